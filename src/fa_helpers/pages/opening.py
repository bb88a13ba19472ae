"""Open a source file (打开文件): told by its content, bounded in size, refused in one line with a way out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from fa_helpers.errors import SourceError
from fa_helpers.pages import kinds, plain_text
from fa_helpers.pages.limits import MAX_FILE_BYTES, MAX_PAGES
from fa_helpers.pages.page import Page

Engine = Literal["pdfium", "plumber"]

_AGAIN = "Download it again, or open it in a viewer and save a copy."


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A file that can be read (已打开的文件).

    ``name`` is the file's name without its folder, ``engine`` what reads it: ``pdfium``, ``plumber`` or
    ``plain_text``. ``notes`` tell what was put right: ``repaired`` when the PDF's index was broken.
    """

    name: str
    sha256: str
    page_count: int
    engine: str
    notes: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)
    text: str | None = field(default=None, repr=False, compare=False)

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page]:
        """The pages in turn, read one at a time; or those with the given numbers, which count from 1."""
        if numbers is not None:
            for number in numbers:
                if not 1 <= number <= self.page_count:
                    raise SourceError(
                        f"there is no page {number}",
                        where=self.name,
                        way_out=f"Its pages are numbered from 1 to {self.page_count}.",
                        code="no_such_page",
                    )
        if self.text is not None:
            return plain_text.read_pages(self.text, name=self.name, numbers=numbers)
        if self.engine == "plumber":
            from fa_helpers.pages import plumber

            return plumber.read_pages(self.content, name=self.name, numbers=numbers)
        from fa_helpers.pages import fallback

        return fallback.read_pages(self.content, name=self.name, numbers=numbers)

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
                "its pages are pictures without text, and this version does not read pictures",
                where=self.name,
                way_out="Ask the office for the text PDF, or run an OCR tool first (for example ocrmypdf).",
                code="pictures_only",
            )
        raise SourceError(
            "its pages are empty", where=self.name, way_out="Check that it is the right file.", code="no_text"
        )


def open_source(
    source: str | Path | bytes,
    *,
    engine: Engine = "pdfium",
    name: str = "",
    max_pages: int = MAX_PAGES,
    max_bytes: int = MAX_FILE_BYTES,
) -> OpenedSource:
    """Open a PDF or a plain text, given as a path or as its bytes.

    Raises :class:`~fa_helpers.errors.SourceError` for all that cannot be read; its ``code`` names the kind.

    >>> open_source("第一部分 单位概况".encode(), name="text.txt").page_count
    1
    """
    content, name = _content(source, name, max_bytes)
    if not content.strip():
        raise SourceError("the file is empty", where=name, way_out="Download it again.", code="empty")
    sha256 = hashlib.sha256(content).hexdigest()
    kind = kinds.kind_of(content)
    if isinstance(kind, kinds.Refused):
        raise SourceError(f"this is {kind.what}", where=name, way_out=kind.way_out, code=kind.code)
    if kind == kinds.TEXT:
        text = plain_text.decode(content, name=name)
        count = len(plain_text.split_pages(text))
        _check_pages(count, max_pages, name)
        return OpenedSource(name, sha256, count, plain_text.ENGINE, text=text)
    count, notes = _inspect_pdf(content, name)
    _check_pages(count, max_pages, name)
    return OpenedSource(name, sha256, count, engine, notes, content)


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
            raise SourceError(
                "this is a folder, not a file", where=name, way_out="Name a file inside it.", code="folder"
            )
        if not path.exists():
            raise SourceError(
                "there is no such file", where=name, way_out="Check the path and the name.", code="missing"
            )
        if not path.is_file():
            raise SourceError(
                "this is a device, not a file", where=name, way_out="Name a file.", code="not_a_file"
            )
        size = path.stat().st_size
        if size > max_bytes:
            raise _too_large(size, max_bytes, name)
        return path.read_bytes(), name
    except (OSError, ValueError):
        raise SourceError(
            "the file cannot be opened", where=name, way_out="Check that you may read it.", code="unreadable"
        ) from None


def _too_large(size: int, limit: int, name: str) -> SourceError:
    return SourceError(
        f"the file is larger ({size / 2**20:,.0f} MiB) than is read ({limit / 2**20:,.0f} MiB)",
        where=name,
        way_out="Split it, or raise max_bytes if you trust it.",
        code="too_large",
    )


def _check_pages(count: int, limit: int, name: str) -> None:
    if count < 1:
        raise SourceError("the file has no pages", where=name, way_out=_AGAIN, code="no_pages")
    if count > limit:
        raise SourceError(
            f"the file has more pages ({count:,}) than are read ({limit:,})",
            where=name,
            way_out="Split it, or raise max_pages if you trust it.",
            code="too_many_pages",
        )


def _inspect_pdf(content: bytes, name: str) -> tuple[int, tuple[str, ...]]:
    """How many pages a PDF has, and what was put right on opening it."""
    if _cut_off(content):
        what = "the PDF is cut off: its end is missing"
        raise SourceError(what, where=name, way_out=_AGAIN, code="damaged")
    from fa_helpers.pages import pdfium
    from fa_helpers.pages.forms import check_forms

    check_forms(content, name=name)
    return pdfium.inspect(content, name=name)


def _cut_off(content: bytes) -> bool:
    """Whether the end of a PDF is missing: readers repair it, passing over the lost pages in silence."""
    linearized = re.search(rb"/Linearized\s.{0,200}?/L\s+(\d{1,12})", content[:2048], re.DOTALL)
    if linearized and int(linearized[1]) > len(content):
        return True
    return b"%%EOF" not in content and b"startxref" not in content
