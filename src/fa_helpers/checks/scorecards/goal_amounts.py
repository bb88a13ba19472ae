"""Amounts in the words of a scorecard's goals beside each other (目标文字中的金额): lists of parts, people times rates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from fa_helpers.checks.check import Check, compare
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, total
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.amounts_in_words import Said, said_amounts
from fa_helpers.computing.misprints import is_list_slip
from fa_helpers.model import CARD
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_GOALS: Final = ("goal_expected", "goal_actual")
_COUNTED: Final = regex(r"(\d+)(?:家|个|名|项|户|所|人)")
PLANNED: Final = regex(r"计划(?:支出|投入|安排|预算)|预算(?:资金|经费|安排|总额)|总投资")
_PEOPLE: Final = regex(r"(\d+)(?:人|名)")
_TIMES: Final = regex(r"(\d+)(?:次|个月)")
_EACH_TIME: Final = regex(r"[/每](?:人)?(?:每|/)?[月次]")
_SENTENCE: Final = regex(r"[^。]+")
_BOTH_KINDS: Final = ("基本支出", "项目支出")
"""What an office spends is one or the other: a list of both is whole."""


@makes("cards.goal_parts", "cards.goal_list")
def _goal_parts(book: Book) -> Iterator[Check]:
    """The parts that a goal lists behind 其中 beside the amount it lists them of."""
    for view in book.cards:
        for column in _GOALS:
            text = fold(getattr(view.card, column))
            amounts = [a for a in said_amounts(view, CARD, column, text) if not a.per]
            for found in _SENTENCE.finditer(text):
                inside = [a for a in amounts if found.start() <= a.start < found.end()]
                check = _listed(text, inside)
                if check is not None:
                    yield check


def _listed(text: str, amounts: Sequence[Said]) -> Check | None:
    if len(amounts) < 3:
        return None
    found = [text.find("其中", a.end, b.start) for a, b in pairwise(amounts)]
    begin = next((place for place in found if place >= 0), -1)
    after = [a for a in amounts if a.start > begin]
    before = [a for a in amounts if a.end <= begin]
    if begin < 0:
        return _used_for(text, amounts[0], amounts[1:])
    if not before or len(after) < 2:
        return None
    whole = before[-1]
    counts = [int(n) for n in _COUNTED.findall(text[whole.end : begin])]
    # Only where the goal says how many they are is the list known to be whole.
    kinds = tuple(word for word in _BOTH_KINDS for a in after if a.before.endswith(word))
    whole_list = len(after) in counts or (len(after) == 2 and kinds == _BOTH_KINDS)
    complete = whole_list and not _nested(text, begin, after)
    rule = "cards.goal_parts" if complete else "cards.goal_list"
    check = relation(rule).check([whole.amount], [a.amount for a in after])
    if check.agrees:
        return check
    exact = compare(rule, whole.amount, total([a.amount for a in after]), ZERO)
    exact = exact.doubted("parts_unsure", when=exact.is_short and not complete)
    return exact.doubted("other_purpose", when=not complete)


def _used_for(text: str, whole: Said, parts: Sequence[Said]) -> Check | None:
    """An amount and what it is for, without 其中: nothing says that the list is whole.

    An exact sum says so itself; and so does one that is exact but for a slip, where the amount is planned for (用于) them.
    """
    values = [part.amount for part in parts]
    check = relation("cards.goal_list").check([whole.amount], values)
    gap = whole.amount.value - total(values).value
    if gap == 0:
        return check
    spent_on = PLANNED.search(whole.before) and "用于" in text[whole.end : parts[0].start]
    if not spent_on or not check.fails:
        return None
    if is_list_slip(whole.amount.value, [value.value for value in values]):
        return check
    return check.doubted("other_purpose") if gap < 0 else None


def _nested(text: str, begin: int, listed: Sequence[Said]) -> bool:
    """Whether a list holds parts of its parts: behind another 其中, or some of its amounts in brackets."""
    before = [text[begin : one.start] for one in listed]
    deep = {words.count("(") - words.count(")") for words in before}
    return len(deep) > 1 or before[-1].count("其中") > 1


@makes("cards.goal_product")
def _goal_product(book: Book) -> Iterator[Check]:
    """So many people, so many times, so much each time: beside the amount that the same goal plans."""
    for view in book.cards:
        text = fold(view.card.goal_expected)
        amounts = said_amounts(view, CARD, "goal_expected", text)
        planned = [a for a in amounts if not a.per and PLANNED.search(a.before)]
        rates = [a for a in amounts if a.per and _EACH_TIME.search(text[max(0, a.start - 10) : a.end + 3])]
        people, times = set(_PEOPLE.findall(text)), set(_TIMES.findall(text))
        # Only where each of them is printed once can the three belong together.
        if not (len(planned) == 1 and len(rates) == len(people) == len(times) == 1):
            continue
        rate, one, often = rates[0].amount, people.pop(), times.pop()
        factor = int(one) * int(often)
        product = replace(
            rate, value=rate.value * factor, slack=rate.slack * factor, text=f"{one} × {often} × {rate.text}"
        )
        yield compare("cards.goal_product", planned[0].amount, product, ZERO)
