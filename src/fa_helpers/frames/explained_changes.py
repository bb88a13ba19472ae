"""What a stated reason can explain at most (原因能解释多少，计算): a ceiling from the amounts that the text itself prints.

A reason names causes (人员增加, 上年结转); for some of them the document prints how much money there was in all. Even if
all of it were new, the cause could explain no more. Where a cause has no printed amount there is no ceiling, and the
row says so. A ceiling below the difference means that the reason is not complete, not that it is false.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from fa_helpers.computing.rates import share
from fa_helpers.frames.headlines import BUDGETED, EXPENDITURE, REVENUE, first_fact
from fa_helpers.frames.printed_and_computed import change_rows, variance_rows
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact, StatedReason
from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.text.fold import fold

_PARTS = regex(r"[,、;]|以及|和(?!结余)|及")
_HEADLINES = frozenset((*REVENUE, *EXPENDITURE, *BUDGETED))


@cache
def _causes() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((regex(r["pattern"]), tuple(r["concepts"].split())) for r in rows("reason_causes.csv"))


def causes_of(reason: str) -> list[tuple[str, tuple[str, ...]]]:
    """The parts of a reason, each with the concepts that bound it; none for a part without printed money.

    >>> causes_of("人员增加和业务调整")
    [('人员增加', ('personnel_expenditure',)), ('业务调整', ())]
    """
    parts = [part for part in _PARTS.split(fold(reason)) if part]
    return [(part, next((c for pattern, c in _causes() if pattern.search(part)), ())) for part in parts]


def explained_rows(data: DocumentData) -> list[Row]:
    """A row per stated reason of a total's change or variance: the amount, the causes named, and their ceiling."""
    compared = {str(row["fact_ids"]).split()[-1]: row for row in (*change_rows(data), *variance_rows(data))}
    found: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for reason in data.stated_reasons:
        row = compared.get(reason.fact_id)
        amount = None if row is None else row.get("signed_change") or row.get("variance")
        if reason.kind != "reason" or reason.concept not in _HEADLINES or not isinstance(amount, Decimal):
            continue
        if row is not None and _of_another_base(row):
            continue
        if (reason.text, str(abs(amount))) not in seen:
            seen.add((reason.text, str(abs(amount))))
            found.append(_row(data, reason, amount, str(row["unit"]) if row else ""))
    return found


def _of_another_base(row: Row) -> bool:
    """Whether a rate stands beside a budget of 0 and so was taken of another: its reason is not about this difference."""
    return row.get("rate_reason") == "zero_base" and row["rate_printed"] not in (0, 100)


def _row(data: DocumentData, reason: StatedReason, amount: Decimal, unit: str) -> Row:
    bounds: dict[str, Fact] = {}
    open_parts = []
    for part, concepts in causes_of(reason.text):
        fact = first_fact(data, concepts, "amount", "final_accounts")
        if fact is None or fact.unit != unit:
            open_parts.append(part)
        else:
            bounds[fact.concept] = fact
    ceiling = sum((fact.value for fact in bounds.values()), Decimal(0)) if not open_parts else None
    rate = share(min(ceiling, abs(amount)), abs(amount)) if ceiling is not None else None
    return {
        "concept": reason.concept,
        "subject": reason.subject,
        "base": reason.base,
        "signed_change": amount,
        "unit": unit,
        "reason": reason.text,
        "causes": _named(list(bounds.values())),
        "open_causes": "、".join(open_parts),
        "ceiling": ceiling,
        "share": rate.value if rate is not None else None,
        "page": reason.page,
        "fact_ids": " ".join([reason.fact_id, *(fact.fact_id for fact in bounds.values())]),
    }


def _named(facts: Sequence[Fact]) -> str:
    return "、".join(f"{fact.subject} {fact.printed}{fact.unit}" for fact in facts)
