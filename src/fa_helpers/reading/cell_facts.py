"""The cells of statements as facts (报表数据): the same fields as figures of the text, so that they are shown and checked
alike. They stand in ``DocumentData.cell_facts``; their ids count the cells of a statement in reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fa_helpers.model import Fact, Stage, StatementCell
from fa_helpers.terms.classification import path_of_code
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import fold

_STAGES: dict[str, Stage] = {
    "initial_budget": "initial_budget",
    "budget": "initial_budget",
    "adjusted_budget": "adjusted_budget",
}
_ECONOMIC = "basic_expenditure_detail"
"""Its codes are those of the economic classification, not of functions."""


def cell_facts(cells: Sequence[StatementCell]) -> tuple[Fact, ...]:
    """A fact per cell that holds a figure; a dash is none."""
    counted: Counter[str] = Counter()
    found = []
    for cell in cells:
        name = cell.statement or "statement"
        counted[name] += 1
        if cell.value is not None:
            found.append(_fact(cell, f"{name}.{counted[name]:04d}"))
    return tuple(found)


def _fact(cell: StatementCell, fact_id: str) -> Fact:
    functional = bool(cell.code) and cell.statement != _ECONOMIC
    names = path_of_code(cell.code) if functional else ("", "", "")
    last = cell.column_label.rsplit("/", 1)[-1]
    stage = _STAGES.get(cell.column) or (
        "initial_budget" if "预算数" in cell.column_label else "final_accounts"
    )
    assert cell.value is not None
    return Fact(
        fact_id=fact_id,
        origin="statement",
        section=cell.statement,
        concept=concept_of(last)
        if cell.code or cell.label in ("合计", "总计", "")
        else concept_of(_bare(cell.label)),
        subject=cell.label or last,
        measure="amount",
        value=cell.value,
        unit=cell.unit,
        printed=cell.printed,
        context=" ".join(text for text in (cell.code, cell.label, cell.column_label, cell.printed) if text),
        locator=cell.locator,
        stage=stage,
        function_class=names[0],
        function_section=names[1],
        function_item=names[2],
        function_code=cell.code if functional else "",
        amount_yuan=cell.amount_yuan,
    )


def _bare(label: str) -> str:
    """A row's label without its ordinal and 其中.

    >>> _bare("其中：捐赠收入"), _bare("二、外交支出")
    ('捐赠收入', '外交支出')
    """
    text = fold(label).removeprefix("其中:")
    head, mark, rest = text.partition("、")
    return rest if mark and len(head) <= 3 and not head.isascii() else text
