"""Points lost (失分): a grid of forms and kinds of indicators, the shade by the part of the points that was lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.charts.plate import BODY, LINE, SMALL, Plate, lines_of, swatch, width_of
from fa_helpers.presentation.charts.telling import (
    Telling,
    Told,
    about_line,
    drawn,
    nothing_drawn,
    share_text,
    table,
)
from fa_helpers.presentation.fonts import BLACK, GREY, WHITE, Ink
from fa_helpers.presentation.numbers import exact
from fa_helpers.terms.messages import Language, message, unit_label
from fa_helpers.terms.phrases import fixed
from fa_helpers.text.fold import name_key

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 15
FAMILIES: Final = {
    "execution": (),
    "quantity": ("数量",),
    "quality": ("质量",),
    "timing": ("时效", "进度"),
    "cost": ("成本",),
    "benefit": ("效益", "影响", "效果", "产出效"),
    "satisfaction": ("满意",),
    "other": (),
}
"""The kinds of indicators by the words of their level, in the order of the columns; what fits none is other."""
_SHADES: Final = (
    (Decimal("0.1"), "#E9F3FA", "<10%"),
    (Decimal("0.25"), "#CFE4F2", "10–25%"),
    (Decimal("0.5"), "#9CCBE8", "25–50%"),
    (Decimal("0.75"), "#4A9BCB", "50–75%"),
    (Decimal(2), "#0072B2", "≥75%"),
)
_NONE: Final = Ink(WHITE, "....")


@dataclass(slots=True)
class _Card:
    name: str
    lost: dict[str, Decimal] = field(default_factory=dict)
    full: dict[str, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        return sum(self.lost.values(), Decimal(0))

    def add(self, family: str, lost: Decimal, full: Decimal) -> None:
        self.lost[family] = self.lost.get(family, Decimal(0)) + lost
        self.full[family] = self.full.get(family, Decimal(0)) + full


def family_of(row_kind: str, level1: str, level2: str) -> str:
    """Return the kind of an indicator (指标类别) by its first level, by the second where that is 产出 or says nothing.

    >>> family_of("indicator", "产出指标", "数量指标"), family_of("execution", "", ""), family_of("indicator", "管理", "")
    ('quantity', 'execution', 'other')
    >>> family_of("indicator", "社会效益", "质量指标")
    'benefit'
    """
    if row_kind == "execution":
        return "execution"
    for text in (name_key(level1), name_key(level2)):
        for family, words in FAMILIES.items():
            if any(word in text for word in words):
                return family
    return "other"


def points(frame: pd.DataFrame, doc: Told, language: Language) -> Picture | NothingToDraw:
    """Draw where points were lost (失分图): a row for a form, a column for a kind of indicators; from ``doc.scoring()``.

    Fifteen forms at the most, the others summed; the last row is all. A kind that a form does not have is dotted.
    """
    cards = _read(frame)
    families = [f for f in FAMILIES if any(f in card.full for card in cards)]
    numbers = table([_numbers(card, families, language) for card in cards])
    if not cards:
        return nothing_drawn(numbers, language)
    losing = sorted((card for card in cards if card.total > 0), key=lambda card: -card.total)
    if not losing:
        return nothing("no_points_lost", numbers, language)
    whole = _sum(cards, message("chart.all_forms", language, count=len(cards)))
    rows = [_numbers(card, families, language) for card in [*losing, whole]]
    numbers = table([*rows, _shares_of_loss(whole, families, language)])
    shown = losing if len(losing) <= MOST + 1 else losing[:MOST]
    rest = losing[len(shown) :]
    others = [_sum(rest, message("chart.other_forms", language, count=len(rest)))] if rest else []
    fine = len(cards) - len(losing)
    telling = Telling(
        _finding(whole, families, len(cards), language),
        about_line(doc, unit_label("分", language), message("chart.cells_and_shades", language), language),
        doc.source_line([int(page) for page in frame["page"]], language),
        (message("chart.forms_without_loss", language, count=fine),) if fine else (),
    )

    def body(plate: Plate) -> None:
        _grid(plate, [*shown, *others], whole, families, language)

    items = [
        message("chart.alt_item", language, label=card.name, value=_points(card.total)) for card in shown
    ]
    return drawn(doc, language, numbers, telling, body, items, "分")


def _read(frame: pd.DataFrame) -> list[_Card]:
    cards: dict[str, _Card] = {}
    for row in frame.to_dict("records"):
        lost, full = (exact(None if row[name] != row[name] else row[name]) for name in ("lost", "weight"))
        if lost is None or full is None:
            continue
        card = cards.setdefault(str(row["scorecard_id"]), _Card(str(row["name"])))
        family = family_of(str(row["row_kind"]), str(row["level1"]), str(row["level2"]))
        card.add(family, max(lost, Decimal(0)), full)
    return list(cards.values())


def _sum(cards: Sequence[_Card], name: str) -> _Card:
    whole = _Card(name)
    for card in cards:
        for family, lost in card.lost.items():
            whole.add(family, lost, card.full[family])
    return whole


def _points(value: Decimal) -> str:
    return fixed(value, 2)


def _grid(
    plate: Plate, cards: Sequence[_Card], whole: _Card, families: Sequence[str], language: Language
) -> None:
    total = message("chart.total", language)
    last = max(width_of(total, SMALL), width_of(_points(whole.total), BODY)) + 10
    names = 0.0 if plate.narrow else min(250.0, max(width_of(c.name, BODY) for c in [*cards, whole])) + 12
    wide = (plate.room - names - last) / len(families)
    size = SMALL if not plate.narrow else 9.5
    heads = [column_head(family, wide - 3, size, plate.narrow, language) for family in families]
    head_lines = [lines_of(head, wide - 3, size, 3) for head in heads]
    high = max(map(len, head_lines)) * SMALL * LINE
    for place, lines in enumerate(head_lines):
        for index, line in enumerate(lines):
            x = plate.left + names + (place + 0.5) * wide
            plate.text(x, plate.y + (index + 0.5) * SMALL * LINE, line, size=size, ha="center", color=GREY)
    plate.text(plate.right, plate.y + 0.5 * SMALL * LINE, total, size=SMALL, ha="right", color=GREY)
    plate.y += high + 3
    for card in [*cards, whole]:
        if card is whole:
            plate.line(plate.left, plate.y, plate.right, plate.y, color=GREY, width=1.5)
            plate.y += 2
        _card(plate, card, families, names, wide)
    plate.legend(
        [
            *((swatch(Ink(colour), GREY), text) for _, colour, text in _SHADES),
            (swatch(_NONE, "#DDDDDD"), message("chart.no_such_indicator", language)),
        ]
    )


def column_head(family: str, room: float, size: float, narrow: bool, language: Language) -> str:
    """What a column is called: the short word where the whole one would be broken within."""
    words = message(f"chart.family_{family}", language)
    fits = all(width_of(word, size) <= room for word in words.split())
    return words if fits and not narrow else message(f"chart.family_{family}_short", language)


def _card(plate: Plate, card: _Card, families: Sequence[str], names: float, wide: float) -> None:
    lines = lines_of(card.name, (names or plate.room) - (12 if names else 0), BODY, 3)
    tall = len(lines) * BODY * LINE
    if not names:
        plate.lines(lines, size=BODY, gap=1)
    high = 22.0 if not names else max(25.0, tall + 7)
    middle = plate.y + high / 2
    if names:
        for place, line in enumerate(lines):
            plate.text(plate.left, middle + (place - (len(lines) - 1) / 2) * BODY * LINE, line)
    for place, family in enumerate(families):
        x = plate.left + names + place * wide
        _cell(plate, card, family, (x, plate.y + 1, wide - 2, high - 3), middle)
    plate.text(plate.right, middle, _points(card.total), ha="right")
    plate.y += high + (5 if not names else 0)


def _cell(
    plate: Plate, card: _Card, family: str, box: tuple[float, float, float, float], middle: float
) -> None:
    if family not in card.full:
        plate.rect(*box, _NONE, "#DDDDDD")
        return
    lost, full = card.lost[family], card.full[family]
    share = lost / full if full else Decimal(0)
    colour = (
        next((colour for limit, colour, _ in _SHADES if share < limit), _SHADES[-1][1]) if lost else WHITE
    )
    plate.rect(*box, Ink(colour), "#DDDDDD")
    ink = GREY if not lost else WHITE if colour == _SHADES[-1][1] else BLACK
    size = (
        BODY
        if width_of(_points(lost), BODY) < box[2] - 2
        else SMALL
        if width_of(_points(lost), SMALL) < box[2] - 1
        else 9.5
    )
    plate.text(
        box[0] + box[2] / 2, middle - 0.5, _points(lost) if lost else "0", size=size, ha="center", color=ink
    )


def _finding(whole: _Card, families: Sequence[str], count: int, language: Language) -> str:
    family = max(families, key=lambda name: whole.lost[name])
    return message(
        "chart.find_points",
        language,
        count=count,
        points=_points(whole.total),
        share=share_text(whole.total, sum(whole.full.values(), Decimal(0))),
        part=share_text(whole.lost[family], whole.total),
        family=message(f"chart.family_{family}", language),
    )


def _shares_of_loss(whole: _Card, families: Sequence[str], language: Language) -> dict[str, object]:
    """The last row of the table: which part of the points lost each kind has."""
    shares: dict[str, object] = {
        message(f"chart.family_{f}", language): share_text(whole.lost[f], whole.total) for f in families
    }
    return {"label": message("chart.share_of_loss", language), "lost": None} | shares | {"share_shown": ""}


def _numbers(card: _Card, families: Sequence[str], language: Language) -> dict[str, object]:
    shares = {
        message(f"chart.family_{family}", language): _points(card.lost[family]) if family in card.full else ""
        for family in families
    }
    return (
        {"label": card.name, "lost": float(card.total)}
        | shares
        | {"share_shown": share_text(card.total, sum(card.full.values(), Decimal(0)))}
    )
