"""Whatever is wrong with an input is set aside with place, reason and cure; the rest is read."""

import gzip
import io
import json
import os
import subprocess
import sys
import threading
import time
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from countermark.columns import items_of
from countermark.errors import UsageError
from countermark.sources import delimited, read_batches

POST = {"id": "7", "platform": "tiktok", "kind": "post", "title": "Marlowe OEM"}
MANY = 20_000


def read(path, **options):
    items, aside = [], []
    for batch in read_batches([str(path)], **options):
        items += items_of(batch.records, list(range(batch.records.num_rows)))
        aside += batch.aside
    for one in aside:
        assert one.where and one.reason and one.cure
    return items, aside


def reasons(aside):
    return [one.reason.split(":")[0] for one in aside]


def written(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def lines(*natives):
    return "".join(json.dumps(native, ensure_ascii=False) + "\n" for native in natives)


def many():
    return lines(*(POST | {"id": str(number)} for number in range(MANY))).encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_lines_in_wide_characters_are_read(tmp_path, encoding):
    items, aside = read(written(tmp_path / "a.jsonl", lines(POST).encode(encoding)))
    assert (items[0].title, aside) == ("Marlowe OEM", [])


def test_a_line_in_another_encoding_is_named(tmp_path):
    data = lines(POST | {"title": "原厂尾单"}).encode("gb18030") + lines(POST).encode()
    items, aside = read(written(tmp_path / "a.jsonl", data))
    assert len(items) == 1
    assert aside[0].where.endswith("a.jsonl:1")
    assert aside[0].reason.startswith("not UTF-8")
    assert "iconv" in aside[0].cure


def test_a_row_that_changes_the_encoding_is_named(tmp_path):
    rows = "".join(f"{number},plain bag\n" for number in range(20_000)).encode()
    odd = "99999,香奈儿原厂尾单包包全套包装\n".encode("gb18030")
    items, aside = read(written(tmp_path / "a.csv", b"id,title\n" + rows + odd))
    assert len(items) == 20_000
    assert reasons(aside) == ["wrong encoding"]


def test_half_of_a_surrogate_pair_loses_no_item(tmp_path):
    text = (
        lines(POST | {"id": "8"})
        + '{"id":"7","platform":"x","kind":"post","title":"cut \\ud83d"}\n'
    )
    items, aside = read(written(tmp_path / "a.jsonl", text))
    assert ([item.title for item in items], aside) == (["Marlowe OEM", "cut ?"], [])


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "cut.jsonl.zst"])
def test_what_stands_before_a_cut_is_read(tmp_path, name):
    packed = gzip.compress(many()) if name.endswith("gz") else zstandard.compress(many())
    items, aside = read(written(tmp_path / name, packed[: len(packed) // 2]))
    assert MANY / 4 < len(items) < MANY
    assert reasons(aside) in (["broken JSON", "broken file"], ["broken file"])


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.jsonl.zst", "bomb.zip"])
def test_a_bomb_is_stopped_before_it_fills_the_memory(tmp_path, name):
    zeros = b" " * (120 * 1024**2)
    if name.endswith(".zip"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.jsonl", zeros)
            packed.writestr("b.jsonl", lines(POST))
        data = buffer.getvalue()
    else:
        data = gzip.compress(zeros) if name.endswith(".gz") else zstandard.compress(zeros)
    _, aside = read(written(tmp_path / name, data))
    assert "too large" in reasons(aside)


def test_a_broken_member_costs_no_other(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("a.jsonl", lines(POST))
        packed.writestr("b.jsonl", lines(POST | {"id": "8"}))
        packed.writestr("c.zip", b"PK\x03\x04 more")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b'"7"') + 1] = ord("9")  # its sum no longer fits
    items, aside = read(written(tmp_path / "a.zip", bytes(data)))
    assert "8" in {item.id for item in items}
    assert reasons(aside) == ["broken file", "an archive in an archive"]


def test_a_workbook_and_a_web_archive_without_pages_say_what_to_do(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", "x")
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as packed:
        packed.writestr("datapackage.json", "{}")
    _, aside = read(tmp_path)
    assert reasons(aside) == ["a workbook", "no archive/ in it"]
    assert "CSV" in aside[0].cure


def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "LONGEST_ROW", 64 * 1024)
    rows = "".join(f"{number},a plain old bag {number}\n" for number in range(5_000))
    table = written(tmp_path / "a.csv", 'id,title\nx,"open\n' + rows)
    items, aside = read(table)
    assert len(items) == 5_000
    assert [one.where.rsplit(":", 1)[1] for one in aside] == ["2"]
    items, aside = read(written(tmp_path / "b.csv", 'id,title\n1,bag\nx,"open\n2,shoe\n'))
    assert [item.title for item in items] == ["bag", "shoe"]
    assert aside[0].reason == "broken CSV: the file ends within quotes"


def test_a_ragged_row_is_set_aside_but_empty_cells_at_its_end_are_nothing(tmp_path):
    table = written(tmp_path / "a.csv", 'id,title,price\n1,a\n2,b,3,4\n3,"c\nd",1\n4,e,2,,\n\n')
    items, aside = read(table)
    assert [item.title for item in items] == ["c\nd", "e"]
    assert reasons(aside) == ["ragged row", "ragged row"]


def test_a_table_of_ten_thousand_columns_is_read(tmp_path):
    header = ",".join(["title", *(f"c{number}" for number in range(10_000))])
    table = written(tmp_path / "a.csv", header + "\n" + ",".join(["x"] * 10_001) + "\n")
    assert read(table)[0][0].title == "x"


def test_a_table_without_a_title_is_set_aside_once_with_what_it_has(tmp_path):
    table = written(tmp_path / "a.csv", "Artikel,Preis\n" + "x,1\n" * 50)
    items, aside = read(table)
    assert (items, len(aside)) == ([], 1)
    assert "'Artikel', 'Preis'" in aside[0].reason
    mapping = written(tmp_path / "m.toml", '[columns]\ntitle = "Artikle"\n')
    assert "Perhaps 'Artikel' is meant" in read(table, mapping=mapping)[1][0].reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[columns]\ntitel = "x"\n', "Did you mean title"),
        ("[columns]\ntitle = 3\n", "Write the name of a column"),
        ('title = "x"\n', r"no \[columns\]"),
        ("[columns\n", "Write"),
    ],
)
def test_a_wrong_mapping_stops_before_the_first_item(tmp_path, text, message):
    table = written(tmp_path / "a.csv", "title\nx\n")
    with pytest.raises(UsageError, match=message):
        read(table, mapping=written(tmp_path / "m.toml", text))


def test_parquet_of_other_types_is_read_row_by_row(tmp_path):
    columns = {
        "id": [1, 2, None],
        "platform": ["t", "t", "t"],
        "kind": ["post", "advert", "post"],
        "title": ["a", "b", "c"],
        "speech": ["hello", None, ""],
    }
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    items, aside = read(tmp_path / "a.parquet")
    assert [(item.id, item.speech[0].text) for item in items] == [("1", "hello")]
    assert reasons(aside) == ["unknown kind", "no id"]


def test_broken_parquet_is_named(tmp_path):
    pq.write_table(pa.table({"title": ["a"]}), tmp_path / "a.parquet")
    whole = (tmp_path / "a.parquet").read_bytes()
    assert reasons(read(written(tmp_path / "b.parquet", whole[:-9]))[1]) == ["broken file"]


def test_kinds_are_known_by_what_stands_in_them_not_by_name(tmp_path):
    pq.write_table(pa.table({"name": ["Marlowe"], "price": [1.0]}), tmp_path / "a")
    written(tmp_path / "b.txt", lines(POST))
    written(tmp_path / "c.data", "商品标题;价格;店铺\nMarlowe;12;x\n")
    written(tmp_path / "d", "<!doctype html><html><title>Marlowe</title></html>")
    written(tmp_path / "e.gz", gzip.compress(lines(POST | {"id": "8"}).encode()))
    written(tmp_path / "f.json", json.dumps([POST | {"id": "9"}, POST | {"id": "10"}], indent=1))
    items, aside = read(tmp_path)
    assert aside == []
    assert len(items) == 7


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b"BZh91AY", "packed with bzip2"),
        (b"x" * 257 + b"ustar\0", "a tar archive"),
        (b"hello", "unknown format"),
        (b"", "empty file"),
    ],
)
def test_what_is_no_source_is_named(tmp_path, data, said):
    _, aside = read(written(tmp_path / "a", data))
    assert said in aside[0].reason


def test_links_that_lead_nowhere_or_around_end(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "self").symlink_to(tmp_path)
    written(tmp_path / "a.jsonl", lines(POST))
    items, aside = read(tmp_path)
    assert len(items) == 1
    assert reasons(aside) == ["a link that leads to no file"] * 2


def test_a_pipe_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    feeder = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(many(),))
    feeder.start()
    items, _ = read(tmp_path / "pipe")
    feeder.join()
    assert len(items) == MANY


@pytest.mark.parametrize("unit", ["marlowe", "G u c c i ", "的一是", "g\u0301", "微信", "$1 ", "🇬"])
def test_a_title_of_ten_million_signs_costs_seconds(tmp_path, unit):
    title = unit * (10_000_000 // len(unit))
    started = time.process_time()
    items, aside = read(
        written(tmp_path / "a.jsonl", lines(POST, POST | {"id": "8", "title": title}))
    )
    assert [item.id for item in items] == ["7"]
    assert reasons(aside) == ["too long"]
    assert time.process_time() - started < 10


def test_parquet_of_long_titles_is_held_to_the_same_limit(tmp_path):
    rows = {name: [POST[name]] * 3 for name in ("platform", "kind")}
    rows |= {"id": ["1", "2", "3"], "title": ["a", "x" * 2_000_000, "b"]}
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    items, aside = read(tmp_path / "a.parquet")
    assert [item.id for item in items] == ["1", "3"]
    assert reasons(aside) == ["too long"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_named(tmp_path):
    written(tmp_path / "a.jsonl", lines(POST)).chmod(0)
    written(tmp_path / "b.jsonl", lines(POST))
    items, aside = read(tmp_path)
    assert (len(items), reasons(aside)) == (1, ["cannot be opened"])


def test_names_that_are_no_text_harm_nothing(tmp_path):
    name = tmp_path / os.fsdecode(b"\xff\n\x1b[31m.jsonl")
    items, aside = read(written(name, "{broken\n" + lines(POST)))
    assert len(items) == 1
    assert "\ufffd" in aside[0].where
    aside[0].where.encode()


def test_a_run_over_a_folder_of_faults_counts_them_all(tmp_path):
    (tmp_path / "in").mkdir()
    written(tmp_path / "in" / "a.jsonl", "{broken\n" + lines(POST))
    written(tmp_path / "in" / "b.pdf", "%PDF-1.7")
    arguments = [sys.executable, "-m", "countermark", "screen", str(tmp_path / "in")]
    out = tmp_path / "o.jsonl"
    done = subprocess.run(
        [*arguments, "--out", str(out)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "2 set aside" in done.stderr
    assert "Export the listings as CSV" in done.stderr
