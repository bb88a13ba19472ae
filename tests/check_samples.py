"""Made-up documents for the tests of checking: text through the real readers; statements and cards built by hand.

Every rule has at least two examples here: the smallest document that holds and the smallest that does not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import fa_helpers as fa
from fa_helpers.analysis.checks.outcomes import Outcome
from fa_helpers.model import (
    DocumentData,
    FundsRow,
    Indicator,
    Locator,
    Profile,
    Scorecard,
    SourceFile,
    StatementCell,
)
from fa_helpers.reading.card_facts import card_facts
from fa_helpers.reading.cell_facts import cell_facts
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


def text(body: str, entity: str = "某市某局") -> DocumentData:
    """A document read from text: ``body`` is what follows the head of the second part."""
    head = f"{entity}2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n"
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
                    value=value,
                    unit=unit,
                    amount_yuan=None if value is None else to_yuan(value, unit),
                    locator=Locator(1, "", 100.0 * place, 20.0 * line, 100.0 * place + 50, 20.0 * line + 10),
                )
            )
    return tuple(cells)


def with_statements(*statements: tuple[StatementCell, ...], data: DocumentData = EMPTY) -> DocumentData:
    """A document with these statements, beside what ``data`` has."""
    cells = tuple(cell for one in statements for cell in one)
    return replace(data, statement_cells=cells, cell_facts=cell_facts(cells))


def number(printed: str) -> Decimal | None:
    """What a printed number stands for, ``None`` for blank and dashes."""
    bare = printed.replace(",", "").rstrip("%分")
    return None if bare in ("", "—", "-", "--") else Decimal(bare)


FUNDS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")


def funds(source: str, *printed: str) -> FundsRow:
    """A funds row: source, then initial budget, full-year budget, executed, weight, rate, score as printed."""
    cells = dict(zip(FUNDS, printed, strict=False))
    shown = tuple((name, text) for name, text in cells.items() if text)
    return FundsRow(
        "funds",
        source,
        1,
        **{name: number(text) for name, text in cells.items()},
        printed=shown,
        places=tuple((name, Locator(1)) for name, _ in shown),
    )


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
    cells = {"target": target, "actual": actual, "weight": weight, "score": score}
    shown = tuple((name, text) for name, text in cells.items() if text)
    return Indicator(
        order,
        *levels,
        target=target,
        basis="",
        actual=actual,
        weight=number(weight),
        score=number(score),
        deviation=deviation,
        page=1,
        printed=shown,
        places=tuple((name, Locator(1)) for name, _ in shown),
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
    return Scorecard(
        f"scorecard.{order:02d}",
        kind,  # type: ignore[arg-type]
        "项目支出绩效自评表",
        name,
        "某局",
        "某局",
        2023,
        1,
        1,
        number(total_weight),
        number(total_score),
        goal_expected,
        goal_actual,
        tuple(rows),
        tuple(indicators),
        places=tuple((key, Locator(1)) for key, printed in totals.items() if printed),
    )


def with_cards(*cards: Scorecard, data: DocumentData = EMPTY) -> DocumentData:
    """A document with these scorecards, beside what ``data`` has."""
    return replace(data, scorecards=cards, card_facts=tuple(f for one in cards for f in card_facts(one)))
