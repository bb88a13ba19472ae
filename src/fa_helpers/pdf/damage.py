"""What a PDF has lost before it came to us (文件的缺损): told by its objects, not by what could still be read.

Readers mend a damaged file and pass over what is gone. Here its pages are counted as objects, and the content of each
is looked at: whether it unpacks to its end, closes the text it opens, and holds any where fonts are laid out for it.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fa_helpers.patterns import regex
from fa_helpers.pdf.limits import MAX_DRAWING_BYTES
from fa_helpers.pdf.nested_drawings import content_of
from fa_helpers.pdf.quiet import quiet_pdfminer
from fa_helpers.pdf.whole_contents import of_characters, plainly_whole

_PAGE = regex(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT = regex(rb"(?<![0-9])(\d{1,7}) \d{1,5} obj\s*<<(?:(?!endobj|stream).)*\Z", re.DOTALL)
_LONGEST_HEAD = 2000
"""Bytes between the head of an object and the entry that says it is a page."""
_STRING = regex(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_OPENED, _CLOSED = (re.compile(rb"(?<![^\s\]>)])" + name + rb"(?!\w)") for name in (b"BT", b"ET"))
_TAKEN_AS_WHOLE = b"BT ET"
_FORM = regex(rb"\bDo\b")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is missing of a file (缺损): ``unlisted`` pages that no list of pages names; pages (from 1) whose content is
    ``cut``, and those that are ``bare``: fonts are laid out for them and no text is there.
    """

    unlisted: int = 0
    cut: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()


def damage_of(source: bytes, page_count: int, with_text: Container[int] = ()) -> Damage:
    """What is missing of a PDF; nothing of one that only pdfium can take apart.

    Pages ``with_text`` are unpacked only where that is cheap: of what was packed in another way than by Flate, what
    could be read is there.
    """
    unlisted = max(len(_page_objects(source)) - page_count, 0)
    all_read = all(number in with_text for number in range(1, page_count + 1))
    if all_read and plainly_whole(
        source, page_count, lambda found: not _is_open(found), most=MAX_DRAWING_BYTES
    ):
        return Damage(unlisted)
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    quiet_pdfminer()
    cut, bare = [], []
    try:
        pages = _listed(PDFDocument(PDFParser(io.BytesIO(source))).catalog.get("Pages"), {}, set())
        for number, page in enumerate(islice(pages, page_count), 1):
            content, whole = _content(page, flate_only=number in with_text) if page else (b"", False)
            if not whole or _is_open(content):
                cut.append(number)
            elif page and _is_bare(page, content):
                bare.append(number)
    except Exception:  # pdfminer raises whatever its parser trips over
        return Damage(unlisted)
    return Damage(unlisted, tuple(cut), tuple(bare))


def _listed(node: Any, inherited: dict[str, Any], seen: set[int]) -> Iterator[dict[str, Any] | None]:
    """The pages as they are listed, with what they inherit; None is one whose object cannot be taken apart."""
    from pdfminer.pdftypes import resolve1

    try:
        found = {**inherited, **resolve1(node)}
        kids = resolve1(found.get("Kids"))
    except Exception:  # whatever the parser trips over in this object
        yield None
        return
    if not isinstance(kids, list):
        yield found
        return
    if (number := getattr(node, "objid", id(node))) in seen:
        return
    seen.add(number)
    handed_down = {name: found[name] for name in ("Resources",) if name in found}
    for kid in kids:
        yield from _listed(kid, handed_down, seen)


def _page_objects(source: bytes) -> set[bytes]:
    """The numbers of the objects that say they are pages, listed or not."""
    found = set()
    for entry in _PAGE.finditer(source):
        start = source.rfind(b" obj", max(0, entry.start() - _LONGEST_HEAD), entry.start())
        head = _OBJECT.search(source, max(0, start - 14), entry.start()) if start >= 0 else None
        if head is not None:
            found.add(head[1])
    return found


def _content(page: dict[str, Any], *, flate_only: bool) -> tuple[bytes, bool]:
    """The unpacked content of a page, and whether all of it could be unpacked; blank text where it is not looked at."""
    from pdfminer.pdftypes import PDFStream, resolve1

    parts, whole = [], True
    contents = resolve1(page.get("Contents", []))
    for stream in map(resolve1, contents if isinstance(contents, list) else [contents]):
        if not isinstance(stream, PDFStream):
            whole = False
            continue
        try:
            part, ends = _unpacked(stream, flate_only=flate_only)
        except Exception:  # whatever a filter trips over
            whole = False
            continue
        parts.append(part)
        whole = whole and ends
    return b"\n".join(parts), whole


def _unpacked(stream: Any, *, flate_only: bool) -> tuple[bytes, bool]:
    """The bytes of a stream, as far as they may be read, and whether packed data reaches its own end mark."""
    from pdfminer.psparser import literal_name

    filters = [literal_name(kind) for kind, _ in stream.get_filters()]
    if filters not in (["FlateDecode"], ["ASCII85Decode", "FlateDecode"]):
        return (_TAKEN_AS_WHOLE if flate_only else content_of(stream)), True
    packed = stream.get_rawdata()
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(of_characters(packed) if len(filters) > 1 else packed, MAX_DRAWING_BYTES)
    return content, unpacking.eof or bool(unpacking.unconsumed_tail)


def _is_open(content: bytes) -> bool:
    """Whether a text is opened and not closed; what is printed may itself read BT."""
    return _more_opened(content) and _more_opened(_STRING.sub(b"()", content))


def _more_opened(content: bytes) -> bool:
    if content.count(b"BT") <= content.count(b"ET"):  # so it is nearly always, and counting is cheap
        return False
    return len(_OPENED.findall(content)) > len(_CLOSED.findall(content))


def _is_bare(page: dict[str, Any], content: bytes) -> bool:
    from pdfminer.pdftypes import resolve1

    fonts = resolve1((resolve1(page.get("Resources")) or {}).get("Font"))
    return bool(fonts) and not _paints(content)


def _paints(content: bytes) -> bool:
    """Whether a content prints text, or a form or picture."""
    return _OPENED.search(content) is not None or _FORM.search(content) is not None
