from datetime import timedelta

import pytest

from inventory.errors import OutOfStock, ReservationClosed, UnknownReservation
from inventory.reservation import State
from inventory.stock import Stock

QUARTER_OF_AN_HOUR = timedelta(minutes=15)


@pytest.fixture
def reserve(warehouse, clock):
    """Reserves from the warehouse for a quarter of an hour: `reserve("order-1", TEA=2)`."""
    return lambda reservation_id, **quantities: warehouse.reserve(
        reservation_id, quantities, clock.now, QUARTER_OF_AN_HOUR
    )


class TestStock:
    def test_of_an_unknown_article_is_nothing(self, warehouse):
        assert warehouse.stock("POT") == Stock()

    def test_grows_with_each_delivery(self, warehouse):
        warehouse.receive("TEA", 5)

        assert warehouse.stock("TEA") == Stock(on_hand=15)


class TestReserving:
    def test_holds_every_article(self, warehouse, clock, reserve):
        reservation = reserve("order-1", TEA=3, CUP=4)

        assert reservation.quantities == {"TEA": 3, "CUP": 4}
        assert reservation.expires_at == clock.now + QUARTER_OF_AN_HOUR
        assert (warehouse.stock("TEA"), warehouse.stock("CUP")) == (Stock(10, 3), Stock(4, 4))

    def test_fails_as_a_whole_and_names_all_that_is_missing(self, warehouse, reserve):
        with pytest.raises(OutOfStock, match="out of stock: 2 of CUP, 1 of POT missing") as caught:
            reserve("order-1", TEA=3, CUP=6, POT=1)

        assert caught.value.shortages == {"CUP": 2, "POT": 1}
        assert warehouse.stock("TEA") == Stock(10)

    def test_counts_what_others_have_reserved(self, warehouse, reserve):
        reserve("order-1", TEA=8)

        assert warehouse.shortages({"TEA": 3, "CUP": 1}) == {"TEA": 1}

    def test_with_the_same_id_again_holds_nothing_more(self, warehouse, reserve):
        first = reserve("order-1", TEA=3)

        assert reserve("order-1", TEA=3) is first
        assert warehouse.stock("TEA") == Stock(10, 3)


class TestClosing:
    def test_by_shipping_takes_the_stock_away(self, warehouse, reserve):
        reserve("order-1", TEA=3)

        assert warehouse.ship("order-1").state is State.SHIPPED
        assert warehouse.stock("TEA") == Stock(7)

    def test_by_releasing_makes_it_available_again(self, warehouse, reserve):
        reserve("order-1", TEA=3)

        assert warehouse.release("order-1").state is State.RELEASED
        assert warehouse.stock("TEA") == Stock(10)

    @pytest.mark.parametrize("close", ["ship", "release"])
    def test_needs_a_reservation(self, warehouse, close):
        with pytest.raises(UnknownReservation, match="there is no reservation order-9") as caught:
            getattr(warehouse, close)("order-9")
        assert caught.value.reservation_id == "order-9"

    @pytest.mark.parametrize("first", ["ship", "release"])
    @pytest.mark.parametrize("second", ["ship", "release"])
    def test_twice_is_refused_and_changes_nothing(self, warehouse, reserve, first, second):
        reserve("order-1", TEA=3)
        getattr(warehouse, first)("order-1")
        stock = warehouse.stock("TEA")

        with pytest.raises(ReservationClosed):
            getattr(warehouse, second)("order-1")
        assert warehouse.stock("TEA") == stock


class TestExpiry:
    def test_releases_what_is_due_the_oldest_first(self, warehouse, clock, reserve):
        reserve("order-2", TEA=1)
        reserve("order-1", TEA=2)
        clock.advance(minutes=-1)
        reserve("order-3", TEA=3)
        clock.advance(minutes=10)
        reserve("order-4", TEA=4)

        expired = warehouse.expire(clock.advance(minutes=6))

        assert [reservation.id for reservation in expired] == ["order-3", "order-1", "order-2"]
        assert {reservation.state for reservation in expired} == {State.EXPIRED}
        assert warehouse.stock("TEA") == Stock(10, 4)

    def test_leaves_what_is_shipped(self, warehouse, clock, reserve):
        reserve("order-1", TEA=3)
        warehouse.ship("order-1")

        assert warehouse.expire(clock.advance(days=1)) == []
        assert warehouse.stock("TEA") == Stock(7)


class TestCounting:
    def test_reports_only_what_differs(self, warehouse):
        assert warehouse.recount({"TEA": 8, "CUP": 4, "POT": 1}) == {"TEA": -2, "POT": 1}
        assert (warehouse.stock("TEA"), warehouse.stock("POT")) == (Stock(8), Stock(1))

    def test_keeps_what_is_reserved(self, warehouse, reserve):
        reserve("order-1", TEA=3)

        assert warehouse.recount({"TEA": 3}) == {"TEA": -7}
        assert warehouse.stock("TEA") == Stock(3, 3)

    def test_below_what_is_reserved_is_refused_as_a_whole(self, warehouse, reserve):
        reserve("order-1", TEA=3)

        with pytest.raises(OutOfStock, match="1 of TEA missing"):
            warehouse.recount({"CUP": 9, "TEA": 2})
        assert (warehouse.stock("TEA"), warehouse.stock("CUP")) == (Stock(10, 3), Stock(4))
