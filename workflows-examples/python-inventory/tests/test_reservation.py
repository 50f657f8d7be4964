from datetime import timedelta

import pytest

from inventory.errors import ReservationClosed
from inventory.reservation import Reservation, State


@pytest.fixture
def reservation(clock):
    return Reservation("order-1", {"TEA": 2}, expires_at=clock.now + timedelta(minutes=15))


class TestNewReservation:
    def test_is_held(self, reservation):
        assert reservation.state is State.HELD

    def test_must_hold_something(self, clock):
        with pytest.raises(ValueError, match="must hold something"):
            Reservation("order-1", {}, clock.now)

    @pytest.mark.parametrize("quantity", [0, -3])
    def test_cannot_hold_a_quantity_that_is_not_positive(self, clock, quantity):
        with pytest.raises(ValueError, match="must be positive"):
            Reservation("order-1", {"TEA": 2, "CUP": quantity}, clock.now)


class TestTime:
    @pytest.mark.parametrize(
        ("minutes", "due"),
        [(0, False), (14.99, False), (15, True), (60, True)],
    )
    def test_is_over_from_the_moment_of_expiry_on(self, reservation, clock, minutes, due):
        assert reservation.is_due(clock.advance(minutes=minutes)) is due

    @pytest.mark.parametrize("state", [State.SHIPPED, State.RELEASED, State.EXPIRED])
    def test_does_not_matter_any_more_once_it_is_closed(self, reservation, clock, state):
        assert not reservation.closed(state).is_due(clock.advance(days=1))


class TestClosing:
    @pytest.mark.parametrize("state", [State.SHIPPED, State.RELEASED, State.EXPIRED])
    def test_keeps_everything_but_the_state(self, reservation, state):
        closed = reservation.closed(state)

        assert closed == Reservation(reservation.id, reservation.quantities, reservation.expires_at, state)

    @pytest.mark.parametrize("first", [State.SHIPPED, State.RELEASED, State.EXPIRED])
    @pytest.mark.parametrize("second", [State.SHIPPED, State.RELEASED, State.EXPIRED])
    def test_happens_once(self, reservation, first, second):
        closed = reservation.closed(first)

        with pytest.raises(ReservationClosed, match=f"reservation order-1 is {first.value}") as caught:
            closed.closed(second)
        assert (caught.value.reservation_id, caught.value.state) == ("order-1", first.value)
