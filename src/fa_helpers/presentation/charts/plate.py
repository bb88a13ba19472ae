"""The plate that charts are drawn on (画版): CSS pixels, every text measured before it is placed, each box kept.

A chart is drawn twice, for a wide page and for a phone; marks and texts are collected first, since the height is known
only when the last row is placed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.fonts import BLACK, GREY, PALE, WHITE, Ink, drawable, text_width
from fa_helpers.presentation.lettering import fit
from fa_helpers.terms.messages import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE: Final = 760.0
NARROW: Final = 360.0
TITLE: Final = 17.0
NARROW_TITLE: Final = 15.5
HEAD: Final = 13.0
BODY: Final = 12.5
SMALL: Final = 11.0
LINE: Final = 1.3
"""Distance of lines as a multiple of the size of the letters."""
EDGE: Final = "#8A5A00"
"""The edge of orange areas, and what is written where orange would be too light."""
STEM: Final = "#9A9A9A"
_DPI: Final = 96
_POINT: Final = 0.75  # points of a CSS pixel
_LONGEST: Final = 600  # characters of a text that are looked at; no room holds more


@dataclass(frozen=True, slots=True)
class Box:
    """What a text or a mark covers (外框), in pixels from the left and the top."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str = ""

    def overlaps(self, other: Box, slack: float = 0.5) -> bool:
        """Whether both cover the same place, by more than ``slack``."""
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        down = min(self.y1, other.y1) - max(self.y0, other.y0)
        return across > slack and down > slack


def width_of(text: str, size: float) -> float:
    """Return the width of a text in pixels (文字宽度)."""
    return text_width(text, size) * 72 if text else 0.0


def lines_of(text: str, room: float, size: float, most: int = 0) -> list[str]:
    """Return a text in lines no wider than ``room`` pixels (折行); with ``most`` the last ends in ``…`` where more would follow.

    A word longer than a line is broken: a name of a file may be one.

    >>> lines_of("国有资本经营预算支出", 70, 12.5)
    ['国有资本经', '营预算支出']
    """
    text = drawable(" ".join(text.split()))
    if width_of(text, size) <= room:
        return [text]
    kept = text[: min(_LONGEST, int((most or 8) * room / size * 4))]
    cut = len(kept) < len(text)
    whole = fit(kept, room / 72, size).split("\n")
    lines = [piece for line in whole for piece in _broken(line, room, size)]
    if most and (cut or len(lines) > most):
        lines = lines[:most]
        while len(lines[-1]) > 1 and width_of(lines[-1] + "…", size) > room:
            lines[-1] = lines[-1][:-1]
        lines[-1] += "…"
    return lines


def _broken(line: str, room: float, size: float) -> list[str]:
    """A line in pieces that fit, wherever it has no place to break."""
    pieces, begin, wide = [], 0, 0.0
    for place, character in enumerate(line):
        step = width_of(character, size)
        if wide + step > room and place > begin:
            pieces.append(line[begin:place])
            begin, wide = place, 0.0
        wide += step
    return [*pieces, line[begin:]]


class Plate:
    """Collects what is drawn (画版); ``y`` is where the next block begins."""

    def __init__(self, language: Language, *, narrow: bool) -> None:
        self.language: Language = language
        self.narrow = narrow
        self.width = NARROW if narrow else WIDE
        self.margin = 12.0 if narrow else 14.0
        self.y = self.margin
        self.texts: list[Box] = []
        self.marks: list[Box] = []
        self._drawn: list[Callable[[Axes], object]] = []

    @property
    def left(self) -> float:
        """Where texts begin."""
        return self.margin

    @property
    def right(self) -> float:
        """Where texts end."""
        return self.width - self.margin

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = BODY,
        ha: str = "left",
        color: str = BLACK,
        halo: bool = False,
    ) -> None:
        """Write one line; ``y`` is its middle; a ``halo`` keeps it apart from a line that runs behind it."""
        if not text:
            return
        wide = width_of(text, size)
        begin = {"left": x, "right": x - wide, "center": x - wide / 2}[ha]
        self.texts.append(Box(begin, y - size * 0.6, begin + wide, y + size * 0.6, text))
        style: dict[str, Any] = {
            "fontsize": size * _POINT,
            "va": "center_baseline",
            "color": color,
            "zorder": 5,
        }

        def draw(axes: Axes) -> None:
            from matplotlib.patheffects import withStroke

            effects = [withStroke(linewidth=3, foreground=WHITE)] if halo else None
            axes.text(begin, y + size * 0.04, drawable(text), path_effects=effects, **style)

        self._drawn.append(draw)

    def lines(self, texts: Sequence[str], *, size: float, color: str = BLACK, gap: float = 0) -> None:
        """Write lines one below the other at the cursor, which moves below them."""
        for text in texts:
            self.text(self.left, self.y + size * LINE / 2, text, size=size, color=color)
            self.y += size * LINE
        self.y += gap

    def rect(
        self, x: float, y: float, wide: float, high: float, ink: Ink, edge: str = "", width: float = 1
    ) -> None:
        """Fill an area; ``y`` is its upper edge."""
        style: dict[str, Any] = {
            "facecolor": ink.colour,
            "edgecolor": edge or ink.colour,
            "linewidth": width * _POINT if edge else 0,
            "hatch": ink.hatch or None,
            "zorder": 2,
        }

        def draw(axes: Axes) -> None:
            from matplotlib.patches import Rectangle

            axes.add_patch(Rectangle((x, y), wide, high, **style))

        self._drawn.append(draw)

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        color: str = GREY,
        width: float = 1,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line; a pale one lies behind the others."""
        style: dict[str, Any] = {"color": color, "linewidth": width * _POINT, "solid_capstyle": "butt"}
        style["zorder"] = 0 if color == PALE else 1
        if dashed:
            style["linestyle"] = (0, (3, 1.2))
        self._drawn.append(lambda axes: axes.plot([x0, x1], [y0, y1], **style))

    def dot(self, x: float, y: float, mark: str, face: str, edge: str, size: float = 10) -> None:
        """Draw a mark around a point."""
        style: dict[str, Any] = {
            "marker": mark,
            "markersize": size * _POINT,
            "markerfacecolor": face,
            "markeredgecolor": edge,
            "markeredgewidth": 1.5,
            "zorder": 3,
        }
        self.marks.append(Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2))
        self._drawn.append(lambda axes: axes.plot([x], [y], linestyle="", **style))

    def heading(self, finding: str, about: str) -> None:
        """Write what the chart shows and, below it, of whom, of which year and in which unit (图题)."""
        size = NARROW_TITLE if self.narrow else TITLE
        self.lines(lines_of(finding, self.room, size, 5), size=size, gap=2)
        self.lines(lines_of(about, self.room, BODY, 4), size=BODY, color=GREY, gap=8)

    def legend(self, entries: Sequence[tuple[Callable[[Plate, float, float], None], str]]) -> None:
        """Explain the marks, side by side as far as they fit; each entry draws its mark around a point."""
        if not entries:
            return
        self.y += 4
        x, high = self.left, SMALL * LINE + 5
        for draw, text in entries:
            room = self.room - 24
            shown = lines_of(text, room, SMALL)
            wide = 24 + max(width_of(line, SMALL) for line in shown)
            if x > self.left and x + wide > self.right:
                x, self.y = self.left, self.y + high
            draw(self, x + 8, self.y + high / 2)
            for place, line in enumerate(shown):
                self.text(x + 22, self.y + high / 2 + place * SMALL * LINE, line, size=SMALL, color=GREY)
            self.y += (len(shown) - 1) * SMALL * LINE
            x += wide + 16
        self.y += high

    def footing(self, texts: Sequence[str]) -> None:
        """Draw the rule and write what stands below it: the source, and what is not drawn."""
        self.y += 6
        self.line(self.left, self.y, self.right, self.y, color=PALE)
        self.y += 5
        for text in filter(None, texts):
            self.lines(lines_of(text, self.room, SMALL, 8), size=SMALL, color=GREY)

    def figure(self) -> Figure:
        """Return what was collected as a figure."""
        from matplotlib.figure import Figure

        high = self.y + self.margin
        figure = Figure(figsize=(self.width / _DPI, high / _DPI))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        for draw in self._drawn:
            draw(axes)
        axes.set(xlim=(0, self.width), ylim=(high, 0))
        figure.plate = self  # type: ignore[attr-defined]  # the tests measure its boxes
        return figure


def swatch(ink: Ink, edge: str) -> Callable[[Plate, float, float], None]:
    """An entry's mark that is a small area (图例色块)."""
    return lambda plate, x, y: plate.rect(x - 7, y - 5.5, 14, 11, ink, edge)


def sign(mark: str, face: str, edge: str) -> Callable[[Plate, float, float], None]:
    """An entry's mark that is a dot (图例标记)."""
    return lambda plate, x, y: plate.dot(x, y, mark, face, edge)


HOLLOW: Final = WHITE
