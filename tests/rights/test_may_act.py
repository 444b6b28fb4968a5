"""The rule: what a row says, what it leaves open, and never yes beside another lawful owner."""

from datetime import date

import pytest

from countermark.errors import UsageError
from countermark.rights import MayAct, Question, owners_of
from tests.rights.build import ask, entry, rights, said

OTHER = "Tindrel GmbH"
SINCE = {"valid_from": "2015-05-05"}


EXPIRED = SINCE | {"valid_until": "2025-05-04", "status": "expired"}


def since(status: str, day: str = "2020-02-02") -> dict[str, str]:
    return SINCE | {"status": status, "status_from": day}


@pytest.mark.parametrize(
    ("fields", "on", "expected"),
    [
        (SINCE, "2015-05-05", "yes:own_right"),
        (SINCE, "2015-05-04", "unknown:before_evidence"),
        (SINCE | {"applied": "2014-01-01"}, "2015-05-04", "no:applied"),
        (SINCE | {"applied": "2014-01-01"}, "2013-12-31", "unknown:before_evidence"),
        ({"valid_from": "2015"}, "2015-06-01", "unknown:from_unknown"),
        ({"valid_from": "2015"}, "2016-01-01", "yes:own_right"),
        ({}, "2020-01-01", "unknown:from_unknown"),
        ({"findings": [("holds", "2019-01-01")]}, "2018-12-31", "unknown:from_unknown"),
        ({"findings": [("holds", "2019-01-01")]}, "2019-01-01", "yes:own_right"),
        (SINCE | {"findings": [("unclear", "2017")]}, "2017-03-03", "unknown:in_doubt"),
        (SINCE | {"findings": [("unclear", "2017")]}, "2018-01-01", "yes:own_right"),
        ({"status": "applied", "applied": "2020-01-01"}, "2021-01-01", "no:applied"),
        ({"status": "applied", "applied": "2020-01-01"}, "2027-01-01", "unknown:applied"),
        ({"status": "refused", "applied": "2020-01-01"}, "2027-01-01", "no:refused"),
        ({"status": "withdrawn", "applied": "2020-01-01"}, "2021-01-01", "no:withdrawn"),
        (EXPIRED, "2025-05-04", "yes:own_right"),
        (EXPIRED, "2025-05-05", "no:expired"),
        (SINCE | {"valid_until": "2025-05-04"}, "2026-01-01", "unknown:term_over"),
        (SINCE | {"valid_until": "2030-05-04"}, "2031-01-01", "no:expired"),
        (SINCE | {"status": "expired"}, "2020-01-01", "unknown:until_unclear"),
        (SINCE | {"status": "expired"}, "2026-11-24", "no:expired"),
        (since("cancelled"), "2020-02-01", "yes:own_right"),
        (since("cancelled"), "2020-02-02", "no:cancelled"),
        (since("cancelled", "2020-02"), "2020-02-02", "unknown:until_unclear"),
        (since("invalidated"), "2021-01-01", "no:invalidated"),
        (since("invalidated_in_part"), "2020-02-01", "yes:own_right"),
        (since("invalidated_in_part"), "2021-01-01", "unknown:in_part"),
        (since("assigned"), "2020-02-01", "yes:own_right"),
        (since("assigned"), "2021-01-01", "unknown:owner_unclear"),
    ],
)
def test_one_row_on_a_day(fields, on, expected):
    assert said(entry(**fields), on=on) == expected


@pytest.mark.parametrize(
    ("chain", "on", "expected"),
    [
        ([("Marlowe Ltd", OTHER, "2018-03-03")], "2018-03-02", "yes:own_right"),
        ([("Marlowe Ltd", OTHER, "2018-03-03")], "2018-03-03", "no:other_owner"),
        ([("Marlowe Ltd", OTHER, "2018")], "2018-06-01", "unknown:owner_unclear"),
        ([("Marlowe Ltd", OTHER, "2018")], "2019-01-01", "no:other_owner"),
        ([("Marlowe Ltd", OTHER, "")], "2019-01-01", "unknown:owner_unclear"),
        ([("Marlowe Ltd", OTHER, "")], "2026-11-24", "no:other_owner"),
        ([("Summit AG", "Marlowe Ltd", "2017-01-01"), ("Marlowe Ltd", OTHER, "2018-03-03")],
         "2017-06-01", "yes:own_right"),
        ([("Summit AG", "Marlowe Ltd", "2017-01-01"), ("Marlowe Ltd", OTHER, "2018-03-03")],
         "2016-06-01", "no:other_owner"),
        ([("Summit AG", "Marlowe Ltd", "2017-01-01"), ("Gap Ltd", OTHER, "2018-03-03")],
         "2017-06-01", "unknown:owner_unclear"),
    ],
)  # fmt: skip
def test_the_chain_of_owners(chain, on, expected):
    assert said(entry(OTHER, chain=chain, **SINCE), on=on) == expected


def test_never_yes_beside_another_lawful_owner():
    own, other = entry(**SINCE), entry(OTHER, **SINCE)
    assert said(own, other, on="2020-01-01") == "unknown:both_hold"
    assert said(own, entry(OTHER), on="2020-01-01") == "unknown:other_perhaps"
    assert said(other, on="2020-01-01") == "no:other_owner"
    assert [row.owners for row in ask(own, other, on="2020-01-01").others] == [(OTHER,)]


def test_joint_owners_cannot_act_alone_by_this_program():
    assert (
        said(entry("Marlowe Ltd|Tindrel GmbH", **SINCE), on="2020-01-01") == "unknown:owner_unclear"
    )


def test_an_owner_that_nobody_published_may_be_the_holder():
    assert said(entry("", **SINCE), on="2020-01-01") == "unknown:owner_unclear"


def test_the_same_letters_in_another_script_are_another_sign():
    assert said(entry(sign="Маrlоwе", **SINCE), on="2020-01-01") == "unknown:no_evidence"
    assert said(entry(sign="MARLOWE", **SINCE), on="2020-01-01") == "yes:own_right"
    assert (
        said(entry(sign="玛洛薇爾", **SINCE), on="2020-01-01", sign="玛洛薇尔") == "yes:own_right"
    )


@pytest.mark.parametrize(
    ("owned", "asked", "expected"),
    [
        (("2507",), ("2507",), "yes:own_right"),
        (("2507",), ("2501",), "unknown:partly"),
        (("2507",), (), "unknown:partly"),
        (("2501", "2507"), ("2507",), "yes:own_right"),
        ((), ("2507",), "yes:own_right"),
    ],
)
def test_similar_groups_narrow_a_right(owned, asked, expected):
    own = entry(groups=owned, jurisdiction="CN", **SINCE)
    assert said(own, on="2020-01-01", territory="CN", groups=asked) == expected


def test_owners_of_different_groups_of_a_class_do_not_meet():
    shoes = entry(groups=("2507",), jurisdiction="CN", **SINCE)
    clothes = entry(OTHER, groups=("2501",), jurisdiction="CN", **SINCE)
    ours = {"on": "2020-01-01", "territory": "CN"}
    assert said(shoes, clothes, groups=("2507",), **ours) == "yes:own_right"
    assert said(shoes, clothes, groups=("2501",), **ours) == "no:other_owner"
    assert said(shoes, clothes, **ours) == "unknown:both_hold"


@pytest.mark.parametrize(
    ("goods", "expected"),
    [
        ("sneakers", "yes:own_right"),
        ("Apparel & Accessories > Shoes > Boots", "yes:own_right"),
        ("球鞋", "yes:own_right"),
        ("handbag", "unknown:other_classes"),
        ("sports", "unknown:goods_unclear"),
        ("a quiet evening", "unknown:goods_unknown"),
    ],
)
def test_goods_in_words(goods, expected):
    assert said(entry(**SINCE), on="2020-01-01", goods=goods) == expected


def test_goods_of_several_classes_are_answered_where_all_agree():
    both = [entry(klass=klass, **SINCE) for klass in (25, 28)]
    assert said(*both, on="2020-01-01", goods="sports") == "yes:own_right"
    assert said(entry(OTHER, 25, **SINCE), entry(OTHER, 28, **SINCE), on="2020-01-01",
                goods="sports") == "no:other_owner"  # fmt: skip


def test_a_european_mark_covers_the_members_of_the_day():
    own = entry(jurisdiction="EM", valid_from="1998-01-01")
    assert said(own, on="2010-01-01", territory="DE") == "yes:own_right"
    assert said(own, on="2010-01-01", territory="EU") == "yes:own_right"
    assert said(own, on="2020-12-31", territory="GB") == "yes:own_right"
    assert said(own, on="2021-01-01", territory="GB") == "unknown:no_evidence"
    assert said(own, on="2000-01-01", territory="PL") == "unknown:no_evidence"
    assert said(own, on="2010-01-01", territory="CH") == "unknown:no_evidence"


def test_one_member_with_another_owner_bars_the_union():
    own, german = entry(jurisdiction="EM", **SINCE), entry(OTHER, jurisdiction="DE", **SINCE)
    answer = ask(own, german, on="2020-01-01", territory="EM")
    assert answer.may is MayAct.UNKNOWN
    assert [row.entry.mark.jurisdiction for row in answer.others] == ["DE"]
    assert said(own, german, on="2020-01-01", territory="FR") == "yes:own_right"


def test_a_benelux_and_an_international_mark():
    assert (
        said(entry(jurisdiction="BX", **SINCE), on="2020-01-01", territory="NL") == "yes:own_right"
    )
    madrid = entry(jurisdiction="WO", designated=frozenset({"JP", "EM"}), **SINCE)
    assert said(madrid, on="2020-01-01", territory="JP") == "yes:own_right"
    assert said(madrid, on="2020-01-01", territory="IT") == "yes:own_right"
    assert said(madrid, on="2020-01-01", territory="CN") == "unknown:no_evidence"


@pytest.mark.parametrize("territory", ["XX", "WO", "cn", ""])
def test_an_unknown_territory_is_named(territory):
    with pytest.raises(UsageError, match=f"territory {territory}: no such country"):
        ask(entry(**SINCE), on="2020-01-01", territory=territory)


@pytest.mark.parametrize("klass", [0, 46])
def test_an_unknown_class_is_named(klass):
    with pytest.raises(UsageError, match=f"class {klass}"):
        ask(entry(**SINCE), on="2020-01-01", goods=klass)


def test_without_a_holder_the_owners_are_told():
    asked = Question(None, "Marlowe", 25, "US", date(2020, 1, 1))
    assert owners_of(asked, rights(entry(**SINCE))).reason == "owners"
    assert owners_of(asked, rights(entry())).reason == "owners_unclear"
    assert owners_of(asked, rights()).reason == "no_owner"
