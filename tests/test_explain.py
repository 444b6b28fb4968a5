import re

import pytest

from countermark.explain import load_sentences, sentences
from countermark.model import Modality, Signal, Span
from tests.build import recorded

ACCUSING = re.compile(
    r"(is|are) (a )?(counterfeit|fake)|是(假货|仿品|假的|盗版)|infring|侵权", re.IGNORECASE
)


@pytest.mark.parametrize("key", sorted(load_sentences()), ids=str)
def test_no_sentence_says_that_something_is_counterfeit(key):
    for sentence in load_sentences()[key]:
        assert not ACCUSING.search(sentence)


def test_a_sentence_quotes_what_was_written_as_it_is():
    span = Span(Modality.WRITTEN, "title", 0, 8, "{brand} <b>")
    english, chinese = sentences(Signal("brand_mention", 1.0, "marlowe", spans=(span,)), "Marlowe")
    assert english == "Names Marlowe: “{brand} <b>”."
    assert chinese == "提到品牌 Marlowe：“{brand} <b>”。"


def test_every_reason_of_a_record_has_both_languages():
    record = recorded(title="Marlowe OEM, 原厂尾单, WhatsApp +86 138 0000 0000", speech="look")
    reasons = record["assessments"][0]["reasons"]
    assert {"brand_mention", "provenance_claim", "leftover_stock", "off_platform"} <= {
        reason["code"] for reason in reasons
    }
    assert all(reason["text"] and reason["text_zh"] for reason in reasons)
