"""Where money came from and where it went (收入与支出的构成): two bars of the same length, each to 100%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.plate import BODY, EDGE, HEAD, SMALL, Plate, lines_of, width_of
from fa_helpers.presentation.charts.telling import (
    Telling,
    Told,
    about_line,
    drawn,
    nothing_drawn,
    number,
    own_amounts,
    share_text,
    table,
    yuan,
)
from fa_helpers.presentation.fonts import BLACK, GREY, ORANGE, PALE, WHITE, Ink
from fa_helpers.presentation.labels import label_of
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses, listed

if TYPE_CHECKING:
    import pandas as pd

REVENUE: Final = frozenset({"opening_carryover_surplus", "non_appropriation_surplus_used"})
_CARRYOVER: Final = ("opening_carryover_surplus", "closing_carryover_surplus")
_TOTALS: Final = {
    "revenue": ("grand_total_revenue", "grand_total"),
    "expenditure": ("grand_total_expenditure", "grand_total"),
}
_INKS: Final = {
    "revenue": ("#0072B2", "#6BB3DD", "#CFE4F2", "#E9F3FA"),
    "expenditure": (EDGE, ORANGE, "#F6DDA6", "#FBF1DC"),
}
_REST: Final = Ink(WHITE, "xxxx")
_DARK: Final = frozenset({"#0072B2", EDGE})
_ROUNDING: Final = Decimal("0.0005")  # of the total: no rest, the parts were rounded
_HIGH: Final = 34.0
_LIST: Final = 19.0


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    amount: Decimal
    concept: str
    ink: Ink = _REST


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    whole: Decimal
    parts: tuple[_Part, ...]


def both_sides(
    flows: pd.DataFrame, overview: pd.DataFrame, doc: Told, language: Language
) -> Picture | NothingToDraw:
    """Draw the parts of revenue and of expenditure as two bars to 100% (收支构成图), from ``doc.flows()`` and ``doc.overview()``.

    Carry-over stands last and hatched; what the document breaks down no further is cross-hatched. Parts of zero are
    named below.
    """
    flows, overview = own_amounts(flows, doc), own_amounts(overview, doc)
    records = flows.to_dict("records")
    sides = {side: _parts(records, side, language) for side in _INKS}
    whole = max((_whole(overview, side, parts) for side, parts in sides.items()), default=Decimal(0))
    found = {side: _side(side, whole, parts, language) for side, parts in sides.items() if whole}
    shown = {side: bar for side, bar in found.items() if bar is not None}
    scale = money_scale(
        [amount for bar in shown.values() for amount in (bar.whole, *(p.amount for p in bar.parts))], language
    )
    numbers = table(
        [_numbers(part, bar, scale, language) for bar in shown.values() for part in _listed(bar, language)]
    )
    if not shown:
        return nothing_drawn(numbers, language, scale.unit)
    zeros = [
        part.name
        for side, parts in sides.items()
        for part in parts
        if not part.amount and _is_told(part, shown.get(side))
    ]
    pages = [int(row["page"]) for row in records if row["page"] == row["page"]]
    telling = Telling(
        _finding(shown, scale, language),
        about_line(doc, scale.word, message("chart.bar_is_total", language), language),
        doc.source_line(pages, language),
        (message("chart.stated_zero", language, items=listed(zeros, language)),) if zeros else (),
    )

    def body(plate: Plate) -> None:
        for side, bar in shown.items():
            head = message(f"chart.side_{side}", language, amount=scale.said(bar.whole))
            plate.lines(lines_of(head, plate.room, HEAD, 2), size=HEAD, gap=3)
            _bar(plate, bar)
            _list(plate, bar, scale)
            plate.y += 8

    items = [
        message(
            "chart.alt_item",
            language,
            label=part.name,
            value=f"{scale.text(part.amount)} ({share_text(part.amount, bar.whole)})",
        )
        for bar in shown.values()
        for part in bar.parts
    ]
    return drawn(doc, language, numbers, telling, body, items, scale.unit)


def _is_told(part: _Part, bar: _Side | None) -> bool:
    """Whether a zero is named: not a carry-over where its side has an unexplained rest, for it is another money's."""
    return (
        part.concept not in _CARRYOVER or bar is None or all(other.concept != "rest" for other in bar.parts)
    )


def _is_revenue(concept: str) -> bool:
    return concept in REVENUE or concept.endswith("_revenue")


def _parts(records: Sequence[dict[Any, Any]], side: str, language: Language) -> list[_Part]:
    found = []
    for row in records:
        concept, amount = str(row["concept"]), yuan(row["final_accounts"], row["unit"])
        if amount is not None and amount >= 0 and _is_revenue(concept) == (side == "revenue"):
            found.append(_Part(label_of(concept, str(row["subject"]), language), amount, concept))
    return sorted(found, key=lambda part: (part.concept in _CARRYOVER, -part.amount))


def _whole(overview: pd.DataFrame, side: str, parts: Sequence[_Part]) -> Decimal:
    """The grand total of a side; the sum of its parts where none is printed, or where they are more.

    Revenue and expenditure come to one total, so that the larger of both is the length of the bars.
    """
    whole = sum((part.amount for part in parts), Decimal(0))
    for concept in _TOTALS[side]:
        for row in overview[overview["concept"] == concept].to_dict("records"):
            amount = yuan(row["final_accounts"], row["unit"])
            if amount is not None:
                return max(amount, whole)
    return whole


def _side(side: str, whole: Decimal, parts: Sequence[_Part], language: Language) -> _Side | None:
    """A bar: its parts with their inks, and the rest that nobody broke down; ``None`` where no part is printed."""
    drawn_parts = [part for part in parts if part.amount]
    if not drawn_parts:
        return None
    colours = _INKS[side]
    inked, place = [], 0
    for part in drawn_parts:
        carried = part.concept in _CARRYOVER
        colour = colours[2] if carried else colours[min(place, len(colours) - 1)]
        inked.append(_Part(part.name, part.amount, part.concept, Ink(colour, "////" if carried else "")))
        place += not carried
    rest = whole - sum((part.amount for part in inked), Decimal(0))
    if rest > _ROUNDING * whole:
        inked.append(_Part(message("chart.not_broken_down", language), rest, "rest"))
    return _Side(side, whole, tuple(inked))


def _bar(plate: Plate, bar: _Side) -> None:
    x = plate.left
    for part in bar.parts:
        wide = float(part.amount / bar.whole) * plate.room
        edge = GREY if part.ink.hatch or part.ink.colour not in _DARK else WHITE
        plate.rect(x, plate.y, wide, _HIGH, part.ink, edge)
        share = share_text(part.amount, bar.whole)
        if not part.ink.hatch:
            text = next(
                (
                    t
                    for t, pad in ((f"{part.name} {share}", 14), (share, 8))
                    if width_of(t, BODY) + pad < wide
                ),
                "",
            )
            color = WHITE if part.ink.colour in _DARK else BLACK
            plate.text(x + wide / 2, plate.y + _HIGH / 2, text, ha="center", color=color)
        x += wide
    plate.y += _HIGH + 6


def _list(plate: Plate, bar: _Side, scale: MoneyScale) -> None:
    """Every part with its amount and share, below the bar."""
    shares = max(width_of(share_text(part.amount, bar.whole), BODY) for part in bar.parts)
    amounts = max(width_of(scale.text(part.amount), BODY) for part in bar.parts)
    for part in bar.parts:
        lines = lines_of(part.name, plate.room - 24 - shares - amounts - 40, BODY, 3)
        high = max(_LIST, len(lines) * BODY * 1.3 + 3)
        middle = plate.y + high / 2
        plate.rect(plate.left, middle - 6, 13, 12, part.ink, GREY)
        for place, line in enumerate(lines):
            plate.text(plate.left + 21, middle + (place - (len(lines) - 1) / 2) * BODY * 1.3, line)
        plate.text(plate.right - shares - 20, middle, scale.text(part.amount), ha="right")
        plate.text(plate.right, middle, share_text(part.amount, bar.whole), ha="right")
        plate.y += high
        plate.line(plate.left, plate.y, plate.right, plate.y, color=PALE, width=0.7)
    plate.y += SMALL / 2


def _finding(shown: dict[str, _Side], scale: MoneyScale, language: Language) -> str:
    said = []
    for side, bar in shown.items():
        part = max(bar.parts, key=lambda p: (p.concept != "rest", p.amount))
        share = share_text(part.amount, bar.whole)
        said.append(message(f"chart.find_{side}", language, name=part.name, share=share))
    wholes = {bar.whole for bar in shown.values()}
    if len(wholes) == 1 and len(shown) > 1:
        total = message("chart.find_total", language, amount=scale.said(wholes.pop()))
        return message("chart.alt_list", language, head=total, items=clauses(said, language))
    return clauses(said, language)


def _listed(bar: _Side, language: Language) -> list[_Part]:
    """The parts and their total, for the table."""
    return [*bar.parts, _Part(message("chart.total", language), bar.whole, "total")]


def _numbers(part: _Part, bar: _Side, scale: MoneyScale, language: Language) -> dict[str, object]:
    return {
        "side": message(f"chart.name_{bar.name}", language),
        "label": part.name,
        "final_accounts": number(part.amount, scale),
        "share_shown": share_text(part.amount, bar.whole),
    }
