"""Records of ST.96 and ST.66, whatever their namespaces."""

import pytest

from countermark.model import SetAside
from tests.offices.build import found, st66, st96

ST96 = """
<com:ApplicationNumber><com:IPOfficeCode>EM</com:IPOfficeCode>
 <com:ApplicationNumberText>018000001</com:ApplicationNumberText></com:ApplicationNumber>
<com:RegistrationNumber>018000001</com:RegistrationNumber>
<tmk:ApplicationDate>2019-03-27-04:00</tmk:ApplicationDate>
<com:RegistrationDate>2019-09-01</com:RegistrationDate><com:ExpiryDate>2029-03-27</com:ExpiryDate>
<tmk:MarkCurrentStatusCode>Registered</tmk:MarkCurrentStatusCode>
<tmk:MarkCurrentStatusDate>2019-09-02</tmk:MarkCurrentStatusDate>
<tmk:MarkRepresentation><tmk:MarkReproduction><tmk:WordMarkSpecification>
 <tmk:MarkVerbalElementText>Marlowe</tmk:MarkVerbalElementText>
</tmk:WordMarkSpecification></tmk:MarkReproduction></tmk:MarkRepresentation>
<tmk:GoodsServicesBag><tmk:GoodsServices><tmk:ClassDescriptionBag>
 <tmk:ClassDescription><com:ClassificationVersion>11</com:ClassificationVersion>
  <tmk:ClassNumber>18</tmk:ClassNumber>
  <tmk:GoodsServicesDescriptionText>handbags</tmk:GoodsServicesDescriptionText>
 </tmk:ClassDescription>
 <tmk:ClassDescription><tmk:ClassNumber>25</tmk:ClassNumber>
  <tmk:GoodsServicesDescriptionText>shoes</tmk:GoodsServicesDescriptionText>
 </tmk:ClassDescription>
</tmk:ClassDescriptionBag></tmk:GoodsServices></tmk:GoodsServicesBag>
<tmk:ApplicantBag><tmk:Applicant><com:Contact><com:Name><com:OrganizationName>
 <com:OrganizationStandardName>Tindrel GmbH</com:OrganizationStandardName>
</com:OrganizationName></com:Name></com:Contact></tmk:Applicant></tmk:ApplicantBag>
<tmk:NationalRepresentative><com:EntityName>Some Agent</com:EntityName></tmk:NationalRepresentative>
<tmk:AssignmentBag><tmk:Assignment>
 <tmk:AssignorBag><tmk:Assignor>
  <com:EntityName>Marlowe Ltd</com:EntityName></tmk:Assignor></tmk:AssignorBag>
 <tmk:AssigneeBag><tmk:Assignee>
  <com:EntityName>Tindrel GmbH</com:EntityName></tmk:Assignee></tmk:AssigneeBag>
 <tmk:AssignmentRecordedDate>2022-05-05</tmk:AssignmentRecordedDate>
</tmk:Assignment></tmk:AssignmentBag>
<tmk:AssociatedMarkBag><tmk:AssociatedMark><com:RegistrationNumber>9</com:RegistrationNumber>
</tmk:AssociatedMark></tmk:AssociatedMarkBag>
"""
CLASSIFIED = """
<com:ApplicationNumber>
 <com:ApplicationNumberText>99000001</com:ApplicationNumberText></com:ApplicationNumber>
<tmk:MarkCurrentStatusCode>700</tmk:MarkCurrentStatusCode>
<tmk:MarkSignificantVerbalElementText>MARLOWE ROCKET</tmk:MarkSignificantVerbalElementText>
<tmk:GoodsServicesClassification><tmk:ClassificationKindCode>Primary</tmk:ClassificationKindCode>
 <tmk:ClassNumber>9</tmk:ClassNumber></tmk:GoodsServicesClassification>
<tmk:GoodsServicesClassification><tmk:ClassificationKindCode>Nice</tmk:ClassificationKindCode>
 <tmk:ClassNumber>42</tmk:ClassNumber></tmk:GoodsServicesClassification>
"""
ST66 = """
<RegistrationOfficeCode>FR</RegistrationOfficeCode>
<ApplicationNumber>M 2012 00091</ApplicationNumber>
<ApplicationDate>2012-01-10</ApplicationDate><RegistrationNumber>119857</RegistrationNumber>
<RegistrationDate>2012-09-19</RegistrationDate><ExpiryDate>2022-01-10</ExpiryDate>
<MarkCurrentStatusCode>Registered</MarkCurrentStatusCode>
<MarkCurrentStatusDate>2016-04-23</MarkCurrentStatusDate>
<WordMarkSpecification><MarkVerbalElementText>Marlowe</MarkVerbalElementText></WordMarkSpecification>
<GoodsServicesDetails><GoodsServices><ClassificationVersion>10</ClassificationVersion>
 <ClassDescriptionDetails><ClassDescription><ClassNumber>09</ClassNumber>
 <GoodsServicesDescription languageCode="fr">téléphones</GoodsServicesDescription>
</ClassDescription></ClassDescriptionDetails></GoodsServices></GoodsServicesDetails>
<ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FreeFormatName>
 <FreeFormatNameDetails>
 <FreeFormatNameLine>Marlowe SARL</FreeFormatNameLine></FreeFormatNameDetails>
</FreeFormatName></Name></FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails>
"""


def test_reads_a_record_of_st96_with_classes_goods_and_chain():
    (filing,) = found(st96(ST96), "st96")
    bags, shoes = filing.marks
    assert (filing.jurisdiction, filing.record) == ("EM", "018000001")
    assert (bags.klass, bags.goods, bags.edition) == (18, "handbags", "11")
    assert (shoes.klass, shoes.goods, shoes.edition) == (25, "shoes", "")
    assert (bags.sign, bags.owner, bags.status) == ("Marlowe", "Tindrel GmbH", "registered")
    assert (bags.number, str(bags.applied), str(bags.valid_from)) == (
        "018000001",
        "2019-03-27",
        "2019-09-01",
    )
    assert str(bags.valid_until) == "2029-03-27"
    (link,) = filing.assignments
    assert (link.from_owner, link.to_owner, str(link.on)) == (
        "Marlowe Ltd",
        "Tindrel GmbH",
        "2022-05-05",
    )


def test_reads_only_nice_classes_where_several_classifications_stand():
    (filing,) = found(st96(CLASSIFIED), "st96", office="US")
    assert [(row.klass, row.status) for row in filing.marks] == [(42, "registered")]


def test_reads_a_record_of_st66():
    (filing,) = found(st66(ST66), "st66")
    (row,) = filing.marks
    assert (row.jurisdiction, row.record, row.number) == ("FR", "M 2012 00091", "119857")
    assert (row.klass, row.goods, row.edition, row.owner) == (9, "téléphones", "10", "Marlowe SARL")
    assert (str(row.valid_until), row.status) == ("2022-01-10", "registered")


def test_an_international_registration_covers_what_it_designates():
    text = ST66.replace(">FR<", ">WO<", 1)
    text += "<DesignatedCountryDetails><DesignatedCountryCode>JP</DesignatedCountryCode>"
    text += "</DesignatedCountryDetails>"
    (filing,) = found(st66(text), "st66")
    assert filing.marks[0].designated == {"JP"}


def test_a_deleted_record_takes_its_rows_away():
    (filing,) = found(st96(ST96, attributes='com:operationCategory="Delete"'), "st96")
    assert filing.marks == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<ClassNumber>09", "<ClassNumber>52", "ClassNumber is '52'"),
        (">FR<", ">ZZ<", "territory is 'ZZ'"),
        (">2022-01-10<", ">2011-01-10<", "valid_until is '2011-01-10'"),
        (">Registered<", ">Resting<", "MarkCurrentStatusCode is 'Resting'"),
        (">2012-01-10<", ">10 January<", "ApplicationDate is '10 January'"),
        ("<RegistrationOfficeCode>FR</RegistrationOfficeCode>", "", "RegistrationOfficeCode is ''"),
    ],
)
def test_a_wrong_field_sets_the_record_aside_by_name(old, new, reason):
    (aside,) = found(st66(ST66.replace(old, new, 1)), "st66")
    assert isinstance(aside, SetAside)
    assert aside.where == "feed: record 1 M 2012 00091"
    assert aside.reason == reason
