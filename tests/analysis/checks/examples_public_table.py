"""Examples of the statement of the three public expenses: items as columns, and items as rows."""

from __future__ import annotations

from collections.abc import Callable

from check_samples import Example, statement, with_statements
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


EXAMPLES = [
    Example("public.total", "holds", _columns("3.00 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "rounding", _columns("3.01 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "inconsistent", _columns("3.10 1.00 1.50 0.50 1.00 0.50")),
    Example("public.total", "holds", _columns("0.50 _ _ _ _ 0.50"), 1, "blank parts"),
    Example("public.total", "not_checkable", _columns("0.50")),
    Example("public.total", "holds", _rows("3.00 1.00 1.50 0.50 1.00 0.50 0.50"), 1, "items as rows"),
    Example("public.total", "inconsistent", _rows("3.00 1.00 1.50 0.50 1.00 0.90 0.90"), 1, "items as rows"),
    Example("public.vehicles", "holds", _columns("3.00 1.00 1.50 0.50 1.00 0.50")),
    Example("public.vehicles", "inconsistent", _columns("3.00 1.00 1.50 0.80 1.00 0.50")),
    Example("public.vehicles", "holds", _rows("3.00 1.00 1.50 _ 1.50 0.50"), 1, "no purchase"),
    Example("public.within_budget", "holds", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ 0.60"), 2),
    Example("public.within_budget", "suspicious", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ 0.40")),
    Example("public.within_budget", "not_checkable", _columns("0.50 _ _ _ _ 0.50", "0.60 _ _ _ _ _")),
]
