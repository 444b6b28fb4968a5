"""The brand register: names, spellings, places of manufacture, suppliers and authorised sellers."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from countermark.register.prices import Reference, read_prices
from countermark.register.rates import Rates, load_rates
from countermark.register.suppliers import SupplierList, read_supplier_lists
from countermark.register.tables import (
    Brand,
    Place,
    Product,
    SellerName,
    Spelling,
    Supplier,
    read_brands,
    read_places,
    read_sellers,
    read_sites,
    read_spellings,
    read_suppliers,
)

__all__ = ["Brand", "Product", "Register", "Spelling", "load_register"]


@dataclass(frozen=True, slots=True)
class Register:
    """Every brand with what is known of it; each fact has its source in the tables.

    Sites are known by their domain, sellers by brand and folded name.
    """

    brands: dict[str, Brand]
    spellings: tuple[Spelling, ...]
    sites: dict[str, str] = field(default_factory=dict)
    sellers: dict[tuple[str, str], SellerName] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    supplier_lists: dict[str, tuple[SupplierList, ...]] = field(default_factory=dict)
    prices: dict[str, tuple[Reference, ...]] = field(default_factory=dict)
    rates: Rates = field(default_factory=Rates)

    def site_of(self, address: str) -> str | None:
        """Return the brand whose official site an address or a host belongs to, if any."""
        try:
            host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        except ValueError:
            return None
        parts = host.split(".")
        tails = (".".join(parts[number:]) for number in range(len(parts) - 1))
        return next((self.sites[tail] for tail in tails if tail in self.sites), None)


def load_register() -> Register:
    """Read the register from the packaged tables and the user's overlay."""
    brands = {brand.id: brand for brand in read_brands()}
    return Register(
        brands=brands,
        spellings=tuple(read_spellings(brands)),
        sites={site.domain: site.brand for site in read_sites(brands)},
        sellers={(row.brand, row.name.casefold()): row for row in read_sellers(brands)},
        places=tuple(read_places(brands)),
        suppliers=tuple(read_suppliers(brands)),
        supplier_lists=read_supplier_lists(brands),
        prices=read_prices(brands),
        rates=load_rates(),
    )
