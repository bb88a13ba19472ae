"""Relations between figures (勾稽关系): what adds up to, equals or lies within what, each a row of ``relations.csv``.

A relation names its figures by address (:mod:`index.addresses`); ``where`` says who finds them. Rules of one relation
need no code of their own: their row is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast, get_args

from fa_helpers.checks.bilingual import Words
from fa_helpers.checks.check import Check, bound_check, compare, made, rate_check, same_check, sum_check
from fa_helpers.checks.index.addresses import Side, Term, side_of
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.rule import rule
from fa_helpers.errors import CheckError
from fa_helpers.resources import rows

Kind = Literal["sum", "same", "within", "rate"]
Printed = Sequence[Quantity | None]


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation (一项勾稽关系): the addends of a ``sum`` make its whole, are the ``same``, or lie ``within`` it;
    a ``rate`` is the first of its addends by the second.

    ``doubts`` are kinds of ``doubts.csv`` that speak against every failure of it; those with a ``?`` only against a
    total that is larger than its parts while one of them is blank.
    """

    rule: str
    kind: Kind
    where: str
    whole: Side
    parts: Side
    doubts: tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All addresses, those of the whole first (全部位置)."""
        sides = (*self.whole, *self.parts)
        return tuple(term for choice in sides for reading in choice for term in reading)

    @property
    def place(self) -> str:
        """The statement of its whole (所在报表)."""
        return self.terms[0].place

    def check(
        self, whole: Printed, parts: Printed, *, allowed: Decimal = ZERO, about: Words | None = None
    ) -> Check:
        """Its figures set beside each other (核对), ``None`` for a blank one; at least one of each side is printed.

        ``allowed`` widens it as for :func:`same_check`; figures each rounded by itself (``XTAB``) have their own.
        """
        left, right = _printed(whole), _printed(parts)
        check = self._compared(left, right, allowed, about)
        blank = len(left) < len(whole) or len(right) < len(parts)
        for doubt in self.doubts:
            kind = doubt.removesuffix("?")
            check = check.doubted(kind, when=kind == doubt or (blank and check.is_short))
        return check.noted("finding.blank_is_nothing", when=blank)

    def _compared(
        self, left: Sequence[Quantity], right: Sequence[Quantity], allowed: Decimal, about: Words | None
    ) -> Check:
        one = added(left)
        if self.kind == "rate":
            return made(rate_check(self.rule, one, *right, about=about))
        if self.kind == "sum" and len(left) == 1:
            return sum_check(self.rule, one, right, about=about)
        other = added(right)
        if self.kind == "within":
            return bound_check(self.rule, other, one, about=about)
        if self.kind == "sum":
            return compare(self.rule, one, other, one.slack + other.slack, about=about)
        if rule(self.rule).tolerance == "XTAB":
            allowed = max(allowed, one.slack + other.slack)
        return same_check(self.rule, one, other, allowed=allowed, about=about)


def _printed(cells: Printed) -> list[Quantity]:
    return [cell for cell in cells if cell is not None]


def added(cells: Sequence[Quantity]) -> Quantity:
    """Figures as one (合并): a single one as it stands."""
    return cells[0] if len(cells) == 1 else total(cells)


@lru_cache(maxsize=1)
def _table() -> tuple[Relation, ...]:
    table = []
    for row in rows("relations.csv"):
        if row["kind"] not in get_args(Kind):
            raise CheckError(f"no kind {row['kind']!r}", where="relations.csv", way_out="See relations.Kind.")
        whole = side_of(row["whole"])
        parts = side_of(row["parts"], whole[-1][-1][-1])
        kind, doubts = cast(Kind, row["kind"]), tuple(row["doubts"].split())
        table.append(Relation(rule(row["rule"]).rule_id, kind, row["where"], whole, parts, doubts))
    return tuple(table)


@lru_cache(maxsize=256)
def relations(where: str, place: str | None = None) -> tuple[Relation, ...]:
    """The relations whose figures are found in one way (勾稽关系表), of one statement or of all.

    >>> [relation.rule for relation in relations("row", "appropriation_summary")]
    ['row.appropriation']
    """
    return tuple(one for one in _table() if one.where == where and (place is None or one.place == place))


@lru_cache(maxsize=256)
def rules_of(where: str) -> tuple[str, ...]:
    """The rules of these relations, each once (规则)."""
    return tuple(dict.fromkeys(one.rule for one in relations(where)))


@lru_cache(maxsize=256)
def relation(rule_id: str) -> Relation:
    """The relation of a rule that has one (规则的关系): code that knows its figures asks for it by the rule."""
    return next(one for one in _table() if one.rule == rule_id)
