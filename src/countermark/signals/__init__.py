"""The signals: one file each, found by its place; its docstring is what reviewers read."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

Detect = Callable[[Document, Register], Iterator[Signal]]


@cache
def signals() -> dict[str, Detect]:
    """Return every signal by its code, which is the name of its file."""
    codes = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {code: importlib.import_module(f"{__name__}.{code}").detect for code in codes}


def meanings() -> dict[str, str]:
    """Return the sentence that says what each signal observes."""
    return {code: _sentence(code) for code in signals()}


def _sentence(code: str) -> str:
    module = importlib.import_module(f"{__name__}.{code}")
    return (module.__doc__ or "").strip().splitlines()[0]


@lru_cache(maxsize=4096)
def _seeing(classes: frozenset[str]) -> tuple[Detect, ...]:
    """Return the signals that may see something in an item with claims and cues of some classes.

    A signal that lives on them names the classes in LOOKS_FOR; the others look at every item.
    """
    return tuple(
        detect
        for code, detect in signals().items()
        if (looks_for := _looks_for(code)) is None or looks_for & classes
    )


def _looks_for(code: str) -> frozenset[str] | None:
    return getattr(importlib.import_module(f"{__name__}.{code}"), "LOOKS_FOR", None)


def detect_all(document: Document, register: Register) -> Iterator[Signal]:
    """Yield every signal of a document, in the order of their codes."""
    for detect in _seeing(document.classes()):
        yield from detect(document, register)
