import numpy as np

from countermark.register.matching.letters import letters_of


def test_the_hash_of_two_words_written_together_follows_from_theirs():
    letters = letters_of(["cush", "top", "cushtop"], most=16)
    hashes, shifts = letters.hashes(), letters.shifts()
    assert hashes[:1] * shifts[1:2] + hashes[1:2] == hashes[2:]


def test_stems_are_hashes_of_the_first_letters():
    one, two, three = letters_of(["colours", "colour", "colder"], most=16).hashes(most=5)
    assert one == two != three


def test_alike_words_share_most_letter_triples():
    maps = letters_of(["runner", "runners", "chrono"], most=16).triples()
    alike, other = (int(np.bitwise_count(maps[0] & maps[at]).sum()) for at in (1, 2))
    assert alike > 3 > other
