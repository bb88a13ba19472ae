"""Frames as one Excel file (数据框导出): a sheet each, text as text, the same bytes for the same frames."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.text.printable import printable

if TYPE_CHECKING:
    import pandas as pd

_MADE: Final = datetime(2000, 1, 1)
MOST_ROWS: Final = 1_048_575
"""What Excel holds on a sheet, below its heading."""
_LONGEST: Final = 32_767


def frame_workbook(frames: Mapping[str, pd.DataFrame], title: str) -> bytes:
    """A workbook with a sheet for each frame; needs the extra ``excel``. A frame that is too long is left out."""
    try:
        import xlsxwriter
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": "excel"}) from None
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_urls": False,
        "strings_to_formulas": False,
        "nan_inf_to_errors": False,
    }
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({"title": title, "created": _MADE})
    head = workbook.add_format({"bold": True, "bottom": 1})
    for name, frame in frames.items():
        if len(frame) > MOST_ROWS:
            continue
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(frame.columns):
            sheet.write_string(0, place, str(column), head)
            for number, value in enumerate(
                frame[column].astype(object).where(frame[column].notna(), None), 1
            ):
                if isinstance(value, str):
                    sheet.write_string(number, place, printable(value)[:_LONGEST])
                elif value is not None:
                    sheet.write_number(number, place, float(value))
        if len(frame):
            sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    workbook.close()
    return out.getvalue()
