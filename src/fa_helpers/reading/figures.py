"""Which numerals of a text are figures (数字的甄别): not years, dates, list numbers, thresholds, or numbers in reasons."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fa_helpers.text.amounts import NUMERAL, match_unit

_REASON = re.compile(
    r"(?:主要)?(?:的)?原因(?:是|为|如下)?[:,]?|(?:主要|增减变动)?(?:是因为|因为|是由于|由于)|主要增减变动情况[是:]"
    r"|主要用于(?!以下|如下)|开支内容(?:包括)?|(?<!决算)(?:主要)?包括:"
)
_REASON_END = re.compile(
    r"[。;]|\n(?=\d{1,2}[.、]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、)|[,。;]其中"
)
_STATED_REASON = re.compile(r"(?:主要)?原因(?:是|为|如下)?[:,]?$")
_LIST_MARK = re.compile(r"(?:^|\n)\(?\d{1,2}(?:[.、)]|\))(?!\d)")
_THRESHOLD = re.compile(r"\(?含?\)?(?:及)?(?:以上|以下|以内)")
_TIME = re.compile(r"年|月|日|时|:\d|世纪|年代|届|号|期")
_ORDINAL_BEFORE = re.compile(r"[第〔\[“\"#A-Za-z]$")
_NUMBERED_BEFORE = re.compile(r"(?:表|附件|任务|指标|项目)$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral that may be a figure: its place in the passage, its unit (empty when none stands there)."""

    start: int
    end: int
    unit: str
    unit_end: int


def list_marks(text: str) -> set[int]:
    """Where the numbers of lists end (列表序号).

    >>> list_marks("1.建成2所")
    {2}
    """
    return {found.end() for found in _LIST_MARK.finditer(text)}


def is_no_figure(text: str, start: int, end: int, marks: set[int]) -> bool:
    """Whether a numeral is a year, a date, a list number, an ordinal or a code (非数据的数字)."""
    return _is_no_figure(text, start, end, marks)


@dataclass(frozen=True, slots=True)
class Reason:
    """A stretch of text that explains (原因、用途): its figures are not facts; ``text_start`` is after its label."""

    start: int
    text_start: int
    end: int
    stated: bool


def find_reasons(text: str) -> list[Reason]:
    """Stretches that give a reason, a purpose or a list of contents, up to the end of their sentence.

    >>> text = "减少3.5万元，主要原因是:压减2个项目。"
    >>> [(r.stated, text[r.text_start:r.end]) for r in find_reasons(text)]
    [(True, '压减2个项目')]
    """
    reasons: list[Reason] = []
    for found in _REASON.finditer(text):
        if reasons and found.start() < reasons[-1].end:
            continue
        end = _REASON_END.search(text, found.end())
        stop = end.start() if end else len(text)
        reasons.append(
            Reason(found.start(), found.end(), stop, _STATED_REASON.match(found.group()) is not None)
        )
    return reasons


def find_numerals(text: str, reasons: list[Reason]) -> tuple[list[Numeral], list[Numeral]]:
    """Numerals that may be figures, and those left over without a known unit.

    >>> found, left = find_numerals("2023年度收入总计2,385.28万元,占地5亩", [])
    >>> [n.unit for n in found], len(left)
    (['万元'], 1)
    """
    found: list[Numeral] = []
    left: list[Numeral] = []
    marks = {m.end() for m in _LIST_MARK.finditer(text)}
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        if any(r.start <= start < r.end for r in reasons) or _is_no_figure(text, start, end, marks):
            continue
        unit = match_unit(text, end)
        if unit is None:
            left.append(Numeral(start, end, "", end))
        elif not _THRESHOLD.match(text, unit[1]):
            found.append(Numeral(start, end, *unit))
    return found, left


def _is_no_figure(text: str, start: int, end: int, marks: set[int]) -> bool:
    """Years, dates, list numbers, ordinals, codes."""
    if _TIME.match(text, end) or _ORDINAL_BEFORE.search(text, max(0, start - 3), start):
        return True
    if any(mark - 3 <= start and end < mark for mark in marks):
        return True
    if match_unit(text, end) is None and _NUMBERED_BEFORE.search(text, max(0, start - 3), start):
        return True
    digits = text[start:end]
    in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    is_code = digits.isdigit() and len(digits) in (3, 5, 7) and in_brackets
    is_year = (
        digits.isdigit() and len(digits) == 4 and digits[:2] in ("19", "20") and match_unit(text, end) is None
    )
    return is_code or is_year
