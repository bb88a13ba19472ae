"""What may lie behind several findings (可能的共同原因): one printed figure, or amounts missing from a sum.

Offered as a possible explanation, never as a fact. Two kinds are looked for:

* ``one_figure``: findings that would all hold, exactly, if one figure that they share were another number, the same
  one for all of them.
* ``missing_parts``: a gap between two amounts that equals a printed amount, or a sum of two or three, to the last
  digit. Equal amounts occur by chance: candidates come only from the same kind of place as the gap, a sum must be
  the only one that fits, and the number of agreements expected by chance must be below one in a hundred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from fa_helpers.analysis.card_items import CHANCE, chance_of
from fa_helpers.analysis.checks.ledger import Entry
from fa_helpers.analysis.checks.quantities import Mark, quantity
from fa_helpers.analysis.checks.rule import rule
from fa_helpers.analysis.checks.words import Words, sentence
from fa_helpers.model import DocumentData, Fact
from fa_helpers.text.amounts import MONEY

MOST_PARTS: Final = 3
MOST_CANDIDATES: Final = 60
"""More amounts than that give so many sums that an agreement says nothing."""
_FEN: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Cause:
    """A possible common cause of findings (可能原因): ``kind``, the figures, the findings' ids, a sentence.

    ``chance`` is how many such agreements would be expected by chance; 0 where one figure explains several findings.
    """

    kind: str
    marks: tuple[Mark, ...]
    check_ids: tuple[str, ...]
    sentence: Words
    formula: str
    chance: Decimal = Decimal(0)


def causes(data: DocumentData, findings: Sequence[Entry]) -> tuple[Cause, ...]:
    """Possible causes of the inconsistent findings about money, those that explain most first (根因)."""
    judged = [entry for entry in findings if entry.check.outcome == "inconsistent" and entry.check.difference]
    found = [*_one_figure(judged), *_missing_parts(data, judged)]
    return tuple(sorted(found, key=lambda c: (-len(c.check_ids), c.kind, c.check_ids)))


def _one_figure(entries: Sequence[Entry]) -> Iterator[Cause]:
    """Figures that several findings share and whose change by one amount would settle all of them."""
    groups: dict[tuple[str, Decimal], list[Entry]] = defaultdict(list)
    marks: dict[str, Mark] = {}
    for entry in entries:
        check = entry.check
        if check.unit not in MONEY or check.difference is None:
            continue
        for place, mark in enumerate(check.marks):
            if not mark.fact_id:
                continue
            marks[mark.fact_id] = mark
            # The judged figure stands first: lowering it settles the gap; any other part must rise by it.
            gap = check.difference * MONEY[check.unit]
            groups[mark.fact_id, -gap if place == 0 else gap].append(entry)
    taken: set[str] = set()
    for (fact_id, gap), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        ids = tuple(dict.fromkeys(entry.check_id for entry in group))
        if len(ids) < 2 or taken & set(ids):
            continue
        taken |= set(ids)
        mark = marks[fact_id]
        moved = gap / MONEY[mark.unit] if mark.unit in MONEY else gap
        text = sentence(
            "cause.one_figure",
            page=mark.locator.page,
            name=mark.name,
            printed=mark.printed,
            count=len(ids),
            by=f"{moved:+,f}",
        )
        yield Cause("one_figure", (mark,), ids, text, f"{mark.printed} {moved:+,f}")


def _missing_parts(data: DocumentData, entries: Sequence[Entry]) -> Iterator[Cause]:
    """Gaps that printed amounts of the same kind of place fill exactly."""
    groups: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.check.unit in MONEY and entry.check.difference:
            groups[int(abs(entry.check.difference) * MONEY[entry.check.unit] * _FEN)].append(entry)
    for gap, group in sorted(groups.items()):
        used = {fact_id for entry in group for fact_id in entry.check.fact_ids}
        fit = _fit(gap, _candidates(data, group, used))
        if fit is None:
            continue
        facts, chance = fit
        parts = [quantity(fact) for fact in facts]
        ids = tuple(entry.check_id for entry in group)
        shown = group[0].check
        gap_text = f"{abs(shown.difference or 0):,f}"
        formula = f"{gap_text} = {' + '.join(part.text for part in parts)}"
        text = sentence("cause.missing_parts", formula=formula, count=len(ids))
        yield Cause(
            "missing_parts", tuple(m for part in parts for m in part.marks), ids, text, formula, chance
        )


def _candidates(data: DocumentData, group: Sequence[Entry], used: set[str]) -> list[Fact]:
    """Amounts of the places that the findings are about: total rows of project forms, or items and parts of the text."""
    origins = {fact_id.split(".", 1)[0] for fact_id in used}
    found: dict[int, Fact] = {}
    pools: list[Sequence[Fact]] = []
    if "scorecard" in origins or any(rule(entry.check.rule).family == "cards_and_text" for entry in group):
        totals = {
            row.places for card in data.scorecards if card.kind != "department" for row in card.funds[:1]
        }
        places = {where for row in totals for _, where in row}
        pools.append([fact for fact in data.card_facts if fact.locator in places])
    pools.append(data.facts)
    for fact in (fact for pool in pools for fact in pool):
        if fact.measure == "amount" and fact.amount_yuan and fact.fact_id not in used:
            found.setdefault(int(fact.amount_yuan * _FEN), fact)
    return list(found.values())


def _fit(gap: int, candidates: Sequence[Fact]) -> tuple[tuple[Fact, ...], Decimal] | None:
    """The only group of one to three amounts that equals the gap, where chance is an unlikely cause."""
    pool = {int((f.amount_yuan or 0) * _FEN): f for f in candidates}
    near = sorted(fen for fen in pool if 0 < fen <= gap)
    if len(near) > MOST_CANDIDATES:
        return None
    for size in range(1, MOST_PARTS + 1):
        groups = list(combinations(near, size))
        fitting = [group for group in groups if sum(group) == gap]
        if len(fitting) == 1:
            chance = chance_of(gap, sorted(map(sum, groups)))
            return (tuple(pool[fen] for fen in fitting[0]), chance) if chance <= CHANCE else None
        if fitting:
            return None
    return None
