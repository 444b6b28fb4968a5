"""Everything that the program needs at run time may be used and passed on with it."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from countermark.rows import PACKAGED

ROOT = Path(__file__).parent.parent
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
NEEDED = sorted(
    set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements/core.txt").read_text(), re.MULTILINE))
)
# Permissive, or weak in that it binds only its own files (MPL).
COMPATIBLE = r"MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|Zlib|CC0|W3C|MPL|Mozilla"
BINDING = r"(?<![LM])GPL|AGPL|LGPL|SSPL|proprietary"


@pytest.mark.parametrize("name", NEEDED)
def test_a_requirement_has_a_compatible_licence(name):
    try:
        about = metadata(name)
    except PackageNotFoundError:
        pytest.skip("not for this platform")
    classifiers = [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
    says = " ".join([about.get("License-Expression") or about.get("License") or "", *classifiers])
    assert re.search(COMPATIBLE, says), f"{name} says {says or 'nothing'}"
    assert not re.search(BINDING, says)


def test_the_notice_names_every_work_behind_the_frozen_tables():
    built_from = (PACKAGED / "text" / "manifest.json").read_text(encoding="utf-8")
    works = set(re.findall(r'"([\w-]+)": "[\d.]+"', built_from)) - {"numpy"}
    spoken = NOTICE.replace("_", "-").lower()
    assert [work for work in sorted(works) if work not in spoken] == []


@pytest.mark.parametrize("table", sorted((PACKAGED / "text").glob("*.npz")), ids=lambda it: it.name)
def test_the_notice_says_which_works_a_frozen_table_comes_from(table):
    assert f"data/text/{table.name}" in NOTICE


def test_the_notice_names_the_source_of_brand_names_that_rows_name():
    assert "name-suggestion-index" in NOTICE
    assert any(
        "name-suggestion-index" in path.read_text(encoding="utf-8")
        for path in (PACKAGED / "brands").rglob("brands.csv")
    )
