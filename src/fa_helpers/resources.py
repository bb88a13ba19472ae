"""Reading the package's own data files (数据文件)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
FONT_FILE: Final = _PACKAGE / "presentation" / "data" / "fa-helpers-sans.ttf"
"""The bundled Chinese font (字体), for charts and for files that name a font without holding it."""


@cache
def rows(name: str, room: str = "terms") -> tuple[dict[str, str], ...]:
    """Rows of ``<room>/data/<name>`` as dictionaries, in file order.

    >>> rows("cjk_radicals.csv", "text")[0]["ideograph"]
    '厂'
    """
    text = (_PACKAGE / room / "data" / name).read_text(encoding="utf-8-sig")
    return tuple(csv.DictReader(text.splitlines()))
