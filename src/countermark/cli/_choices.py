"""What several verbs ask of their options."""

import difflib
import os
from collections.abc import Collection
from pathlib import Path

from countermark.engines.files import STDOUT
from countermark.engines.outputs import form_of
from countermark.errors import UsageError


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def known_brands(chosen: tuple[str, ...], known: Collection[str]) -> None:
    """Refuse an unknown brand and name the ones that are spelled alike."""
    for brand in chosen:
        if brand not in known:
            close = difflib.get_close_matches(brand, known, n=3)
            hint = f" Did you mean {', '.join(close)}?" if close else ""
            raise UsageError(f"--brand {brand}: no brand has this id.{hint}")


def check_outputs(outputs: tuple[str, ...], inputs: tuple[str, ...]) -> None:
    """Refuse outputs that cannot be written, or that would be read as inputs or replace them."""
    if len(set(outputs)) < len(outputs):
        raise UsageError("--out names the same place twice. Name each output once.")
    read = [Path(name).resolve() for name in inputs if name != STDOUT]
    for name in outputs:
        if name == STDOUT:
            continue
        path = Path(name)
        form_of(path)
        if not path.resolve().parent.is_dir():
            raise UsageError(f"{name}: its folder does not exist. Make the folder first.")
        if path.is_dir():
            raise UsageError(f"{name}: it is a folder. Name a file.")
        for source in read:
            if source == path.resolve() or (source.is_dir() and source in path.resolve().parents):
                raise UsageError(f"{name}: it lies within the input {source}. Write elsewhere.")
