"""The frozen tables of the text kernel, and whether they are the ones that we built."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache

import numpy as np

from countermark.rows import PACKAGED

FOLDER = PACKAGED / "text"
MANIFEST = "manifest.json"

Array = np.ndarray


@cache
def load(name: str) -> Mapping[str, Array]:
    """Load one frozen table as its arrays by name."""
    with np.load(FOLDER / f"{name}.npz", allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


def verify_tables() -> list[str]:
    """Return a sentence for each frozen table that is missing or is not the one that was built."""
    hashes = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))["sha256"]
    found = {path.name: path for path in FOLDER.iterdir() if path.name != MANIFEST}
    faults = [f"data/text/{name}: is missing. Install again." for name in hashes.keys() - found]
    for name, path in sorted(found.items()):
        if hashes.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            faults.append(
                f"data/text/{name}: is not the file in {MANIFEST}. Run tools/build_text_tables.py."
            )
    return faults
