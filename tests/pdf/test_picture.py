"""Pictures of pages: the right place, the same bytes every time, and no larger than can be held."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tiny_pdf import TinyPdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf.page import Box
from fa_helpers.pdf.page_image import render_page


def source(**page: object) -> bytes:
    """A sheet of 300 by 200 points with a red box at the bottom left and a blue one at the top right."""
    pdf = TinyPdf()
    pdf.page("1 0 0 rg 0 0 30 20 re f 0 0 1 rg 270 180 30 20 re f", **page)
    return pdf.write()


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def test_a_whole_page() -> None:
    image = picture(render_page(source(), 1, scale=2))
    assert image.size == (600, 400)
    assert image.getpixel((10, 390)) == RED
    assert image.getpixel((590, 10)) == BLUE
    assert image.getpixel((300, 200)) == WHITE


@pytest.mark.parametrize(
    ("rotation", "red"), [(0, Box(0, 180, 30, 200)), (90, Box(0, 0, 20, 30)), (270, Box(180, 270, 200, 300))]
)
def test_a_box_is_where_the_page_shows_it(rotation: int, red: Box) -> None:
    image = picture(render_page(source(Rotate=rotation), 1, scale=3, box=red))
    assert image.size == ((red.x1 - red.x0) * 3, (red.bottom - red.top) * 3)
    assert image.getcolors() == [(image.width * image.height, RED)]


def test_the_crop_box_moves_the_picture() -> None:
    image = picture(render_page(source(CropBox="[10 10 300 200]"), 1, scale=1))
    assert image.size == (290, 190)
    assert image.getpixel((5, 185)) == RED


def test_a_box_beyond_the_edge_is_cut() -> None:
    assert picture(render_page(source(), 1, scale=1, box=Box(-50, -50, 40, 30))).size == (40, 30)


def test_the_same_bytes_without_metadata() -> None:
    one, other = render_page(source(), 1), render_page(source(), 1)
    assert one == other
    assert Image.open(io.BytesIO(one)).info == {}


@pytest.mark.parametrize(
    ("number", "scale", "box", "code"),
    [
        (2, 2.0, None, "no_such_page"),
        (0, 2.0, None, "no_such_page"),
        (1, 100.0, None, "picture_size"),
        (1, 0.0, None, "picture_size"),
        (1, float("nan"), None, "picture_size"),
        (1, 2.0, Box(400, 0, 500, 10), "no_such_box"),
    ],
)
def test_what_cannot_be_rendered(number: int, scale: float, box: Box | None, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        render_page(source(), number, scale=scale, box=box)
    assert caught.value.code == code
