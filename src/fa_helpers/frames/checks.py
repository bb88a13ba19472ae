"""The ledger as rows (台账数据行): what ``checks.csv`` holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.sentences import message_of
from fa_helpers.frames.rows import Row


def check_rows(entries: Sequence[Entry]) -> list[Row]:
    """Rows of the ledger with the columns of ``checks.csv`` (台账数据行)."""
    return [_row(entry) for entry in entries]


def _row(entry: Entry) -> Row:
    check = entry.check
    return {
        "check_id": entry.check_id,
        "rule": check.rule,
        "outcome": check.outcome,
        "expected": _rounded(check.expected),
        "printed": _rounded(check.printed),
        "difference": _rounded(check.difference),
        "tolerance": _rounded(check.tolerance),
        "fact_ids": " ".join(check.fact_ids),
        "pages": " ".join(str(page) for page in check.pages),
        "message_en": message_of(check, "en"),
        "message_zh": message_of(check, "zh"),
    }


def _rounded(value: Decimal | None) -> Decimal | None:
    """Computed numbers to six decimals: more are no information."""
    with localcontext(prec=60):  # a sum of the longest amounts in yuan has more digits than the usual 28
        return None if value is None else round(value, 6)
