"""Statements at random: headers of one to three levels, stubs of all kinds, any cells, merged or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import made_at_random as made
from hypothesis import strategies as st

from drawn_pages import Cell, Table
from fa_helpers.text.fold import fold


@dataclass(frozen=True)
class Statement:
    """A table with what was meant by it: which of its cells are data, beneath the header."""

    title: str
    table: Table
    data: tuple[Cell, ...]


@dataclass(frozen=True)
class _Leaf:
    """A column: what it is (``code``, ``level``, ``label``, ``line`` or ``data``) and its header texts from the top."""

    kind: str
    path: tuple[str, ...]


@st.composite
def statements(draw: st.DrawFn, ordinary: bool = False) -> Statement:
    """A statement; an ``ordinary`` one holds amounts with two decimals and nothing else, under headers of the form."""
    title = draw(made.titles)
    blocks = draw(st.sampled_from([1, 1, 1, 2]))
    leaves: list[_Leaf] = []
    for _ in range(blocks):
        leaves += draw(_stubs())
        leaves += draw(_data_columns(ordinary))
    depth = max(len(leaf.path) for leaf in leaves)
    cells = _header(leaves, depth)
    row = depth
    if draw(st.booleans()) and not ordinary:
        cells += [Cell(str(n), row, n - 1) for n in range(1, len(leaves) + 1)]
        row += 1
    data: list[Cell] = []
    for number in range(draw(st.integers(1, 5))):
        here, figures = draw(_body_row(leaves, row + number, ordinary))
        cells += here
        data += figures
    if not ordinary:
        data, cells = _merged_down(draw, data, cells)
    widths = tuple(14 if leaf.kind == "label" else 10 if leaf.kind == "data" else 6 for leaf in leaves)
    above = [title, *filter(None, [draw(made.units)])]
    return Statement(title, Table(tuple(above), widths, tuple(cells)), tuple(data))


@st.composite
def _stubs(draw: st.DrawFn) -> list[_Leaf]:
    code, label, line = (
        _Leaf("code", ("项目", "科目编码")),
        _Leaf("label", ("项目", "科目名称")),
        _Leaf("line", ("行次",)),
    )
    return draw(
        st.sampled_from(
            [
                [_Leaf("label", ("项目",))],
                [_Leaf("label", ("项目",)), line],
                [code, label],
                [
                    _Leaf("level", ("项目", "类")),
                    _Leaf("level", ("项目", "款")),
                    _Leaf("level", ("项目", "项")),
                    label,
                ],
            ]
        )
    )


@st.composite
def _data_columns(draw: st.DrawFn, ordinary: bool) -> list[_Leaf]:
    found: list[_Leaf] = []
    head = made.known_heads if ordinary else made.heads
    for _ in range(draw(st.integers(1, 3))):
        above = draw(head)
        parts = draw(st.sampled_from([0, 0, 0, 2, 3]))
        if not parts:
            rate = not ordinary and draw(st.integers(0, 5)) == 0
            found.append(_Leaf("rate", (draw(made.rate_heads),)) if rate else _Leaf("data", (above,)))
        for _ in range(parts):
            found.append(_Leaf("data", (above, draw(head))))
    return found


def _header(leaves: list[_Leaf], depth: int) -> list[Cell]:
    """Header cells: equal neighbours with the same above them are one cell, the lowest spans what is left."""
    cells: list[Cell] = []
    for level in range(depth):
        place = 0
        while place < len(leaves):
            path = leaves[place].path
            if level >= len(path):
                place += 1
                continue
            last = level == len(path) - 1
            end = place + 1
            while (
                not last
                and end < len(leaves)
                and leaves[end].path[: level + 1] == path[: level + 1]
                and (len(leaves[end].path) > level + 1)
            ):
                end += 1
            cells.append(Cell(path[level], level, place, depth - level if last else 1, end - place))
            place = end
    return cells


@st.composite
def _body_row(
    draw: st.DrawFn, leaves: list[_Leaf], row: int, ordinary: bool
) -> tuple[list[Cell], list[Cell]]:
    code, label = draw(made.codes), draw(made.labels)
    levels = iter([code[:3], code[3:5], code[5:7]] * 2)
    cells: list[Cell] = []
    data: list[Cell] = []
    skip = 0
    for place, leaf in enumerate(leaves):
        if skip:
            skip -= 1
            continue
        if leaf.kind not in ("data", "rate"):
            text = {"code": code, "label": label, "line": str(row)}.get(leaf.kind)
            cells.append(Cell(next(levels) if text is None else text, row, place))
            continue
        if ordinary:
            text = draw(made.ordinary)
        elif leaf.kind == "rate" or made.CELLS_HOLD_FACTS:
            text = draw(made.anything | made.rates)
        else:
            text = draw(made.anything)
            text = text if not text.endswith(("%", "％")) else ""
        beside = place + 1 < len(leaves) and leaves[place + 1].kind == "data"
        across = 2 if beside and not ordinary and draw(st.integers(0, 15)) == 0 else 1
        skip = across - 1
        cells.append(Cell(text, row, place, 1, across))
        data.append(cells[-1])
    return cells, data


def _merged_down(draw: st.DrawFn, data: list[Cell], cells: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """One figure may stand in a cell over two rows."""
    below = {(cell.row, cell.column, cell.columns): cell for cell in data}
    pairs = [
        (cell, below[key]) for cell in data if (key := (cell.row + 1, cell.column, cell.columns)) in below
    ]
    if not pairs or draw(st.integers(0, 4)):
        return data, cells
    upper, lower = draw(st.sampled_from(pairs))
    taller = replace(upper, rows=2)
    return (
        [taller if cell is upper else cell for cell in data if cell is not lower],
        [taller if cell is upper else cell for cell in cells if cell is not lower],
    )


def numbers_columns(cell: Cell, statement: Statement) -> bool:
    """Whether a cell's row may only number the columns (栏次): no words, and small whole numbers one after the other."""
    row = [c for c in statement.table.cells if c.row <= cell.row < c.row + c.rows and c.text.strip()]
    texts = [fold(c.text) for c in sorted(row, key=lambda c: c.column)]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
    words = [text for text in texts if not text.isdecimal()]
    in_order = all(b == a + 1 for a, b in pairwise(numbers))
    return bool(numbers) and in_order and all(len(text) <= 3 and not text.endswith("计") for text in words)
