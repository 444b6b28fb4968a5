"""Videos downloaded with yt-dlp: an info.json each, with subtitles and captions beside it.

TikTok titles are cut at 72 characters there, so the description is read as well; the hashtags stand
in the description. Subtitles of such downloads are transcripts of the speech.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from countermark.model import Item, Media, Seller, SetAside, Timed
from countermark.sources.dates import iso

INFO = ".info.json"
CAPTIONS = (".vtt", ".srt")
HASHTAG = re.compile(r"#(\w+)")
STAMP = re.compile(r"(?:(\d+):)?(\d+):(\d+)[.,](\d+)")
MARKUP = re.compile(r"<[^>]*>|\{\\[^}]*\}")
LONGEST = 64 * 1024**2


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this is the description of one download."""
    return name.endswith(INFO)


def read_file(path: Path) -> Iterator[Item | SetAside]:
    """Yield the one item of an info.json with the captions beside it."""
    try:
        if path.stat().st_size > LONGEST:
            yield SetAside(str(path), "over 64 MiB", "Leave the file out.")
            return
        info = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        yield SetAside(str(path), f"broken JSON: {error}", "Download the video again.")
        return
    if not isinstance(info, Mapping) or not info.get("id"):
        yield SetAside(str(path), "no id: not an info.json of yt-dlp", "Leave the file out.")
    elif info.get("_type", "video") == "video":
        yield _item(info, path)


def _item(info: Mapping[str, Any], path: Path) -> Item:
    description = _text(info.get("description"))
    return Item(
        str(info["id"]),
        str(info.get("extractor_key") or info.get("extractor") or "video").lower(),
        "post",
        url=_text(info.get("webpage_url")),
        title=_text(info.get("title")),
        description=description,
        tags=tuple(dict.fromkeys(HASHTAG.findall(description or ""))),
        speech=_speech(path),
        seller=Seller(
            handle=_text(info.get("uploader")) or _text(info.get("uploader_id")),
            name=_text(info.get("channel")),
        ),
        media=tuple(_media(path)),
        published=iso(info.get("timestamp")) or iso(str(info.get("upload_date") or "")),
    )


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and str(value) else None


def _beside(path: Path) -> list[Path]:
    stem = path.name.removesuffix(INFO)
    return sorted(other for other in path.parent.iterdir() if other.name.startswith(stem + "."))


def _media(path: Path) -> Iterator[Media]:
    for other in _beside(path):
        if other.suffix in {".mp4", ".webm", ".mkv", ".mov"}:
            yield Media("video", str(other))


def _speech(path: Path) -> tuple[Timed, ...] | None:
    """Return the lines of every caption file; None where there is none: not read is not silent."""
    files = [other for other in _beside(path) if other.suffix in CAPTIONS]
    if not files:
        return None
    lines = [line for file in files for line in captions(file.read_text("utf-8", "replace"))]
    return tuple(dict.fromkeys(lines))


def captions(text: str) -> Iterator[Timed]:
    """Yield the lines of a VTT or SRT file; what rolls on from the line before is said once."""
    last: list[str] = []
    for block in re.split(r"\r?\n[ \t]*\r?\n", text):
        lines = block.strip().splitlines()
        times = next((number for number, line in enumerate(lines) if "-->" in line), None)
        if times is None:
            continue
        start, _, end = lines[times].partition("-->")
        said = [html.unescape(MARKUP.sub("", line)).strip() for line in lines[times + 1 :]]
        fresh = [line for line in said if line and line not in last]
        if fresh:
            yield Timed(" ".join(fresh), _seconds(start), _seconds(end))
        last = said


def _seconds(stamp: str) -> float | None:
    found = STAMP.search(stamp)
    if not found:
        return None
    hours, minutes, seconds, part = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{part}")
