"""Pictures of pages with figures framed (截图): cut to what is printed, lettered as the sentence letters them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fa_helpers.document import FinalAccounts
from fa_helpers.model import Locator
from fa_helpers.presentation.evidence import boxes_by_page
from fa_helpers.presentation.fonts import WHITE
from fa_helpers.presentation.page_pictures import FRAME, as_png, lettering

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE: Final = 2.0
_AROUND: Final = 15.0
"""Points of the page above and below the figures: the line before and the line after."""
_BESIDE: Final = 84.0
"""Points to the left and right of a figure where the crop does not take the whole width."""
_FRAME: Final = 2.0
_LETTER: Final = 8.0
_ROOM: Final = 5.0
"""Points that a frame and its letter need around a figure."""
_MARGIN: Final = 6
_INK: Final = 90
"""How dark a point is that counts as ink, of 255."""
_FURTHEST: Final = 150.0
"""Points between figures that one crop still shows together."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture that the report shows (截图): its file, its size on the screen, its page."""

    name: str
    width: int
    height: int
    page: int
    alt: str


@dataclass(slots=True)
class Crops:
    """Makes the pictures of a report and keeps them as files."""

    document: FinalAccounts
    folder: str = "img"
    files: dict[str, bytes] = field(default_factory=dict)
    drawn: dict[tuple[object, ...], tuple[bytes, int, int]] = field(default_factory=dict)
    """Pictures by what they show, with width and height: one is drawn once for all pages and languages."""

    def of(
        self,
        name: str,
        where: Sequence[Locator],
        alt: str,
        *,
        letter: str = "",
        wide: bool = False,
        framed: bool = True,
    ) -> Crop | None:
        """The figures that stand near the first one, framed; ``None`` where there is no page to show.

        Words that are known by the figure beside them are shown without a frame.
        """
        boxes = _near(where)
        if not boxes:
            return None
        page, file = where[0].page, f"{self.folder}/{name}.png"
        key = (page, tuple(boxes), letter, wide, framed)
        if key not in self.drawn:
            made = self._drawn(page, boxes, letter, wide, framed)
            if made is None:
                return None
            self.drawn[key] = made
        self.files[file], width, height = self.drawn[key]
        return Crop(file, width, height, page, alt)

    def _drawn(
        self, page: int, boxes: Sequence[Box], letter: str, wide: bool, framed: bool
    ) -> tuple[bytes, int, int] | None:
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
        beside = 10_000.0 if wide else _BESIDE
        above = _AROUND if framed else 2 * _AROUND
        region = (left - beside, top - above, right + beside, bottom + _AROUND)
        found = self.document.page_region(page, region)
        if found is None:
            return None
        picture, (x0, y0, _, _) = found
        shifted = [(b[0] - x0, b[1] - y0, b[2] - x0, b[3] - y0) for b in boxes]
        upper, lower = _whole_lines(picture, shifted)
        if framed:
            picture = _framed(picture, shifted, letter)
        picture = _trimmed(picture.crop((0, upper, picture.width, lower)))
        content, width = as_png(picture, SCALE)
        return content, width, round(picture.height * width / picture.width)


def _near(where: Sequence[Locator]) -> list[Box]:
    """The boxes on the first figure's page that are near to it."""
    boxes = [
        box for one in where if one.page == where[0].page for box in boxes_by_page(one).get(one.page, [])
    ]
    if not boxes:
        return []
    first = boxes[0]
    return [box for box in boxes if abs(box[1] - first[1]) <= _FURTHEST]


def near_groups(where: Sequence[Locator]) -> list[list[int]]:
    """Which of some figures one crop can show together, by their numbers in the list (可同图的数据)."""
    groups: list[list[int]] = []
    for place, one in enumerate(where):
        for group in groups:
            first = where[group[0]]
            if one.page == first.page and abs((one.top or 0.0) - (first.top or 0.0)) <= _FURTHEST:
                group.append(place)
                break
        else:
            groups.append([place])
    return groups


def _whole_lines(picture: Image, boxes: Sequence[Box]) -> tuple[int, int]:
    """From where to where the picture shows whole lines: a line that its edge cuts through is left out.

    Between lines stands no ink but that of upright rules, which are in every row; a cell of several lines beside the
    figure may leave no such row on one side: the one with the least ink is taken there.
    """
    from PIL import ImageOps

    dark = ImageOps.invert(picture.convert("L")).point(lambda value: 255 if value > _INK else 0)
    rows = _row_counts(dark)
    first, last = (round(edge * SCALE) for edge in (min(b[1] for b in boxes), max(b[3] for b in boxes)))
    room = round(_ROOM * SCALE)
    above, below = rows[: max(0, first - room)], rows[max(0, last + room) :]
    upper = next((y for y, ink in enumerate(above) if ink <= min(above)), 0)
    lower = next((y for y, ink in enumerate(reversed(below)) if ink <= min(below)), 0)
    return upper, picture.height - lower


def _row_counts(dark: Image) -> list[int]:
    """How many dark points each row has."""
    data, width = dark.tobytes(), dark.width
    return [data[y * width : (y + 1) * width].count(255) for y in range(dark.height)]


def _framed(picture: Image, boxes: Sequence[Box], letter: str) -> Image:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for x0, top, x1, bottom in boxes:
        edges = [edge * SCALE for edge in (x0 - _FRAME, top - _FRAME, x1 + _FRAME, bottom + _FRAME)]
        draw.rectangle(edges, outline=FRAME, width=3)
        if letter:
            size = _LETTER * SCALE
            x, y = max(0.0, edges[0] - size * 0.5), max(0.0, edges[1] - size * 0.8)
            draw.rectangle([x, y, x + size * 0.95, y + size * 1.1], fill=FRAME)
            draw.text((x + size * 0.18, y - size * 0.08), letter, fill=WHITE, font=lettering(size))
    return picture


def _trimmed(picture: Image) -> Image:
    """Without the empty paper around what is printed."""
    from PIL import Image, ImageChops

    printed = ImageChops.difference(picture, Image.new("RGB", picture.size, WHITE)).getbbox()
    if printed is None:
        return picture
    left, top, right, bottom = printed
    return picture.crop(
        (
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(picture.width, right + _MARGIN),
            min(picture.height, bottom + _MARGIN),
        )
    )
