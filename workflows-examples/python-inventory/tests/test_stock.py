import pytest

from inventory.stock import Stock, positive


def test_there_is_nothing_at_first():
    assert Stock() == Stock(on_hand=0, reserved=0)
    assert Stock().available == 0


@pytest.mark.parametrize(
    ("stock", "available"),
    [(Stock(5, 0), 5), (Stock(5, 2), 3), (Stock(5, 5), 0)],
)
def test_what_is_reserved_is_not_available(stock, available):
    assert stock.available == available


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        pytest.param(lambda stock: stock.received(3), Stock(5, 2), Stock(8, 2), id="receiving adds to what is on hand"),
        pytest.param(
            lambda stock: stock.reserve(3), Stock(5, 2), Stock(5, 5), id="reserving may take all that is left"
        ),
        pytest.param(lambda stock: stock.release(2), Stock(5, 2), Stock(5, 0), id="releasing makes available again"),
        pytest.param(lambda stock: stock.ship(2), Stock(5, 2), Stock(3, 0), id="shipping takes what was reserved"),
        pytest.param(
            lambda stock: stock.recounted(2), Stock(5, 2), Stock(2, 2), id="a count may find no more than is promised"
        ),
        pytest.param(lambda stock: stock.recounted(9), Stock(5, 2), Stock(9, 2), id="a count may find more"),
    ],
)
def test_a_change_gives_new_stock(change, before, after):
    assert change(before) == after


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda stock: stock.reserve(4), id="reserving more than is available"),
        pytest.param(lambda stock: stock.release(3), id="releasing more than is reserved"),
        pytest.param(lambda stock: stock.ship(3), id="shipping more than is reserved"),
        pytest.param(lambda stock: stock.recounted(1), id="counting less than is promised"),
    ],
)
def test_stock_never_promises_more_than_there_is(change):
    with pytest.raises(ValueError, match="reserved of"):
        change(Stock(5, 2))


def test_stock_is_never_negative():
    with pytest.raises(ValueError, match="stock cannot be negative: -1"):
        Stock(on_hand=-1)


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_can_be_done_with_a_quantity_that_is_not_positive(quantity):
    with pytest.raises(ValueError, match=f"a quantity must be positive, not {quantity}"):
        positive(quantity)
