import pytest
from hypothesis import given

from countermark.text.mails import find_mails
from tests.text.samples import texts


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("mail goodbags@gmail.com", "goodbags@gmail.com"),
        ("good.bags+1@outlook.com.", "good.bags+1@outlook.com"),
        ("goodbags at gmail dot com", "goodbags@gmail.com"),
        ("goodbags(at)gmail(dot)com", "goodbags@gmail.com"),
        ("goodbags [at] shop [dot] com", "goodbags@shop.com"),
        ("goodbags@gmail dot com", "goodbags@gmail.com"),
        ("goodbags @ gmail . com", "goodbags@gmail.com"),
        ("goodbags艾特qq点com", "goodbags@qq.com"),
        ("goodbags#qq.com", "goodbags@qq.com"),
        ("正品goodbags@mail.example.com包邮", "goodbags@mail.example.com"),
    ],
)
def test_it_reads_an_address_however_it_is_spelled_out(text, address):
    (mail,) = find_mails(text)
    assert mail.address == address


@pytest.mark.parametrize(
    "text",
    [
        "look at gmail.com",
        "meet me at shop.com",
        "@goodbags",
        "a@b",
        "at gmail dot",
        "3 @ shop . com",
    ],
)
def test_it_takes_no_sentence_for_an_address(text):
    assert list(find_mails(text)) == []


@given(texts)
def test_its_spans_lie_in_the_text(text):
    low = text.lower()
    for mail in find_mails(low):
        assert 0 <= mail.start < mail.end <= len(low)
        assert low[mail.start :].startswith(mail.address[0])
