"""Pictures of pages with figures framed (截图): cut to what is printed, lettered as the sentence letters them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from fa_helpers.document import FinalAccounts
from fa_helpers.model import Locator
from fa_helpers.presentation.evidence import boxes_by_page
from fa_helpers.presentation.fonts import WHITE
from fa_helpers.presentation.frames_on_ink import FRAME, badge, dark_points, framed_edges, whole_lines
from fa_helpers.presentation.page_pictures import as_png

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
_BAND: Final = 60.0
"""Points further away in which a place without print is looked for, to cut there."""
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
        beside = 10_000.0 if wide else _BESIDE + _BAND
        above = _AROUND if framed else 2 * _AROUND
        region = (left - beside, top - above - _BAND, right + beside, bottom + _AROUND + _BAND)
        found = self.document.page_region(page, region)
        if found is None:
            return None
        picture, (x0, y0, _, _) = found
        edges = [0, 0, picture.width, picture.height]
        around = (above - _ROOM) * SCALE  # words may have begun on the line before
        first, last = (top - y0 - _ROOM) * SCALE, (bottom - y0 + _ROOM) * SCALE
        edges[1], edges[3] = whole_lines(picture, first, last, around)
        if not wide:
            first, last = (left - x0 - _ROOM) * SCALE, (right - x0 + _ROOM) * SCALE
            around = (_BESIDE - _ROOM) * SCALE
            seen = picture.crop((0, edges[1], picture.width, edges[3]))
            edges[0], edges[2] = whole_lines(seen, first, last, around, sideways=True)
        x0, y0 = x0 + edges[0] / SCALE, y0 + edges[1] / SCALE
        shifted = [(b[0] - x0, b[1] - y0, b[2] - x0, b[3] - y0) for b in boxes]
        picture = picture.crop((edges[0], edges[1], edges[2], edges[3]))
        picture = _trimmed(_framed(picture, shifted, letter) if framed else picture)
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


def _framed(picture: Image, boxes: Sequence[Box], letter: str) -> Image:
    """Framed and lettered, with white paper around, so that no frame and no letter is cut."""
    from PIL import ImageDraw, ImageOps

    room = round(_LETTER * 1.5 * SCALE)
    edges = framed_edges(picture, boxes, SCALE, room=_FRAME)
    sheet = ImageOps.expand(picture, room, WHITE)
    dark, draw = dark_points(sheet), ImageDraw.Draw(sheet)
    for x0, top, x1, bottom in edges:
        around = (x0 + room, top + room, x1 + room, bottom + room)
        draw.rectangle(around, outline=FRAME, width=3)
        if letter:
            badge(draw, around, letter, _LETTER * SCALE, dark)
    return sheet


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
