"""From which warehouses an order is served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inventory.errors import OutOfStock
from inventory.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one warehouse contributes to an order."""

    warehouse: str
    quantities: Mapping[str, int]


def allocate(quantities: Mapping[str, int], warehouses: Sequence[Warehouse]) -> list[Parcel]:
    """Splits an order over warehouses, which stand in the order of preference.

    One parcel is best: the first warehouse that has everything serves the order alone. Otherwise the warehouse that has
    most of what is still missing goes next, until nothing is missing.

    Raises OutOfStock when all together have too little.
    """
    for warehouse in warehouses:
        if not warehouse.shortages(quantities):
            return [Parcel(warehouse.name, dict(quantities))]

    missing = dict(quantities)
    remaining = list(warehouses)
    parcels: list[Parcel] = []
    while missing and remaining:
        # max() keeps the first of equals, so the order of preference decides a tie.
        best = max(remaining, key=lambda warehouse: sum(_contribution(warehouse, missing).values()))
        remaining.remove(best)
        contribution = _contribution(best, missing)
        parcels.append(Parcel(best.name, contribution))
        missing = {sku: left for sku in missing if (left := missing[sku] - contribution.get(sku, 0)) > 0}
    if missing:
        raise OutOfStock(missing)
    return parcels


def _contribution(warehouse: Warehouse, missing: Mapping[str, int]) -> dict[str, int]:
    """What the warehouse has of what is missing, without the articles of which it has none."""
    available = {sku: min(quantity, warehouse.stock(sku).available) for sku, quantity in missing.items()}
    return {sku: quantity for sku, quantity in available.items() if quantity > 0}
