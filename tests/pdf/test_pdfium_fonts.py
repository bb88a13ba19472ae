"""Files that name a Chinese font without holding it: the same text, boxes and pictures on every machine."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fa_helpers.pdf.page_image import render_page
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.pdfium.fonts import BundledFont
from fa_helpers.pdf.source import open_source


def borrowed(*texts: str) -> bytes:
    """A page of text objects in a font that is not in the file."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 100), invariant=True)
    canvas.setFont("STSong-Light", 10)
    for number, text in enumerate(texts):
        canvas.drawString(20 + 60 * number, 50, text)
    canvas.save()
    return out.getvalue()


def read(content: bytes) -> str:
    return "".join(char.text for page in open_source(content).pages() for char in page.chars)


@pytest.mark.parametrize("text", ["款", "本年收入", "2"])
def test_a_text_object_keeps_its_characters(text: str) -> None:
    assert read(borrowed("财政拨", text)) == f"财政拨{text}"


def test_a_character_that_the_bundled_font_lacks_is_read_by_the_reference() -> None:
    content = borrowed("财政拨款", "﹦")
    (page,) = pdfium.read_pages(content, name="")
    assert page.notes == ("dropped_text",)
    (page,) = open_source(content).pages()
    assert "".join(char.text for char in page.chars) == "财政拨款﹦"
    assert page.notes == ("reference_engine",)


def test_an_empty_text_object_is_no_loss() -> None:
    (page,) = open_source(borrowed("收入", "")).pages()
    assert (page.engine, page.notes) == ("pdfium", ())


def test_glyphs_are_drawn_in_pictures() -> None:
    def ink(text: str) -> float:
        with Image.open(io.BytesIO(render_page(borrowed(text), 1))) as picture:
            counts = picture.convert("L").histogram()
        return sum(counts[:128])

    assert ink("") == 0 < ink("一") < ink("馨")


def test_the_machine_is_asked_for_all_other_fonts() -> None:
    class Machine:
        def MapFont(self, *asked: object) -> tuple[object, ...]:  # noqa: N802
            return asked

    fonts = BundledFont.__new__(BundledFont)
    fonts.default = Machine()
    assert fonts.MapFont(None, 400, 0, 0, 0, b"Arial", None)[3] == 0
    assert isinstance(fonts.MapFont(None, 400, 0, 134, 0, b"SimSun", None), int)
