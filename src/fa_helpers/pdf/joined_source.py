"""Several files of one office read as one document (多个文件合并读取): their pages are counted through.

The text of a disclosure and its statements are often published apart. Page numbers go on from file to file; which
file a page belongs to is told by :meth:`JoinedSource.part_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fa_helpers.errors import SourceError
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.source import OpenedSource


@dataclass(frozen=True, slots=True)
class JoinedSource:
    """Opened files in the order given; it offers what one opened file offers."""

    parts: tuple[OpenedSource, ...]

    def __post_init__(self) -> None:
        if any(part.text is not None for part in self.parts):
            raise SourceError(
                where=next(part.name for part in self.parts if part.text is not None),
                code="text_not_joined",
            )

    @property
    def name(self) -> str:
        """The names of the files."""
        return " + ".join(part.name for part in self.parts)

    @property
    def sha256(self) -> str:
        """One sum over the sums of the files."""
        return hashlib.sha256("".join(part.sha256 for part in self.parts).encode()).hexdigest()

    @property
    def page_count(self) -> int:
        """Pages in all."""
        return sum(part.page_count for part in self.parts)

    @property
    def engine(self) -> str:
        """What reads the files."""
        return self.parts[0].engine

    @property
    def text(self) -> None:
        """No plain text: only PDFs are joined."""
        return

    def pages(self) -> Iterator[Page]:
        """All pages, their numbers counted through."""
        before = 0
        for part in self.parts:
            for page in part.pages():
                yield replace(page, number=page.number + before)
            before += part.page_count

    def part_of(self, page: int) -> tuple[OpenedSource, int]:
        """The file that a page belongs to, and how many pages come before that file.

        Raises ``SourceError`` for a page that no file has.
        """
        before = 0
        for part in self.parts:
            if page <= before + part.page_count:
                return part, before
            before += part.page_count
        raise SourceError(
            where=self.name,
            code="no_such_page",
            values={"page": page, "count": before},
        )

    def require_text_layer(self) -> None:
        """Refuse files of which none holds text."""
        for part in self.parts:
            part.require_text_layer()
