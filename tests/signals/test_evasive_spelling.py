from dataclasses import replace

import pytest

from countermark.signals import evasive_spelling
from tests.build import REGISTER, document, fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "M4rl0we bag"},
        {"title": "M a r l o w e bag"},
        {"title": "Mаrlowe bag"},
        {"title": "玛*洛*薇*尔"},
    ],
)
def test_fires(item):
    assert fires("evasive_spelling", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "MARLOWE bag"},
        {"title": "#marlowe"},
        {"title": "瑪洛薇爾"},
    ],
)
def test_silent(item):
    assert not fires("evasive_spelling", **item)


@pytest.mark.parametrize(("own", "fires"), [("Mar-Lôwe", False), ("Marlowe", True)])
def test_silent_where_the_brand_itself_writes_its_name_so(own, fires):
    brand = replace(REGISTER.brands["marlowe"], name=own)
    register = replace(REGISTER, brands={**REGISTER.brands, "marlowe": brand})
    found = evasive_spelling.detect(document(title="MAR-LÔWE bag"), register)
    assert bool(list(found)) is fires
