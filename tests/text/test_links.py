import time

import pytest
from hypothesis import given

from countermark.text.links import find_codes, find_links, platform_of
from tests.text.samples import LONG, SECONDS, texts


def urls(text):
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://marlowe.example/a?b=1#c now", "https://marlowe.example/a?b=1#c"),
        ("http://marlowe.example", "http://marlowe.example"),
        ("hxxps://marlowe.example/x", "hxxps://marlowe.example/x"),
        ("HTTPS://MARLOWE.EXAMPLE/X.", "HTTPS://MARLOWE.EXAMPLE/X"),
        ("(https://marlowe.example/a).", "https://marlowe.example/a"),
        ("www.marlowe.example", "www.marlowe.example"),
        ("shop.example/bags", "shop.example/bags"),
        ("看https://marlowe.example/a，好看", "https://marlowe.example/a"),
        ("相册x.yupoo.com看", "x.yupoo.com"),
        ("dhgate.com", "dhgate.com"),
        ("https://marlowe.example:8080/a", "https://marlowe.example:8080/a"),
    ],
)
def test_it_finds_a_link_as_it_was_written(text, url):
    assert urls(text) == [url]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "end.Next sentence",
        "v1.2.3",
        "1.299,00",
        "a@marlowe.example",
        "e.g. this",
        "file.txt ok",
    ],
)
def test_it_takes_a_full_stop_for_no_link(text):
    assert urls(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x.yupoo.com/albums", "album_host"),
        ("linktr.ee/goodbags", "link_hub"),
        ("https://wa.me/8613800001111", "messenger"),
        ("https://docs.google.com/spreadsheets/d/1", "sheet"),
        ("https://www.dhgate.com/product/1.html", "marketplace"),
        ("https://marlowe.example/", "other"),
    ],
)
def test_it_knows_the_kind_of_service_behind_a_link(text, kind):
    assert [link.kind for link in find_links(text)] == [kind]


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://www.dhgate.com/x", "dhgate"),
        ("HTTPS://DHGATE.COM", "dhgate"),
        ("http://user@dhgate.com:80/x", "dhgate"),
        ("dhgate.com", "dhgate"),
        ("notdhgate.com", None),
        ("dhgate.com.marlowe.example", None),
        ("", None),
        ("com", None),
    ],
)
def test_a_platform_is_known_by_its_host_and_no_other(address, platform):
    found = platform_of(address)
    assert (found[0] if found else None) == platform


@pytest.mark.parametrize(
    ("text", "value", "platform"),
    [
        ("search 8817 on DHgate", "8817", "dhgate"),
        ("Search for code AB-8817", "AB-8817", None),
        ("item no. 88172", "88172", None),
        ("搜货号 8817", "8817", None),
        ("暗号：K8817", "K8817", None),
        ("артикул 8817123", "8817123", None),
        ("busca el código 88171", "88171", None),
        ("复制￥aB3dE6gH9￥打开", "aB3dE6gH9", "taobao"),
    ],
)
def test_it_finds_what_a_viewer_is_told_to_search_for(text, value, platform):
    (code,) = find_codes(text)
    assert code.value == value
    assert code.platform == platform


@pytest.mark.parametrize(
    "text", ["search 2024 trends", "the code is law", "dress code", "search for bags", "code 10%"]
)
def test_it_takes_other_words_for_no_code(text):
    assert find_codes(text) == []


@given(texts)
def test_its_spans_slice_back(text):
    for link in find_links(text):
        assert text[link.start : link.end] == link.url
    for code in find_codes(text):
        assert code.value in text[code.start : code.end]


@pytest.mark.parametrize(
    "piece",
    ["http://", "a.", "a-", "a", "a@a.", "a.b.com/", "//", "code ", "search for ", "a" * 63 + ".",
     "￥a1b2c3d4", "1 ", "http://a.b/?"],
)  # fmt: skip
@pytest.mark.parametrize("find", [find_links, find_codes])
def test_its_time_grows_no_faster_than_a_long_text(find, piece):
    text = piece * (LONG // len(piece))
    start = time.process_time()
    find(text)
    assert time.process_time() - start < SECONDS
