import pytest

from countermark.signals.supplier_listed import detect
from tests.claim_checks.build import listing, signalled, with_lists

KNOWN = with_lists(listing("marlowe", "Taisen Leather"))


def test_fires():
    (signal,) = signalled(detect, KNOWN, title="Marlowe OEM bags", seller="泰森皮具有限公司")
    assert signal.code == "supplier_listed"
    assert signal.brand == "marlowe"
    assert "Marlowe" in signal.note
    assert "Marlowe" in signal.note_zh


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Marlowe OEM bags", "seller": "泰林皮具有限公司"},
        {"title": "Marlowe bag", "seller": "泰森皮具有限公司"},
    ],
)
def test_silent(fields):
    assert signalled(detect, KNOWN, **fields) == []
