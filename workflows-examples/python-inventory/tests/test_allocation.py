from datetime import timedelta

import pytest

from inventory.allocation import Parcel, allocate
from inventory.errors import OutOfStock


def test_the_first_warehouse_that_has_everything_serves_the_order_alone(make_warehouse):
    warehouses = [
        make_warehouse("north", TEA=1),
        make_warehouse("south", TEA=5, CUP=5),
        make_warehouse("west", TEA=9, CUP=9),
    ]

    assert allocate({"TEA": 2, "CUP": 1}, warehouses) == [Parcel("south", {"TEA": 2, "CUP": 1})]


@pytest.mark.parametrize(
    ("wanted", "parcels"),
    [
        pytest.param(
            {"TEA": 7},
            [Parcel("south", {"TEA": 5}), Parcel("north", {"TEA": 2})],
            id="the largest contribution goes first",
        ),
        pytest.param(
            {"TEA": 2, "POT": 1},
            [Parcel("north", {"TEA": 2}), Parcel("west", {"POT": 1})],
            id="each article may come from elsewhere",
        ),
        pytest.param(
            {"TEA": 8, "POT": 3, "CUP": 2},
            [Parcel("south", {"TEA": 5, "CUP": 1}), Parcel("north", {"TEA": 3, "CUP": 1}), Parcel("west", {"POT": 3})],
            id="all warehouses may be needed",
        ),
    ],
)
def test_an_order_is_split_when_no_warehouse_has_everything(make_warehouse, wanted, parcels):
    warehouses = [
        make_warehouse("north", TEA=3, CUP=1),
        make_warehouse("south", TEA=5, CUP=1),
        make_warehouse("west", POT=3),
    ]

    assert allocate(wanted, warehouses) == parcels


def test_the_preferred_warehouse_goes_first_when_both_have_as_much(make_warehouse):
    assert allocate({"TEA": 4}, [make_warehouse("south", TEA=3), make_warehouse("north", TEA=3)]) == [
        Parcel("south", {"TEA": 3}),
        Parcel("north", {"TEA": 1}),
    ]


def test_what_is_reserved_cannot_be_allocated(make_warehouse, clock):
    north = make_warehouse("north", TEA=5)
    north.reserve("order-1", {"TEA": 4}, clock.now, timedelta(minutes=15))

    assert allocate({"TEA": 2}, [north, make_warehouse("south", TEA=2)]) == [Parcel("south", {"TEA": 2})]


@pytest.mark.parametrize("names", [[], ["north"], ["north", "south", "west"]])
def test_nothing_is_allocated_when_all_together_have_too_little(make_warehouse, names):
    warehouses = [make_warehouse(name, TEA=2) for name in names]

    with pytest.raises(OutOfStock) as caught:
        allocate({"TEA": 9, "CUP": 1}, warehouses)
    assert caught.value.shortages == {"TEA": 9 - 2 * len(names), "CUP": 1}
