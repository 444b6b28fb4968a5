"""Videos downloaded with yt-dlp: an info.json each, with subtitles and captions beside it.

TikTok titles are cut at 72 characters there, so the description is read as well; the hashtags stand
in the description. Subtitles of such downloads are transcripts of the speech. The lines of
`yt-dlp --dump-json` and the lists of `--dump-single-json` are read in the same way.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from countermark.model import Item, Media, Seller, SetAside, Timed
from countermark.sources.captions import lines_of
from countermark.sources.dates import iso
from countermark.sources.native import BLANK, decoded
from countermark.sources.opened import Opened

INFO = ".info.json"
SUFFIXES = (INFO,)
CAPTIONS = (".vtt", ".srt")
VIDEOS = (".mp4", ".webm", ".mkv", ".mov", ".m4a", ".mp3")
HASHTAG = re.compile(r"#(\w+)")
LONGEST = 64 * 1024**2
MARKS = (b'"extractor_key"', b'"webpage_url"', b'"extractor"', b'"upload_date"', b'"http_headers"')
ENOUGH = 2  # marks: long lists of formats may stand before the others
MOST_DEPTH = 3  # a channel holds lists, which hold videos


def recognises(head: bytes) -> bool:
    """Tell whether this speaks in the field names of yt-dlp."""
    return head.lstrip(BLANK).startswith(b"{") and sum(mark in head for mark in MARKS) >= ENOUGH


def read(opened: Opened) -> Iterator[Item | SetAside]:
    """Yield the item of an info.json with the captions beside it, or one a line of a dump."""
    if not opened.name.endswith(INFO) and _holds_lines(opened.stream.peek(4)[:4096]):
        for number, line in enumerate(iter(lambda: opened.stream.readline(LONGEST), b""), 1):
            if line.strip(BLANK):
                yield from _info(line, opened, f"{opened.where}:{number}")
        return
    data = opened.stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        yield SetAside(opened.where, "too large: over 64 MiB", "Leave the file out.")
        return
    yield from _info(data, opened, opened.where)


def _holds_lines(start: bytes) -> bool:
    return start.lstrip(BLANK).split(b"\n", 1)[0].strip() != b"{"


def _info(data: bytes, opened: Opened, place: str) -> Iterator[Item | SetAside]:
    try:
        info = decoded(data)
    except ValueError as error:
        excerpt = data[:80].decode("utf-8", "replace")
        yield SetAside(place, f"broken JSON: {error}", "Download the video again.", excerpt)
        return
    yield from _videos(info, opened, place, MOST_DEPTH)


def _videos(info: Any, opened: Opened, place: str, depth: int) -> Iterator[Item | SetAside]:
    entries = info.get("entries") if isinstance(info, Mapping) else None
    if isinstance(entries, list) and depth:
        for number, entry in enumerate(entries, 1):
            yield from _videos(entry, opened, f"{place}[{number}]", depth - 1)
    elif not isinstance(info, Mapping) or not info.get("id"):
        yield SetAside(place, "no id: not an info.json of yt-dlp", "Leave the file out.")
    elif info.get("_type", "video") in {"video", "url", "url_transparent"}:
        yield _item(info, opened)


def _item(info: Mapping[str, Any], opened: Opened) -> Item:
    description = _text(info.get("description"))
    stem = opened.entry.removesuffix(INFO) + "."
    handle = _text(info.get("uploader"))
    number = _text(info.get("uploader_id"))
    if number and number.startswith("@"):  # where the uploader is a name, this is the handle
        handle = number.removeprefix("@")
    return Item(
        str(info["id"]),
        str(info.get("extractor_key") or info.get("ie_key") or info.get("extractor") or "video")
        .lower()
        .partition(":")[0],
        "post",
        url=_text(info.get("webpage_url")) or _text(info.get("url")),
        title=_text(info.get("title")),
        description=description,
        tags=_tags(info, description),
        speech=_speech(info, opened, stem),
        seller=Seller(handle=handle or number, name=_text(info.get("channel"))),
        media=tuple(_media(opened, stem)),
        published=iso(info.get("timestamp")) or iso(str(info.get("upload_date") or "")),
    )


def _text(value: object) -> str | None:
    good = isinstance(value, (str, int)) and not isinstance(value, bool)
    return str(value) if good and str(value) else None


def _tags(info: Mapping[str, Any], description: str | None) -> tuple[str, ...]:
    given = info.get("tags")
    tags = [tag for tag in given if isinstance(tag, str)] if isinstance(given, list) else []
    return tuple(dict.fromkeys([*HASHTAG.findall(description or ""), *tags]))


def _media(opened: Opened, stem: str) -> Iterator[Media]:
    if opened.path is not None and opened.entry.endswith(INFO):
        for name in opened.beside.starting(stem):
            if name.lower().endswith(VIDEOS):
                yield Media("video", str(opened.path.with_name(name)))


def _speech(info: Mapping[str, Any], opened: Opened, stem: str) -> tuple[Timed, ...] | None:
    """Return the lines of every caption; None where there are none: not read is not silent."""
    files = [
        opened.beside.read(name).decode("utf-8", "replace")
        for name in opened.beside.starting(stem)
        if opened.entry.endswith(INFO) and name.lower().endswith(CAPTIONS)
    ]
    texts = files or [text for text in _kept_inside(info) if text]
    if not texts:
        return None
    return tuple(dict.fromkeys(line for text in texts for line in lines_of(text)))


def _kept_inside(info: Mapping[str, Any]) -> Iterator[str]:
    """Yield the captions that stand in the info.json itself, as some sites give them."""
    for field in ("requested_subtitles", "subtitles"):
        languages = info.get(field)
        for tracks in languages.values() if isinstance(languages, Mapping) else ():
            for one in tracks if isinstance(tracks, list) else [tracks]:
                if isinstance(one, Mapping) and one.get("ext") in {"vtt", "srt"}:
                    yield str(one.get("data") or "")
