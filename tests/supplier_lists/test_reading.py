import csv
import io

import pytest

from countermark.errors import ItemError
from countermark.register.suppliers import ListedSupplier
from countermark.supplier_lists import Fault, read_list

OPEN_SUPPLY_HUB = (
    "os_id,contribution_date,name,address,country_code,country_name,lat,lng,sector,"
    "contributor (list),number_of_workers,parent_company,processing_type_facility_type_raw,"
    "facility_type,processing_type,product_type,is_closed"
)
LAYOUTS = {
    "osh": f"{OPEN_SUPPLY_HUB}\n"
    "CN1,2025-01-02,Taisen Leather,1 Lake Road,CN,China,1,2,Apparel,Marlowe,,,,,,,False\n",
    "with brands": "Factory Name,Factory Type,Product Type,Marlowe Inc. Brand(s),Address,City,"
    "Country / Region\nTaisen Leather,FG,Equipment,MARLOWE,1 Lake Road,,China\n",
    "country first": "Country,Facility Name,Address,City,Products\n"
    "China,Taisen Leather,1 Lake Road,,Bags\n",
    "of production": "Factory name,Factory address,Country of production,No. of workers\n"
    "Taisen Leather,1 Lake Road,China,100\n",
    "semicolons": "Supplier;Address;Country\nTaisen Leather;1 Lake Road;China\n",
    "title": "Marlowe supplier list\n\nAs of June\nSite Name,Street Address,Country\n"
    "Taisen Leather,1 Lake Road,China\n",
    "chinese": "工厂名称,地址,国家\nTaisen Leather,1 Lake Road,中国\n",
}


@pytest.fixture
def read(tmp_path):
    def write_and_read(text, encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return list(read_list(str(path)))

    return write_and_read


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_known_layout_is_read(read, layout):
    assert read(LAYOUTS[layout]) == [ListedSupplier("Taisen Leather", "1 Lake Road", "CN")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_is_read(read, encoding):
    rows = "".join(
        f"东莞市泰森皮具有限公司{number}厂,广东省东莞市厚街镇,中国\n" for number in range(9)
    )
    found = read(f"工厂名称,地址,国家\n{rows}", encoding)
    assert found[0] == ListedSupplier("东莞市泰森皮具有限公司0厂", "广东省东莞市厚街镇", "CN")
    assert len(found) == 9


def test_a_broken_row_is_named_by_row_and_field_and_the_rest_is_kept(read):
    found = read(
        "Factory Name,Address,Country Code\n"
        "Taisen Leather,1 Lake Road,CN\n"
        ",2 Lake Road,CN\n"
        "Weilan Bags,3 Lake Road,China 1\n"
        "Hoa Sen,4 Lake Road,VN,too,many\n"
        "Jiahe Knitting,5 Lake Road,VN\n"
    )
    names = [one.name for one in found if isinstance(one, ListedSupplier)]
    faults = [one for one in found if isinstance(one, Fault)]
    assert names == ["Taisen Leather", "Weilan Bags", "Jiahe Knitting"]
    assert [(fault.where.rpartition(":")[2], fault.field) for fault in faults] == [
        ("3", "name"),
        ("4", "country_code"),
        ("5", ""),
    ]


def test_an_open_quote_costs_one_row(read):
    found = read('Factory Name,Country\n"Taisen,CN\nWeilan Bags,China\n')
    assert [type(one) for one in found] == [Fault, ListedSupplier]


def test_a_closed_factory_is_left_out_and_said(read):
    found = read("name,country_name,is_closed\nTaisen,China,True\nWeilan,China,False\n")
    assert [one.field for one in found if isinstance(one, Fault)] == ["is_closed"]
    assert [one.name for one in found if isinstance(one, ListedSupplier)] == ["Weilan"]


def test_a_supplier_and_its_factory_are_both_names(read):
    found = read("Supplier Name,Factory Name,Country\nTaisen Group,Taisen No. 2,China\n")
    assert [one.name for one in found] == ["Taisen No. 2", "Taisen Group"]


def test_a_supplier_that_stands_twice_is_kept_once(read):
    assert len(read("Factory Name,Country\nTaisen,China\nTaisen,China\n")) == 1


def test_an_address_in_pieces_is_joined_without_repeats(read):
    found = read(
        "Factory Name,Address 1,Address 2,City,State,Postal Code,Country\n"
        "Taisen,1 Lake Road Dongguan,Unit 3,Dongguan,Guangdong,523000,China\n"
    )
    assert found[0].address == "1 Lake Road Dongguan, Unit 3, Guangdong, 523000"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Factory Name\nTaisen\n"])
def test_what_is_no_supplier_list_is_refused(read, text):
    with pytest.raises(ItemError, match="no header of a supplier list"):
        read(text)


def test_a_country_that_we_do_not_know_stays_as_written(read):
    assert read("Factory Name,Country\nTaisen,Lesotho\n")[0].country == "Lesotho"


def test_a_long_list_is_read_whole(read):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Factory Name", "Country"])
    writer.writerows([f"Factory {number}", "China"] for number in range(5000))
    assert len(read(text.getvalue())) == 5000
