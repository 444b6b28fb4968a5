import pytest

from countermark.model import View
from countermark.text.match import Matcher, Pattern

NAMES = ("marlowe", "orsa vendrick", "levo's", "mk&n", "mk", "n9", "alvendra", "玛洛薇尔", "corv")
DISTINCTIVE = {"marlowe", "orsa vendrick", "alvendra"}
MATCHER = Matcher(
    [
        *(
            Pattern(name, hidden=len(name) > 3, fuzzy=name in DISTINCTIVE, prefix=len(name) > 4)
            for name in NAMES
        ),
        Pattern("made by"),
    ]
)


def found(text, view=View.BASE):
    matches = MATCHER.scan([text])
    wanted = matches.view == list(View).index(view)
    places = zip(matches.start[wanted].tolist(), matches.end[wanted].tolist(), strict=True)
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a Marlowe bag", "Marlowe"),
        ("МАRLОWЕ", "МАRLОWЕ"),  # Cyrillic letters among them
        ("Ｍａｒｌｏｗｅ", "Ｍａｒｌｏｗｅ"),
        ("𝐌𝐚𝐫𝐥𝐨𝐰𝐞", "𝐌𝐚𝐫𝐥𝐨𝐰𝐞"),
        ("Ⓜⓐⓡⓛⓞⓦⓔ", "Ⓜⓐⓡⓛⓞⓦⓔ"),
        ("M\u200barl\u00adowe", "M\u200barl\u00adowe"),
        ("Mårlówe", "Mårlówe"),
        ("🇲🇦🇷🇱🇴🇼🇪", "🇲🇦🇷🇱🇴🇼🇪"),
        ("正品marlowe包", "marlowe"),
        ("#marlowedupe", "marlowe"),
        ("marlowebag", "marlowe"),
        ("newMarlowe", "Marlowe"),
        ("2024marlowe", "marlowe"),
        ("#realmarlowe", "marlowe"),
        ("orsa-vendrick", "orsa-vendrick"),
        ("ORSAVENDRICK", "ORSAVENDRICK"),
        ("orsa\nvendrick", "orsa\nvendrick"),
        ("levos and", "levos"),
        ("levo’s and", "levo’s"),
        ("mk & n", "mk & n"),
        ("瑪洛薇爾", "瑪洛薇爾"),  # traditional characters
        ("n9", "n9"),
        ("made-by", "made-by"),
    ],
)
def test_finds_a_name_however_it_is_plainly_written(text, quote):
    assert quote in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "realmarlowe",  # inside another word
        "mkx xmk mk9",  # short words are whole words
        "corvette",  # four letters are no beginning
        "#realcorv",
        "mar lowe",
        "remade by",
        "made bye",
        "",
    ],
)
def test_other_words_are_no_names(text):
    assert found(text) == []


def test_a_name_in_an_address_or_a_tag_stands_free():
    assert found("www.marlowe.example @marlowe_shop") == ["marlowe", "marlowe"]


def test_a_single_a_or_i_that_is_cut_off_is_written_apart():
    assert found("a lvendra", View.SQUEEZED) == ["a lvendra"]
    assert found("alvendr a", View.SQUEEZED) == ["alvendr a"]


def test_pinyin_is_not_looked_for_in_another_alphabet():
    matcher = Matcher([Pattern("卡赫", hidden=True)])
    assert len(matcher.scan(["ka he"]).row) == 1
    assert len(matcher.scan(["ка не"]).row) == 0
