"""Reading the package's own data files (数据文件)."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=None)
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``terms/data/<name>`` as dictionaries, in file order.

    >>> rows("cjk_radicals.csv")[0]["ideograph"]
    '厂'
    """
    text = (files("fa_helpers.terms") / "data" / name).read_text(encoding="utf-8-sig")
    return tuple(csv.DictReader(text.splitlines()))
