"""Text that nobody sees is no text of the page: it is left out and named, whatever hides it."""

from __future__ import annotations

import pytest
from tiny_pdf import TinyPdf, obj

from fa_helpers.pdf.page import Page
from fa_helpers.pdf.source import open_source

PLAIN = "BT /F 10 Tf 40 100 Td (spent 43.21) Tj ET "
OVER = "BT /F 10 Tf 40 60 Td (7) Tj ET "
SCAN = "q {} cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xb0 EI Q "


def page_of(content: str, resources: str = "", pdf: TinyPdf | None = None, **page: object) -> Page:
    pdf = pdf or TinyPdf()
    pdf.page(content, f"<< /Font << /F {pdf.font()} >> {resources} >>", **page)
    (read,) = open_source(pdf.write()).pages()
    return read


def text(page: Page) -> str:
    return "".join(char.text for char in page.chars)


def unseen(page: Page) -> str:
    return "".join(char.text for char in page.unseen)


HIDDEN = {
    "white": f"1 1 1 rg {OVER}",
    "nearly white": f".97 .98 .97 rg {OVER}",
    "invisible": f"3 Tr {OVER}",
    "tiny": OVER.replace("10 Tf", "1 Tf"),
    "clipped": f"q 0 0 20 20 re W n {OVER} Q",
    "under a white box": f"{OVER} 1 1 1 rg 35 55 20 20 re f",
    "under a black box": f"{OVER} 35 55 20 20 re f",
    "on a box of its colour": f"35 55 20 20 re f {OVER}",
    "under a picture": OVER + SCAN.format("30 0 0 30 30 50"),
    "off the page": OVER.replace("40 60", "-90 60"),
    "across the edge": OVER.replace("40 60", "298 60"),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_what_is_hidden_is_left_out_and_named(way: str) -> None:
    page = page_of(PLAIN + HIDDEN[way])
    assert (text(page), unseen(page), page.notes) == ("spent43.21", "7", ("unseen_text",))


SHOWN = {
    "white on black": "35 55 20 20 re f 1 1 1 rg " + OVER,
    "grey": ".6 .6 .6 rg " + OVER,
    "on a white box": "1 1 1 rg 35 55 20 20 re f 0 0 0 rg " + OVER,
    "clipped to its cell": f"q 35 55 20 20 re W n {OVER} Q",
    "beside a box": OVER + "60 55 20 20 re f",
    "over a picture": SCAN.format("30 0 0 30 30 50") + OVER,
    "outlined": f"2 Tr {OVER}",
}


@pytest.mark.parametrize("way", SHOWN)
def test_what_is_seen_is_read(way: str) -> None:
    page = page_of(PLAIN + SHOWN[way])
    assert (text(page), unseen(page), page.notes) == ("spent43.217", "", ())


def test_text_through_clear_glass_is_not_seen() -> None:
    glass = "/ExtGState << /G << /ca 0 >> /H << /ca .7 >> >>"
    assert unseen(page_of(f"{PLAIN} /G gs {OVER}", glass)) == "7"
    assert unseen(page_of(f"{PLAIN} /H gs {OVER}", glass)) == ""


@pytest.mark.parametrize(("state", "left"), [("OFF", "7"), ("ON", "")])
def test_a_layer_is_seen_where_it_is_shown(state: str, left: str) -> None:
    class Layered(TinyPdf):
        def write(self, trailer: object = None) -> bytes:
            layers = f"/OCProperties << /OCGs [{layer}] /D << /{state} [{layer}] >> >> /Pages"
            return super().write().replace(b"/Pages 2 0 R", f"{layers} 2 0 R".encode(), 1)

    pdf = Layered()
    layer = pdf.add(obj({"Type": "/OCG", "Name": "(more)"}))
    marked = f"{PLAIN} /OC /L BDC {OVER} EMC"
    assert unseen(page_of(marked, f"/Properties << /L {layer} >>", pdf)) == left
    pdf = Layered()
    layer = pdf.add(obj({"Type": "/OCG", "Name": "(more)"}))
    form = pdf.form(OVER, f"<< /Font << /F {pdf.font()} >> >>", OC=layer)
    assert unseen(page_of(f"{PLAIN} /X Do", f"/XObject << /X {form} >>", pdf)) == left


def test_a_new_figure_on_a_white_box_is_the_figure() -> None:
    new = OVER.replace("(7)", "(9)")
    page = page_of(f"{PLAIN} {OVER} 1 1 1 rg 35 55 20 20 re f 0 0 0 rg {new}")
    assert (text(page), unseen(page)) == ("spent43.219", "7")


def test_a_letter_printed_over_its_white_shadow_is_no_news() -> None:
    page = page_of(f"{PLAIN} 1 1 1 rg {OVER} 0 0 0 rg {OVER}")
    assert (text(page), page.notes) == ("spent43.217", ())


def test_a_numeral_that_the_edge_cuts_is_left_out_whole() -> None:
    page = page_of(PLAIN + "BT /F 10 Tf 280 60 Td (98.76) Tj ET")
    assert (text(page), unseen(page)) == ("spent43.21", "98.76")


def test_a_box_that_is_painted_by_an_annotation_hides_too() -> None:
    pdf = TinyPdf()
    look = pdf.form("1 1 1 rg 0 0 20 20 re f", BBox="[0 0 20 20]")
    note = {"Type": "/Annot", "Subtype": "/Square", "Rect": "[35 55 55 75]", "AP": f"<< /N {look} >>", "F": 4}
    page = page_of(PLAIN + OVER, pdf=pdf, Annots=f"[{pdf.add(obj(note))}]")
    assert (text(page), unseen(page), page.notes) == ("spent43.21", "7", ("unseen_text", "annotations"))


def test_a_scan_with_a_layer_of_text_is_read_and_named() -> None:
    page = page_of(f"3 Tr {PLAIN} {SCAN.format('300 0 0 200 0 0')}")
    assert (text(page), unseen(page)) == ("spent43.21", "")
    assert "hidden_text" in page.notes
