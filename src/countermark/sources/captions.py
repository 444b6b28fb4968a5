"""The lines of speech in VTT and SRT files."""

import html
import re
from collections.abc import Iterator

from countermark.model import Timed

STAMP = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,4})(?:[.,](\d{1,9}))?")
MARKUP = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
BREAK = re.compile(r"\r\n?|\n")
NO_SPEECH = ("NOTE", "STYLE", "REGION", "WEBVTT")


def lines_of(text: str) -> Iterator[Timed]:
    """Yield the lines of a VTT or SRT file; what rolls on from the line before is said once."""
    last: list[str] = []
    for block in _blocks(BREAK.split(text)):
        times = next((number for number, line in enumerate(block) if "-->" in line), None)
        if times is None or block[0].startswith(NO_SPEECH):
            continue
        start, _, end = block[times].partition("-->")
        said = [html.unescape(MARKUP.sub("", line)).strip() for line in block[times + 1 :]]
        fresh = [line for line in said if line and line not in last]
        if fresh:
            yield _timed(" ".join(fresh), _seconds(start), _seconds(end))
        last = said


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _timed(text: str, at: float | None, until: float | None) -> Timed:
    """Return a line; what ends before it begins has no time that could be believed."""
    if at is not None and until is not None and until < at:
        return Timed(text)
    return Timed(text, at, until)


def _seconds(stamp: str) -> float | None:
    found = STAMP.search(stamp)
    if not found:
        return None
    hours, minutes, seconds, part = found.groups()
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part or 0}")
