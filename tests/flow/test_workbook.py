"""Workbooks: figures as their cells show them, formulas as stored, what is hidden is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import Block, Cell, Note, Paragraph, Table, Unseen, filled
from fa_helpers.flow.number_formats import shown

pytest.importorskip("lxml")
from making import workbook

from fa_helpers.flow.workbook import read_workbook


def row(number: int, *cells: str, look: str = "") -> str:
    return f'<row r="{number}" {look}>{"".join(cells)}</row>'


def text(name: str, words: str, style: int = 0) -> str:
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(name: str, stored: str, style: int = 0, formula: str = "") -> str:
    return f'<c r="{name}" s="{style}">{f"<f>{formula}</f>" if formula else ""}<v>{stored}</v></c>'


STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="#,##0.00_ ;[Red]\\-#,##0.00\\ ;&quot;—&quot;"/>'
    '<numFmt numFmtId="171" formatCode="yyyy/m/d"/></numFmts>'
    '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill/><fill/></fills>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="4" fontId="1"/></cellXfs>'
)


def flow(*rows: str, more: str = "", name: str = "表", **options: dict[str, str]) -> tuple[Block, ...]:
    sheet = f"{more}<sheetData>{''.join(rows)}</sheetData>"
    return read_workbook(workbook([(name, sheet)], styles=STYLES, **options), name="a.xlsx")


def lines(block: Block) -> list[str]:
    assert isinstance(block, Table)
    return ["/".join(cell.lines) for cell in block.cells]


def test_figures_are_printed_as_their_formats_say() -> None:
    (table,) = flow(
        row(1, text("A1", "收入"), number("B1", "12.3", 1), number("C1", "-1234.5", 2)),
        row(2, text("A2", "支出"), number("B2", "99.999", 1, "SUM(B1:B1)"), number("C2", "0", 2)),
        name="S",
    )
    assert lines(table) == ["收入", "12.30", "-1,234.50", "支出", "100.00", "—"]
    assert isinstance(table, Table) and [cell.name for cell in table.cells][:3] == ["A1", "B1", "C1"]


def test_a_format_that_is_not_known_is_told() -> None:
    found = flow(row(1, text("A1", "日期"), number("B1", "45291", 3)), name="S")
    assert lines(found[0]) == ["日期", "45291"] and found[1] == Note("format_unknown")


def test_what_is_hidden_is_told() -> None:
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    found = flow(
        row(1, text("A1", "收入"), number("B1", "1", 1), number("C1", "77", 1)),
        row(2, text("A2", "藏"), number("B2", "88", 1), look='hidden="1"'),
        row(3, text("A3", "支出"), number("B3", "66", 4)),
        more=columns,
        name="S",
    )
    assert lines(found[0]) == ["收入", "1.00", "支出", ""]
    assert found[1] == Unseen("77.00 藏 88.00 66.00")


def test_a_hidden_sheet_is_told_apart() -> None:
    (found,) = flow(row(1, number("A1", "5", 1)), states={"表": "hidden"})
    assert found == Unseen("表: 5.00", apart=True)


def test_merged_cells_and_a_table_far_from_the_corner() -> None:
    merged = "<mergeCells><mergeCell ref='D1001:E1001'/></mergeCells>"
    sheet = (
        f"<sheetData>{row(1001, text('D1001', '金额'))}{row(1002, number('D1002', '1', 1), number('E1002', '2', 1))}"
        f"</sheetData>{merged}"
    )
    (table,) = read_workbook(workbook([("S", sheet)], styles=STYLES), name="a")
    assert isinstance(table, Table) and (table.height, table.width) == (2, 2)
    assert (table.cells[0].columns, table.cells[1].name) == (2, "D1002")


def test_a_sheet_named_like_a_statement_titles_its_table() -> None:
    found = flow(row(1, text("A1", "收入"), number("B1", "1", 1)), name="收入决算表")
    assert found[0] == Paragraph("收入决算表", "收入决算表")


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("blocks", "workbook"):
        monkeypatch.setattr(f"fa_helpers.flow.{module}.MAX_CELLS", 400)  # its own is a thousand times as much
    assert isinstance(flow(*["<row>" + "<c><v>1</v></c>" * 20 + "</row>"] * 20)[-1], Table)
    with pytest.raises(SourceError) as refused:
        flow(*["<row>" + "<c><v>1</v></c>" * 21 + "</row>"] * 20)
    assert refused.value.code == "table_too_large"


@pytest.mark.parametrize(
    ("stored", "code", "printed"),
    [
        ("12.3", "0.00", "12.30"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("0.285", "0.0%", "28.5%"),
        ("2.345", "0.00", "2.35"),
        ("-5", "0.00;(0.00)", "(5.00)"),
        ("12345678", "#,##0.00,", "12,345.68"),
        ("5", '0"人"', "5人"),
        ("0", "#,##0.##", "0"),
        ("3.10", "General", "3.1"),
        ("1e3", "General", "1000"),
        ("7", ";;;", ""),
    ],
)
def test_formats(stored: str, code: str, printed: str) -> None:
    assert shown(stored, code) == printed


@given(st.decimals(-(10**12), 10**12, places=4), st.text(alphabet='#0?,.%;"年_*[]\\ -', max_size=12))
def test_no_format_raises(stored: object, code: str) -> None:
    told = shown(str(stored), code)
    assert told is None or isinstance(told, str)


SPANS = st.tuples(
    *(
        st.integers(0, 7),
        st.integers(0, 7),
        st.integers(1, 9),
        st.integers(1, 9),
        st.sampled_from(["", "1.00"]),
    )
)


@given(st.lists(SPANS, max_size=20))
def test_filled_tables_have_no_hole_and_no_overlap(spans: list[tuple[int, int, int, int, str]]) -> None:
    table = filled(Cell(r, c, h, w, (words,) if words else ()) for r, c, h, w, words in spans)
    taken = [
        (r, c)
        for cell in table.cells
        for r in range(cell.row, cell.bottom)
        for c in range(cell.column, cell.right)
    ]
    assert len(taken) == len(set(taken)) == table.height * table.width
    first = {(r, c): words for r, c, _, _, words in reversed(spans) if words}
    assert sum(bool(cell.lines) for cell in table.cells) <= len(first)
