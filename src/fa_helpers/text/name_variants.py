"""Names that look like one name spelled twice (名称的两种写法): offered, never merged.

Two spellings count as near when one is the other with a few characters left out, or with two neighbours swapped.
A character replaced by another is not enough: 财政局 and 税务局 are two offices.
"""

from __future__ import annotations

from typing import Final

MOST_LEFT_OUT: Final = 4
_ENOUGH: Final = 4
_TELLING: Final = frozenset("非不未无反第一二三四五六七八九十东西南北中上下左右前后新老大小男女甲乙丙丁")
"""Characters that tell one thing from another: a name without one of them is another name."""


def left_out(long: str, short: str, most: int = MOST_LEFT_OUT) -> int:
    """How many characters of ``long`` are left out in ``short``; 0 when that is not all that differs.

    Characters that make it another thing (非, 第二, 东), and signs alone, are no slip: 0 too.

    >>> left_out("某某电力建设工程有限公司", "某某电力建设有限公司"), left_out("财政局", "税务局")
    (2, 0)
    >>> left_out("非政府采购项目", "政府采购项目"), left_out("某项目-一期", "某项目一期")
    (0, 0)
    """
    missing = len(long) - len(short)
    if not 0 < missing <= most:
        return 0
    rest, gone = list(short), []
    for char in long:
        if rest and rest[0] == char:
            rest.pop(0)
        else:
            gone.append(char)
    telling = any(char in _TELLING or char.isdigit() for char in gone)
    words = any("\u4e00" <= char <= "\u9fff" for char in gone)
    return missing if not rest and words and not telling else 0


def swapped(one: str, other: str) -> bool:
    """Whether two neighbouring characters changed places.

    >>> swapped("信息工业局", "信息业工局"), swapped("信息局", "信息局")
    (True, False)
    """
    if len(one) != len(other):
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def one_other(one: str, other: str) -> bool:
    """Whether one character stands for another (一字之差): only where both names cannot be right does it tell anything.

    >>> one_other("行政运行", "行政运转"), one_other("小学教育", "中学教育"), one_other("水利", "水务")
    (True, False, False)
    """
    if len(one) != len(other) or len(one) < _ENOUGH:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and not any(char in _TELLING or char.isdigit() for char in apart[0])


def near(one: str, other: str, most: int = 1) -> bool:
    """Whether two names look like one name spelled twice.

    >>> near("基层综合性文化服务资金", "基层综合文化服务资金"), near("第一中学", "第二中学")
    (True, False)
    """
    return bool(left_out(one, other, most) or left_out(other, one, most)) or swapped(one, other)


def near_mentions(name: str, text: str, most: int = 1, anchor: int = 2) -> list[str]:
    """Stretches of ``text`` that begin and end like ``name`` and are a near spelling of it, but not it.

    ``anchor`` is how many characters at each end must be equal.

    >>> near_mentions("基层综合文化服务资金", "拨付基层综合性文化服务资金三十万元")
    ['基层综合性文化服务资金']
    """
    head, tail = name[:anchor], name[-anchor:]
    found: list[str] = []
    start = text.find(head)
    while start >= 0:
        for length in range(len(name) - most, len(name) + most + 1):
            piece = text[start : start + length]
            if len(piece) == length and piece != name and piece.endswith(tail) and near(name, piece, most):
                # A stretch that overlaps the name itself is made of its own characters.
                reach = max(most, len(name) - 1)
                if name not in text[max(0, start - reach) : start + length + reach]:
                    found.append(piece)
                break
        start = text.find(head, start + 1)
    return list(dict.fromkeys(found))
