"""Where money may only have moved to another code (可能只是换了科目): hints with their ground, never claims.

An item that appears or vanishes may be new or ended work, or the same work under another code. The text seldom says
which. What can be said is what points to a move: the stated reason itself, an item of the same name elsewhere that
moved the other way, or one of the same section or class that did.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.patterns import regex
from fa_helpers.text.fold import name_key

Movement = Literal["appeared", "grew", "shrank", "vanished", "unchanged", "unknown"]
_CROSSED_ZERO = ("appeared", "vanished")

# What offices write when an amount stands under another code than before.
_STATED = regex(
    r"科目|功能分类|列入(?!.{0,6}(?:预算|计划))|列支|列报|转列|改列|款项.{0,4}(?:改变|变化|调整)|不在本.{0,6}反[映应]"
)
_FILLERS = regex(r"^其他|支出$|经费$|专项$")


@dataclass(frozen=True, slots=True)
class Moving:
    """What is asked of an item to tell whether its money may have moved (判断依据)."""

    order: int
    class_key: str
    section_key: str
    name: str
    reason: str
    movement: Movement
    change: Decimal | None


def recoding_hints(items: Sequence[Moving], *, whole_class: bool = True) -> dict[int, str]:
    """Grounds by the item's order (线索): words with a space between, each ``ground`` or ``ground:order``.

    Grounds: ``reason`` (the stated reason speaks of codes or of another place), ``same_name``, ``same_section``,
    ``same_class`` (an item that moved the other way, named by its order) and ``counterpart`` (named by another item).
    Items without a hint are left out. Without ``whole_class`` only the section is searched: against a budget, a
    large class nearly always has some item below it.

    >>> new = Moving(1, "215", "21502", "甲", "", "appeared", Decimal(5))
    >>> old = Moving(2, "215", "21505", "乙", "", "vanished", Decimal(-6))
    >>> recoding_hints([new, old])
    {1: 'same_class:2', 2: 'same_class:1'}
    """
    grounds = {item.order: _grounds(item, items, whole_class) for item in items}
    for item in items:
        for ground, other in list(grounds[item.order]):
            named = [order for _, order in grounds.get(other, [])]
            if ground.startswith("same_") and item.order not in named:
                grounds[other].append(("counterpart", item.order))
    return {
        order: " ".join(f"{ground}:{other}" if other else ground for ground, other in found)
        for order, found in grounds.items()
        if found
    }


def _grounds(item: Moving, items: Sequence[Moving], whole_class: bool) -> list[tuple[str, int]]:
    found = [("reason", 0)] if item.change and speaks_of_codes(item.reason) else []
    if item.movement not in _CROSSED_ZERO:
        return found
    opposite = [other for other in items if _moved_against(item, other)]
    same = [other for other in opposite if _core(other.name) == _core(item.name)]
    found += [("same_name", other.order) for other in same]
    rest = [other for other in opposite if other not in same and _could_hold(other, item)]
    for ground, near in (
        ("same_section", [o for o in rest if o.section_key == item.section_key]),
        ("same_class", [o for o in rest if whole_class and o.class_key == item.class_key]),
    ):
        if near:
            largest = max(near, key=_size)
            return [*found, (ground, largest.order)]
    return found


def _moved_against(item: Moving, other: Moving) -> bool:
    return other is not item and (item.change or 0) * (other.change or 0) < 0


def _size(item: Moving) -> Decimal:
    return abs(item.change) if item.change is not None else Decimal(0)


def _could_hold(other: Moving, item: Moving) -> bool:
    """Whether the other item came or went altogether, or moved by at least as much."""
    return other.movement in _CROSSED_ZERO or _size(other) >= _size(item)


def _core(name: str) -> str:
    """A name without 其他 and 支出, which a move between neighbouring codes adds or drops.

    >>> _core("其他制造业支出")
    '制造业'
    """
    folded = name_key(name)
    return _FILLERS.sub("", folded) or folded


def speaks_of_codes(reason: str) -> bool:
    """Whether a stated reason speaks of accounts or of another place (原因是否提到科目).

    >>> speaks_of_codes("调整相关功能科目"), speaks_of_codes("人员增加"), speaks_of_codes("未列入年初预算")
    (True, False, False)
    """
    return bool(_STATED.search(reason))
