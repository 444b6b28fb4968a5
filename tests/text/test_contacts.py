"""Every handle is invented; the mobile number is one that no network gives out."""

import time

import pytest
from hypothesis import given

from countermark.text.contacts import find_contacts
from tests.text.samples import LONG, SECONDS, texts

WECHAT = """\
微信 abc12345
微信:abc12345
微信：abc12345🌹
微信号是abc12345💕💕
【微信】abc12345
微信（abc12345）
微信——abc12345
微信->abc12345
微信👇👇👇 abc12345
微信⬇️abc12345
微信：👉abc12345👈
V信abc12345
V 信 号 abc12345
v芯：abc12345
薇信：abc12345
徽信：abc12345
wx abc12345
WX号：abc12345
wxabc12345包邮
vx abc12345
vxabc12345
VX：abc12345【备注】
V:abc12345（备注来意）
vx➡️abc12345
V❤ abc12345
V❤️：abc12345
V♥️abc12345
薇❤：abc12345（备注：包）
威❤：abc12345
➕V abc12345
➕V：abc12345
加v abc12345
加vabc12345
加微 abc12345
加我v：abc12345
私v：abc12345
加威信abc12345
威信：abc12345
维信 abc12345
危信abc12345
卫星abc12345
🛰️abc12345
➕🛰️：abc12345
加💚abc12345
绿泡泡abc12345
w.x. abc12345
w x abc12345
V.X abc12345
v-x：abc12345
V x: abc12345
w e c h a t abc12345
W e C h a t : abc12345
we chat: abc12345
We-Chat abc12345
wei xin abc12345
weⅰxin abc12345
Wei Xin: abc12345
weixin号 abc12345
wei信abc12345
Weichat abc12345
wẹchat abc12345
ωechat abc12345
微 信 abc12345
微.信：abc12345
微 x：abc12345
薇亻言 abc12345
√信：abc12345
∨信 abc12345
Ⅴ信 abc12345
vⅩ abc12345
ⓥⓧ abc12345
𝐕𝐗: abc12345
🆅🆇 abc12345
🇻🇽：abc12345
ＶＸ：ａｂｃ１２３４５
v\u200bx：abc\u200b12345
微\u200d信abc12345
微信 ： a b c 1 2 3 4 5
微信：abc 12345
vx：abc一二三四五
vx：abc1️⃣2️⃣3️⃣4️⃣5️⃣
正品加微信abc12345包邮
厂家直销vx:abc12345质量好
想要的加V信abc12345详聊
My wechat is abc12345
add me on wechat abc12345
Wechat ID：abc12345"""

OTHERS = {
    "微信:goodbags": "wechat goodbags",
    "微信goodbags": "wechat goodbags",
    "加我微信: lv-goodbags": "wechat lv-goodbags",
    "加V:goodbags": "wechat goodbags",
    "wx：8888lv": "wechat 8888lv",
    "+V：Wxid_abc123": "wechat wxid_abc123",
    "WX号：LV-8888-bag": "wechat lv-8888-bag",
    "绿泡泡 13800001111": "wechat 13800001111",
    "VX同号13800001111": "wechat 13800001111",
    "同微 13800001111": "13800001111",
    "手机微信同号138 0000 1111": "13800001111",
    "电话同微信13800001111": "13800001111",
    "13800001111（微信同号）": "phone 13800001111",
    "☎：138 0000 1111（同微）": "phone 13800001111",
    "微x同号：13800001111": "13800001111",
    "微信1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣1️⃣1️⃣": "wechat 13800001111",
    "VX 幺三八零零零零幺幺幺幺": "wechat 13800001111",
    "v:一3八零零零零1111": "wechat 13800001111",
    "wechat:+86-138-0000-1111": "wechat 13800001111",
    "WeChat/WhatsApp: +86 13800001111": "13800001111",
    "微信/QQ：123456789": "123456789",
    "WhatsApp +86 138 0000 1111": "whatsapp 13800001111",
    "whatsapp：+44 7911 123456": "whatsapp 447911123456",
    "whats app: +1 (302) 555-0199": "whatsapp 13025550199",
    "what's app +13025550199": "whatsapp 13025550199",
    "W/A +13025550199": "whatsapp 13025550199",
    "WA: 13025550199": "whatsapp 13025550199",
    "W h a t s A p p +13025550199": "whatsapp 13025550199",
    "W.h.a.t.s.a.p.p: 13800001111": "whatsapp 13800001111",
    "W🅷ATSAPP +8613800001111": "whatsapp 13800001111",
    "Ｗｈａｔｓａｐｐ：１３８００００１１１１": "whatsapp 13800001111",
    "whatsapp👉+8613800001111": "whatsapp 13800001111",
    "wa.me/8613800001111": "whatsapp 8613800001111",
    "api.whatsapp.com/send?phone=8613800001111": "whatsapp 8613800001111",
    "WhatsApp al 612345678": "whatsapp 612345678",
    "ватсап +7 (912) 345-67-89": "whatsapp 79123456789",
    "Zap (11) 91234-5678": "whatsapp 11912345678",
    "Telegram @goodbags": "telegram goodbags",
    "tg:@goodbags": "telegram goodbags",
    "тг @goodbags": "telegram goodbags",
    "t.me/goodbags": "telegram goodbags",
    "纸飞机：goodbags88": "telegram goodbags88",
    "飞机@goodbags": "telegram goodbags",
    "✈️ goodbags88": "telegram goodbags88",
    "QQ 123456789": "qq 123456789",
    "Q群 123456789": "qq 123456789",
    "QQ群：123456789": "qq 123456789",
    "扣扣123456789": "qq 123456789",
    "抠抠123456789": "qq 123456789",
    "加Q：123456789": "qq 123456789",
    "🐧：123456789": "qq 123456789",
    "Q Q : 1 2 3 4 5 6 7 8 9": "qq 123456789",
    "qq:1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣": "qq 123456789",
    "mail goodbags@gmail.com": "email goodbags@gmail.com",
    "GoodBags@ Gmail.com": "email goodbags@gmail.com",
    "goodbags at gmail dot com": "email goodbags@gmail.com",
    "goodbags(at)gmail(dot)com": "email goodbags@gmail.com",
    "goodbags [at] shop [dot] com": "email goodbags@shop.com",
    "goodbags@gmail dot com": "email goodbags@gmail.com",
    "goodbags＠gmail．com": "email goodbags@gmail.com",
    "goodbags艾特qq点com": "email goodbags@qq.com",
    "邮箱123456789@qq.com": "email 123456789@qq.com",
    "line id: goodbags88": "line goodbags88",
    "加賴 goodbags88": "line goodbags88",
    "카톡 goodbags88": "kakao goodbags88",
    "Viber +380501234567": "viber 380501234567",
    "zalo: 0901.234.567": "zalo 0901234567",
    "ig: goodbags_88": "instagram goodbags_88",
    "instagram @goodbags": "instagram goodbags",
    "联系方式：abc12345": "account abc12345",
    "联系13800001111": "phone 13800001111",
}

NOTHING = """\
微信支付
微信扫码付款
use WeChat Pay
WeChat official account
when we chat about it tomorrow
QQ糖 500g
qq音乐
WhatsApp Business API
line 12 of the poem
fine line 2025-05-20 17:51:27
V领连衣裙2024新款
v-neck dress size10
v8, v8engine, v8power
vivox200promini
VX-5000 camera
wx 4100 graphics
微波炉900W
卫星电视2024
iPhone 13 Pro Max 256
phone 14 case
手机 128GB 版
手机壳iphone15promax
Insta360 camera
telegram was founded in 2013
call of duty 2024
look at gmail.com
meet me at shop.com
阅读1.2w 赞3800
2024-11-24 13:00
ISBN 9787111128069
订单号13800001111222
#vx2024"""


def found(text):
    return [f"{contact.kind} {contact.value}" for contact in find_contacts(text)]


@pytest.mark.parametrize("text", WECHAT.splitlines())
def test_it_finds_a_wechat_handle_however_the_label_is_spelt(text):
    assert found(text) == ["wechat abc12345"]


@pytest.mark.parametrize(("text", "contact"), OTHERS.items())
def test_it_finds_a_contact_and_writes_it_in_one_form(text, contact):
    assert any(one.endswith(contact) for one in found(text))


@pytest.mark.parametrize("text", NOTHING.splitlines())
def test_it_takes_ordinary_text_for_no_contact(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("微信一：abc12345 微信二：xyz98765", ["wechat abc12345", "wechat xyz98765"]),
        ("微信：abc12345/xyz98765", ["wechat abc12345", "wechat xyz98765"]),
        ("联系电话13800001111,13900002222", ["phone 13800001111", "phone 13900002222"]),
        ("vx:abc12345,qq:123456789", ["wechat abc12345", "qq 123456789"]),
    ],
)
def test_it_finds_each_of_several_contacts(text, contacts):
    assert found(text) == contacts


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("加V❤️：abc\u200b12345！", "abc\u200b12345"),
        ("微信1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣1️⃣1️⃣包邮", "1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣1️⃣1️⃣"),
        ("mail good@gmail dot com now", "good@gmail dot com"),
    ],
)
def test_its_span_is_the_handle_as_it_was_written(text, quote):
    (contact,) = find_contacts(text)
    assert text[contact.start : contact.end].rstrip("\ufe0f\u20e3") == quote.rstrip("\ufe0f\u20e3")


@given(texts)
def test_its_spans_lie_in_the_text_in_order_and_apart(text):
    end = 0
    for contact in find_contacts(text):
        assert end <= contact.start < contact.end <= len(text)
        assert contact.value
        end = contact.end


@pytest.mark.parametrize(
    "piece",
    [
        *("1 ", "v", "http://", "微信", "a@", "1", "1微", "138微0", "v👇", "wx:", "a at ", "加"),
        *("\u200b", "1️⃣", "微信 abcde1", "a" * 64 + "@", "wx" + "=" * 40, "w "),
    ],
)
def test_its_time_grows_no_faster_than_a_long_text(piece):
    text = piece * (LONG // len(piece))
    start = time.process_time()
    find_contacts(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Заказ: @lana_demo", "lana_demo"),
        ("Заказ в личку @saddle_demo", "saddle_demo"),
        ("Ask price: @batch_demo", "batch_demo"),
        ("➕绿色 demo30x", "demo30x"),
        ("💚信 demo30x", "demo30x"),
        ("write to lisa@canvas.example please", "lisa@canvas.example"),
        ("✆ 138OOOO2277", "13800002277"),
    ],
)
def test_it_finds_a_handle_asked_for_in_other_ways(text, handle):
    assert [found.value for found in find_contacts(text)] == [handle]


def test_a_name_that_is_only_thanked_is_no_contact():
    assert find_contacts("thanks for the order @jenny my dear") == []


def test_it_finds_a_handle_after_an_enquiry():
    assert [one.value for one in find_contacts("加LINE查詢：bagbag_hk01")] == ["bagbag_hk01"]
