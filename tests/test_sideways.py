"""A document laid on its side without asking for a turn gives the same figures in the same places on the page shown."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as raw
import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.pdf.page import Box
from fa_helpers.pdf.page_image import render_page
from fa_helpers.pdf.source import Engine

PAGES = range(1, 13)


def laid_on_its_side(numbers: range) -> bytes:
    """Pages of the bundled document, their contents turned against the clock, the sheets wide."""
    document = pypdfium2.PdfDocument(BUNDLED / "source.pdf")
    for index in reversed(range(len(document))):
        if index + 1 not in numbers:
            del document[index]
    for page in document:
        width, height = page.get_size()
        raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(0, 1, -1, 0, height, 0), None)
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def sideways() -> bytes:
    return laid_on_its_side(PAGES)


@pytest.mark.parametrize("engine", ["pdfium", "plumber"])
def test_the_figures_are_the_same(engine: Engine, sideways: bytes, bundled: FinalAccounts) -> None:
    turned = fa.read(sideways, name="sideways.pdf", engine=engine)
    upright = [f for f in bundled.data.facts if f.locator.page in PAGES]
    assert [(f.fact_id, f.concept, f.printed) for f in turned.data.facts] == [
        (f.fact_id, f.concept, f.printed) for f in upright
    ]
    for one, other in zip(turned.data.facts, upright, strict=True):
        assert one.locator.page == other.locator.page
        places = ((w.x0, w.top, w.x1, w.bottom) for w in (one.locator, other.locator))
        assert next(places) == pytest.approx(next(places), abs=0.05)
    assert all(page.width < page.height for page in turned.pages)


def test_the_evidence_is_the_same_picture(sideways: bytes, bundled: FinalAccounts) -> None:
    where = bundled.data.facts[20].locator
    assert (
        where.x0 is not None and where.top is not None and where.x1 is not None and where.bottom is not None
    )
    box = Box(where.x0 - 20, where.top - 5, where.x1 + 20, where.bottom + 5)
    from PIL import Image, ImageChops

    one, other = (
        Image.open(io.BytesIO(render_page(source, where.page, scale=3, box=box))).convert("L")
        for source in (sideways, (BUNDLED / "source.pdf").read_bytes())
    )
    assert one.size == other.size
    difference = ImageChops.difference(one, other).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    ink = ImageChops.invert(other).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(difference, int) and isinstance(ink, int)
    assert ink > 10 and difference < ink / 3
