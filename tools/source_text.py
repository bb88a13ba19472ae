"""A published text without its PDF (文本): split it into pages, mark headings and paragraph beginnings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tools.line_fit import Measure, wrap

Kind = Literal["part", "heading", "body"]

_NUMERALS = "[一二三四五六七八九十]+"
_PART = re.compile(rf"第{_NUMERALS}部分")
_NUMBERED = re.compile(rf"{_NUMERALS}、|（{_NUMERALS}）|\d+\.(?!\d)")
_HEADING = re.compile(rf"{_NUMERALS}、[^，。；：:《]+$")
_SUBHEADING = re.compile(rf"（{_NUMERALS}）[^，。；：:、]+$")

INDENT = 2.0  # a paragraph begins two characters in
FULL = 22.0  # a line under this many em ends its paragraph
SUBHEADING_ROOM = (
    24.5  # a full line that begins with （一） is text, a shorter one without a stop is a heading
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text: its words, what it is, whether it begins or ends a paragraph."""

    text: str
    kind: Kind = "body"
    begins: bool = False
    ends: bool = False


def split_pages(text: str) -> list[list[str]]:
    """The lines with words, page by page, without the printed page numbers.

    A page begins where a line with words begins with exactly one space, or after a printed page number: a
    number alone on its line and set off by more than the usual one empty line. A line of spaces opens none.
    """
    pages: list[list[str]] = [[]]
    empty = 0
    for raw in text.splitlines():
        words = raw.strip()
        if not words:
            empty += 1
            continue
        printed_number = words.isdecimal() and empty > 1
        if pages[-1] and (printed_number or re.match(r" (?! )", raw)):
            pages.append([])
        if not printed_number:
            pages[-1].append(words)
        empty = 0
    return pages


def running_text(pages: Sequence[Sequence[str]], measure: Measure) -> list[list[Line]]:
    """Mark the lines of the pages, where paragraphs may go on over a page end; ``measure`` gives em."""
    flat = [(number, words) for number, page in enumerate(pages) for words in page]
    marked: list[tuple[int, Line]] = []
    for number, words in flat:
        previous = marked[-1][1] if marked else None
        line = _mark(words, previous, measure)
        if line.begins and marked:
            marked[-1] = (marked[-1][0], replace(marked[-1][1], ends=True))
        marked.append((number, line))
    if marked:
        marked[-1] = (marked[-1][0], replace(marked[-1][1], ends=True))
    return [[line for number, line in marked if number == page] for page in range(len(pages))]


def _mark(words: str, previous: Line | None, measure: Measure) -> Line:
    if _PART.match(words):
        return Line(words, "part", begins=True)
    subheading = _SUBHEADING.match(words) and measure(words) + INDENT < SUBHEADING_ROOM
    if subheading or _HEADING.match(words):
        return Line(words, "heading", begins=True)
    ended = previous is None or previous.kind != "body" or previous.text.endswith("。")
    # A short line alone ends nothing: with other numbers in it any line may come out short.
    ended = ended or (
        previous is not None and previous.text.endswith(("：", "；")) and measure(previous.text) < FULL
    )
    return Line(words, "body", begins=bool(_NUMBERED.match(words)) or ended)


def fit(lines: Sequence[Line], room: float, tolerance: float, measure: Measure) -> list[Line]:
    """Keep each paragraph's lines if none is wider than ``room`` and its tolerance, else break it anew."""
    fitted: list[Line] = []
    paragraph: list[Line] = []
    for index, line in enumerate(lines):
        paragraph.append(line)
        if line.ends or index == len(lines) - 1:
            fitted += _fit_paragraph(paragraph, room, tolerance, measure)
            paragraph = []
    return fitted


def _fit_paragraph(lines: list[Line], room: float, tolerance: float, measure: Measure) -> list[Line]:
    indent = INDENT if lines[0].begins else 0.0
    widest = max(measure(line.text) + (indent if line is lines[0] else 0.0) for line in lines)
    if widest <= room * (1 + tolerance):
        return lines
    pieces = wrap("".join(line.text for line in lines), room, measure, indent)
    last = len(pieces) - 1
    return [
        Line(piece, lines[0].kind, lines[0].begins and number == 0, lines[-1].ends and number == last)
        for number, piece in enumerate(pieces)
    ]
