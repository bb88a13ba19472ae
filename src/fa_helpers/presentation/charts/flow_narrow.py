"""The flow of money on a phone (窄屏流向): levels, then each project with a bar of its parts and its recipients below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.flow_layout import Flowing, Node
from fa_helpers.presentation.charts.plate import BODY, EDGE, LINE, SMALL, Plate, lines_of, swatch, width_of
from fa_helpers.presentation.fonts import BLACK, GREY, Ink, chart_style
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_BAR: Final = 11.0
_INDENT: Final = 20.0
_MOST_LINES: Final = 3
Named = Callable[[Node], str]
Amount = Callable[[Decimal], str]


def narrow_flow(
    title: str,
    about: str,
    source: str,
    flowing: Flowing,
    inks: Mapping[str, Ink],
    language: Language,
    named: Named,
    amount: Amount,
) -> Figure:
    """Draw the flow for a phone (窄屏流向图): nothing crosses, every amount stands beside its name."""
    with chart_style(language):
        plate = Plate(language, narrow=True)
        plate.heading(title, about)
        _levels(plate, flowing, language, named, amount)
        _projects(plate, flowing, inks, named, amount)
        used = dict.fromkeys(link.part for link in flowing.links)
        plate.legend(
            [
                (swatch(ink, EDGE), message(f"money.part_{part}", language))
                for part, ink in inks.items()
                if part in used
            ]
        )
        plate.footing([source])
        return plate.figure()


def _levels(plate: Plate, flowing: Flowing, language: Language, named: Named, amount: Amount) -> None:
    if not flowing.levels:
        return
    plate.lines([message("chart.flow_from", language)], size=BODY, color=GREY, gap=2)
    most = max(node.amount for node in flowing.levels)
    for node in flowing.levels:
        _named(plate, named(node), amount(node.amount), 0.0)
        _bar(plate, [(Ink(BLACK), node.amount)], most)
    plate.y += 6
    plate.lines([message("chart.flow_to", language)], size=BODY, color=GREY, gap=2)


def _projects(plate: Plate, flowing: Flowing, inks: Mapping[str, Ink], named: Named, amount: Amount) -> None:
    most = max((node.amount for node in flowing.cards), default=Decimal(1))
    for card in flowing.cards:
        own = [link for link in flowing.links if link.source == card.key]
        _named(plate, named(card), amount(card.amount), 0.0)
        _bar(plate, [(inks[link.part], link.amount) for link in own], most)
        for link in own:
            if link.target == card.key:
                continue  # what stands in no form leads nowhere else
            swatch(inks[link.part], EDGE)(plate, plate.left + 8, plate.y + BODY * LINE / 2)
            _named(plate, named(Node(link.target, link.amount)), amount(link.amount), _INDENT)
        plate.y += 8


def _named(plate: Plate, name: str, figure: str, indent: float) -> None:
    """A name with its amount at the right end of its first line."""
    room = plate.room - indent - width_of(figure, BODY) - 10
    lines = lines_of(name, room, BODY, _MOST_LINES)
    for place, line in enumerate(lines):
        plate.text(plate.left + indent, plate.y + (place + 0.5) * BODY * LINE, line)
    plate.text(plate.right, plate.y + BODY * LINE / 2, figure, ha="right")
    plate.y += len(lines) * BODY * LINE + (SMALL * 0.15)


def _bar(plate: Plate, parts: Sequence[tuple[Ink, Decimal]], most: Decimal) -> None:
    x = plate.left
    for ink, value in parts:
        wide = max(1.5, float(value / (most or 1)) * plate.room) if value else 0.0
        if wide:
            plate.rect(
                x,
                plate.y + 1,
                min(wide, plate.right - x),
                _BAR,
                ink,
                EDGE if ink.colour != BLACK else BLACK,
                0.6,
            )
        x += wide
    plate.y += _BAR + 5
