"""Duties: what a parcel owes on a day, layer by layer, with the law behind each layer.

Every rate is a dated row of `data/duties`. Unknown is never zero, and after the last evidence the
answer says so.
"""

from countermark.duties.cost import landed_cost
from countermark.duties.nouns import Channel, LandedCost, Parcel, Span
from countermark.duties.tables import load_tariff
from countermark.duties.tariff import Tariff

__all__ = ["Channel", "LandedCost", "Parcel", "Span", "Tariff", "landed_cost", "load_tariff"]
