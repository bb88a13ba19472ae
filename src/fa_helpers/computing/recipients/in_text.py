"""Whom the running text says is paid or hired (正文中的收款对象): 委托, 购买服务, 补助 with a name; contracts by size of firm.

The text names many organisations that get nothing (units, partners, duties): only a name that words of payment or of
contract lead to counts, or one with its fee behind it. Sections on duties, on the office's parts and on terms are left
out. An amount is planned in a budget and where the words are of a plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.computing.recipients.amounts import Span, in_ten_thousands, own_amounts
from fa_helpers.computing.recipients.mentions import is_contract, paid_names, sentence, words_around
from fa_helpers.computing.recipients.names import names_in
from fa_helpers.model import DocumentData, Paragraph
from fa_helpers.model.recipients import Recipient, RecipientRole
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold, widen

_NO_MONEY: Final = regex("概况|职责|职能|机构设置|单位构成|基本情况|名词解释|术语")
_OF_A_PLAN: Final = regex("计划|预计|拟|安排|将(?!军|乐)|下一步|明年|下年|应(?!急|用|对)")
_BY_SIZE: Final = {"sme_contracts": "中小企业", "micro_enterprise_contracts": "小微企业"}


def text_recipients(data: DocumentData) -> list[Recipient]:
    """Whom the running text pays or hires, one record per organisation and section (正文中的收款对象)."""
    skipped = {s.number for s in data.sections if _NO_MONEY.search(fold(s.title))}
    found: dict[tuple[str, str], Recipient] = {}
    for paragraph in data.paragraphs:
        parents = {paragraph.section[:end] for end in range(1, len(paragraph.section) + 1)}
        if paragraph.kind != "text" or parents & skipped:
            continue
        for one in _in_paragraph(data, paragraph):
            key = (one.section, fold(one.organisation))
            found[key] = _with_amounts_of(found[key], one) if key in found else one
    return [*found.values(), *_by_size(data)]


def _in_paragraph(data: DocumentData, paragraph: Paragraph) -> Iterator[Recipient]:
    folded = fold(paragraph.text)
    paid = paid_names(folded)
    if not paid:
        return
    every = names_in(folded)
    owns = dict(zip(every, own_amounts(folded, [Span(n.start, n.end) for n in every]), strict=True))
    for name in paid:
        if _is_own(name.text, data.profile.entity):
            continue
        near = sentence(folded, name.start, name.end)
        value = owns[name].value
        planned = data.own_stage == "initial_budget" or _OF_A_PLAN.search(near) is not None
        locator = paragraph.place(name.start, name.end)
        yield Recipient(
            scorecard_id="",
            section=paragraph.section,
            organisation=widen(name.text),
            role=_role(value, planned=planned, contract=is_contract(name.text, near)),
            naming="named",
            planned=value if planned else None,
            executed=None if planned else value,
            words=words_around(paragraph.text, name.start, name.end),
            locator=locator,
            pages=(locator.page,),
        )


def _role(value: Decimal | None, *, planned: bool, contract: bool) -> RecipientRole:
    if contract:
        return "contractor"
    if value:
        return "planned_recipient" if planned else "paid_recipient"
    return "unclear"


def _is_own(name: str, entity: str) -> bool:
    own = fold(entity)
    return bool(own) and (own.endswith(name) or name.endswith(own))


def _with_amounts_of(known: Recipient, other: Recipient) -> Recipient:
    """The record of an organisation that its section speaks of again: an amount said twice counts once."""
    planned = known.planned if known.planned is not None else other.planned
    executed = known.executed if known.executed is not None else other.executed
    roles = {known.role, other.role}
    role: RecipientRole = known.role if known.role != "unclear" else other.role
    if role == "planned_recipient" and executed:
        role = "paid_recipient"
    if "contractor" in roles:
        role = "contractor"
    return replace(
        known,
        planned=planned,
        executed=executed,
        role=role,
        pages=tuple(sorted({*known.pages, *other.pages})),
    )


def _by_size(data: DocumentData) -> Iterator[Recipient]:
    """Contracts given to small firms (授予中小企业合同金额): a class of firms, none of them named."""
    for fact in data.facts:
        name = _BY_SIZE.get(fact.concept)
        if name is None or fact.measure != "amount" or not fact.amount_yuan or fact.whose:
            continue
        value = in_ten_thousands(fact.amount_yuan, "元")
        planned = fact.stage not in ("", "final_accounts")
        yield Recipient(
            scorecard_id="",
            section=fact.section,
            organisation=name,
            role="contractor",
            naming="group",
            same_money=name == "小微企业",  # they are among the small and medium-sized
            planned=value if planned else None,
            executed=None if planned else value,
            locator=fact.locator,
            pages=(fact.locator.page,),
        )
