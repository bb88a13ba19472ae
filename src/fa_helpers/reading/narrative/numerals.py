"""Which numerals of a text are figures (数字的甄别): not years, dates, list numbers, thresholds, or numbers in reasons."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.explanations import Reason
from fa_helpers.terms.classification import path_of_code
from fa_helpers.text.amounts import MONEY, NUMERAL, match_unit
from fa_helpers.text.malformed import malformed

_OF_THE_FORM = frozenset({"批次", "人次", *MONEY})
"""Units that stand for figures of the form even where a purpose is told: 主要用于接待…等3家单位12批次."""
_LIST_MARK = regex(r"(?:^|[\n。;:]|\([一二三四五六七八九十]+\))\(?\d{1,2}[“\"]?(?:[.、)]|\))(?!\d)")
_JOINT = regex(rf"[,、和与及](?={NUMERAL.pattern})")
_DATE = regex(r"(?:19|20)\d\d\.(?:0?[1-9]|1[0-2])")
_LISTED_CODE = regex(r"\d{1,2}\.2\d{6}")
_NAMED_UNIT = regex(r"\((?P<unit>[^()\d]{1,4})\)[:为是]?$")
_HEAD_UNIT = regex(r"单位:(?:人民币)?(?P<unit>亿元|万元|元)")
STANDS_ALONE = regex(r"[,;。、)\n]|$")
_LEVEL = regex(r"[类款项]\)")
_THRESHOLD = regex(r"\(?含?\)?(?:及)?(?:以上|以下|以内)")
_RANGE = regex(r"(?:\(含\))?[-~至到]\d")
_LIMIT_BEFORE = regex(r"(?:超过|不足|达到|不低于|不少于)$")
_GROUPS_BEFORE = regex(r"(?:团组|批次|接待)数?(?:累计|共计|合计|[为共])?$")
_TIME = regex(r"(?:[-~至—]\d{1,2})?月|年|表|月|日|时|:\d|世纪|年代|届|号")
_ORDINAL_BEFORE = regex(r"[第〔\[“\"#A-Za-z]$")
_NUMBERED_BEFORE = regex(r"(?:表|图|附件|任务|指标|项目)$")


LONGEST_ROW = 8
"""So many numerals may share one unit."""


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


def find_numerals(
    text: str, reasons: list[Reason], printed: str = "", fiscal_year: int | None = None
) -> tuple[list[Numeral], list[Numeral]]:
    """Numerals that may be figures, and those left over: without a known unit, malformed as ``printed``, or with the
    year before ``fiscal_year`` run into them.

    >>> found, left = find_numerals("2023年度收入总计2,385.28万元,占地5亩", [])
    >>> [n.unit for n in found], len(left)
    (['万元'], 1)
    """
    found: list[Numeral] = []
    left: list[Numeral] = []
    starts = [reason.start for reason in reasons]
    heads = [(m.start(), m.group("unit")) for m in _HEAD_UNIT.finditer(text)]
    marks = {m.end() for m in _LIST_MARK.finditer(text)}
    broken = list(malformed(text, printed or text))
    left += [Numeral(start, end, "", end) for start, end in broken]
    for match in NUMERAL.finditer(text):
        start, end = match.span()
        if any(first < end and start < last for first, last in broken):
            continue
        if is_no_figure(text, start, end, marks):
            continue
        unit = match_unit(text, end) or _times(text, start, end)
        place = bisect_right(starts, start)
        inside = reasons[place - 1] if place and start < reasons[place - 1].end else None
        if inside is not None and not (unit and _is_kept(inside, unit[0])):
            continue
        if fiscal_year and _holds_a_year(text, start, end, fiscal_year - 1):
            left.append(Numeral(start, end, "", unit[1] if unit else end))
        elif unit is None:
            shared = (
                _shared_unit(text, end) or _unit_before(text, start) or _list_unit(heads, text, start, end)
            )
            (found if shared else left).append(Numeral(start, end, shared, end))
        elif not _is_threshold(text, start, unit[1]):
            found.append(Numeral(start, end, *unit))
    return found, left


def _holds_a_year(text: str, start: int, end: int, year: int) -> bool:
    """较20155.88万元增加: 年 is missing between the year that is compared with and the amount."""
    return text[start - 1 : start] in ("较", "比", "与") and (
        text.startswith(str(year), start) and text[start + 4 : end][:1].isdigit()
    )


def _times(text: str, start: int, end: int) -> tuple[str, int] | None:
    """出国（境）团组0次, 接待批次为41次: what is counted in times; elsewhere 次 counts what is no figure of the form."""
    counted = text.startswith("次", end) and _GROUPS_BEFORE.search(text, max(0, start - 6), start)
    return ("次", end + 1) if counted else None


def _is_kept(reason: Reason, unit: str) -> bool:
    return reason.keeps == "all" or (reason.keeps == "own" and unit in _OF_THE_FORM)


def _is_threshold(text: str, start: int, end: int) -> bool:
    """单价100万元以上, 超过100万元的, 90分（含）-100分: a limit that is set, not a figure that is reported."""
    if _THRESHOLD.match(text, end) or _RANGE.match(text, end):
        return True
    if text[start] == "-" and text[start - 1 : start] in tuple(")分元%"):
        return True
    return text.startswith("的", end) and _LIMIT_BEFORE.search(text, max(0, start - 3), start) is not None


def _unit_before(text: str, start: int) -> str:
    """The unit printed with the name: 收入总计（万元）：12.50."""
    found = _NAMED_UNIT.search(text, max(0, start - 8), start)
    unit = match_unit(text, found.start("unit")) if found is not None else None
    return unit[0] if found is not None and unit and unit[1] == found.end("unit") else ""


def _list_unit(heads: list[tuple[int, str]], text: str, start: int, end: int) -> str:
    """The unit at the head of a list (单位：万元) for the decimals that stand alone after it."""
    if not heads or "." not in text[start:end] or not STANDS_ALONE.match(text, end):
        return ""
    return next((unit for place, unit in reversed(heads) if place < start), "")


def _shared_unit(text: str, end: int) -> str:
    """The unit that numerals in a row share: 12.50、13.10万元; empty when none follows."""
    for _ in range(LONGEST_ROW):
        joint = _JOINT.match(text, end)
        if joint is None:
            return ""
        following = NUMERAL.match(text, joint.end())
        if following is None:
            return ""
        end = following.end()
        unit = match_unit(text, end)
        if unit is not None:
            return unit[0]
    return ""


def is_no_figure(text: str, start: int, end: int, marks: set[int]) -> bool:
    """Whether a numeral is a year, a date, a list number, an ordinal or a code (非数据的数字)."""
    if _TIME.match(text, end) or _ORDINAL_BEFORE.search(text, max(0, start - 3), start):
        return True
    if any(mark - 4 <= start and end < mark for mark in marks):
        return True
    if match_unit(text, end) is None and _NUMBERED_BEFORE.search(text, max(0, start - 3), start):
        return True
    digits = text[start:end]
    if not digits.isdigit():
        # 1.2010301行政运行, 2023.12.31
        return _LISTED_CODE.fullmatch(digits) is not None or (
            _DATE.fullmatch(digits) is not None and match_unit(text, end) is None
        )
    opened = text[start - 1 : start] == "("
    in_brackets = opened and text[end : end + 1] == ")"
    if in_brackets and (len(digits) in (3, 5, 7) or (len(digits) <= 2 and text[end + 1 : end + 2].isalpha())):
        return True  # a code, or the number of a list within a sentence
    if opened and _LEVEL.match(text, end):
        return True
    if match_unit(text, end) is not None:
        return False
    is_year = len(digits) == 4 and digits[:2] in ("19", "20")
    return is_year or is_printed_code(text, end, digits)


def is_printed_code(text: str, end: int, digits: str) -> bool:
    """Whether digits are the code of the classification whose name is printed behind them (2010301行政运行)."""
    if len(digits) not in (3, 5, 7) or digits[0] != "2":
        return False
    name = next((n for n in reversed(path_of_code(digits)) if n), "")
    behind = text[end : end + 4].lstrip("-(_—")
    return bool(name) and bool(behind) and behind[:2] == name[:2]
