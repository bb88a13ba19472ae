"""The ledger: all outcomes counted, stable ids, the order of findings, rows as declared."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from check_samples import EMPTY, text
from fa_helpers.checks import ledger as ledgers
from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.check import OUTCOMES, Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.ledger import Entry, Ledger, check_document
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import message_of
from fa_helpers.document import FinalAccounts
from fa_helpers.frames import columns as schemas
from fa_helpers.frames.checks import check_rows

BODY = (
    "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元，"
    "使用非财政拨款结余0.00万元，年初结转和结余2.10万元。"
)


def entry(outcome: str, money: str) -> Entry:
    check = Check("sum.revenue_grand_total", outcome, same_words(money), money=Decimal(money))  # type: ignore[arg-type]
    return Entry(f"x.{money}", check)


def test_findings_come_by_money_in_question_and_suspicious_ones_after() -> None:
    rows = (
        entry("suspicious", "900"),
        entry("inconsistent", "5"),
        entry("holds", "0"),
        entry("inconsistent", "70"),
    )
    assert [e.check_id for e in Ledger(rows).findings] == ["x.70", "x.5", "x.900"]


def test_all_six_outcomes_are_counted() -> None:
    assert tuple(check_document(EMPTY).counts) == OUTCOMES
    assert check_document(text(BODY)).counts["inconsistent"] >= 1


def test_the_same_document_gives_the_same_rows() -> None:
    first, second = (check_rows(check_document(text(BODY)).entries) for _ in range(2))
    assert first == second and len({row["check_id"] for row in first}) == len(first)
    assert all(set(row) == set(schemas.CHECKS) - set(schemas.ABOUT.split()) for row in first)


def test_the_frame_has_the_declared_columns(bundled: FinalAccounts) -> None:
    frame = bundled.check().to_frame()
    assert list(frame.columns) == list(schemas.CHECKS) and len(frame) == len(bundled.check().entries)


@makes("sum.revenue_grand_total", "sum.classes", "text.balance")
def _breaks(book: Book) -> Iterator[Check]:
    yield stated("sum.classes", "inconsistent", same_words("某类"), ())
    raise ZeroDivisionError("a slip of the program")


@makes("names.cost")
def _works(book: Book) -> Iterator[Check]:
    yield stated("names.cost", "holds", same_words("某项"), ())


def test_a_rule_that_breaks_costs_its_own_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "MAKINGS", (_breaks, _works))
    found = check_document(EMPTY)
    outcomes = {entry.check.rule: entry.check.outcome for entry in found.entries}
    assert outcomes == {
        "sum.revenue_grand_total": "not_checkable",
        "sum.classes": "inconsistent",
        "text.balance": "not_checkable",
        "names.cost": "holds",
    }
    row = next(e.check for e in found.entries if e.check.rule == "text.balance")
    assert "ZeroDivisionError" in message_of(row, "zh") and "程序错误" in message_of(row, "zh")
    assert "program error: ZeroDivisionError (rule text.balance)" in message_of(row, "en")
    (broken,) = found.broken
    assert broken.rules == _breaks.rules and broken.error == "ZeroDivisionError"
    assert "a slip of the program" in broken.traceback and "_breaks" in broken.traceback


def test_a_view_that_breaks_costs_the_rows_that_need_it(
    bundled: FinalAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(book: Book) -> None:
        raise RecursionError

    monkeypatch.setattr(Book, "text", property(breaks))
    found = check_document(bundled.data)
    rows = {entry.check.rule for entry in found.entries}
    assert {rule for broken in found.broken for rule in broken.rules} <= rows
    assert "sum.items" in rows and found.counts["holds"] > 50
    assert check_document(EMPTY).broken != ()
