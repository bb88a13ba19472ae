"""Glyphs of embedded fonts get the characters that the font and the PDF give them: a wrong digit is worse than none."""

from __future__ import annotations

import io
import struct

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from hypothesis import given
from hypothesis import strategies as st
from tiny_pdf import cid_font_pdf

from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.glyph_maps import glyph_characters
from fa_helpers.pdf.source import open_source

WORDS = "收入12.50万元，支出9.75万元"


def font(
    meanings: dict[int, int], glyphs: int, *, form: int = 4, platform: tuple[int, int] = (3, 1)
) -> bytes:
    """A font of empty glyphs, and the glyph of each character in one table of the given format."""
    names = [".notdef", *(f"g{number}" for number in range(1, glyphs))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupGlyf(dict.fromkeys(names, TTGlyphPen(None).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupPost()
    table = CmapSubtable.newSubtable(form)
    table.platformID, table.platEncID = platform
    table.language, table.cmap = 0, {code: names[glyph] for code, glyph in meanings.items()}
    builder.font["cmap"].tables = [table]
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@given(st.permutations(range(1, 40)), st.sampled_from([4, 12]))
def test_every_glyph_has_its_character_whatever_the_order(order: list[int], form: int) -> None:
    meanings = {0x4E00 + 3 * place if place % 2 else 0x30 + place: glyph for place, glyph in enumerate(order)}
    found = glyph_characters(font(meanings, 40, form=form))
    assert found == {glyph: chr(code) for code, glyph in meanings.items()}


@pytest.mark.parametrize("form", [0, 6])
def test_older_tables(form: int) -> None:
    meanings = {0x30 + digit: 10 - digit for digit in range(10)}
    assert glyph_characters(font(meanings, 256, form=form)) == {g: chr(c) for c, g in meanings.items()}


def test_characters_beyond_the_basic_plane() -> None:
    assert glyph_characters(font({0x20000: 1, 0x31: 2}, 3, form=12, platform=(3, 10))) == {
        1: "\U00020000",
        2: "1",
    }


def test_the_plain_one_of_several_characters_is_taken() -> None:
    meanings = {0x2F00: 1, 0x4E00: 1, 0x2D: 2, 0xAD: 2}  # the radical and the word one; hyphens
    assert glyph_characters(font(meanings, 3)) == {1: "一", 2: "-"}


def test_a_table_that_is_not_unicode_tells_nothing() -> None:
    assert glyph_characters(font({0xF031: 1}, 2, platform=(3, 0))) == {}


@pytest.mark.parametrize("cut", [0, 3, 20, 60])
def test_a_damaged_font_tells_nothing_rather_than_half(cut: int) -> None:
    assert glyph_characters(font({0x31: 1}, 2)[:cut]) == {}
    data = font({0x31 + 2 * n: n + 1 for n in range(9)}, 10)
    start = next(e.offset for tag, e in TTFont(io.BytesIO(data)).reader.tables.items() if tag == "cmap")
    assert glyph_characters(data[: start + cut]) == {}


def test_digits_of_a_font_in_no_order_are_read_right() -> None:
    for source in (cid_font_pdf(WORDS), cid_font_pdf(WORDS[::-1])):
        (page,) = plumber.read_pages(source, name="")
        assert "".join(char.text for char in page.chars) in (WORDS, WORDS[::-1])
    (page,) = open_source(cid_font_pdf(WORDS)).pages()
    assert ("".join(char.text for char in page.chars), page.notes) == (WORDS, ("reference_engine",))


def test_the_pdfs_own_table_from_codes_to_glyphs_counts() -> None:
    characters = "0123456789"
    turned = struct.pack(">11H", 0, *range(10, 0, -1))  # the code of 0 stands for the glyph of 9, and so on
    (page,) = plumber.read_pages(cid_font_pdf(characters, glyphs=turned), name="")
    assert "".join(char.text for char in page.chars) == characters[::-1]
