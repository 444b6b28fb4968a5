"""An imported supplier list as a table of the user's own folder, written whole or not at all."""

import csv
import os
import re
from collections.abc import Iterable
from pathlib import Path

from countermark.register.suppliers import COLUMNS, COMPLETE, PARTIAL, ListedSupplier, SupplierList


def table_name(listing: SupplierList) -> str:
    """Return the place of a list inside the user's folder; another source makes another file."""
    source = re.sub(r"[^a-z0-9]+", "-", listing.source.casefold().partition("://")[2])[:60]
    parts = (listing.brand, listing.published.isoformat(), source.strip("-"))
    return f"suppliers-list/{'-'.join(filter(None, parts))}.csv"


def write_table(
    folder: Path, listing: SupplierList, suppliers: Iterable[ListedSupplier]
) -> tuple[Path, int]:
    """Write the suppliers of a list, and return where, and how many."""
    path = folder / table_name(listing)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    extent = COMPLETE if listing.complete else PARTIAL
    count = 0
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(COLUMNS)
            for one in suppliers:
                told = (extent, listing.published.isoformat(), listing.source)
                writer.writerow((listing.brand, one.name, one.address, one.country, *told))
                count += 1
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path, count
