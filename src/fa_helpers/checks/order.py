"""The one order of findings (发现的次序): how certain, then of what kind, then how much money; what is one thing is said once.

What leads is inconsistent, wholly read (a doubt would have made it a question) and the office's own. A finding about
figures of one before it follows that one: it may be its consequence, and is named behind it instead of told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, get_args

from fa_helpers.checks.check import Check
from fa_helpers.checks.rule import rule

if TYPE_CHECKING:
    from fa_helpers.checks.ledger import Entry

Kind = Literal["money", "rate", "count", "name", "score", "form", "habit"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
"""Kinds of findings, the weightiest first; what a form habitually prints comes last."""
BASES: Final = ("one_place", "one_part", "two_parts", "scope")
"""What a finding rests on, the most certain first."""
_BY_RULE: Final[dict[str, Kind]] = {
    **dict.fromkeys(("rate", "word"), "rate"),
    **dict.fromkeys(("sum", "repeat", "bound"), "count"),
    "name": "name",
    "score": "score",
    "form": "form",
    "zero": "habit",
    "moved": "money",
}
_POINTS: Final = "分"
_OF_FORMS: Final = ("scorecards", "cards_and_text")
_FEW: Final = 6
_TELLING: Final = 3
"""An amount of so many digits is hardly printed twice by chance."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with those about its figures (一项发现及其牵连): they are named, and not told again."""

    entry: Entry
    consequences: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All rows that are told as one (归为一项的各行), the one that leads first."""
        return (self.entry, *self.consequences)


def kind_of(check: Check) -> Kind:
    """The kind of a finding (发现的种类): what its rule is about, amounts where money is in question."""
    made = rule(check.rule)
    kind = _BY_RULE[made.kind]
    if kind not in ("habit", "rate") and check.money:
        return "money"
    if kind == "count" and check.unit == _POINTS:
        return "score"
    return "rate" if kind == "count" and check.unit == "%" else kind


def basis_of(check: Check) -> str:
    """What a finding rests on (依据): one place, one part of the document, two parts, or a scope that may differ."""
    if rule(check.rule).both == "scope":
        return "scope"
    facts = check.facts
    if len({(fact.origin, fact.section, fact.locator.page) for fact in facts}) <= 1:
        return "one_place"
    return "one_part" if len({fact.origin for fact in facts}) == 1 else "two_parts"


def is_offices(check: Check) -> bool:
    """Whether a finding is about the office as a whole (本单位口径), and not one of its projects or units."""
    facts = check.facts
    return not facts or any(fact.scope == "office" for fact in facts)


def ordered(findings: Iterable[Entry]) -> tuple[Entry, ...]:
    """Findings in the one order (排序)."""
    return tuple(sorted(findings, key=_rank))


def _rank(entry: Entry) -> tuple[bool, bool, bool, bool, int, int, Decimal, tuple[int, ...], str]:
    check = entry.check
    kind = kind_of(check)
    certain = (check.outcome != "inconsistent", kind == "habit", not is_offices(check), not _is_cause(check))
    basis = BASES.index(basis_of(check))
    return *certain, KINDS.index(kind), basis, -check.money, check.pages[:1], entry.check_id


def one_each(findings: Iterable[Entry], causes: Iterable[Sequence[str]] = ()) -> tuple[Told, ...]:
    """Findings in order, each with those that follow from it (归并); ``causes`` are the rows that one cause may explain."""
    together = [frozenset(ids) for ids in causes]
    groups: list[list[Entry]] = []
    for entry in ordered(findings):
        home = next((group for group in groups if _belongs(entry, group, together)), None)
        if home is None:
            groups.append([entry])
        else:
            home.append(entry)
    return tuple(Told(first, tuple(others)) for first, *others in groups)


def _belongs(entry: Entry, group: Sequence[Entry], together: Sequence[frozenset[str]]) -> bool:
    """Whether a finding is told with a group: it follows its lead, or is one more of a slip that stands in it."""
    return _follows(entry, group[0], together) or any(_is_alike(entry.check, one.check) for one in group)


def _is_alike(one: Check, other: Check) -> bool:
    """Whether two findings are one slip of a form (同一笔误): made again in another form, or seen again in its own.

    A form's slip comes again where the form was copied: the same points or rate printed, and the same that follow. In
    one form a group's points and its total miss by the same. Two spellings of a name are one finding wherever they are.
    """
    if rule(one.rule).kind == "name":
        names = {mark.printed for mark in one.marks}
        return one.rule == other.rule and names == {mark.printed for mark in other.marks}
    if rule(one.rule).family not in _OF_FORMS or rule(other.rule).family not in _OF_FORMS:
        return False
    copied = one.rule == other.rule and one.unit == other.unit and one.unit in (_POINTS, "%")
    if copied and one.formula and (one.printed, one.expected) == (other.printed, other.expected):
        return True
    same_form = _forms(one) & _forms(other)
    # What a project's amounts make of its rate follows them.
    rated = one.rule == other.rule and one.unit == "%" != other.unit
    return bool(same_form) and (rated or _same_gap(one, other))


def _forms(check: Check) -> set[str]:
    """The scorecards whose figures a check speaks of."""
    return {fact.section for fact in check.facts if fact.origin == "scorecard"}


def _follows(entry: Entry, lead: Entry, together: Sequence[frozenset[str]]) -> bool:
    """Whether a finding is about the figures of another: they share one, or miss by the same."""
    one, other = entry.check, lead.check
    if any({entry.check_id, lead.check_id} <= ids for ids in together):
        return True
    if one.formula and one.formula == other.formula:
        return True
    if one.rule == other.rule and kind_of(one) == "habit":
        return True
    if _is_cause(other):
        return not set(one.fact_ids).isdisjoint(other.fact_ids)
    if _is_survey(one) or _is_survey(other):
        return False
    return bool(_figures(one) & _figures(other)) or _same_gap(one, other)


def _is_cause(check: Check) -> bool:
    """Whether a finding is one fault of many figures, which every other finding about them follows."""
    return rule(check.rule).kind == "moved"


def _is_survey(check: Check) -> bool:
    """Whether a check looks over a whole form or document: its figures are many, and no other finding's cause."""
    return not check.formula and len(check.fact_ids) > _FEW


def _same_gap(one: Check, other: Check) -> bool:
    """Whether two checks miss by the same: a telling amount of money, a round one or points within one form."""
    same_form = {fact.section for fact in one.facts} & {fact.section for fact in other.facts}
    if one.money and one.money == other.money:
        return _is_telling(one.money) or (bool(same_form) and one.rule == other.rule)
    if one.unit != _POINTS or other.unit != _POINTS or not one.difference or not other.difference:
        return False
    return bool(same_form) and abs(one.difference) == abs(other.difference)


def _figures(check: Check) -> set[object]:
    """What figures are known by: themselves, and an amount of money wherever it is printed again."""
    keys: set[object] = set(check.fact_ids)
    amounts = (fact.amount_yuan for fact in check.facts)
    return keys | {amount.normalize() for amount in amounts if amount and _is_telling(amount)}


def _is_telling(amount: Decimal) -> bool:
    return len(amount.normalize().as_tuple().digits) >= _TELLING
