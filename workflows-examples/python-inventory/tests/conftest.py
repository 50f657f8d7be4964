from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from inventory.warehouse import Warehouse


class Clock:
    """Time that passes only when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)

    def advance(self, **duration: float) -> datetime:
        self.now += timedelta(**duration)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_warehouse() -> Callable[..., Warehouse]:
    """Makes a warehouse with stock: `make_warehouse("north", TEA=5)`."""

    def make(name: str = "main", **stock: int) -> Warehouse:
        warehouse = Warehouse(name)
        for sku, quantity in stock.items():
            warehouse.receive(sku, quantity)
        return warehouse

    return make


@pytest.fixture
def warehouse(make_warehouse: Callable[..., Warehouse]) -> Warehouse:
    """A warehouse with ten teas and four cups."""
    return make_warehouse(TEA=10, CUP=4)
