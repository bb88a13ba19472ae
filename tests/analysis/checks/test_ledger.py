"""The ledger: all outcomes counted, stable ids, the order of findings, rows as declared."""

from __future__ import annotations

from decimal import Decimal

from check_samples import EMPTY, text
from fa_helpers.analysis import schemas
from fa_helpers.analysis.checks.ledger import Entry, Ledger, check_document, check_rows
from fa_helpers.analysis.checks.outcomes import OUTCOMES, Check
from fa_helpers.analysis.checks.words import same_words
from fa_helpers.document import FinalAccounts

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
    assert all(set(row) == set(schemas.CHECKS) for row in first)


def test_the_frame_has_the_declared_columns(bundled: FinalAccounts) -> None:
    frame = bundled.check().to_frame()
    assert list(frame.columns) == list(schemas.CHECKS) and len(frame) == len(bundled.check().entries)
