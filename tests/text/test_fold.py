import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.text.fold import ROW_END, fold, fold_text
from tests.text.samples import texts


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("MARLOWE", "marlowe"),
        ("Ｍａｒｌｏｗｅ", "marlowe"),
        ("𝓜𝓪𝓻𝓵𝓸𝔀𝓮", "marlowe"),
        ("Ⓜⓐⓡⓛⓞⓦⓔ", "marlowe"),
        ("Mаrlоwе", "marlowe"),  # three Cyrillic letters
        ("Μarlowe", "marlowe"),  # a Greek one
        ("Märlöwé", "marlowe"),
        ("Ma\u200brlo\u00adwe", "marlowe"),
        ("ᴍᴀʀʟᴏᴡᴇ", "marlowe"),
        ("🇲🇦🇷🇱🇴🇼🇪", "marlowe"),
        ("瑪洛薇爾", "玛洛薇尔"),
        ("a \t\u3000 b", "a b"),
        ("line\nbreak\r\nmore", "line break more"),
        ("ﬁne", "fine"),
    ],
)
def test_it_reads_a_disguise_as_the_symbol_it_stands_for(written, folded):
    assert fold_text(written) == folded


@pytest.mark.parametrize("kept", ["が", "한국", "กี่", "नि", "marlowe 玛洛薇尔 1:1"])
def test_it_keeps_the_marks_that_make_another_sound(kept):
    assert fold_text(kept) == kept


def test_it_leaves_the_flag_of_a_country_a_flag():
    assert fold_text("🇨🇳") != "cn"
    assert fold_text("🇨🇳🇲").endswith("cnm")


@given(texts)
def test_it_changes_nothing_when_it_folds_again(text):
    once = fold_text(text)
    assert fold_text(once) == once


@given(st.lists(texts, max_size=6))
def test_it_folds_a_batch_as_it_folds_each_text(batch):
    rows = fold(batch).text()[1:-1].split("\n") if batch else []
    assert rows == [fold_text(text) for text in batch]


@given(st.lists(texts, max_size=4))
def test_it_knows_the_origin_of_every_symbol(batch):
    folded = fold(batch)
    raw = "".join(map(chr, folded.raw.tolist()))
    assert len(folded.codes) == len(folded.origin)
    assert (np.diff(folded.origin) >= 0).all()
    symbols = zip(folded.codes.tolist(), folded.origin.tolist(), strict=True)
    for code, origin in symbols:
        alone = fold_text(raw[origin])
        assert code == ROW_END or chr(code) in alone or ord(raw[origin]) in range(0x1F1E6, 0x1F200)


@given(st.lists(texts, min_size=1, max_size=4))
def test_it_knows_where_each_text_starts(batch):
    folded = fold(batch)
    raw = "".join(map(chr, folded.raw.tolist()))
    for text, start in zip(batch, folded.starts.tolist(), strict=True):
        assert raw[start : start + len(text)] == text


@given(texts, texts)
def test_a_folded_name_slices_back_to_what_was_written(before, after):
    written = "Ｍа\u200bＲlowe"
    text = f"{before} {written} {after}"
    folded = fold([text])
    start = folded.text().index("marlowe", max(0, len(fold_text(before)) - 1))
    origin = folded.origin[start : start + len("marlowe")] - folded.starts[0]
    assert text[origin[0] : origin[-1] + 1] == written


def test_it_takes_lone_surrogates_and_the_end_of_the_table():
    assert fold_text("a\ud800b\U0010ffff")[0] == "a"
