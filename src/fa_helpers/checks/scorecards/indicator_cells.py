"""What stands in the cells of a scorecard's indicators (指标文字): units, numbers, names; each row by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import Mark, looked_at
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.indicator_scores import Case, each, full, marks_of, repeats, told_apart
from fa_helpers.model import CARD, Indicator, Stated
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_GARBLED: Final = regex(r"\d[^\d%‰,，。;；、]*[一-鿿][^\d%‰]*%$")
_UNDONE: Final = regex(r"(?:待|未|尚未|暂未|还未)(?:全部|完全)?(?:完成|完工|开始|开展|实施|启动|使用|开工)")
_AVOIDED: Final = regex(r"(?:差错|错误|事故|投诉|失误|死亡|故障|交叉感染)(?:发生)?率$")
_HUNDRED: Final = Decimal(100)
_TITLE_TAIL: Final = regex(r"(?:项目)?(?:支出)?(?:绩效)?(?:目标)?(?:完成情况)?自评表?.*$")
_TITLE_HEAD: Final = regex(r"^(?:\(?\d{4}年度?\)?)|^.*?(?:市|省|区|县|州|旗|中央)级(?:\d{4}年度?)?")
_GENERIC: Final = regex(
    r"(?:部门|单位|预算|财政|政策|整体|专项|资金|项目|支出|一般|中央|地方|补助|经费"
    r"|(?:省|市|县|区|本)级|\(|\)|和|及|-)*"
)


@makes("card.unit")
def _unit(book: Book) -> Iterator[Check]:
    for view in book.cards:
        pairs = [(key, row, row.wanted, row.reached) for key, row in view.indicators]
        numbers = [(t, a) for _, _, t, a in pairs if (t.kind, a.kind) == ("number", "number") and t.unit]
        # Forms with a column of units print bare outcomes: there a missing unit says nothing.
        bare = 2 * sum(not actual.unit for _, actual in numbers) > len(numbers)
        left: list[Mark] = []
        cases: list[Case] = []
        for key, row, target, actual in pairs:
            garbled = bool(_GARBLED.search(fold(row.actual)))
            if not garbled and (target.kind, actual.kind) != ("number", "number"):
                continue
            marks = view.marks(key, "target", "actual")
            if not garbled and bare and not actual.unit:
                left += marks
            elif garbled or _units_differ(row, target, actual):
                cases.append((same_words(row.level3), marks, said_values("finding.card_values", view, row)))
            elif target.unit == actual.unit:
                cases.append((view.about, marks, None))
        yield from told_apart("card.unit", view, cases, compares=False)
        if left:
            yield not_checkable("card.unit", view.about, [sentence("finding.outcome_units")], left)


def _units_differ(row: Indicator, target: Stated, actual: Stated) -> bool:
    """Money beside what is none, per cent beside a count, or a unit left out; counting words may change freely."""
    kinds = ["money" if s.is_money else s.unit if s.unit in ("%", "") else "count" for s in (target, actual)]
    if kinds[0] != kinds[1]:
        return target.value != actual.value or "count" not in kinds or "" not in kinds
    if kinds == ["", ""]:
        return bool("满意" in row.level3 and target.value and target.value > 1)
    return False


_without_number = each(
    "card.outcome_without_number",
    lambda line: (
        full(line[1]) and bool(line[1].weight) and line[1].wanted.kind in ("number", "range", "date")
    ),
    lambda line: line[1].reached.kind == "words" and not repeats(line[1]),
    compares=False,
)
"""A target in numbers answered in words, with full points: nobody can tell whether it was reached."""
_undone = each(
    "card.undone_scored",
    lambda line: bool(line[1].weight and line[1].actual),
    lambda line: _is_undone(line[1]) and 2 * (line[1].score or 0) > (line[1].weight or 0),
    compares=False,
)
"""An outcome that says nothing was done yet, with more than half of the points."""


def _is_undone(row: Indicator) -> bool:
    actual, target = fold(row.actual).rstrip("。.,"), row.wanted
    if actual in ("无", "没有"):
        # Beside a positive number 无 says that nothing was reached; beside 无事故 it says that all is well.
        return target.value is not None and target.value > 0 and target.operator not in ("<=", "<")
    return bool(_UNDONE.fullmatch(actual))


@makes("card.bad_rate")
def _bad_rate(book: Book) -> Iterator[Check]:
    """The rate of something to be avoided (差错率) given as a hundred per cent."""
    for view in book.cards:
        rates = [(key, row, row.reached) for key, row in view.indicators]
        cases = (
            (
                same_words(row.level3),
                view.marks(key, "target", "actual"),
                said_values("finding.card_values", view, row) if actual.value >= _HUNDRED else None,
            )
            for key, row, actual in rates
            if _AVOIDED.search(fold(row.level3)) and actual.value is not None and actual.unit == "%"
        )
        yield from told_apart("card.bad_rate", view, cases)


def said_values(key: str, view: CardView, row: Indicator) -> Words:
    """A row in words without its points: page, form, indicator, target, outcome."""
    return sentence(
        key, page=row.page, card=view.card.name, indicator=row.level3, target=row.target, actual=row.actual
    )


@makes("card.indicator_twice")
def _indicator_twice(book: Book) -> Iterator[Check]:
    for view in book.cards:
        groups: dict[str, list[tuple[str, Indicator]]] = defaultdict(list)
        for key, row in view.indicators:
            groups["/".join(fold(text) for text in (row.level3, row.target, row.actual))].append((key, row))
        once = [rows[0] for rows in groups.values() if len(rows) == 1]
        marks = [mark for key, _ in once for mark in view.marks(key, "target", "actual", "weight")]
        if marks:
            yield stated("card.indicator_twice", "holds", view.about, looked_at(marks))
        for rows in groups.values():
            if len(rows) < 2 or not rows[0][1].level3:
                continue
            said = sentence(
                "finding.indicator_twice",
                page=rows[0][1].page,
                card=view.card.name,
                indicator=rows[0][1].level3,
                count=len(rows),
            )
            own = [mark for key, _ in rows for mark in marks_of(view, key)] or [view.where(rows[0][0])]
            yield stated("card.indicator_twice", "inconsistent", same_words(rows[0][1].level3), own, said)


@makes("card.title_name")
def _title_name(book: Book) -> Iterator[Check]:
    """The project that the title of a form names, beside the one that its cell names."""
    for view in book.cards:
        card = view.card
        titled = _project(_TITLE_HEAD.sub("", _TITLE_TAIL.sub("", fold(card.title)), count=1))
        named = _project(fold(card.name))
        if card.kind == "department" or not named or _GENERIC.fullmatch(titled):
            continue
        alike = titled.endswith(named) or named.endswith(titled)
        marks = [view.where(CARD)]
        if alike:
            yield stated("card.title_name", "holds", view.about, marks)
        elif _related(titled, named):
            said = sentence("finding.title_name", page=card.page_first, title=card.title, name=card.name)
            yield stated("card.title_name", "inconsistent", view.about, marks, said)


def _related(titled: str, named: str) -> bool:
    """Whether title and name share words of their own: a title without any names a kind of form, not a project."""
    pairs = (named[place : place + 2] for place in range(len(named) - 1))
    return any(pair in titled and not _GENERIC.fullmatch(pair) for pair in pairs)


def _project(name: str) -> str:
    return re.sub(r"^\d{4}年度?", "", name).removesuffix("项目")
