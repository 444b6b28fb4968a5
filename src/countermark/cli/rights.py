"""`countermark rights`: tell who may act on a sign, for which goods, where and on which day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import click
import msgspec

from countermark.cli._marks import VARIABLE, opened
from countermark.errors import UsageError
from countermark.register.rights.marks import key_of
from countermark.rights import Answer, Question, Rights, in_words, load_rights, may_act, record
from countermark.rights.gate import SIGN_KINDS


@click.command(
    name="rights",
    epilog="""\b
Examples:
  countermark rights MUJI --class 24 --territory CN --date 2019-11-04
  countermark rights 无印良品 --goods "bed sheets" --territory CN --holder "Ryohin Keikaku"
  countermark rights Supreme --class 25 --territory CN --date 2019-06-01 --json
""",
)
@click.argument("sign")
@click.option("--class", "klass", type=int, help="The Nice class of the goods.")
@click.option("--goods", help="The goods in words, or a path of the Google product taxonomy.")
@click.option("--group", "groups", multiple=True, help="A Chinese similar group; may be repeated.")
@click.option("--territory", required=True, help="ISO 3166 code, or EM (European Union) or BX.")
@click.option("--date", "on", help="The day asked of, YYYY-MM-DD.  [default: today]")
@click.option("--holder", help="Who wants to act; without it the owners are told.")
@click.option(
    "--database", envvar=VARIABLE, show_envvar=True,
    help="Imported marks: a file, or postgresql://…  [default: marks.db, if it is there]",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Write the answers as JSON.")
def command(sign: str, database: str | None, lang: str, as_json: bool, **asked: Any) -> None:
    """Tell who may act on SIGN for some goods in a territory on a day, and which row decides.

    Where the brand is also written otherwise (MUJI, 无印良品), each sign gets its own answer: they
    are different signs, and may have different owners.
    """
    with opened(database) as marks:
        rights = load_rights(marks)
        question = _question(sign, **asked)
        answers = [may_act(question, rights), *_also(question, rights)]
        if as_json:
            made = [record(answer, rights) for answer in answers]
            click.echo(msgspec.json.encode({"asked": made[0], "also_written": made[1:]}).decode())
            return
        click.echo("\n\n".join("\n".join(_shown(one, rights, lang)) for one in answers))


def _question(sign: str, **asked: Any) -> Question:
    if (asked["klass"] is None) == (asked["goods"] is None):
        raise UsageError("Say the goods once: --class NUMBER, or --goods WORDS.")
    return Question(
        asked["holder"],
        sign,
        asked["goods"] if asked["klass"] is None else asked["klass"],
        asked["territory"].upper(),
        day_of(asked["on"]),
        tuple(asked["groups"]),
    )


def day_of(text: str | None) -> date:
    """Read a day of the command line; none is today."""
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError:
        raise UsageError(f"--date {text}: no such day. Write YYYY-MM-DD.") from None


def _also(question: Question, rights: Rights) -> Iterator[Answer]:
    """Answer for the other signs of the same brand that somebody has registered anywhere."""
    names = [one for one in rights.register.spellings if one.kind in SIGN_KINDS]
    asked = key_of(question.sign)
    brands = {one.brand for one in names if key_of(one.text) == asked}
    others = {key_of(one.text): one.text for one in names if one.brand in brands}
    for key, text in others.items():
        if key != asked and rights.marks.find(text):
            yield may_act(replace(question, sign=text), rights)


def _shown(answer: Answer, rights: Rights, lang: str) -> list[str]:
    head = f"{answer.question.sign}: {answer.may.value}" if answer.may else answer.question.sign
    return [head, *(f"  {sentence}" for sentence in in_words(answer, rights, lang))]
