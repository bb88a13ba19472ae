"""The nine statements (决算报表) of a ledger as grids, each figure a cell with its truth."""

from __future__ import annotations

from collections.abc import Callable

from fa_helpers.making.figures import Item, Ledger, table
from fa_helpers.making.pieces import Block, Break, Cell, Figure, Para, Table
from fa_helpers.making.style import Style

TITLES = {
    "revenue_expenditure_summary": "收入支出决算总表",
    "revenue_statement": "收入决算表",
    "expenditure_statement": "支出决算表",
    "appropriation_summary": "财政拨款收入支出决算总表",
    "general_budget_expenditure": "一般公共预算财政拨款支出决算表",
    "basic_expenditure_detail": "一般公共预算财政拨款基本支出决算表",
    "three_public_statement": "财政拨款“三公”经费支出决算表",
    "government_fund_statement": "政府性基金预算财政拨款收入支出决算表",
    "state_capital_statement": "国有资本经营预算财政拨款收入支出决算表",
}
CLASSES = [
    ("201", "一般公共服务支出"),
    ("202", "外交支出"),
    ("203", "国防支出"),
    ("204", "公共安全支出"),
    ("205", "教育支出"),
    ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"),
    ("208", "社会保障和就业支出"),
    ("210", "卫生健康支出"),
    ("211", "节能环保支出"),
    ("212", "城乡社区支出"),
    ("213", "农林水支出"),
    ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出"),
    ("216", "商业服务业等支出"),
    ("217", "金融支出"),
    ("219", "援助其他地区支出"),
    ("220", "自然资源海洋气象等支出"),
    ("221", "住房保障支出"),
    ("222", "粮油物资储备支出"),
    ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"),
    ("229", "其他支出"),
    ("231", "债务还本支出"),
    ("232", "债务付息支出"),
    ("234", "抗疫特别国债安排的支出"),
]
TENS, ONES = ("", "十", "二十"), ("", *"一二三四五六七八九")
NUMERALS = [TENS[n // 10] + ONES[n % 10] for n in range(1, 27)]


class Drawer:
    """Makes the grids of one document."""

    def __init__(self, ledger: Ledger, style: Style, office: str) -> None:
        self.ledger, self.style, self.office = ledger, style, office
        self.statement = ""

    def figure(self, fen: int | None, code: str, label: str, column: str) -> Cell:
        """A cell with money, or with whatever this document prints for nothing."""
        if fen is None:
            return Cell("", align="right")
        style = self.style.cells
        printed = style.money(fen, self.style.unit)
        if not fen:
            printed = style.zero
        if not any(ch.isdigit() for ch in printed):
            return Cell(printed, align="right")
        figure = Figure(printed, statement=self.statement, code=code, label=label, column=column)
        return Cell(figure, align="right")

    def head(self, text: str, cols: int = 1, rows: int = 1) -> Cell:
        """A header cell."""
        return Cell(text, cols, rows, "center", True)

    def line_numbers(self, before: list[Cell], count: int) -> list[list[Cell]]:
        """The row 栏次 with the numbers of the columns, where the form has one."""
        if not self.style.lines:
            return []
        return [[*before, *(self.head(str(n + 1)) for n in range(count))]]

    def codes(self, code: str) -> list[Cell]:
        """A code in one cell or in three."""
        if self.style.codes == 1:
            return [Cell(code)]
        return [Cell(code[:3]), Cell(code[3:5]), Cell(code[5:7])]

    def tree(
        self, items: list[Item], columns: dict[str, Callable[[Item], int]], first: str
    ) -> list[list[Cell]]:
        """合计, then class, section and item rows with the columns' sums."""

        def row(code: str, label: str, inside: list[Item]) -> list[Cell]:
            values = [sum(get(i) for i in inside) for get in columns.values()]
            cells = [
                self.figure(v, code, label, c.rsplit("/", 1)[-1])
                for c, v in zip(columns, values, strict=True)
            ]
            wide = self.style.codes + 1
            pad = self.style.tree_indent * {3: 0, 5: 1, 7: 2}.get(len(code), 0)
            total = self.style.spaced.join(label)
            start = [*self.codes(code), Cell(pad + label)] if code else [Cell(total, wide, align="center")]
            return [*start, *cells]

        rows: list[list[Cell]] = []
        names: dict[str, str] = {}
        for item in items:
            names |= {
                item.code[:3]: item.class_name,
                item.code[:5]: item.section_name,
                item.code: item.item_name,
            }
        for code in sorted(names):
            rows.append(row(code, names[code], [i for i in items if i.code.startswith(code)]))
        total = row("", first, items)
        return [total, *rows] if self.style.total_first else [*rows, total]

    def tree_header(self, columns: list[str]) -> list[list[Cell]]:
        """Header of a statement by items: 项目 over code and name."""
        wide = self.style.codes
        top = [self.head("项目", wide + 1), *(self.head(c, rows=2) for c in columns)]
        below = [self.head("功能分类科目编码", wide), self.head("科目名称")]
        if wide == 3 and self.style.heads:
            below = [self.head("功能分类科目编码", 3), self.head("科目名称", rows=2)]
            top[1:] = [self.head(c, rows=3) for c in columns]
            return [
                top,
                below,
                [self.head("类"), self.head("款"), self.head("项")],
                *self.line_numbers([self.head("栏次", 4)], len(columns)),
            ]
        return [top, below, *self.line_numbers([self.head("栏次", wide + 1)], len(columns))]

    def tree_widths(self, count: int) -> list[float]:
        """Widths of a statement by items."""
        codes = [1.5] if self.style.codes == 1 else [0.7, 0.6, 0.6]
        return [*codes, 3.4, *[1.5] * count]

    def wrap(self, statement: str, grid: Table, note: str) -> list[Block]:
        """Title, unit line, grid and note of a statement."""
        grid.repeat, grid.size, grid.rules = self.style.repeat, self.style.table_size, self.style.rules
        number = f"公开{list(TITLES).index(statement) + 1:02d}表"
        blocks: list[Block] = [
            Break(self.style.across, self.style.together and statement != "revenue_expenditure_summary")
        ]
        if self.style.heads == 2:
            blocks.append(Para([number], "unit"))
        blocks.append(Para([TITLES[statement]], "center"))
        unit = (
            f"单位：{self.style.unit}"
            if self.style.heads
            else f"部门：{self.office}　　　　金额单位：{self.style.unit}"
        )
        blocks += [Para([unit], "unit"), grid]
        return [*blocks, Para([f"注：{note}"], "note")]


def economic_names() -> list[tuple[str, str]]:
    """All economic codes with names."""
    return [(r["code"], r["name"]) for r in table("economics.csv")]
