"""How much of one article there is, and how much of it is promised."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stock:
    """The stock of one article in one place. Never promises more than there is."""

    on_hand: int = 0
    reserved: int = 0

    def __post_init__(self) -> None:
        if self.on_hand < 0:
            raise ValueError(f"stock cannot be negative: {self.on_hand}")
        if not 0 <= self.reserved <= self.on_hand:
            raise ValueError(f"cannot have {self.reserved} reserved of {self.on_hand}")

    @property
    def available(self) -> int:
        """What can still be promised."""
        return self.on_hand - self.reserved

    def received(self, quantity: int) -> Stock:
        return replace(self, on_hand=self.on_hand + positive(quantity))

    def reserve(self, quantity: int) -> Stock:
        return replace(self, reserved=self.reserved + positive(quantity))

    def release(self, quantity: int) -> Stock:
        return replace(self, reserved=self.reserved - positive(quantity))

    def ship(self, quantity: int) -> Stock:
        """Takes away what was reserved before."""
        return Stock(self.on_hand - positive(quantity), self.reserved - quantity)

    def recounted(self, on_hand: int) -> Stock:
        """The stock after a count, which must find at least what was promised."""
        return replace(self, on_hand=on_hand)


def positive(quantity: int) -> int:
    """The quantity, when something can be done with it."""
    if quantity <= 0:
        raise ValueError(f"a quantity must be positive, not {quantity}")
    return quantity
