"""Drawing on pictures of pages (页面图上的标注): frames around figures, and the caption below."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from fa_helpers.pdf.page import Box, Drawn
from fa_helpers.presentation.fonts import GREY, WHITE
from fa_helpers.presentation.frames_on_ink import frame, whole_lines
from fa_helpers.presentation.lettering import fit
from fa_helpers.resources import FONT_FILE

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

_FRAME = 1.4  # points
_AROUND = 2.0  # points between the figure and its frame
_ROOM = 5.0  # points that a frame needs above and below its figure
_BAND = 26.0  # points further away in which a place without print is looked for, to cut there
_WIDER_THAN_ANY_PAGE = 1e6  # the picture ends where the page does
_CAPTION_POINTS = 8.0
_MARGIN_POINTS = 6.0
_SCREEN_PIXELS_PER_POINT = 96 / 72


def strip(
    source: Drawn,
    number: int,
    boxes: Sequence[tuple[float, float, float, float]],
    *,
    context_points: float | None,
    scale: float,
    name: str,
) -> Image:
    """Return a page with ``boxes`` framed (页面标注), cut to the whole lines around them if a context is given."""
    region, upper = None, 0.0
    if context_points is not None and boxes:
        upper = max(0.0, min(box[1] for box in boxes) - context_points - _BAND)
        lower = max(box[3] for box in boxes) + context_points + _BAND
        region = Box(0.0, upper, _WIDER_THAN_ANY_PAGE, lower)
    page = _rendered(source, number, region, scale, name)
    shown = [(x0, top - upper, x1, bottom - upper) for x0, top, x1, bottom in boxes]
    edges = (0, page.height)
    if context_points is not None and boxes:
        first, last = min(box[1] for box in shown), max(box[3] for box in shown)
        edges = whole_lines(
            page, (first - _ROOM) * scale, (last + _ROOM) * scale, (context_points - _ROOM) * scale
        )
    frame(page, shown, scale, room=_AROUND, line=max(2, round(_FRAME * scale)))
    return page.crop((0, edges[0], page.width, edges[1]))


def region_picture(
    source: Drawn, number: int, region: tuple[float, float, float, float], *, scale: float = 2.0, name: str
) -> Image:
    """Return a region of a page as a picture (页面局部图), unmarked."""
    return _rendered(source, number, Box(*region), scale, name)


def _rendered(source: Drawn, number: int, box: Box | None, scale: float, name: str) -> Image:
    from fa_helpers.pdf.page_image import page_pictures

    (picture,) = page_pictures(source, number, [(box, scale)], name=name)
    return picture.convert("RGB")


def finished(strips: Sequence[Image], caption: str, scale: float) -> tuple[bytes, int]:
    """Return strips one below the other with a caption (成图): as PNG, and its width on a screen."""
    from PIL import Image, ImageDraw

    width = max(piece.width for piece in strips)
    margin = round(_MARGIN_POINTS * scale)
    size = _CAPTION_POINTS * scale
    text = fit(caption, (width - 2 * margin) / scale / 72, _CAPTION_POINTS)
    foot = round((text.count("\n") + 1) * size * 1.4) + margin
    gaps = margin * (len(strips) - 1)
    sheet = Image.new("RGB", (width, sum(piece.height for piece in strips) + gaps + foot), WHITE)
    draw = ImageDraw.Draw(sheet)
    y = 0
    for piece in strips:
        sheet.paste(piece, (0, y))
        y += piece.height
        draw.line([(0, y), (width, y)], fill=GREY, width=max(1, round(scale / 2)))
        y += margin
    font = lettering(size)
    draw.multiline_text((margin, y - margin // 2), text, fill=GREY, font=font, spacing=size * 0.25)
    return as_png(sheet, scale)


def lettering(size: float) -> FreeTypeFont:
    """Return the bundled font in a size in pixels (图上的字体)."""
    from PIL import ImageFont

    return ImageFont.truetype(str(FONT_FILE), size, layout_engine=ImageFont.Layout.BASIC)


def as_png(sheet: Image, scale: float) -> tuple[bytes, int]:
    """Return a picture as PNG (图片), and its width on a screen: it is drawn ``scale`` times finer than points."""
    buffer = BytesIO()
    sheet.save(buffer, format="PNG")
    return buffer.getvalue(), round(sheet.width / scale * _SCREEN_PIXELS_PER_POINT)
