"""Web archives: the pages in WARC files, and in the WARC files of a WACZ."""

from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from countermark.model import Item, SetAside
from countermark.sources.opened import Opened
from countermark.sources.page import LONGEST, Page, items_of_page

SUFFIXES = (".warc",)
OK = "200"
HTML = ("text/html", "application/xhtml+xml")


def recognises(head: bytes) -> bool:
    """Tell whether this is a WARC file."""
    return head.startswith(b"WARC/")


def read(opened: Opened) -> Iterator[Item | SetAside]:
    """Yield the items of each page that was answered with success."""
    found = False
    try:
        for record in ArchiveIterator(opened.stream):
            page = _page(record)
            if page is not None:
                found = True
                yield from items_of_page(page)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
        reason = f"broken archive: {error}. What stands before the break was read"
        yield SetAside(opened.where, reason, "Capture the pages again.")
        return
    if not found:
        reason = "no page: none in the archive was answered with success"
        yield SetAside(opened.where, reason, "Capture the pages again.")


def _page(record: Any) -> Page | None:
    headers = record.http_headers
    if record.rec_type == "resource":
        kind = record.rec_headers.get_header("Content-Type") or ""
    elif record.rec_type == "response" and headers and headers.get_statuscode() == OK:
        kind = headers.get_header("Content-Type") or ""
    else:
        return None
    if not kind.strip().lower().startswith(HTML):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Page(
        record.content_stream().read(LONGEST + 1),
        url,
        url=url,
        captured=record.rec_headers.get_header("WARC-Date"),
        charset=kind.lower().partition("charset=")[2].strip(" \"'").partition(";")[0],
    )
