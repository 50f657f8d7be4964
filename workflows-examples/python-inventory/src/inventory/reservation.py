"""A promise to hold stock for somebody for some time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from inventory.errors import ReservationClosed
from inventory.stock import positive


class State(Enum):
    HELD = "held"
    SHIPPED = "shipped"
    RELEASED = "released"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Reservation:
    """Quantities by article, held until a moment."""

    id: str
    quantities: Mapping[str, int]
    expires_at: datetime
    state: State = State.HELD

    def __post_init__(self) -> None:
        if not self.quantities:
            raise ValueError("a reservation must hold something")
        for quantity in self.quantities.values():
            positive(quantity)

    def is_due(self, now: datetime) -> bool:
        """Whether the time is over and nobody has shipped or released it."""
        return self.state is State.HELD and now >= self.expires_at

    def closed(self, state: State) -> Reservation:
        """The reservation in its final state; only one that is held can get there."""
        if self.state is not State.HELD:
            raise ReservationClosed(self.id, self.state.value)
        return replace(self, state=state)
