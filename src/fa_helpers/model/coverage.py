"""What became of each part of a document (覆盖情况), as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["read", "empty", "partly_read", "not_read", "absent"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part has its status (原因): a key of the message catalogue with what it is about, or the document's words.

    >>> str(Reason("coverage.left_over", ("8380", "12"))), str(Reason(said="本单位无政府性基金预算。"))
    ('coverage.left_over: 8380 12', '本单位无政府性基金预算。')
    """

    key: str = ""
    details: tuple[str, ...] = ()
    said: str = ""

    @property
    def detail(self) -> str:
        """What it is about in one text: numerals left over, cells cut, a correction."""
        return " ".join(self.details)

    def __str__(self) -> str:
        """As one text, for files."""
        return self.said or ": ".join(part for part in (self.key, self.detail) if part)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What became of one part of the document (覆盖情况): a section, statement, scorecard or leftover figure.

    ``status``: ``read`` (已读), ``empty`` (says there is nothing), ``partly_read`` (部分读取), ``not_read`` (未读),
    ``absent`` (listed, but not in the file).
    """

    part: str
    title: str
    page_first: int | None
    page_last: int | None
    status: Status
    figures: int
    reason: Reason = Reason()
