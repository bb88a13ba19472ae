"""Contracts to small firms by kind of procurement (中小企业份额): what the shares of the kinds make together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words
from fa_helpers.checks.check import Check, compare
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Quantity
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.text.fold import fold

_KINDS: Final = ("procured_goods", "procured_works", "procured_services")
_HUNDRED: Final = Decimal(100)


@makes("public.sme_by_kind")
def _by_kind(book: Book) -> Iterator[Check]:
    """The shares of goods, works and services that went to small firms make the amount that went to them."""
    whole = next(iter(book.said("sme_contracts")), None)
    if whole is None:
        return
    amounts = {kind: fact for kind in _KINDS if (fact := next(iter(book.said(kind)), None)) is not None}
    shares = {f.base: f for f in reversed(book.text.sections[whole.section]) if _is_share(f)}
    spent = [kind for kind, fact in amounts.items() if fact.value]
    if not spent or any(kind not in shares for kind in spent):
        return
    pairs = [(book.quantity(amounts[kind]), book.quantity(shares[kind])) for kind in spent]
    value = sum((a.value * s.value / _HUNDRED for a, s in pairs), ZERO)
    slack = sum(((a.value * s.slack + s.value * a.slack) / _HUNDRED for a, s in pairs), ZERO)
    formula = " + ".join(f"{a.text} × {s.text}%" for a, s in pairs)
    marks = tuple(mark for a, s in pairs for mark in (*a.marks, *s.marks))
    printed = book.quantity(whole)
    follows = Quantity(value, slack, printed.unit, formula, marks, parts=len(pairs))
    allowed = printed.slack + slack
    yield compare("public.sme_by_kind", printed, follows, allowed, about=concept_words("sme_contracts"))


def _is_share(fact: Fact) -> bool:
    return fact.measure == "share" and fact.base in _KINDS and "中小" in fold(fact.subject)
