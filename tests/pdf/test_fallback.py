"""The reference stands in where pdfium cannot tell a font's characters, and the page says so."""

from __future__ import annotations

import pytest
from tiny_pdf import TinyPdf, cid_font_pdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf import reader as fallback
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import UNKNOWN, Page
from fa_helpers.pdf.source import open_source


def with_font(meanings: dict[int, str], text: str = "abcdefghij") -> bytes:
    pdf = TinyPdf()
    pdf.page(f"BT /F 10 Tf 50 100 Td ({text}) Tj ET", f"<< /Font << /F {pdf.font(meanings)} >> >>")
    return pdf.write()


def test_the_reference_reads_what_pdfium_cannot() -> None:
    (page,) = open_source(cid_font_pdf("收入12")).pages()
    assert "".join(char.text for char in page.chars) == "收入12"
    assert (page.engine, page.notes) == ("plumber", ("reference_engine",))


@pytest.mark.parametrize("other", ["(99)", "()", "( )", "<FEFF4E00>"])
@pytest.mark.parametrize("where", ["page", "form"])
def test_what_is_printed_counts_not_what_the_file_says_it_means(
    other: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plumber, "read_pages", None)  # the reference is not needed for it
    pdf = TinyPdf()
    content = f"BT /F 10 Tf 50 100 Td /Span << /ActualText {other} >> BDC (12) Tj EMC ET"
    fonts = f"<< /Font << /F {pdf.font()} >> >>"
    if where == "form":
        pdf.page("/X Do", f"<< /XObject << /X {pdf.form(content, fonts)} >> >>")
    else:
        pdf.page(content, fonts)
    (page,) = open_source(pdf.write()).pages()
    assert "".join(char.text for char in page.chars) == "12"
    assert (page.engine, page.notes) == ("pdfium", ("replaced_text",))


def test_a_page_that_is_well_read_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plumber, "read_pages", None)
    (page,) = open_source(with_font({})).pages()
    assert (page.engine, page.notes) == ("pdfium", ())


def test_what_neither_can_read_stays_unknown() -> None:
    (page,) = open_source(with_font({0x61: "0000"})).pages()
    assert page.chars[0].text == UNKNOWN
    assert (page.engine, page.notes) == ("pdfium", ("unknown_characters",))


def test_a_bullet_of_private_use_is_no_fault_but_a_page_of_them_is() -> None:
    bullet = Page(1, 9, 9, chars=next(open_source(with_font({0x61: "F06C"}, "a" + "b" * 30)).pages()).chars)
    assert fallback.unreadable(bullet) == 0
    (page,) = open_source(with_font({code: f"F0{code:02X}" for code in range(0x61, 0x6B)})).pages()
    assert fallback.unreadable(page) == 10


def test_a_reference_that_fails_leaves_the_page_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SourceError("damaged")

    monkeypatch.setattr(plumber, "read_pages", fail)
    (page,) = open_source(cid_font_pdf("收入")).pages()
    assert (page.engine, page.notes) == ("pdfium", ("unknown_characters",))


def test_invisible_text_is_named_whoever_reads_it() -> None:
    visible = cid_font_pdf("收入12\n支出34")
    hidden = visible.replace(b"BT /F 10 Tf 50 700", b"BT 3 Tr /F 9 Tf  5").replace(b"Td <", b"Td <", 1)
    (page,) = open_source(hidden).pages()
    assert (page.chars, page.notes) == ((), ("unseen_text",))
