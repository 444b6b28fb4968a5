"""What holds of any two names."""

from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.text.companies import Names, likeness, parse

WORDS = st.sampled_from(
    "Taisen Wing Fung Golden Phoenix Marlowe HYL Dongguan 东莞市 泰森 永丰 皮具 有限公司 Co., Ltd. "
    "Leather Shoes ( ) （深圳） Hsing Ta 之 an nü lv".split()
)
NAMES = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=20)


@settings(max_examples=200, deadline=None)
@given(one=NAMES, other=NAMES)
def test_likeness_is_mutual_and_between_nothing_and_one(one, other):
    there, back = likeness(parse(one), parse(other)), likeness(parse(other), parse(one))
    assert there.score == back.score
    assert 0 <= there.score <= 1


@settings(max_examples=100, deadline=None)
@given(name=NAMES)
def test_a_name_with_a_core_is_found_in_a_list_that_holds_it(name):
    company = parse(name)
    if len(company.han) > 1 or len("".join(company.words)) > 4:
        assert [hit.number for hit in Names([name]).find(name)] == [0]
