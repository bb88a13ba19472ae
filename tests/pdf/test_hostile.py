"""Files made to take time, memory or the reader's mind: each ends in one line or in a page that can be trusted.

What is encrypted, cut off, empty or no PDF at all is in ``test_opening``; drawings within drawings in ``test_forms``;
text on its side in ``test_lying``.
"""

from __future__ import annotations

import zlib

import pytest
from tiny_pdf import TinyPdf, cid_font_pdf, obj

from fa_helpers.errors import SourceError
from fa_helpers.pdf import limits
from fa_helpers.pdf import reader as fallback
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Box, Page
from fa_helpers.pdf.page_image import render_page
from fa_helpers.pdf.pdfium import document as pdfium_document
from fa_helpers.pdf.source import open_source

WORDS = "BT /F 10 Tf 50 100 Td (total 12.50) Tj ET "


def sheet(content: str, resources: str = "", **page: object) -> bytes:
    pdf = TinyPdf()
    font = pdf.font()
    pdf.page(content, f"<< /Font << /F {font} >> {resources} >>", **page)
    return pdf.write()


def pages_within_pages(depth: int) -> bytes:
    """A page tree of one branch, ``depth`` levels high."""
    pdf = TinyPdf()
    numbers = [len(pdf.objects) + 1 + level for level in range(depth)]
    for level, number in enumerate(numbers):
        parent = numbers[level - 1] if level else 2
        inner = f"[{number + 1} 0 R]"
        pdf.add(obj({"Type": "/Pages", "Parent": f"{parent} 0 R", "Kids": inner, "Count": 1}))
    last = f"{numbers[-1]} 0 R"
    pdf.add(obj({"Type": "/Page", "Parent": last, "MediaBox": "[0 0 300 200]"}))
    pdf.pages = [f"{numbers[0]} 0 R"]
    return pdf.write()


def packed(content: bytes) -> bytes:
    pdf = TinyPdf()
    data = pdf.stream(zlib.compress(content, 9), {"Filter": "/FlateDecode"})
    values = {"Type": "/Page", "Parent": "2 0 R", "MediaBox": "[0 0 300 200]", "Contents": data}
    pdf.pages.append(pdf.add(obj(values)))
    return pdf.write()


def read(source: bytes) -> Page:
    (page,) = open_source(source, name="a.pdf").pages()
    return page


def text_of(page: Page) -> str:
    return "".join(char.text for char in page.chars)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (sheet("0 0 m 9 9 l S " * 1_000_000), "page_objects"),
        (sheet("BT /F 1 Tf 5 5 Td " + f"({'a' * 1000}) Tj " * 300 + "ET"), "page_characters"),
        (sheet(WORDS, MediaBox="[0 0 90000 90000]"), "page_size"),
        (sheet(WORDS).replace(b"/Count 1", b"/Count 9"), "page_damaged"),
        (pages_within_pages(3000), "page_damaged"),
    ],
    ids=["a million paths", "characters", "sheet", "pages that are not there", "pages within pages"],
)
def test_too_much_of_something_is_refused_in_one_line(source: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        list(open_source(source, name="a.pdf").pages())
    assert caught.value.code == code
    assert str(caught.value).startswith("a.pdf: ") and "\n" not in str(caught.value)


def test_a_file_of_more_pages_than_are_read_is_refused_unread() -> None:
    pdf = TinyPdf()
    page = pdf.add(obj({"Type": "/Page", "Parent": "2 0 R", "MediaBox": "[0 0 9 9]"}))
    pdf.pages = [page] * (limits.MAX_PAGES + 1)
    with pytest.raises(SourceError) as caught:
        open_source(pdf.write())
    assert caught.value.code == "too_many_pages"


def test_one_path_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = sheet("0 0 m " + "9 9 l 1 1 l " * 40 + "S")
    assert len(read(source).curves) == 1
    monkeypatch.setattr("fa_helpers.pdf.pdfium.paths.MAX_SEGMENTS_PER_PAGE", 80)
    with pytest.raises(SourceError) as caught:
        read(source)
    assert caught.value.code == "page_objects"


def test_a_page_that_unpacks_to_more_memory_than_is_given_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Guard:
        def run(self, *_: object, **__: object) -> None:
            raise pdfium_document.GaveUpError("memory")

    monkeypatch.setattr(pdfium_document, "GUARD", Guard())
    monkeypatch.setattr(pdfium_document.PdfiumDocument, "_abandon", lambda _: None)
    with pytest.raises(SourceError) as caught:
        open_source(packed(b" " * 1000), name="a.pdf")
    assert caught.value.code == "too_much_memory"


def test_the_reference_does_not_unpack_a_page_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    source = packed(b" " * 100_000)
    (page,) = plumber.read_pages(source, name="a.pdf")
    assert page.chars == ()
    monkeypatch.setattr(plumber, "MAX_DRAWING_BYTES", 100_000)
    with pytest.raises(SourceError) as caught:
        list(plumber.read_pages(source, name="a.pdf"))
    assert caught.value.code == "page_objects"


@pytest.mark.parametrize("factor", [2, 10, "1e30"])
def test_a_page_in_larger_units_has_its_figures_where_they_are_drawn(factor: object) -> None:
    """Places are in the page's own units, and pictures show the same places."""
    page = read(sheet(WORDS + "1 0 0 rg 50 50 40 10 re f", UserUnit=factor))
    assert (text_of(page), page.width, page.height) == ("total12.50", 300, 200)
    assert page.rects == (Box(50, 140, 90, 150),)
    assert render_page(sheet(WORDS, UserUnit=factor), 1) == render_page(sheet(WORDS), 1)


@pytest.mark.parametrize("media", ["[0 0 nan nan]", "[0 0 1e30 1e30]", "[0 0 0 0]", "/None"])
def test_a_sheet_without_a_size_that_makes_sense_is_read_as_readers_show_it(media: str) -> None:
    page = read(sheet(WORDS, MediaBox=media))
    assert (text_of(page), page.width, page.height) == ("total12.50", 612, 792)


def test_only_what_a_small_crop_box_shows_is_read() -> None:
    page = read(sheet(WORDS + "BT /F 10 Tf 200 20 Td (cut) Tj ET", CropBox="[40 90 150 120]"))
    assert (text_of(page), page.width, page.height) == ("total12.50", 110, 30)


@pytest.mark.parametrize("meanings", ["beginbfchar <61> <zz> garbage", "", "1 beginbfrange <00> <ff> <0041"])
def test_a_broken_table_of_meanings_is_passed_over(meanings: str) -> None:
    pdf = TinyPdf()
    table = pdf.stream(meanings)
    font = pdf.add(obj({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "ToUnicode": table}))
    pdf.page(WORDS, f"<< /Font << /F {font} >> >>")
    assert text_of(read(pdf.write())) == "total12.50"


def test_a_font_without_meanings_gives_unknown_characters_never_wrong_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plumber, "read_pages", lambda *_, **__: iter([Page(1, 9, 9)]))
    monkeypatch.setattr(fallback, "_MAX_SIZE", 1)
    page = read(cid_font_pdf("收入"))
    assert (text_of(page), page.notes) == ("\ufffd\ufffd", ("unknown_characters",))


def test_a_curve_of_many_points_is_not_given_to_the_slow_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def reference(*_: object, name: str, **__: object) -> list[Page]:
        asked.append(name)
        return [Page(1, 9, 9)]

    monkeypatch.setattr(plumber, "read_pages", reference)
    pdf = TinyPdf()
    curve = "0 0 m " + "9 9 l 1 2 l " * 40 + "S"
    font = pdf.font({0x31: "0000"})  # says of its 1 that it means nothing
    pdf.page(f"BT /F 10 Tf 50 100 Td (12) Tj ET {curve}", f"<< /Font << /F {font} >> >>")
    source = pdf.write()
    read(source)
    assert len(asked) == 1
    monkeypatch.setattr(fallback, "_MAX_SIZE", 50)
    assert read(source).engine == "pdfium"
    assert len(asked) == 1


@pytest.mark.parametrize("nested", ["[" * 100_000, "<< /A " * 100_000, "q " * 100_000, "BT " * 100_000])
def test_operands_nested_without_end_do_not_end_the_program(nested: str) -> None:
    page = read(sheet(nested + WORDS))
    assert text_of(page) in ("total12.50", "")
