"""Drawings made of drawings: counted before pdfium unfolds them."""

from __future__ import annotations

import time

import pytest
from tiny_pdf import TinyPdf

from fa_helpers.errors import SourceError
from fa_helpers.pdf.nested_drawings import check_forms
from fa_helpers.pdf.source import open_source


def nested(depth: int, width: int) -> bytes:
    """A drawing of ``width`` drawings of ``width`` drawings, and so on."""
    pdf = TinyPdf()
    form = pdf.form("0 0 m 10 0 l S")
    for _ in range(depth):
        form = pdf.form("/X Do " * width, f"<< /XObject << /X {form} >> >>")
    pdf.page("/X Do", f"<< /XObject << /X {form} >> >>")
    return pdf.write()


def inside_itself() -> bytes:
    pdf = TinyPdf()
    number = len(pdf.objects) + 1
    pdf.form("/X Do /X Do", f"<< /XObject << /X {number} 0 R >> >>")
    pdf.page("/X Do", f"<< /XObject << /X {number} 0 R >> >>")
    return pdf.write()


@pytest.mark.parametrize(
    "source",
    [
        nested(20, 10),
        nested(300, 1),
        inside_itself(),
        nested(20, 10).replace(b"/Form", b"/F#6frm"),
        nested(20, 10).replace(b"/Subtype", b"/#53ub#74ype"),
        nested(20, 10).replace(b"/Form", b"%%a\n\0%\r/Form"),
    ],
    ids=["many", "deep", "inside itself", "hidden", "both hidden", "behind a comment"],
)
def test_endless_drawings_are_refused_at_once(source: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError) as caught:
        open_source(source, name="bomb.pdf")
    assert caught.value.code == "page_objects"
    assert time.monotonic() - start < 5


def test_drawings_in_use_pass() -> None:
    (page,) = open_source(nested(3, 5)).pages()
    assert len(page.lines) == 125


@pytest.mark.parametrize("source", [b"", b"%PDF-1.7 /Subtype /Form", b"/Subtype /Form" * 1000])
def test_what_pdfminer_cannot_parse_is_left_to_pdfium(source: bytes) -> None:
    check_forms(source, name="a.pdf")
