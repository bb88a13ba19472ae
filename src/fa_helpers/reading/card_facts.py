"""The numbers of scorecards as facts (自评表数据): the same fields as figures of the text, so that they are shown and
checked alike. They stand in ``DocumentData.card_facts``; ``facts.csv`` holds the text's figures only.

Numbers that have a cell alone are counted (``scorecard.01.007``); numbers among words are named by where they stand
(``scorecard.01.indicator.03.target.1``, ``scorecard.01.goal_actual.2``), so that neither shifts the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar, cast

from fa_helpers.model import CellNumber, Fact, FundsRow, Indicator, Locator, Measure, Scorecard, Stage
from fa_helpers.text.amounts import parse_number, plain, to_yuan
from fa_helpers.text.fold import fold_char

_ROLES: dict[str, tuple[Measure, Stage, str]] = {
    # column: measure, stage, base
    "initial_budget": ("amount", "initial_budget", ""),
    "adjusted_budget": ("amount", "adjusted_budget", ""),
    "executed": ("amount", "final_accounts", ""),
    "budget_fiscal": ("amount", "adjusted_budget", ""),
    "budget_other": ("amount", "adjusted_budget", ""),
    "executed_fiscal": ("amount", "final_accounts", ""),
    "executed_other": ("amount", "final_accounts", ""),
    "execution_rate": ("execution_rate", "", "adjusted_budget"),
    "weight": ("score", "", "weight"),
    "score": ("score", "", ""),
}
DEPARTMENT_TOTAL = "department_scorecard_total"
CARD = "card"
"""The key of what belongs to the whole form: its totals and goals."""
_GOALS = {"goal_expected": "年度目标", "goal_actual": "完成情况"}


def card_facts(card: Scorecard, unit: str = "万元") -> tuple[Fact, ...]:
    """Every number of a form with its place: funds and tasks, indicators, totals, then the numbers among words.

    ``unit`` is that of its money columns; amounts in words bring their own.
    """
    alone = (_alone(card, number, *found, unit=unit) for number, found in enumerate(_numbers(card), 1))
    return (*alone, *(_among_words(card, name, number) for name, number in _named(card)))


def card_fact_ids(card: Scorecard) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The facts of each cell (单元格的数据编号), by row and column; cells without a number are left out.

    Rows are ``card``, ``funds.1`` …, ``indicator.1`` … (the place in ``card.funds`` and ``card.indicators``, from
    1); columns are the fields of that row. A heading that spans several indicators counts for each of them.

    >>> from fa_helpers.model import Indicator
    >>> where = Locator(9, "", 1.0, 1.0, 2.0, 2.0)
    >>> one = Indicator(1, "产出指标", "数量指标", "培训", "≥5次", "", "6次", Decimal(10), Decimal(9), "", 9,
    ...     places=(("weight", where), ("score", where)))
    >>> target = CellNumber("indicator.1", "target", 1, "5", Decimal(5), "次", "≥5次", where)
    >>> form = Scorecard("scorecard.01", "project", "", "", "", "", 2023, 9, 9, None, None, "", "",
    ...     indicators=(one,), numbers=(target,))
    >>> card_fact_ids(form)[("indicator.1", "score")], card_fact_ids(form)[("indicator.1", "target")]
    (('scorecard.01.002',), ('scorecard.01.indicator.01.target.1',))
    """
    ids: dict[tuple[str, str], tuple[str, ...]] = {}
    keys = {id(row): key for key, row in rows_of(card)}
    for number, (row, column, _, _) in enumerate(_numbers(card), 1):
        key = CARD if row is None else keys[id(row)]
        name = f"total_{column}" if row is None else column
        ids[(key, name)] = (_counted_id(card, number),)
    for fact_id, among in _named(card):
        cell = (among.row, among.column)
        ids[cell] = (*ids.get(cell, ()), fact_id)
    for place in range(1, len(card.indicators)):
        before, here = card.indicators[place - 1], card.indicators[place]
        for level in ("level1", "level2"):
            heading = ids.get((f"indicator.{place}", level))
            if heading and getattr(before, level) == getattr(here, level):
                ids.setdefault((f"indicator.{place + 1}", level), heading)
    return ids


def rows_of(card: Scorecard) -> Iterator[tuple[str, FundsRow | Indicator]]:
    """The rows of a form with the keys that :func:`card_fact_ids` and ``CellNumber`` name them by (行的键)."""
    for place, funds in enumerate(card.funds, 1):
        yield f"funds.{place}", funds
    for place, indicator in enumerate(card.indicators, 1):
        yield f"indicator.{place}", indicator


def _counted_id(card: Scorecard, number: int) -> str:
    return f"{card.scorecard_id}.{number:03d}"


def _named(card: Scorecard) -> Iterator[tuple[str, CellNumber]]:
    """The numbers among words, each with its id."""
    counted: Counter[tuple[str, str]] = Counter()
    for number in card.numbers:
        cell = (number.row, number.column)
        counted[cell] += 1
        kind, _, place = number.row.partition(".")
        where = f"{kind}.{int(place):02d}." if place else ""
        yield f"{card.scorecard_id}.{where}{number.column}.{counted[cell]}", number


def _alone(
    card: Scorecard,
    number: int,
    row: FundsRow | Indicator | None,
    column: str,
    value: Decimal,
    where: Locator,
    *,
    unit: str,
) -> Fact:
    measure, stage, base = _ROLES[column]
    money = measure == "amount"
    printed = dict(row.printed if row is not None else ()).get(column, f"{value:f}")
    return Fact(
        fact_id=_counted_id(card, number),
        origin="scorecard",
        section=card.scorecard_id,
        concept=_concept(card, row) if money or measure == "execution_rate" else "",
        subject=_subject(card, row),
        measure=measure,
        value=value,
        unit=unit if money else "%" if measure == "execution_rate" else "分",
        printed=printed.rstrip("%％分"),
        context=f"{_subject(card, row)} {printed}",
        locator=where,
        stage=stage,
        base=base,
        amount_yuan=to_yuan(value, unit) if money else None,
    )


def _among_words(card: Scorecard, fact_id: str, number: CellNumber) -> Fact:
    """A number among words: ``base`` names its column; the points in a group's heading are a score to be reached."""
    row = dict(rows_of(card)).get(number.row)
    heading = number.column in ("level1", "level2")
    measure: Measure = "stated"
    if number.column in ("target", "actual"):
        measure = cast(Measure, number.column)
    elif heading and number.unit == "分":
        measure = "score"
    if heading and isinstance(row, Indicator):
        name = getattr(row, number.column)
    elif row is None:
        name = _GOALS.get(number.column, "")
    else:
        name = row.level3 if isinstance(row, Indicator) else row.source
    return Fact(
        fact_id=fact_id,
        origin="scorecard",
        section=card.scorecard_id,
        concept="",
        subject=f"{card.name}/{name}",
        measure=measure,
        value=number.value,
        unit=number.unit,
        printed=number.printed,
        context=number.context,
        locator=number.locator,
        base=number.column,
        amount_yuan=to_yuan(number.value, number.unit),
    )


def _numbers(card: Scorecard) -> Iterator[tuple[FundsRow | Indicator | None, str, Decimal, Locator]]:
    """The numbers that have a cell alone, in the order in which their ids count them."""
    for _, row in rows_of(card):
        for column, where in row.places:
            value = getattr(row, column, None)
            if column in _ROLES and isinstance(value, Decimal):
                yield row, column, value, where
    for name, where in card.places:
        value = getattr(card, name)
        if isinstance(value, Decimal):
            yield None, name.removeprefix("total_"), value, where


def with_value(card: Scorecard, fact_id: str, value: Decimal) -> Scorecard:
    """The form with one number put right by hand (更正), in its field or in the words it stands among.

    Raises ``KeyError`` when the form has no number of this id.
    """
    for number, (row, column, _, _) in enumerate(_numbers(card), 1):
        if _counted_id(card, number) == fact_id:
            if row is None:
                return _replaced(card, f"total_{column}", value)
            return _with_row(card, row, column, value)
    among = dict(_named(card))[fact_id]
    return _with_words(card, among, value)


def _with_row(card: Scorecard, row: FundsRow | Indicator, column: str, value: object) -> Scorecard:
    if isinstance(row, FundsRow):
        return replace(card, funds=tuple(_replaced(r, column, value) if r is row else r for r in card.funds))
    mended = tuple(_replaced(r, column, value) if r is row else r for r in card.indicators)
    return replace(card, indicators=mended)


def _with_words(card: Scorecard, among: CellNumber, value: Decimal) -> Scorecard:
    """The numeral is exchanged in the field's text, and numbers behind it in the same text move along."""
    row = dict(rows_of(card)).get(among.row)
    text = str(getattr(card if row is None else row, among.column))
    as_printed = parse_number("".join(map(fold_char, among.printed))).value
    said = among.printed if value == as_printed else plain(value)
    # what stands there now may have been put right before
    now = among.printed if among.value == as_printed else plain(among.value)
    text = text[: among.start] + said + text[among.start + len(now) :]
    moved = len(said) - len(now)
    numbers = tuple(
        replace(n, value=value)
        if n is among
        else replace(n, start=n.start + moved)
        if (n.row, n.column) == (among.row, among.column) and n.start > among.start
        else n
        for n in card.numbers
    )
    card = replace(card, numbers=numbers)
    return _replaced(card, among.column, text) if row is None else _with_row(card, row, among.column, text)


_Record = TypeVar("_Record", Scorecard, FundsRow, Indicator)


def _replaced(record: _Record, name: str, value: object) -> _Record:
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)


def _subject(card: Scorecard, row: FundsRow | Indicator | None) -> str:
    if row is None:
        return f"{card.name}/总分"
    return f"{card.name}/{row.level3 if isinstance(row, Indicator) else row.source}"


def _concept(card: Scorecard, row: FundsRow | Indicator | None) -> str:
    """The first funds row of the whole department's form is the department's money; other rows have no concept."""
    first = card.funds[0] if card.funds else None
    return (
        DEPARTMENT_TOTAL
        if card.kind == "department"
        and row is first
        and isinstance(row, FundsRow)
        and row.row_kind == "funds"
        else ""
    )
