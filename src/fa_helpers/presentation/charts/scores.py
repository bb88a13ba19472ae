"""Printed and recomputed scores (得分与规则): only the rows that depart from the usual rule, by distance."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.charts.plate import BODY, EDGE, HOLLOW, Plate, sign, width_of
from fa_helpers.presentation.charts.rows import Layout, Row, Scale
from fa_helpers.presentation.charts.telling import Telling, Told, about_line, drawn, nothing_drawn, table
from fa_helpers.presentation.fonts import BLACK, BLUE, ORANGE, PALE
from fa_helpers.presentation.numbers import exact
from fa_helpers.terms.messages import Language, message, unit_label
from fa_helpers.terms.phrases import fixed

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 15


@dataclass(frozen=True, slots=True)
class _Score:
    name: str
    printed: Decimal
    rule: Decimal
    weight: Decimal
    page: int

    @property
    def distance(self) -> Decimal:
        return self.printed - self.rule


def scores(
    frame: pd.DataFrame, doc: Told, language: Language, *, label: str = "label"
) -> Picture | NothingToDraw:
    """Draw printed scores beside those of the usual rule (得分与规则图), the fifteen farthest apart, from ``doc.scoring()``.

    Rows that agree are counted in the source line; ``label`` is the column that names a row.
    """
    read = _read(frame, label)
    apart = sorted((s for s in read if s.distance), key=lambda s: -abs(s.distance))
    numbers = table([_numbers(score) for score in apart])
    if not read:
        return nothing_drawn(numbers, language)
    if not apart:
        return nothing("scores_agree", numbers, language)
    shown = apart[:MOST]
    rows = [
        Row(
            s.name,
            (fixed(s.distance, 2, signed=True),),
            (s.printed, s.rule, s.weight),
            "",
            "above" if s.distance > 0 else "below",
        )
        for s in shown
    ]
    notes = [message("chart.rule_note", language)]
    if len(apart) > len(shown):
        notes.append(message("chart.others_in_table", language, count=len(apart) - len(shown)))
    telling = Telling(
        _finding(read, apart, language),
        about_line(doc, unit_label("分", language), "", language),
        doc.source_line([s.page for s in shown], language),
        tuple(notes),
    )

    def body(plate: Plate) -> None:
        room = max(width_of(fixed(v, 2), BODY) for s in shown for v in (s.printed, s.rule)) + 14
        layout = Layout(plate, rows, (message("chart.distance", language),), end=room, least=30)
        layout.write_heads()
        high = max(float(max(s.weight, s.printed, s.rule)) for s in shown) or 1.0
        low = min(0.0, *(float(min(s.printed, s.rule)) for s in shown))
        scale = Scale(low, high, layout.track[0] + room, layout.track[1])

        def mark(row: Row, place: Scale, y: float) -> None:
            _mark(plate, row, place, y)

        for row in rows:
            layout.write_row(row, mark, scale)
        kinds = {row.kind for row in rows}
        entries = (
            [(sign("D", ORANGE, EDGE), message("chart.printed_above", language))] if "above" in kinds else []
        )
        entries += (
            [(sign("s", BLUE, BLUE), message("chart.printed_below", language))] if "below" in kinds else []
        )
        entries.append((sign("o", HOLLOW, BLACK), message("chart.by_rule", language)))
        entries.append(
            (
                lambda p, x, y: p.line(x - 8, y, x + 8, y, color=PALE, width=3),
                message("chart.to_full", language),
            )
        )
        plate.legend(entries)

    items = [
        message("chart.alt_pair", language, label=s.name, start=fixed(s.printed, 2), end=fixed(s.rule, 2))
        for s in shown
    ]
    return drawn(doc, language, numbers, telling, body, items, "分")


def _read(frame: pd.DataFrame, label: str) -> list[_Score]:
    found = []
    for row in frame.to_dict("records"):
        values = [
            exact(None if row[n] != row[n] else row[n]) for n in ("score", "recomputed_score", "weight")
        ]
        printed, rule, weight = values
        if printed is None or rule is None:
            continue
        agrees = row.get("agreement", "") in ("same", "rounding")
        name = str(row[label])
        found.append(
            _Score(name, printed, printed if agrees else rule, weight or Decimal(0), int(row["page"]))
        )
    return found


def _mark(plate: Plate, row: Row, place: Scale, y: float) -> None:
    printed, rule, weight = (value or Decimal(0) for value in row.values)
    above = row.kind == "above"
    edge = EDGE if above else BLUE
    plate.line(place.at(0), y, place.at(weight), y, color=PALE, width=3)
    plate.line(place.at(printed), y, place.at(rule), y, color=edge, width=3, dashed=not above)
    plate.dot(place.at(rule), y, "o", HOLLOW, BLACK)
    plate.dot(place.at(printed), y, "D" if above else "s", ORANGE if above else BLUE, edge, 10)
    low, high = sorted((printed, rule))
    plate.text(place.at(low) - 10, y, fixed(low, 2), ha="right", halo=True)
    plate.text(place.at(high) + 10, y, fixed(high, 2), halo=True)


def _finding(read: list[_Score], apart: list[_Score], language: Language) -> str:
    first = apart[0]
    above = sum(score.distance > 0 for score in apart)
    return message(
        "chart.find_scores",
        language,
        all=len(read),
        count=len(apart),
        above=above,
        below=len(apart) - above,
        name=first.name,
        printed=fixed(first.printed, 2),
        rule=fixed(first.rule, 2),
    )


def _numbers(score: _Score) -> dict[str, object]:
    return {
        "label": score.name,
        "weight": float(score.weight),
        "score": float(score.printed),
        "recomputed_score": float(score.rule),
        "difference": float(score.distance),
        "page": score.page,
    }
