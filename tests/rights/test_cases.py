"""The published cases, on days before and after each event."""

from datetime import date

import pytest

from countermark.rights import Answer, MayAct, Question, in_words, may_act
from tests.rights.build import packaged

RYOHIN, COTTONFIELD = "Ryohin Keikaku", "Beijing Cottonfield"
NANHUA = "Hainan Nanhua Industrial Trade Company"
CASTEL, LI = "Castel Frères", "Li Daozhi"
NEW_BALANCE, ZHOU = "New Balance", "Zhou Lelun"
QIAODAN, NIKE = "Qiaodan Sports", "Nike, Inc."
SUPREME, IBF = "Chapter 4 Corp.", "International Brand Firm Ltd"
APPLE, SHENZHEN, TAIPEI = "Apple", "Proview Shenzhen", "Proview Electronics Co., Ltd."

CASES = """
RYOHIN      无印良品 24 1998-01-01 unknown before_evidence
RYOHIN      无印良品 24 2000-04-06 unknown other_classes
COTTONFIELD 无印良品 24 2000-12-31 no      applied
NANHUA      无印良品 24 2001-04-27 no      applied
NANHUA      无印良品 24 2001-04-28 yes     own_right
COTTONFIELD 无印良品 24 2003-12-31 no      other_owner
COTTONFIELD 无印良品 24 2004-06-01 unknown owner_unclear
RYOHIN      无印良品 24 2004-06-01 no      other_owner
COTTONFIELD 无印良品 24 2005-01-01 yes     own_right
NANHUA      无印良品 24 2005-01-01 no      other_owner
RYOHIN      无印良品 24 2012-06-29 no      other_owner
RYOHIN      无印良品 24 2019-11-03 no      other_owner
RYOHIN      无印良品 24 2019-11-04 no      other_owner
RYOHIN      無印良品 24 2019-11-05 no      other_owner
RYOHIN      無印良品 24 2025-06-22 no      other_owner
RYOHIN      無印良品 24 2025-06-23 no      other_owner
COTTONFIELD 無印良品 24 2025-06-24 yes     own_right
RYOHIN      无印良品 24 2027-01-01 no      other_owner
RYOHIN      無印良品 20 1998-12-31 unknown before_evidence
RYOHIN      無印良品 20 2010-01-01 unknown from_unknown
RYOHIN      無印良品 16 2019-11-04 yes     own_right
RYOHIN      无印良品 20 2019-11-04 yes     own_right
RYOHIN      无印良品 21 2025-06-23 yes     own_right
RYOHIN      无印良品 35 2025-06-23 yes     own_right
RYOHIN      无印良品 41 2025-06-23 yes     own_right
COTTONFIELD 无印良品 20 2019-11-04 no      other_owner
RYOHIN      无印良品 25 2019-11-04 unknown other_classes
RYOHIN      MUJI     24 2019-11-04 unknown no_evidence
CASTEL      卡斯特   33 1997-12-31 unknown before_evidence
LI          卡斯特   33 1999-01-01 no      applied
LI          卡斯特   33 2000-06-01 unknown other_perhaps
LI          卡斯特   33 2002-04-24 no      other_owner
LI          卡斯特   33 2002-04-25 yes     own_right
CASTEL      卡斯特   33 2005-06-01 no      other_owner
LI          卡斯特   33 2006-06-01 unknown in_doubt
CASTEL      卡斯特   33 2006-06-01 unknown other_perhaps
LI          卡斯特   33 2008-01-01 yes     own_right
CASTEL      卡斯特   33 2016-01-10 no      other_owner
CASTEL      卡斯特   33 2016-01-11 no      other_owner
CASTEL      卡斯特   33 2016-01-12 no      other_owner
CASTEL      CASTEL   33 2010-01-01 unknown from_unknown
CASTEL      castel   33 2012-01-01 yes     own_right
LI          CASTEL   33 2012-01-01 no      other_owner
NEW_BALANCE 新百伦   25 2004-05-31 unknown before_evidence
ZHOU        新百伦   25 2006-01-01 no      applied
ZHOU        新百伦   25 2008-01-15 unknown from_unknown
NEW_BALANCE 新百伦   25 2008-02-01 no      other_owner
ZHOU        新百伦   25 2008-02-01 yes     own_right
NEW_BALANCE 新百伦   25 2016-06-22 no      other_owner
NEW_BALANCE 新百伦   25 2016-06-23 no      other_owner
NEW_BALANCE 新百倫   25 2016-06-24 no      other_owner
NEW_BALANCE NEW_BALANCE 25 2003-04-14 unknown before_evidence
NEW_BALANCE NEW_BALANCE 25 2003-04-15 yes  own_right
ZHOU        百伦     25 2003-01-01 no      other_owner
ZHOU        百伦     25 2005-01-01 yes     own_right
QIAODAN     乔丹     28 2014-01-01 unknown from_unknown
QIAODAN     乔丹     28 2016-12-07 yes     own_right
QIAODAN     乔丹     28 2016-12-08 no      invalidated
NIKE        乔丹     28 2016-12-07 no      other_owner
NIKE        乔丹     28 2016-12-09 unknown no_evidence
QIAODAN     喬丹     32 2016-12-09 no      invalidated
NIKE        乔丹     25 2016-12-09 no      other_owner
QIAODAN     乔丹     25 2016-12-09 yes     own_right
QIAODAN     QIAODAN  25 2016-12-09 yes     own_right
QIAODAN     QIAODAN  28 2016-12-09 yes     own_right
NIKE        QIAODAN  28 2016-12-09 no      other_owner
SUPREME     SUPREME  25 2019-05-01 no      none_before
SUPREME     SUPREME  25 2019-06-03 no      none_before
SUPREME     SUPREME  25 2020-01-20 no      none_before
SUPREME     Supreme  25 2020-01-21 yes     own_right
SUPREME     SUPREME  25 2020-01-22 yes     own_right
IBF         SUPREME  25 2018-12-01 unknown before_evidence
IBF         SUPREME  25 2020-01-21 no      other_owner
APPLE       IPAD     9  1999-12-31 unknown before_evidence
SHENZHEN    IPAD     9  2001-05-31 no      applied
SHENZHEN    IPAD     9  2001-07-01 yes     own_right
TAIPEI      IPAD     9  2009-12-23 no      other_owner
APPLE       IPAD     9  2010-04-03 no      other_owner
APPLE       iPad     9  2011-12-05 no      other_owner
APPLE       IPAD     9  2012-07-26 no      other_owner
APPLE       IPAD     9  2012-07-27 yes     own_right
SHENZHEN    IPAD     9  2012-07-28 no      other_owner
"""
LINES = CASES.strip().splitlines()


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line.split()[:4]))
def test_a_published_case_is_right_on_the_day_asked(line):
    who, sign, klass, day, may, reason = line.split()
    answer = asked(who, sign, klass, day)
    assert (answer.may, answer.reason) == (MayAct(may), reason)
    assert bool(answer.others) == (reason in {"other_owner", "other_perhaps", "owner_unclear"})


def asked(who: str, sign: str, klass: str, day: str) -> Answer:
    when = date.fromisoformat(day)
    sign = sign.replace("_", " ")
    return may_act(Question(globals()[who], sign, int(klass), "CN", when), packaged())


def test_the_conflict_names_the_registration_the_owner_and_the_judgment():
    question = Question(RYOHIN, "無印良品", "bed sheets", "CN", date(2019, 11, 4))
    text = "\n".join(in_words(may_act(question, packaged()), packaged()))
    assert "1561046" in text
    assert "Beijing Cottonfield" in text
    assert "626,000" in text


def test_a_group_company_is_not_the_owner():
    question = Question(TAIPEI, "IPAD", "tablet computers", "CN", date(2009, 12, 23))
    answer = may_act(question, packaged())
    assert answer.may is MayAct.NO
    assert answer.others[0].owners == ("Proview Technology (Shenzhen) Co., Ltd.",)
