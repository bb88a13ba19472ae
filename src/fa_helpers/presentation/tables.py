"""The package's own table style (表格): the same frame always gives the same text and the same HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fa_helpers.frames.columns import ABOUT
from fa_helpers.presentation.cells import Kind, cell_text, column_kind, heading, is_numeric
from fa_helpers.presentation.html import render
from fa_helpers.presentation.lettering import display_width, pad, shorten
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

_TEXT_CELL_WIDTH = 44
"""Columns of a cell in the plain text, in half-width characters; the HTML keeps every cell whole."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is shown (表格): headings and cells as finished text, with caption and notes.

    Notebooks show it as HTML; its ``repr`` is the same table as plain text, with long cells cut by ``…``.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    caption: str
    notes: tuple[str, ...]
    language: Language

    def __repr__(self) -> str:
        """The table as aligned plain text; of one without rows what it is about, and that there are none."""
        if not self.rows:
            return "\n".join(filter(None, [self.caption, *self.notes]))
        lines = [
            tuple(shorten(cell, _TEXT_CELL_WIDTH) for cell in row) for row in (self.headings, *self.rows)
        ]
        widths = [max(display_width(line[i]) for line in lines) for i in range(len(self.headings))]
        text = [
            "  ".join(
                pad(cell, w, right=n) for cell, w, n in zip(line, widths, self.numeric, strict=True)
            ).rstrip()
            for line in lines
        ]
        text.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join([*filter(None, [self.caption]), *text, *self.notes])

    def _repr_html_(self) -> str:
        """The table as HTML; every text is escaped, since it comes from a document that is not trusted."""
        return render("table", table=self)


def show_table(
    frame: pd.DataFrame,
    language: Language,
    *,
    columns: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
    kinds: Mapping[str, Kind] | None = None,
    computed: Collection[str] | None = None,
    unit: str = "",
    caption: str = "",
    source: str = "",
    limit: int | None = None,
) -> Table:
    """Return a frame as a table for people (表格), headings and identifiers in words of ``language``.

    ``columns`` picks and orders the columns; a ``..._reason`` column is not shown by itself but fills the
    cells of its rate, and whose rows they are is shown only where it is asked for. ``labels`` gives headings of
    its own to columns that the catalogue does not know, ``kinds`` how a column is written where its name does
    not tell, ``computed`` which headings carry the mark 计算. ``unit`` is the unit of the money. ``source``
    stands below, and with ``limit`` how many rows there are in all. A frame without rows is shown as its
    caption and the word that there are none.

    Raises :class:`~fa_helpers.terms.messages.UnknownMessageError` for a column without a heading.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"subject": ["总额"], "final_accounts": [2385.28], "change_rate": [-0.3937]})
    >>> show_table(frame, "zh", unit="万元", caption="支出")
    支出
    事项  决算数（万元）  增减率（计算）
    ----  --------------  --------------
    总额        2,385.28         −39.37%
    """
    hidden = {f"{name}_reason" for name in frame.columns} | set(ABOUT.split())
    names = list(columns) or [str(name) for name in frame.columns if name not in hidden]
    labels, names = _planned(frame, names, labels or {}, language)
    chosen = {name: (kinds or {}).get(name) or column_kind(name) for name in names}
    total = len(frame)
    shown = frame.head(total if limit is None else limit).to_dict("records")
    notes = (_extent(len(shown), total, language), source if shown else "")
    return Table(
        tuple(heading(n, k, unit, language, labels=labels, computed=computed) for n, k in chosen.items()),
        tuple(tuple(cell_text(row, n, k, unit, language) for n, k in chosen.items()) for row in shown),
        tuple(is_numeric(kind) for kind in chosen.values()),
        caption,
        tuple(filter(None, notes)),
        language,
    )


def _planned(
    frame: pd.DataFrame, names: list[str], labels: Mapping[str, str], language: Language
) -> tuple[Mapping[str, str], list[str]]:
    """Headings and columns of a budget's frame: what it plans is called so, and stands where the outcome would."""
    if frame.attrs.get("kind") != "budget" or "final_accounts" not in names:
        return labels, names
    if "initial_budget" in names:
        return labels, names
    if "initial_budget" in frame.columns and frame["final_accounts"].isna().all():
        return labels, ["initial_budget" if name == "final_accounts" else name for name in names]
    return {"final_accounts": message("chart.planned", language), **labels}, names


def _extent(shown: int, total: int, language: Language) -> str:
    """Said below a table that shows no row, or not all of them."""
    if not total:
        return message("table.no_rows", language)
    return message("table.first_rows", language, shown=shown, total=total) if shown < total else ""
