"""What is wrong with the files as such (文件缺损): an index that was mended, pages lost, cut, doubled or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fa_helpers.layout.document_layout import PageInfo, Sheet
from fa_helpers.model import CoverageRow, Reason, Status
from fa_helpers.pdf.damage import Damage, damage_of
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.source import OpenedSource
from fa_helpers.reading.coverage import listed

_SET_AS = {
    "html": "html",
    "mhtml": "html",
    "word": "word",
    "word_97": "word",
    "excel": "excel",
    "excel_97": "excel",
}
_FEWEST_STEPS, _ODD_PART = 8, 0.2


def file_rows(source: OpenedSource | JoinedSource, sheet: Sheet) -> list[CoverageRow]:
    """The rows of the files and of pages of which something is gone."""
    parts = source.parts if isinstance(source, JoinedSource) else (source,)
    rows = []
    if any("repaired" in part.notes for part in parts):
        blank = [str(page.number) for page in sheet.pages if not (page.text or page.pictures)]
        rows.append(_file(listed("coverage.repaired", blank)))
    for kind in sorted({_SET_AS[part.kind] for part in parts if part.sheets is not None}):
        rows.append(replace(_file(Reason(f"coverage.set_{kind}")), status="read"))
    before = 0
    for part in parts:
        pages = sheet.pages[before : before + part.page_count]
        if part.content and part.sheets is None:
            read = {number for number, page in enumerate(pages, 1) if page.text}
            rows += _damaged(damage_of(part.content, part.page_count, read), pages)
        rows += [_file(listed("coverage.pages_alike", alike))] if (alike := _alike(pages)) else []
        before += part.page_count
    if steps := odd_steps(sheet.labels) or shuffled(sheet.labels):
        rows.append(_file(listed("coverage.page_order", steps)))
    return rows


def _file(reason: Reason) -> CoverageRow:
    return CoverageRow("file", "", None, None, "partly_read", 0, reason)


def _damaged(damage: Damage, pages: Sequence[PageInfo]) -> Iterator[CoverageRow]:
    """``pages`` are those of the damaged file, numbered as in the document."""
    if damage.unlisted:
        yield _file(Reason("coverage.pages_unlisted", (str(damage.unlisted),)))
    for number, page in enumerate(pages, 1):
        status: Status = "partly_read" if page.text else "not_read"
        if number in damage.cut:
            yield _page(page.number, status, "coverage.content_cut")
        elif number in damage.bare and not page.text:
            yield _page(page.number, status, "coverage.content_missing")


def _page(number: int, status: Status, key: str) -> CoverageRow:
    return CoverageRow(f"page.{number:03d}", "", number, number, status, 0, Reason(key))


def _alike(pages: Sequence[PageInfo]) -> list[str]:
    """Pages that print the same from the first character to the last, each with the one it repeats (重复页)."""
    first: dict[str, int] = {}
    return [
        f"{before}={page.number}"
        for page in pages
        if page.prints and (before := first.setdefault(page.prints, page.number)) != page.number
    ]


def shuffled(labels: Sequence[tuple[int, str]]) -> list[str]:
    """Steps back, where the printed page numbers are all there and each is there once, but out of order (页序错乱).

    >>> shuffled([(page, label) for page, label in enumerate("123546798", 1)])
    ['5→4', '9→8']
    """
    numbers = [int(label) for _, label in labels if label.isdecimal()]
    whole = len(numbers) > _FEWEST_STEPS and sorted(numbers) == list(range(min(numbers), max(numbers) + 1))
    return [f"{one}→{other}" for one, other in pairwise(numbers) if other < one] if whole else []


def odd_steps(labels: Sequence[tuple[int, str]]) -> list[str]:
    """Where the printed page numbers do not go on as the pages do, in a document where nearly all do (页码不连续).

    >>> odd_steps([(page, str(page + (page > 5))) for page in range(1, 12)])
    ['5→7']
    """
    numbers = [(page, int(label)) for page, label in labels if label.isdecimal()]
    steps = [(one[1], other[1], other[1] - one[1] != other[0] - one[0]) for one, other in pairwise(numbers)]
    odd = [f"{one}→{other}" for one, other, is_odd in steps if is_odd and other != 1]
    return odd if len(steps) >= _FEWEST_STEPS and len(odd) <= _ODD_PART * len(steps) else []
