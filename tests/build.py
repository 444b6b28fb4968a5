"""Builders: a test mentions only what matters to it. The brands here are invented."""

from dataclasses import replace
from functools import cache
from typing import Any

from countermark.assess import Kit, assess, load_weights
from countermark.batch import screen_items
from countermark.columns import to_batch
from countermark.lexicon import load_lexicon
from countermark.model import Assessment, Item, Money, Seller, Signal, Timed
from countermark.reading import Document, read
from countermark.reading.vocabulary import build
from countermark.register import Brand, Register, Spelling
from countermark.register.tables import SellerName
from countermark.signals import detect_all


def spelling(brand: str, text: str, kind: str = "name", klass: str = "distinctive", **more: Any):
    opens = more.get("opens", REGISTER_TRADES[brand])
    return Spelling(brand, text, kind, klass, frozenset(opens), more.get("unless", ()), "invented")


REGISTER_TRADES = {"marlowe": ("bags", "accessories"), "tindrel": ("shoes",), "summit": ("shoes",)}

REGISTER = Register(
    brands={
        slug: Brand(slug, slug.title(), "", trades, "", "invented")
        for slug, trades in REGISTER_TRADES.items()
    },
    spellings=(
        spelling("marlowe", "Marlowe"),
        spelling("marlowe", "玛洛薇尔", "chinese_name"),
        spelling("marlowe", "大玛牌", "nickname"),
        spelling("marlowe", "Corvella", "line"),
        spelling("tindrel", "Tindrel"),
        spelling("tindrel", "TD", "nickname", "short"),
        spelling("tindrel", "小汀家", "nickname", "short"),
        spelling("summit", "Summit", klass="ordinary", unless=("summit meeting",)),
    ),
    sites={"marlowe.example": "marlowe"},
    sellers={
        ("marlowe", "marlowe official"): SellerName(
            "marlowe", "Marlowe Official", "own_store", "", "invented"
        )
    },
)


@cache
def kit() -> Kit:
    lexicon = load_lexicon()
    return Kit(REGISTER, lexicon, build(REGISTER, lexicon), load_weights(), "sha256:0", "test")


def item(kind: str = "post", *, usd: str | None = None, seller: str | None = None, **fields: Any):
    """Build an item; speech and screen may be given as plain text, the price as dollars."""
    for modality in ("speech", "screen"):
        if isinstance(fields.get(modality), str):
            fields[modality] = (Timed(fields[modality], 0.0, 2.0),) if fields[modality] else ()
    if usd is not None:
        fields["price"] = Money(usd, "USD")
    if seller is not None:
        fields["seller"] = Seller(name=seller)
    return replace(Item("1", "tiktok", kind), **fields)


def document(kind: str = "post", **fields: Any) -> Document | None:
    """Read one item; None where the triage finds nothing worth a reading."""
    found = list(read(to_batch([item(kind, **fields)]), kit().vocabulary, kit().lexicon))
    return found[0][1] if found else None


def observed(kind: str = "post", **fields: Any) -> list[Signal]:
    made = document(kind, **fields)
    return list(detect_all(made, REGISTER)) if made else []


def fires(code: str, kind: str = "post", *, claim: str | None = None, **fields: Any) -> bool:
    """Tell whether a signal is seen, and where a claim class is given, with that class."""
    return any(
        signal.code == code and claim in (None, signal.claim) for signal in observed(kind, **fields)
    )


def assessed(kind: str = "post", **fields: Any) -> tuple[Assessment, ...]:
    made = document(kind, **fields)
    return assess(made, kit()) if made else ()


def recorded(kind: str = "post", **fields: Any) -> dict[str, Any]:
    return screen_items([item(kind, **fields)], kit())[0]
