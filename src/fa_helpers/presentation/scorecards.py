"""Scorecards in words (绩效自评表的讲述): what was promised, executed and scored, and what follows from the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from fa_helpers.computing.rates import execution_rate
from fa_helpers.computing.scorecard_items import card_amounts, links
from fa_helpers.frames.headlines import first_fact
from fa_helpers.frames.rows import Row
from fa_helpers.frames.scorecard_rows import result_rows, scoring_rows, scoring_total_rows
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.answers import attribution
from fa_helpers.presentation.few_persons import Withheld
from fa_helpers.presentation.numbers import format_amount, format_rate
from fa_helpers.presentation.prose import Prose
from fa_helpers.presentation.scorecard_tables import (
    counted,
    line_name,
    line_withheld,
    most_different,
    readable,
)
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, grouped, money_text, sentences
from fa_helpers.text.amounts import MONEY

_MOST_PAGES = 4

__all__ = [
    "counted",
    "lead",
    "limits_as_goals",
    "most_different",
    "not_paying",
    "quotes",
    "ranges",
    "readable",
    "unlinked",
]


def lead(data: DocumentData, language: Language) -> Prose:
    """What the projects promised, executed and scored, and which scores follow from the usual rule."""
    if not data.scorecards:
        return Prose.of("nb04.no_cards", language)
    said = [_money(data, language), _agreements(data, language), _largest(data, language)]
    return Prose(tuple(filter(None, said)), language)


def _projects(data: DocumentData) -> list[Row]:
    return [row for row in result_rows(data) if row["kind"] != "department"]


def _sum(rows: Sequence[Row], column: str) -> Decimal:
    return sum((value for row in rows if isinstance(value := row[column], Decimal)), Decimal(0))


def _money(data: DocumentData, language: Language) -> str:
    projects = _projects(data)
    counts = {"cards": len(data.scorecards), "projects": len(projects)}
    if len(data.scorecards) == 1:
        return _single(result_rows(data)[0], language)
    units = {str(row["unit"]) for row in projects}
    paired = [row for row in projects if row["adjusted_budget"] is not None and row["executed"] is not None]
    scores = [value for row in projects if isinstance(value := row["total_score"], Decimal)]
    if not paired or len(units) != 1:
        return message("nb04.lead_count", language, **counts)
    budget, executed, unit = _sum(paired, "adjusted_budget"), _sum(paired, "executed"), units.pop()
    counts["projects"] = len(paired)
    key, points = "nb04.lead_money_unscored", {}
    if scores:
        key, points = "nb04.lead_money_alike", {"low": _score(min(scores))}
    if len(set(scores)) > 1:
        key, points = "nb04.lead_money", points | {"high": _score(max(scores))}
    return message(
        key,
        language,
        budget=money_text(budget, unit, language),
        executed=money_text(executed, unit, language),
        rate=format_rate(execution_rate(executed, budget), language),
        pages=format_pages((int(str(row["page"])) for row in paired), language, most=_MOST_PAGES),
        **points,
        **counts,
    )


def _single(row: Row, language: Language) -> str:
    """The only form of a document: its money, and its total where one is printed."""
    budget, executed, score = row["adjusted_budget"], row["executed"], row["total_score"]
    own = {"page": row["page"], "name": row["name"] or message("card.unnamed", language)}
    said = [message("nb04.lead_one_without", language, **own)]
    if isinstance(budget, Decimal) and isinstance(executed, Decimal):
        unit = str(row["unit"])
        texts = {
            "budget": money_text(budget, unit, language),
            "executed": money_text(executed, unit, language),
            "rate": format_rate(execution_rate(executed, budget), language),
        }
        said = [message("nb04.lead_one", language, **texts, **own)]
    if isinstance(score, Decimal):
        said.append(message("nb04.lead_one_score", language, score=_score(score)))
    return sentences(said, language)


def _score(value: object) -> str:
    return format_amount(value if isinstance(value, Decimal) else None, "分")


def _agreements(data: DocumentData, language: Language) -> str:
    rows = [row for row in scoring_rows(data) if row["score"] is not None]
    if not rows:
        return message("nb04.lead_unscored", language)
    counts = Counter(str(row["agreement"]) for row in rows)
    return message(
        "nb04.lead_rule",
        language,
        rows=len(rows),
        comparable=len(rows) - counts[""],
        same=counts["same"] + counts["rounding"],
        above=counts["above_rule"],
        below=counts["below_rule"],
    )


def _largest(data: DocumentData, language: Language) -> str:
    """The indicator whose printed score lies farthest from the rule, and what it does to its card's total."""
    compared = [row for row in scoring_rows(data) if row["agreement"]]
    rows = [row for row in compared if row["agreement"] in ("above_rule", "below_rule")]
    if not rows:
        return message("nb04.lead_none_differs", language) if compared else ""
    row = max(rows, key=lambda r: abs(_decimal(r["difference"])))
    total = next(t for t in scoring_total_rows(data) if t["scorecard_id"] == row["scorecard_id"])
    said = message(
        "nb04.lead_largest",
        language,
        card=row["name"],
        indicator=line_name(row, language),
        **_told(row, data, language),
        score=_score(row["score"]),
        recomputed=_score(row["recomputed_score"]),
        page=row["page"],
    )
    return sentences([said, _range(total, language)], language) if "lowest" in total else said


def _told(row: Row, data: DocumentData, language: Language) -> dict[str, object]:
    """Target and outcome as printed, or that they are withheld."""
    hidden = line_withheld(row, Withheld.of(data))
    withheld = message("nb04.withheld", language)
    return {name: withheld if hidden else _plain(str(row[name])) for name in ("target", "actual")}


def _plain(text: str) -> str:
    """A target in a sentence: signs of comparison as they are written by hand, separators of thousands."""
    return grouped(text.replace(">=", "≥").replace("<=", "≤").removeprefix("="))


def _decimal(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(0)


def _range(total: Row, language: Language) -> str:
    """The lowest and highest total of a card, each end named."""
    texts = {
        "card": total["name"],
        "printed": _score(total["total_score"]),
        "rule": _score(total["rule_total"]),
    }
    if total["lowest"] == total["highest"]:
        return message("nb04.range_one", language, **texts)
    if {texts["printed"], texts["rule"]} == {_score(total["lowest"]), _score(total["highest"])}:
        return message("nb04.range_two", language, **texts)
    for end in ("lowest", "highest"):
        texts[end] = _score(total[end])
        texts[f"{end}_reading"] = message(f"{end}_reading.{total[f'{end}_reading']}", language)
    return message("nb04.range", language, **texts)


def ranges(data: DocumentData, language: Language) -> tuple[Prose, ...]:
    """For every card whose total moves a sentence: the range of its total, both ends named; the widest first."""
    if not data.scorecards:
        return (_nothing(language),)
    totals = scoring_total_rows(data)
    moved = sorted(filter(_moves, totals), key=_reach)
    if not any("lowest" in total for total in totals):
        return (Prose.of("nb04.no_totals", language),)
    if not moved:
        return (Prose.of("nb04.no_ranges", language),)
    said = [_range(total, language) for total in moved[:8]]
    if len(moved) > len(said):
        said.append(message("nb04.more_cards", language, count=len(moved) - len(said)))
    return tuple(Prose((sentence,), language) for sentence in said)


def _moves(total: Row) -> bool:
    """Whether any reading changes a card's total."""
    return "lowest" in total and {total["lowest"], total["highest"]} != {total["total_score"]}


def _reach(total: Row) -> Decimal:
    """How far the readings carry a card's total, printed one included; the widest sorts first."""
    ends = [_decimal(total[name]) for name in ("total_score", "lowest", "highest")]
    return min(ends) - max(ends)


def _nothing(language: Language) -> Prose:
    return Prose.of("nb04.no_cards_here", language)


def not_paying(data: DocumentData, language: Language) -> Prose:
    """Limits that were met because nothing was paid, and how the office scored them."""
    rows = [row for row in scoring_rows(data) if row["outcome"] == "met_by_not_paying"]
    if not data.scorecards:
        return _nothing(language)
    if not rows:
        return Prose.of("nb04.no_unpaid", language)
    full = sum(row["score"] == row["weight"] for row in rows)
    none = sum(row["score"] == 0 for row in rows)
    return Prose.of("nb04.unpaid", language, count=len(rows), full=full, none=none)


def limits_as_goals(data: DocumentData, language: Language) -> Prose:
    """Scores that follow when a limit is treated as a goal: weight × outcome ÷ limit."""
    if not data.scorecards:
        return _nothing(language)
    if all(row["score"] is None for row in scoring_rows(data)):
        return Prose.of("nb04.lead_unscored", language)
    below = [row for row in scoring_rows(data) if row["agreement"] == "below_rule"]
    count = sum(row["explanation"] == "limit_as_goal" for row in below)
    if not count:
        return Prose.of("nb04.no_limits_as_goals", language)
    return Prose.of("nb04.limits_as_goals", language, count=count, below=len(below))


def unlinked(data: DocumentData, language: Language) -> Prose:
    """What the amounts that fit no item add up to, and whether that is what projects exceed 项目支出 by."""
    found = links(data)
    loose = [link.cards[0].fen for link in found if not link.items]
    if not found:
        return Prose.of("nb04.no_amounts", language)
    said = [message("nb04.linked", language, linked=len(found) - len(loose), loose=len(loose))]
    spent = first_fact(data, ("project_expenditure",), "amount", "final_accounts")
    if spent is not None and spent.amount_yuan is not None and loose:
        executed, parts = sum(card.fen for card in card_amounts(data)), sum(loose)
        if executed - int(spent.amount_yuan * 100) == parts:
            said.append(_excess(executed, loose, spent, language))
    return Prose(tuple(said), language)


def _excess(executed: int, loose: Sequence[int], spent: Fact, language: Language) -> str:
    unit = spent.unit
    factor = MONEY[unit] * 100
    return message(
        "nb04.excess",
        language,
        executed=money_text(executed / factor, unit, language),
        excess=money_text(sum(loose) / factor, unit, language),
        spent=money_text(spent.value, unit, language),
        parts=" + ".join(format_amount(fen / factor, unit) for fen in loose),
        page=spent.locator.page,
    )


def quotes(data: DocumentData, language: Language) -> tuple[Prose, ...]:
    """Sentences ready to be quoted (可引用语句): unit, page and attribution included, derived figures marked."""
    who = attribution(data, language)
    said = []
    for total in sorted(filter(_moves, scoring_total_rows(data)), key=_reach)[:3]:
        texts = {name: _score(total[name]) for name in ("total_score", "lowest", "highest")}
        key = "nb04.quote" if total["lowest"] != total["highest"] else "nb04.quote_one"
        if key == "nb04.quote_one":
            del texts["highest"]
        said.append(message(key, language, card=total["name"], page=total["page"], **texts, **who))
    return tuple(Prose((text,), language) for text in said or [message("nb04.no_quote", language)])
