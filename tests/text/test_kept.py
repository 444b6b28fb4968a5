import hashlib
import pickle

import numpy as np
import pytest

from countermark.text import kept
from countermark.text.kept import kept_matcher
from countermark.text.match import Matcher, Pattern

PATTERNS = [
    Pattern("Marlowe", hidden=True, fuzzy=True, prefix=True),
    Pattern("玛洛薇尔", hidden=True),
    Pattern("replica", opens=True),
]
TEXTS = ["replica M*rlowe", "玛 洛 薇 尔", "M a r l o w e", "mal uo wei er", "nothing"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def rows(matcher):
    found = matcher.scan(TEXTS)
    return np.stack([found.row, found.start, found.end, found.pattern, found.view]).tolist()


def test_a_loaded_matcher_finds_what_a_built_one_finds(folder):
    first = rows(kept_matcher(PATTERNS))
    assert len(list(folder.iterdir())) == 1
    assert rows(kept_matcher(PATTERNS)) == first == rows(Matcher(PATTERNS))


def test_is_loaded_the_second_time(folder):
    kept_matcher(PATTERNS)
    path = next(folder.iterdir())
    before = path.stat().st_mtime_ns
    assert isinstance(kept._load(path), Matcher)
    kept_matcher(PATTERNS)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("change", [{"text": "Marlow"}, {"fuzzy": False}, {"prefix": False}])
def test_other_patterns_are_kept_apart(folder, change):
    kept_matcher(PATTERNS)
    plain = {"text": "Marlowe", "hidden": True, "fuzzy": True, "prefix": True}
    kept_matcher([Pattern(**(plain | change)), *PATTERNS[1:]])
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize(
    "damage", [b"", b"short", lambda whole: whole[:-1], lambda whole: whole + b"x"]
)
def test_what_is_broken_is_built_anew_and_mended(folder, damage):
    first = rows(kept_matcher(PATTERNS))
    path = next(folder.iterdir())
    whole = path.read_bytes()
    path.write_bytes(damage(whole) if callable(damage) else damage)
    assert rows(kept_matcher(PATTERNS)) == first
    assert isinstance(kept._load(path), Matcher)


class Call:
    def __reduce__(self):
        return (print, ("called",))


class Through:
    def __reduce__(self):
        return (kept.version, ("numpy",))


@pytest.mark.parametrize("strange", [Call(), Through(), {"no": "matcher"}])
def test_what_is_no_matcher_is_never_called(folder, strange, capsys):
    kept_matcher(PATTERNS)
    path = next(folder.iterdir())
    packed = pickle.dumps(strange)
    path.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert kept._load(path) is None
    assert not capsys.readouterr().out


def test_a_name_with_dots_reaches_nothing(folder):
    packed = b"\x80\x04\x8c\x15countermark.text.kept\x8c\x09os.getpid\x93)R."
    folder.mkdir()
    path = folder / "matcher-x.bin"
    path.write_bytes(hashlib.sha256(packed).digest() + packed)
    assert kept._load(path) is None


def test_only_the_newest_few_are_kept(folder):
    for number in range(kept.MOST_KEPT + 3):
        kept_matcher([Pattern(f"Marlowe {number}")])
    assert len(list(folder.iterdir())) == kept.MOST_KEPT


def test_an_empty_name_keeps_nothing(folder, monkeypatch):
    monkeypatch.setenv(kept.VARIABLE, "")
    assert rows(kept_matcher(PATTERNS))
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "file" / "kept"))
    assert rows(kept_matcher(PATTERNS))


def test_the_users_cache_folder_is_the_place(tmp_path, monkeypatch):
    monkeypatch.delenv(kept.VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    kept_matcher(PATTERNS)
    assert len(list((tmp_path / "countermark").glob("matcher-*.bin"))) == 1
