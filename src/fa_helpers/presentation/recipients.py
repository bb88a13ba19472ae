"""Who got the money, in words (资金去向): what the scorecards say of the recipients, who is not paid, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.computing.recipients.money import money_of_cards
from fa_helpers.computing.recipients.recipients import all_recipients, recipients
from fa_helpers.model import DocumentData
from fa_helpers.model.recipients import MONEY_PARTS, CardMoney, Recipient
from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.prose import Prose
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed, format_pages, listed, money_text
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import fold

_MOST: Final = 5
_UNIT: Final = "万元"
_ORGANISATIONS: Final = frozenset({"家", "户", "个", "企业", "家企业", "个企业", "单位", "个单位"})
"""By what a form counts organisations: a rate per one of them says what each got."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what is said of the recipient, of whom, how much, where."""

    name: str
    detail: str
    amount: str
    width: str
    pages: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An organisation named as planned recipient and stated as 0 paid."""

    name: str
    planned: str
    stated: str
    pages: str


@dataclass(frozen=True, slots=True)
class Money:
    """The section (本节内容)."""

    lead: str
    caption: str
    unit: str
    lines: tuple[Line, ...]
    total: Line
    waiting: tuple[Waiting, ...]
    waiting_unit: str


def who_got_the_money(data: DocumentData, language: Language) -> Money | None:
    """The section; ``None`` where no project's form gives an executed amount."""
    kinds = {card.scorecard_id: card.kind for card in data.scorecards}
    cards = [
        card for card in money_of_cards(data) if card.executed and kinds[card.scorecard_id] != "department"
    ]
    if not cards:
        return None
    found = recipients(data)
    total = sum((card.executed or Decimal(0) for card in cards), Decimal(0))
    sums = {part: sum((getattr(card, part) for card in cards), Decimal(0)) for part in MONEY_PARTS}
    order = sorted((part for part in MONEY_PARTS if sums[part]), key=lambda part: -sums[part])
    scale = _scale([total, *sums.values()], language)
    lines = tuple(_line(part, cards, found, sums[part], total, language, scale) for part in order)
    not_paid = [one for one in found if one.not_paid]
    plans = _scale([amount for one in not_paid for amount in (one.planned_in_goal, one.planned)], language)
    return Money(
        _lead(sums, order, total, cards, language),
        message("money.caption", language, count=len(cards)),
        scale.word,
        lines,
        Line(message("money.total", language, count=len(cards)), "", _in(scale, total), "", ""),
        tuple(_waiting(one, language, plans) for one in not_paid),
        plans.word,
    )


def _scale(amounts: Iterable[Decimal | None], language: Language) -> MoneyScale:
    """The one unit of a table, by the size of its amounts."""
    return money_scale([amount * MONEY[_UNIT] for amount in amounts if amount is not None], language)


def _in(scale: MoneyScale, amount: Decimal | None) -> str:
    return scale.text((amount or Decimal(0)) * MONEY[_UNIT])


def _projects(data: DocumentData) -> list[CardMoney]:
    """The money of the projects' forms: the whole department's holds it again."""
    kinds = {card.scorecard_id: card.kind for card in data.scorecards}
    return [c for c in money_of_cards(data) if c.executed and kinds[c.scorecard_id] != "department"]


def lead(data: DocumentData, language: Language) -> Prose:
    """The answer: what of the projects' money has a name, and who is planned and stated as 0 paid (结论)."""
    money = who_got_the_money(data, language)
    if money is None:
        kinds = {card.kind for card in data.scorecards}
        key = "no_forms" if not kinds else "only_department" if kinds == {"department"} else "no_cards"
        elsewhere = _elsewhere(data, language)
        key += "_but" if elsewhere and key == "no_forms" else ""
        return Prose((message(f"money.{key}", language), *elsewhere), language)
    said = [money.lead]
    if money.waiting:
        said.append(message("money.lead_waiting", language, count=len(money.waiting)))
    return Prose((*said, *_elsewhere(data, language)), language)


def _elsewhere(data: DocumentData, language: Language) -> tuple[str, ...]:
    """How many organisations the text and the forms of targets name that no scorecard does (表外写到的单位)."""
    known = {fold(one.organisation) for one in recipients(data)}
    outside = ("implementer", "unclear")
    others = [one for one in all_recipients(data) if one.is_named and one.role not in outside]
    others = [one for one in others if fold(one.organisation) not in known]
    if not others:
        return ()
    pages = format_pages(sorted({page for one in others for page in one.pages}), language, most=_MOST)
    count = len({fold(one.organisation) for one in others})
    return (message("money.lead_elsewhere", language, count=count, pages=pages),)


def chart_title(data: DocumentData, language: Language) -> str:
    """The title of the charts: the share that has a name and an amount (图题)."""
    cards = _projects(data)
    total = sum((card.executed or Decimal(0) for card in cards), Decimal(0))
    if not total:
        return message("money.title", language)
    paid = sum((card.named for card in cards), Decimal(0))
    values = {"named": share_text(paid, total, whole=True)} if paid else {}
    key = "money.chart_title" if paid else "money.chart_title_nobody"
    year = data.profile.fiscal_year
    if year is None:
        return message(f"{key}_without_year", language, count=len(cards), **values)
    return message(key, language, count=len(cards), year=year, **values)


def to_ask(data: DocumentData, language: Language) -> list[Prose]:
    """What cannot be told, and whom to ask (无法判断之处)."""
    said = [Prose((sentence,), language) for sentence in not_known(data, language)]
    office = data.profile.entity or message("card.unnamed", language)
    key = "ask" if said else "nothing_to_ask" if data.scorecards else "no_forms_to_ask"
    return [*said, Prose.of(f"money.{key}", language, office=office)]


def quotes(data: DocumentData, language: Language) -> list[Prose]:
    """Sentences to quote, each with its page (可以引用的句子)."""
    entity = data.profile.entity or message("card.unnamed", language)
    year = data.profile.fiscal_year or ""
    found = [one for one in recipients(data) if one.role != "implementer" and one.naming != "group"]
    said: list[Prose] = []
    for one in sorted(found, key=lambda one: -(one.executed or Decimal(0))):
        key = "money.quote_paid" if one.executed else "money.quote_waiting" if one.not_paid else ""
        if key and len(said) < _MOST:
            values = {
                "amount": money_text(
                    (one.executed if one.executed else one.planned) or Decimal(0), _UNIT, language
                ),
                "name": one.organisation,
                "pages": format_pages(one.pages, language),
                "entity": entity,
                "year": year,
            }
            said.append(Prose.of(key, language, **values))
    return said


def share_text(amount: Decimal, total: Decimal, *, whole: bool = False) -> str:
    """A share in whole per cent; below one per cent with one decimal."""
    share = amount / total * 100
    return f"{fixed(share, 0 if whole or share >= 1 or not share else 1)}%"


def _lead(
    sums: dict[str, Decimal],
    order: Sequence[str],
    total: Decimal,
    cards: Sequence[CardMoney],
    language: Language,
) -> str:
    largest = next((part for part in order if part != "named"), "")
    values = {
        "total": money_text(total, _UNIT, language),
        "count": len(cards),
        "pages": format_pages(sorted({card.page for card in cards}), language, most=_MOST),
        "named": share_text(sums["named"], total),
    }
    if not largest:
        return message("money.lead_named", language, **values)
    values |= {"share": share_text(sums[largest], total), "said": message(f"money.said_{largest}", language)}
    if not sums["named"]:
        del values["named"]
        return message("money.lead_nobody", language, **values)
    return message("money.lead", language, **values)


def _line(
    part: str,
    cards: Sequence[CardMoney],
    found: Sequence[Recipient],
    amount: Decimal,
    total: Decimal,
    language: Language,
    scale: MoneyScale,
) -> Line:
    own = [card for card in cards if getattr(card, part)]
    ids = {card.scorecard_id for card in own}
    here = [one for one in found if one.scorecard_id in ids]
    pages = sorted({card.page for card in own})
    return Line(
        message(f"money.part_{part}", language),
        _detail(part, own, here, language, scale),
        _in(scale, amount),
        f"{amount / total * 100:.2f}",
        format_pages(pages, language, most=_MOST),
    )


def _detail(
    part: str, cards: Sequence[CardMoney], here: Sequence[Recipient], language: Language, scale: MoneyScale
) -> str:
    """Of whom a part speaks; of persons' money only the projects, never what one of them was paid."""
    names = _names(part, cards, here, scale)
    if not names:
        return ""
    shown = listed(names[:_MOST], language)
    if len(names) <= _MOST:
        return shown
    return message("money.and_others", language, names=shown, count=len(names) - _MOST)


def _names(part: str, cards: Sequence[CardMoney], here: Sequence[Recipient], scale: MoneyScale) -> list[str]:
    if part == "named":
        paid = sorted(
            (one for one in here if one.is_named and one.executed), key=lambda one: -(one.executed or 0)
        )
        return [f"{one.organisation} {_in(scale, one.executed)}" for one in paid]
    if part == "not_split":
        return _once(one.organisation for one in here if one.role != "implementer" and one.is_named)
    if part in ("group", "unnamed"):
        return [f"{one.organisation}（{_card(cards, one)}）" for one in here if one.naming == part]
    if part == "run_by_implementer":
        sums: dict[str, Decimal] = {}
        for one in here:
            if one.role == "implementer":
                amount = next(c.run_by_implementer for c in cards if c.scorecard_id == one.scorecard_id)
                sums[one.organisation] = sums.get(one.organisation, Decimal(0)) + amount
        return [f"{name} {_in(scale, amount)}" for name, amount in sorted(sums.items(), key=lambda x: -x[1])]
    return _once(card.card for card in cards)


def _card(cards: Sequence[CardMoney], one: Recipient) -> str:
    return next(card.card for card in cards if card.scorecard_id == one.scorecard_id)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _waiting(one: Recipient, language: Language, scale: MoneyScale) -> Waiting:
    amounts = [_in(scale, a) for a in (one.planned_in_goal, one.planned) if a is not None]
    planned = (
        message("money.either", language, first=amounts[0], second=amounts[1])
        if len(amounts) > 1
        else amounts[0]
    )
    return Waiting(one.organisation, planned, one.stated, format_pages(one.pages, language))


def not_known(data: DocumentData, language: Language) -> list[str]:
    """What of the recipients cannot be told, for the list of what is not known (未知之处)."""
    said = []
    for part in ("unnamed", "not_split", "run_by_implementer", "not_told"):
        cards = [card for card in _projects(data) if getattr(card, part)]
        amounts = sum((getattr(card, part) for card in cards), Decimal(0))
        if cards:
            printed = money_text(amounts, _UNIT, language)
            computed = "sum" if len(cards) > 1 else "rest" if amounts != cards[0].executed else ""
            values = {
                "amounts": message(f"money.{computed}", language, amount=printed) if computed else printed,
                "pages": format_pages(sorted({card.page for card in cards}), language, most=_MOST),
            }
            rates = _rates(data, {card.scorecard_id for card in cards}) if part == "not_split" else {}
            key = f"money.unknown_{part}" + ("_but_rates" if rates else "")
            if rates:
                values["rates"] = listed(list(rates), language)
                values["rate_pages"] = format_pages(sorted(set(rates.values())), language, most=_MOST)
            said.append(message(key, language, **values))
    return said


def _rates(data: DocumentData, card_ids: set[str]) -> dict[str, int]:
    """Outcomes that say what each organisation got (每家的标准): as printed, with the page."""
    return {
        line.actual.lstrip("=＝"): line.page
        for card in data.scorecards
        if card.scorecard_id in card_ids
        for line in card.indicators
        if line.reached.is_money and line.reached.unit.partition("/")[2] in _ORGANISATIONS
    }
