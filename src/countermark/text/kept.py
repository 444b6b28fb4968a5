"""A matcher is built once: afterwards it is loaded from the user's cache folder.

What is kept belongs to exactly these patterns, frozen tables, program files and libraries; whatever
is missing, broken or from another version is built anew, and nothing else changes.
COUNTERMARK_CACHE names another folder; empty, it keeps nothing.
"""

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from countermark.text.match import Matcher, Pattern
from countermark.text.tables import FOLDER as TABLES
from countermark.text.tables import MANIFEST

VARIABLE = "COUNTERMARK_CACHE"
MOST_KEPT = 4  # matchers; the oldest go
DIGEST_SIZE = 32
OURS = "countermark.text."
ARRAYS = frozenset(
    {
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.numeric", "_frombuffer"),
        ("numpy._core.multiarray", "_reconstruct"),
    }
)


def kept_matcher(patterns: Sequence[Pattern]) -> Matcher:
    """Return the matcher of some patterns, from the cache where it is there and whole."""
    folder = _folder()
    if folder is None:
        return Matcher(patterns)
    path = folder / f"matcher-{_key(patterns)}.bin"
    matcher = _load(path)
    if matcher is None:
        matcher = Matcher(patterns)
        with suppress(OSError):
            _save(matcher, path)
    return matcher


def _folder() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(home) / "countermark" if Path(home).is_absolute() else None


def _key(patterns: Sequence[Pattern]) -> str:
    total = hashlib.sha256(_surroundings())
    for field in fields(Pattern):
        total.update("\0".join(str(getattr(one, field.name)) for one in patterns).encode())
    return total.hexdigest()[:DIGEST_SIZE]


@cache
def _surroundings() -> bytes:
    """Return a hash over the tables, the files of this package and what they are built on."""
    total = hashlib.sha256((TABLES / MANIFEST).read_bytes())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    total.update(f"{sys.version} {sys.platform} numpy {version('numpy')}".encode())
    for library in ("daachorse", "ahocorasick_rs"):
        with suppress(ImportError):
            total.update(f"{library} {version(library)}".encode())
    return total.digest()


class _Careful(pickle.Unpickler):
    """Loads nothing but our own views and plain arrays."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in ARRAYS:
            return super().find_class(module, name)
        if module.startswith(OURS) and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a matcher")


def _load(path: Path) -> Matcher | None:
    """Load a matcher; None where there is none, or none that is whole."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, packed = kept[:DIGEST_SIZE], kept[DIGEST_SIZE:]
    if hashlib.sha256(packed).digest() != digest:
        return None
    try:
        loaded = _Careful(io.BytesIO(packed)).load()
    except pickle.UnpicklingError:
        return None
    return loaded if isinstance(loaded, Matcher) else None


def _save(matcher: Matcher, path: Path) -> None:
    """Keep a matcher; readers see the whole file or none."""
    packed = pickle.dumps(matcher, protocol=pickle.HIGHEST_PROTOCOL)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        whole = Path(stream.name)
        try:
            stream.write(hashlib.sha256(packed).digest() + packed)
            stream.close()
            whole.replace(path)
        finally:
            whole.unlink(missing_ok=True)
    kept = sorted(path.parent.glob("matcher-*.bin"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink(missing_ok=True)
