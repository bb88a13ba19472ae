"""What each item of expenditure did (各项支出的变化): against last year where the text tells, else against a budget.

The text rarely prints last year's figure: it follows from the change, or, less exactly, from the rate alone. One base
is chosen for the whole document, the one that most items have, and every row names it. A base of 0 gives no rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from fa_helpers.computing.filled_from_statements import told_facts, told_items
from fa_helpers.computing.rates import (
    Rate,
    change,
    change_rate,
    implied_prior,
    signed_change,
    variance_rate,
)
from fa_helpers.frames.contributions import TotalChange
from fa_helpers.frames.moved_codes import Movement, Moving, recoding_hints
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact, FunctionalItem, Stage
from fa_helpers.terms.classification import function_code
from fa_helpers.text.amounts import in_unit_of
from fa_helpers.text.fold import name_key

Base = Literal["", "prior_final_accounts", "initial_budget", "adjusted_budget"]
BaseSource = Literal["", "printed", "change", "change_rate"]
BASES: tuple[Base, ...] = ("prior_final_accounts", "initial_budget", "adjusted_budget")


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item (项) with what it is compared with; money in the document's unit, ``None`` where unknown.

    ``base_source`` says where the base comes from: ``printed`` (budgets), or worked out from the printed ``change``
    or ``change_rate``. ``class_key`` and ``section_key`` are codes where the names lead to one, else the names.
    """

    item: FunctionalItem
    section: str
    class_key: str
    section_key: str
    final: Decimal | None
    base: Base
    base_amount: Decimal | None
    base_source: BaseSource

    @property
    def signed_change(self) -> Decimal | None:
        """The final accounts less the base (变动额)."""
        return change(self.final, self.base_amount)

    @property
    def rate(self) -> Rate:
        """The change as a fraction of the base, or why there is none (变动率)."""
        formula = change_rate if self.base == "prior_final_accounts" else variance_rate
        return formula(self.final, self.base_amount, base=self.base)

    @property
    def movement(self) -> Movement:
        """``appeared``, ``grew``, ``shrank``, ``vanished``, ``unchanged`` or ``unknown`` (变化类型)."""
        return movement_of(self.final, self.base_amount)


def movement_of(final: Decimal | None, base: Decimal | None) -> Movement:
    """What became of an amount (变化类型): from nothing it ``appeared``, to nothing it ``vanished``.

    A negative base settles nothing: it contradicts itself, and the checks name it.

    >>> movement_of(Decimal("272.38"), Decimal(0)), movement_of(Decimal(0), Decimal(170)), movement_of(Decimal(1), None)
    ('appeared', 'vanished', 'unknown')
    """
    if final is None or base is None or base < 0:
        return "unknown"
    if final == base:
        return "unchanged"
    if base == 0:
        return "appeared"
    if final == 0:
        return "vanished"
    return "grew" if final > base else "shrank"


def class_key(name: str) -> str:
    """The code of a function class (类的编码), old names included; the folded name where there is no code.

    >>> class_key("资源勘探信息等支出") == class_key("资源勘探工业信息等支出") == "215"
    True
    """
    return function_code(name) or name_key(name)


def section_key(function_class: str, function_section: str) -> str:
    """The code of a section (款的编码), old names included; class and folded name where there is no code."""
    return (
        function_code(function_class, function_section)
        or f"{class_key(function_class)}/{name_key(function_section)}"
    )


def document_unit(data: DocumentData) -> str:
    """The unit that the text's money is mostly printed in, else the statements' (货币单位)."""
    units = Counter(fact.unit for fact in data.facts or data.cell_facts if fact.amount_yuan is not None)
    return units.most_common(1)[0][0] if units else "万元"


def compared_items(data: DocumentData, base: Base = "") -> list[ItemChange]:
    """Every item with its base, an item that another section repeats only once; ``base`` picks one, else the usual.

    The usual base is the one that most items have: last year, then the initial, then the adjusted budget.
    """
    facts = {fact.fact_id: fact for fact in told_facts(data)}
    unit = document_unit(data)
    found = [(item, [facts[i] for i in item.fact_ids if i in facts]) for item in _once(data)]
    chosen = base or _usual(found, data.own_stage)
    return [_compared(item, own, chosen, unit, data.own_stage) for item, own in found]


def _once(data: DocumentData) -> list[FunctionalItem]:
    """Items without those that a later section prints again: the same money must not count twice."""
    first: dict[tuple[str, ...], str] = {}
    kept = []
    for item in told_items(data):
        place = item.fact_ids[0].rpartition(".")[0] if item.fact_ids else ""
        path = (section_key(item.function_class, item.function_section), name_key(item.function_item))
        if first.setdefault(path, place) == place:
            kept.append(item)
    return kept


def _usual(found: Sequence[tuple[FunctionalItem, list[Fact]]], stage: Stage) -> Base:
    if stage != "final_accounts":
        return ""  # 比上年 of a budget means last year's budget, for which no stage has a name
    counts = {base: sum(_base(item, base, stage)[0] is not None for item, _ in found) for base in BASES}
    best = max(counts.values(), default=0)
    return next((base for base in BASES if best and counts[base] == best), "")


def _own(item: FunctionalItem, stage: Stage) -> Decimal | None:
    """The amount of an item that its document is about: its outcome, in a budget what is planned."""
    fact = item.figure("amount", stage)
    return None if fact is None else fact.value


def _base(item: FunctionalItem, base: Base, stage: Stage) -> tuple[Decimal | None, BaseSource]:
    """The amount an item is compared with, and where it comes from; a plan is compared with no plan of its own."""
    if base == "prior_final_accounts":
        return _prior(item, _own(item, stage))
    if stage != "final_accounts":
        return None, ""
    amount = {"initial_budget": item.initial_budget, "adjusted_budget": item.adjusted_budget}.get(base)
    return (amount, "printed") if amount is not None and item.final_accounts is not None else (None, "")


def _prior(item: FunctionalItem, own: Decimal | None) -> tuple[Decimal | None, BaseSource]:
    if item.change is not None:
        prior = implied_prior(own, signed_change(item.change, item.direction))
        return (prior, "change") if prior is not None else (None, "")
    rate = signed_change(item.change_rate_printed, item.direction)
    # A rate of ±100 alone settles nothing: an increase of 100 % is also what offices print for a start from zero.
    if rate is None or own is None or abs(rate) == 100 or rate < -100:
        return None, ""
    prior = own * 100 / (100 + rate)
    # To the places of the final accounts: the rate's two decimals carry no more, and sums stay exact.
    return prior.quantize(own, rounding=ROUND_HALF_UP), "change_rate"


def _compared(item: FunctionalItem, facts: Sequence[Fact], base: Base, unit: str, stage: Stage) -> ItemChange:
    units = {fact.unit for fact in facts if fact.amount_yuan is not None}
    own = units.pop() if len(units) == 1 else unit
    amount, source = _base(item, base, stage)
    return ItemChange(
        item=item,
        section=facts[0].section if facts else "",
        class_key=class_key(item.function_class),
        section_key=section_key(item.function_class, item.function_section),
        final=in_unit_of(_own(item, stage), own, unit),
        base=base,
        # Amounts of one item in two units cannot be set against each other without reading them again.
        base_amount=None if units else in_unit_of(amount, own, unit),
        base_source="" if units else source,
    )


def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of amounts (合计), ``None`` when there is none or one of them is not known.

    >>> added([Decimal(1), Decimal(2)]), added([Decimal(1), None]), added([])
    (Decimal('3'), None, None)
    """
    known = list(amounts)
    if not known or any(amount is None for amount in known):
        return None
    return sum((amount for amount in known if amount is not None), Decimal(0))


def item_change_rows(data: DocumentData, base: Base = "") -> list[Row]:
    """A row for every item: amount, base, change, contribution to the change of all items, movement, hints.

    ``contribution_points`` add up to the rate of all known changes; ``contribution`` divides by their sum, where that is
    not small beside them. ``recoding`` lists why the money may only have moved to
    another code, each ground with the items it names: hints, never claims.
    """
    items = compared_items(data, base)
    unit = document_unit(data)
    known = [item for item in items if item.signed_change is not None]
    total = TotalChange.of((item.signed_change, item.base_amount) for item in known)
    on_last_year = any(item.base == "prior_final_accounts" for item in items)
    hints = recoding_hints([_moving(item) for item in items], whole_class=on_last_year)
    return [_row(item, unit, total, hints.get(item.item.order, "")) for item in items]


def _moving(row: ItemChange) -> Moving:
    item = row.item
    return Moving(
        order=item.order,
        class_key=row.class_key,
        section_key=row.section_key,
        name=item.function_item,
        reason=item.reason,
        movement=row.movement,
        change=row.signed_change,
    )


def _row(row: ItemChange, unit: str, total: TotalChange, recoding: str) -> Row:
    return {
        "order": row.item.order,
        "fund": next((fact.fund for fact in row.item.facts), ""),
        "section": row.section,
        "function_class": row.item.function_class,
        "function_section": row.item.function_section,
        "function_item": row.item.function_item,
        "function_code": row.item.function_code,
        "class_code": row.class_key if row.class_key.isdigit() else "",
        "amount": row.final,
        "base": row.base,
        "base_amount": row.base_amount,
        "base_source": row.base_source,
        "signed_change": row.signed_change,
        "unit": unit,
        "change_rate": row.rate.value,
        "change_rate_reason": row.rate.reason,
        **total.parts(row.final, row.base_amount, row.signed_change),
        "movement": row.movement,
        "recoding": recoding,
        "reason": row.item.reason,
        "page": row.item.page,
        "fact_ids": " ".join(row.item.fact_ids),
    }
