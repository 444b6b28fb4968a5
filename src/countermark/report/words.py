"""The words of the interface in English and Chinese, and the names of signals and claim classes."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Words = Mapping[str, str]


def asset(name: str) -> str:
    """Return the text of a packaged part of the report."""
    return files("countermark.report").joinpath(name).read_text(encoding="utf-8")


@cache
def load_words() -> dict[str, dict[str, str]]:
    """Read the words of both languages, by language and key."""
    words: dict[str, dict[str, str]] = json.loads(asset("words.json"))
    return words


def named(words: Words, group: str, key: str) -> str:
    """Return the name of a code, class, field or tier; what has no name yet is spelled out."""
    return words.get(f"{group}.{key}") or key.replace("_", " ")


def brand_name(slug: str | None, names: Mapping[str, str], words: Words) -> str:
    """Return a brand as people write it; without the register's names the id is spelled out."""
    if slug is None:
        return words["no_brand"]
    return names.get(slug) or slug.replace("-", " ").title()
