"""CSV and Parquet listings, through a mapping of their columns or by well-known column names."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import pyarrow.parquet as pq
from charset_normalizer import from_bytes

from countermark.errors import ItemError, UsageError
from countermark.model import Item, SetAside
from countermark.sources.native import item_of

PARQUET = b"PAR1"
KNOWN = {  # lower-case headers by which exports name a field
    "id": "id item_id itemid item_no item sku product_id 编号 商品id 商品编号",
    "title": "title name product_name productname product item_name 标题 名称 商品名称 商品标题",
    "description": "description details desc product_description 描述 详情 商品描述",
    "price": "price sale_price saleprice current_price amount 价格 售价 单价",
    "currency": "currency price_currency 币种",
    "url": "url link product_url item_url 链接 网址",
    "category": "category type product_type 类目 分类",
    "seller.name": "seller shop store seller_name shop_name vendor merchant 店铺 店铺名称 卖家",
    "published": "date published created created_at listed 日期 上架时间",
    "platform": "platform source marketplace 平台",
    "kind": "kind",
    "tags": "tags hashtags 标签",
}
BY_HEADER = {header: field for field, headers in KNOWN.items() for header in headers.split()}
SAMPLE = 64 * 1024
LONGEST_CELL = 32 * 1024**2

csv.field_size_limit(LONGEST_CELL)


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this is a Parquet file, or text named as a table."""
    return head.startswith(PARQUET) or name.lower().endswith((".csv", ".tsv"))


def read(
    stream: IO[bytes], where: str, *, mapping: Path | None = None
) -> Iterator[Item | SetAside]:
    """Yield each row as an item, or set aside with its number, its fault and the cure."""
    chosen = _mapping(where, mapping)
    head = stream.peek(4)[:4] if hasattr(stream, "peek") else b""
    rows = _parquet(stream) if head == PARQUET else _csv(stream, where)
    for number, row in rows:
        place = f"{where}:{number}"
        if isinstance(row, SetAside):
            yield row
            continue
        try:
            yield item_of(_native(row, chosen, where, number))
        except ItemError as error:
            yield SetAside(place, str(error), "Mend the row or the mapping.", str(row)[:80])


def _mapping(where: str, mapping: Path | None) -> Mapping[str, Any]:
    """Return the mapping that was named, or the one beside the table, or none."""
    beside = Path(where).with_suffix(".toml")
    path = mapping or (beside if beside.is_file() else None)
    if path is None:
        return {}
    try:
        made = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error}. Write [columns] and [constants] as TOML.") from error
    if not isinstance(made.get("columns"), dict):
        raise UsageError(f'{path}: no [columns]. Write lines such as title = "Product Name".')
    return made


def _native(
    row: Mapping[str, Any], chosen: Mapping[str, Any], where: str, number: int
) -> dict[str, Any]:
    columns = chosen.get("columns") or {
        BY_HEADER[key]: header
        for header in row
        if (key := header.strip().lower().replace(" ", "_")) in BY_HEADER
    }
    if "title" not in columns:
        raise ItemError("no title: none of the columns is known; name it in a mapping")
    native: dict[str, Any] = {"platform": Path(where).stem, "kind": "listing", "id": number}
    native |= chosen.get("constants") or {}
    for field, header in columns.items():
        value = row.get(header)
        if value in (None, ""):
            continue
        outer, _, inner = field.partition(".")
        native[outer] = {**native.get(outer, {}), inner: value} if inner else value
    if "price" in native:
        native["price"] = {"amount": native["price"], "currency": native.pop("currency", None)}
    if isinstance(native.get("tags"), str):
        native["tags"] = [tag.strip("# ") for tag in native["tags"].split(",")]
    return native


def _parquet(stream: IO[bytes]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    source = stream if stream.seekable() else io.BytesIO(stream.read())
    number = 0
    for batch in pq.ParquetFile(source).iter_batches(batch_size=2048):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _csv(stream: IO[bytes], where: str) -> Iterator[tuple[int, Any]]:
    sample = stream.peek(SAMPLE) if hasattr(stream, "peek") else b""
    text = io.TextIOWrapper(stream, encoding=_encoding(sample), errors="replace", newline="")
    try:
        yield from _csv_rows(csv.reader(text, delimiter=_delimiter(sample, where)), where)
    finally:
        text.detach()  # whoever opened the stream closes it


def _csv_rows(reader: Any, where: str) -> Iterator[tuple[int, Any]]:
    header: list[str] = next(reader, [])
    for cells in _rows(reader, where):
        if isinstance(cells, SetAside):
            yield reader.line_num, cells
        elif len(cells) == len(header):
            yield reader.line_num, dict(zip(header, cells, strict=True))
        elif cells:
            reason = f"{len(cells)} cells: the header has {len(header)}"
            place = f"{where}:{reader.line_num}"
            yield reader.line_num, SetAside(place, reason, "Quote the cells.", str(cells)[:80])


def _rows(reader: Any, where: str) -> Iterator[list[str] | SetAside]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield SetAside(f"{where}:{reader.line_num}", f"broken CSV: {error}", "Mend the row.")


def _encoding(sample: bytes) -> str:
    if sample.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(sample).best()
        return best.encoding if best else "utf-8"
    return "utf-8"


def _delimiter(sample: bytes, where: str) -> str:
    if where.lower().endswith(".tsv"):
        return "\t"
    first = sample.split(b"\n", 1)[0]
    return max(",;\t|", key=lambda sign: first.count(sign.encode()))
