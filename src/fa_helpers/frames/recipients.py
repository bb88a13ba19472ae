"""Who got the money, as rows (资金去向数据行): organisations, the parts of each form's money, two spellings."""

from __future__ import annotations

from fa_helpers.computing.recipients.flows import flows
from fa_helpers.computing.recipients.money import card_name, money_of_cards
from fa_helpers.computing.recipients.recipients import all_recipients, recipients
from fa_helpers.frames.columns import CARD_MONEY, MONEY_FLOWS, RECIPIENTS
from fa_helpers.frames.rows import Row, fields_of, place
from fa_helpers.model import DocumentData
from fa_helpers.model.recipients import MONEY_PARTS


def recipient_rows(data: DocumentData) -> list[Row]:
    """A row for every organisation and form or section of the text, with its amounts in 万元 as printed."""
    cards = {card.scorecard_id: card_name(card) for card in (*data.scorecards, *data.target_forms)}
    titles = {section.number: section.ordinal + section.title for section in data.sections}
    return [
        fields_of(one, RECIPIENTS)
        | {
            "card": cards[one.scorecard_id] if one.scorecard_id else titles.get(one.section, ""),
            "same_money": "yes" if one.same_money else "",
        }
        | place(one.locator)
        for one in all_recipients(data)
    ]


def card_money_rows(data: DocumentData) -> list[Row]:
    """A row for every form: budget, executed, and the seven parts of what was executed, in 万元; where that is not
    printed, its parts are missing and not 0.
    """
    missing: Row = dict.fromkeys(MONEY_PARTS)
    return [
        fields_of(money, CARD_MONEY) | (missing if money.executed is None else {})
        for money in money_of_cards(data)
    ]


def spelling_rows(data: DocumentData) -> list[Row]:
    """Two spellings that may be one organisation (名称两写), with the reason; nothing else is offered."""
    cards = {card.scorecard_id: card_name(card) for card in data.scorecards}
    return [
        {
            "scorecard_id": one.scorecard_id,
            "card": cards[one.scorecard_id],
            "organisation": one.organisation,
            "also_spelled": one.also_spelled,
            "amount": one.planned if one.planned is not None else one.executed,
            "reason": "why.same_card_same_amount_part_left_out",
            "page": one.locator.page,
        }
        for one in recipients(data)
        if one.also_spelled
    ]


def flow_rows(data: DocumentData) -> list[Row]:
    """Where the scorecards' money comes from and goes, in 万元, each row with its basis and the grade of its match."""
    return [fields_of(flow, MONEY_FLOWS) for flow in flows(data)]
