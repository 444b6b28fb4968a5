"""Rows under the same rules, found at once: each group is ruled by one of its rows."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np

from countermark.duties.amounts import Whole

Made = TypeVar("Made")
Part = tuple[Whole, Sequence[Hashable] | None]  # numbers, and what they stand for elsewhere too

FAR = 2**60  # keys beyond this are numbered anew before another part widens them


@dataclass(frozen=True, slots=True)
class Groups:
    """What was ruled so far, by what the rulings depend on."""

    ruled: dict[tuple[Hashable, ...], Any] = field(default_factory=dict)

    def rule(
        self, label: str, parts: Sequence[Part], make: Callable[[int], Made]
    ) -> tuple[list[Made], Whole]:
        """Return what was made of a row of each group, and the group of each row."""
        first, group = _grouped([numbers for numbers, _ in parts])
        made = []
        for row in first.tolist():
            name = (label, *(_named(part, row) for part in parts))
            if name not in self.ruled:
                self.ruled[name] = make(row)
            made.append(self.ruled[name])
        return made, group


def _named(part: Part, row: int) -> Hashable:
    numbers, names = part
    return int(numbers[row]) if names is None else names[numbers[row]]


def _grouped(parts: Sequence[Whole]) -> tuple[Whole, Whole]:
    key, width = np.zeros(len(parts[0]), np.int64), 1
    for part in parts:
        radix = int(part.max(initial=0)) + 1
        if width * radix > FAR:
            key = np.unique(key, return_inverse=True)[1]
            width = len(key)
        key, width = key * radix + part, width * radix
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    return first, group
