import pytest

from countermark.model import View
from countermark.text.disguise import disguises


@pytest.mark.parametrize(
    ("quote", "spelling", "view", "codes"),
    [
        ("Marlowe", "Marlowe", View.BASE, ()),
        ("MARLOWE", "Marlowe", View.BASE, ()),
        ("瑪洛薇爾", "玛洛薇尔", View.BASE, ()),
        ("Ｍarlowe", "Marlowe", View.BASE, ("full_width",)),
        ("𝐌𝐚𝐫𝐥𝐨𝐰𝐞", "Marlowe", View.BASE, ("mathematical",)),
        ("Ⓜarlowe", "Marlowe", View.BASE, ("mathematical",)),
        ("🇲🇦🇷🇱🇴🇼🇪", "Marlowe", View.BASE, ("flag_letters",)),
        ("Mar\u200blowe", "Marlowe", View.BASE, ("zero_width",)),
        ("Märlowe", "Marlowe", View.BASE, ("diacritics",)),
        ("Märlowe", "Märlowe", View.BASE, ()),
        ("Mаrlowe", "Marlowe", View.BASE, ("look_alike_letters",)),
        ("мавео", "mabeo", View.BASE, ("other_script",)),
        ("M4rlowe", "Marlowe", View.LEET, ("leet",)),
        ("M a r l o w e", "Marlowe", View.SQUEEZED, ("spaced",)),
        ("M.a.r.l.o.w.e", "Marlowe", View.SQUEEZED, ("separated",)),
        ("玛.洛薇尔", "玛洛薇尔", View.SQUEEZED, ("separated",)),
        ("玛·洛薇尔", "玛洛薇尔", View.SQUEEZED, ()),
        ("马落薇尔", "玛洛薇尔", View.PINYIN, ("homophone",)),
        ("maluoweier", "玛洛薇尔", View.PINYIN, ("pinyin_letters",)),
        ("M*rlowe", "Marlowe", View.FUZZY, ("masked",)),
        ("Marllowe", "Marlowe", View.FUZZY, ("doubled",)),
        ("Marlove", "Marlowe", View.FUZZY, ("typo",)),
        ("玛洛艹微尔", "玛洛薇尔", View.SPLIT, ("split_characters",)),
        ("犸洛薇尔", "玛洛薇尔", View.GLYPH, ("look_alike_characters",)),
    ],
)
def test_it_names_how_a_spelling_is_hidden(quote, spelling, view, codes):
    assert disguises(quote, spelling, view) == codes


def test_one_written_form_may_hide_a_name_in_several_ways():
    assert set(disguises("Ｍ\u200bаrlowe", "Marlowe", View.BASE)) == {
        "full_width", "zero_width", "look_alike_letters",
    }  # fmt: skip
