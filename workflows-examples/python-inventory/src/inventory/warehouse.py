"""One place with stock, and the promises that were made on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from inventory.errors import OutOfStock, UnknownReservation
from inventory.reservation import Reservation, State
from inventory.stock import Stock


class Warehouse:
    """Keeps stock by article. A reservation succeeds as a whole or changes nothing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stock: dict[str, Stock] = {}
        self._reservations: dict[str, Reservation] = {}

    def stock(self, sku: str) -> Stock:
        return self._stock.get(sku, Stock())

    def receive(self, sku: str, quantity: int) -> None:
        self._stock[sku] = self.stock(sku).received(quantity)

    def recount(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Takes over a stock count; returns the differences that it brought to light.

        A count below what is reserved is refused as a whole: which promise to break is not for a program to decide.
        """
        broken = {sku: self.stock(sku).reserved - count for sku, count in counts.items()}
        if any(quantity > 0 for quantity in broken.values()):
            raise OutOfStock({sku: quantity for sku, quantity in broken.items() if quantity > 0})

        differences = {sku: count - self.stock(sku).on_hand for sku, count in counts.items()}
        for sku, count in counts.items():
            self._stock[sku] = self.stock(sku).recounted(count)
        return {sku: difference for sku, difference in differences.items() if difference != 0}

    def shortages(self, quantities: Mapping[str, int]) -> dict[str, int]:
        """What is missing to promise these quantities; empty when nothing is."""
        missing = {sku: quantity - self.stock(sku).available for sku, quantity in quantities.items()}
        return {sku: quantity for sku, quantity in missing.items() if quantity > 0}

    def reserve(
        self, reservation_id: str, quantities: Mapping[str, int], now: datetime, hold_for: timedelta
    ) -> Reservation:
        """Holds stock for a while. The same id again returns the first reservation, so callers may retry."""
        if reservation_id in self._reservations:
            return self._reservations[reservation_id]
        reservation = Reservation(reservation_id, dict(quantities), now + hold_for)
        if shortages := self.shortages(quantities):
            raise OutOfStock(shortages)
        for sku, quantity in quantities.items():
            self._stock[sku] = self.stock(sku).reserve(quantity)
        self._reservations[reservation_id] = reservation
        return reservation

    def ship(self, reservation_id: str) -> Reservation:
        return self._close(reservation_id, State.SHIPPED)

    def release(self, reservation_id: str) -> Reservation:
        return self._close(reservation_id, State.RELEASED)

    def expire(self, now: datetime) -> list[Reservation]:
        """Releases what was held for too long; returns it, the oldest first."""
        due = [reservation for reservation in self._reservations.values() if reservation.is_due(now)]
        due.sort(key=lambda reservation: (reservation.expires_at, reservation.id))
        return [self._close(reservation.id, State.EXPIRED) for reservation in due]

    def _close(self, reservation_id: str, state: State) -> Reservation:
        if reservation_id not in self._reservations:
            raise UnknownReservation(reservation_id)
        reservation = self._reservations[reservation_id].closed(state)
        for sku, quantity in reservation.quantities.items():
            stock = self.stock(sku)
            self._stock[sku] = stock.ship(quantity) if state is State.SHIPPED else stock.release(quantity)
        self._reservations[reservation_id] = reservation
        return reservation
