"""Who a scorecard says gets money (收款对象): its mentions put together, one record per organisation and form.

Two spellings in one form are one organisation only where the same amount is printed for both and one leaves a part of
the other out; both spellings stay. Likeness alone joins nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from fa_helpers.computing.recipients.implementers import implementers, is_implementer, is_own
from fa_helpers.computing.recipients.in_text import text_recipients
from fa_helpers.computing.recipients.mentions import Mention, mentions_in
from fa_helpers.model import DocumentData, Locator, Scorecard
from fa_helpers.model.recipients import Naming, Recipient, RecipientRole
from fa_helpers.text.fold import fold, widen
from fa_helpers.text.name_variants import MOST_LEFT_OUT, left_out

_ORDER: Final = ("goal_expected", "goal_actual", "indicator", "target", "actual", "deviation", "task")


@dataclass
class _Entry:
    """The mentions of one organisation of a form."""

    name: str
    mentions: list[Mention] = field(default_factory=list)
    other: str = ""

    @property
    def pages(self) -> tuple[int, ...]:
        """Where it is spoken of with money, else anywhere."""
        return tuple(sorted({mention.locator.page for mention in self.mentions}))

    def amount(self, stage: str, column: str) -> Decimal | None:
        """What is printed for it in a goal, or in its indicators together; one amount said twice counts once."""
        own = [getattr(m, stage) for m in self.mentions if m.column == column]
        values = [one.value for one in own if one.value is not None]
        if column in ("indicator", "task") and values:
            return sum(values, Decimal(0))
        return values[0] if values else None

    def in_sentence(self, stage: str, column: str) -> Decimal | None:
        own = [getattr(m, stage) for m in self.mentions if m.column == column]
        return next((one.in_sentence for one in own if one.in_sentence is not None), None)


def recipients(data: DocumentData) -> list[Recipient]:
    """The organisations of every form (全部收款对象), form by form in reading order."""
    entity = data.profile.entity
    return [found for card in data.scorecards for found in card_recipients(card, entity)]


def all_recipients(data: DocumentData) -> list[Recipient]:
    """The organisations of the forms, of the forms of targets, and of the running text (全部收款对象), in this order."""
    entity = data.profile.entity
    targets = [found for form in data.target_forms for found in card_recipients(form, entity)]
    return [*recipients(data), *targets, *text_recipients(data)]


def card_recipients(card: Scorecard, entity: str = "") -> list[Recipient]:
    """The organisations of one form; its own office is none, and the unit that ran it never has an amount."""
    units = implementers(card, entity)
    spoken = [
        m
        for m in mentions_in(card)
        if not (m.group is None and (is_own(m.name, card, entity) or is_implementer(m.name, units)))
    ]
    named = [_named(card, entry) for entry in _joined([m for m in spoken if m.group is None])]
    partners = {m.name for m in spoken if m.partner} - {m.name for m in spoken if not m.partner}
    found = [one for one in named if one.role != "unclear" or fold(one.organisation) not in partners]
    found += _groups(card, [m for m in spoken if m.group is not None], found)
    page = Locator(card.page_first)
    return found + [
        Recipient(
            scorecard_id=card.scorecard_id,
            organisation=widen(unit),
            role="implementer",
            naming="named",
            words=card.implementer,
            locator=page,
            pages=(card.page_first,),
        )
        for unit in units
    ]


def _joined(mentions: Sequence[Mention]) -> list[_Entry]:
    entries: dict[str, _Entry] = {}
    for mention in mentions:
        entries.setdefault(mention.name, _Entry(mention.name)).mentions.append(mention)
    kept = list(entries.values())
    for short in list(kept):
        for long in kept:
            if long is not short and _one_spelled_twice(long, short):
                order = sorted([*long.mentions, *short.mentions], key=lambda m: _ORDER.index(m.column))
                long.mentions, long.other = order, short.name
                kept.remove(short)
                break
    return kept


def _one_spelled_twice(long: _Entry, short: _Entry) -> bool:
    """The same amount in a goal and an indicator, a part of the name left out, never both in one text (名称两写)."""
    if not left_out(long.name, short.name, MOST_LEFT_OUT):
        return False
    columns = {m.column for m in long.mentions}, {m.column for m in short.mentions}
    if columns[0] & columns[1]:
        return False
    amounts = [
        {e.amount(stage, c) for stage in ("planned", "executed") for c in _ORDER} - {None}
        for e in (long, short)
    ]
    return bool(amounts[0] & amounts[1])


def _named(card: Scorecard, entry: _Entry) -> Recipient:
    planned, planned_goal = _side_by_side(entry, "planned", "goal_expected")
    executed, executed_goal = _side_by_side(entry, "executed", "goal_actual")
    first = entry.mentions[0]
    in_list = any(not m.planned.alone for m in entry.mentions if m.column in ("goal_expected", "task"))
    paid_list = any(not m.executed.alone for m in entry.mentions if m.column in ("goal_actual", "task"))
    pays = any(m.pays for m in entry.mentions)
    without = planned is None and executed is None and (in_list or paid_list) and pays
    return Recipient(
        scorecard_id=card.scorecard_id,
        organisation=widen(entry.name),
        role=_role(entry, planned, executed, without=without),
        naming="named_without_split" if without else "named",
        planned=planned,
        executed=executed,
        planned_in_goal=planned_goal,
        executed_in_goal=executed_goal,
        also_spelled=widen(entry.other),
        words=first.words,
        stated=next((m.stated for m in entry.mentions if m.stated), ""),
        locator=first.locator,
        pages=entry.pages,
    )


def _side_by_side(entry: _Entry, stage: str, goal: str) -> tuple[Decimal | None, Decimal | None]:
    """The indicator's or the task's amount, and the goal's where it says otherwise; the goal's alone where there is none."""
    stated, said = entry.amount(stage, "indicator"), entry.amount(stage, goal)
    if stated is None:
        stated = entry.amount(stage, "task")
    if stated is None:
        return said, None
    agrees = said in (None, stated) or entry.in_sentence(stage, goal) == stated
    return stated, None if agrees else said


def _role(
    entry: _Entry, planned: Decimal | None, executed: Decimal | None, *, without: bool
) -> RecipientRole:
    if any(m.contract for m in entry.mentions) and (planned is not None or executed is not None or without):
        return "contractor"
    if executed:
        return "paid_recipient"
    return "planned_recipient" if planned or without else "unclear"


def _groups(card: Scorecard, mentions: Sequence[Mention], named: Sequence[Recipient]) -> list[Recipient]:
    """Groups with money; what a text calls 企业 without a count is a form's counted group, where it has one."""
    entries: dict[str, _Entry] = {}
    counted = [m for m in mentions if m.group and m.group.count is not None and _has_money(m)]
    counted = counted or [m for m in mentions if m.group and m.group.count is not None]
    for mention in mentions:
        assert mention.group is not None
        name = mention.name
        if mention.group.count is None and counted:
            name = counted[0].name
        elif mention.group.count is not None:
            name = next((c.name for c in counted if c.group and c.group.count == mention.group.count), name)
        entries.setdefault(name, _Entry(name)).mentions.append(mention)
    found = [_group(card, entry, named) for entry in entries.values()]
    return [one for one in found if one.planned is not None or one.executed is not None]


def _has_money(mention: Mention) -> bool:
    return mention.planned.value is not None or mention.executed.value is not None


def _group(card: Scorecard, entry: _Entry, named: Sequence[Recipient]) -> Recipient:
    first = entry.mentions[0]
    group = next((m.group for m in entry.mentions if m.group and m.group.count is not None), first.group)
    assert group is not None
    executed = entry.amount("executed", "goal_actual")
    one = group.count == 1
    naming: Naming = "unnamed" if one else "group"
    role: RecipientRole = "paid_recipient" if one and executed else "beneficiary_group"
    recipient = Recipient(
        scorecard_id=card.scorecard_id,
        organisation=widen(entry.name),
        role=role,
        naming=naming,
        planned=entry.amount("planned", "goal_expected"),
        executed=executed,
        count=group.count,
        words=first.words,
        locator=first.locator,
        pages=entry.pages,
    )
    same = any(one.naming == "named_without_split" or one.planned or one.executed for one in named)
    return replace(recipient, same_money=same)
