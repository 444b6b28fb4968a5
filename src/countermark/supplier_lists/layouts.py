"""Which columns of a published list mean what, whoever published it.

Known are the download of Open Supply Hub (os_id, contribution_date, name, address, country_code,
country_name, lat, lng, sector, contributor (list), number_of_workers, parent_company … is_closed)
and the headers of the lists of large brands. A list may begin with a title and notes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_BEFORE = 30  # lines before the header
KNOWN = {  # the first that a list has is taken, in this order
    "name": "factory name|facility name|name of factory|name of facility|manufacturing site name"
    "|site name|unit name|production unit|factory|facility|manufacturer name|manufacturer"
    "|manufacturing unit|supplier factory name|name|supplier name|name of supplier|supplier"
    "|vendor name|vendor|company name|company|producer|工厂名称|工厂|厂名|供应商名称"
    "|供应商|企业名称|公司名称|名称",
    "group": "supplier name|parent company|supplier group|vendor name|supplier|vendor"
    "|manufacturer name|供应商名称|供应商|集团",
    "address": "factory address|facility address|full address|street address|address 1"
    "|address line 1|address1|address|street|site address|工厂地址|地址|详细地址",
    "address 2": "address 2|address line 2|address2",
    "city": "city|town|city town|城市|市",
    "region": "state province|state|province|region state|state region|province state|省份|省",
    "postcode": "postal code|zip|zip code|postcode|post code|邮编",
    "country code": "country code|iso country|iso|country iso",
    "country": "country name|country region|country of production|country territory"
    "|production country|country|国家|国家地区|国家 地区",
    "closed": "is closed|closed",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The number of the column for each thing that a list says."""

    columns: Mapping[str, int]

    def cell(self, cells: Sequence[str], name: str) -> str:
        """Return what a row says under one heading, empty where it has none."""
        column = self.columns.get(name)
        return " ".join(cells[column].split()) if column is not None else ""


def layout_of(header: Sequence[str]) -> Layout | None:
    """Return the layout that a header tells; None where it is no header of a supplier list."""
    plain = [_plain(cell) for cell in header]
    columns = {}
    for name, headers in KNOWN.items():
        best = next((one for one in headers.split("|") if one in plain), None)
        if best is not None:
            columns[name] = plain.index(best)
    if columns.get("group") == columns.get("name"):
        columns.pop("group", None)
    where = {"address", "city", "country", "country code"} & columns.keys()
    return Layout(columns) if "name" in columns and where else None


def _plain(header: str) -> str:
    kept = re.sub(r"\([^)]*\)|（[^）]*）", " ", header.casefold())
    return " ".join(re.sub(r"[\W_]+", " ", kept).split())
