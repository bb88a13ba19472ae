"""Reading the package's own data files (数据文件)."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

FONT_FILE: Final = Path(__file__).parent / "presentation" / "data" / "fa-helpers-sans.ttf"
"""The bundled Chinese font (字体), for charts and for files that name a font without holding it."""


@cache
def rows(name: str, room: str = "terms") -> tuple[dict[str, str], ...]:
    """Rows of ``<room>/data/<name>`` as dictionaries, in file order.

    >>> rows("cjk_radicals.csv", "text")[0]["ideograph"]
    '厂'
    """
    text = (files(f"fa_helpers.{room}") / "data" / name).read_text(encoding="utf-8-sig")
    return tuple(csv.DictReader(text.splitlines()))
