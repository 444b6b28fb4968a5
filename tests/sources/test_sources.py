"""Every format as a real file, and every broken one set aside with its place and cure."""

import gzip
import io
import json
import tracemalloc
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from countermark.columns import items_of, to_batch
from countermark.errors import UsageError
from countermark.model import Item, Money, Timed
from countermark.sources import kinds, read_batches

POST = {"id": "7", "platform": "tiktok", "kind": "post", "title": "Marlowe OEM"}
PAGE = """<!doctype html><html><head><title>Shop</title><script type="application/ld+json">
{"@type": "Product", "name": "Marlowe bag", "sku": "S1",
 "offers": {"@type": "Offer", "price": "89.00", "priceCurrency": "EUR",
 "seller": {"name": "Sample"}}}
</script></head><body></body></html>"""
MICRODATA = """<!doctype html><html><head><title>Shop</title></head><body>
<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Tindrel shoe</h1>
<div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
<meta itemprop="priceCurrency" content="USD"><span itemprop="price" content="12.50">12.50</span>
</div></div></body></html>"""


def read(path, **options):
    items, aside = [], []
    for batch in read_batches([str(path)], **options):
        items += items_of(batch.records, list(range(batch.records.num_rows)))
        aside += batch.aside
    return items, aside


def written(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def lines(*natives):
    return "\n".join(json.dumps(native, ensure_ascii=False) for native in natives) + "\n"


def test_native_lines_keep_all_that_they_say(tmp_path):
    full = POST | {
        "speech": "look at this",
        "screen": [{"at": 1.5, "until": 3, "text": "半成品"}],
        "price": {"amount": "89.00", "currency": "USD"},
        "tags": ["a", "b"],
        "seller": {"handle": "x", "followers": 3},
        "published": 1743500000,
        "unknown": [1, 2],
    }
    items, aside = read(written(tmp_path / "feed.jsonl", lines(full)))
    assert not aside
    assert items[0].speech == (Timed("look at this"),)
    assert items[0].screen == (Timed("半成品", 1.5, 3.0),)
    assert items[0].price.currency == "USD"
    assert items[0].published == "2025-04-01T09:33:20Z"
    assert items[0].seller.followers == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "broken JSON"),
        ('{"platform": "x", "kind": "post"}', "no id"),
        ('{"id": "1", "platform": "x", "kind": "advert"}', "unknown kind"),
        ("[1, 2]", "not an object"),
        ("[" * 100_000, "broken JSON"),
    ],
)
def test_a_broken_line_is_set_aside_and_the_others_are_read(tmp_path, line, reason):
    text = lines(POST) + line + "\n" + lines(POST | {"id": 8})
    items, aside = read(written(tmp_path / "feed.jsonl", text), kind="native")
    assert [item.id for item in items] == ["7", "8"]
    assert aside[0].where.endswith("feed.jsonl:2")
    assert aside[0].reason.startswith(reason)
    assert aside[0].cure


def test_an_id_that_comes_again_is_set_aside(tmp_path):
    feed = written(tmp_path / "feed.jsonl", lines(POST, POST, POST | {"platform": "temu"}))
    items, aside = read(feed, size=1)
    assert [(item.platform, item.id) for item in items] == [("tiktok", "7"), ("temu", "7")]
    assert [one.reason.split(":")[0] for one in aside] == ["duplicate"]


def test_speech_that_nobody_read_is_not_silence(tmp_path):
    items, _ = read(written(tmp_path / "f.jsonl", lines(POST, POST | {"id": "8", "speech": []})))
    assert [item.speech for item in items] == [None, ()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_is_read_in_its_encoding(tmp_path, encoding):
    rows = "".join(f"{n},玛洛薇尔的手提包，原厂尾单，全套包装,88,示例店铺\n" for n in range(20))
    table = written(tmp_path / "表.csv", ("编号,标题,价格,店铺\n" + rows).encode(encoding))
    items, aside = read(table)
    assert not aside
    assert items[0].title == "玛洛薇尔的手提包，原厂尾单，全套包装"
    assert items[0].seller.name == "示例店铺"


def test_a_mapping_names_the_columns_of_a_table(tmp_path):
    table = written(tmp_path / "a.csv", "No;What;Cost\n1;Marlowe;1.299,00\n2;short\n")
    mapping = written(
        tmp_path / "m.toml",
        '[columns]\nid = "No"\ntitle = "What"\nprice = "Cost"\n'
        '[constants]\nplatform = "shop"\ncurrency = "EUR"\n',
    )
    items, aside = read(table, mapping=mapping)
    assert (items[0].platform, items[0].id, items[0].title) == ("shop", "1", "Marlowe")
    assert str(items[0].price.amount) in {"1299.00", "1299"}
    assert aside[0].where.endswith("a.csv:3")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("id,title,link,price,brand,sale_price", "7,bag,https://a.example,15.00 USD,x,12.00 USD"),
        ("Handle,Title,Body (HTML),Vendor,Variant Price", "7,bag,<p>x</p>,Sample,12.00 USD"),
        ("商品ID\t商品标题\t售价\t店铺名称", "7\tbag\tUS$12.00\tSample"),
        ("item-name,asin1,price", "bag,7,12.00 USD"),
    ],
)
def test_common_exports_need_no_mapping(tmp_path, header, row):
    items, aside = read(written(tmp_path / "export", f"{header}\n{row}\n{row.replace('7', '8')}\n"))
    assert not aside
    assert (items[0].id, items[0].title, str(items[0].price.amount)) == ("7", "bag", "12.00")


def test_parquet_is_read_by_headers_or_as_native_columns(tmp_path):
    pq.write_table(pa.table({"name": ["Marlowe"], "sku": ["9"]}), tmp_path / "a.parquet")
    assert read(tmp_path / "a.parquet")[0][0].title == "Marlowe"
    native = [Item("1", "temu", "listing", title="Marlowe", tags=("a",))]
    pq.write_table(pa.Table.from_batches([to_batch(native)]), tmp_path / "b.parquet")
    assert read(tmp_path / "b.parquet")[0] == native


def test_a_download_is_read_with_its_captions(tmp_path):
    info = {
        "id": "73",
        "extractor_key": "TikTok",
        "title": "Marlowe bags that never reached the shop, the factory shut down and the...",
        "description": "Marlowe bags that never reached the shop #marlowe #overstock",
        "uploader": "sample",
        "timestamp": 1744500000,
    }
    written(tmp_path / "v [73].info.json", json.dumps(info))
    written(
        tmp_path / "v [73].en.vtt",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<c>these bags</c>\n\n"
        "00:00:02.500 --> 00:00:04.000\nthese bags\nwere ordered\n",
    )
    written(tmp_path / "v [73].zh.srt", "1\n00:00:01,000 --> 00:00:02,500\n工厂倒闭了\n")
    items, aside = read(tmp_path)
    assert not aside
    assert items[0].tags == ("marlowe", "overstock")
    assert [line.text for line in items[0].speech] == ["these bags", "were ordered", "工厂倒闭了"]
    assert items[0].speech[0] == Timed("these bags", 1.0, 2.5)
    assert (items[0].platform, items[0].seller.handle) == ("tiktok", "sample")


def test_a_research_answer_gives_its_videos(tmp_path):
    video = {
        "id": 7490000000000000001,
        "video_description": "Marlowe",
        "voice_to_text": "",
        "hashtag_names": ["a"],
        "username": "sample",
        "create_time": 1743500000,
    }
    answer = {"data": {"videos": [video, {"username": "x"}]}, "error": {"code": "ok"}}
    items, aside = read(written(tmp_path / "answer.json", json.dumps(answer)))
    assert items[0].id == "7490000000000000001"
    assert items[0].speech == ()
    assert aside[0].reason.startswith("no id")


def test_the_dump_of_a_download_is_read_line_by_line(tmp_path):
    video = {"id": "1", "title": "Marlowe", "extractor": "youtube", "extractor_key": "Youtube"}
    video |= {"uploader": "Sample", "uploader_id": "@sample", "upload_date": "20250413"}
    track = {"ext": "vtt", "data": "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n"}
    video["requested_subtitles"] = {"en": track}
    channel = {"_type": "playlist", "extractor_key": "YoutubeTab", "webpage_url": "x"}
    channel["entries"] = [video | {"id": "2"}, video | {"id": "3"}]
    items, aside = read(written(tmp_path / "dump.json", lines(video, channel)))
    assert not aside
    assert [item.id for item in items] == ["1", "2", "3"]
    assert (items[0].seller.handle, items[0].published) == ("sample", "2025-04-13")
    assert items[0].speech == (Timed("hello", 1.0, 2.0),)


def test_bad_times_of_captions_are_no_times(tmp_path):
    written(
        tmp_path / "v.info.json", json.dumps({"id": "1", "title": "x", "extractor_key": "TikTok"})
    )
    written(
        tmp_path / "v.zho-CN.vtt",
        "WEBVTT\n\nNOTE 1 --> 2\n\nxx --> yy\none\n\n00:00:05.000 --> 00:00:01.000\ntwo\n\n"
        "00:00:99.000 --> 00:01:40.000\nthree\n",
    )
    items, _ = read(tmp_path)
    assert items[0].speech == (Timed("one"), Timed("two"), Timed("three", None, 100.0))


def test_captions_stay_with_their_download_in_an_archive(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        info = {"id": "1", "title": "x", "extractor_key": "TikTok"}
        packed.writestr("in/v [1].info.json", json.dumps(info))
        packed.writestr("in/v [1].en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n")
        packed.writestr("in/v [12].en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nother\n")
    items, aside = read(tmp_path / "a.zip")
    assert not aside
    assert [line.text for line in items[0].speech] == ["hello"]


def test_a_refused_answer_says_why(tmp_path):
    error = {"code": "rate_limit_exceeded", "message": "too many"}
    answer = {"data": {"videos": []}, "error": error}
    _, aside = read(
        written(tmp_path / "a.json", lines(answer, {"data": {"shop_data": [{"shop_name": "x"}]}}))
    )
    assert aside[0].reason == "no answer: rate_limit_exceeded too many"
    assert aside[1].reason.startswith("no item")


def test_prices_of_a_shop_answer_come_as_texts_for_each_variant(tmp_path):
    product = {"product_id": 5, "product_name": "Marlowe", "product_price": ["20.79GBP", "9.50GBP"]}
    items, _ = read(written(tmp_path / "a.json", json.dumps({"data": {"product_data": [product]}})))
    assert (str(items[0].price.amount), items[0].price.currency) == ("9.50", "GBP")


def test_a_shop_answer_gives_its_products(tmp_path):
    product = {"product_id": 5, "product_name": "Marlowe", "product_price": "12", "currency": "USD"}
    answer = {"data": {"products": [product | {"shop_name": "Sample"}]}}
    items, _ = read(written(tmp_path / "shop.json", json.dumps(answer)))
    assert (items[0].kind, items[0].title, items[0].seller.name) == ("listing", "Marlowe", "Sample")


@pytest.mark.parametrize(
    ("page", "title", "currency"),
    [(PAGE, "Marlowe bag", "EUR"), (MICRODATA, "Tindrel shoe", "USD")],
)
def test_a_page_gives_its_product(tmp_path, page, title, currency):
    items, aside = read(written(tmp_path / "page.html", page))
    assert not aside
    assert items[0].title == title
    assert items[0].price.currency == currency


def test_a_page_of_several_products_gives_them_all(tmp_path):
    graph = [
        {
            "@type": "ListItem",
            "item": {"@type": "https://schema.org/Product", "name": name, "url": url},
        }
        for name, url in (("bag", "https://shop.example/1"), ("shoe", "https://shop.example/2"))
    ]
    data = json.dumps({"@graph": [{"@type": "ItemList", "itemListElement": graph}]})
    page = f'<html><title>t</title><script type="application/ld+json">{data}</script></html>'
    items, _ = read(written(tmp_path / "page.html", page))
    assert [(item.title, item.url, item.platform) for item in items] == [
        ("bag", "https://shop.example/1", "shop.example"),
        ("shoe", "https://shop.example/2", "shop.example"),
    ]


def test_a_page_in_chinese_encoding_is_read_in_it(tmp_path):
    page = '<html><head><meta charset="gb2312"><title>玛洛薇尔原厂</title></head></html>'
    assert read(written(tmp_path / "a.html", page.encode("gb18030")))[0][0].title == "玛洛薇尔原厂"


@pytest.mark.parametrize(
    "script", ['{"a":' * 50_000, '{"@type": "Product", "name": 3, "offers": [[[[]]]]}', "not JSON"]
)
def test_odd_data_in_a_page_is_no_trouble(tmp_path, script):
    page = f'<html><title>t</title><script type="application/ld+json">{script}</script></html>'
    items, aside = read(written(tmp_path / "a.html", page))
    assert (len(items), aside) == (1, [])


def test_pages_of_one_name_in_two_folders_are_two_items(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        written(tmp_path / name / "index.html", "<html><title>t</title></html>")
    items, aside = read(tmp_path)
    assert (len(items), aside) == (2, [])


def test_an_archive_cut_in_the_middle_gives_what_stands_before(tmp_path):
    data = archive() * 2
    items, aside = read(written(tmp_path / "a.warc.gz", data[: len(archive()) + 150]))
    assert len(items) == 1
    assert aside


def archive(data=PAGE):
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for status in ("200 OK", "404 Not Found"):
        headers = StatusAndHeaders(status, [("Content-Type", "text/html")], protocol="HTTP/1.0")
        record = writer.create_warc_record(
            "https://shop.example/1",
            "response",
            payload=io.BytesIO(data.encode()),
            http_headers=headers,
        )
        writer.write_record(record)
    return buffer.getvalue()


def test_archives_give_their_pages(tmp_path):
    items, aside = read(written(tmp_path / "a.warc.gz", archive()))
    assert not aside
    assert [(item.platform, item.url) for item in items] == [
        ("shop.example", "https://shop.example/1")
    ]
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as packed:
        packed.writestr("archive/data.warc.gz", archive())
        packed.writestr("datapackage.json", "{}")
    assert read(tmp_path / "a.wacz")[0][0].title == "Marlowe bag"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress])
def test_packed_feeds_are_read_as_they_are(tmp_path, pack):
    items, aside = read(written(tmp_path / "feed.jsonl.packed", pack(lines(POST).encode())))
    assert not aside
    assert items[0].title == "Marlowe OEM"


def test_the_members_of_a_zip_never_touch_the_disk(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("../../escaped.jsonl", lines(POST))
        packed.writestr("/absolute.jsonl", lines(POST | {"id": "8"}))
    items, aside = read(tmp_path / "a.zip")
    assert not aside
    assert {item.id for item in items} == {"7", "8"}
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert not (tmp_path.parent.parent / "escaped.jsonl").exists()


def test_a_bomb_is_set_aside(tmp_path):
    bomb = gzip.compress(b" " * (80 * 1024**2))
    items, aside = read(written(tmp_path / "bomb.jsonl.gz", bomb), kind="native")
    assert not items
    assert "unpacks to over" in aside[-1].reason or "over 64 MiB" in aside[0].reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.bin", b"\x00\x01\x02\x03" * 50, "unknown format"),
        ("a.gz", b"\x1f\x8b\x08\x00 not really packed", "broken file"),
        ("a.zip", b"PK\x03\x04 no archive", "broken file"),
        ("a.warc", b"WARC/1.0\r\nbroken\r\n\r\n", "no page"),
    ],
)
def test_an_input_that_cannot_be_read_is_set_aside(tmp_path, name, data, reason):
    items, aside = read(written(tmp_path / name, data))
    assert not items
    assert [one.reason.split(":")[0] for one in aside] == [reason]


def test_wrong_use_names_the_cure(tmp_path):
    with pytest.raises(UsageError, match="no such file or folder"):
        read(tmp_path / "missing.jsonl")
    with pytest.raises(UsageError, match="native"):
        read(written(tmp_path / "a.jsonl", lines(POST)), kind="nonsense")
    assert {"native", "page", "table", "tiktok_research", "warc", "ytdlp"} == set(kinds())


def test_an_empty_folder_is_named(tmp_path):
    assert read(tmp_path)[1][0].reason.startswith("empty folder")


def test_a_title_of_ten_million_characters_is_set_aside_alone(tmp_path):
    feed = lines(POST | {"title": "x" * 10_000_000}, POST | {"id": "8"})
    items, aside = read(written(tmp_path / "f.jsonl", feed))
    assert [item.id for item in items] == ["8"]
    assert aside[0].where.endswith("f.jsonl tiktok:7")
    assert "10,000,000 characters" in aside[0].reason


def test_memory_does_not_grow_with_the_feed(tmp_path):
    def peak(count):
        feed = tmp_path / f"{count}.jsonl"
        with feed.open("w") as stream:
            for number in range(count):
                stream.write(lines(POST | {"id": number}))
        tracemalloc.start()
        for batch in read_batches([feed], size=500):
            assert batch.records.num_rows
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(12_000) < peak(3_000) * 1.5 + 500_000


def test_the_same_batches_come_again(tmp_path):
    feed = written(tmp_path / "f.jsonl", lines(*(POST | {"id": n} for n in range(25))))
    first = [(batch.number, batch.records) for batch in read_batches([feed], size=10)]
    again = [(batch.number, batch.records) for batch in read_batches([feed], size=10)]
    assert [number for number, _ in first] == [0, 1, 2]
    assert all(one.equals(other) for (_, one), (_, other) in zip(first, again, strict=True))


def test_money_of_a_native_line_may_be_a_text(tmp_path):
    items, _ = read(written(tmp_path / "f.jsonl", lines(POST | {"price": "US$ 1,234.50"})))
    assert items[0].price == Money(items[0].price.amount, "USD")
    assert str(items[0].price.amount) == "1234.50"
