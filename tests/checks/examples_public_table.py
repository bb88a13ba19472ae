"""Examples of the statement of the three public expenses: items as columns, and items as rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData

TABLE = "three_public_statement"
HEADS = (
    "合计",
    "因公出国（境）费",
    "公务用车购置及运行费/小计",
    "公务用车购置及运行费/公务用车购置费",
    "公务用车购置及运行费/公务用车运行费",
    "公务接待费",
)
ROWS = (
    "（一）支出合计",
    "1．因公出国（境）费",
    "2．公务用车购置及运行维护费",
    "（1）公务用车购置费",
    "（2）公务用车运行维护费",
    "3．公务接待费",
    "（1）国内接待费",
)


def _columns(final: str, budget: str = "") -> Callable[[], DocumentData]:
    """One row; ``_`` for a blank cell."""
    labels = {}
    cells = {}
    for stage, printed in (("决算数", final), ("预算数", budget)):
        for head, amount in zip(HEADS, printed.split(), strict=False):
            if amount != "_":
                cells[f"{head}{stage}"] = amount
                labels[f"{head}{stage}"] = f"{stage}/{head}"
    return lambda: with_statements(statement(TABLE, [("", "", "", cells)], labels=labels))


def _rows(final: str) -> Callable[[], DocumentData]:
    lines = [
        ("", "", label, {"final_accounts": amount})
        for label, amount in zip(ROWS, final.split(), strict=False)
        if amount != "_"
    ]
    return lambda: with_statements(statement(TABLE, lines, labels={"final_accounts": "决算数"}))


def _counted(total: str, abroad: str) -> Callable[[], DocumentData]:
    """Items as rows, with how many journeys, cars and guests below them."""
    amounts = ((ROWS[0], total), (ROWS[1], abroad), (ROWS[2], "1.50"), (ROWS[5], "0.50"))
    counts = (
        ("1．因公出国（境）团组数（个）", "2"),
        ("4．公务用车保有量（辆）", "3"),
        ("5．国内公务接待批次（个）", "7"),
    )
    lines = [("", "", label, {"final_accounts": printed}) for label, printed in (*amounts, *counts)]
    return lambda: with_statements(statement(TABLE, lines, labels={"final_accounts": "决算数"}))


def _with_meetings(total: str) -> Callable[[], DocumentData]:
    cells = {"a": total, "b": "1.00", "c": "1.50", "d": "0.50", "e": "1.00"}
    heads = ("合计", "因公出国（境）费", "公务用车购置及运行费/小计", "公务接待费", "会议费")
    labels = {key: f"决算数/{head}" for key, head in zip(cells, heads, strict=True)}
    return lambda: with_statements(statement(TABLE, [("", "", "", cells)], labels=labels))


def _named(total: str) -> Callable[[], DocumentData]:
    """Columns told by their identifiers alone."""
    cells = {
        "three_public_expenses": total,
        "overseas_travel": "1.00",
        "official_receptions": "0.50",
        "official_vehicles": "1.50",
        "three_public_expenses_budget": "5.00",
    }
    return lambda: with_statements(statement(TABLE, [("", "", "", cells)]))


def _told(words: str) -> Callable[[], DocumentData]:
    """More for guests than was planned, and what the text says of it."""
    table = _columns("0.50 _ _ _ _ 0.50", "0.40 _ _ _ _ 0.40")
    body = f"一、“三公”经费支出决算情况说明\n“三公”经费支出决算0.50万元。{words}\n"
    return lambda: replace(table(), paragraphs=text(body).paragraphs)


GREW = "“三公”经费支出决算大于预算数的主要原因是"
EXAMPLES = [
    Example("public.within_budget", "not_applicable", _told(f"{GREW}新增一批外省考察接待。"), 1, "told"),
    Example(
        "public.within_budget",
        "not_applicable",
        _told("公务接待费决算超出年初预算的原因：来访增多。"),
        1,
        "one",
    ),
    Example("public.within_budget", "suspicious", _told(f"{GREW}：。"), 2, "reason left blank"),
    Example("public.within_budget", "suspicious", _told(GREW.replace("大", "小") + "厉行节约。"), 2, "less"),
    Example("public.total", "holds", _columns("3.00 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "rounding", _columns("3.01 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "inconsistent", _columns("3.10 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "holds", _columns("0.50 _ _ _ _ 0.50"), 1, "blank parts"),
    Example("public.total", "not_checkable", _columns("0.50")),
    Example("public.total", "holds", _rows("3.00 1.00 1.50 0.50 1.00 0.50 0.50"), 1, "items as rows"),
    Example("public.total", "inconsistent", _rows("3.00 1.00 1.50 0.50 1.00 0.90 0.90"), 1, "items as rows"),
    Example("public.total", "holds", _counted("3.00", "1.00"), 1, "counts beside amounts"),
    Example("public.total", "suspicious", _with_meetings("4.00"), 1, "meetings may be in the total"),
    Example("public.total", "suspicious", _columns("3.10 1.00 1.50 0.50 1.00 _"), 1, "a part may be unread"),
    Example("public.total", "holds", _named("3.00"), 1, "by identifier"),
    Example("public.within_budget", "holds", _named("3.00"), 1, "by identifier"),
    Example("public.vehicles", "holds", _columns("3.00 1.00 1.50 0.50 1.00 0.50")),
    Example("public.vehicles", "inconsistent", _columns("3.00 1.00 1.50 0.80 1.00 0.50")),
    Example("public.vehicles", "holds", _rows("3.00 1.00 1.50 _ 1.50 0.50"), 1, "no purchase"),
    Example("public.within_budget", "holds", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ 0.60"), 2),
    Example("public.within_budget", "suspicious", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ 0.40")),
    Example("public.within_budget", "not_checkable", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ _")),
]
