"""Open a source file (打开文件): told by its content, bounded in size, refused in one line with a way out."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fa_helpers.errors import SourceError
from fa_helpers.flow.reading import read_flow
from fa_helpers.pdf import file_kinds, plain_text
from fa_helpers.pdf.limits import MAX_FILE_BYTES, MAX_PAGES
from fa_helpers.pdf.page import Char, Drawn, Page

_DIGITS = frozenset("0123456789")
Engine = Literal["pdfium", "plumber"]
Ocr = Literal["never", "blank", "all"]
"""Which pages are read by their pictures: those without text, or all."""


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A file that can be read (已打开的文件).

    ``name`` is the file's name without its folder, ``engine`` what reads it: ``pdfium``, ``plumber`` or
    ``plain_text``, or ``set`` for a file without pages. ``notes`` tell what was put right: ``repaired`` when the PDF's
    index was broken.
    """

    name: str
    sha256: str
    page_count: int
    engine: str
    notes: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)
    text: str | None = field(default=None, repr=False, compare=False)
    kind: str = file_kinds.PDF
    sheets: tuple[Page, ...] | None = field(default=None, repr=False, compare=False)
    """The pages that a file without any was set on."""
    ocr: Ocr = "never"
    recognised: dict[int, Page] = field(default_factory=dict, repr=False, compare=False)
    """Pages read by their pictures, kept: that takes seconds."""
    digits: dict[int, tuple[Char, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The printed digits of the pages that were read, kept for a look at their shapes."""

    @property
    def drawn(self) -> Drawn:
        """What pictures of pages are made from."""
        return self.content if self.sheets is None else self.sheets

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page]:
        """The pages in turn, read one at a time; or those with the given numbers, which count from 1."""
        if numbers is not None:
            for number in numbers:
                if not 1 <= number <= self.page_count:
                    raise SourceError(
                        where=self.name,
                        code="no_such_page",
                        values={"page": number, "count": self.page_count},
                    )
        if self.sheets is not None:
            chosen = range(1, self.page_count + 1) if numbers is None else numbers
            return iter([self.sheets[number - 1] for number in chosen])
        if self.text is not None:
            return plain_text.read_pages(self.text, name=self.name, numbers=numbers)
        if self.engine == "plumber":
            from fa_helpers.pdf import reference_reader as plumber

            return map(self._noted, plumber.read_pages(self.content, name=self.name, numbers=numbers))
        from fa_helpers.pdf import reader as fallback

        pages = fallback.read_pages(self.content, name=self.name, numbers=numbers)
        return map(self._noted, pages if self.ocr == "never" else map(self._by_picture, pages))

    def digits_on(self, number: int) -> tuple[Char, ...]:
        """The upright digits that a page of a PDF prints (页上的数字); none where its picture was read."""
        if number not in self.digits:
            deque(self.pages([number]), maxlen=0)
        return self.digits.get(number, ())

    def _noted(self, page: Page) -> Page:
        chars = () if "ocr" in page.notes else page.chars
        self.digits[page.number] = tuple([char for char in chars if char.text in _DIGITS and char.upright])
        return page

    def _by_picture(self, page: Page) -> Page:
        """A page that shows a picture and no text, or any page if that is wanted, as its picture reads."""
        if not (page.picture_only or self.ocr == "all"):
            return page
        if page.number not in self.recognised:
            from fa_helpers.pdf.ocr.reader import read_picture, scale_of
            from fa_helpers.pdf.page_image import page_pictures

            scale = scale_of(page)
            (picture,) = page_pictures(self.content, page.number, [(None, scale)], name=self.name)
            self.recognised[page.number] = read_picture(page, picture, scale)
        return self.recognised[page.number]

    def require_text_layer(self) -> None:
        """Refuse a file whose pages are pictures only (扫描件). Stops at the first page with text."""
        if self.text is not None:
            return
        pictures = False
        for page in self.pages():
            if page.chars:
                return
            pictures = pictures or bool(page.pictures)
        if pictures:
            raise SourceError(
                where=self.name,
                code="pictures_only",
            )
        raise SourceError(where=self.name, code="no_text")


def open_source(
    source: str | Path | bytes,
    *,
    engine: Engine = "pdfium",
    ocr: Ocr = "blank",
    name: str = "",
    max_pages: int = MAX_PAGES,
    max_bytes: int = MAX_FILE_BYTES,
) -> OpenedSource:
    """Open a PDF, a plain text or one of the other forms, given as a path or as its bytes.

    Raises :class:`~fa_helpers.errors.SourceError` for all that cannot be read; its ``code`` names the kind.

    >>> open_source("第一部分 单位概况".encode(), name="text.txt").page_count
    1
    """
    content, name = _content(source, name, max_bytes)
    if not content.strip():
        raise SourceError(where=name, code="empty")
    sha256 = hashlib.sha256(content).hexdigest()
    kind = file_kinds.kind_of(content)
    if isinstance(kind, file_kinds.Refused):
        raise SourceError(where=name, code=kind.code)
    if kind == file_kinds.TEXT:
        text = plain_text.decode(content, name=name)
        count = len(plain_text.split_pages(text))
        _check_pages(count, max_pages, name)
        return OpenedSource(name, sha256, count, plain_text.ENGINE, text=text, kind=kind)
    if kind in file_kinds.FLOWS:
        from fa_helpers.pdf.setting.pages import ENGINE, set_pages

        sheets = set_pages(read_flow(content, kind, name=name))
        if not sheets:
            raise SourceError(where=name, code="empty")
        _check_pages(len(sheets), max_pages, name)
        return OpenedSource(name, sha256, len(sheets), ENGINE, content=content, kind=kind, sheets=sheets)
    count, notes = _inspect_pdf(content, name)
    _check_pages(count, max_pages, name)
    return OpenedSource(name, sha256, count, engine, notes, content, ocr=_possible(ocr, name))


def _possible(ocr: Ocr, name: str) -> Ocr:
    """What of the reading by pictures can be done here; without its extra it is refused where it was asked for."""
    from fa_helpers.pdf.ocr.reader import is_installed

    if ocr == "never" or is_installed():
        return ocr
    if ocr == "all":
        raise SourceError(where=name, code="extra_missing", values={"extra": "ocr"})
    return "never"


def _content(source: str | Path | bytes, name: str, max_bytes: int) -> tuple[bytes, str]:
    """The bytes of a source and the name to call it by."""
    if isinstance(source, bytes):
        name = name or "document"
        if len(source) > max_bytes:
            raise _too_large(len(source), max_bytes, name)
        return source, name
    path = Path(source)
    name = name or "".join(c if c.isprintable() else "?" for c in path.name) or "document"
    try:
        if path.is_dir():
            raise SourceError(where=name, code="folder")
        if not path.exists():
            raise SourceError(where=name, code="missing")
        if not path.is_file():
            raise SourceError(where=name, code="not_a_file")
        size = path.stat().st_size
        if size > max_bytes:
            raise _too_large(size, max_bytes, name)
        return path.read_bytes(), name
    except (OSError, ValueError):
        raise SourceError(where=name, code="unreadable") from None


def _too_large(size: int, limit: int, name: str) -> SourceError:
    return SourceError(
        where=name,
        code="too_large",
        values={"size": f"{size / 2**20:,.0f}", "limit": f"{limit / 2**20:,.0f}"},
    )


def _check_pages(count: int, limit: int, name: str) -> None:
    if count < 1:
        raise SourceError(where=name, code="no_pages")
    if count > limit:
        raise SourceError(
            where=name,
            code="too_many_pages",
            values={"count": f"{count:,}", "limit": f"{limit:,}"},
        )


def _inspect_pdf(content: bytes, name: str) -> tuple[int, tuple[str, ...]]:
    """How many pages a PDF has, and what was put right on opening it."""
    if _cut_off(content):
        raise SourceError(where=name, code="damaged")
    from fa_helpers.pdf.nested_drawings import check_forms
    from fa_helpers.pdf.pdfium import reader as pdfium

    check_forms(content, name=name)
    return pdfium.inspect(content, name=name)


def _cut_off(content: bytes) -> bool:
    """Whether the end of a PDF is missing: readers repair it, passing over the lost pages in silence."""
    linearized = re.search(rb"/Linearized\s.{0,200}?/L\s+(\d{1,12})", content[:2048], re.DOTALL)
    if linearized and int(linearized[1]) > len(content):
        return True
    return b"%%EOF" not in content and b"startxref" not in content
