"""Web archives: the pages in WARC files, and in the WARC files of a WACZ."""

from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from countermark.model import Item, SetAside
from countermark.sources.page import LONGEST, read_page

OK = "200"


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this is a WARC file, packed or not."""
    return head.startswith(b"WARC/") or name.lower().endswith((".warc", ".warc.gz"))


def read(stream: IO[bytes], where: str) -> Iterator[Item | SetAside]:
    """Yield an item for each page that was answered with success."""
    try:
        for record in ArchiveIterator(stream):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None:
                continue
            if headers.get_statuscode() != OK or "html" not in (
                headers.get_header("Content-Type") or ""
            ):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            captured = record.rec_headers.get_header("WARC-Date")
            body = record.content_stream().read(LONGEST + 1)
            yield from read_page(body, url or where, url=url, captured=captured)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        yield SetAside(where, f"broken archive: {error}", "Capture the pages again.")
