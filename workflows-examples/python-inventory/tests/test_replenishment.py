import pytest

from inventory.replenishment import Supply, order_quantity, reorder_point

STEADY = [4, 4, 4, 4]
UNSTEADY = [0, 8, 0, 8]


class TestReorderPoint:
    @pytest.mark.parametrize(
        ("demand", "supply", "point"),
        [
            pytest.param(STEADY, Supply(lead_days=0), 0, id="nothing when it is delivered at once"),
            pytest.param(STEADY, Supply(lead_days=5), 20, id="the demand until the delivery when it is steady"),
            pytest.param(UNSTEADY, Supply(lead_days=4), 30, id="more when it is not: 16 and 1.65 deviations"),
            pytest.param(
                UNSTEADY, Supply(lead_days=4, service_factor=0), 16, id="no reserve for those who take the risk"
            ),
            pytest.param([1, 2], Supply(lead_days=1, service_factor=0), 2, id="never less than half an article"),
        ],
    )
    def test_is(self, demand, supply, point):
        assert reorder_point(demand, supply) == point

    def test_needs_the_demand_of_a_day(self):
        with pytest.raises(ValueError, match="at least one day"):
            reorder_point([], Supply(lead_days=5))


class TestOrderQuantity:
    @pytest.mark.parametrize(
        ("available", "on_order", "quantity"),
        [
            pytest.param(21, 0, 0, id="nothing above the reorder point"),
            pytest.param(1, 20, 0, id="nothing while enough is on its way"),
            pytest.param(20, 0, 40, id="the cover at the reorder point"),
            pytest.param(5, 0, 60, id="what was used since, too, in whole packs"),
            pytest.param(0, 0, 60, id="everything when nothing is left"),
        ],
    )
    def test_is(self, available, on_order, quantity):
        supply = Supply(lead_days=5, pack_size=20)

        assert order_quantity(available, on_order, STEADY, supply, cover_days=10) == quantity
