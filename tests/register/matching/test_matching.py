"""Product matching learns from pairs, and comes with a model that knows shops' ways of writing."""

import numpy as np
import pytest

from countermark.errors import DataError
from countermark.register.matching import (
    Offer,
    Settings,
    fit,
    load,
    offer_of,
    packaged,
    parse_serialised,
    save,
)

FEW = Settings(trees=40, depth=3)
COLOURS = ("black", "white", "red", "blue", "green")


def pairs_of_shops() -> tuple[list[tuple[Offer, Offer]], list[int]]:
    """Two shops sell the same forty models; the second writes the code without its hyphen."""
    here = [Offer(f"Tindrel runner TX-{n:03d} {COLOURS[n % 5]} shoe") for n in range(100, 140)]
    there = [Offer(f"tindrel TX{n:03d} shoe {COLOURS[n % 5]} new") for n in range(100, 140)]
    same = [(one, two) for one, two in zip(here, there, strict=True)]
    other = [(one, there[(place + 5) % 40]) for place, one in enumerate(here)]
    return same + other, [1] * 40 + [0] * 40


def test_it_learns_that_the_code_decides():
    pairs, labels = pairs_of_shops()
    model = fit(pairs, labels, FEW)
    new = Offer("Tindrel runner TX-777 red shoe")
    same, other = model.score(
        [(new, Offer("tindrel TX777 shoe red new")), (new, Offer("tindrel TX778 shoe red new"))]
    )
    assert same > model.threshold > other


def test_it_scores_a_pair_alike_alone_and_among_others():
    pairs, labels = pairs_of_shops()
    model = fit(pairs, labels, FEW)
    together = model.score(pairs)
    alone = [float(model.score([pair])[0]) for pair in pairs[::7]]
    assert np.allclose(together[::7], alone)


def test_it_learns_the_same_twice_and_survives_its_file(tmp_path):
    pairs, labels = pairs_of_shops()
    model = fit(pairs, labels, FEW)
    save(model, tmp_path / "mine.npz")
    assert np.array_equal(model.score(pairs), fit(pairs, labels, FEW).score(pairs))
    assert np.allclose(load(tmp_path / "mine.npz").score(pairs), model.score(pairs), atol=0.01)


@pytest.mark.parametrize("labels", [[1, 1], [0], [1, 2]])
def test_it_refuses_labels_that_teach_nothing(labels):
    with pytest.raises(DataError, match="one label each"):
        fit([(Offer("a"), Offer("b"))] * 2, labels)


def test_it_scores_nothing_and_empty_offers():
    assert len(packaged().score([])) == 0
    assert 0 <= packaged().score([(Offer(""), Offer(""))])[0] <= 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tindrel TR-4410B trail shoe black", "TINDREL TR4410B Trailrunning Schuhe schwarz"),
        ("Summit chronograph watch SW.1093.44", "Montre chronographe Summit SW109344 homme"),
    ],
)
def test_the_packaged_model_knows_a_code_across_languages(one, two):
    conflicting = two.replace("44", "71")
    same, other = packaged().score([(Offer(one), Offer(two)), (Offer(one), Offer(conflicting))])
    assert same > other


def test_it_reads_the_serialised_form_of_the_benchmarks():
    offer = parse_serialised(
        "COL title VAL tindrel runner COL manufacturer VAL  COL price VAL 89.5 "
    )
    assert (offer.title, offer.brand, str(offer.price)) == ("tindrel runner", "", "89.5")


def test_it_keeps_a_text_that_looks_like_the_form():
    offer = parse_serialised("COL title VAL ALCOHOL PROTOCOL TESTER COL brand VAL tindrel")
    assert (offer.title, offer.brand) == ("ALCOHOL PROTOCOL TESTER", "tindrel")


def test_it_knows_the_names_that_shops_use():
    offer = offer_of({"name": "Runner", "vendor": "Tindrel", "mpn": "TX-1", "price": "$1,200.00"})
    assert (offer.title, offer.brand, offer.code, offer.price) == (
        "Runner",
        "Tindrel",
        "TX-1",
        1200,
    )
