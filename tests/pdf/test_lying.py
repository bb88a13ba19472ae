"""Pages whose text lies on its side are read, and shown, turned; figures on their side among others are named."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from tiny_pdf import TinyPdf

from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.geometry import Frame, Matrix
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.page_image import render_page
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.text_rotation import shown_upright

# two lines of a form and the rule under them, on a sheet of its own
FORM = (
    "BT /F 8 Tf 0 20 Td (income 12.50 total 300) Tj 0 -12 Td (expenditure 9.75) Tj ET 1 0 0 rg 0 0 60 2 re f"
)
LYING = {"up": "0 1 -1 0 100 50", "down": "0 -1 1 0 100 150", "over": "-1 0 0 -1 250 100"}
NEEDED = {"up": 90, "down": 270, "over": 180}


def sheet(content: str, **page: object) -> bytes:
    pdf = TinyPdf()
    font = pdf.font()
    pdf.page(content, f"<< /Font << /F {font} >> >>", **page)
    return pdf.write()


def lying(way: str, **page: object) -> bytes:
    return sheet(f"q {LYING[way]} cm {FORM} Q", **page)


def read(source: bytes, engine: str = "pdfium") -> Page:
    (page,) = (pdfium if engine == "pdfium" else plumber).read_pages(source, name="")
    return page


@pytest.mark.parametrize("engine", ["pdfium", "plumber"])
@pytest.mark.parametrize("asked", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["[0 0 300 200]", "[20 10 290 190]"])
@pytest.mark.parametrize("way", LYING)
def test_text_on_its_side_is_read_upright(way: str, crop: str, asked: int, engine: str) -> None:
    page = read(lying(way, Rotate=asked, CropBox=crop), engine)
    assert page.rotation == NEEDED[way]  # whatever the file asks for, the text comes to stand upright
    assert all(char.upright for char in page.chars)
    assert page.notes == ()
    (rule,) = page.rects
    assert (rule.x1 - rule.x0, rule.bottom - rule.top) == pytest.approx((60, 2))
    digits = [char for char in page.chars if char.text == "9"]
    assert [char.size for char in digits] == pytest.approx([8])
    assert rule.top - digits[0].baseline == pytest.approx(6)


@pytest.mark.parametrize("way", LYING)
@pytest.mark.parametrize("asked", [0, 90])
def test_the_picture_is_turned_like_the_page(way: str, asked: int) -> None:
    source = lying(way, Rotate=asked)
    rule = read(source).rects[0]
    image = Image.open(io.BytesIO(render_page(source, 1, scale=2, box=rule))).convert("RGB")
    assert image.size == (120, 4)
    assert image.getcolors() == [(480, (255, 0, 0))]


def test_both_engines_turn_a_page_alike() -> None:
    source = lying("up", CropBox="[20 10 290 190]")
    one, other = read(source), read(source, "plumber")
    assert (one.width, one.height, one.rects) == (other.width, other.height, other.rects)
    places = [
        sorted((c.text, round(c.x0, 1), round(c.baseline, 1)) for c in page.chars) for page in (one, other)
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("engine", ["pdfium", "plumber"])
def test_a_figure_on_its_side_among_upright_text_is_named(engine: str) -> None:
    upright = "BT /F 8 Tf 80 100 Td (this is a page of upright text) Tj ET "
    turned = "BT /F 8 Tf 0 1 -1 0 30 30 Tm ({}) Tj ET"
    assert read(sheet(upright + turned.format("12.50")), engine).notes == ("turned_text",)
    assert read(sheet(upright + turned.format("label")), engine).notes == ()
    askew = "BT /F 8 Tf 0.7 0.7 -0.7 0.7 100 20 Tm (copy 2023) Tj ET"  # a watermark
    assert read(sheet(upright + askew), engine).notes == ()


@pytest.mark.parametrize(
    ("matrices", "rotation"),
    [
        ([Matrix(0, 1, -1, 0, 0, 0)] * 30, 90),
        ([Matrix(0, 1, -1, 0, 0, 0)] * 10, 0),  # a stamp
        ([Matrix(0, 1, -1, 0, 0, 0)] * 30 + [Matrix(1, 0, 0, 1, 0, 0)] * 20, 0),  # no direction prevails
        ([Matrix(1, 0, 0, -1, 0, 0)] * 30, 0),  # mirrored
        ([Matrix(1, 1, -1, 1, 0, 0)] * 30, 0),  # askew
        ([], 0),
    ],
)
def test_when_a_page_is_turned(matrices: list[Matrix], rotation: int) -> None:
    assert shown_upright(Frame(0, 0, 595, 842), matrices).rotation == rotation


def test_a_turn_adds_to_the_one_the_file_asks_for() -> None:
    matrices = [Matrix(-1, 0, 0, -1, 0, 0)] * 30
    assert shown_upright(Frame(0, 0, 595, 842, 270), matrices).rotation == 90
