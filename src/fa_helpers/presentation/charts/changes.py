"""Changes item by item (各项变动): a waterfall where they are large against the base, else bars to both sides of zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.plate import EDGE, STEM, Plate, swatch
from fa_helpers.presentation.charts.rows import Layout, Row, Scale, draw_panels
from fa_helpers.presentation.charts.telling import (
    Telling,
    Told,
    about_line,
    drawn,
    item_of,
    nothing_drawn,
    number,
    outcome_word,
    pages_of,
    rate_text,
    table,
    yuan,
)
from fa_helpers.presentation.fonts import BLACK, BLUE, ORANGE, Ink
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses, listed

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 12
_WATERFALL: Final = Decimal("0.15")
_THINNEST: Final = Decimal("0.01")
_INKS: Final = {
    "total": (Ink(BLACK), BLACK),
    "up": (Ink(BLUE), BLUE),
    "down": (Ink(ORANGE), EDGE),
    "up_hint": (Ink("#CFE4F2", "////"), BLUE),
    "down_hint": (Ink("#F6DDA6", "////"), EDGE),
}


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    base: Decimal | None
    value: Decimal
    page: int
    hinted: bool
    count: int = 1

    @property
    def change(self) -> Decimal:
        return Decimal(0) if self.base is None else self.value - self.base


def item_steps(
    frame: pd.DataFrame, doc: Told, language: Language, *, base_name: str, most: int = MOST
) -> Picture | NothingToDraw:
    """Draw what each item changed (各项变动图), against what the frame calls ``base_amount``.

    The frame has ``label``, ``base_amount``, ``amount``, ``unit``, ``page`` and ``hinted`` (the item may only have moved
    to another code: light and hatched, and ``*`` behind its name). Where the changes together are more than 15% of the
    base they lead from one total to the other; else they stand alone on both sides of zero.
    """
    steps, without = _read(frame)
    moved = [step for step in steps if step.change]
    base = sum((step.base for step in steps if step.base is not None), Decimal(0))
    total = sum((step.value for step in steps), Decimal(0))
    scale = money_scale([base, total, *(step.change for step in moved)], language)
    numbers = table([_numbers(step, scale, language) for step in steps])
    if not moved:
        return nothing_drawn(numbers, language, scale.unit)
    waterfall = base > 0 and sum(abs(step.change) for step in moved) > _WATERFALL * base
    span = max(base, total)
    outcome = outcome_word(doc, language)
    shown = _ordered(
        _folded(moved, span if waterfall else Decimal(0), most, language), falls_first=total < base
    )
    rows = [_row(step, scale, language) for step in shown]
    if waterfall:
        rows = _stairs(rows, base, total, (base_name, outcome), scale)
    hinted = any(step.hinted for step in shown)
    left = [message("chart.not_drawn_no_base", language, items=listed(without, language))] if without else []
    telling = Telling(
        _finding(moved, base, total, scale, language),
        about_line(doc, scale.word, f"{base_name} → {outcome}", language),
        doc.source_line(pages_of(rows), language),
        tuple(left),
    )

    def body(plate: Plate) -> None:
        layout = Layout(
            plate, rows, (message("chart.change", language), message("chart.rate", language)), least=27
        )
        ends: list[tuple[float, float]] = []

        def mark(row: Row, place: Scale, y: float) -> None:
            _bar(plate, row, place, y, ends if waterfall and not layout.stacked else [])

        draw_panels(layout, [("", rows)], mark, scale.text, split=not waterfall)
        _legend(plate, {row.kind for row in rows}, language, hinted=hinted)

    items = [item_of(row, language) for row in rows if row.pages or row.kind == "total"]
    return drawn(
        doc,
        language,
        _with_totals(numbers, base, total, base_name, scale, language),
        telling,
        body,
        items,
        scale.unit,
    )


def _read(frame: pd.DataFrame) -> tuple[list[_Step], list[str]]:
    steps, without = [], []
    for row in frame.to_dict("records"):
        base, value = yuan(row["base_amount"], row["unit"]), yuan(row["amount"], row["unit"])
        if base is None or value is None:
            without.append(str(row["label"]))
            continue
        steps.append(_Step(str(row["label"]), base, value, int(row["page"]), bool(row.get("hinted", False))))
    return steps, without


def _folded(moved: Sequence[_Step], span: Decimal, most: int, language: Language) -> list[_Step]:
    """The largest changes; the others up as one and the others down as one, never a single one of them."""
    by_size = sorted(moved, key=lambda step: -abs(step.change))
    kept = [s for place, s in enumerate(by_size) if place < most and abs(s.change) >= _THINNEST * span]
    for up in (True, False):
        rest = [step for step in by_size if step not in kept and (step.change > 0) == up]
        if len(rest) < 2:
            kept += rest
            continue
        name = message("chart.others_up" if up else "chart.others_down", language, count=len(rest))
        base = sum((step.base for step in rest if step.base is not None), Decimal(0))
        kept.append(_Step(name, base, sum((step.value for step in rest), Decimal(0)), 0, False, len(rest)))
    return kept


def _ordered(steps: Sequence[_Step], *, falls_first: bool) -> list[_Step]:
    """Falls and rises apart, each by size, the others last of theirs."""
    ordered = sorted(steps, key=lambda step: (step.count > 1, -abs(step.change)))
    ups, downs = [s for s in ordered if s.change > 0], [s for s in ordered if s.change < 0]
    return [*downs, *ups] if falls_first else [*ups, *downs]


def _row(step: _Step, scale: MoneyScale, language: Language) -> Row:
    if step.count > 1:
        rate = ""
    elif not step.value:
        rate = message("chart.gone", language)
    else:
        rate = rate_text(step.base, step.value, language)
    kind = ("up" if step.change > 0 else "down") + ("_hint" if step.hinted else "")
    cells = (scale.text(step.change, signed=True), rate)
    return Row(step.name, cells, (Decimal(0), step.change), "", kind, pages=(step.page,) if step.page else ())


def _stairs(
    rows: Sequence[Row], base: Decimal, total: Decimal, names: tuple[str, str], scale: MoneyScale
) -> list[Row]:
    """The changes one behind the other, between the two totals."""
    first = Row(names[0], (scale.text(base), ""), (Decimal(0), base), "", "total")
    level, found = base, [first]
    for row in rows:
        change = row.values[1] or Decimal(0)
        found.append(Row(row.name, row.cells, (level, level + change), "", row.kind, pages=row.pages))
        level += change
    return [*found, Row(names[1], (scale.text(total), ""), (Decimal(0), total), "", "total")]


def _bar(plate: Plate, row: Row, place: Scale, y: float, ends: list[tuple[float, float]]) -> None:
    begin, finish = row.values
    assert begin is not None and finish is not None
    x0, x1 = sorted((place.at(begin), place.at(finish)))
    ink, edge = _INKS[row.kind]
    high = 16.0
    plate.rect(x0, y - high / 2, max(x1 - x0, 1.5), high, ink, edge)
    if ends:
        last_x, last_y = ends[-1]
        plate.line(last_x, last_y + high / 2, last_x, y - high / 2, color=STEM, width=1)
    ends.append((place.at(finish), y))


def _legend(plate: Plate, kinds: set[str], language: Language, *, hinted: bool) -> None:
    entries = [
        (swatch(*_INKS[kind]), message(key, language))
        for kind, key in (("up", "direction.increase"), ("down", "direction.decrease"))
        if {kind, f"{kind}_hint"} & kinds
    ]
    if hinted:
        entries.append((swatch(Ink("#FFFFFF", "////"), "#5C5C5C"), message("chart.hatched_code", language)))
    plate.legend(entries)


def _finding(
    moved: Sequence[_Step], base: Decimal, total: Decimal, scale: MoneyScale, language: Language
) -> str:
    largest = max(moved, key=lambda step: abs(step.change))
    said = message(
        "chart.find_items",
        language,
        change=scale.said(total - base, signed=True),
        rate=rate_text(base, total, language),
    )
    if len(moved) == 1:
        return said
    change = scale.text(largest.change, signed=True)
    return clauses(
        [said, message("chart.find_largest", language, name=largest.name, change=change)], language
    )


def _numbers(step: _Step, scale: MoneyScale, language: Language) -> dict[str, object]:
    row = _row(step, scale, language)
    return {
        "label": step.name,
        "base_amount": number(step.base, scale),
        "final_accounts": number(step.value, scale),
        "signed_change": number(step.change, scale),
        "rate_shown": row.cells[1] if step.change else "",
    }


def _with_totals(
    numbers: pd.DataFrame,
    base: Decimal,
    total: Decimal,
    base_name: str,
    scale: MoneyScale,
    language: Language,
) -> pd.DataFrame:
    """The table of all items, with their sum as its last row."""
    import pandas as pd

    whole = _Step(message("chart.all_items", language), base, total, 0, False)
    last = _numbers(whole, scale, language) | {"rate_shown": rate_text(base, total, language)}
    return pd.concat([numbers, table([last])], ignore_index=True)
