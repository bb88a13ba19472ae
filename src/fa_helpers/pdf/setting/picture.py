"""A page that was set here as a picture (排版页的图片): its words in the bundled font, its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fa_helpers.pdf.page import Page
from fa_helpers.resources import FONT_FILE

if TYPE_CHECKING:
    from PIL.Image import Image

_RULE = 0.5
"""Points a rule is thick."""


def painted_page(page: Page, scale: float, pixels: tuple[int, int, int, int]) -> Image:
    """A part of a page: ``pixels`` are its left, top, width and height in the picture of the whole."""
    from PIL import Image, ImageDraw, ImageFont

    left, top, width, height = pixels
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    thick = max(1, round(_RULE * scale))
    for x0, y0, x1, y1 in page.rects:
        if y1 * scale >= top and y0 * scale <= top + height:
            box = (x0 * scale - left, y0 * scale - top, x1 * scale - left, y1 * scale - top)
            draw.rectangle(box, outline="black", width=thick)
    fonts = {
        size: ImageFont.truetype(str(FONT_FILE), size * scale, layout_engine=ImageFont.Layout.BASIC)
        for size in {char.size for char in page.chars}
    }
    for char in page.chars:
        if char.bottom * scale >= top and char.top * scale <= top + height:
            place = (char.x0 * scale - left, char.baseline * scale - top)
            draw.text(place, char.text, fill="black", font=fonts[char.size], anchor="ls")
    return picture
