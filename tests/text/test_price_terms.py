import pytest

from countermark.text.price_terms import Terms, terms_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tindrel runner", 1),
        ("Tindrel runner 50 pcs wholesale", 50),
        ("lot of 20 Marlowe bags", 20),
        ("玛洛薇尔 10双 打包", 10),
        ("10pcs Marlowe wallets", 10),
        ("MOQ 50 pcs", 1),
        ("$20 each, 12 pieces", 1),
        ("20双起批", 1),
        ("500 pcs in stock", 1),
        ("已售 300件", 1),
        ("iphone 14 pcbs", 1),
    ],
)
def test_it_counts_what_a_price_buys(text, count):
    assert terms_of(text).count == count


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("定金 拍下改价", "deposit"),
        ("Marlowe bag deposit", "deposit"),
        ("shoes from $1.00", "from"),
        ("199元起", "from"),
        ("perfume travel size", "sample"),
        ("香水小样", "sample"),
        ("replacement strap, empty box", "part"),
        ("表带 玛洛薇尔", "part"),
        ("depositary of bags", ""),
        ("Marlowe bag, new", ""),
    ],
)
def test_it_tells_what_a_price_is_asked_for_instead(text, instead):
    assert terms_of(text).instead == instead


@pytest.mark.parametrize(
    ("text", "child"), [("kids shoes", True), ("童鞋", True), ("kidskin bag", False)]
)
def test_it_knows_goods_for_children(text, child):
    assert terms_of(text).child is child


def test_a_text_without_terms_is_one_piece():
    assert terms_of("") == Terms()
