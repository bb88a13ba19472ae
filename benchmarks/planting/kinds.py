"""The kinds of slips that are planted (错误种类): each turns a printed numeral, or a direction word, into another."""

from __future__ import annotations

import random
import re
from itertools import pairwise

KINDS = ("last_digit", "swapped_digits", "factor_ten", "direction", "neighbour")
DIRECTIONS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长", "降低": "增长", "上升": "下降"}


def changed(printed: str, kind: str, choose: random.Random, neighbour: str = "") -> str | None:
    """The numeral after a slip, ``None`` where the kind does not apply to it.

    >>> changed("1,234.50", "factor_ten", random.Random(1))
    '12,345.0'
    >>> changed("12.34", "swapped_digits", random.Random(1)) in ("21.34", "12.43", "13.24")
    True
    """
    if kind == "last_digit":
        digit = int(printed[-1])
        return printed[:-1] + str((digit + choose.randrange(1, 10)) % 10)
    if kind == "swapped_digits":
        return _swapped(printed, choose)
    if kind == "factor_ten":
        return _moved_point(printed, choose)
    if kind == "neighbour":
        return neighbour if neighbour and _value(neighbour) != _value(printed) else None
    return None


def _value(printed: str) -> str:
    bare = printed.replace(",", "")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _swapped(printed: str, choose: random.Random) -> str | None:
    places = [i for i, char in enumerate(printed) if char.isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if printed[a] != printed[b]]
    pairs = [(a, b) for a, b in pairs if not (a == 0 and printed[b] == "0" and len(places) > 1)]
    if not pairs:
        return None
    a, b = choose.choice(pairs)
    chars = list(printed)
    chars[a], chars[b] = chars[b], chars[a]
    return "".join(chars)


def _moved_point(printed: str, choose: random.Random) -> str | None:
    """The decimal point one place off, the number of decimals kept by a zero or a cut."""
    bare = printed.replace(",", "")
    if not re.fullmatch(r"\d+(\.\d+)?", bare) or not bare.strip("0."):
        return None
    whole, _, decimals = bare.partition(".")
    if choose.random() < 0.5 or len(whole) == 1:
        digits = whole + decimals[:1].ljust(1, "0")
        rest = decimals[1:].ljust(len(decimals), "0")[: max(0, len(decimals) - 1)] or (
            "0" if decimals else ""
        )
        moved = f"{int(digits)}" + (f".{rest}" if decimals else "")
    else:
        moved = f"{int(whole[:-1] or 0)}.{whole[-1]}{decimals}"[: -1 if decimals else None]
    if "," in printed:
        head, _, tail = moved.partition(".")
        moved = f"{int(head):,}" + (f".{tail}" if tail else "")
    return moved if _value(moved) != _value(printed) else None
