import pytest

from countermark.text.contact_labels import LOOK_ALIKES, LOOSE, SURE, label_pattern


@pytest.mark.parametrize("table", [SURE, LOOSE])
def test_each_kind_has_labels_that_are_found_under_its_name(table):
    pattern = label_pattern(table)
    assert set(pattern.groupindex) == set(table)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("加微信", "wechat"), ("w.e.c.h.a.t", "wechat"), ("扣扣", "qq"), ("телефон", "phone")],
)
def test_a_label_is_found_with_signs_between_its_letters(text, kind):
    assert label_pattern(SURE).search(text.translate(LOOK_ALIKES)).lastgroup == kind


@pytest.mark.parametrize("text", ["awx", "#vx", "iqq", "aphone"])
def test_a_label_in_latin_letters_does_not_begin_within_a_word(text):
    assert not label_pattern(SURE).search(text)
