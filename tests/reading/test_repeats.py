import time

import numpy as np
import pytest

from countermark.reading.repeats import MANY, MOST, OFTEN, without_repeats
from tests.build import document


def test_keeps_every_hit_of_an_ordinary_item():
    items = np.repeat([0, 3], [MANY, 7])
    assert len(without_repeats(items, np.arange(len(items)) % 5)) == MANY + 7


def test_keeps_the_first_of_each_pattern_where_there_are_too_many():
    items = np.repeat([0, 1], [MANY + 100, 3])
    patterns = np.array([5] * (MANY + 99) + [9] + [5, 5, 5])
    assert without_repeats(items, patterns).tolist() == [
        *range(OFTEN), MANY + 99, MANY + 100, MANY + 101, MANY + 102,
    ]  # fmt: skip


def test_keeps_no_more_than_can_be_read():
    count = MOST * 2
    assert len(without_repeats(np.zeros(count, dtype=np.int64), np.arange(count))) == MOST


@pytest.mark.parametrize(
    "text", ["marlowe ", "M a r l o w e ", "玛洛薇尔", "marlowe OEM 微信 a12345 "]
)
def test_a_text_of_names_alone_is_read_in_time(text):
    started = time.process_time()
    made = document("listing", description=text * (60_000 // len(text)))
    assert made is not None
    assert {mention.brand for mention in made.mentions} == {"marlowe"}
    assert time.process_time() - started < 20
