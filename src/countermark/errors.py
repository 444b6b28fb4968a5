"""What can go wrong, as one tree.

    CountermarkError
    ├── DataError      our own tables are wrong: stop before the first item (exit code 3)
    ├── UsageError     the command was given something it cannot use (exit code 2)
    └── ItemError      one item is wrong: set it aside with its reason and go on (exit code 1)

A message says where, what, and what to do.
"""


class CountermarkError(Exception):
    """The root: everything that Countermark itself reports."""

    exit_code = 1


class DataError(CountermarkError):
    """One of our own tables is wrong."""

    exit_code = 3


class UsageError(CountermarkError):
    """A command was given an input, an option or a place that it cannot use."""

    exit_code = 2


class ItemError(CountermarkError):
    """One item cannot be read."""
