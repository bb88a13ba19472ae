"""The reference reader gives the same page as the default one, on pages made to be difficult."""

from __future__ import annotations

import pytest
from tiny_pdf import TinyPdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.pdfium import reader as pdfium

TEXT = (
    "BT /F 10 Tf 50 100 Td (level) Tj ET "
    "BT /F 10 Tf 0 1 -1 0 20 30 Tm (up) Tj 0 -1 1 0 45 150 Tm (down) Tj -1 0 0 -1 200 150 Tm (over) Tj ET "
    "BT /F 10 Tf 0.8 0.6 -0.6 0.8 100 20 Tm (askew) Tj 1 0 0.3 1 100 150 Tm (slanted) Tj ET "
    "BT /F 10 Tf 50 Tz 1 0 0 1 150 100 Tm (narrow) Tj ET "
    "BT /F 5 Tf 2 0 0 4 200 60 Tm (tall) Tj ET "
)
DRAWING = (
    "20 20 60 30 re S 0.5 g 100 20 20 30 re f 1 g 0 0 300 200 re f 150 20 m 200 20 l S "
    "10 10 m 20 20 30 20 40 10 c h S 60 60 m 70 60 l 60 70 l h S 210 20 m 250 60 l S "
    "0 g 1 1 1 RG 10 120 30 20 re B 5 5 m 50 5 l S "
)


def both(content: str, **page: object) -> tuple[Page, Page]:
    pdf = TinyPdf()
    font = pdf.font()
    pdf.page(content, f"<< /Font << /F {font} >> >>", **page)
    source = pdf.write()
    (one,) = pdfium.read_pages(source, name="")
    (other,) = plumber.read_pages(source, name="")
    return one, other


@pytest.mark.parametrize("rotation", [0, 90, 180, 270, -90, 450])
@pytest.mark.parametrize("crop", ["[0 0 300 200]", "[10 5 290 195]"])
@pytest.mark.parametrize("media", ["[0 0 300 200]", "[-20 -30 320 230]", "[300 200 0 0]"])
def test_both_engines_see_the_same_page(rotation: int, crop: str, media: str) -> None:
    one, other = both(DRAWING + TEXT, Rotate=rotation, CropBox=crop, MediaBox=media)
    assert (one.width, one.height, one.rotation) == (other.width, other.height, other.rotation)
    assert one.lines == other.lines
    assert one.rects == other.rects
    assert one.curves == other.curves
    for a, b in zip(_in_order(one), _in_order(other), strict=True):
        assert (a.text, a.upright, a.font) == (b.text, b.upright, b.font)
        assert a.baseline == pytest.approx(b.baseline, abs=0.01)
        assert a.size == pytest.approx(b.size, abs=0.01)
        # a font without a descriptor: the engines know its descent from different tables
        assert _box(a) == pytest.approx(_box(b), abs=0.5)


def _in_order(page: Page) -> list[Char]:
    """The characters by place: each engine lists them in an order of its own."""
    return sorted(page.chars, key=lambda char: (char.text, round(char.baseline), round(char.x0)))


def _box(char: Char) -> tuple[float, float, float, float]:
    return char.x0, char.top, char.x1, char.bottom


def test_overprinted_text_is_read_once_by_both() -> None:
    twice = "BT /F 10 Tf 50 100 Td (bold) Tj ET BT /F 10 Tf 50.4 100 Td (bold) Tj ET"
    for page in both(twice):
        assert "".join(char.text for char in page.chars) == "bold"


@pytest.mark.parametrize("source", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_faults_of_the_file_are_told_in_our_words(source: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        list(plumber.read_pages(source, name="a.pdf"))
    assert caught.value.code == "damaged"


def test_a_missing_page_is_told_in_our_words() -> None:
    pdf = TinyPdf()
    pdf.page("")
    with pytest.raises(SourceError) as caught:
        list(plumber.read_pages(pdf.write(), name="a.pdf", numbers=[2]))
    assert caught.value.code == "page_damaged"


def test_font_names_in_chinese() -> None:
    pdf = TinyPdf()
    name = "/" + "".join(f"#{byte:02X}" for byte in "仿宋".encode("gb18030"))
    descriptor = pdf.add(f"<< /Type /FontDescriptor /FontName {name} /Flags 4 /FontBBox [0 -200 1000 800] >>")
    widths = f"/FirstChar 97 /LastChar 97 /Widths [500] /FontDescriptor {descriptor}"
    font = pdf.add(f"<< /Type /Font /Subtype /TrueType /BaseFont {name} {widths} >>")
    pdf.page("BT /F 10 Tf 50 100 Td (a) Tj ET", f"<< /Font << /F {font} >> >>")
    for engine in (pdfium, plumber):
        (page,) = engine.read_pages(pdf.write(), name="")
        assert page.chars[0].font == "仿宋"
