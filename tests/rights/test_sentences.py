"""Nothing that we write calls an owner of a registered mark anything but its lawful owner."""

from datetime import date
from string import Formatter

import pytest

from countermark.register.rights import load_marks
from countermark.rights import Gate, Intent, Question, Stop, in_words, may_act, record
from countermark.rights.gate import load_stops
from countermark.rights.sentences import LANGUAGES, load_sentences, stops_in_words
from tests.rights.build import ask, entry, packaged
from tests.rights.test_cases import LINES, asked

FORBIDDEN = """
fake counterfeit squat pirat bogus knockoff knock-off copycat hijack imitat imposter impostor
infringer illegal unlawful fraud forge steal stole thief theft replica troll abus malicious rip-off
bad faith bad-faith scam sham
假 抢注 仿 山寨 冒牌 盗 恶意 蟑螂 碰瓷 侵权 李鬼 傍名牌 违法 非法 骗 水货 赝 蹭
""".split()
FORBIDDEN += ["bad faith"]
FORBIDDEN.remove("bad")
FORBIDDEN.remove("faith")
EVERY_FIELD = {
    "holder": "Marlowe Ltd", "sign": "Marlowe", "klass": 25, "goods": "shoes", "territory": "China",
    "date": "2020-01-01", "owners": "Tindrel GmbH", "groups": "2507", "wanted": "shoes",
    "classes": "18, 25", "number": "7", "status": "registered", "period": "since 2001",
    "source": "a register", "checked": "2026-11-24", "first": "2001", "last": "2031",
    "says": "It was found.", "brand": "Marlowe", "quotes": "“pre-owned”",
}  # fmt: skip


def said_badly(text: str) -> list[str]:
    return [word for word in FORBIDDEN if word in text.casefold()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted(load_sentences()))
def test_a_template_says_nothing_bad_and_fills_every_field(code, lang):
    template = load_sentences()[code][lang]
    fields = {name for _, name, _, _ in Formatter().parse(template) if name}
    assert template
    assert fields <= set(EVERY_FIELD)
    assert not said_badly(template.format(**EVERY_FIELD))


def test_both_languages_say_the_same_fields():
    for code, pair in load_sentences().items():
        english, chinese = (
            {name for _, name, _, _ in Formatter().parse(pair[lang]) if name} for lang in LANGUAGES
        )
        assert english == chinese, code


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.split()[:4]))
def test_a_published_case_is_told_without_a_bad_word(line, lang):
    answer = asked(*line.split()[:4])
    sentences = in_words(answer, packaged(), lang)
    assert sentences
    assert not [word for sentence in sentences for word in said_badly(sentence)]
    stops = (Stop("rights", answer=answer), Stop("no_sign"))
    gate = Gate(Intent("Marlowe Ltd", "muji", "CN", date(2020, 1, 1)), stops, (answer,))
    assert not [
        word for text in stops_in_words(gate, packaged(), lang) for word in said_badly(text)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "code",
    sorted(code.removeprefix("stop_") for code in load_sentences() if code.startswith("stop_")),
)
def test_a_stop_is_told_without_a_bad_word(code, lang):
    answer = asked("RYOHIN", "无印良品", "24", "2019-11-04")
    stop = Stop(code, ("pre-owned",), answer=answer if code == "rights" else None)
    gate = Gate(Intent("Ryohin Keikaku", "muji", "CN", date(2020, 1, 1)), (stop,), (answer,))
    (text,) = stops_in_words(gate, packaged(), lang)
    assert not said_badly(text)


def test_every_mark_is_told_without_a_bad_word_whoever_asks():
    for (sign, _), entries in load_marks().entries.items():
        for one in entries:
            for holder in (None, one.mark.owner, "Marlowe Ltd"):
                question = Question(holder, sign, one.mark.klass, "CN", date(2026, 11, 24))
                answer = may_act(question, packaged())
                for lang in LANGUAGES:
                    text = "\n".join(in_words(answer, packaged(), lang))
                    assert not said_badly(text), text


def test_every_reason_that_an_answer_can_have_has_a_sentence():
    reasons = {"own_right", "other_owner", "both_hold", "owner_unclear", "other_perhaps", "partly"}
    assert reasons <= set(load_sentences())
    assert {f"stop_{code}" for _, code in load_stops().values()} <= set(load_sentences())


def test_braces_in_a_name_stay_what_they_are():
    answer = ask(entry("Tindrel {x} GmbH", valid_from="2001-01-01"), on="2020-01-01")
    assert "Tindrel {x} GmbH" in in_words(answer, packaged())[0]


def test_an_answer_after_the_last_check_says_so():
    answer = ask(entry(valid_from="2001-01-01"), on="2027-01-01")
    assert "look again" in " ".join(in_words(answer, packaged()))
    assert "look again" not in " ".join(
        in_words(ask(entry(valid_from="2001-01-01"), on="2020-01-01"), packaged())
    )


def test_a_record_holds_the_deciding_row_and_every_other_owner():
    made = record(asked("RYOHIN", "無印良品", "24", "2019-11-04"), packaged())
    assert made["may_act"] == "no"
    assert made["deciding"][0]["number"] == "1561046"
    assert made["others"][0]["owners"] == ["Beijing Cottonfield Textile Corp."]
    assert made["deciding"][0]["valid_from"] == "2001-04-28"
