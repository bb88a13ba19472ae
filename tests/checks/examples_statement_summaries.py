"""Examples of the two-sided summaries."""

from __future__ import annotations

from collections.abc import Callable

from check_samples import Example, statement, with_statements
from fa_helpers.model import DocumentData

Made = Callable[[], DocumentData]
LABELS = {
    "revenue": {"final_accounts": "收入/决算数"},
    "expenditure": {
        "total": "支出/合计",
        "general_budget": "支出/一般公共预算财政拨款",
        "government_fund": "支出/政府性基金预算财政拨款",
    },
}
ALL = "revenue_expenditure_summary"
PUBLIC = "appropriation_summary"


def _summary(identifier: str, revenue: dict[str, str], expenditure: dict[str, str]) -> Made:
    """A summary; a cell of several columns is written with blanks between them, ``_`` for one that is blank."""
    rows = [("revenue", "", label, {"final_accounts": printed}) for label, printed in revenue.items()]
    columns = ("total", "general_budget", "government_fund") if identifier == PUBLIC else ("final_accounts",)
    for label, printed in expenditure.items():
        cells = dict(zip(columns, printed.split(), strict=False))
        rows.append(("expenditure", "", label, {c: p for c, p in cells.items() if p != "_"}))
    labels = LABELS["revenue"] | LABELS["expenditure"]
    return lambda: with_statements(statement(identifier, rows, labels=labels))


REVENUE = {
    "一、一般公共预算财政拨款收入": "8.00",
    "七、其他收入": "2.00",
    "本年收入合计": "10.00",
    "年初结转和结余": "1.00",
    "总计": "11.00",
}
SPENT = {
    "一、一般公共服务支出": "6.00",
    "八、社会保障和就业支出": "3.00",
    "本年支出合计": "9.00",
    "结余分配": "0.50",
    "年末结转和结余": "1.50",
    "总计": "11.00",
}
FUNDS_IN = {
    "一、一般公共预算财政拨款": "8.00",
    "二、政府性基金预算财政拨款": "2.00",
    "本年收入合计": "10.00",
    "年初财政拨款结转和结余": "1.00",
    "一般公共预算财政拨款": "1.00",
    "总计": "11.00",
}
FUNDS_OUT = {
    "一、一般公共服务支出": "9.00 9.00 _",
    "十一、城乡社区支出": "2.00 _ 2.00",
    "本年支出合计": "11.00 9.00 2.00",
    "总计": "11.00 9.00 2.00",
}


def _all(changed: dict[str, str] | None = None, spent: dict[str, str] | None = None) -> Made:
    return _summary(ALL, _changed(REVENUE, changed), _changed(SPENT, spent))


def _public(changed: dict[str, str] | None = None, spent: dict[str, str] | None = None) -> Made:
    return _summary(PUBLIC, _changed(FUNDS_IN, changed), _changed(FUNDS_OUT, spent))


def _one_budget(opening: str) -> Made:
    """Only the general public budget is in use; what was carried over is not split by budget."""
    came = {"一、一般公共预算财政拨款": "8.00", "本年收入合计": "8.00", "年初财政拨款结转和结余": opening}
    spent = {"一、一般公共服务支出": "9.00 9.00 _", "本年支出合计": "9.00 9.00 _"}
    return _summary(PUBLIC, came, spent)


def _changed(lines: dict[str, str], changes: dict[str, str] | None) -> dict[str, str]:
    """Lines with some changed; one that becomes empty is left out."""
    return {label: printed for label, printed in (lines | (changes or {})).items() if printed}


def _with_part(part: str) -> Made:
    lines = {"一、财政拨款收入": "8.00", "其中：政府性基金预算财政拨款": part, "本年收入合计": "8.00"}
    return _summary(ALL, lines, SPENT)


def _kinds(project: str) -> Made:
    lines = {"一、基本支出": "4.00", "二、项目支出": project, "本年支出合计": "9.00"}
    return _summary(ALL, REVENUE, lines)


def _nested(total: str) -> Made:
    """Classes with their sections and items below them, told apart by indents alone."""
    spent = {
        "城乡社区支出": "6.00",
        "某项新设经费": "6.00",
        "卫生健康支出": "3.00",
        "某类专门用途": "2.00",
        "本年支出合计": total,
    }
    return _summary(ALL, REVENUE, spent)


EXAMPLES = [
    Example("summary.expenditure_of_year", "holds", _nested("9.00"), 1, "classes alone make the total"),
    Example("summary.expenditure_of_year", "suspicious", _nested("9.50"), 1, "rows that are not understood"),
    Example("summary.revenue_of_year", "holds", _all()),
    Example("summary.revenue_of_year", "rounding", _all({"七、其他收入": "2.01"})),
    Example("summary.revenue_of_year", "inconsistent", _all({"七、其他收入": "2.10"})),
    Example("summary.revenue_of_year", "holds", _with_part("3.00"), 1, "a part is no addend"),
    Example(
        "summary.revenue_of_year",
        "suspicious",
        _summary(ALL, {"一、财政拨款收入": "8.00", "政策性补贴": "1.00", "本年收入合计": "9.00"}, SPENT),
        1,
        "a row that is not understood",
    ),
    Example(
        "summary.revenue_of_year",
        "not_checkable",
        _summary(ALL, {"本年收入合计": "9.00"}, SPENT),
    ),
    Example("summary.revenue_grand_total", "holds", _all()),
    Example("summary.revenue_grand_total", "inconsistent", _all({"年初结转和结余": "1.10"})),
    Example("summary.revenue_grand_total", "suspicious", _all({"年初结转和结余": ""}), 1, "blank carry-over"),
    Example("summary.expenditure_of_year", "holds", _all()),
    Example("summary.expenditure_of_year", "inconsistent", _all(None, {"一、一般公共服务支出": "6.10"})),
    Example("summary.expenditure_of_year", "holds", _public(), 3),
    Example("summary.expenditure_grand_total", "holds", _all()),
    Example("summary.expenditure_grand_total", "inconsistent", _all(None, {"结余分配": "0.60"})),
    Example("summary.expenditure_kinds", "holds", _kinds("5.00")),
    Example("summary.expenditure_kinds", "suspicious", _kinds("6.00")),
    Example("summary.balance", "holds", _all()),
    Example(
        "summary.balance", "rounding", _all({"总计": "11.01"}, {"总计": "11.00"}), 1, "sum of rounded parts"
    ),
    Example("summary.balance", "inconsistent", _all({"总计": "12.00"})),
    Example("summary.opening_carryover", "holds", _public()),
    Example("summary.opening_carryover", "inconsistent", _public({"一般公共预算财政拨款": "1.20"})),
    Example("summary.fund_balance", "holds", _public(), 2),
    Example("summary.fund_balance", "inconsistent", _public(None, {"本年支出合计": "11.00 9.00 2.20"})),
    Example(
        "summary.fund_balance",
        "not_checkable",
        _public({"一般公共预算财政拨款": ""}),
        1,
        "carry-over not split",
    ),
    Example("summary.fund_balance", "holds", _one_budget("1.00"), 1, "the only budget carried all over"),
    Example("summary.fund_balance", "suspicious", _one_budget("1.50"), 1, "not split, and not balanced"),
    Example("summary.negative", "holds", _all()),
    Example("summary.negative", "suspicious", _all({"七、其他收入": "-2.00"})),
    Example("summary.part_within", "holds", _with_part("3.00")),
    Example("summary.part_within", "inconsistent", _with_part("9.00")),
]
