import pytest

from countermark.model import View
from countermark.text.match import Matcher, Pattern

NAMES = ("marvixe", "corv", "orsa vendrick", "玛洛", "玛洛薇尔", "seller", "3m")
MATCHER = Matcher(
    [
        *(
            Pattern(name, hidden=True, fuzzy=name != "seller", prefix=len(name) > 4)
            for name in NAMES
        ),
        Pattern("replica", opens=True),
    ]
)


def found(text, view):
    matches = MATCHER.scan([text])
    wanted = matches.view == list(View).index(view)
    places = zip(matches.start[wanted].tolist(), matches.end[wanted].tolist(), strict=True)
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("M4rv1xe bag", ["M4rv1xe"]),
        ("m@rvix€", ["m@rvix€"]),
        ("C0rv", ["C0rv"]),
        ("orsa v3ndrick", ["orsa v3ndrick"]),
        ("正品m4rvixe包", ["m4rvixe"]),
        ("m4rvixebag", ["m4rvixe"]),
        ("xm4rvixe", []),
        ("c0rv", ["c0rv"]),
        ("c04v", []),  # hardly a letter is left
        ("marvixe 2024", []),
        ("5eller!", ["5eller"]),
        ("cor!", []),  # a shout
        ("marv1xe m4rvixe", ["marv1xe", "m4rvixe"]),
    ],
)
def test_reads_signs_as_letters(text, quotes):
    assert found(text, View.LEET) == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("M arvixe", ["M arvixe"]),
        ("m a r v i x e", ["m a r v i x e"]),
        ("M.a.r.v.i.x.e", ["M.a.r.v.i.x.e"]),
        ("M*A*R*V*I*X*E", ["M*A*R*V*I*X*E"]),
        ("MAR.VIXE", ["MAR.VIXE"]),
        ("marv～ixe", ["marv～ixe"]),
        ("o r s a  v e n d r i c k", ["o r s a  v e n d r i c k"]),
        ("orsa v endrick", ["orsa v endrick"]),
        ("O.rsa Vendrick", ["O.rsa Vendrick"]),
        ("玛.洛", ["玛.洛"]),
        ("玛 洛 薇 尔", ["玛 洛 薇 尔"]),
        ("c o r v", ["c o r v"]),
        ("marvixe", []),
        ("marv ixe", []),  # no letter stands alone
        ("c orv", []),
        ("replica c orv", ["c orv"]),
        ("replica marvi xet", []),
        ("a m a r v i x e t", ["m a r v i x e"]),
        ("mar (vixe)", []),
        ("mar - - - vixe", []),
        ("his eller", []),
        ("and 3 m long", []),
        ("玛先生 洛", []),
    ],
)
def test_puts_names_together_that_are_written_apart(text, quotes):
    assert found(text, View.SQUEEZED)[-1:] == quotes


def test_signs_may_also_stand_between_the_letters():
    assert found("m 4 r v 1 x e", View.SQUEEZED) == ["m 4 r v 1 x e"]


def test_many_disguises_in_one_text_are_all_found():
    text = "m4rvixe and M arvixe, then 玛~洛; " * 3
    assert len(found(text, View.LEET)) == 3
    assert len(found(text, View.SQUEEZED)) == 6
