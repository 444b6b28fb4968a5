"""Records and items for the views: invented brands, and words that would do harm if obeyed."""

from typing import Any

from countermark.model import Item, Money, Seller, Timed
from countermark.report.texts import texts

NAMES = {"marlowe": "Marlowe", "tindrel": "Tindrel"}
RLO, NUL, ESC, ZWSP = "\u202e", "\x00", "\x1b", "\u200b"

SUMMARY = {
    "items": 12_480,
    "tiers": {"clear": 12_440, "review": 25, "priority": 15},
    "set_aside": 7,
    "set_aside_reasons": {"broken JSON": 5, "no id": 2},
    "seconds": 3.21,
    "per_second": 3888,
    "version": "0.1.0",
    "data": "sha256:9f2c",
}

SENTENCES = {
    "oem": (
        "Claims to be, or to sell from, the brand's contract factory: {}.",
        "自称是该品牌的代工厂，或货出自代工厂：{}。",
    ),
    "semi_finished": (
        "Claims that the goods left the factory semi-finished: {}.",
        "自称是工厂的半成品：{}。",
    ),
    "unspoken_brand": (
        "Shows the brand in writing but never says it in the speech that was read: {}.",
        "文字中出现该品牌，但已读取的语音中从未说出：{}。",
    ),
    "compatibility": (
        "Names the brand as what the goods fit: {}.",
        "提到该品牌是说明适用对象：{}。",
    ),
}


def reason(
    item: Item, code: str, bits: float, *quotes: str, klass: str | None = None
) -> dict[str, Any]:
    """Build one reason; its quotes are looked up in the item's texts."""
    spans = [span for quote in quotes for span in _spans(item, quote)]
    english, chinese = SENTENCES.get(klass or code, ("Appears here: {}.", "在此出现：{}。"))
    return {
        "code": code,
        "class": klass,
        "bits": bits,
        "text": english.format(", ".join(f"“{quote}”" for quote in quotes)),
        "text_zh": chinese.format("、".join(f"“{quote}”" for quote in quotes)),
        "spans": spans,
    }


def _spans(item: Item, quote: str) -> list[dict[str, Any]]:
    found = []
    for field, at, text in texts(item):
        start = text.find(quote)
        if start >= 0:
            modality = field.partition("[")[0]
            found.append(
                {
                    "modality": modality if modality in {"speech", "screen"} else "written",
                    "field": field,
                    "start": start,
                    "end": start + len(quote),
                    "quote": quote,
                    "at": at,
                }
            )
    return found


def record(item: Item, *assessments: dict[str, Any]) -> dict[str, Any]:
    """Build the record of an item."""
    return {
        "id": item.id,
        "platform": item.platform,
        "tier": assessments[0]["tier"],
        "score": assessments[0]["score"],
        "assessments": list(assessments),
        "version": "0.1.0",
        "data": "sha256:9f2c",
    }


def assessment(brand: str | None, *reasons: dict[str, Any], prior: float = -5.0) -> dict[str, Any]:
    """Build one assessment; score and tier follow from the bits."""
    total = prior + sum(one["bits"] for one in reasons)
    score = round(1 / (1 + 2**-total), 4)
    tier = "priority" if score >= 0.9 else "review" if score >= 0.5 else "clear"
    return {
        "brand": brand,
        "tier": tier,
        "score": score,
        "prior": prior,
        "reasons": list(reasons),
        "unread": ["picture"],
    }


def offer(number: int = 7, **fields: Any) -> tuple[dict[str, Any], Item]:
    """Build a post that claims the factory of Marlowe, with an emoji before every highlight."""
    filled: dict[str, Any] = {
        "url": f"https://tiktok.example/@kiki_bags/{number}",
        "title": "👜✨ Marlowe OEM 原单 straight from the factory",
        "description": "👩🏽‍🎨 Our workshop made bags for Marlowe.\nSame leather, half the fuss. "
        "The line is closed now, and what is left are semi-finished pieces that we complete here.",
        "tags": ("marlowe", "oemfactory", "工厂直销"),
        "speech": (
            Timed("have a look at this one", 0.0, 2.0),
            Timed("feel how soft the leather is", 2.0, 5.5),
        ),
        "screen": (
            Timed("这些都是国内某省工厂的半成品", 0.0, 3.0),
            Timed("These are semi-finished products from a factory", 3.0, 6.0),
        ),
        "price": Money("89.00", "USD"),
        "seller": Seller("kiki_bags", "Kiki's bags 代工", "CN", followers=1204),
        "ships_from": "CN",
        "sells_to": ("US", "DE"),
        "published": f"2025-04-{number % 28 + 1:02d}T08:00:00Z",
    } | fields
    item = Item(str(number), "tiktok", "post", **filled)
    marlowe = assessment(
        "marlowe",
        reason(item, "brand_mention", 2.0, "Marlowe"),
        reason(item, "provenance_claim", 3.5, "OEM", "oem", klass="oem"),
        reason(item, "semi_finished", 3.0, "半成品", "semi-finished", klass="semi_finished"),
        reason(item, "unspoken_brand", 1.5, "Marlowe"),
    )
    return record(item, marlowe), item


def strap(number: int = 8) -> tuple[dict[str, Any], Item]:
    """Build a listing that is probably lawful, assessed for two brands."""
    item = Item(
        str(number),
        "market",
        "listing",
        title="Leather strap compatible with Tindrel watches, factory price",
        description="Not a Marlowe product. Fits the Tindrel 40 mm.",
        seller=Seller(name="Strap House"),
        published="2025-05-02",
    )
    tindrel = assessment(
        "tindrel",
        reason(item, "brand_mention", 2.0, "Tindrel"),
        reason(item, "provenance_claim", 3.0, "factory price", klass="direct_sale"),
        reason(item, "off_platform", 4.5, "Fits"),
        reason(item, "compatibility", -4.0, "compatible with Tindrel"),
    )
    marlowe = assessment("marlowe", reason(item, "brand_mention", 2.0, "Marlowe"))
    return record(item, tindrel, marlowe), item


def hostile(number: int = 9) -> tuple[dict[str, Any], Item]:
    """Build an item whose every text tries to be more than text."""
    item = Item(
        f"{number}</script><script>document.title='owned'</script>",
        "<b>shop</b>",
        "post",
        url="javascript:alert(document.title='owned')",
        title="</script><img src=x onerror=\"document.title='owned'\"> Marlowe [red]bold[/red]",
        description=f"{RLO}esrever{NUL} {ESC}[31mred{ESC}]0;owned\x07 G{ZWSP}ucci \ud83d "
        "{{script}} <!-- <svg onload=alert(1)>",
        tags=("<script>document.title='owned'</script>",),
        links=("javascript:alert(1)", "https://evil.example/x.png"),
        seller=Seller(f"{RLO}evil", "<img src=https://evil.example/p.png>"),
        published="2025-05-03",
    )
    found = assessment(
        "marlowe",
        reason(item, "brand_mention", 2.0, "Marlowe"),
        reason(item, "evasive_spelling", 4.0, f"G{ZWSP}ucci", f"{RLO}esrever"),
    )
    return record(item, found), item
