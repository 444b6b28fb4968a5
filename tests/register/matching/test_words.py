import numpy as np

from countermark.register.matching.offers import Offer
from countermark.register.matching.overlap import meet
from countermark.register.matching.words import texts_of

ROWS = np.array([0]), np.array([1])


def shared(name: str, one: str, two: str, other: str | None = None) -> int:
    bags = texts_of([Offer(one), Offer(two)]).bags
    return int(meet(bags[name], ROWS[0], bags[other or name], ROWS[1])[0].shared.sum())


def test_neighbours_written_together_are_found():
    assert shared("title", "cushtop", "cush top stand") == 0
    assert shared("title", "cushtop", "cush top stand", "joined") == 1
    assert shared("title", "dscw150", "camera DSC-W150", "joined") == 1


def test_a_unit_beside_its_number_makes_a_measure():
    assert shared("measure", "disk 300 GB", "disk 300gb") == 1
    assert shared("measure", "disk 300 GB", "disk 500gb") == 0
    assert shared("unit", "disk 300 GB", "disk 500gb") == 1


def test_words_meet_in_any_order_and_case():
    assert shared("title", "Tindrel Runner", "runner by TINDREL") == 2
    assert shared("lead", "Tindrel Runner", "runner by TINDREL") == 0


def test_an_empty_text_has_nothing():
    assert all(len(bags.starts) == 2 for bags in texts_of([Offer("")]).bags.values())
