"""From the name of an input to the inputs behind it: a file, a pipe, a folder, an archive.

A folder is read file by file in the order of names. What cannot be opened is set aside and never
stops the others.
"""

import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from countermark.errors import ItemError
from countermark.model import SetAside
from countermark.sources.opened import LONGEST_BESIDE, Beside, Opened, folder_of, shown
from countermark.sources.streams import (
    EMPTY_ZIP,
    PACKED_ERRORS,
    ZIP,
    Budget,
    member,
    opened,
)

STDIN = "-"
MOST_MEMBERS = 100_000
PASSED_OVER = tuple(  # what stands beside items and is none
    ".vtt .srt .ass .lrc .description .toml .md .part .ytdl .mp4 .webm .mkv .mov .m4a .mp3 .opus"
    " .wav .jpg .jpeg .png .webp .gif .avif .heic .svg .css .js".split()
)
HIDDEN = (".", "__MACOSX", "Thumbs.db", "desktop.ini")
WORKBOOK = "xl/workbook.xml"
PACKAGE, WACZ_ARCHIVE = "datapackage.json", "archive/"

Found: TypeAlias = Opened | SetAside


def found_in(name: str) -> Iterator[Found]:
    """Yield every input behind a name, opened; each is closed when the next is asked for."""
    if name == STDIN:
        with opened(STDIN) as stream:
            yield Opened(stream, "standard input")
        return
    path = Path(name)
    if not path.is_dir():
        yield from _file(path)
        return
    empty = True
    for entry in _walk(path):
        empty = False
        if isinstance(entry, SetAside):
            yield entry
        else:
            yield from _file(entry)
    if empty:
        reason = "empty folder: nothing in it can be read"
        yield SetAside(shown(name), reason, "Name a folder that holds items.")


def _walk(folder: Path) -> Iterator[Path | SetAside]:
    """Yield the files of a folder and of the folders in it, in the order of names."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith(HIDDEN) or passed_over(entry.name):
            continue
        if entry.is_symlink() and not path.is_file():
            reason = "a link that leads to no file"
            yield SetAside(shown(path), reason, "Name the place that it leads to.")
        elif entry.is_dir():
            yield from _walk(path)
        elif entry.is_file():
            yield path
        else:
            reason = "no file: a pipe or a device"
            yield SetAside(shown(path), reason, "Name it by itself to read it.")


def passed_over(name: str) -> bool:
    """Tell whether a file in a folder or an archive belongs to items without being one."""
    return name.lower().endswith(PASSED_OVER)


def _unreadable(path: Path, error: Exception) -> SetAside:
    if isinstance(error, OSError) and error.errno is not None:
        reason = f"cannot be opened: {error.strerror}"
        return SetAside(shown(path), reason, "Check its rights and that it is still there.")
    return broken(shown(path), error)


def broken(where: str, error: Exception) -> SetAside:
    """Return what is set aside where an input ends in an error."""
    if isinstance(error, ItemError):
        return SetAside(where, f"too large: {error}", "Leave it out, or unpack it yourself.")
    said = str(error) or type(error).__name__
    return SetAside(where, f"broken file: {said}", "Get the file again.")


def _file(path: Path) -> Iterator[Found]:
    try:
        if _is_zip(path):
            yield from _archive(path)
            return
        with opened(path) as stream:
            regular = stat.S_ISREG(path.stat().st_mode)
            yield Opened(
                stream,
                shown(path),
                path if regular else None,
                beside=folder_of(path),
                entry=path.name,
            )
    except PACKED_ERRORS as error:
        yield _unreadable(path, error)


def _is_zip(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(ZIP)) in {ZIP, EMPTY_ZIP}


def _archive(path: Path) -> Iterator[Found]:
    where, budget = shown(path), Budget(path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        names = sorted(one.filename for one in archive.infolist() if not one.is_dir())
        if reason := _useless(names):
            yield SetAside(where, *reason)
            return

        def captions(name: str) -> bytes:
            with member(archive, archive.getinfo(name), budget) as stream:
                return stream.read(LONGEST_BESIDE)

        for name in _wanted(names):
            yield from _member(archive, name, where, budget, Beside(tuple(names), captions))


def _member(
    archive: zipfile.ZipFile, name: str, where: str, budget: Budget, beside: Beside
) -> Iterator[Found]:
    place = f"{where}!{name}"
    try:
        with member(archive, archive.getinfo(name), budget) as stream:
            if stream.peek(len(ZIP))[: len(ZIP)] == ZIP:
                yield SetAside(place, "an archive in an archive", "Unpack the outer one.")
            else:
                yield Opened(stream, place, beside=beside, entry=name)
    except (*PACKED_ERRORS, ItemError) as error:
        yield broken(place, error)


def _wanted(names: list[str]) -> list[str]:
    """Return the members that can be items: in a WACZ, those of its archive alone."""
    if PACKAGE in names and any(name.startswith(WACZ_ARCHIVE) for name in names):
        return [name for name in names if name.startswith(WACZ_ARCHIVE)]
    last = [(name, name.rsplit("/", 1)[-1]) for name in names]
    return [
        name
        for name, end in last
        if name != PACKAGE and not passed_over(end) and not end.startswith(HIDDEN)
    ]


def _useless(names: list[str]) -> tuple[str, str] | None:
    """Return why nothing in an archive can be read, and the cure."""
    if len(names) > MOST_MEMBERS:
        return f"too large: it holds {len(names):,} files", "Unpack it yourself."
    if WORKBOOK in names:
        return "a workbook: not a table of text", "Save its sheet as CSV in UTF-8 and name that."
    if PACKAGE in names and not any(name.startswith(WACZ_ARCHIVE) for name in names):
        return f"no {WACZ_ARCHIVE} in it: a web archive without pages", "Capture the pages again."
    return None if _wanted(names) else ("empty archive: nothing in it can be read", "Get it again.")
