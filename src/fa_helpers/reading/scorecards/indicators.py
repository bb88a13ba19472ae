"""The indicator rows of a form (指标行): levels that span rows, targets in one cell or in three, rows that a page broke."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import Fact, Indicator
from fa_helpers.reading.scorecards import labels
from fa_helpers.reading.scorecards.broken_groups import names_over_the_page
from fa_helpers.reading.scorecards.numbers import added, cell_numbers, cells_of
from fa_helpers.reading.scorecards.rows import Columns, Row, name_cut, number_in, text_of, unread_in
from fa_helpers.reading.scorecards.state import Card
from fa_helpers.text.amounts import NUMERAL

WORDED = ("level1", "level2", "level3", "target", "basis", "actual", "deviation")
"""Columns whose cells hold words, with numbers among them."""
_LEVELS = ("level1", "level2")


@dataclass(frozen=True, slots=True)
class IndicatorRows:
    """Gathers the indicators of a form (指标行)."""

    card: Card
    labels: dict[int, str]

    def add(self, row: Row, columns: Columns) -> None:
        """Read one row below the header of the indicators: an indicator, the rest of one, or words that are none."""
        cells = {name: columns.cell(row, name) for name in columns.spans}
        if not text_of(cells.get("target")) and cells.get("first_target") is not None:
            cells["target"] = cells["first_target"]  # the target was not changed over the year
        name = cells.get("level3")
        if name is None and not columns.fits(row.grid):
            self.card.left_over.extend(cell.text for cell in row.starting if cell.lines)
        if name is None or name.top != row.number:
            return
        over = [cells[key] for key in ("target", "actual", "weight", "score") if key in cells]
        if name in over or (len(over) > 1 and over[0] is over[1]):
            return  # words over the whole width: conclusions, problems, signatures
        texts = {key: text_of(cell) for key, cell in cells.items()}
        if not name.lines and not row.first_of_page and number_in(cells.get("score")) is not None:
            texts |= self._named_by_its_group(row, cells)
        if not texts["level3"] or not any(texts.get(key) for key in ("weight", "score", "target", "actual")):
            self._continue(cells, first=row.first_of_page)
            return
        overleaf = bool(self.card.indicators) and self.card.indicators[-1].page != name.page
        joined = names_over_the_page(self.card, {key: cells.get(key) for key in _LEVELS}) if overleaf else {}
        levels = self._levels(cells, joined)
        self.card.levels.append({key: cell for key in _LEVELS if (cell := cells.get(key)) is not None})
        self.card.foot = row.grid.height
        filled = {key: cell for key, cell in cells.items() if cell is not None and cell.lines}
        name_cut(self.card.cut, texts["level3"], filled, columns)
        points = {key: cells.get(key) for key in ("weight", "score")}
        self.card.left_over.extend(unread_in(texts["level3"], points, columns))
        sign, unit = self._sign(texts), self._unit(texts)
        counted: dict[str, tuple[Fact, ...]] = {}
        for key in WORDED:
            # A heading that spans several indicators is counted where it begins.
            if key in filled and (key not in _LEVELS or filled[key].top == row.number):
                counted[key] = self._count(filled[key], key, len(sign) if key == "target" else 0, unit)
        cells_read = tuple(
            replace(cell, figures=counted[cell.column]) if counted.get(cell.column) else cell
            for cell in cells_of(filled, self.labels)
        )
        self.card.indicators.append(
            Indicator(
                order=0,
                level1=levels["level1"],
                level2=levels["level2"],
                level3=texts["level3"],
                target=sign + texts.get("target", "") + unit,
                basis=texts.get("basis", ""),
                actual=texts.get("actual", ""),
                deviation=texts.get("deviation", ""),
                page=name.page,
                cells=cells_read,
            )
        )

    def _named_by_its_group(self, row: Row, cells: dict[str, GridCell | None]) -> dict[str, str]:
        """A scored row that only the cell of a group names (预算执行率)."""
        group = next((cells[key] for key in reversed(_LEVELS) if text_of(cells.get(key))), None)
        return {"level3": group.text} if group is not None and group.top == row.number else {}

    def _count(self, cell: GridCell, column: str, before: int, unit: str = "") -> tuple[Fact, ...]:
        """The numbers of a cell; in a target or an outcome a unit printed in its own column counts too."""
        return tuple(
            replace(number, unit=unit) if column in ("target", "actual") and not number.unit else number
            for number in cell_numbers(cell, column, self.labels, before)
        )

    def _sign(self, texts: dict[str, str]) -> str:
        """The operator that stands in a column of its own, before a target that has none."""
        sign = texts.get("sign", "")
        return sign if sign and labels.SIGN.fullmatch(labels.folded(sign)) else ""

    def _unit(self, texts: dict[str, str]) -> str:
        """The unit that stands in a column of its own, behind a target that is a bare number."""
        unit = texts.get("unit", "")
        target = labels.folded(texts.get("target", "")).lstrip("≥≤<>=")
        return unit if NUMERAL.fullmatch(target) and labels.folded(unit) not in labels.DASHES else ""

    def _levels(self, cells: dict[str, GridCell | None], joined: dict[str, str]) -> dict[str, str]:
        """The names of the upper levels. An empty cell goes on with the level above it: at the head of a page, or
        where each row has a cell of its own; the second level only within the same first one. ``joined`` are those that
        the page end broke.
        """
        levels = {key: text_of(cells.get(key)) for key in _LEVELS} | joined
        if not self.card.indicators:
            return levels
        before = self.card.indicators[-1]
        same = True
        for key in _LEVELS:
            one = cells.get(key)
            hole = one is None and key in cells  # a side of the cell is not drawn
            goes_on = hole or (one is not None and (not one.lines or one is self.card.levels[-1].get(key)))
            if goes_on and same and key not in joined:
                levels[key] = getattr(before, key)
            same = same and levels[key] == getattr(before, key)
        return levels

    def _continue(self, cells: dict[str, GridCell | None], *, first: bool) -> None:
        """The rest of a row that the page end broke: its texts go on in the cells of the indicator before it."""
        if first and self.card.indicators:
            names_over_the_page(self.card, {key: cells.get(key) for key in _LEVELS})
        rest = {key: cell for key, cell in cells.items() if text_of(cell) and key not in _LEVELS}
        if all(labels.PLACEHOLDER.fullmatch(labels.folded(text_of(cell))) for cell in rest.values()):
            return  # a line of the blank form: 指标2, ……
        if not first or not self.card.indicators:
            self.card.left_over.extend(text_of(cell) for cell in rest.values())
            return
        last = self.card.indicators[-1]
        grown: dict[str, Any] = {}
        for key, cell in rest.items():
            if key in WORDED and cell is not None:
                before = str(getattr(last, key))
                (here,) = cells_of({key: cell}, self.labels)
                here = replace(here, figures=self._count(cell, key, len(before)))
                grown["cells"] = added(grown.get("cells", last.cells), here)
                grown[key] = before + text_of(cell)
        self.card.indicators[-1] = replace(last, **grown)
