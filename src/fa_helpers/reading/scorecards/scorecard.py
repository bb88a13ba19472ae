"""Self-evaluation forms become scorecards (绩效自评表): funds, goals, indicators, totals, each cell with its place.

A form is two tables in one: the funds block and the indicator block have columns of their own, found by their header
cells. Merged cells count for every row they span; a form that goes on over a page keeps its columns, its levels and
the text of the cell that was broken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from fa_helpers.layout.tables.blocks import Block
from fa_helpers.model import Scorecard
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards import labels
from fa_helpers.reading.scorecards.card_facts import with_facts
from fa_helpers.reading.scorecards.form import CardReader, label_in
from fa_helpers.reading.scorecards.rows import cut_cells
from fa_helpers.reading.statements.statement import statement_unit

_YEAR = regex(r"(\d{4})年")
_DEPARTMENT = regex(r"整体")
_OFFICE = regex(r"(?:[省市州县区]级)?(?:预算)?(?:部门|单位)(?:[(（](?:部门|单位)[)）])?名称")
_SPECIAL_FUND = regex(r"专项(?:资金)?名称|专项资金(?:支出)?绩效(?:目标)?自评表$")
_PROJECT = regex(r"项目|专项|政策|转移支付")
_YEAR_LINE = regex(r"[(（]\d{4}年度?[)）]$")


def read_scorecard(
    block: Block, scorecard_id: str, fiscal_year: int | None, labels: dict[int, str]
) -> Scorecard:
    """Read one form; what it does not hold stays empty or ``None``."""
    year = _YEAR.search("".join(line.folded for line in block.above) + block.title)
    own_year = int(year.group(1)) if year else fiscal_year
    card = CardReader(block, labels, own_year).read()
    heads = {name: cell.text for name, cell in card.heads.items()} | card.inline
    title = _YEAR_LINE.sub("", block.title)
    kind = card_kind(title, card.name_label)
    found = Scorecard(
        scorecard_id=scorecard_id,
        kind=kind,
        title=title,
        name=heads.get("name", "") or _name_above(block),
        supervisor=heads.get("supervisor", ""),
        implementer=heads.get("implementer", ""),
        fiscal_year=own_year,
        page_first=block.page_first,
        page_last=block.page_last,
        goal_expected="".join(cell.text for cell in card.goals["expected"]),
        goal_actual="".join(cell.text for cell in card.goals["actual"]),
        funds=tuple(card.funds),
        indicators=tuple(replace(x, order=order) for order, x in enumerate(card.indicators, 1)),
        cells=tuple(card.cells.values()),
        left_over=tuple(card.left_over),
        money_columns=tuple(sorted(card.money_columns)),
        cut=cut_cells(block.grids, card.cut),
    )
    whole = found.whole_funds if found.funds and found.funds[0].row_kind == "funds" else None
    # The row of the form's own amounts stands first, also where its total is printed below its parts.
    if whole is not None:
        found = replace(found, funds=tuple(sorted(found.funds, key=lambda row: row is not whole)))
    return with_facts(found, card.unit or statement_unit(block) or "万元")


def card_kind(title: str, name_label: str = "") -> Literal["department", "project", "special_fund"]:
    """The kind that a form's title names, or where it names none the label of its name; never the project's name.

    >>> card_kind("部门（单位）整体支出绩效自评表"), card_kind("项目支出绩效自评表", "单位名称")
    ('department', 'project')
    >>> card_kind("绩效目标完成情况自评表", "部门名称")
    'department'
    """
    if _DEPARTMENT.search(title) or (_OFFICE.match(name_label) and not _PROJECT.search(title)):
        return "department"
    title = title or name_label
    return "special_fund" if _SPECIAL_FUND.search(title) else "project"


def _name_above(block: Block) -> str:
    """The name printed as ``部门名称：…`` between the title and the table."""
    for line in block.above[-4:]:
        found = label_in(line.text, (("name", labels.NAME),))
        if found is not None:
            return found[1]
    return ""
