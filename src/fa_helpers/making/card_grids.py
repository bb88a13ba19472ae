"""A self-evaluation form as grids (自评表版式): the funds block and the indicator block stacked without a gap."""

from __future__ import annotations

from itertools import groupby

from fa_helpers.making.cards import Card
from fa_helpers.making.pieces import Block, Break, Cell, Figure, Para, Table
from fa_helpers.making.style import Style


def centre(content: str | Figure, cols: int = 1, rows: int = 1, head: bool = False) -> Cell:
    """A centred cell."""
    return Cell(content, cols, rows, "center", head)


def blocks(card: Card, year: int, style: Style) -> list[Block]:
    """Title and grids."""
    out: list[Block] = [Break(soft=not style.card_pages)]
    if not style.card_title_inside:
        out += [Para([card.title], "center"), Para([f"（{year}年度）"], "center-note")]
    top = department_top(card) if card.layout == "department" else project_top(card)
    if style.card_title_inside:
        columns = len(top.widths)
        top.body.insert(0, [centre(f"{card.title}\n（{year}年度）", columns)])
    for table in (top, goals(card)):
        table.joined = True
        out.append(table)
    out.append(indicators(card))
    for block in out:
        if isinstance(block, Table):
            block.size, block.card = style.table_size, True
    return out


def project_top(card: Card) -> Table:
    """Name, offices, funds."""
    shaanxi = card.layout == "shaanxi"
    heads = (
        ["年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"]
        if shaanxi
        else ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    )
    rows = [
        [centre("项目名称", 2), centre(card.name, 6)],
        [centre("主管部门", 2), centre(card.office, 3), centre("实施单位"), centre(card.office, 2)],
        [centre("项目资金（万元）", 1, 1 + len(card.rows)), centre(""), *(centre(h) for h in heads)],
    ]
    rows += [[Cell(str(row[0])), *(centre(v) for v in row[1:])] for row in card.rows]
    return Table([1.3, 2.4, 1.4, 1.4, 1.4, 0.9, 1.2, 1.0], [], rows)


def department_top(card: Card) -> Table:
    """Name and funds of the whole department."""
    heads = ["资金来源", "年初预算数", "全年预算数", "全年执行数", "分值权重", "执行率", "得分"]
    rows = [
        [centre("部门（单位）名称", 2), centre(card.name, 6)],
        [centre("部门资金（万元）", 1, 1 + len(card.rows)), *(centre(h) for h in heads)],
    ]
    rows += [[Cell(str(row[0])), *(centre(v) for v in row[1:])] for row in card.rows]
    return Table([1.3, 2.4, 1.4, 1.4, 1.4, 1.0, 1.2, 1.0], [], rows)


def goals(card: Card) -> Table:
    """What was planned and what came of it."""
    shaanxi = card.layout == "shaanxi"
    words = ("预期目标（年初设定）", "实际完成情况") if shaanxi else ("预期目标", "实际完成情况")
    rows = [
        [centre("年度总体目标" + ("完成情况" if shaanxi else ""), 1, 2), centre(words[0]), centre(words[1])],
        [Cell(card.goal_expected), Cell(card.goal_actual)],
    ]
    return Table([1.3, 5.2, 4.5], [], rows)


def indicators(card: Card) -> Table:
    """The indicator block with levels over several rows, and the total."""
    if card.layout == "department":
        heads = [
            "一级指标",
            "二级指标",
            "三级指标",
            "预期指标值",
            "指标值设定依据",
            "实际完成指标值",
            "分值权重",
            "得分",
        ]
        widths = [1.5, 1.4, 2.2, 1.3, 1.2, 1.4, 0.9, 0.8]
    else:
        heads = [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ]
        widths = [1.2, 1.2, 2.4, 1.3, 1.3, 0.8, 0.8, 1.7]
    side = card.layout != "department"
    total_rows = len(card.indicators) + 2
    rows: list[list[Cell]] = [
        [*([centre("绩效指标", 1, total_rows)] if side else []), *(centre(h) for h in heads)]
    ]
    for level1, inside1 in groupby(card.indicators, key=lambda i: i.level1):
        first = list(inside1)
        start1: list[Cell] = [Cell(card.headings[level1], 1, len(first), "center")]
        for level2, inside2 in groupby(first, key=lambda i: i.level2):
            second = list(inside2)
            start2 = [*start1, centre(level2, 1, len(second))]
            start1 = []
            for found in second:
                tail = [centre(found.weight), centre(found.score)]
                middle = [Cell(found.level3), centre(found.target)]
                middle += [centre(found.basis)] if not side else []
                tail += [Cell(found.deviation)] if side else []
                rows.append([*start2, *middle, centre(found.actual), *tail])
                start2 = []
    rows.append(
        [centre("总分", 5 if side else 6), centre(Figure("100", "")), centre(card.total)]
        + ([Cell("")] if side else [])
    )
    return Table([0.8, *widths] if side else widths, [], rows)
