"""Reads what people counted in a warehouse: lines of CSV with an article and a number."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from inventory.errors import InvalidCount

HEADER = ["sku", "count"]
SKU = re.compile(r"[A-Z0-9][A-Z0-9-]{0,31}")


def read_count(lines: Iterable[str]) -> dict[str, int]:
    """The counts by article. An article that was counted on several shelves is added up."""
    rows = csv.reader(lines)
    header = [name.strip().lower() for name in next(rows, [])]
    if header != HEADER:
        raise InvalidCount(1, f"the header must be {','.join(HEADER)}")

    counts: dict[str, int] = {}
    for row in rows:
        if not row:
            continue
        sku, count = _entry(row, rows.line_num)
        counts[sku] = counts.get(sku, 0) + count
    return counts


def _entry(row: list[str], line: int) -> tuple[str, int]:
    if len(row) != len(HEADER):
        raise InvalidCount(line, f"expected {len(HEADER)} values, found {len(row)}")
    sku, count = (value.strip() for value in row)
    if SKU.fullmatch(sku) is None:
        raise InvalidCount(line, f"{sku!r} is no article")
    # str.isdecimal() alone would also take the digits of other scripts.
    if not (count.isascii() and count.isdecimal()):
        raise InvalidCount(line, f"{count!r} is no count")
    return sku, int(count)
