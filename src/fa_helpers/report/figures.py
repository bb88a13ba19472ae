"""The figures ready to quote (可引用的数字): what came, what went, how much of the budget, and what is often asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.headlines import first_fact
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.answers import attribution, from_nothing, place_of
from fa_helpers.presentation.headline_figures import headline_facts, is_of_outcomes
from fa_helpers.presentation.numbers import format_per_cent, places_printed, rate_printed
from fa_helpers.presentation.prose import money, name_of
from fa_helpers.report.crops import Crop, Crops
from fa_helpers.report.execution import Execution, execution
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed, money_text, sentences, yuan_text
from fa_helpers.text.amounts import MONEY, in_unit_of

MOST: Final = 4
_CLOSING: Final = "closing_carryover_surplus"
_FUNDS: Final = ("general_budget", "government_fund", "state_capital", "appropriation")
_PRIOR: Final = "prior_final_accounts"
Marked = tuple[frozenset[str], frozenset[str]]
"""The ids of figures that a finding disputes, and of those that an open question is about."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure ready to quote (要点数据), as its card shows it."""

    title: str
    amount: str
    unit: str
    own: str
    change: str
    quote: str
    place: str
    crop: Crop | None
    flags: tuple[str, ...]


def headlines(
    document: FinalAccounts,
    crops: Crops,
    flagged: frozenset[str],
    language: Language,
    *,
    asked: frozenset[str] = frozenset(),
) -> list[Headline]:
    """At most four figures of this year and of the office as a whole.

    ``flagged`` are those of findings, ``asked`` those of open questions. The second tells whether the money was spent:
    what was executed of the budget, else what was left at the end of the year. None of a budget: nothing in it has
    been spent.
    """
    if not is_of_outcomes(document.data):
        return []
    found = headline_facts(document.data)
    told = [
        _headline(document, fact, crops, (flagged, asked), number, language)
        for number, fact in enumerate(found[:MOST], 1)
    ]
    spent = execution(document.data)
    left = closing_carryover(document.data)
    if spent is not None:
        told.insert(1, _execution(document, spent, crops, (flagged, asked), language))
    if left is not None and (spent is None or len(told) < MOST):
        head = _headline(document, left, crops, (flagged, asked), "carryover", language)
        told.insert(1 if spent is None else MOST, head)
    return told[:MOST]


def _execution(
    document: FinalAccounts, spent: Execution, crops: Crops, marked: Marked, language: Language
) -> Headline:
    """How much of a budget was executed: of the whole office, or of the money that is named."""
    budget, executed = spent.budget, spent.executed
    page = place_of(budget, language)
    part, planned = (money(fact, language) for fact in (executed, budget))
    stage, name = message(f"stage.{budget.stage}", language), _in_sentence(budget, language)
    sides = {"part": part, "whole": planned}
    within = executed.value <= budget.value
    own = message("report.of" if within else "report.against", language, **sides)
    figures = " · ".join(fact.printed for fact in spent.facts)
    alt = message("report.crop_alt", language, figures=figures, page=page)
    if spent.rate is not None:
        rate = rate_printed(spent.rate)
    else:
        aside = message("report.computed", language)
        rate = message("mark.aside", language, text=format_per_cent(spent.per_cent), aside=aside)
    values = {**attribution(document.data, language), "page": page, "rate": rate}
    whole = spent.whole and budget.stage == "adjusted_budget"
    if whole and within:
        title = message("report.executed", language)
        quote = message("report.quote_executed", language, own=own, **values)
    elif whole:
        title = message("report.executed", language)
        quote = message("report.quote_executed_beyond", language, **sides, **values)
    else:
        title = message("report.executed_of", language, name=name, stage=stage)
        quote = message("report.quote_executed_of", language, name=name, stage=stage, **sides, **values)
    shown = [fact.locator for fact in spent.facts if fact.locator.page == budget.locator.page]
    return Headline(
        title[:1].upper() + title[1:],
        rate,
        "",
        own,
        _not_executed(budget, executed, language),
        quote,
        message("label.page", language, page=budget.locator.page),
        crops.of("figure-executed", shown, alt, wide=True),
        _flags(spent.facts, marked, language),
    )


def _not_executed(budget: Fact, executed: Fact, language: Language) -> str:
    """What of the budget was not executed, or by how much it was exceeded."""
    left = budget.value - executed.value
    amount = money_text(abs(left), budget.unit, language)
    if left >= 0 and budget.stage == "adjusted_budget":
        return message("report.not_executed", language, amount=amount)
    # What is less than planned at first may have been cut from the budget since.
    key = "report.below_budget" if left >= 0 else "report.beyond_budget"
    return message(key, language, amount=amount, stage=message(f"stage.{budget.stage}", language))


def _headline(
    document: FinalAccounts,
    fact: Fact,
    crops: Crops,
    marked: Marked,
    number: int | str,
    language: Language,
) -> Headline:
    change, rate = _change_of(document.data, fact)
    data = document.data
    beside = (change, rate) if change or rate else (_opening_of(data, fact) or _budget_of(data, fact),)
    shown = [one for one in (fact, *beside) if one is not None and one.locator.page == fact.locator.page]
    name = name_of(fact, language)
    page = place_of(fact, language)
    alt = message("report.crop_alt", language, figures=" · ".join(one.printed for one in shown), page=page)
    amount, unit, own = _amount(fact, language)
    values = {**attribution(document.data, language), "name": _in_sentence(fact, language), "page": page}
    return Headline(
        name[:1].upper() + name[1:],
        amount,
        unit,
        own,
        _changed(change, rate, fact, language) or _beside(document.data, fact, language),
        _quote(fact, values, language),
        message("label.page", language, page=fact.locator.page),
        crops.of(f"figure-{number}", [one.locator for one in shown], alt, wide=True),
        _flags(shown, marked, language),
    )


def _in_sentence(fact: Fact, language: Language) -> str:
    """What a figure is called within a sentence: what explains the name stands in brackets, of two totals both."""
    name = name_of(fact, language)
    if language == "zh":
        return f"{name}均" if "、" in name else name
    name, _, aside = name.partition(": ")
    return message("mark.aside", language, text=name, aside=aside) if aside else name


def _quote(fact: Fact, values: dict[str, object], language: Language) -> str:
    """The sentence to quote; a nought is stated, and of the money it is of."""
    amount = money(fact, language)
    if fact.value:
        return message("report.quote", language, amount=amount, **values)
    values = values | {"name": _with_fund(fact, str(values["name"]), language)}
    return message("report.quote_zero", language, amount=amount, **values)


def _with_fund(fact: Fact, name: str, language: Language) -> str:
    """A name with the money it is of, as the figure's own words tell it: a nought of one fund is none of another's."""
    words = fact.subject + fact.context
    told = [fact.fund] if fact.fund else [one for one in _FUNDS if message(f"fund.{one}", "zh") in words]
    fund = message(f"fund.{told[0]}", language) if told and told[0] in _FUNDS else ""
    if not fund or fund in name:
        return name
    return message("mark.aside", language, text=name, aside=fund).replace(") (", "; ")


def _flags(shown: Sequence[Fact], marked: Marked, language: Language) -> tuple[str, ...]:
    """What a reader must know of figures before quoting them."""
    flags = [message("report.flag_corrected", language)] if any(one.corrected for one in shown) else []
    for names, key in zip(marked, ("report.flag_finding", "report.flag_question"), strict=True):
        if any(one.fact_id in names for one in shown):
            flags.append(message(key, language))
    return tuple(flags)


def _amount(fact: Fact, language: Language) -> tuple[str, str, str]:
    """The amount large, in a unit by its size, and the document's own amount where that is another."""
    if language == "zh":
        unit = next((one for one in ("亿元", "万元") if abs(_yuan(fact)) >= MONEY[one]), fact.unit)
        own = "" if unit == fact.unit else f"{fixed(fact.value, places_printed(fact))}{fact.unit}"
        value, places = (
            in_unit_of(fact.value, fact.unit, unit) or Decimal(0),
            2 if own else places_printed(fact),
        )
        return fixed(value, places), unit, own
    words = yuan_text(fact.value, fact.unit)
    number, _, scale = words.partition(" ")
    unit = f"{scale} yuan".strip()
    return number, unit, f"{fixed(fact.value, places_printed(fact))}{fact.unit}"


def _yuan(fact: Fact) -> Decimal:
    return fact.amount_yuan or Decimal(0)


def _change_of(data: DocumentData, fact: Fact) -> tuple[Fact | None, Fact | None]:
    """The change on last year that is told of a figure in its own section, and the rate."""
    near = [
        other
        for other in data.facts
        if other.section == fact.section
        and other.base == _PRIOR
        and (other.concept, other.fund, other.scope) == (fact.concept, fact.fund, fact.scope)
    ]
    if not near:  # the heading's total: 收、支总计 are told once, with one change for both
        near = (
            [
                other
                for other in data.facts
                if other.section == fact.section and other.base == _PRIOR and other.concept == "grand_total"
            ]
            if fact.concept.startswith("grand_total")
            else []
        )
    change = next((other for other in near if other.measure == "change" and other.unit in MONEY), None)
    rate = next((other for other in near if other.measure == "change_rate"), None)
    return change, rate


def _changed(change: Fact | None, rate: Fact | None, fact: Fact, language: Language) -> str:
    """The change as printed, with its page; empty where none is."""
    lead = change or rate
    if lead is None:
        return ""
    page = message("label.page", language, page=lead.locator.page)
    if lead.direction == "flat" or (change is not None and not change.value):
        return message("report.unchanged", language, page=page)
    parts = [_moved(change, language)] if change is not None else []
    parts += [rate_printed(rate)] if rate is not None else []
    if from_nothing(change, fact):
        printed = message("report.from_nothing_printed", language, rate=parts[1]) if parts[1:] else ""
        return message("report.from_nothing", language, page=page, printed=printed)
    by = message("report.changed_both", language, amount=parts[0], rate=parts[1]) if parts[1:] else parts[0]
    sign = {"increase": "▲ ", "decrease": "▼ "}.get(lead.direction, "")
    key = f"report.changed_{lead.direction}" if sign else "report.changed"
    return sign + message(key, language, by=by, page=page)


def _moved(change: Fact, language: Language) -> str:
    return money_text(abs(change.value), change.unit, language, places=places_printed(change))


def _beside(data: DocumentData, fact: Fact, language: Language) -> str:
    """That no figure of a change is printed, with the budget where there is one; what was left, with what there was."""
    opening = _opening_of(data, fact)
    if opening is not None:
        return message("report.opening", language, **_shown(opening, language))
    said = [message("report.no_change_told", language)]
    budget = _budget_of(data, fact)
    if budget is not None:
        said.append(message("report.initial_budget", language, **_shown(budget, language)))
    return sentences(said, language)


def _shown(fact: Fact, language: Language) -> dict[str, object]:
    page = message("label.page", language, page=fact.locator.page)
    return {"amount": money(fact, language), "page": page}


def _opening_of(data: DocumentData, fact: Fact) -> Fact | None:
    """What there was at the start of the year, of what was left at its end."""
    if fact.concept != _CLOSING:
        return None
    opening = first_fact(data, ("opening_carryover_surplus",), "amount", "final_accounts")
    return opening if opening is not None and opening.fund == fact.fund else None


def _budget_of(data: DocumentData, fact: Fact) -> Fact | None:
    """The initial budget of the same money."""
    budget = first_fact(data, (fact.concept,), "amount", "initial_budget")
    return budget if budget is not None and budget.fund == fact.fund else None


def closing_carryover(data: DocumentData) -> Fact | None:
    """What the office had left of all its money at the end of the year (年末结转和结余)."""
    told = (fact for fact in told_facts(data) if fact.concept == _CLOSING and fact.measure == "amount")
    return next((f for f in told if f.stage == "final_accounts" and f.year == "this"), None)
