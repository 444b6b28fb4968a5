"""A million symbols that were made to keep the program busy."""

import time

import pytest

from countermark.text.contacts import find_contacts
from countermark.text.fold import fold_text
from countermark.text.links import find_codes, find_links
from countermark.text.money import find_money, parse_price
from tests.text.samples import HOSTILE, SECONDS


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "read", [find_contacts, find_links, find_codes, find_money, parse_price, fold_text]
)
def test_it_is_read_in_less_than_two_seconds(read, piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    read(text)
    assert time.process_time() - start < SECONDS
