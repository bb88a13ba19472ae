"""What a PDF has lost before it came to us (文件的缺损): told by its objects, not by what could still be read.

Readers mend a damaged file and pass over what is gone. Here its pages are counted as objects, and the content of each
is looked at: whether it unpacks to its end, closes the text it opens, and holds any where fonts are laid out for it.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from typing import Any

from fa_helpers.pdf.limits import MAX_DRAWING_BYTES
from fa_helpers.pdf.nested_drawings import content_of
from fa_helpers.pdf.quiet import quiet_pdfminer

_PAGE = re.compile(
    rb"(?<![0-9])(\d{1,7}) \d{1,5} obj\s*<<(?:(?!endobj|stream).){0,2000}?/Type\s*/Page(?![A-Za-z])",
    re.DOTALL,
)
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_OPENED, _CLOSED = (re.compile(rb"(?<![^\s\]>)])" + name + rb"(?!\w)") for name in (b"BT", b"ET"))
_FORM = re.compile(rb"\bDo\b")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is missing of a file (缺损): ``unlisted`` pages that no list of pages names; pages (from 1) whose content is
    ``cut``, and those that are ``bare``: fonts are laid out for them and no text is there.
    """

    unlisted: int = 0
    cut: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()


def damage_of(source: bytes, page_count: int) -> Damage:
    """What is missing of a PDF; nothing of one that only pdfium can take apart."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    quiet_pdfminer()
    cut, bare = [], []
    objects = {found[1] for found in _PAGE.finditer(source)}
    try:
        for number, page in enumerate(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(source)))), 1):
            content, whole = _content(page)
            if not whole or _is_open(content):
                cut.append(number)
            elif _is_bare(page, content):
                bare.append(number)
    except Exception:  # pdfminer raises whatever its parser trips over
        return Damage(max(len(objects) - page_count, 0))
    return Damage(max(len(objects) - page_count, 0), tuple(cut), tuple(bare))


def _content(page: Any) -> tuple[bytes, bool]:
    """The unpacked content of a page, and whether all of it could be unpacked."""
    from pdfminer.pdftypes import PDFStream, resolve1

    parts, whole = [], True
    for stream in map(resolve1, page.contents):
        if not isinstance(stream, PDFStream):
            whole = False
            continue
        try:
            part, ends = _unpacked(stream)
        except Exception:  # whatever a filter trips over
            whole = False
            continue
        parts.append(part)
        whole = whole and ends
    return b"\n".join(parts), whole


def _unpacked(stream: Any) -> tuple[bytes, bool]:
    """The bytes of a stream, as far as they may be read, and whether packed data reaches its own end mark."""
    from pdfminer.psparser import literal_name

    if [literal_name(kind) for kind, _ in stream.get_filters()] != ["FlateDecode"]:
        return content_of(stream), True
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(stream.get_rawdata(), MAX_DRAWING_BYTES)
    return content, unpacking.eof or bool(unpacking.unconsumed_tail)


def _is_open(content: bytes) -> bool:
    """Whether a text is opened and not closed; what is printed may itself read BT."""
    return _more_opened(content) and _more_opened(_STRING.sub(b"()", content))


def _more_opened(content: bytes) -> bool:
    return len(_OPENED.findall(content)) > len(_CLOSED.findall(content))


def _is_bare(page: Any, content: bytes) -> bool:
    from pdfminer.pdftypes import resolve1

    fonts = resolve1((resolve1(page.resources) or {}).get("Font"))
    return bool(fonts) and not _OPENED.search(content) and not _FORM.search(content)
