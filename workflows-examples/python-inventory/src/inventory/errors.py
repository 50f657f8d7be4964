"""What can go wrong with stock. Every error carries the facts that its message is made of."""


class InventoryError(Exception):
    """The base of all errors of this package."""


class OutOfStock(InventoryError):
    """More is wanted than is available."""

    def __init__(self, shortages: dict[str, int]) -> None:
        self.shortages = shortages
        missing = ", ".join(f"{quantity} of {sku}" for sku, quantity in sorted(shortages.items()))
        super().__init__(f"out of stock: {missing} missing")


class UnknownReservation(InventoryError):
    """No reservation has this id."""

    def __init__(self, reservation_id: str) -> None:
        self.reservation_id = reservation_id
        super().__init__(f"there is no reservation {reservation_id}")


class ReservationClosed(InventoryError):
    """The reservation was shipped, released or has expired, and cannot change any more."""

    def __init__(self, reservation_id: str, state: str) -> None:
        self.reservation_id = reservation_id
        self.state = state
        super().__init__(f"reservation {reservation_id} is {state}")


class InvalidCount(InventoryError):
    """A line of a stock count cannot be read."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {reason}")
