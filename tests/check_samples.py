"""Made-up documents for the tests of checking: text through the real readers; statements and cards built by hand.

Every rule has at least two examples here: the smallest document that holds and the smallest that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

import fa_helpers as fa
from fa_helpers.checks.check import Outcome
from fa_helpers.model import (
    CardCell,
    DocumentData,
    Fact,
    FundsRow,
    Indicator,
    Locator,
    Profile,
    Scorecard,
    SourceFile,
    StatementCell,
)
from fa_helpers.reading.scorecards import card_facts
from fa_helpers.reading.scorecards.numbers import NUMBERS
from fa_helpers.reading.scorecards.numbers import figure as card_figure
from fa_helpers.reading.statements.cell_facts import with_facts
from fa_helpers.text.amounts import to_yuan


@dataclass(frozen=True, slots=True)
class Example:
    """A rule, a document, and how the rule comes out on it (``count`` rows with that outcome)."""

    rule: str
    outcome: Outcome
    document: Callable[[], DocumentData]
    count: int = 1
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.rule}-{self.outcome}-{self.note}".rstrip("-")


EMPTY = DocumentData(
    "made",
    Profile("某局", 2023, "departmental_final_accounts"),
    (SourceFile("made.pdf", "0" * 64, 1, "made"),),
)


def text(body: str, entity: str = "某市某局", fiscal_year: int = 2023) -> DocumentData:
    """A document read from text: ``body`` is what follows the head of the second part."""
    head = f"{entity}{fiscal_year}年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n"
    return fa.read(f"{head}第二部分 部门决算情况说明\n{body}".encode()).data


def statement(
    identifier: str,
    rows: Sequence[tuple[str, str, str, dict[str, str]]],
    *,
    unit: str = "万元",
    title: str = "",
    labels: dict[str, str] | None = None,
) -> tuple[StatementCell, ...]:
    """Cells of a statement; a row is side, code, label and what is printed by column."""
    cells = []
    for line, (side, code, label, printed) in enumerate(rows, 1):
        for place, (column, numeral) in enumerate(printed.items()):
            value = None if numeral in ("—", "-", "--") else Decimal(numeral.replace(",", ""))
            where = Locator(1, "", 100.0 * place, 20.0 * line, 100.0 * place + 50, 20.0 * line + 10)
            cells.append(
                StatementCell(
                    statement=identifier,
                    title=title,
                    line=line,
                    code=code,
                    label=label,
                    side=side,
                    column=column,
                    column_label=(labels or {}).get(column, column),
                    printed=numeral,
                    locator=where,
                    fact=None if value is None else figure(identifier, numeral, value, unit, where),
                )
            )
    return tuple(cells)


def figure(section: str, printed: str, value: Decimal, unit: str, where: Locator) -> Fact:
    """A figure of a statement as read, before anything is said of it."""
    money = to_yuan(value, unit)
    return Fact(
        "", "statement", section, "", "", "amount", value, unit, printed, "", where, amount_yuan=money
    )


def with_statements(*statements: tuple[StatementCell, ...], data: DocumentData = EMPTY) -> DocumentData:
    """A document with these statements, beside what ``data`` has."""
    cells = tuple(cell for one in statements for cell in one)
    return replace(data, statement_cells=with_facts(cells))


def number(printed: str) -> Decimal | None:
    """What a printed number stands for, ``None`` for blank and dashes."""
    bare = printed.replace(",", "").rstrip("%分")
    return None if bare in ("", "—", "-", "--") else Decimal(bare)


FUNDS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")


def funds(source: str, *printed: str) -> FundsRow:
    """A funds row: source, then initial budget, full-year budget, executed, weight, rate, score as printed."""
    return FundsRow(
        row_kind="funds", source=source, page=1, cells=card_cells(dict(zip(FUNDS, printed, strict=False)))
    )


def card_cells(printed: dict[str, str]) -> tuple[CardCell, ...]:
    """Cells of a form by what is printed in each column; blank ones are not there."""
    return tuple(card_cell(column, text) for column, text in printed.items() if text)


_Row = TypeVar("_Row", FundsRow, Indicator, Scorecard)


def with_cells(row: _Row, **printed: str) -> _Row:
    """A row with other text in some cells; an empty text makes a cell blank."""
    cells = {cell.column: cell for cell in row.cells} | {c.column: c for c in card_cells(printed)}
    return replace(row, cells=tuple(cell for name, cell in cells.items() if printed.get(name, "x")))


def card_cell(column: str, text: str) -> CardCell:
    """A cell of a form; one that holds a number alone has its figure."""
    where, value = Locator(1), number(text) if column in NUMBERS else None
    figures = () if value is None else (card_figure(column, text.rstrip("%分"), value, where),)
    return CardCell(column, text, where, figures)


def indicator(
    order: int,
    levels: tuple[str, str, str],
    target: str,
    actual: str,
    weight: str,
    score: str,
    deviation: str = "",
) -> Indicator:
    """An indicator with what is printed in its cells."""
    level1, level2, level3 = levels
    return card_facts.with_values(
        Indicator(
            order=order,
            level1=level1,
            level2=level2,
            level3=level3,
            target=target,
            basis="",
            actual=actual,
            deviation=deviation,
            page=1,
            cells=card_cells({"target": target, "actual": actual, "weight": weight, "score": score}),
        )
    )


def card(
    rows: Sequence[FundsRow],
    indicators: Sequence[Indicator],
    *,
    total_weight: str = "100",
    total_score: str = "",
    kind: str = "project",
    name: str = "某项目",
    goal_expected: str = "",
    goal_actual: str = "",
    order: int = 1,
) -> Scorecard:
    """A scorecard with its totals."""
    totals = {"total_weight": total_weight, "total_score": total_score}
    return card_facts.with_facts(
        Scorecard(
            scorecard_id=f"scorecard.{order:02d}",
            kind=kind,  # type: ignore[arg-type]
            title="项目支出绩效自评表",
            name=name,
            supervisor="某局",
            implementer="某局",
            fiscal_year=2023,
            page_first=1,
            page_last=1,
            goal_expected=goal_expected,
            goal_actual=goal_actual,
            funds=tuple(rows),
            indicators=tuple(indicators),
            cells=card_cells(totals),
        )
    )


def with_cards(*cards: Scorecard, data: DocumentData = EMPTY) -> DocumentData:
    """A document with these scorecards, beside what ``data`` has."""
    return replace(data, scorecards=tuple(map(card_facts.with_facts, cards)))
