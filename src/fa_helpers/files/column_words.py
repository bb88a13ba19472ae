"""What a column holds, said in both languages with its unit (列说明): for spreadsheets and the data package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import ColumnType
from fa_helpers.frames.rows import Row
from fa_helpers.presentation.cells import column_kind
from fa_helpers.terms.messages import LANGUAGES, Language, column_label, has_message, message, unit_label

_OF_THE_ROW: Final = "unit"
_MONEY: Final = ("amount", "difference")
_IN_WAN: Final = frozenset({"recipients", "card_money"})
"""Tables whose money is in 万元 throughout, as the forms print it."""
_FIXED: Final = {"amount_yuan": "元", "x0": "pt", "top": "pt", "x1": "pt", "bottom": "pt"}
_BY_KIND: Final = {"per_cent": "%", "score": "分", "rate": "fraction", "signed_rate": "fraction"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table (列): ``unit`` is that of all its rows; blank where each row names its own, or none has any."""

    name: str
    kind: ColumnType
    unit: str
    by_row: bool
    labels: Mapping[Language, str]

    def words(self, language: Language) -> str:
        """Its heading with its unit (列名与单位)."""
        label = self.labels[language]
        if self.by_row:
            return message(
                "mark.with_unit", language, text=label, unit=message("export.unit_of_row", language)
            )
        if not self.unit or self.name in _FIXED:  # these have it in their name
            return label
        key = f"export.unit_{self.unit}"
        unit = message(key, language) if has_message(key) else unit_label(self.unit, language)
        return message("mark.with_unit", language, text=label, unit=unit)


def columns_of(table: Table) -> list[Column]:
    """The columns of a table with their words (全部列)."""
    return [_column(table, name, kind) for name, kind in table.schema.items()]


def _column(table: Table, name: str, kind: ColumnType) -> Column:
    unit, by_row = _unit(table, name, kind)
    return Column(name, kind, unit, by_row, {x: column_label(name, x) for x in LANGUAGES})


def _unit(table: Table, name: str, kind: ColumnType) -> tuple[str, bool]:
    if kind != "num" or name in _FIXED:
        return _FIXED.get(name, ""), False
    holds = column_kind(name)
    if holds in _BY_KIND:
        return _BY_KIND[holds], False
    if holds not in (*_MONEY, "value"):
        return "", False
    if table.name in _IN_WAN:
        return "万元", False
    units = _units(table.rows) if _OF_THE_ROW in table.schema else set()
    return (units.pop(), False) if len(units) == 1 else ("", len(units) > 1)


def _units(rows: Sequence[Row]) -> set[str]:
    return {str(row[_OF_THE_ROW]) for row in rows if row[_OF_THE_ROW]}
