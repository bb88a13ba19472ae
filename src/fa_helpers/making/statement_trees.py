"""The statements by functional items (按功能科目的表), one function each."""

from __future__ import annotations

from fa_helpers.making.figures import Item, Ledger
from fa_helpers.making.pieces import Block, Cell, Para, Table
from fa_helpers.making.statements import Drawer


def revenue_by_kind(led: Ledger, kind: str, item: Item | None = None) -> int:
    """Revenue that is no appropriation, by kind; the item with the most takes the balance."""
    paying = [i for i in led.items if i.other]
    shares = {id(i): i.other for i in paying}
    if paying:
        shares[id(max(paying, key=lambda i: i.other))] += led.other_revenue - led.total("other")
    chosen = paying if item is None else [i for i in paying if i is item]
    return sum(shares[id(i)] for i in chosen if i.other_kind == kind)


def revenue(drawer: Drawer) -> list[Block]:
    """收入决算表."""
    drawer.statement = "revenue_statement"
    led = drawer.ledger
    kinds = ["superior", "service", "business", "subordinate", "other"]
    names = ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"]

    def getter(kind: str):  # type: ignore[no-untyped-def]
        return lambda i: revenue_by_kind(led, kind, i)

    columns = {
        "本年收入合计": lambda i: i.revenue + sum(revenue_by_kind(led, k, i) for k in kinds),
        "财政拨款收入": lambda i: i.revenue,
    } | {name: getter(kind) for name, kind in zip(names, kinds, strict=True)}
    items = sorted(led.items + led.funds + led.capital, key=lambda i: i.code)
    grid = Table(
        drawer.tree_widths(7), drawer.tree_header(list(columns)), drawer.tree(items, columns, "合计")
    )
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度取得的各项收入情况。")


def expenditure(drawer: Drawer) -> list[Block]:
    """支出决算表."""
    drawer.statement = "expenditure_statement"
    led = drawer.ledger
    columns = {
        "本年支出合计": lambda i: i.final + i.other,
        "基本支出": lambda i: i.basic,
        "项目支出": lambda i: i.project + i.other,
    } | {name: (lambda i: 0) for name in ("上缴上级支出", "经营支出", "对附属单位补助支出")}
    items = sorted(led.items + led.funds + led.capital, key=lambda i: i.code)
    grid = Table(
        drawer.tree_widths(6), drawer.tree_header(list(columns)), drawer.tree(items, columns, "合计")
    )
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度各项支出情况。")


def general(drawer: Drawer) -> list[Block]:
    """一般公共预算财政拨款支出决算表."""
    drawer.statement = "general_budget_expenditure"
    columns = {"合计": lambda i: i.final, "基本支出": lambda i: i.basic, "项目支出": lambda i: i.project}
    items = drawer.ledger.items
    grid = Table(
        drawer.tree_widths(3), drawer.tree_header(list(columns)), drawer.tree(items, columns, "合计")
    )
    return drawer.wrap(drawer.statement, grid, "本表反映部门本年度一般公共预算财政拨款支出情况。")


def carried(drawer: Drawer, items: list[Item], name: str) -> list[Block]:
    """The two statements with opening, revenue, expenditure and closing."""
    h, wide = drawer.head, drawer.style.codes
    columns = {
        "年初结转和结余": lambda i: i.opening,
        "本年收入": lambda i: i.revenue,
        "合计": lambda i: i.final,
        "基本支出": lambda i: i.basic,
        "项目支出": lambda i: i.project,
        "年末结转和结余": lambda i: i.closing,
    }
    top = [
        h("项目", wide + 1),
        h("年初结转和结余", rows=2),
        h("本年收入", rows=2),
        h("本年支出", 3),
        h("年末结转和结余", rows=2),
    ]
    below = [h("功能分类科目编码", wide), h("科目名称"), h("合计"), h("基本支出"), h("项目支出")]
    body = (
        drawer.tree(items, columns, "合计")
        if items
        else [[Cell("合计", wide + 1, align="center"), *[Cell("")] * 6], [*[Cell("")] * (wide + 7)]]
    )
    header = [top, below, *drawer.line_numbers([h("栏次", wide + 1)], 6)]
    blocks = drawer.wrap(
        drawer.statement,
        Table(drawer.tree_widths(6), header, body),
        f"本表反映部门本年度{name}预算财政拨款收支情况。",
    )
    if not items:
        blocks.append(
            Para([f"说明：{drawer.office}本年度没有{name}预算财政拨款收入和支出，故本表无数据。"], "note")
        )
    return blocks


def fund(drawer: Drawer) -> list[Block]:
    """政府性基金预算财政拨款收入支出决算表."""
    drawer.statement = "government_fund_statement"
    return carried(drawer, drawer.ledger.funds, "政府性基金")


def capital(drawer: Drawer) -> list[Block]:
    """国有资本经营预算财政拨款收入支出决算表."""
    drawer.statement = "state_capital_statement"
    return carried(drawer, drawer.ledger.capital, "国有资本经营")
