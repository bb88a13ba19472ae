"""A page may show other digits than its text tells: the ink says so, in any font, and sound pages raise no alarm."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.pdf.tiny_pdf import TinyPdf

from conftest import ROOT
from fa_helpers.model.places import Locator
from fa_helpers.pdf.digit_shapes import is_unlike
from fa_helpers.pdf.page import Box
from fa_helpers.pdf.page_image import page_pictures
from fa_helpers.pdf.printed_figures import unlike_figures, unlike_pages
from fa_helpers.pdf.source import open_source

SHEET = Box(0, 0, 300, 200)
FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman", "Times-BoldItalic", "Courier", "Courier-Bold")


def page(content: str, meant: dict[str, str] | None = None, font: str = "Helvetica") -> bytes:
    """A page on which the font says that some digits mean others."""
    pdf = TinyPdf()
    codes = {ord(shown): f"{ord(text):04X}" for shown, text in (meant or {}).items()}
    for digit in "0123456789.":
        codes.setdefault(ord(digit), f"{ord(digit):04X}")
    made = pdf.font(codes, BaseFont=f"/{font}")
    pdf.page(content, f"<< /Font << /F {made} >> >>")
    return pdf.write()


def figure(text: str, size: float = 10, color: str = "0 g") -> str:
    return f"BT {color} /F {size} Tf 20 100 Td ({text}) Tj ET"


def unlike(pdf: bytes, box: Box = SHEET) -> bool:
    return unlike_figures(open_source(pdf), 1, [box])[0]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("size", [5, 9, 16, 42])
def test_what_is_printed_as_it_reads_raises_no_alarm(font: str, size: float) -> None:
    assert not unlike(page(figure("1234567890.05", size), font=font))


@pytest.mark.parametrize(
    "font", [name for name in FONTS if "Italic" not in name]
)  # slanted ink leaves its place
@pytest.mark.parametrize(("shown", "told"), ["91", "19", "78", "87", "35", "83", "06"])
def test_another_number_of_holes_is_seen(font: str, shown: str, told: str) -> None:
    holes = {"0": 1, "6": 1, "9": 1, "8": 2}
    differs = holes.get(shown, 0) != holes.get(told, 0)
    assert unlike(page(figure(f"4{shown}5.20"), {shown: told}, font)) == differs


@pytest.mark.parametrize("color", ["1 0 0 rg", "0 0 1 rg", "0.4 g"])
def test_the_colour_of_the_digits_does_not_matter(color: str) -> None:
    assert not unlike(page(figure("608.94", color=color)))
    assert unlike(page(figure("608.94", color=color), {"9": "1"}))


def test_what_is_not_there_is_seen() -> None:
    assert unlike(page(figure("608.94") + " 1 g 41 95 20 20 re f"))


@pytest.mark.parametrize(
    "beside",
    [
        "0.6 w 0 98.5 m 200 98.5 l S",
        "1 0 0 RG 3 w 30 103 12 0 360 re S",
        "0.8 0.8 1 rg 10 90 100 30 re f",
        "q 0.85 g 15 95 m 80 115 l 82 112 l 17 92 l f Q",
    ],
)
def test_rules_seals_and_marks_are_not_taken_for_ink_of_digits(beside: str) -> None:
    assert not unlike(page(f"{beside} {figure('608.94')}"))


def test_only_the_figures_asked_for_are_looked_at() -> None:
    pdf = page(figure("608.94") + " BT /F 10 Tf 20 50 Td (731) Tj ET", {"7": "8"})
    source = open_source(pdf)
    assert unlike_figures(source, 1, [Box(15, 85, 100, 105), Box(15, 135, 100, 155)]) == [False, True]
    places = [Locator(1, "", 15, 85, 100, 105), Locator(1, "", 15, 135, 100, 155), Locator(7)]
    assert unlike_pages(source, places[:1]) == frozenset()
    assert unlike_pages(source, places) == {1}


def test_plain_text_has_nothing_to_look_at() -> None:
    assert unlike_pages(open_source("一、收入".encode()), [Locator(1)]) == frozenset()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    pytest.importorskip("reportlab")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from fa_helpers.making.document import FORMS, make

    folder = tmp_path_factory.mktemp("made")
    for form in FORMS[:2]:
        make(form, 5, 0, False, folder)
    yield folder


def test_no_page_of_made_documents_raises_an_alarm(made: Path) -> None:
    for path in made.glob("*.pdf"):
        source = open_source(path)
        whole = Box(0, 0, 2000, 2000)
        assert [n for n in range(1, source.page_count + 1, 7) if unlike_figures(source, n, [whole])[0]] == []


def test_a_blank_place_is_no_digit() -> None:
    (blank,) = page_pictures(page(""), 1, [(Box(10, 10, 20, 20), 4.0)])
    assert all(is_unlike(blank, digit) for digit in "0123456789")
