"""Examples of basic expenditure by economic classification."""

from __future__ import annotations

from collections.abc import Callable

from check_samples import Example, statement, with_statements
from fa_helpers.model import DocumentData, StatementCell

DETAIL = "basic_expenditure_detail"


def detail(**changed: str) -> tuple[StatementCell, ...]:
    """A made-up statement; ``personnel``, ``public``, ``whole`` are totals, ``c301`` the amount of a code."""
    printed = {
        "c301": "6.00",
        "c303": "1.00",
        "c302": "2.00",
        "c310": "1.00",
        "personnel": "7.00",
        "public": "3.00",
    }
    names = {"personnel": "人员经费合计", "public": "公用经费合计", "whole": "合计"}
    rows = []
    for key, amount in (printed | changed).items():
        code = key[1:] if key[1:].isdigit() else ""
        if amount:
            rows.append(("1", code, names.get(key, "某项支出"), {"final_accounts": amount}))
    return statement(DETAIL, rows)


def listed(*, allowance: str = "2.00", office: str = "1.00", **last: str) -> tuple[StatementCell, ...]:
    """Items under their classes in one column; ``last`` is the code of the last row, here of the totals."""
    rows = [
        ("301", "工资福利支出", "6.00"),
        ("30101", "基本工资", "4.00"),
        ("30102", "津贴补贴", allowance),
        ("302", "商品和服务支出", "3.00"),
        ("30201", "办公费", office),
        ("30202", "印刷费", "2.00"),
        (last.get("code", ""), last.get("label", "公用经费合计"), "3.00"),
    ]
    cells = [("1", code, label, {"final_accounts": amount}) for code, label, amount in rows if label]
    return statement(DETAIL, cells)


def basic(amount: str) -> tuple[StatementCell, ...]:
    """The general budget by function with its basic expenditure."""
    return statement(
        "general_budget_expenditure", [("", "", "合计", {"total": "20.00", "basic_expenditure": amount})]
    )


def public(reception: str) -> tuple[StatementCell, ...]:
    """The statement of the three public expenses with its final accounts of receptions."""
    return statement(
        "three_public_statement",
        [("", "", "", {"official_receptions": reception})],
        labels={"official_receptions": "决算数/公务接待费"},
    )


def _made(*statements: tuple[StatementCell, ...]) -> Callable[[], DocumentData]:
    return lambda: with_statements(*statements)


EXAMPLES = [
    Example("economic.personnel", "holds", _made(detail())),
    Example("economic.personnel", "inconsistent", _made(detail(personnel="7.10"))),
    Example("economic.personnel", "not_checkable", _made(detail(c301="", c303=""))),
    Example("economic.public", "holds", _made(detail())),
    Example("economic.public", "rounding", _made(detail(public="3.01"))),
    Example("economic.public", "inconsistent", _made(detail(public="2.90"))),
    Example("economic.public", "suspicious", _made(detail(public="3.10")), 1, "a class may be missing"),
    Example("economic.public", "holds", _made(detail(c310="", public="2.00")), 1, "one class"),
    Example("column.class", "holds", _made(listed()), 2),
    Example("column.class", "inconsistent", _made(listed(allowance="1.00")), 1, "the other list adds up"),
    Example(
        "column.class", "suspicious", _made(listed(allowance="1.00", office="0.50")), 2, "neither adds up"
    ),
    Example(
        "column.class", "suspicious", _made(listed(office="0.50", label="")), 1, "cut off below the list"
    ),
    Example("column.class", "suspicious", _made(listed(allowance="1.00", label="其他")), 1, "a row unknown"),
    Example("link.basic_total", "holds", _made(detail(), basic("10.00"))),
    Example("link.basic_total", "rounding", _made(detail(), basic("10.01"))),
    Example("link.basic_total", "inconsistent", _made(detail(), basic("10.10"))),
    Example(
        "link.basic_total", "suspicious", _made(detail(personnel="", public=""), basic("11.00")), 1, "cut off"
    ),
    Example("link.basic_total", "not_checkable", _made(basic("10.00"))),
    Example("link.economic_within_public", "holds", _made(detail(c30217="0.20"), public("0.30"))),
    Example("link.economic_within_public", "suspicious", _made(detail(c30217="0.40"), public("0.30"))),
    Example("link.economic_within_public", "not_checkable", _made(detail(c30231="0.40"), public("0.30"))),
]
