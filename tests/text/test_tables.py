import json

import pytest

from countermark.text import tables
from countermark.text.tables import FOLDER, MANIFEST, load, verify_tables


@pytest.fixture
def copied(tmp_path, monkeypatch):
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    return tmp_path


def test_the_packaged_tables_are_the_ones_that_were_built():
    assert verify_tables() == []


def test_every_table_is_in_the_manifest_with_the_versions_behind_it():
    manifest = json.loads((FOLDER / MANIFEST).read_text(encoding="utf-8"))
    assert set(manifest["sha256"]) == {path.name for path in FOLDER.iterdir()} - {MANIFEST}
    assert {"unicodedata", "pypinyin", "jieba"} <= set(manifest["built_from"])


def test_a_changed_table_is_named_with_the_cure(copied):
    (copied / "emoji.csv").write_bytes(b"changed")
    (fault,) = verify_tables()
    assert "emoji.csv" in fault
    assert "build_text_tables" in fault


def test_a_missing_table_is_named_with_the_cure(copied):
    (copied / "words.npz").unlink()
    (fault,) = verify_tables()
    assert fault == "data/text/words.npz: is missing. Install again."


def test_a_table_is_loaded_as_its_arrays_and_without_pickles(copied):
    assert {"english", "chinese"} <= set(load("words"))
