import numpy as np

from countermark.register.matching.boosting import Settings, grow

CHANCE = np.random.default_rng(5)


def test_it_learns_a_rule_of_two_features_and_not_their_noise():
    table = CHANCE.random((1200, 6))
    labels = ((table[:, 1] > 0.5) & (table[:, 4] < 0.7)).astype(float)
    forest = grow(table[:900], labels[:900], Settings(trees=120, depth=3))
    right = (forest.score(table[900:]) > 0) == (labels[900:] == 1)
    assert right.mean() > 0.95


def test_features_that_say_nothing_leave_the_share_of_the_labels():
    labels = np.array([1.0, 0.0, 0.0, 0.0] * 50)
    odds = grow(np.ones((200, 3)), labels, Settings(trees=5)).score(np.ones((1, 3)))
    assert abs(1 / (1 + np.exp(-odds[0])) - 0.25) < 0.03


def test_few_rows_and_many_are_scored_alike():
    table = CHANCE.random((400, 4))
    forest = grow(table, (table[:, 0] > 0.4).astype(float), Settings(trees=30, depth=3))
    assert np.allclose(forest.score(table)[:5], forest.score(table[:5]))
