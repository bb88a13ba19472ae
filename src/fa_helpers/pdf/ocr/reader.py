"""A scanned page read by its picture (扫描页识别): straightened, its words by RapidOCR, its rules by their ink.

Every such page has the note ``ocr``: what stands on it is marked, and accuses nobody.
"""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from fa_helpers.pdf.ocr.picture_rules import rules_in, straightened
from fa_helpers.pdf.ocr.words import chars_of
from fa_helpers.pdf.page import Box, Page, Stroke

if TYPE_CHECKING:
    from PIL.Image import Image

NOTE = "ocr"
DOTS_AN_INCH = 180
_MOST_PIXELS = 12_000_000
_POINTS = 72


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
