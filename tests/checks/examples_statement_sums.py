"""Examples of sums within a statement: rows and their columns, totals and the rows below them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from check_samples import Example, statement, with_statements
from fa_helpers.model import CoverageRow, DocumentData, Reason

Printed = dict[str, str]
Line = tuple[str, str, str, Printed]


def _made(identifier: str, *lines: Line, labels: Printed | None = None) -> Callable[[], DocumentData]:
    return lambda: with_statements(statement(identifier, lines, labels=labels))


def _spending(total: str, basic: str, project: str = "") -> Printed:
    cells = {"total_expenditure": total, "basic_expenditure": basic, "project_expenditure": project}
    return {column: printed for column, printed in cells.items() if printed}


def _spent(*amounts: Printed) -> Callable[[], DocumentData]:
    names = (("", "合计"), ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"))
    items = (("2080501", "行政单位离退休"), ("2080505", "机关事业单位基本养老保险缴费支出"))
    lines = [("", *name, cells) for name, cells in zip((*names, *items), amounts, strict=True) if cells]
    return _made("expenditure_statement", *lines)


A, B = _spending("4.00", "4.00"), _spending("6.00", "1.00", "5.00")
SUM = _spending("10.00", "5.00", "5.00")
GOOD = _spent(SUM, SUM, SUM, A, B)


def _doubtful(made: Callable[[], DocumentData], identifier: str) -> Callable[[], DocumentData]:
    row = CoverageRow(identifier, "支出决算表", 1, 1, "partly_read", 9, Reason("coverage.by_alignment"))
    return lambda: replace(made(), coverage=(row,))


def _revenue(total: str, **sources: str) -> Callable[[], DocumentData]:
    whole = {"total_revenue": "10.00", "fiscal_appropriation_revenue": "9.00", "other_revenue": "1.00"}
    return _made(
        "revenue_statement",
        ("", "", "合计", whole),
        ("", "201", "一般公共服务支出", {"total_revenue": total} | sources),
    )


def _balance(*printed: str, identifier: str = "government_fund_statement") -> Callable[[], DocumentData]:
    columns = (
        "年初结转和结余",
        "本年收入",
        "本年支出/小计",
        "本年支出/基本支出",
        "本年支出/项目支出",
        "年末结转和结余",
    )
    cells = {f"c{n}": text for n, text in enumerate(printed) if text}
    labels = {f"c{n}": label for n, label in enumerate(columns)}
    return _made(identifier, ("", "", "合计", cells), labels=labels)


def _parts(identifier: str, columns: tuple[str, ...], *printed: str) -> Callable[[], DocumentData]:
    cells = {f"c{n}": text for n, text in enumerate(printed) if text}
    labels = {f"c{n}": label for n, label in enumerate(columns)}
    return _made(identifier, ("", "", "合计", cells), labels=labels)


BASIC = (
    "本年支出/合计",
    "本年支出/基本支出/小计",
    "本年支出/基本支出/人员经费",
    "本年支出/基本支出/公用经费",
    "本年支出/项目支出",
)
BUDGETS = ("支出/合计", "支出/一般公共预算财政拨款", "支出/政府性基金预算财政拨款")


def _budgets(*printed: str) -> Callable[[], DocumentData]:
    cells = {f"c{n}": text for n, text in enumerate(printed) if text}
    labels = {f"c{n}": label for n, label in enumerate(BUDGETS)}
    return _made("appropriation_summary", ("expenditure", "", "本年支出合计", cells), labels=labels)


def _three_budgets(fund: str) -> Callable[[], DocumentData]:
    """A form that prints the three budgets instead of one column of appropriations."""
    columns = ("本年收入合计", "一般公共预算财政拨款收入", "政府性基金预算财政拨款收入", "其他收入")
    return _parts("revenue_statement", columns, "10.00", "6.00", fund, "1.00")


def _flow_form(closing: str) -> Callable[[], DocumentData]:
    """The general budget with its carry-overs, each by basic and project expenditure."""
    columns = (
        "年初结转和结余/合计",
        "本年收入/合计",
        "本年收入/基本支出",
        "本年收入/项目支出",
        "本年支出/合计",
        "年末结转和结余/合计",
    )
    return _parts("general_budget_expenditure", columns, "1.00", "9.00", "4.00", "5.00", "8.00", closing)


def _by_purpose(operating: str) -> Callable[[], DocumentData]:
    """A form that prints personnel and operating funds instead of one column of basic expenditure."""
    columns = ("合计", "人员经费", "公用经费", "项目支出")
    return _parts("general_budget_expenditure", columns, "9.00", "4.00", operating, "3.00")


def _list(total: str, *amounts: str) -> tuple[Line, ...]:
    lines = [("", f"{200 + n}", "某类支出", {"total": printed}) for n, printed in enumerate(amounts, 1)]
    return ("", "", "合计", {"total": total}), *lines


def _two_units(total: str) -> Callable[[], DocumentData]:
    first = statement("expenditure_statement", _list("3.00", "1.00", "2.00"))
    second = statement("expenditure_statement", _list(total, "2.00", "4.00"))
    return lambda: with_statements(first, second)


def _unknown_table(total: str) -> Callable[[], DocumentData]:
    lines = _list(total, "2.00", "4.00")
    return lambda: with_statements(statement("", lines, title="项目支出决算明细表"))


def _part_of(part: str) -> Callable[[], DocumentData]:
    """A column marked 其中 beside its group's sum: no addend, but no larger either."""
    columns = (
        "本年支出/合计",
        "本年支出/基本支出",
        "本年支出/项目支出/小计",
        "本年支出/项目支出/其中:基本建设资金支出",
    )
    return _parts("general_budget_expenditure", columns, "9.00", "6.00", "3.00", part)


EXAMPLES = [
    Example("column.section", "holds", GOOD, 3),
    Example("column.class", "holds", GOOD, 3),
    Example("column.total", "holds", GOOD, 3),
    Example("row.expenditure", "holds", GOOD, 5),
    # One figure of a section is wrong: its own sum and its row do not hold, nor does the class above it.
    Example("column.section", "inconsistent", _spent(SUM, SUM, _spending("10.50", "5.00", "5.00"), A, B)),
    Example("column.class", "inconsistent", _spent(SUM, SUM, _spending("10.50", "5.00", "5.00"), A, B)),
    Example("row.expenditure", "inconsistent", _spent(SUM, SUM, _spending("10.50", "5.00", "5.00"), A, B)),
    Example("column.total", "inconsistent", _spent(_spending("11.00", "5.00", "5.00"), SUM, SUM, A, B)),
    Example("column.section", "rounding", _spent(SUM, SUM, SUM, A, _spending("6.01", "1.00", "5.00"))),
    Example("column.section", "suspicious", _spent(SUM, SUM, SUM, {}, B), 2, "an item is missing"),
    Example("column.class", "holds", _spent(SUM, SUM, {}, A, B), 3, "no section rows"),
    Example(
        "column.section",
        "suspicious",
        _doubtful(_spent(SUM, SUM, SUM, A, _spending("6.50", "1.00", "5.00")), "expenditure_statement"),
        1,
        "read by alignment",
    ),
    Example(
        "column.total", "not_checkable", _spent(_spending("10.00", "10.00"), SUM, SUM, A, B), 1, "blank total"
    ),
    Example(
        "column.total_repeated",
        "holds",
        _made(
            "expenditure_statement",
            ("", "", "合计", SUM),
            ("", "208", "社会保障和就业支出", SUM),
            ("", "", "合计", SUM),
        ),
        3,
    ),
    Example(
        "column.total_repeated",
        "suspicious",
        _made(
            "expenditure_statement",
            ("", "", "合计", SUM),
            ("", "208", "社会保障和就业支出", SUM),
            ("", "", "合计", B),
        ),
        2,
    ),
    Example("row.revenue", "holds", _revenue("9.00", fiscal_appropriation_revenue="9.00"), 2, "blank part"),
    Example("row.revenue", "rounding", _revenue("9.01", fiscal_appropriation_revenue="9.00")),
    Example("row.revenue", "inconsistent", _revenue("9.10", fiscal_appropriation_revenue="9.00")),
    Example("row.revenue", "not_checkable", _revenue("9.00")),
    Example("row.revenue", "holds", _three_budgets("3.00"), 1, "appropriations by budget"),
    Example("row.revenue", "inconsistent", _three_budgets("3.50"), 1, "appropriations by budget"),
    Example("row.balance", "holds", _flow_form("2.00"), 1, "form of revenue and expenditure"),
    Example("row.balance", "inconsistent", _flow_form("2.50"), 1, "form of revenue and expenditure"),
    Example("column.total", "holds", _two_units("6.00"), 2, "two units in one file"),
    Example("column.total", "holds", _unknown_table("6.00"), 1, "a statement outside the nine"),
    Example("column.total", "suspicious", _unknown_table("7.00"), 1, "a statement outside the nine"),
    Example("row.balance", "holds", _balance("1.00", "5.00", "4.00", "", "4.00", "2.00")),
    Example("row.balance", "inconsistent", _balance("1.00", "5.00", "4.00", "", "4.00", "2.50")),
    Example(
        "row.balance", "suspicious", _balance("", "5.00", "4.00", "", "4.00", ""), 1, "no carry-over columns"
    ),
    Example("row.fund_expenditure", "holds", _balance("1.00", "5.00", "4.00", "1.00", "3.00", "2.00")),
    Example("row.fund_expenditure", "inconsistent", _balance("1.00", "5.00", "4.00", "1.50", "3.00", "2.00")),
    Example(
        "row.general",
        "holds",
        _parts("general_budget_expenditure", BASIC, "9.00", "6.00", "4.00", "2.00", "3.00"),
    ),
    Example(
        "row.general",
        "inconsistent",
        _parts("general_budget_expenditure", BASIC, "9.90", "6.00", "4.00", "2.00", "3.00"),
    ),
    Example(
        "row.basic_parts",
        "holds",
        _parts("expenditure_statement", BASIC, "9.00", "6.00", "4.00", "2.00", "3.00"),
    ),
    Example(
        "row.basic_parts",
        "inconsistent",
        _parts("expenditure_statement", BASIC, "9.00", "6.00", "4.00", "2.10", "3.00"),
    ),
    Example(
        "row.basic_total",
        "holds",
        _parts("basic_expenditure_detail", ("合计", "人员经费", "公用经费"), "6", "4", "2"),
    ),
    Example(
        "row.basic_total",
        "inconsistent",
        _parts("basic_expenditure_detail", ("合计", "人员经费", "公用经费"), "8", "4", "2"),
    ),
    Example("row.appropriation", "holds", _budgets("6.00", "4.00", "2.00")),
    Example("row.appropriation", "holds", _budgets("6.00", "6.00", ""), 1, "one budget"),
    Example("row.appropriation", "inconsistent", _budgets("6.00", "4.00", "3.00")),
    Example("row.general", "holds", _by_purpose("2.00"), 1, "personnel and operating funds as columns"),
    Example(
        "row.general", "inconsistent", _by_purpose("2.50"), 1, "personnel and operating funds as columns"
    ),
    Example("row.part_within", "holds", _part_of("2.00")),
    Example("row.part_within", "inconsistent", _part_of("4.00")),
]
