"""The default reader: characters, baselines, drawings, turned and cropped pages, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_pdf import TinyPdf, cid_font_pdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf import limits
from fa_helpers.pdf.page import UNKNOWN, Box, Page, Stroke
from fa_helpers.pdf.pdfium import reader as pdfium


def read(source: bytes) -> Page:
    (page,) = pdfium.read_pages(source, name="test.pdf")
    return page


def with_text(content: str, to_unicode: dict[int, str] | None = None, **page: object) -> Page:
    pdf = TinyPdf()
    font = pdf.font(to_unicode)
    pdf.page(content, f"<< /Font << /F {font} >> >>", **page)
    return read(pdf.write())


def drawn(content: str, **page: object) -> Page:
    pdf = TinyPdf()
    pdf.page(content, **page)
    return read(pdf.write())


def text_of(page: Page) -> list[str]:
    return [char.text for char in page.chars]


def test_a_character_has_origin_advance_and_baseline() -> None:
    page = with_text("BT /F 10 Tf 50 100 Td (ab) Tj ET")
    a, b = page.chars
    assert (a.x0, a.baseline, a.size, a.upright, a.font) == (50, 100, 10, True, "Helvetica")
    assert a.x1 == pytest.approx(b.x0)
    assert a.bottom - a.top == pytest.approx(10)
    assert a.top < a.baseline < a.bottom
    assert (page.width, page.height, page.number, page.engine) == (300, 200, 1, "pdfium")


def test_white_space_is_left_out() -> None:
    page = with_text("BT /F 10 Tf 50 100 Td (a  b) Tj 100 0 Td (c) Tj ET")
    assert text_of(page) == ["a", "b", "c"]


def test_one_glyph_is_one_character() -> None:
    page = with_text("BT /F 10 Tf 50 100 Td (afgb) Tj ET", {0x66: "006600660069", 0x67: "D840DC00"})
    assert text_of(page) == ["a", "ffi", "\U00020000", "b"]
    assert page.chars[3].x0 == pytest.approx(page.chars[2].x1)


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen() -> None:
    page = with_text("BT /F 10 Tf 50 100 Td (ab-) Tj 0 -12 Td (cd) Tj ET")
    assert text_of(page) == ["a", "b", "-", "c", "d"]


def test_glyphs_without_a_character_are_unknown_and_the_page_says_so() -> None:
    page = read(cid_font_pdf("收入"))  # pdfium would pass the numbers of the glyphs off as characters
    assert text_of(page) == [UNKNOWN, UNKNOWN]
    assert page.notes == ("unknown_characters",)


def test_half_a_character_and_controls_are_unknown() -> None:
    meanings = {0x61: "D840", 0x62: "D840DC00", 0x63: "0001"}
    page = with_text("BT /F 10 Tf 50 100 Td (abcd) Tj ET", meanings)
    assert text_of(page) == [UNKNOWN, "\U00020000", UNKNOWN, "d"]


def test_a_negative_font_size_turns_the_glyph_over() -> None:
    mirrored = with_text("BT /F -10 Tf 1 0 0 -1 50 100 Tm (ab) Tj ET")
    (a, b) = mirrored.chars
    assert (a.x1, a.upright, a.size) == pytest.approx((50, False, 10))
    assert b.x1 == pytest.approx(a.x0)
    level = with_text("BT /F -10 Tf -1 0 0 -1 50 100 Tm (ab) Tj ET")
    assert (level.chars[0].x0, level.chars[0].upright) == pytest.approx((50, True))


def test_an_invisible_layer_of_text_is_read_and_named() -> None:
    scan = "q 300 0 0 200 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xb0 EI Q "
    page = with_text(scan + "BT 3 Tr /F 10 Tf 50 100 Td (ab 12) Tj ET")
    assert text_of(page) == ["a", "b", "1", "2"]
    assert "hidden_text" in page.notes
    without_scan = with_text("BT 3 Tr /F 10 Tf 50 100 Td (ab 12) Tj ET")
    assert (text_of(without_scan), without_scan.notes) == ([], ("unseen_text",))
    mostly_visible = "BT /F 10 Tf 50 100 Td (ab) Tj 0 -12 Td (cd) Tj 3 Tr 0 -12 Td (ef) Tj ET"
    assert with_text(mostly_visible).notes == ("unseen_text",)
    assert with_text("").notes == ()


def test_a_title_printed_twice_for_boldness_is_read_once() -> None:
    once = "BT /F 10 Tf {} 100 Td (bold) Tj ET "
    page = with_text(once.format(50) + once.format(50.3) + "BT /F 10 Tf 50 80 Td (bold) Tj ET")
    assert "".join(text_of(page)) == "boldbold"


@pytest.mark.parametrize("step", [5.0, 4.0, 3.0])
def test_equal_digits_set_close_together_are_all_kept(step: float) -> None:
    page = with_text("".join(f"BT /F 10 Tf {50 + step * i} 100 Td (0) Tj ET " for i in range(5)))
    assert text_of(page) == ["0"] * 5


# one text level on the sheet, one turned by 90 degrees against the clock, a box, a rule: on a cropped sheet
TURNED = "BT /F 10 Tf 50 100 Td (ab) Tj 0 1 -1 0 20 30 Tm (cd) Tj ET 10 20 30 5 re f 50 60 m 90 60 l S"
CROPPED = {"MediaBox": "[5 7 305 207]", "CropBox": "[10 15 250 190]"}


@pytest.mark.parametrize(
    ("rotation", "size", "a", "c", "rect", "line"),
    [
        (0, (240, 175), (40, 90, True), (160, False), Box(0, 165, 30, 170), Stroke(40, 130, 80, 130)),
        (90, (175, 240), (40, 40, False), (10, True), Box(5, 0, 10, 30), Stroke(45, 40, 45, 80)),
        (180, (240, 175), (200, 85, False), (15, False), Box(210, 5, 240, 10), Stroke(200, 45, 160, 45)),
        (
            270,
            (175, 240),
            (200, 200, False),
            (230, False),
            Box(165, 210, 170, 240),
            Stroke(130, 200, 130, 160),
        ),
    ],
)
def test_rotation_and_crop_box_apply_to_everything(
    rotation: int,
    size: tuple[float, float],
    a: tuple[float, float, bool],
    c: tuple[float, bool],
    rect: Box,
    line: Stroke,
) -> None:
    page = with_text(TURNED, Rotate=rotation, **CROPPED)
    assert (page.width, page.height, page.rotation) == (*size, rotation)
    first, _, third, _ = page.chars
    assert (first.baseline, first.upright) == pytest.approx((a[1], a[2]))
    assert (third.baseline, third.upright) == pytest.approx(c)
    assert (first.size, third.size) == pytest.approx((10, 10))
    assert page.rects == (rect,)
    assert page.lines == (line,)


def test_text_on_a_turned_page_advances_to_the_right() -> None:
    c, d = with_text(TURNED, Rotate=90, **CROPPED).chars[2:]
    assert (c.x0, c.x1) == pytest.approx((15, 20))
    assert d.x0 == pytest.approx(c.x1)
    assert c.bottom - c.top == pytest.approx(10)


def test_what_lies_beyond_the_crop_box_is_not_read() -> None:
    page = with_text(
        "BT /F 10 Tf 2 2 Td (out) Tj 60 60 Td (in) Tj ET 1 1 5 5 re f", CropBox="[20 20 200 150]"
    )
    assert "".join(text_of(page)) == "in"
    assert page.rects == ()


@pytest.mark.parametrize(
    "paint",
    [
        "1 g 10 10 50 20 re f",
        "1 1 1 rg 10 10 50 20 re f",
        "0.99 g 10 10 50 20 re f",
        "0 0 0 0 k 10 10 50 20 re f",
    ],
)
def test_white_boxes_are_left_out(paint: str) -> None:
    assert drawn(paint).rects == ()


@pytest.mark.parametrize(
    "paint",
    [
        "10 10 50 20 re S",
        "0.9 g 10 10 50 20 re f",
        "1 g 0 G 10 10 50 20 re B",  # white inside, but with a black border
        "10 10 m 60 10 l 60 30 l 10 30 l h S",
        "10 10 m 60 10 l 60 30 l 10 30 l 10 10 l S",
    ],
)
def test_visible_boxes_are_kept(paint: str) -> None:
    assert drawn(paint).rects == (Box(10, 170, 60, 190),)


def test_transparent_paint_is_left_out() -> None:
    pdf = TinyPdf()
    pdf.page("/G gs 10 10 50 20 re f", "<< /ExtGState << /G << /ca 0 >> >> >>")
    assert read(pdf.write()).rects == ()


def test_a_path_that_only_clips_is_not_painted() -> None:
    assert drawn("10 10 50 20 re W n 20 15 m 30 15 l S").rects == ()


def test_curves_are_told_by_their_end_points() -> None:
    page = drawn("10 10 m 20 20 30 20 40 10 c S 10 50 m 20 50 l 20 60 l h S")
    assert page.curves == (
        ((10, 190), (40, 190)),
        ((10, 150), (20, 150), (20, 140), (10, 150)),
    )


def test_objects_in_nested_forms_are_read_where_they_are_painted() -> None:
    pdf = TinyPdf()
    font = f"<< /Font << /F {pdf.font()} >> >>"
    content = "BT /F 10 Tf 0 0 Td (i) Tj ET 0 0 m 10 0 l S 1 g 0 0 5 5 re f 0 g 0 0 6 6 re f"
    inner = pdf.form(content, font, Matrix="[2 0 0 2 3 4]")
    outer = pdf.form("q 1 0 0 1 10 10 cm /I Do Q", f"<< /XObject << /I {inner} >> >>", Matrix="[1 0 0 1 5 5]")
    pdf.page("q 1.5 0 0 1.5 20 20 cm /O Do Q", f"<< /XObject << /O {outer} >> >>")
    page = read(pdf.write())
    assert page.lines == (Stroke(47, 151.5, 77, 151.5),)
    assert page.rects == (Box(47, 133.5, 65, 151.5),)
    (char,) = page.chars
    assert (char.x0, char.baseline, char.size) == pytest.approx((47, 151.5, 30))


def test_pictures_have_a_place() -> None:
    pdf = TinyPdf()
    values = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": 1,
        "Height": 1,
        "ColorSpace": "/DeviceGray",
        "BitsPerComponent": 8,
    }
    picture = pdf.stream(b"\x00", values)
    pdf.page("q 100 0 0 50 20 30 cm /P Do Q", f"<< /XObject << /P {picture} >> >>")
    page = read(pdf.write())
    assert page.pictures == (Box(20, 120, 120, 170),)
    assert page.picture_only


def test_pages_can_be_chosen_and_come_one_at_a_time() -> None:
    pdf = TinyPdf()
    for _ in range(3):
        pdf.page("")
    source = pdf.write()
    assert [page.number for page in pdfium.read_pages(source, name="", numbers=[3, 1])] == [3, 1]
    pages = pdfium.read_pages(source, name="")
    assert next(pages).number == 1
    pages.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "limit", "code"),
    [
        ("0 0 m 9 9 l S " * 30, "fa_helpers.pdf.pdfium.paths.MAX_OBJECTS_PER_PAGE", "page_objects"),
        (
            "BT /F 9 Tf " + "(abcde) Tj " * 6 + "ET",
            "fa_helpers.pdf.pdfium.reader.MAX_CHARS_PER_PAGE",
            "page_characters",
        ),
    ],
)
def test_a_page_of_too_many_things_is_refused(
    monkeypatch: pytest.MonkeyPatch, content: str, limit: str, code: str
) -> None:
    monkeypatch.setattr(limit, 20)
    with pytest.raises(SourceError) as caught:
        with_text(content)
    assert caught.value.code == code


def test_forms_nested_too_deep_are_refused() -> None:
    pdf = TinyPdf()
    form = pdf.form("0 0 m 9 9 l S")
    for _ in range(limits.MAX_FORM_DEPTH + 2):
        form = pdf.form("/X Do", f"<< /XObject << /X {form} >> >>")
    pdf.page("/X Do", f"<< /XObject << /X {form} >> >>")
    with pytest.raises(SourceError) as caught:
        read(pdf.write())
    assert caught.value.code == "page_objects"


def test_a_page_of_absurd_size_is_refused() -> None:
    with pytest.raises(SourceError, match="page 1 ") as caught:
        drawn("", MediaBox="[0 0 100000 100000]")
    assert caught.value.code == "page_size"


def test_the_sentence_of_putuo_stands_on_one_baseline(shared_file: Callable[[str], Path]) -> None:
    """Its digits hang 5 points lower than the Chinese characters beside them; their origins do not."""
    source = shared_file("real/putuo_finance_2024.pdf").read_bytes()
    for page in pdfium.read_pages(source, name="putuo", numbers=range(1, 26)):
        text = "".join(char.text for char in page.chars)
        start = text.find("收入支出总计2995.39万元")
        if start >= 0:
            chars = page.chars[start : start + len("收入支出总计2995.39万元")]
            assert max(char.baseline for char in chars) - min(char.baseline for char in chars) < 0.5
            assert max(char.top for char in chars) - min(char.top for char in chars) > 3
            return
    pytest.fail("the sentence was not found")
