"""What several verbs ask of their options."""

import difflib
import os
from collections.abc import Collection

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
