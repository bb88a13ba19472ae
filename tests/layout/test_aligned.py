"""Statements without rules are found by alignment, on made pages; ordinary pages are left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.document import FinalAccounts
from fa_helpers.layout.document_layout import lay_out
from fa_helpers.pdf.source import open_source

FONT = ROOT / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf"
ROWS = [
    ("", "合计", "81.20", "50.10", "31.10"),
    ("201", "一般公共服务支出", "61.20", "30.10", "31.10"),
    ("20106", "财政事务", "61.20", "30.10", "31.10"),
    ("2010601", "行政运行", "30.10", "30.10", ""),
    ("2010602", "一般行政管理事务", "31.10", "", "31.10"),
    ("208", "社会保障和就业支出", "20.00", "20.00", ""),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))

    def make(rules: bool, head: str = "单位：万元") -> Path:
        path = tmp_path_factory.mktemp("aligned") / f"rules-{rules}.pdf"
        canvas = Canvas(str(path), invariant=1)
        canvas.setFont("aligned-test", 16)
        canvas.drawCentredString(297, 780, "支出决算表")
        canvas.setFont("aligned-test", 10)
        canvas.drawRightString(525, 760, head)
        for x, text in ((60, "科目编码"), (120, "科目名称")):
            canvas.drawString(x, 740, text)
        for x, text in ((340, "本年支出合计"), (430, "基本支出"), (520, "项目支出")):
            canvas.drawRightString(x, 740, text)
        for number, row in enumerate(ROWS):
            y = 720 - 18 * number
            canvas.drawString(60, y, row[0])
            canvas.drawString(120, y, row[1])
            for x, text in zip((340, 430, 520), row[2:], strict=True):
                canvas.drawRightString(x, y, text)
            if rules:
                canvas.line(55, y - 4, 525, y - 4)
        canvas.drawString(60, 560, "注：本表反映本年度各项支出情况。")
        canvas.save()
        return path

    return make


@pytest.mark.parametrize("head", ["2023年度　　单位：万元", "某某镇　金额单位：元", "2023年度　部门：某某镇"])
def test_a_line_of_year_office_and_unit_stands_above_the_table(head: str, made: Callable[..., Path]) -> None:
    data = fa.read(made(False, head)).data
    assert head.replace("　", "") in [aside.text for aside in data.asides if aside.kind == "table_head"]
    assert [cell.printed for cell in data.statement_cells] == [t for row in ROWS for t in row[2:] if t]


@pytest.mark.parametrize("rules", [False, True], ids=["no rules", "horizontal rules"])
def test_every_cell_is_read_and_marked(rules: bool, made: Callable[[bool], Path]) -> None:
    document = fa.read(made(rules))
    found = [(c.code, c.label, c.column_label, c.printed) for c in document.data.statement_cells]
    heads = ("本年支出合计", "基本支出", "项目支出")
    assert found == [
        (row[0], row[1], head, text)
        for row in ROWS
        for head, text in zip(heads, row[2:], strict=True)
        if text
    ]
    row = next(r for r in document.data.coverage if r.part == "expenditure_statement")
    assert (row.status, row.reason.key) == ("partly_read", "coverage.by_alignment")


@pytest.fixture(scope="module")
def wrapped(tmp_path_factory: pytest.TempPathFactory) -> FinalAccounts:
    """Level rules: names wrapped about their figures, a spanning name over its rule, closing rows overleaf
    with a figure in a column that was empty.
    """
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))
    path = tmp_path_factory.mktemp("aligned") / "wrapped.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("aligned-test", 10)
    canvas.drawString(120, 805, "某市档案馆部门决算")
    canvas.drawString(250, 780, "支出决算表")
    canvas.drawString(470, 762, "单位：万元")
    for x, y, text in (
        (60, 719, "科目编码"),
        (120, 719, "科目名称"),
        (385, 734, "本年支出"),
        (308, 720, "合计"),
        (372, 720, "基本支出"),
        (432, 720, "项目支出"),
        (482, 732, "年末结转和"),
        (497, 719, "结余"),
    ):
        canvas.drawString(x, y, text)
    for x0, x1, y in ((55, 535, 750), (300, 475, 731), (55, 535, 713)):
        canvas.line(x0, y, x1, y)
    for number, (code, upper, lower, texts) in enumerate(
        (
            ("201", "一般公共服务支出", "", ("61.20", "30.10", "31.10", "")),
            ("20106", "财政事务及其他相关", "机构事务", ("61.20", "30.10", "31.10", "")),
            ("208", "社会保障和就业支出", "", ("20.00", "20.00", "0.00", "")),
        )
    ):
        y = 699 - 30 * number
        canvas.drawString(60, y - 6, code)
        canvas.drawString(120, y if lower else y - 6, upper)
        canvas.drawString(120, y - 12, lower)
        for x, text in zip((340, 400, 460, 530), texts, strict=True):
            canvas.drawRightString(x, y - 6, text)
        canvas.line(55, y - 17, 535, y - 17)
    canvas.showPage()
    canvas.setFont("aligned-test", 10)
    canvas.drawString(120, 805, "某市档案馆部门决算")
    canvas.line(55, 795, 535, 795)
    canvas.drawString(140, 780, "合计")
    for x, text in zip((340, 400, 460, 530), ("81.20", "50.10", "31.10", "5.00"), strict=True):
        canvas.drawRightString(x, 780, text)
    canvas.line(55, 776, 535, 776)
    canvas.drawString(250, 740, "政府性基金预算财政拨款收入支出决算表")
    canvas.drawString(60, 700, "本表无数据。")
    canvas.save()
    return fa.read(path)


def test_names_wrapped_about_their_figures_and_rows_overleaf_are_read(wrapped: FinalAccounts) -> None:
    found = {
        (c.locator.page, c.code, c.label, c.column_label, c.printed)
        for c in wrapped.data.statement_cells
        if c.printed != "0.00"
    }
    assert found == {
        (page, code, label, column, text)
        for page, code, label, *texts in (
            (1, "201", "一般公共服务支出", "61.20", "30.10", "31.10"),
            (1, "20106", "财政事务及其他相关机构事务", "61.20", "30.10", "31.10"),
            (1, "208", "社会保障和就业支出", "20.00", "20.00", ""),
            (2, "", "合计", "81.20", "50.10", "31.10"),
        )
        for column, text in zip(
            ("本年支出/合计", "本年支出/基本支出", "本年支出/项目支出"), texts, strict=True
        )
        if text
    } | {(2, "", "合计", "年末结转和结余", "5.00")}
    assert {c.column_label for c in wrapped.data.statement_cells if c.printed == "0.00"} == {
        "本年支出/项目支出",
    }


@pytest.mark.parametrize(
    "stem", ["putuo_socialwork_2024", "swu_2023", "foshan_rail_2019", "shanghai_blank_template"]
)
def test_ordinary_documents_have_no_aligned_table(stem: str, shared_file: Callable[[str], Path]) -> None:
    sheet = lay_out(open_source(shared_file(f"real/{stem}.pdf")))
    assert not any(grid.aligned for page in sheet.inside for grid in page.tables)


def test_the_bundled_document_has_none(bundled: FinalAccounts) -> None:
    assert not any(r.reason.key == "coverage.by_alignment" for r in bundled.data.coverage)


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> FinalAccounts:
    """Rules around every row; a name in the middle of its height over no figures; the header again overleaf, where
    the first row has no figures.
    """
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))
    path = tmp_path_factory.mktemp("aligned") / "repeated.pdf"
    canvas = Canvas(str(path), invariant=1)

    def page(title: str, rows: list[tuple[str, ...]]) -> None:
        canvas.setFont("aligned-test", 10)
        canvas.drawString(250, 790, title)
        for x, y, text in (
            (60, 744, "科目编码"),
            (120, 744, "科目名称"),
            (300, 750, "财政拨款"),
            (305, 738, "收入"),
            (362, 744, "事业收入"),
            (425, 750, "附属单位"),
            (425, 738, "上缴收入"),
            (490, 744, "其他收入"),
        ):
            canvas.drawString(x, y, text)
        canvas.line(55, 764, 540, 764)
        canvas.line(55, 732, 540, 732)
        for number, row in enumerate(rows):
            y = 716 - 20 * number
            canvas.drawString(60, y, row[0])
            canvas.drawString(120, y, row[1])
            for x, text in zip((345, 408, 475, 535), row[2:], strict=True):
                canvas.drawRightString(x, y, text)
            canvas.line(55, y - 4, 540, y - 4)
        canvas.showPage()

    page(
        "收入决算表",
        [
            ("201", "一般公共服务支出", "61.20", "", "3.00", "4.00"),
            ("20106", "财政事务", "61.20", "", "3.00", "4.00"),
            ("208", "社会保障和就业支出", "20.00", "", "", "1.00"),
        ],
    )
    page("", [("", "使用结余", "", "", "", ""), ("210", "卫生健康支出", "7.00", "8.00", "", "")])
    canvas.save()
    return fa.read(path)


def test_a_name_over_no_figures_keeps_its_own_column(repeated: FinalAccounts) -> None:
    found = {(c.code, c.column_label, c.printed) for c in repeated.data.statement_cells}
    assert {f for f in found if f[0] in ("20106", "210")} == {
        ("20106", "财政拨款收入", "61.20"),
        ("20106", "附属单位上缴收入", "3.00"),
        ("20106", "其他收入", "4.00"),
        ("210", "财政拨款收入", "7.00"),
        ("210", "事业收入", "8.00"),
    }


def test_a_header_line_that_begins_with_the_word_for_unit_is_kept(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))
    path = tmp_path / "narrow.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("aligned-test", 10)
    canvas.drawString(250, 780, "支出决算表")
    canvas.drawString(470, 762, "单位：万元")
    for x, y, text in (
        (60, 722, "科目编码"),
        (120, 722, "科目名称"),
        (300, 735, "本年支"),
        (300, 722, "出合计"),
        (385, 735, "基本支"),
        (405, 722, "出"),
        (470, 742, "对附属"),
        (470, 729, "单位补"),
        (470, 716, "助支出"),
    ):
        canvas.drawString(x, y, text)
    for y in (755, 708):
        canvas.line(55, y, 535, y)
    for number, (code, name, *texts) in enumerate(
        (
            ("201", "一般公共服务支出", "61.20", "60.20", "1.00"),
            ("208", "社会保障和就业支出", "20.00", "20.00", "0.00"),
        )
    ):
        y = 695 - 18 * number
        canvas.drawString(60, y, code)
        canvas.drawString(120, y, name)
        for x, text in zip((340, 420, 505), texts, strict=True):
            canvas.drawRightString(x, y, text)
        canvas.line(55, y - 5, 535, y - 5)
    canvas.save()
    columns = [cell.column for cell in fa.read(path).data.statement_cells]
    assert columns == ["total", "basic_expenditure", "subordinate_subsidy"] * 2


def test_a_name_in_the_middle_of_a_wide_column_is_of_the_figures_at_its_edge(tmp_path: Path) -> None:
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))
    path = tmp_path / "wide.pdf"
    canvas = Canvas(str(path), pagesize=(842, 595), invariant=1)
    canvas.setFont("aligned-test", 14)
    canvas.drawCentredString(421, 560, "收入支出决算总表")
    canvas.setFont("aligned-test", 8)
    canvas.drawString(740, 540, "单位：万元")
    for x, text in ((242, "收入"), (607, "支出")):
        canvas.drawCentredString(x, 522, text)
    for x, text in ((182, "项目"), (346, "决算数"), (547, "项目"), (726, "决算数")):
        canvas.drawCentredString(x, 506, text)
    rows = [
        ("一、一般公共预算财政拨款收入", "7.50", "一、一般公共服务支出", "7.50"),
        ("二、上级补助收入", "0.00", "二、外交支出", "0.00"),
        ("三、事业收入", "0.00", "三、国防支出", "0.00"),
        ("四、经营收入", "0.00", "四、公共安全支出", "0.00"),
        ("五、附属单位上缴收入", "0.00", "五、教育支出", "0.00"),
        ("六、其他收入", "0.00", "六、科学技术支出", "0.00"),
    ]
    for number, (revenue, came, expenditure, went) in enumerate(rows):
        y = 490 - 16 * number
        canvas.drawString(59, y, revenue)
        canvas.drawRightString(425, y, came)
        canvas.drawString(431, y, expenditure)
        canvas.drawRightString(783, y, went)
        canvas.line(56, y - 4, 786, y - 4)
    canvas.save()
    cells = fa.read(path).data.statement_cells
    assert [(cell.side, cell.column) for cell in cells[:2]] == [
        ("revenue", "final_accounts"),
        ("expenditure", "final_accounts"),
    ]
    assert {cell.column for cell in cells} == {"final_accounts"}
    assert len(cells) == 12


def _drawn(
    path: Path, title: str, texts: list[tuple[float, float, str]], rules: list[float]
) -> FinalAccounts:
    """A page of texts centred at places under a title, with level rules from end to end."""
    pdfmetrics.registerFont(TTFont("aligned-test", str(FONT)))
    canvas = Canvas(str(path), pagesize=(842, 595), invariant=1)
    canvas.setFont("aligned-test", 12)
    canvas.drawCentredString(421, 560, title)
    canvas.setFont("aligned-test", 6)
    canvas.drawRightString(800, 545, "单位：万元")
    for x, y, text in texts:
        canvas.drawCentredString(x, y, text)
    for y in rules:
        canvas.line(30, y, 810, y)
    canvas.save()
    return fa.read(path)


def test_names_of_one_line_share_the_columns_below_among_them(tmp_path: Path) -> None:
    """Four groups of three: each could be the middle of five, were the others not there."""
    groups = ("年初结转和结余", "本年收入", "本年支出", "年末结转和结余")
    subs = ("合计", "基本支出", "项目支出")
    texts = [(60, 510, "科目编码"), (130, 510, "科目名称")]
    texts += [(275 + 156 * g, 526, name) for g, name in enumerate(groups)]
    texts += [(223 + 52 * c, 510, subs[c % 3]) for c in range(12)]
    for number, name in enumerate(("一般公共服务支出", "教育支出", "科学技术支出")):
        y = 490 - 16 * number
        texts += [(60, y, str(201 + 4 * number)), (130, y, name)]
        texts += [(235 + 52 * c, y, f"{number + 1}{c:02d}.25") for c in range(12)]
    document = _drawn(
        tmp_path / "g.pdf", "一般公共预算财政拨款支出决算表", texts, [538, 521, 504, 485, 469, 453]
    )
    cells = [c for c in document.data.statement_cells if c.code == "201"]
    assert [c.column_label for c in cells] == [f"{g}/{s}" for g in groups for s in subs]


def test_a_name_over_two_lines_of_the_head_is_not_below_its_neighbour(tmp_path: Path) -> None:
    """The three public expenses by budget and outcome, without any rule: three lines of head."""
    texts: list[tuple[float, float, str]] = []
    for start, stage in ((60, "预算数"), (420, "决算数")):
        names = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行维护费", "公务接待费")
        texts += [(start + 150, 530, stage), (start + 180, 516, "公务用车购置及运行维护费")]
        texts += [(start + 60 * i, 502 if i in (2, 3, 4) else 509, name) for i, name in enumerate(names)]
        texts += [(start + 60 * i + 18, 480, f"{i + 1}.{start:03.0f}"[:4]) for i in range(6)]
    document = _drawn(tmp_path / "t.pdf", "财政拨款“三公”经费支出决算表", texts, [])
    items = ["three_public_expenses", "overseas_travel", "official_vehicles", "vehicle_purchase"]
    items += ["vehicle_operation", "official_receptions"]
    found = [c.column for c in document.data.statement_cells]
    assert found == [f"{item}_budget" for item in items] + items


def test_a_name_set_with_wide_lines_is_one(tmp_path: Path) -> None:
    texts = [
        (60, 510, "科目编码"),
        (130, 510, "科目名称"),
        (260, 510, "本年支出合计"),
        (360, 510, "基本支出"),
    ]
    texts += [(460, 515.5, "对附属单位补"), (460, 504.5, "助支出")]
    for number, name in enumerate(("一般公共服务支出", "教育支出", "科学技术支出")):
        y = 490 - 16 * number
        texts += [(60, y, str(201 + 4 * number)), (130, y, name)]
        texts += [(270 + 100 * c, y, f"{number + 1}{c}.25") for c in range(3)]
    document = _drawn(tmp_path / "w.pdf", "支出决算表", texts, [])
    assert [c.column for c in document.data.statement_cells[:3]] == [
        "total",
        "basic_expenditure",
        "subordinate_subsidy",
    ]
