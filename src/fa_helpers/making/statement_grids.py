"""The two-sided statements, the one of basic expenditure, the one of three public expenses (九张表), and all in order."""

from __future__ import annotations

from fa_helpers.making.figures import Item, Ledger
from fa_helpers.making.pieces import Block, Cell, Para, Table
from fa_helpers.making.statement_trees import capital, expenditure, fund, general, revenue, revenue_by_kind
from fa_helpers.making.statements import CLASSES, NUMERALS, Drawer, economic_names
from fa_helpers.making.style import Style

FUNDING = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"]


def all_statements(ledger: Ledger, style: Style, office: str) -> list[Block]:
    """The nine statements in their order."""
    drawer = Drawer(ledger, style, office)
    blocks: list[Block] = []
    for make in (summary, revenue, expenditure, appropriations, general, basic, three, fund, capital):
        blocks += make(drawer)
    return blocks


def by_class(items: list[Item], name: str, code: str) -> int:
    """Sum of a field over a class."""
    return sum(getattr(i, name) for i in items if i.code.startswith(code))


def two_sides(
    drawer: Drawer,
    left: list[tuple[str, int | None]],
    right: list[tuple[str, list[int | None]]],
    columns: list[str],
    tail: int,
) -> list[list[Cell]]:
    """Rows of a two-sided statement; the last ``tail`` rows of both sides stand level."""
    height = max(len(left), len(right))
    left = left[:-tail] + [("", None)] * (height - len(left)) + left[-tail:]
    right = right[:-tail] + [("", [None] * len(columns))] * (height - len(right)) + right[-tail:]
    rows, lines, word = [], drawer.style.lines, drawer.style.amount_word
    for n, ((label, fen), (other, values)) in enumerate(zip(left, right, strict=True)):
        row = [spaced(drawer, label), *([Cell(str(n + 1), align="center")] if lines else [])]
        row.append(drawer.figure(fen, "", label, word))
        row += [spaced(drawer, other), *([Cell(str(n + height + 1), align="center")] if lines else [])]
        row += [drawer.figure(v, "", other, c) for v, c in zip(values, columns, strict=True)]
        rows.append(row)
    return rows


def spaced(drawer: Drawer, label: str) -> Cell:
    """A label; 总计 with its characters set apart and in the middle, where the document does so."""
    if label in ("总计", "合计"):
        return Cell(drawer.style.spaced.join(label), align="center")
    return Cell(label)


def side_header(drawer: Drawer, columns: list[str]) -> list[list[Cell]]:
    """收入 | 支出 over 项目, [行次], amounts."""
    extra = int(drawer.style.lines)
    h = drawer.head
    top = [h("收入", 2 + extra), h("支出", 1 + extra + len(columns))]
    line = [h("行次")] if extra else []
    rows = [top, [h("项目"), *line, h(drawer.style.amount_word), h("项目"), *line, *map(h, columns)]]
    if extra:
        numbers = [h(str(n + 2)) for n in range(len(columns))]
        rows.append([h("栏次"), h(""), h("1"), h("栏次"), h(""), *numbers])
    return rows


def summary(drawer: Drawer) -> list[Block]:
    """收入支出决算总表."""
    drawer.statement = "revenue_expenditure_summary"
    led, extra = drawer.ledger, [0.6] if drawer.style.lines else []
    kinds = [("上级补助收入", "superior"), ("事业收入", "service"), ("经营收入", "business")]
    kinds += [("附属单位上缴收入", "subordinate"), ("其他收入", "other")]
    left: list[tuple[str, int | None]] = [
        ("一、一般公共预算财政拨款收入", led.total("revenue")),
        ("二、政府性基金预算财政拨款收入", led.total("revenue", led.funds)),
        ("三、国有资本经营预算财政拨款收入", led.total("revenue", led.capital)),
        *((f"{NUMERALS[n + 3]}、{name}", revenue_by_kind(led, kind)) for n, (name, kind) in enumerate(kinds)),
        ("本年收入合计", led.revenue),
        ("使用非财政拨款结余", led.surplus_used),
        ("年初结转和结余", led.opening),
        ("总计", led.grand),
    ]
    everything = led.items + led.funds + led.capital
    right: list[tuple[str, list[int | None]]] = [
        (
            f"{NUMERALS[n]}、{name}",
            [by_class(everything, "final", code) + by_class(everything, "other", code)],
        )
        for n, (code, name) in enumerate(CLASSES)
    ]
    right += [("本年支出合计", [led.expenditure]), ("结余分配", [led.surplus_appropriation])]
    right += [("年末结转和结余", [led.closing]), ("总计", [led.grand])]
    columns = [drawer.style.amount_word]
    grid = Table(
        [3.4, *extra, 1.6, 3.2, *extra, 1.6],
        side_header(drawer, columns),
        two_sides(drawer, left, right, columns, 4),
    )
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度的总收支和年末结转结余情况。")


def appropriations(drawer: Drawer) -> list[Block]:
    """财政拨款收入支出决算总表."""
    drawer.statement = "appropriation_summary"
    led, extra = drawer.ledger, [0.6] if drawer.style.lines else []
    groups = [led.items, led.funds, led.capital]
    everything = led.items + led.funds + led.capital

    def four(name: str, code: str = "") -> list[int | None]:
        return [by_class(everything, name, code), *(by_class(g, name, code) for g in groups)]

    left: list[tuple[str, int | None]] = [
        (f"{NUMERALS[n]}、{name}", led.total("revenue", g))
        for n, (name, g) in enumerate(zip(FUNDING, groups, strict=True))
    ]
    left += [("本年收入合计", led.appropriation_revenue)]
    left += [("年初财政拨款结转和结余", led.total("opening", everything))]
    left += [
        (f"{NUMERALS[n]}、{name}" if drawer.style.lines else name, led.total("opening", g))
        for n, (name, g) in enumerate(zip(FUNDING, groups, strict=True))
    ]
    left += [("总计", led.appropriation_grand)]
    right = [(f"{NUMERALS[n]}、{name}", four("final", code)) for n, (code, name) in enumerate(CLASSES)]
    right += [("本年支出合计", four("final")), ("年末财政拨款结转和结余", four("closing"))]
    right += [("", [None] * 4)] * 3
    total = [sum(v or 0 for v in pair) for pair in zip(four("final"), four("closing"), strict=True)]
    right += [("总计", list(total))]
    columns = ["合计", *FUNDING]
    grid = Table(
        [2.8, *extra, 1.4, 2.6, *extra, 1.4, 1.4, 1.4, 1.4],
        side_header(drawer, columns),
        two_sides(drawer, left, right, columns, 6),
    )
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度财政拨款总收支和结转结余情况。")


def basic(drawer: Drawer) -> list[Block]:
    """一般公共预算财政拨款基本支出决算表: staff on the left, running costs on the right."""
    drawer.statement = "basic_expenditure_detail"
    led, word = drawer.ledger, drawer.style.amount_word
    money = {code: fen for code, _, fen in led.economic}

    def rows(classes: tuple[str, ...]) -> list[tuple[str, str, int]]:
        chosen = [(c, n) for c, n in economic_names() if c[:3] in classes]
        return [(c, n, money[c] if len(c) == 5 else led.side((c,))) for c, n in chosen]

    left, right = rows(("301", "303")), rows(("302", "310"))
    height = max(len(left), len(right))
    body = []
    for n in range(height):
        row = []
        for side in (left, right):
            if n < len(side):
                code, name, fen = side[n]
                row += [Cell(code), Cell(name), drawer.figure(fen, code, name, word)]
            else:
                row += [Cell(""), Cell(""), Cell("")]
        body.append(row)
    body.append(
        [
            Cell("人员经费合计", 2, align="center"),
            drawer.figure(led.personnel, "", "人员经费合计", word),
            Cell("公用经费合计", 2, align="center"),
            drawer.figure(led.public, "", "公用经费合计", word),
        ]
    )
    h = drawer.head
    header = [[h("经济分类科目编码"), h("科目名称"), h(word)] * 2]
    if drawer.style.lines:
        header.insert(0, [h("人员经费", 3), h("公用经费", 3)])
    grid = Table([1.2, 3, 1.6, 1.2, 3, 1.6], header, body)
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度一般公共预算财政拨款基本支出明细情况。")


def three(drawer: Drawer) -> list[Block]:
    """财政拨款“三公”经费支出决算表, in one of its two arrangements."""
    drawer.statement = "three_public_statement"
    led, h, t = drawer.ledger, drawer.head, drawer.ledger.three

    def sums(field: str) -> list[int]:
        v = {k: getattr(e, field) for k, e in t.items()}
        cars = v["purchase"] + v["operation"]
        return [
            v["travel"] + cars + v["reception"],
            v["travel"],
            cars,
            v["purchase"],
            v["operation"],
            v["reception"],
        ]

    names = ["合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行维护费", "公务接待费"]
    cars = "公务用车购置及运行维护费"
    budget, final = sums("budget"), sums("final")
    if drawer.style.codes == 3:
        header = [
            [h("预算数", 6), h("决算数", 6)],
            [h(names[0], rows=2), h(names[1], rows=2), h(cars, 3), h(names[5], rows=2)] * 2,
            [h(names[2]), h(names[3]), h(names[4])] * 2,
        ]
        row = [
            drawer.figure(v, "", "", c) for half in (budget, final) for v, c in zip(half, names, strict=True)
        ]
    else:
        header = [
            [h("合计", 2, 2), h(names[1], 2, 2), h(cars, 6), h(names[5], 2, 2)],
            [h(names[2], 2), h(names[3], 2), h(names[4], 2)],
            [h("预算数"), h("决算数")] * 6,
        ]
        row = []
        for b, f in zip(budget, final, strict=True):
            row += [drawer.figure(b, "", "", "预算数"), drawer.figure(f, "", "", "决算数")]
    blocks = drawer.wrap(
        drawer.statement, Table([1.0] * 12, header, [row]), "本表反映部门本年度“三公”经费支出预决算情况。"
    )
    if not any(budget + final) and not drawer.style.cells.zero:
        blocks.append(
            Para([f"说明：{drawer.office}本年度没有财政拨款“三公”经费支出，故本表无数据。"], "note")
        )
    del led
    return blocks
