"""The signals: one file each, found by its place; its docstring is what reviewers read."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

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


def detect_all(document: Document, register: Register) -> Iterator[Signal]:
    """Yield every signal of a document, in the order of their codes."""
    for detect in signals().values():
        yield from detect(document, register)
