"""Nothing that a user meets is left out of the docs."""

import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from cogapp import Cog

from countermark.cli import commands
from countermark.lexicon import CLAIM_CLASSES
from countermark.model import Modality, Role, Tier, View
from countermark.rows import PACKAGED
from countermark.signals import signals

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "countermark"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def verbs(group: click.Command = commands, path: str = "countermark") -> Iterator[tuple]:
    yield path, group
    if isinstance(group, click.Group):
        for name in group.list_commands(click.Context(group)):
            yield from verbs(group.get_command(click.Context(group), name), f"{path} {name}")


VERBS = dict(verbs())
TABLES = sorted(
    path.relative_to(PACKAGED).as_posix()
    for path in PACKAGED.rglob("*")
    if path.suffix in {".csv", ".toml", ".npz"}
)
TABLE_PATTERNS = re.findall(r"^\| `([^`]+\.\w+)` \|", page("data.md"), re.MULTILINE)
SETTINGS = sorted(
    {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r"COUNTERMARK_[A-Z_]+", path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_the_generated_parts_of_a_page_are_fresh(path):
    assert Cog().main(["cog", "--check", str(path)]) == 0, "Run `make fresh`."


@pytest.mark.parametrize("code", sorted(signals()))
def test_a_signal_is_documented(code):
    assert f"| {code} |" in page("signals.md")


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_documented_with_its_options(verb):
    heading = f"## `{verb}`\n"
    assert heading in page("cli.md")
    section = page("cli.md").split(heading)[1].split("\n## ")[0]
    for option in VERBS[verb].params:
        assert isinstance(option, click.Argument) or max(option.opts, key=len) in section


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.count(" ") == 1])
def test_the_readme_or_the_walk_shows_a_verb_at_work(verb):
    assert verb in (ROOT / "README.md").read_text(encoding="utf-8") + page("walk.md")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_documented(table):
    assert any(fnmatch.fnmatch(table, pattern) for pattern in TABLE_PATTERNS)


@pytest.mark.parametrize("pattern", TABLE_PATTERNS)
def test_a_documented_table_exists(pattern):
    assert fnmatch.filter(TABLES, pattern)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_documented(setting):
    assert setting in page("data.md") + page("cli.md")


@pytest.mark.parametrize("word", [*CLAIM_CLASSES, *Modality, *Role, *Tier, *View])
def test_the_glossary_has_a_word_that_our_records_use(word):
    assert re.search(rf"(?<![a-z_]){word}(?![a-z_])", page("glossary.md"))


def test_every_page_is_linked_from_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"docs/{path.name}" in readme for path in DOCS.glob("*.md"))


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))],
    ids=lambda path: path.name,
)  # fmt: skip
def test_a_link_leads_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8")):
        assert "://" in target or (path.parent / target).exists()


def test_make_lists_every_target_once():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    described = re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE)
    targets = re.findall(r"^([a-z-]+):(?!=)", text, re.MULTILINE)
    phony = " ".join(re.findall(r"^\.PHONY:((?:.*\\\n)*.*)", text, re.MULTILINE))
    assert sorted(described) == sorted(targets) == sorted(set(targets))
    assert set(targets) == set(phony.replace("\\", " ").split())


def test_every_make_target_that_the_texts_name_exists():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    texts = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "pyproject.toml")]
    for path in [*texts, *DOCS.rglob("*.md")]:
        named = re.findall(r"(?:`|^    )make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= set(targets), path.name
