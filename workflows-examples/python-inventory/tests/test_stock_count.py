import pytest

from inventory.errors import InvalidCount, InventoryError
from inventory.stock_count import read_count


@pytest.mark.parametrize(
    ("lines", "counts"),
    [
        pytest.param(["sku,count"], {}, id="nothing counted"),
        pytest.param(["sku,count", "TEA-250,12", "CUP,0"], {"TEA-250": 12, "CUP": 0}, id="two articles"),
        pytest.param(["sku,count", "TEA,12", "TEA,5"], {"TEA": 17}, id="an article on two shelves"),
        pytest.param(
            [" SKU , Count ", '"TEA" , 12 ', "", "CUP, 3"], {"TEA": 12, "CUP": 3}, id="spaces and empty lines"
        ),
    ],
)
def test_a_count_is_read(lines, counts):
    assert read_count(lines) == counts


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param([], "line 1: the header must be sku,count", id="an empty file"),
        pytest.param(["TEA,12"], "line 1: the header must be sku,count", id="no header"),
        pytest.param(["sku,count", "TEA"], "line 2: expected 2 values, found 1", id="too few values"),
        pytest.param(["sku,count", "TEA,1,200"], "line 2: expected 2 values, found 3", id="a thousands separator"),
        pytest.param(["sku,count", "CUP,1", "tea,1"], "line 3: 'tea' is no article", id="an article in small letters"),
        pytest.param(["sku,count", "=SUM(A1),1"], "line 2: '=SUM(A1)' is no article", id="a formula"),
        pytest.param(["sku,count", "TEA,-1"], "line 2: '-1' is no count", id="a negative count"),
        pytest.param(["sku,count", "TEA,1.5"], "line 2: '1.5' is no count", id="half an article"),
        pytest.param(["sku,count", "TEA,"], "line 2: '' is no count", id="no count"),
        pytest.param(["sku,count", "TEA,\u0664"], "line 2: '\u0664' is no count", id="a digit of another script"),
    ],
)
def test_a_count_with_an_unreadable_line_is_refused(lines, message):
    with pytest.raises(InvalidCount) as caught:
        read_count(lines)
    assert str(caught.value) == message
    assert message.startswith(f"line {caught.value.line}:")
    assert isinstance(caught.value, InventoryError)
