"""From budgets to outcomes (预算到决算): a panel per scope, its stages in the order of planning, on one scale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.charts.plate import BODY, HOLLOW, STEM, Plate, sign, width_of
from fa_helpers.presentation.charts.rows import Layout, Row, Scale, draw_panels
from fa_helpers.presentation.charts.telling import (
    Telling,
    Told,
    about_line,
    drawn,
    nothing_drawn,
    number,
    rate_text,
    table,
    yuan,
)
from fa_helpers.presentation.fonts import BLUE
from fa_helpers.presentation.labels import label_of
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses

if TYPE_CHECKING:
    import pandas as pd

STAGES: Final = ("initial_budget", "adjusted_budget", "final_accounts")
_MARKS: Final = {"final_accounts": "D"}


@dataclass(frozen=True, slots=True)
class _Rung:
    scope: str
    stage: str
    value: Decimal
    page: int
    hollow: bool


def budgets(
    frame: pd.DataFrame, doc: Told, language: Language, *, flagged: Collection[str] = ()
) -> Picture | NothingToDraw:
    """Draw what was planned and what came of it (预算到决算): the frame is that of ``doc.ladder()``.

    Figures whose id is ``flagged`` are hollow: a finding contradicts them. A scope with one stage alone is named below
    the picture.
    """
    rungs = _rungs(frame, language, frozenset(flagged), _contradicted(doc, frozenset(flagged)))
    scale = money_scale([rung.value for rung in rungs], language)
    scopes = list(dict.fromkeys(rung.scope for rung in rungs))
    groups = {scope: sorted((r for r in rungs if r.scope == scope), key=_place) for scope in scopes}
    drawable = {scope: group for scope, group in groups.items() if len({r.stage for r in group}) > 1}
    numbers = table(
        [_numbers(rung, before, scale, language) for g in groups.values() for rung, before in _steps(g)]
    )
    if not drawable or doc.data.profile.kind == "budget":  # a budget has no outcome to compare
        return (
            nothing("one_stage", numbers, language, scale.unit)
            if rungs
            else nothing_drawn(numbers, language, scale.unit)
        )
    alone = [_alone(group, scale, language) for scope, group in groups.items() if scope not in drawable]
    panels = [(s, [_row(r, b, scale, language) for r, b in _steps(g)]) for s, g in drawable.items()]
    hollow = any(row.hollow for _, rows in panels for row in rows)
    telling = Telling(
        _finding(drawable, scale, language),
        about_line(doc, scale.word, "", language),
        doc.source_line([r.page for r in rungs], language),
        (message("chart.one_stage_scopes", language, items=clauses(alone, language)),) if alone else (),
    )

    def body(plate: Plate) -> None:
        texts = {
            value: scale.text(value)
            for _, rows in panels
            for row in rows
            for value in row.values
            if value is not None
        }
        end = max(width_of(text, BODY) for text in texts.values()) + 14

        def mark(row: Row, place: Scale, y: float) -> None:
            _mark(plate, row, place, y, scale)

        rows = [row for _, group in panels for row in group]
        layout = Layout(plate, rows, (message("chart.against_row_above", language),), end=end)
        draw_panels(layout, panels, mark, scale.text)
        entries = [
            (sign("o", BLUE, BLUE), message("chart.budget", language)),
            (sign("D", BLUE, BLUE), message("chart.outcome", language)),
        ]
        entries += [(sign("o", HOLLOW, BLUE), message("chart.hollow_flagged", language))] if hollow else []
        plate.legend(entries)

    items = [
        message("chart.alt_item", language, label=f"{scope} {row.name}", value=scale.text(row.values[0]))
        for scope, rows in panels
        for row in rows
    ]
    return drawn(doc, language, numbers, telling, body, items, scale.unit)


def _place(rung: _Rung) -> int:
    return STAGES.index(rung.stage)


def _contradicted(doc: Told, flagged: frozenset[str]) -> frozenset[tuple[str, Decimal | None]]:
    """Stage and amount of the flagged budgets: the same budget may be printed in several places."""
    return frozenset(
        (fact.stage, fact.amount_yuan)
        for fact in (*doc.data.facts, *doc.data.card_facts)
        if fact.fact_id in flagged and fact.measure == "amount" and fact.stage in STAGES[:2]
    )


def _rungs(
    frame: pd.DataFrame,
    language: Language,
    flagged: frozenset[str],
    same: frozenset[tuple[str, Decimal | None]],
) -> list[_Rung]:
    found = []
    for row in frame.to_dict("records"):
        value, concept = yuan(row["value"], row["unit"]), str(row["concept"])
        if value is None or row["stage"] not in STAGES:
            continue
        name = (
            concept_label(concept, language)
            if is_concept(concept)
            else label_of("", str(row["subject"]), language)
        )
        hollow = bool(flagged & set(str(row["fact_ids"]).split())) or (str(row["stage"]), value) in same
        found.append(_Rung(name, str(row["stage"]), value, int(row["page"]), hollow))
    return found


def _steps(group: Sequence[_Rung]) -> list[tuple[_Rung, _Rung | None]]:
    """Each rung with the one it is compared with: that of the stage before, where this is a single one."""
    found = []
    for rung in group:
        before = [other for other in group if _place(other) < _place(rung)]
        last = [other for other in before if other.stage == before[-1].stage] if before else []
        found.append((rung, last[0] if len(last) == 1 else None))
    return found


def _stage(rung: _Rung, language: Language) -> str:
    return message(f"stage.{rung.stage}", language)


def _row(rung: _Rung, before: _Rung | None, scale: MoneyScale, language: Language) -> Row:
    cell = ""
    if before is not None:
        change = scale.text(rung.value - before.value, signed=True)
        cell = message(
            "mark.aside", language, text=change, aside=rate_text(before.value, rung.value, language)
        )
    page = message("label.page", language, page=rung.page)
    faded = before is not None and before.hollow
    return Row(
        _stage(rung, language), (cell,), (rung.value,), page, rung.stage, rung.hollow, faded, (rung.page,)
    )


def _numbers(rung: _Rung, before: _Rung | None, scale: MoneyScale, language: Language) -> dict[str, object]:
    return {
        "label": rung.scope,
        "stage": rung.stage,
        "amount": number(rung.value, scale),
        "signed_change": number(rung.value - before.value, scale) if before else None,
        "rate_shown": rate_text(before.value, rung.value, language) if before else "",
        "mark": message("chart.flagged", language) if rung.hollow else "",
        "page": rung.page,
    }


def _alone(group: Sequence[_Rung], scale: MoneyScale, language: Language) -> str:
    said = [f"{_stage(r, language)} {scale.text(r.value)}" for r in group]
    return message("chart.alt_item", language, label=group[0].scope, value=clauses(said, language))


def _finding(groups: dict[str, list[_Rung]], scale: MoneyScale, language: Language) -> str:
    """The largest change between two figures that nothing contradicts, else between any two."""
    pairs = [
        (rung, before) for group in groups.values() for rung, before in _steps(group) if before is not None
    ]
    solid = [pair for pair in pairs if not (pair[0].hollow or pair[1].hollow)] or pairs
    if not solid:  # every stage before another is printed twice
        return message("chart.find_stages", language, count=len(groups))
    rung, before = max(solid, key=lambda pair: abs(pair[0].value - pair[1].value))
    return message(
        "chart.find_budget",
        language,
        first=_stage(before, language),
        before=scale.said(before.value),
        second=_stage(rung, language),
        after=scale.said(rung.value),
        rate=rate_text(before.value, rung.value, language),
    )


def _mark(plate: Plate, row: Row, place: Scale, y: float, scale: MoneyScale) -> None:
    (value,) = row.values
    assert value is not None
    x, zero = place.at(value), place.at(0)
    plate.line(zero, y, x, y, color=STEM, width=4)
    plate.dot(x, y, _MARKS.get(row.kind, "o"), HOLLOW if row.hollow else BLUE, BLUE, 11)
    plate.text(max(x, zero) + 10, y, scale.text(value), halo=True)
