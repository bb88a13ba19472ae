"""Paired dots (成对点图): what an amount was compared with and what it became, with change and rate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.plate import EDGE, HOLLOW, STEM, Plate, sign
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
    share_text,
    table,
    yuan,
)
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, ORANGE
from fa_helpers.terms.glossary import without_gloss
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses, listed

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 15
_BASE: Final = "#BDBDBD"
_APART: Final = 12.0
"""Pixels between two marks that do not touch."""


@dataclass(frozen=True, slots=True)
class _Pair:
    name: str
    base: Decimal | None
    value: Decimal
    pages: tuple[int, ...]
    hollow: bool = False

    @property
    def change(self) -> Decimal | None:
        return None if self.base is None else self.value - self.base


def paired(
    frame: pd.DataFrame,
    doc: Told,
    language: Language,
    *,
    base: str = "",
    base_name: str = "",
    value: str = "final_accounts",
    flagged: Collection[str] = (),
    shares: bool = True,
) -> Picture | NothingToDraw:
    """Draw rows from the amount in ``base`` to that in ``value`` (成对点图), the largest first, each with change and rate.

    The frame has ``label``, ``unit``, ``page`` and perhaps ``fact_ids``; ``base_name`` says what the base is. A row
    without a base is a hollow dot and stays; one without a value is named below. Of more than fifteen the others are
    one row. With ``shares`` the finding says what part the largest is.
    """
    pairs, without = _pairs(frame, base, value, frozenset(flagged))
    scale = money_scale([amount for pair in pairs for amount in (pair.base, pair.value)], language)
    whole = _whole(pairs) if shares else None
    numbers = table([_numbers(pair, whole, scale, language, compared=bool(base)) for pair in pairs])
    if not any(pair.value or pair.base for pair in pairs):
        return nothing_drawn(numbers, language, scale.unit)
    name = base_name or message("chart.base", language)
    rows = [_row(pair, scale, language, compared=bool(base)) for pair in _folded(pairs, language)]
    outcome = outcome_word(doc, language)
    heads = (name, outcome, message("chart.change", language), message("chart.rate", language))
    left = [message("chart.without_amount", language, items=listed(without, language))] if without else []
    telling = Telling(
        _finding(pairs, name, whole, scale, language),
        about_line(doc, scale.word, f"{name} → {outcome}" if base else "", language),
        doc.source_line(pages_of(rows), language),
        tuple(left),
    )

    def body(plate: Plate) -> None:
        def mark(row: Row, place: Scale, y: float) -> None:
            _mark(plate, row, place, y)

        layout = Layout(plate, rows, heads if base else (outcome, ""), least=32)
        draw_panels(layout, [("", rows)], mark, scale.text)
        _legend(plate, rows, name if base else "", language)

    return drawn(
        doc, language, numbers, telling, body, [item_of(row, language) for row in rows[:MOST]], scale.unit
    )


def _pairs(
    frame: pd.DataFrame, base: str, value: str, flagged: frozenset[str]
) -> tuple[list[_Pair], list[str]]:
    pairs, without = [], []
    for row in frame.to_dict("records"):
        amount = yuan(row[value], row["unit"])
        if amount is None:
            without.append(str(row["label"]))
            continue
        before = yuan(row[base], row["unit"]) if base else None
        hollow = bool(flagged & set(str(row.get("fact_ids", "")).split()))
        page = row.get("page")
        pages = (int(page),) if page is not None and page == page else ()
        pairs.append(_Pair(str(row["label"]), before, amount, pages, hollow))
    return sorted(pairs, key=lambda pair: -pair.value), without


def _folded(pairs: Sequence[_Pair], language: Language) -> list[_Pair]:
    """The largest, and the others as one; a single one is no others."""
    if len(pairs) <= MOST + 1:
        return list(pairs)
    rest = pairs[MOST:]
    known = [pair.base for pair in rest if pair.base is not None]
    base = sum(known, Decimal(0)) if len(known) == len(rest) else None
    name = message("chart.others", language, count=len(rest))
    whole = sum((pair.value for pair in rest), Decimal(0))
    return [*pairs[:MOST], _Pair(name, base, whole, tuple(sorted({p for pair in rest for p in pair.pages})))]


def _row(pair: _Pair, scale: MoneyScale, language: Language, *, compared: bool) -> Row:
    kind = (
        "none" if pair.change is None else "up" if pair.change > 0 else "down" if pair.change < 0 else "flat"
    )
    if not compared:
        return Row(
            pair.name,
            (scale.text(pair.value), ""),
            (None, pair.value),
            "",
            "alone",
            pair.hollow,
            False,
            pair.pages,
        )
    cells = (
        scale.text(pair.base),
        scale.text(pair.value),
        scale.text(pair.change, signed=True),
        rate_text(pair.base, pair.value, language),
    )
    return Row(pair.name, cells, (pair.base, pair.value), "", kind, pair.hollow, False, pair.pages)


def _numbers(
    pair: _Pair, whole: Decimal | None, scale: MoneyScale, language: Language, *, compared: bool
) -> dict[str, object]:
    row: dict[str, object] = {"label": pair.name}
    if compared:
        row["base_amount"] = number(pair.base, scale)
    row["final_accounts"] = number(pair.value, scale)
    if compared:
        row |= {
            "signed_change": number(pair.change, scale),
            "rate_shown": rate_text(pair.base, pair.value, language),
        }
    if whole is not None:
        row["share_shown"] = share_text(pair.value, whole)
    return row


def _whole(pairs: Sequence[_Pair]) -> Decimal | None:
    """What the rows add up to, where each can be a part of it."""
    whole = sum((pair.value for pair in pairs), Decimal(0))
    return whole if whole > 0 and len(pairs) > 1 and all(pair.value >= 0 for pair in pairs) else None


def _finding(
    pairs: Sequence[_Pair], base: str, whole: Decimal | None, scale: MoneyScale, language: Language
) -> str:
    largest = pairs[0]
    said = []
    moved = [pair for pair in pairs if pair.change]
    most = max(moved, key=lambda pair: abs(pair.change or Decimal(0)), default=None)
    if whole is not None:
        share = share_text(largest.value, whole)
        key = (
            "chart.find_share"
            if largest.base is not None or not _compared(pairs)
            else "chart.find_share_no_base"
        )
        named = {"base": base} if key == "chart.find_share_no_base" else {}
        said.append(message(key, language, name=largest.name, share=share, **named))
    if most is not None:
        change = scale.said(most.change or Decimal(0), signed=True)
        aside = rate_text(most.base, most.value, language)
        key = "chart.find_same_change" if said and most is largest else "chart.find_change"
        named = {} if said and most is largest else {"name": without_gloss(most.name)}
        said.append(message(key, language, change=change, rate=aside, **named))
    if not said:
        said.append(
            message("chart.find_amount", language, name=largest.name, amount=scale.said(largest.value))
        )
    return clauses(said, language)


def _compared(pairs: Sequence[_Pair]) -> bool:
    return any(pair.base is not None for pair in pairs)


def _mark(plate: Plate, row: Row, place: Scale, y: float) -> None:
    base, value = row.values
    assert value is not None
    x = place.at(value)
    if row.kind == "alone":
        plate.line(place.at(0), y, x, y, color=STEM, width=4)
        plate.dot(x, y, *_outcome(row))
        return
    if base is None:
        plate.dot(x, y, "o", HOLLOW, BLACK, 11)
        return
    mark, face, edge = _outcome(row)
    start = place.at(base)
    aside = _APART / 2 if abs(start - x) < _APART and row.kind != "flat" else 0.0  # one above the other
    if not aside:
        plate.line(start, y, x, y, color=edge, width=3.5, dashed=row.kind == "down")
    plate.dot(start, y - aside, "o", HOLLOW if row.hollow and row.kind == "flat" else _BASE, GREY)
    if row.kind != "flat":
        plate.dot(x, y + aside, mark, face, edge)


def _outcome(row: Row) -> tuple[str, str, str]:
    """The mark of a row's outcome: form, face, edge."""
    if row.kind == "alone":
        return "D", HOLLOW if row.hollow else BLUE, BLUE
    if row.kind in ("none", "flat"):
        return "o", HOLLOW, BLACK if row.kind == "none" else GREY
    if row.kind == "down":
        return "<", HOLLOW if row.hollow else ORANGE, EDGE
    return ">", HOLLOW if row.hollow else BLUE, BLUE


def _legend(plate: Plate, rows: Sequence[Row], base: str, language: Language) -> None:
    kinds = {row.kind for row in rows}
    entries = []
    if base and kinds & {"up", "down", "flat"}:
        entries.append((sign("o", _BASE, GREY), base))
    if "up" in kinds:
        entries.append((sign(">", BLUE, BLUE), message("chart.outcome_up", language)))
    if "down" in kinds:
        entries.append((sign("<", ORANGE, EDGE), message("chart.outcome_down", language)))
    if "none" in kinds:
        entries.append((sign("o", HOLLOW, BLACK), message("chart.hollow_no_base", language, base=base)))
    hollow = next((row for row in rows if row.hollow), None)
    if hollow is not None:
        entries.append((sign(*_outcome(hollow)), message("chart.hollow_flagged", language)))
    plate.legend(entries)
