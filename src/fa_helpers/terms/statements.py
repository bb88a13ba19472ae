"""The nine standard statements (九张决算报表), recognised by title whatever their number, year or prefix."""

from __future__ import annotations

import re
from functools import lru_cache

from fa_helpers.resources import rows
from fa_helpers.text.fold import fold, name_key

_DECORATION = re.compile(
    r"^(?:附?表[\d一二三四五六七八九十]+(?:-\d+)?|公开\d+表|[一二三四五六七八九十]+、|\d{1,2}[.、]|\([一二三四五六七八九十\d]+\))[:.、]?"
)
_YEAR = re.compile(r"\d{4}年度?")
_TAIL = re.compile(r"(?:\((?:续|空表|见附表|公开)\)|续表?|\d+)$")
_SCOPE_WORDS = re.compile(r"[,。;:]|拨款|预算|基金|国有|三公|基本|收入|支出|明细")


@lru_cache(maxsize=1)
def _titles() -> tuple[tuple[str, str], ...]:
    pairs = ((name_key(row["title"]), row["statement"]) for row in rows("statements.csv"))
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def statement_ids() -> tuple[str, ...]:
    """Identifiers of the nine statements in the order of the standard form."""
    return tuple(dict.fromkeys(row["statement"] for row in rows("statements.csv")))


def statement_title(identifier: str) -> str:
    """The standard Chinese title of a statement.

    >>> statement_title("revenue_statement")
    '收入决算表'
    """
    return next(row["title"] for row in rows("statements.csv") if row["statement"] == identifier)


def bare_title(text: str) -> str:
    """A title folded, without its number, year, book quotes and 续 (表名).

    >>> bare_title("表 1：2023 年度《收入决算表》（续）")
    '收入决算表'
    """
    title = fold(text).replace("《", "").replace("》", "")
    title = _DECORATION.sub("", title)
    title = _YEAR.sub("", title)
    title = _DECORATION.sub("", title)
    return _TAIL.sub("", title)


@lru_cache(maxsize=4096)
def statement_of(text: str) -> str:
    """The identifier of the statement that a title names, empty when it names none.

    A prefix such as the office's name or 高等学校 is allowed; one that changes the scope (财政拨款, 预算) is not.

    >>> statement_of("表 1：高等学校收支决算总表")
    'revenue_expenditure_summary'
    >>> statement_of("收入决算情况说明")
    ''
    """
    title = name_key(bare_title(text))
    if not title.endswith("表") or len(title) > 60:
        return ""
    for known, identifier in _titles():
        if title.endswith(known) and not _SCOPE_WORDS.search(title[: -len(known)]):
            return identifier
    return ""
