"""What can be said of a file's contents by its bytes is what taking it apart finds; else nothing is said."""

from __future__ import annotations

import base64
import zlib

import pytest

from fa_helpers.pdf.damage import Damage, damage_of
from fa_helpers.pdf.whole_contents import plainly_whole

TEXT = b"BT /F1 9 Tf 40 700 Td (0123) Tj ET"
MANY = 10_000


def is_sound(content: bytes) -> bool:
    return content.count(b"BT") == content.count(b"ET")


def plain(source: bytes, page_count: int = 1) -> bool:
    return plainly_whole(source, page_count, is_sound, most=MANY)


def a_file(stream: bytes, head: bytes, contents: bytes = b"4 0 R") -> bytes:
    """A file of one page, its content at object 4."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents " + contents + b">>",
        b"<<" + head + b">>\nstream\n" + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer\n<</Size 5/Root 1 0 R>>\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def packed(content: bytes, length: int | None = None) -> tuple[bytes, bytes]:
    data = zlib.compress(content)
    return data, b"/Filter/FlateDecode/Length %d" % (len(data) if length is None else length)


def as_characters(content: bytes) -> tuple[bytes, bytes]:
    data = base64.a85encode(zlib.compress(content)) + b"~>"
    return data, b"/Filter[/ASCII85Decode/FlateDecode]/Length %d" % len(data)


@pytest.mark.parametrize(
    ("made", "whole"),
    [
        (a_file(*packed(TEXT)), True),
        (a_file(*packed(TEXT), contents=b"[4 0 R]"), True),
        (a_file(TEXT, b"/Length %d" % len(TEXT)), True),  # not packed: what could be read is there
        (a_file(*packed(TEXT[:-2])), False),  # a text left open
        (a_file(packed(TEXT)[0][:-6], packed(TEXT)[1]), False),  # packed data that lack their end
        (a_file(*as_characters(TEXT)), True),
        (a_file(as_characters(TEXT)[0][:-9], as_characters(TEXT)[1]), False),
        (
            a_file(b"z" + as_characters(TEXT)[0], as_characters(TEXT)[1]),
            False,
        ),  # a character that was not there
        (a_file(*packed(TEXT, length=12)), False),  # a length that lies
        (a_file(*packed(TEXT), contents=b"[4 0 R 9 0 R]"), False),  # a content that is not there
        (a_file(*packed(TEXT)).replace(b"/Contents", b"/Content#73"), False),  # spelt in another way
        (a_file(*packed(TEXT)) + a_file(*packed(TEXT)), False),  # named twice: which one holds?
        (a_file(*packed(TEXT)).replace(b"/Root", b"/Encrypt 7 0 R/Root"), False),
    ],
)
def test_only_what_is_plain_is_said(made: bytes, whole: bool) -> None:
    assert plain(made) is whole


def test_more_pages_than_contents_are_not_plain() -> None:
    assert not plain(a_file(*packed(TEXT)), 2)


def test_a_content_beyond_the_bound_is_not_plain() -> None:
    assert not plain(a_file(*packed(TEXT + b" " * MANY)))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (a_file(*packed(TEXT)), Damage()),
        (a_file(*packed(TEXT[:-2])), Damage(cut=(1,))),
        (a_file(*packed(TEXT, length=12)), Damage(cut=(1,))),
        (a_file(*as_characters(TEXT)), Damage()),
        (a_file(as_characters(TEXT)[0][:-9], as_characters(TEXT)[1]), Damage(cut=(1,))),
        (a_file(b"\x7f" + as_characters(TEXT)[0], as_characters(TEXT)[1]), Damage(cut=(1,))),
        (a_file(*packed(TEXT), contents=b"[4 0 R 9 0 R]"), Damage(cut=(1,))),
    ],
)
def test_damage_is_told_either_way(made: bytes, found: Damage) -> None:
    assert damage_of(made, 1, {1}) == found == damage_of(made, 1)


def test_pages_behind_one_that_is_not_there_are_looked_at() -> None:
    two = a_file(*packed(TEXT[:-2])).replace(
        b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R 7 0 R 3 0 R 3 0 R]/Count 3"
    )
    assert damage_of(two, 3).cut == (1, 2, 3)


def test_a_page_without_text_whose_object_is_damaged_is_told() -> None:
    made = a_file(*packed(TEXT)).replace(b"/MediaBox[", b"/Media Box[")
    assert damage_of(made, 1) == Damage(cut=(1,))
    assert damage_of(made, 1, {1}) == Damage()  # what was read is there


def test_a_page_that_prints_nothing_is_looked_at_more_closely() -> None:
    fonts = b"<</Font<</F1 5 0 R>>>>"
    blank, picture = (a_file(*packed(content)) for content in (b"q Q", b"q /Im1 Do Q"))
    assert damage_of(blank.replace(b"<<>>", fonts), 1) == Damage(bare=(1,))
    assert damage_of(blank, 1) == damage_of(picture.replace(b"<<>>", fonts), 1) == Damage()
