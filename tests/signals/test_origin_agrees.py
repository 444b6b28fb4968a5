import pytest

from countermark.signals.origin_agrees import detect
from tests.claim_checks.build import FACTS, signalled

KNOWN = FACTS


def test_fires():
    (signal,) = signalled(detect, KNOWN, title="Marlowe bag made in France")
    assert signal.code == "origin_agrees"
    assert signal.brand == "marlowe"
    assert "Marlowe" in signal.note
    assert "Marlowe" in signal.note_zh


@pytest.mark.parametrize(
    "fields", [{"title": "Marlowe bag made in Guangdong"}, {"title": "Marlowe bag from Paris"}]
)
def test_silent(fields):
    assert signalled(detect, KNOWN, **fields) == []
