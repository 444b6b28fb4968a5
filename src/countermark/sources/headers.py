"""Which column of a table means what: by a mapping that was written for it, or by its header.

Well-known headers are those of common exports, in English and Chinese.
"""

import difflib
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from countermark.errors import ItemError, UsageError

KNOWN = {  # the first header that a table has is taken, in this order
    "id": "id|item_id|itemid|item_no|item_number|listing_id|product_id|productid|offer_id|goods_id"
    "|sku|asin|asin1|seller_sku|variant_sku|handle|gtin|编号|商品id|商品编号|宝贝id|货号|序号",
    "title": "title|product_title|item_title|product_name|productname|item_name|goods_name|name"
    "|subject|product|item|标题|商品标题|宝贝标题|产品标题|商品名称|产品名称|宝贝名称|商品名|品名|名称|主题",
    "caption": "caption|subtitle|short_description|副标题",
    "description": "description|product_description|item_description|body_(html)|body_html|details"
    "|desc|long_description|text|content|描述|商品描述|宝贝描述|产品描述|详情|商品详情|内容|正文",
    "price": "sale_price|saleprice|current_price|price|product_price|item_price|variant_price"
    "|start_price|unit_price|price_usd|amount|售价|现价|活动价|促销价|价格|商品价格|单价|批发价",
    "currency": "currency|currency_code|price_currency|币种|货币",
    "url": "url|link|product_url|product_link|item_url|listing_url|web_url|permalink"
    "|链接|商品链接|宝贝链接|产品链接|网址|详情页链接",
    "category": "category|google_product_category|product_category|product_type|category_name|type"
    "|类目|商品类目|分类|品类",
    "seller.name": "seller|seller_name|shop_name|shop|store|store_name|vendor|merchant"
    "|merchant_name|supplier|company|company_name|店铺|店铺名|店铺名称|卖家|卖家昵称|商家|公司|公司名称|供应商|旺旺",
    "seller.handle": "seller_id|shop_id|username|user_name|account|店铺id|卖家id|用户名",
    "ships_from": "ships_from|ship_from|location|item_location|origin|发货地|所在地|产地",
    "published": "published|published_at|date|created|created_at|create_time|listed|listed_at"
    "|listing_date|timestamp|日期|上架时间|发布时间|创建时间",
    "platform": "platform|marketplace|平台|来源",
    "kind": "kind",
    "tags": "tags|hashtags|keywords|标签|关键词",
}
SELLER = ("handle", "name", "country", "created", "followers", "contacts")
FIELDS = (
    *"id platform kind url title caption description tags speech screen price currency category"
    " ships_from sells_to links published captured seller".split(),
    *(f"seller.{part}" for part in SELLER),
)
MOST_NAMED = 12  # headers in a message


@dataclass(frozen=True, slots=True)
class Columns:
    """Of each field the header under which it stands, and what is the same in every row."""

    headers: Mapping[str, str]
    constants: Mapping[str, Any] = field(default_factory=dict)


def load_mapping(path: Path) -> Columns:
    """Read a mapping file, refusing what is no field of an item."""
    try:
        made = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}. Write [columns] and [constants] as TOML.") from error
    headers, constants = made.get("columns"), made.get("constants", {})
    if not isinstance(headers, dict) or not isinstance(constants, dict):
        raise UsageError(f'{path}: no [columns]. Write lines such as title = "Product Name".')
    flat = dict(_flat(headers))
    for name in (*flat, *constants):
        if name not in FIELDS:
            close = difflib.get_close_matches(str(name), FIELDS, n=1)
            hint = f"Did you mean {close[0]}?" if close else f"Fields are: {', '.join(FIELDS)}."
            raise UsageError(f"{path}: {name} is no field of an item. {hint}")
    for name, header in flat.items():
        if not isinstance(header, str):
            raise UsageError(f"{path}: {name} is {header!r}. Write the name of a column.")
    return Columns(flat, constants)


def _flat(headers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield seller.name also where TOML has read the point as a table."""
    for name, value in headers.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{part}", inner) for part, inner in value.items())
        else:
            yield name, value


def columns_of(header: Sequence[str], chosen: Columns | None) -> Columns:
    """Return which columns of a header mean what, or say what is missing from it."""
    if chosen is None:
        found = guessed(header)
        if "title" not in found and "description" not in found:
            raise ItemError(_no_title(header))
        return Columns(found)
    for name, column in chosen.headers.items():
        if column not in header:
            close = difflib.get_close_matches(column, header, n=1)
            hint = f" Perhaps {close[0]!r} is meant." if close else ""
            raise ItemError(f"no column {column!r} for {name}: it has {_named(header)}.{hint}")
    return chosen


def guessed(header: Collection[str]) -> dict[str, str]:
    """Return the columns that are known by their header, of several the best."""
    plain = {_plain(one): one for one in reversed(list(header))}
    return {
        name: plain[best]
        for name, headers in KNOWN.items()
        if (best := next((one for one in headers.split("|") if one in plain), None)) is not None
    }


def _plain(header: str) -> str:
    return header.strip("\ufeff \t\"'").lower().replace(" ", "_").replace("-", "_")


def _named(header: Sequence[str]) -> str:
    more = f" and {len(header) - MOST_NAMED:,} more" if len(header) > MOST_NAMED else ""
    return ", ".join(repr(one[:40]) for one in header[:MOST_NAMED]) + more


def _no_title(header: Sequence[str]) -> str:
    return f"no title: none of its columns is known as one; it has {_named(header)}"
