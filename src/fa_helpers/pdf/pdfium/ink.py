"""Whether text leaves any ink on its page (有无墨迹): the page is painted with it and without it.

Where no pixel of a character's place changes, nobody sees the character, for whatever reason: it is white on white,
clear, clipped, on a hidden layer, under a box or a picture. Nothing has to be known about how the page is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.limits import MAX_PICTURE_PIXELS
from fa_helpers.pdf.page import Char
from fa_helpers.pdf.pdfium.calls import pdfium_calls
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.pixels import painted

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZE = itemgetter(6)
_SCALE = 2.0
_LEAST = 24
"""The least difference of a colour's part, of 255, that an eye makes out."""
_LEGIBLE = 2.0
"""Letters smaller than this, in points, are too small to read."""


def without_ink(
    document: PdfiumDocument,
    page: int,
    frame: Frame,
    quarters: int,
    objects: Iterable[int],
    chars: Sequence[Char],
) -> list[bool]:
    """For each character of some text objects whether nobody sees it; ``frame`` and ``quarters`` as for a picture."""
    from PIL import ImageChops

    calls = pdfium_calls()
    place = _pixels_of(chars, frame.width, frame.height)
    if place[2] * place[3] > MAX_PICTURE_PIXELS:
        return [False] * len(chars)
    shown = painted(document, page, frame, _SCALE, place, quarters)
    objects = list(objects)
    for item in objects:
        calls.set_active(item, 0)
    bare = painted(document, page, frame, _SCALE, place, quarters)
    for item in objects:
        calls.set_active(item, 1)
    red, green, blue = ImageChops.difference(shown, bare).split()
    changed = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    changed = changed.point([255 if level >= _LEAST else 0 for level in range(256)])
    return [_is_bare(changed, char, place[:2]) for char in chars]


def too_small(chars: Sequence[Char]) -> set[int]:
    """The places of characters that are printed too small to be read."""
    if not chars or min(map(_SIZE, chars)) >= _LEGIBLE:
        return set()
    return {index for index, char in enumerate(chars) if 0 < char.size < _LEGIBLE}


def _pixels_of(chars: Sequence[Char], width: float, height: float) -> tuple[int, int, int, int]:
    """The part of the painted page on which some characters stand: left, top, width, height."""
    left = max(int(min(char.x0 for char in chars) * _SCALE) - 1, 0)
    top = max(int(min(char.top for char in chars) * _SCALE) - 1, 0)
    right = min(max(char.x1 for char in chars), width) * _SCALE
    bottom = min(max(char.bottom for char in chars), height) * _SCALE
    return left, top, max(int(right) + 2 - left, 1), max(int(bottom) + 2 - top, 1)


def _is_bare(changed: Image, char: Char, corner: tuple[int, int]) -> bool:
    """Whether nothing changed in the inner part of a character's place: its neighbours reach over its edges."""
    across = 0.1 * (char.x1 - char.x0)
    left, top = corner
    x0 = max(int((char.x0 + across) * _SCALE) - left, 0)
    y0 = max(int(char.top * _SCALE) - top, 0)
    x1 = min(int((char.x1 - across) * _SCALE) + 1 - left, changed.width)
    y1 = min(int(char.bottom * _SCALE) + 1 - top, changed.height)
    return x0 >= x1 or y0 >= y1 or changed.crop((x0, y0, x1, y1)).getbbox() is None
