"""The text of a document as a file of its own (纯文本): pages are found, boxes there are none.

Text that was copied out of a PDF keeps traces of its pages: form feeds; or one space before the first line of
a page, and the printed page number standing alone between blank lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Page

ENGINE = "plain_text"

_ONE_SPACE = regex(r" [^\s]")
_PRINTED_NUMBER = regex(r"\s*[-–—]?\s*(\d{1,3})\s*[-–—]?\s*")


def decode(source: bytes, *, name: str = "") -> str:
    """The text of a file in UTF-8 (with or without a mark at its start) or GB 18030, the two in use in China.

    >>> decode("决算".encode("gb18030"))
    '决算'
    """
    # UTF-16 with a mark at its start is what older editors on Windows call Unicode
    marked = source.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = source.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SourceError(
        where=name,
        code="encoding",
    )


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page, stripped of white space at both ends, empty lines left out.

    Pages end at form feeds if there are any. Else a page begins where a line with words starts with exactly
    one space, and after a printed page number, which stays a line of its page.

    >>> split_pages("a\\n b\\n\\n\\n\\n7\\n\\nc\\n\\nd\\n\\ne")
    [['a'], ['b', '7'], ['c', 'd', 'e']]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" in text:
        pages = [_words(part.split("\n")) for part in text.split("\f")]
        return pages if pages[-1] or len(pages) == 1 else pages[:-1]
    lines = text.split("\n")
    starts = _page_starts(lines)
    bounds = [0, *starts, len(lines)]
    pages = [_words(lines[first:last]) for first, last in pairwise(bounds)]
    return [page for page in pages if page]


def read_pages(text: str, *, name: str = "", numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a text in turn, or those with the given numbers (from 1); see ``text_lines``."""
    pages = split_pages(text)
    for number in range(1, len(pages) + 1) if numbers is None else numbers:
        yield Page(number=number, width=0.0, height=0.0, text_lines=tuple(pages[number - 1]), engine=ENGINE)


def _words(lines: list[str]) -> list[str]:
    return [stripped for line in lines if (stripped := line.strip())]


def _page_starts(lines: list[str]) -> list[int]:
    """The indexes of the lines that begin a page (the first page apart)."""
    worded = [index for index, line in enumerate(lines) if line.strip()]
    spaced = [index for index in worded if _ONE_SPACE.match(lines[index])]
    if 2 * len(spaced) > len(worded) > 10:
        spaced = []  # the whole text is set in by a space: that marks nothing
    ends = _printed_numbers(lines, worded)
    after = [worded[place + 1] for place in ends if place + 1 < len(worded)]
    return sorted({*spaced, *after} - {worded[0]} if worded else set())


def _printed_numbers(lines: list[str], worded: list[int]) -> list[int]:
    """Which of the lines with words (by their place) are printed page numbers.

    Such a line is only a number, stands after more blank lines than usual, and its number is larger than the
    one before: a figure in a table rarely is all three.
    """
    gaps = [after - before - 1 for before, after in pairwise(worded)]
    usual = Counter(gaps).most_common(1)[0][0] if gaps else 0
    places: list[int] = []
    last = 0
    for place, gap in enumerate(gaps, start=1):
        match = _PRINTED_NUMBER.fullmatch(lines[worded[place]])
        if match and gap > usual and int(match[1]) > last:
            places.append(place)
            last = int(match[1])
    return places
