"""`countermark prices`, as a user calls it with a brand of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "prices"


@pytest.fixture
def tables(tmp_path) -> Path:
    for part in ("brands", "rates"):
        shutil.copytree(EXAMPLE / part, tmp_path / "mine" / part)
    return tmp_path / "mine"


def countermark(tables: Path, *arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "countermark", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"COUNTERMARK_DATA": str(tables), "COLUMNS": "200"},
        timeout=120,
        check=False,
    )


def imported(tables: Path, feed: Path) -> subprocess.CompletedProcess:
    given = ("--brand", "marlowe", "--territory", "us", "--date", "2025-04-15", "--out", tables)
    return countermark(tables, "prices", "import", feed, *given)


def test_prices_are_imported_shown_and_compared_with(tables):
    done = imported(tables, EXAMPLE / "merchant.xml")
    assert done.returncode == 1, done.stderr
    assert "2 prices" in done.stdout
    assert "item 3: list_price is '-1.00'" in done.stderr
    shown = countermark(tables, "prices", "show", "--brand", "marlowe").stdout
    assert "Corvella wallet" in shown
    assert "from 2025-04-15 to 2025-04-17" in shown
    text = "Marlowe bag MW-4410B for $60"
    explained = countermark(tables, "explain", "--text", text).stdout
    assert "19 % of 310.00 USD" in " ".join(explained.split())


def test_a_missing_file_and_an_unknown_brand_are_wrong_use(tables, tmp_path):
    assert imported(tables, tmp_path / "none.xml").returncode == 2
    given = ("--brand", "marlow", "--territory", "US", "--out", tables)
    wrong = countermark(tables, "prices", "import", EXAMPLE / "merchant.xml", *given)
    assert wrong.returncode == 2
    assert "marlowe" in wrong.stderr
