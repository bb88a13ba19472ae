"""The figures ready to quote (可引用的数字): what came, what went, how much of the budget, and what is often asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.headlines import first_fact
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.answers import attribution, name_of, place_of
from fa_helpers.presentation.headline_figures import headline_facts, is_of_outcomes
from fa_helpers.presentation.numbers import format_per_cent
from fa_helpers.report.crops import Crop, Crops
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed, money_text, sentences, yuan_text
from fa_helpers.text.amounts import MONEY, in_unit_of

MOST: Final = 4
_WHOLE_FORM: Final = "department_scorecard_total"
_FUNDS: Final = ("general_budget", "government_fund", "state_capital", "appropriation")
_PRIOR: Final = "prior_final_accounts"


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
    document: FinalAccounts, crops: Crops, flagged: frozenset[str], language: Language
) -> list[Headline]:
    """At most four figures of this year and of the office as a whole; ``flagged`` are those of findings.

    None of a budget: nothing in it has been spent.
    """
    if not is_of_outcomes(document.data):
        return []
    found = headline_facts(document.data)
    told = [
        _headline(document, fact, crops, flagged, number, language)
        for number, fact in enumerate(found[:MOST], 1)
    ]
    executed = _execution(document, crops, flagged, language)
    return [*told[:1], executed, *told[1 : MOST - 1]] if executed is not None else told


def _execution(
    document: FinalAccounts, crops: Crops, flagged: frozenset[str], language: Language
) -> Headline | None:
    """How much of the office's full-year budget was executed, where its own form prints budget, outcome and rate."""
    by_measure = {
        (fact.measure, fact.stage): fact
        for fact in reversed(document.data.card_facts)
        if fact.concept == _WHOLE_FORM and fact.scope == "office"
    }
    budget = by_measure.get(("amount", "adjusted_budget"))
    executed = by_measure.get(("amount", "final_accounts"))
    rate = next((fact for key, fact in by_measure.items() if key[0] == "execution_rate"), None)
    if budget is None or executed is None or rate is None or budget.unit != executed.unit:
        return None
    shown = [budget, executed, rate]
    page = place_of(rate, language)
    figures = " · ".join(fact.printed for fact in shown)
    spent, planned = (money_text(fact.value, fact.unit, language) for fact in (executed, budget))
    own = message("report.of", language, part=spent, whole=planned)
    alt = message("report.crop_alt", language, figures=figures, page=page)
    per_cent = format_per_cent(rate.value)
    values = {**attribution(document.data, language), "page": page, "own": own, "rate": per_cent}
    return Headline(
        message("report.executed", language),
        per_cent,
        "",
        own,
        _not_executed(budget, executed, language),
        message("report.quote_executed", language, **values),
        message("label.page", language, page=rate.locator.page),
        crops.of("figure-executed", [fact.locator for fact in shown], alt, wide=True),
        _flags(shown, flagged, language),
    )


def _not_executed(budget: Fact, executed: Fact, language: Language) -> str:
    """What of the budget was not executed; of one that was exceeded nothing is said."""
    left = budget.value - executed.value
    if left < 0:
        return ""
    return message("report.not_executed", language, amount=money_text(left, budget.unit, language))


def _headline(
    document: FinalAccounts,
    fact: Fact,
    crops: Crops,
    flagged: frozenset[str],
    number: int,
    language: Language,
) -> Headline:
    change, rate = _change_of(document.data, fact)
    shown = [one for one in (fact, change, rate) if one is not None and one.locator.page == fact.locator.page]
    name = name_of(fact, language)
    page = place_of(fact, language)
    alt = message("report.crop_alt", language, figures=" · ".join(one.printed for one in shown), page=page)
    amount, unit, own = _amount(fact, language)
    values = {**attribution(document.data, language), "name": name, "page": page}
    return Headline(
        name[:1].upper() + name[1:],
        amount,
        unit,
        own,
        _changed(change, rate, fact, language) or _against_budget(document.data, fact, language),
        _quote(fact, values, language),
        message("label.page", language, page=fact.locator.page),
        crops.of(f"figure-{number}", [one.locator for one in shown], alt, wide=True),
        _flags(shown, flagged, language),
    )


def _quote(fact: Fact, values: dict[str, object], language: Language) -> str:
    """The sentence to quote; a nought is stated, and of the money it is of."""
    amount = money_text(fact.value, fact.unit, language)
    if fact.value:
        return message("report.quote", language, amount=amount, **values)
    values = values | {"name": _with_fund(fact, str(values["name"]), language)}
    return message("report.quote_zero", language, amount=amount, **values)


def _with_fund(fact: Fact, name: str, language: Language) -> str:
    """A name with the money it is of, as the figure's own words tell it: a nought of one fund is none of another's."""
    words = fact.subject + fact.context
    told = [fact.fund] if fact.fund else [one for one in _FUNDS if message(f"fund.{one}", "zh") in words]
    fund = message(f"fund.{told[0]}", language) if told and told[0] in _FUNDS else ""
    return name if not fund or fund in name else message("mark.aside", language, text=name, aside=fund)


def _flags(shown: Sequence[Fact], flagged: frozenset[str], language: Language) -> tuple[str, ...]:
    """What a reader must know of figures before quoting them."""
    flags = [message("report.flag_corrected", language)] if any(one.corrected for one in shown) else []
    if any(one.fact_id in flagged for one in shown):
        flags.append(message("report.flag_finding", language))
    return tuple(flags)


def _amount(fact: Fact, language: Language) -> tuple[str, str, str]:
    """The amount large, in a unit by its size, and the document's own amount where that is another."""
    if language == "zh":
        unit = next((one for one in ("亿元", "万元") if abs(_yuan(fact)) >= MONEY[one]), fact.unit)
        own = "" if unit == fact.unit else f"{fixed(fact.value, 2)}{fact.unit}"
        return fixed(in_unit_of(fact.value, fact.unit, unit) or Decimal(0), 2), unit, own
    words = yuan_text(fact.value, fact.unit)
    number, _, scale = words.partition(" ")
    unit = f"{scale} yuan".strip()
    return number, unit, f"{fixed(fact.value, 2)}{fact.unit}"


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
    parts = [money_text(abs(change.value), change.unit, language)] if change is not None else []
    parts += [format_per_cent(rate.value)] if rate is not None else []
    if change is not None and change.direction == "increase" and _yuan(change) == _yuan(fact):
        printed = message("report.from_nothing_printed", language, rate=parts[1]) if parts[1:] else ""
        return message("report.from_nothing", language, page=page, printed=printed)
    by = message("report.changed_both", language, amount=parts[0], rate=parts[1]) if parts[1:] else parts[0]
    sign = {"increase": "▲ ", "decrease": "▼ "}.get(lead.direction, "")
    key = f"report.changed_{lead.direction}" if sign else "report.changed"
    return sign + message(key, language, by=by, page=page)


def _against_budget(data: DocumentData, fact: Fact, language: Language) -> str:
    """That no figure of a change is printed, with the budget where there is one."""
    budget = first_fact(data, (fact.concept,), "amount", "initial_budget")
    said = [message("report.no_change_told", language)]
    if budget is not None and budget.fund == fact.fund:
        page = message("label.page", language, page=budget.locator.page)
        amount = money_text(budget.value, budget.unit, language)
        said.append(message("report.initial_budget", language, amount=amount, page=page))
    return sentences(said, language)
