"""Refuse drawings that are made of drawings without end (嵌套图形), before pdfium unfolds them.

A PDF may paint a form (a reusable drawing) as often as it likes, also inside other forms. A file of two
kilobytes can so ask for more objects than any memory holds, and pdfium would make them all. Here they are
only counted.
"""

from __future__ import annotations

import io
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex
from fa_helpers.pdf.limits import MAX_DRAWING_BYTES, MAX_FORM_DEPTH, MAX_OBJECTS_PER_PAGE
from fa_helpers.pdf.quiet import quiet_pdfminer


def _spelt(word: bytes) -> bytes:
    """A name as a file may write it: each letter itself or by its number."""
    return b"".join(b"(?:%c|#%02X|#%02x)" % (letter, letter, letter) for letter in word)


# between the two may stand a comment, and an object may stand for the second
_HOLDS_FORMS = regex(
    b"/"
    + _spelt(b"Subtype")
    + rb"(?:[\0\s]|%[^\r\n]*+)*+(?:/"
    + _spelt(b"Form")
    + rb"|\d+[\0\s]+\d+[\0\s]+R)"
)
_PAINTED = regex(rb"/([^\s/<>\[\](){}%]+)\s*Do\b")


class _EndlessError(Exception):
    pass


def check_forms(source: bytes, *, name: str) -> None:
    """Raise a :class:`SourceError` if a page paints more, or deeper nested, forms than are read."""
    if not _HOLDS_FORMS.search(source):
        return
    quiet_pdfminer()
    number = 1
    try:
        for _ in _pages(source):
            number += 1
    except (_EndlessError, RecursionError):
        raise SourceError(
            where=name,
            code="page_objects",
            values={"page": number},
        ) from None
    except Exception:
        # damaged or encrypted for pdfminer; pdfium may still read it, within its bounds of time and memory
        return


def _pages(source: bytes) -> Iterator[int]:
    """How many forms each page paints."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    counted: dict[int, int] = {}
    for page in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(source)))):
        content = b"\n".join(content_of(stream) for stream in page.contents)
        yield _count(content, page.resources, counted, ())


def _count(content: bytes, resources: Any, counted: dict[int, int], inside: tuple[int, ...]) -> int:
    """How many forms a content paints; ``counted`` are the forms known, ``inside`` those it is part of."""
    from pdfminer.pdftypes import PDFStream, resolve1
    from pdfminer.psparser import literal_name

    if len(inside) > MAX_FORM_DEPTH:
        raise _EndlessError
    total = 0
    forms = resolve1((resolve1(resources) or {}).get("XObject")) or {}
    for written, times in Counter(_PAINTED.findall(content)).items():
        form = resolve1(forms.get(written.decode("latin-1")))
        if not isinstance(form, PDFStream) or literal_name(form.get("Subtype")) != "Form":
            continue
        number = form.objid or id(form)
        if number in inside:
            raise _EndlessError
        if number not in counted:
            own = form.get("Resources") or resources
            counted[number] = 1 + _count(content_of(form), own, counted, (*inside, number))
        total += times * counted[number]
        if total > MAX_OBJECTS_PER_PAGE:
            raise _EndlessError
    return total


def content_of(stream: Any) -> bytes:
    """The unpacked bytes of a stream, as far as they may be read."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.psparser import literal_name

    stream = resolve1(stream)
    if [literal_name(kind) for kind, _ in stream.get_filters()] == ["FlateDecode"]:
        packed = stream.get_rawdata()
        return zlib.decompressobj().decompress(packed, MAX_DRAWING_BYTES) if packed else b""
    data: bytes = stream.get_data()
    return data
