import numpy as np

from countermark.register.matching.leanings import Seen, lean, out_of_fold


def test_a_word_of_alike_pairs_leans_up_and_one_of_others_down():
    pair = np.arange(40)
    words = Seen(pair, pair % 2, 40)
    labels = (pair % 2 == 0).astype(float)
    weights = lean(words, labels, 3)
    assert weights[0] > 0 > weights[1]
    assert weights[2] == 0


def test_a_fold_is_scored_by_the_others():
    words = Seen(np.arange(4), np.array([0, 0, 1, 1]), 4)
    found = out_of_fold(words, np.array([1.0, 0.0, 1.0, 0.0]), 2, np.array([0, 1, 0, 1]))
    assert (found[[0, 2]] < found[[1, 3]]).all()
