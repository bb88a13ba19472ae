"""pdfium, and the reference where pdfium cannot tell a font's characters (备用引擎): each such page says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fa_helpers.pages import pdfium
from fa_helpers.pages.page import Page


def read_pages(source: bytes, *, name: str, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in turn, or those with the given numbers (from 1)."""
    return pdfium.read_pages(source, name=name, numbers=numbers)
