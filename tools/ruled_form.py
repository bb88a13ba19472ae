"""Ruled forms with merged cells (表格) as data: cells with their text, spans and page breaks, read from JSON.

A form is one table over one or more pages. Each page lists its rows of cells from left to right; what a cell
of a row above spans is not listed again. A cell cut by a page end stands on the next page again, marked
``continues``, with the rest of its text or none.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

Align = Literal["center", "left"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of a form: its printed lines and how many columns and rows it spans."""

    lines: tuple[str, ...] = ()
    cols: int = 1
    rows: int = 1
    align: Align = "center"
    continues: bool = False

    @property
    def text(self) -> str:
        """The lines joined as one reads them, without a space at the breaks."""
        return "".join(self.lines)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell at its place in the grid of a page: top row and left column, counted from 0."""

    row: int
    col: int
    cell: Cell

    @property
    def end(self) -> int:
        """The row after the last one that the cell spans."""
        return self.row + self.cell.rows


@dataclass(frozen=True, slots=True)
class FormPage:
    """The part of a form on one page of the document (``page`` counts from 1)."""

    page: int
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its title and year line above the grid, the column widths in em, its pages."""

    title: str
    year: str
    columns: tuple[float, ...]
    pages: tuple[FormPage, ...]


Forms = tuple[Form, ...]


def load_forms(path: Path) -> Forms:
    """Read forms from JSON and check that the cells of every page fill its grid."""
    data = json.loads(path.read_text(encoding="utf-8"))
    forms = tuple(_form(item) for item in data["cards"])
    for form in forms:
        for page in form.pages:
            boxes(page, len(form.columns))
    return forms


def _form(item: dict[str, Any]) -> Form:
    pages = tuple(
        FormPage(page["page"], tuple(tuple(_cell(cell) for cell in row) for row in page["rows"]))
        for page in item["pages"]
    )
    return Form(item["title"], item["year"], tuple(map(float, item["columns"])), pages)


def _cell(item: str | dict[str, Any]) -> Cell:
    """A cell is its text alone, or an object with text (one line or a list of lines) and spans."""
    if isinstance(item, str):
        item = {"text": item}
    if unknown := item.keys() - {"text", "cols", "rows", "align", "continues"}:
        raise ValueError(f"a cell has no {', '.join(sorted(unknown))}")
    text = item["text"]
    lines = (text,) if isinstance(text, str) else tuple(text)
    return Cell(
        tuple(line for line in lines if line),
        item.get("cols", 1),
        item.get("rows", 1),
        item.get("align", "center"),
        item.get("continues", False),
    )


def boxes(page: FormPage, columns: int) -> list[Box]:
    """Give each cell its place; raise if cells overlap, stick out or leave a hole."""
    taken: set[tuple[int, int]] = set()
    placed: list[Box] = []
    for row, cells in enumerate(page.rows):
        col = 0
        for cell in cells:
            while (row, col) in taken:
                col += 1
            area = {(row + down, col + right) for down in range(cell.rows) for right in range(cell.cols)}
            if area & taken or row + cell.rows > len(page.rows) or col + cell.cols > columns:
                raise ValueError(
                    f"page {page.page}, row {row + 1}: the cell {cell.text!r} does not fit in its grid"
                )
            taken |= area
            placed.append(Box(row, col, cell))
    if len(taken) != len(page.rows) * columns:
        raise ValueError(f"page {page.page}: {len(page.rows) * columns - len(taken)} places have no cell")
    return placed


def change_texts(forms: Forms, change: Callable[[str], str]) -> Forms:
    """The same forms with every line of every cell put through ``change``: other numbers for tests."""

    def changed(page: FormPage) -> FormPage:
        rows = tuple(
            tuple(replace(cell, lines=tuple(map(change, cell.lines))) for cell in row) for row in page.rows
        )
        return replace(page, rows=rows)

    return tuple(replace(form, pages=tuple(map(changed, form.pages))) for form in forms)
