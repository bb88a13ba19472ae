"""Two versions of one document, figure by figure (两个版本): paired by what they are and where, never by page or number.

A figure's place is its section's heading, statement cell or form row with everything that says what it is. What has the
same place in both and another value has changed. A heading that was renamed is looked through: of what is left over,
figures that say the same thing under another heading are paired, too, where there is one on each side.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from fa_helpers.model import DocumentData, Fact, StatementCell
from fa_helpers.text.fold import name_key

Kind = Literal["changed", "added", "gone"]
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that is not the same in both (差异); ``diff_id`` follows from its place and stays when others change."""

    diff_id: str
    kind: Kind
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The figure as the newer version has it, else the older."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with its place: with its heading, and without."""

    fact: Fact
    place: Place
    bare: Place


def same_account(old: DocumentData, new: DocumentData) -> bool:
    """Whether two documents can be versions of one (是否同一文件): office, year and kind, where both name them."""
    one, other = old.profile, new.profile
    names = not one.entity or not other.entity or name_key(one.entity) == name_key(other.entity)
    years = None in (one.fiscal_year, other.fiscal_year) or one.fiscal_year == other.fiscal_year
    return names and years and one.kind == other.kind


def differences(old: DocumentData, new: DocumentData) -> list[Difference]:
    """What is not the same in the newer version, in its reading order; what is gone comes last (差异)."""
    pairs, left, right = _paired(placed(old), placed(new), lambda one: one.place)
    again, left, right = _paired(left, right, lambda one: one.bare, alone=True)
    found: list[tuple[Kind, Placed | None, Placed | None]] = [
        ("changed", one, other) for one, other in (*pairs, *again) if not _same(one.fact, other.fact)
    ]
    found += [("added", None, one) for one in right]
    order = {one.fact.fact_id: number for number, one in enumerate(placed(new))}
    found.sort(key=lambda row: order[row[2].fact.fact_id] if row[2] is not None else 0)
    found += [("gone", one, None) for one in left]
    return _numbered(found)


def _same(old: Fact, new: Fact) -> bool:
    """Whether two figures say the same amount, however it is written."""
    if old.amount_yuan is not None and new.amount_yuan is not None:
        return old.amount_yuan == new.amount_yuan and old.direction == new.direction
    return (old.value, old.unit, old.direction) == (new.value, new.unit, new.direction)


def _numbered(found: Sequence[tuple[Kind, Placed | None, Placed | None]]) -> list[Difference]:
    counted: Counter[Place] = Counter()
    rows = []
    for kind, old, new in found:
        at = new or old
        assert at is not None
        counted[at.place] += 1
        text = "\x1f".join((*at.place, str(counted[at.place])))
        name = hashlib.sha256(text.encode()).hexdigest()[:10]
        rows.append(Difference(f"diff.{name}", kind, old.fact if old else None, new.fact if new else None))
    return rows


def _paired(
    old: Iterable[Placed], new: Iterable[Placed], key: Callable[[Placed], Hashable], *, alone: bool = False
) -> tuple[list[tuple[Placed, Placed]], list[Placed], list[Placed]]:
    """Pairs of one place, and what is left on both sides; with ``alone`` only where each side has one."""
    by_place: dict[Hashable, tuple[list[Placed], list[Placed]]] = defaultdict(lambda: ([], []))
    for side, placed_ones in enumerate((old, new)):
        for one in placed_ones:
            by_place[key(one)][side].append(one)
    pairs: list[tuple[Placed, Placed]] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for before, after in by_place.values():
        made = [] if alone and (len(before), len(after)) != (1, 1) else _aligned(before, after)
        pairs += made
        left += [one for one in before if all(one is not pair[0] for pair in made)]
        right += [one for one in after if all(one is not pair[1] for pair in made)]
    return pairs, left, right


def _aligned(before: Sequence[Placed], after: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """Several figures of one place in their order: equal values first, then what stands between the same ones."""
    left, right = ([(one.fact.value, one.fact.unit) for one in side] for side in (before, after))
    pairs: list[tuple[Placed, Placed]] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        pairs += zip(before[i1:i2], after[j1:j2], strict=False)
    return pairs


def placed(data: DocumentData) -> list[Placed]:
    """Every figure of a document with its place, in reading order: text, statements, forms."""
    titles = {section.number: name_key(section.title) for section in data.sections}
    text = [_of_text(fact, titles.get(fact.section, "")) for fact in data.facts]
    cells = [_of_cell(cell, cell.fact) for cell in data.statement_cells if cell.fact is not None]
    return [*text, *cells, *map(_of_card, data.card_facts)]


def _of_text(fact: Fact, title: str) -> Placed:
    what = fact.concept or name_key(fact.subject)
    function = (fact.function_class, fact.function_section, fact.function_item)
    bare = ("text", what, *map(name_key, function), fact.measure, fact.stage, fact.base, fact.year)
    bare += (fact.fund, fact.scope, name_key(fact.whose))
    return Placed(fact, (title, name_key(fact.subject), *bare), bare)


def _of_cell(cell: StatementCell, fact: Fact) -> Placed:
    column = cell.column or name_key(cell.column_label)
    title = cell.statement or name_key(cell.title)
    bare = ("statement", title, cell.side, cell.code, name_key(cell.label), column)
    return Placed(fact, bare, bare)


def _of_card(fact: Fact) -> Placed:
    bare = ("card", name_key(fact.subject), fact.column, fact.measure, fact.stage)
    return Placed(fact, bare, bare)
