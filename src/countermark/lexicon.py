"""The lexicon: what sellers claim, the words of an offer, and the words of lawful uses.

Each phrase brings its own proof: a sentence that must fire and one that must not.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from countermark.model import PRODUCT_TYPES, Role
from countermark.rows import Row, check_dates, read_table

CLAIM_CLASSES = frozenset(
    "oem same_factory direct_sale leftover_stock semi_finished original_packaging same_quality "
    "replica_grade hidden_logo tariff_dodge redirect price_gap self_promotion".split()
)
OFFER_CLASSES = frozenset({"order", "price_word", "contact_word", "shipping"})
COUNTER_CLASSES = frozenset(
    "compatibility parts_care resale authentication education news review own_brand generic books "
    "authorised negation pseudo_negation warning comparison parallel_import employment talk".split()
)
NEEDS = frozenset({"", "brand", "offer"})
BRAND_SLOT = "brand"


@dataclass(frozen=True, slots=True)
class Claim:
    """A phrase by which sellers claim where goods come from or how good a copy is."""

    id: str
    phrase: str
    lang: str
    klass: str
    strength: float
    needs: str
    meaning: str
    hit: str
    miss: str
    source: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells what an item does with a brand: offers, fits, resells, reviews it."""

    id: str
    phrase: str
    lang: str
    klass: str
    strength: float
    meaning: str
    hit: str
    miss: str
    source: str


@dataclass(frozen=True, slots=True)
class ProductWord:
    """A word for a type of product."""

    id: str
    phrase: str
    lang: str
    type: str
    source: str


@dataclass(frozen=True, slots=True)
class SlotWord:
    """A word that may fill a slot of a frame."""

    slot: str
    phrase: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim or a cue made of slots in order, with at most `within` words between two of them.

    A Chinese character counts as half a word; the slot `brand` is filled by any brand's name.
    """

    slots: tuple[str, ...]
    within: float
    says: "Claim | Cue"
    needed: frozenset[str] = frozenset()  # the slots, without their order


@dataclass(frozen=True, slots=True)
class Window:
    """How far a cue reaches, in words, and the role it gives to a brand within its reach.

    A shielded role counts only where nobody offers anything: else "not fake" would protect sellers.
    """

    klass: str
    role: Role
    before: float
    after: float
    shielded: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases."""

    claims: tuple[Claim, ...]
    cues: tuple[Cue, ...]
    products: tuple[ProductWord, ...]
    windows: dict[str, Window]
    slots: tuple[SlotWord, ...] = ()
    frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # by first slot


def _strength(row: Row) -> float:
    check_dates(row)
    return row.number("strength", low=0, high=1)


def _claim(row: Row) -> Claim:
    return Claim(
        row["id"],
        row["phrase"],
        lang=row["lang"],
        klass=row.one_of("class", CLAIM_CLASSES),
        strength=_strength(row),
        needs=row.one_of("needs", NEEDS),
        meaning=row["meaning"],
        hit=row["hit"],
        miss=row["miss"],
        source=row["source"],
    )


def _cue(row: Row) -> Cue:
    return Cue(
        row["id"],
        row["phrase"],
        lang=row["lang"],
        klass=row.one_of("class", OFFER_CLASSES | COUNTER_CLASSES),
        strength=_strength(row),
        meaning=row["meaning"],
        hit=row["hit"],
        miss=row["miss"],
        source=row["source"],
    )


def _slot_word(row: Row) -> SlotWord:
    check_dates(row)
    return SlotWord(row["slot"], row["phrase"], row["lang"], row["source"])


def _product(row: Row) -> ProductWord:
    check_dates(row)
    return ProductWord(
        row["id"],
        row["phrase"],
        lang=row["lang"],
        type=row.one_of("type", PRODUCT_TYPES),
        source=row["source"],
    )


CLAIM_COLUMNS = tuple("id phrase lang class strength needs meaning hit miss source checked".split())
CUE_COLUMNS = tuple("id phrase lang class strength meaning hit miss source checked".split())
PRODUCT_COLUMNS = tuple("id phrase lang type source checked".split())
SLOT_COLUMNS = tuple("slot phrase lang source checked".split())
FRAME_COLUMNS = tuple(
    "id phrase slots within lang class strength needs meaning hit miss source checked".split()
)
WINDOW_COLUMNS = tuple("class role before after shielded reason checked".split())


def load_lexicon() -> Lexicon:
    """Read the lexicon, packaged and overlaid; strength 0 switches a row off."""
    claims = read_table("lexicon/claims*.csv", CLAIM_COLUMNS, _claim, key=lambda made: made.id)
    cues = read_table("lexicon/cues*.csv", CUE_COLUMNS, _cue, key=lambda made: made.id)
    slots = read_table(
        "lexicon/slots*.csv", SLOT_COLUMNS, _slot_word, key=lambda made: (made.slot, made.phrase)
    )
    return Lexicon(
        claims=tuple(row for row in claims if row.strength > 0),
        cues=tuple(row for row in cues if row.strength > 0),
        products=tuple(load_products()),
        windows=_load_windows(),
        slots=tuple(slots),
        frames=_load_frames({word.slot for word in slots}),
    )


def load_products() -> list[ProductWord]:
    """Read the words for types of products."""
    return read_table("lexicon/products*.csv", PRODUCT_COLUMNS, _product, key=lambda made: made.id)


def _load_frames(slots: Collection[str]) -> dict[str, tuple[Frame, ...]]:
    def make(row: Row) -> Frame:
        names = row.words("slots")
        if len(names) < 2 or set(names) - {*slots, BRAND_SLOT}:
            raise row.wrong("slots", "Write two or more slots of slots.csv, or brand.")
        says = _claim(row) if row["class"] in CLAIM_CLASSES else _cue(row)
        within = row.number("within", low=0, high=20)
        return Frame(names, within, says, needed=frozenset(names))

    frames = read_table("lexicon/frames*.csv", FRAME_COLUMNS, make, key=lambda made: made.says.id)
    by_first: dict[str, tuple[Frame, ...]] = {}
    for frame in frames:
        if frame.says.strength > 0:
            by_first[frame.slots[0]] = (*by_first.get(frame.slots[0], ()), frame)
    return by_first


def _load_windows() -> dict[str, Window]:
    def make(row: Row) -> Window:
        check_dates(row)
        return Window(
            row.one_of("class", COUNTER_CLASSES),
            Role(row.one_of("role", {role.value for role in Role})),
            before=row.number("before", low=0, high=20),
            after=row.number("after", low=0, high=20),
            shielded=row.one_of("shielded", {"yes", "no"}) == "yes",
        )

    rows = read_table("lexicon/windows.csv", WINDOW_COLUMNS, make, key=lambda made: made.klass)
    return {row.klass: row for row in rows}
