"""What may lie behind several findings (可能的共同原因): one printed figure, or amounts that fill a gap.

Offered as a possible explanation, never as a fact. Three kinds are looked for:

* ``one_figure``: findings of different kinds that would all hold, exactly, if one figure that they share were another
  number, the same one for all of them.
* ``missing_parts``: a gap between two amounts that equals printed amounts, to the last digit. Equal amounts occur by
  chance, so the candidates come from the place that the gap is about (``cause_pools``), a sum has few parts and is the
  only one that fits, and fewer than one agreement in a hundred is to be expected by chance, given how many sums can be
  formed.
* ``same_figure``: of two amounts that should be one, the one that another total of the document has to the last digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from fa_helpers.checks.bilingual import Words, both_pages, sentence
from fa_helpers.checks.cause_limits import breaks
from fa_helpers.checks.cause_pools import Pool, pools
from fa_helpers.checks.cause_twins import twins
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import Mark, quantity
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.rule import rule
from fa_helpers.checks.sentences import in_yuan
from fa_helpers.computing.scorecard_items import CHANCE, chance_of
from fa_helpers.model import DocumentData, Fact
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, grouped_formula
from fa_helpers.text.amounts import MONEY, parse_number

_FEN: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Cause:
    """A possible common cause of findings (可能原因): its kind, the figures, the findings' ids, a sentence.

    ``formula`` is the equation with the printed numbers put in; ``chance`` how many such agreements would be expected
    by chance, 0 where one figure explains several findings.
    """

    kind: str
    marks: tuple[Mark, ...]
    check_ids: tuple[str, ...]
    sentence: Words
    formula: str
    chance: Decimal = Decimal(0)


def causes(data: DocumentData, findings: Sequence[Entry], ledger: Sequence[Entry] = ()) -> tuple[Cause, ...]:
    """Possible causes of the inconsistent findings about money, those with most money in question first (根因).

    What follows from rows that moved has its cause. ``ledger`` are all rows: none that holds may fail by a cause.
    """
    moved = {i for entry in findings if rule(entry.check.rule).kind == "moved" for i in entry.check.fact_ids}
    money = [
        entry
        for entry in findings
        if entry.check.difference and entry.check.unit in MONEY and moved.isdisjoint(entry.check.fact_ids)
    ]
    judged = [entry for entry in money if entry.check.outcome == "inconsistent"]
    limits = [entry for entry in money if entry.check.is_doubted("upper_bound")]
    held = [entry for entry in ledger if entry.check.agrees]
    found = (*_missing_parts(data, judged), *_one_figure([*judged, *limits], held))
    told = {check_id for cause in found for check_id in cause.check_ids}
    return (*found, *_same_figure(data, [entry for entry in judged if entry.check_id not in told]))


def gap_of(check: Check) -> int:
    """The gap of a check about money, in fen, without sign (差额)."""
    return int(abs(check.difference or Decimal(0)) * MONEY[check.unit] * _FEN)


def _missing_parts(data: DocumentData, entries: Sequence[Entry]) -> Iterator[Cause]:
    groups: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[gap_of(entry.check)].append(entry)
    for gap, group in groups.items():
        for pool in pools(data, [entry.check for entry in group]):
            fit = fitting(gap, pool)
            if fit is not None:
                yield _cause(group, *fit)
                break


def _cause(group: Sequence[Entry], facts: Sequence[Fact], chance: Decimal) -> Cause:
    """The whole equation: what differs, by how much, and the amounts that make it up."""
    check = group[0].check
    parts = [quantity(fact) for fact in facts]
    formula = f"{_difference(check)} = {abs(check.difference or 0):,f} = {' + '.join(p.text for p in parts)}"
    ids = tuple(entry.check_id for entry in group)
    told = {"formula": grouped_formula(told_once(formula)), "count": len(ids)}
    pages = [fact.locator.page for fact in facts]
    text = sentence("cause.missing_parts", pages=both_pages(pages), **told)
    marks = (*check.marks, *(mark for part in parts for mark in part.marks))
    return Cause("missing_parts", marks, ids, text, formula, chance)


def filled(causes: Iterable[Cause], check: Check, language: Language) -> str:
    """On what condition a finding's figures are both right, where its gap is one named amount to the last digit (差额的来历)."""
    for cause in causes:
        of_check, parts = cause.marks[: len(check.marks)], cause.marks[len(check.marks) :]
        if cause.kind != "missing_parts" or of_check != check.marks or len(parts) != 1:
            continue
        part = parts[0]
        if part.fact is not None and part.fact.concept:
            amount = in_yuan(f"{part.printed}{part.unit}", language)
            told = {"amount": amount, "pages": format_pages([part.locator.page], language)}
            return message("both.filled", language, name=part.name.in_(language), **told)
    return ""


def told_once(formula: str) -> str:
    """A formula to be read: a gap that one amount fills is not said twice (算式的写法).

    >>> told_once("5.00 − 3.00 = 2.00 = 2.00")
    '5.00 − 3.00 = 2.00'
    """
    return " = ".join(dict.fromkeys(formula.split(" = ")))


def _difference(check: Check) -> str:
    """The two sides of a formula as a difference: 5.00 ≠ 2.00 + 1.00 becomes 5.00 − (2.00 + 1.00)."""
    for sign in (" ≠ ", " > "):
        left, found, right = check.formula.partition(sign)
        if found:
            sides = [f"({side})" if " + " in side or " − " in side else side for side in (left, right)]
            return " − ".join(sides if (check.difference or 0) > 0 else reversed(sides))
    return check.formula


def fitting(gap: int, pool: Pool) -> tuple[tuple[Fact, ...], Decimal] | None:
    """The only group of a pool's amounts that equals a gap, with the chance of it; ``None`` where chance may do it.

    A group of the same amounts as another is no other explanation; two different groups are.
    """
    by_fen = {int((fact.amount_yuan or 0) * _FEN): fact for fact in reversed(pool.facts)}
    near = sorted(fen for fen in by_fen if 0 < fen <= gap)
    sums: list[int] = []
    for size in range(1, pool.most_parts + 1):
        groups = list(combinations(near, size))
        sums += [sum(group) for group in groups]
        found = [group for group in groups if sum(group) == gap]
        if len(found) > 1:
            return None
        if found:
            chance = chance_of(gap, sorted(sums))
            return (tuple(by_fen[fen] for fen in found[0]), chance) if chance <= CHANCE else None
    return None


def _same_figure(data: DocumentData, entries: Sequence[Entry]) -> Iterator[Cause]:
    """Figures in question that equal another total of the document, each told once."""
    seen: set[str] = set()
    for entry in entries:
        for mark, other in twins(data, entry.check):
            if mark.fact_id not in seen:
                seen.add(mark.fact_id)
                values = {"page": mark.locator.page, "name": mark.name, "printed": mark.printed}
                text = sentence("cause.same_figure", **values, other=other.locator.page, second=other.name)
                yield Cause(
                    "same_figure", (mark, other), (entry.check_id,), text, f"{mark.printed} = {other.printed}"
                )


def _one_figure(entries: Sequence[Entry], held: Sequence[Entry]) -> Iterator[Cause]:
    """Figures that several findings share and whose change by one amount would settle all of them, one an inconsistency.

    A change by which a row that holds would fail is no cause.
    """
    groups: dict[tuple[str, Decimal], list[Entry]] = defaultdict(list)
    marks: dict[str, Mark] = {}
    for entry in entries:
        for mark, gap in _movable(entry.check):
            marks[mark.fact_id] = mark
            groups[mark.fact_id, gap].append(entry)
    taken: set[str] = set()
    for (fact_id, gap), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        ids = tuple(dict.fromkeys(entry.check_id for entry in group))
        certain = any(entry.check.outcome == "inconsistent" for entry in group)
        if not certain or taken & set(ids) or not _independent(group, fact_id):
            continue
        if breaks(held, fact_id, gap):
            continue
        taken |= set(ids)
        mark = marks[fact_id]
        moved = gap / MONEY[mark.unit]
        text = sentence(
            "cause.one_figure",
            page=mark.locator.page,
            name=mark.name,
            printed=mark.printed,
            count=len(ids),
            by=f"{moved:+,f}",
        )
        yield Cause("one_figure", (mark,), ids, text, _moved(mark, moved))


def _moved(mark: Mark, by: Decimal) -> str:
    """The printed figure, the amount it would have to change by, and what it would then be."""
    change = f"{mark.printed} {'+' if by > 0 else '−'} {abs(by):,f}"
    try:
        return f"{change} = {parse_number(mark.printed).value + by:,f}"
    except ValueError:  # printed with more than its numeral
        return change


def _movable(check: Check) -> Iterator[tuple[Mark, Decimal]]:
    """Figures of a check that a change by some amount, in yuan, would make hold: it stands once, and is money."""
    gap = (check.difference or Decimal(0)) * MONEY[check.unit]
    for place, mark in enumerate(check.marks):
        once = sum(other.fact_id == mark.fact_id for other in check.marks) == 1
        if mark.fact_id and mark.unit in MONEY and once and " ÷ " not in check.formula:
            # The judged figure stands first: lowering it closes the gap; any part of the other side must rise.
            yield mark, -gap if place == 0 else gap


def _independent(group: Sequence[Entry], fact_id: str) -> bool:
    """Whether findings say it on their own: they set different figures beside the shared one."""
    others = {
        frozenset(m.printed for m in entry.check.marks if m.fact_id != fact_id and m.printed.strip("0.,"))
        for entry in group
    }
    return len(others) > 1
