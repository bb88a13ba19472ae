"""Self-evaluation forms become scorecards (绩效自评表): funds, goals, indicators, totals, each cell with its place.

A form is two tables in one: the funds block and the indicator block have columns of their own, found by their header
cells. Merged cells count for every row they span; a form that goes on over a page keeps its columns, its levels and
the text of the cell that was broken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from fa_helpers.layout.blocks import Block
from fa_helpers.layout.grids import GridCell
from fa_helpers.model import CellNumber, FundsRow, Indicator, Locator, Scorecard
from fa_helpers.reading import card_words as words
from fa_helpers.reading.card_numbers import cell_numbers
from fa_helpers.reading.card_rows import Columns, Row, card_rows, find_columns, number_in

_YEAR = re.compile(r"(\d{4})年")
_DEPARTMENT = re.compile(r"整体")
_SPECIAL_FUND = re.compile(r"专项资金(?:支出)?绩效(?:目标)?自评表$")
_FUNDS_NUMBERS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")
WORDED = ("level1", "level2", "level3", "target", "basis", "actual", "deviation")
"""Columns of indicators whose cells hold words, with numbers among them."""
_TASK_NUMBERS = (*_FUNDS_NUMBERS[1:], "budget_fiscal", "budget_other", "executed_fiscal", "executed_other")


@dataclass(slots=True)
class _Card:
    """What has been gathered of one form so far."""

    funds: list[FundsRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    goals: dict[str, list[GridCell]] = field(default_factory=lambda: {"expected": [], "actual": []})
    heads: dict[str, GridCell] = field(default_factory=dict)
    totals: dict[str, GridCell] = field(default_factory=dict)
    left_over: list[str] = field(default_factory=list)
    numbers: list[CellNumber] = field(default_factory=list)


def read_scorecard(
    block: Block, scorecard_id: str, fiscal_year: int | None, labels: dict[int, str]
) -> Scorecard:
    """Read one form; what it does not hold stays empty or ``None``."""
    card = _CardReader(block, labels).read()
    heads = {name: cell.text for name, cell in card.heads.items()}
    totals = {name: number_in(cell) for name, cell in card.totals.items()}
    places = [(f"total_{name}", cell.locate(labels.get(cell.page, ""))) for name, cell in card.totals.items()]
    year = _YEAR.search("".join(line.folded for line in block.above) + block.title)
    return Scorecard(
        scorecard_id=scorecard_id,
        kind=card_kind(block.title),
        title=_title(block),
        name=heads.get("name", ""),
        supervisor=heads.get("supervisor", ""),
        implementer=heads.get("implementer", ""),
        fiscal_year=int(year.group(1)) if year else fiscal_year,
        page_first=block.page_first,
        page_last=block.page_last,
        total_weight=totals.get("weight"),
        total_score=totals.get("score"),
        goal_expected="".join(cell.text for cell in card.goals["expected"]),
        goal_actual="".join(cell.text for cell in card.goals["actual"]),
        funds=tuple(card.funds),
        indicators=tuple(replace(x, order=order) for order, x in enumerate(card.indicators, 1)),
        places=tuple(places),
        left_over=tuple(card.left_over),
        numbers=tuple(card.numbers),
    )


def card_kind(title: str) -> Literal["department", "project", "special_fund"]:
    """The kind that a form's title names, never the project's name.

    >>> card_kind("部门（单位）整体支出绩效自评表"), card_kind("项目支出绩效自评表")
    ('department', 'project')
    """
    if _DEPARTMENT.search(title):
        return "department"
    return "special_fund" if _SPECIAL_FUND.search(title) else "project"


def _title(block: Block) -> str:
    """The title without its year line, as printed; taken from the first cells when the form has it inside."""
    return re.sub(r"[(（]\d{4}年度?[)）]$", "", block.title)


class _CardReader:
    """The way through one form from the top: which block of rows is open, and where its columns stand."""

    def __init__(self, block: Block, labels: dict[int, str]) -> None:
        self.block = block
        self.labels = labels
        self.card = _Card()
        self.columns: Columns | None = None
        self.goal_columns: dict[str, tuple[float, float]] = {}

    def read(self) -> _Card:
        for row in card_rows(self.block.grids):
            self._heads(row)
            if self._opens(row) or self.columns is None:
                continue
            if self.columns.kind == "indicators":
                self._indicator(row)
            elif self.columns.kind == "goals":
                self._goal(row)
            else:
                self._funds(row)
        return self.card

    def _heads(self, row: Row) -> None:
        """Name, offices: a label cell with its value to the right."""
        patterns = (
            ("name", words.NAME),
            ("supervisor", words.SUPERVISOR),
            ("implementer", words.IMPLEMENTER),
        )
        for cell in row.starting:
            for name, pattern in patterns:
                if name not in self.card.heads and pattern.fullmatch(words.header(cell.folded)):
                    value = row.right_of(cell)
                    if value is not None and not any(p.fullmatch(value.folded) for _, p in patterns):
                        self.card.heads[name] = value

    def _opens(self, row: Row) -> bool:
        """Whether the row is a header that opens a block of rows."""
        found = find_columns(row)
        if found is not None:
            self.columns = found
            return True
        expected = next(
            (c for c in row.starting if words.GOAL_EXPECTED.fullmatch(words.header(c.folded))), None
        )
        actual = next((c for c in row.starting if words.GOAL_ACTUAL.fullmatch(words.header(c.folded))), None)
        if expected is not None and actual is not None and expected is not actual:
            spans = {"expected": (expected.box.x0, expected.box.x1), "actual": (actual.box.x0, actual.box.x1)}
            self.columns = Columns("goals", spans, row.grid.page)
            return True
        return False

    def _goal(self, row: Row) -> None:
        assert self.columns is not None
        for name in ("expected", "actual"):
            cell = self.columns.cell(row, name)
            if cell is not None and cell.lines and cell.top == row.number:
                before = sum(len(piece.text) for piece in self.card.goals[name])
                self._numbers(cell, "card", f"goal_{name}", before)
                self.card.goals[name].append(cell)

    def _numbers(self, cell: GridCell | None, row: str, column: str, before: int = 0) -> None:
        if cell is not None:
            self.card.numbers.extend(cell_numbers(cell, row, column, self.labels, before))

    def _funds(self, row: Row) -> None:
        assert self.columns is not None
        columns = self.columns
        label = columns.cell(row, "source") if columns.kind == "tasks" else row.label_left_of(columns.first_x)
        if label is not None and label.top != row.number:
            return  # the second row of a header, or of a merged row
        numbers = _TASK_NUMBERS if columns.kind == "tasks" else _FUNDS_NUMBERS
        cells = {name: columns.cell(row, name) for name in numbers}
        filled = {name: cell for name, cell in cells.items() if cell is not None and cell.lines}
        if label is None or not label.lines:
            if filled and not self._carried(filled):
                self.card.left_over.extend(cell.text for cell in filled.values())
            return
        source = label.text
        if columns.kind == "tasks" and words.TASK_TOTAL.fullmatch(label.folded):
            return
        text = (
            {name: columns.cell(row, name) for name in ("content", "status")}
            if columns.kind == "tasks"
            else {}
        )
        self.card.funds.append(
            FundsRow(
                row_kind="task" if columns.kind == "tasks" else "funds",
                source=source,
                page=label.page,
                content=_text(text.get("content")),
                status=_text(text.get("status")),
                printed=tuple((name, cell.text) for name, cell in filled.items()),
                places=self._places(filled),
                **{name: number_in(cell) for name, cell in filled.items()},
            )
        )
        for name, cell in text.items():
            self._numbers(cell, f"funds.{len(self.card.funds)}", name)

    def _carried(self, filled: dict[str, GridCell]) -> bool:
        """A row without a label that holds only dashes says nothing."""
        return all(cell.folded in words.DASHES for cell in filled.values())

    def _indicator(self, row: Row) -> None:
        assert self.columns is not None
        columns = self.columns
        total = next((c for c in row.starting if words.TOTAL.fullmatch(c.folded)), None)
        if total is not None:
            self._total(row, total)
            return
        cells = {name: columns.cell(row, name) for name in columns.spans}
        name = cells.get("level3")
        if name is None or name.top != row.number:
            return
        texts = {key: _text(cell) for key, cell in cells.items()}
        own = any(texts.get(key) for key in ("weight", "score", "target", "actual")) and bool(
            texts.get("level3")
        )
        if not own:
            self._continue(cells, first=row.first_of_page)
            return
        before = self.card.indicators[-1] if self.card.indicators else None
        levels = {key: self._level(key, cells.get(key), before, row) for key in ("level1", "level2")}
        numbers = {key: cells[key] for key in ("weight", "score") if cells.get(key) is not None}
        filled = {key: cell for key, cell in cells.items() if cell is not None and cell.lines}
        self.card.indicators.append(
            Indicator(
                order=0,
                level1=levels["level1"],
                level2=levels["level2"],
                level3=texts.get("level3", ""),
                target=texts.get("target", ""),
                basis=texts.get("basis", ""),
                actual=texts.get("actual", ""),
                weight=number_in(numbers.get("weight")),
                score=number_in(numbers.get("score")),
                deviation=texts.get("deviation", ""),
                page=name.page,
                printed=tuple((key, cell.text) for key, cell in filled.items()),
                places=self._places(filled),
            )
        )
        for key in WORDED:
            # A heading that spans several indicators is counted where it begins.
            if key in filled and (key not in ("level1", "level2") or filled[key].top == row.number):
                self._numbers(filled[key], f"indicator.{len(self.card.indicators)}", key)

    def _level(self, key: str, cell: GridCell | None, before: Indicator | None, row: Row) -> str:
        """A level's name; an empty cell at the head of a page goes on with the one before."""
        text = _text(cell)
        if text or before is None:
            return text
        carried = cell is not None and row.grid.page > self.block.page_first and cell.top == row.first_row
        return getattr(before, key) if carried else text

    def _continue(self, cells: dict[str, GridCell | None], *, first: bool) -> None:
        """The rest of a row that the page end broke: its texts go on in the cells of the indicator before it."""
        rest = {key: cell for key, cell in cells.items() if _text(cell) and key not in ("level1", "level2")}
        if not rest:
            return
        if not first or not self.card.indicators:
            self.card.left_over.extend(_text(cell) for cell in rest.values())
            return
        last = self.card.indicators[-1]
        grown: dict[str, Any] = {}
        for key, cell in rest.items():
            if key in WORDED:
                before = str(getattr(last, key))
                self._numbers(cell, f"indicator.{len(self.card.indicators)}", key, len(before))
                grown[key] = before + _text(cell)
        self.card.indicators[-1] = replace(last, **grown)

    def _total(self, row: Row, total: GridCell) -> None:
        assert self.columns is not None
        for key in ("weight", "score"):
            cell = self.columns.cell(row, key)
            if cell is not None and cell is not total and cell.lines:
                self.card.totals.setdefault(key, cell)

    def _places(self, cells: dict[str, GridCell]) -> tuple[tuple[str, Locator], ...]:
        return tuple((name, cell.locate(self.labels.get(cell.page, ""))) for name, cell in cells.items())


def _text(cell: GridCell | None) -> str:
    return "" if cell is None else cell.text
