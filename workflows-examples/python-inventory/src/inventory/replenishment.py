"""When to order anew from the supplier, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import fmean, pstdev


@dataclass(frozen=True, slots=True)
class Supply:
    """How a supplier delivers an article."""

    lead_days: int
    """Days from the order to the delivery."""
    pack_size: int = 1
    """Articles come in packs of this size."""
    service_factor: float = 1.65
    """Standard deviations of demand to be safe from: 1.65 means out of stock in one of twenty cycles."""


def reorder_point(daily_demand: Sequence[int], supply: Supply) -> int:
    """The stock at which to order: the demand until the delivery, and a reserve for days that are not average."""
    if not daily_demand:
        raise ValueError("the demand of at least one day is needed")
    expected = fmean(daily_demand) * supply.lead_days
    reserve = supply.service_factor * pstdev(daily_demand) * sqrt(supply.lead_days)
    return ceil(expected + reserve)


def order_quantity(available: int, on_order: int, daily_demand: Sequence[int], supply: Supply, cover_days: int) -> int:
    """How many articles to order now, in whole packs: nothing while enough is there or on its way."""
    point = reorder_point(daily_demand, supply)
    position = available + on_order
    if position > point:
        return 0
    wanted = point + fmean(daily_demand) * cover_days - position
    return ceil(wanted / supply.pack_size) * supply.pack_size
