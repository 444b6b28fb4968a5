import pytest

from countermark.signals.supplier_claim import detect
from tests.claim_checks.build import listing, signalled, with_lists

KNOWN = with_lists(listing("marlowe", "Hoa Sen", complete=True))


def test_fires():
    (signal,) = signalled(
        detect, KNOWN, title="Marlowe OEM bags", seller="Weilan Handbag Co., Ltd."
    )
    assert signal.code == "supplier_claim"
    assert signal.brand == "marlowe"
    assert "Marlowe" in signal.note
    assert "Marlowe" in signal.note_zh


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Marlowe OEM bags", "seller": "Hoa Sen Ltd"},
        {"title": "Marlowe OEM bags", "seller": "Best Bags"},
    ],
)
def test_silent(fields):
    assert signalled(detect, KNOWN, **fields) == []
