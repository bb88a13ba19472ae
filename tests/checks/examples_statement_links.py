"""Examples of one quantity in two statements, of scopes within one another, and of empty statements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from check_samples import Example, statement, with_statements
from fa_helpers.model import CoverageRow, DocumentData, Reason, StatementCell, Status

Cells = tuple[StatementCell, ...]
Made = Callable[[], DocumentData]
FUNDS = {
    "opening": "年初结转和结余",
    "revenue": "本年收入",
    "spent": "本年支出/小计",
    "basic": "本年支出/基本支出",
    "project": "本年支出/项目支出",
    "closing": "年末结转和结余",
}
BUDGETS = {
    "final_accounts": "收入/决算数",
    "total": "支出/合计",
    "general_budget": "支出/一般公共预算财政拨款",
    "government_fund": "支出/政府性基金预算财政拨款",
    "state_capital": "支出/国有资本经营预算财政拨款",
}


def _made(*statements: Cells) -> Made:
    return lambda: with_statements(*statements)


def _summary(revenue: dict[str, str], spent: dict[str, str], unit: str = "万元") -> Cells:
    rows = [("revenue", "", label, {"final_accounts": printed}) for label, printed in revenue.items()]
    rows += [("expenditure", "", label, {"final_accounts": printed}) for label, printed in spent.items()]
    return statement("revenue_expenditure_summary", rows, unit=unit)


def _appropriations(revenue: dict[str, str], spent: dict[str, dict[str, str]]) -> Cells:
    rows = [("revenue", "", label, {"final_accounts": printed}) for label, printed in revenue.items()]
    rows += [("expenditure", "", label, cells) for label, cells in spent.items()]
    return statement("appropriation_summary", rows, labels=BUDGETS)


def _table(identifier: str, rows: dict[str, dict[str, str]], *, unit: str = "万元", title: str = "") -> Cells:
    """A statement with codes: a row is written ``208 社会保障和就业支出``, 合计 without code."""
    lines = []
    for name, cells in rows.items():
        code, _, label = name.rpartition(" ")
        lines.append(("", code, label, cells))
    labels = FUNDS if identifier in ("government_fund_statement", "state_capital_statement") else None
    return statement(identifier, lines, unit=unit, labels=labels, title=title)


def _all(**changed: str) -> Cells:
    revenue = {"一、一般公共预算财政拨款收入": "8.00", "七、其他收入": "2.00", "本年收入合计": "10.00"}
    spent = {"一、一般公共服务支出": "6.00", "八、社会保障和就业支出": "3.00", "本年支出合计": "9.00"}
    return _summary(
        {label: changed.get(label, printed) for label, printed in revenue.items()},
        {label: changed.get(label, printed) for label, printed in spent.items()},
    )


def _revenue(total: str = "10.00", fiscal: str = "8.00", other: str = "2.00", unit: str = "万元") -> Cells:
    columns = {"total_revenue": total, "fiscal_appropriation_revenue": fiscal, "other_revenue": other}
    return _table("revenue_statement", {"合计": {c: p for c, p in columns.items() if p}}, unit=unit)


def _spending(total: str = "9.00", services: str = "6.00", security: str = "3.00") -> Cells:
    rows = {"合计": total, "201 一般公共服务支出": services, "208 社会保障和就业支出": security}
    return _table("expenditure_statement", {name: {"total_expenditure": p} for name, p in rows.items()})


def _general(total: str = "9.00", services: str = "6.00", security: str = "3.00", title: str = "") -> Cells:
    rows = {"合计": total, "201 一般公共服务支出": services, "208 社会保障和就业支出": security}
    cells = {name: {"total_expenditure": p} for name, p in rows.items()}
    return _table("general_budget_expenditure", cells, title=title)


def _public(general: str = "8.00", closing: str = "0.50") -> Cells:
    """A summary of appropriations with a government fund and the state capital budget, each with carry-overs."""
    ins = {
        "一、一般公共预算财政拨款": general,
        "二、政府性基金预算财政拨款": "2.00",
        "三、国有资本经营预算财政拨款": "1.00",
        "本年收入合计": "11.00",
        "年初财政拨款结转和结余": "1.00",
        "政府性基金预算财政拨款": "1.00",
    }
    columns = ("total", "general_budget", "government_fund", "state_capital")
    lines = {
        "一、一般公共服务支出": "6.00 6.00",
        "八、社会保障和就业支出": "3.00 3.00",
        "十一、城乡社区支出": "2.50 _ 2.50",
        "二十三、国有资本经营预算支出": "1.00 _ _ 1.00",
        "本年支出合计": "12.50 9.00 2.50 1.00",
        "年末财政拨款结转和结余": f"{closing} _ {closing}",
    }
    outs = {}
    for label, printed in lines.items():
        cells = dict(zip(columns, printed.split(), strict=False))
        outs[label] = {c: p for c, p in cells.items() if p != "_"}
    return _appropriations(ins, outs)


def _fund(identifier: str, name: str, *printed: str) -> Cells:
    cells = {c: p for c, p in zip(("opening", "revenue", "spent", "closing"), printed, strict=False) if p}
    return _table(identifier, {"合计": cells, name: {"spent": printed[2]}})


def _land(*printed: str) -> Cells:
    return _fund("government_fund_statement", "212 城乡社区支出", *printed)


def _capital(*printed: str) -> Cells:
    return _fund("state_capital_statement", "223 国有资本经营预算支出", *printed)


def _said_empty(part: str, *statements: Cells) -> Made:
    row = CoverageRow(part, "", 1, 1, "empty", 0, Reason(said="本年度没有该项收入和支出，故本表无数据。"))
    return lambda: replace(with_statements(*statements), coverage=(row,))


def _whole_and_part(whole: str, part: str, title: str = "") -> Made:
    """The year's expenditure of all funds beside that of appropriations, in the two summaries."""
    return _made(
        _summary({}, {"本年支出合计": whole}), _appropriations({}, {"本年支出合计": {"total": part}})
    )


def _carried(opening: str) -> Cells:
    return _summary({"本年收入合计": "10.00", "年初结转和结余": opening}, {})


def _capital_spent(spent: str) -> Made:
    money = {"三、国有资本经营预算财政拨款": "2.00", "本年收入合计": "2.00"}
    opened = {"年初财政拨款结转和结余": "1.00", "三、国有资本经营预算财政拨款": "1.00"}
    lines = [*money.items(), *opened.items()]
    rows = [("revenue", "", label, {"final_accounts": printed}) for label, printed in lines]
    summary = _summary({}, {"二十三、国有资本经营预算支出": spent, "本年支出合计": spent})
    return _made(summary, statement("appropriation_summary", rows, labels=BUDGETS))


def _items(basic: str, project: str) -> Made:
    rows = {
        "2010101 行政运行": {"basic_expenditure": "5.00", "project_expenditure": project},
        "2010102 一般行政管理事务": {"basic_expenditure": basic, "project_expenditure": "3.00"},
    }
    return _made(_table("expenditure_statement", rows))


def _covered(status: Status, reason: Reason) -> Made:
    row = CoverageRow("revenue_statement", "收入决算表", 1, 1, status, 0, reason)
    return lambda: replace(with_statements(_all()), coverage=(row,))


SHARED = "财政拨款支出决算表"

LISTED = {
    "208 甲": "91.17",
    "20801 乙": "60.41",
    "2080101 丙": "40.20",
    "2080102 丁": "20.21",
    "20802 戊": "30.76",
    "2080201 己": "30.76",
    "210 庚": "25.38",
    "21001 辛": "25.38",
    "2100101 壬": "25.38",
}


def _two_lists(*amounts: str) -> Made:
    """The same items in two statements, the second with other amounts beside them."""
    whole = {"合计": {"total_expenditure": "116.55"}}
    all_funds = {name: {"total_expenditure": amount} for name, amount in LISTED.items()}
    general = {name: {"total": amount} for name, amount in zip(LISTED, amounts, strict=True)}
    return _made(
        _table("expenditure_statement", whole | all_funds), _table("general_budget_expenditure", general)
    )


EXAMPLES = [
    Example("link.revenue_total", "holds", _made(_all(), _revenue())),
    Example("link.revenue_total", "inconsistent", _made(_all(), _revenue(total="10.10"))),
    Example(
        "link.revenue_total", "holds", _made(_all(), _revenue("100000.00", "80000.00", "20000.00", "元"))
    ),
    Example(
        "link.revenue_total", "rounding", _made(_all(), _revenue("100049.00", "80000.00", "20000.00", "元"))
    ),
    Example("link.revenue_total", "suspicious", _made(_all(), _revenue("100000.00")), 1, "unit not printed"),
    Example("link.revenue_total", "not_checkable", _made(_all())),
    Example("link.revenue_sources", "holds", _made(_all(), _revenue()), 2),
    Example("link.revenue_sources", "rounding", _made(_all(), _revenue(other="2.01"))),
    Example("link.revenue_sources", "inconsistent", _made(_all(), _revenue(other="2.10"))),
    Example("link.revenue_sources", "not_checkable", _made(_all(), _revenue(other="")), 1, "blank in one"),
    Example("link.expenditure_total", "holds", _made(_all(), _spending())),
    Example("link.expenditure_total", "inconsistent", _made(_all(), _spending(total="9.10"))),
    Example(
        "link.expenditure_total", "rounding", _made(_all(), _spending("9.01")), 1, "sum of rounded parts"
    ),
    Example("link.expenditure_classes", "holds", _made(_all(), _spending()), 2),
    Example("link.expenditure_classes", "rounding", _made(_all(), _spending(services="6.01"))),
    Example("link.expenditure_classes", "inconsistent", _made(_all(), _spending(services="6.02"))),
    Example("link.appropriation_sources", "holds", _made(_all(), _public())),
    Example("link.appropriation_sources", "inconsistent", _made(_all(), _public(general="8.10"))),
    Example("link.appropriation_revenue", "holds", _made(_revenue(fiscal="11.00"), _public())),
    Example("link.appropriation_revenue", "inconsistent", _made(_revenue(fiscal="11.10"), _public())),
    Example("link.capital_spending", "holds", _capital_spent("3.00")),
    Example("link.capital_spending", "suspicious", _capital_spent("3.01"), 0, "within rounding"),
    Example("link.capital_spending", "suspicious", _capital_spent("4.00")),
    Example("link.appropriation_within", "holds", _whole_and_part("9.00", "8.00")),
    Example("link.appropriation_within", "inconsistent", _whole_and_part("9.00", "9.10")),
    Example(
        "link.appropriation_within", "suspicious", _made(_carried("1.00"), _public()), 0, "carry-over within"
    ),
    Example(
        "link.appropriation_within",
        "suspicious",
        _made(_carried("0.80"), _public()),
        1,
        "a deficit elsewhere",
    ),
    Example("link.general_total", "holds", _made(_public(), _general())),
    Example("link.general_total", "inconsistent", _made(_public(), _general(total="9.10"))),
    Example(
        "link.general_total",
        "holds",
        _made(_public(), _general("12.50", title=SHARED)),
        1,
        "all appropriations",
    ),
    Example("link.general_classes", "holds", _made(_public(), _general()), 2),
    Example("link.general_classes", "inconsistent", _made(_public(), _general(security="3.10"))),
    Example("link.fund_flows", "holds", _made(_public(), _land("1.00", "2.00", "2.50", "0.50")), 4),
    Example("link.fund_flows", "inconsistent", _made(_public(), _land("1.00", "2.00", "2.50", "0.60"))),
    Example("link.fund_classes", "holds", _made(_public(), _land("1.00", "2.00", "2.50", "0.50"))),
    Example("link.fund_classes", "inconsistent", _made(_public(), _land("1.00", "2.00", "2.60", "0.50"))),
    Example("link.capital_flows", "holds", _made(_public(), _capital("", "1.00", "1.00", "")), 2),
    Example("link.capital_flows", "inconsistent", _made(_public(), _capital("", "1.10", "1.00", ""))),
    Example("link.capital_classes", "holds", _made(_public(), _capital("", "1.00", "1.00", ""))),
    Example("link.capital_classes", "inconsistent", _made(_public(), _capital("", "1.00", "1.20", ""))),
    Example("link.codes_within", "holds", _made(_spending(), _general()), 3),
    Example("link.codes_within", "inconsistent", _made(_spending(), _general(security="3.20"))),
    Example(
        "row.revenue", "not_checkable", _covered("absent", Reason("coverage.listed_only")), 1, "listed only"
    ),
    Example(
        "row.revenue", "not_applicable", _covered("empty", Reason(said="本表无数据。")), 1, "said to be empty"
    ),
    Example("rows.displaced", "holds", _two_lists(*LISTED.values())),
    Example(
        "rows.displaced",
        "holds",
        _two_lists("91.17", "60.41", "20.21", "40.20", "30.76", "30.76", "25.38", "25.38", "25.38"),
        1,
        "two items exchanged",
    ),
    Example(
        "rows.displaced",
        "holds",
        _two_lists("71.17", "50.41", "30.20", "20.21", "20.76", "20.76", "15.38", "15.38", "15.38"),
        1,
        "a part of each item",
    ),
    Example(
        "rows.displaced",
        "inconsistent",
        _two_lists("116.55", "91.17", "60.41", "40.20", "20.21", "30.76", "30.76", "25.38", "25.38"),
        1,
        "one row down",
    ),
    Example(
        "rows.displaced",
        "inconsistent",
        _two_lists("91.17", "60.41", "20.21", "30.76", "30.76", "25.38", "116.55", "91.17", "60.41"),
        1,
        "up from the third row on",
    ),
    Example("link.empty_fund", "holds", _said_empty("government_fund_statement", _all())),
    Example("link.empty_fund", "inconsistent", _said_empty("government_fund_statement", _public())),
    Example("link.empty_capital", "holds", _said_empty("state_capital_statement", _all())),
    Example("link.empty_capital", "inconsistent", _said_empty("state_capital_statement", _public())),
    Example("item.meaning", "holds", _items("0.00", "0.00"), 2),
    Example("item.meaning", "suspicious", _items("0.00", "1.00")),
    Example("item.meaning", "suspicious", _items("0.20", "0.00"), 1, "general affairs"),
]
