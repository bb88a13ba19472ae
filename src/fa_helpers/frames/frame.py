"""Rows become pandas frames with declared columns (数据框): dtypes never depend on what a document holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.frames.columns import Schema
from fa_helpers.frames.rows import Row

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"str": "str", "int": "Int64", "num": "float64", "date": "str"}


def frame(rows: Sequence[Row], schema: Schema) -> pd.DataFrame:
    """A frame with exactly the columns of ``schema``; numbers become floats here and nowhere earlier.

    >>> frame([{"order": 1, "term": "基本支出"}], {"order": "int", "term": "str"}).dtypes.astype(str).tolist()
    ['Int64', 'str']
    """
    import pandas as pd

    columns: dict[str, pd.Series] = {}
    for name, kind in schema.items():
        values = [row.get(name) for row in rows]
        if kind == "num":
            values = [float(v) if isinstance(v, (Decimal, int)) else None for v in values]  # type: ignore[misc]  # the list changes its type here
        elif kind in ("str", "date"):
            values = ["" if v is None else v for v in values]
        columns[name] = pd.Series(values, dtype=_DTYPES[kind])
    return pd.DataFrame(columns, columns=list(schema))
