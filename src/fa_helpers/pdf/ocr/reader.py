"""A scanned page read by its picture (扫描页识别): straightened, its words by RapidOCR, its rules by their ink.

Every such page has the note ``ocr``: what stands on it is marked, and accuses nobody.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from fa_helpers.pdf.ocr.picture_rules import rules_in, straightened
from fa_helpers.pdf.ocr.words import chars_of
from fa_helpers.pdf.page import Box, Char, Page, Stroke

if TYPE_CHECKING:
    from PIL.Image import Image

NOTE = "ocr"
DOTS_AN_INCH = 180
_MOST_PIXELS = 12_000_000
_POINTS = 72
_INSIDE, _FEWEST_CROSSED = 0.2, 2
"""How far inside a character a stroke goes through it, in parts of it, and how many make a stroke no rule."""


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # its classifier of angles turns 99 into 66 and 0.00 into 000
    settings = {"log_level": "critical", "use_cls": False, "max_side_len": 4000}
    return RapidOCR(params={f"Global.{name}": value for name, value in settings.items()})


def scale_of(page: Page) -> float:
    """Pixels to the point of the picture that a page is read from."""
    whole = page.width * page.height
    return min(DOTS_AN_INCH / _POINTS, (_MOST_PIXELS / whole) ** 0.5) if whole else 1.0


def read_picture(page: Page, picture: Image, scale: float) -> Page:
    """The page with what its picture shows: characters, and the rules of its tables."""
    import numpy

    straight = straightened(numpy.asarray(picture.convert("RGB")))
    found = _engine()(straight[:, :, ::-1], use_cls=False, return_word_box=True, return_single_char_box=True)
    chars = chars_of(found, scale)
    heights = sorted(char.size for char in chars) or [10.0]
    level, upright = rules_in(straight, text_height=heights[len(heights) // 2] * scale)
    strokes = [Stroke(*(side / scale for side in rule)) for rule in (*level, *upright)]
    strokes = [stroke for stroke in strokes if not _through_words(stroke, chars)]
    return replace(
        page,
        chars=tuple(chars),
        lines=tuple(strokes),
        rects=(),
        curves=(),
        unseen=(),
        notes=(NOTE,),
        pictures=(Box(0, 0, page.width, page.height),),
    )


def _through_words(stroke: Stroke, chars: Sequence[Char]) -> bool:
    """Whether a stroke goes through the middle of characters: it is made of theirs, and no rule.

    An upright one of the height of one row has room for one character.
    """
    x0, top, x1, bottom = stroke
    crossed = 0
    for char in chars:
        of_one_row = x1 - x0 < bottom - top < 2 * char.size
        inside = _INSIDE / 2 if of_one_row else _INSIDE
        side, half = (char.x1 - char.x0) * inside, (char.bottom - char.top) * _INSIDE
        beside = char.x0 + side < x1 and x0 < char.x1 - side
        if beside and char.top + half < bottom and top < char.bottom - half:
            crossed += _FEWEST_CROSSED if of_one_row else 1
    return crossed >= _FEWEST_CROSSED
