"""The year that a text names as its own (所称年度): before what the accounts tell, in captions, at the end of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.searched import looked_through
from fa_helpers.checks.narrative.template_leftovers import told_place
from fa_helpers.checks.rule import makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_BEGINS: Final = regex(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])?(?:[本我](?:部门|单位|[局委厅院校办部会处]))?(20\d\d)年度?"
    r"(?=[^\d月至-]{0,60}(?:总计|合计|支出|收入)(?:[^年]|年[初末]){0,20}\d)"
)
_ACCOUNTS: Final = '预算绩效|绩效|决算|收入|支出|一般公共|政府性基金|国有资本|财政拨款|机关运行|政府采购|"三公"|“三公”|无|没有'
_TELLS: Final = regex(
    rf"(20\d\d)年(?:度(?=(?:部门|单位|整体|全部)?(?:{_ACCOUNTS}))|度?(?=,?(?:实有|编制)(?:人数|人员)"
    "|(?:国内)?公务接待|因公出国|公务用车|(?:我|本)?(?:部门|单位|局)?(?:无|没有)(?:使用)?(?:一般公共|政府性基金|国有资本|“三公”"
    "|机关运行|政府采购)))"
)
_AT_THE_END: Final = regex(
    r"截[至止](20\d\d)年(?:12月31日|年?末|年?底)(?=[^。;]{0,60}(?:车辆|房屋|资产|设备|实有|在职|编制|人员))"
)
_ONE_ITEM: Final = regex("(?:国内)?公务接待|因公出国|公务用车")
_EVALUATED: Final = regex(r"(?:组织对|(?:自评|评价|目标)的)(20\d\d)年度?(?=[^,。;]{0,40}(?:项目|支出))")
_CAPTION: Final = regex(r"^(?:[图表]\d*[:.、]?)?(20\d\d)年度?(?P<what>[^。,;:\d]{2,30}[图表])$")
_PLANNED: Final = regex(r"[^,。;\d]{0,40}(?:预算|计划)(?:总额|安排|支出|数)*(?:为|是|共|:)*\d")
"""What a year is followed by whose money is planned: 2024年度机关运行经费预算为70万元."""
_COMPARES: Final = regex("[与比较同自从至到按据]|以前|上年|结转|批复|纳入|预算|计划")
_BESIDE: Final = regex("比|较|相差|上年|去年|同期")
_ANY_YEAR: Final = regex(r"(?<!\d)20\d\d(?=年)")
_SEVERAL: Final = 3


@makes("form.own_year")
def _own_year(book: Book) -> Iterator[Check]:
    """A paragraph that states this year's figures names this year."""
    year = book.data.profile.fiscal_year
    if year is None:
        return
    held, paragraphs = None, _of_accounts(book)
    titled = {
        found["what"] for p in paragraphs if (found := _CAPTION.match(fold(p.text))) and int(found[1]) == year
    }
    for paragraph in paragraphs:
        text = fold(paragraph.text)
        caption = _CAPTION.match(text)
        if caption is not None:
            # A picture of last year may stand beside this year's.
            match = None if caption["what"] in titled and int(caption[1]) != year else caption
        else:
            begins = _BEGINS.match(text)
            other = begins is not None and int(begins.group(1)) != year
            match = begins if other else _named_year(text, year, book) or begins
        if match is None:
            continue
        if int(match.group(1)) == year:
            held = held or paragraph
        else:
            yield told_place("form.own_year", paragraph, match, "finding.own_year")
    if held is not None:
        mark = Mark("", str(year), same_words(str(year)), held.locator)
        said = looked_through(book, paragraphs, mark)
        yield stated("form.own_year", "holds", same_words(str(year)), [mark], said)


def _of_accounts(book: Book) -> list[Paragraph]:
    """Paragraphs of the sections that explain figures, persons too, or say that there are none."""
    sections = {fact.section for fact in book.data.facts if fact.origin in ("narrative", "profile")}
    sections |= {row.part for row in book.data.coverage if row.status == "empty" and row.reason.said}
    return [p for p in book.data.paragraphs if p.kind == "text" and p.section in sections]


def _named_year(text: str, year: int, book: Book) -> re.Match[str] | None:
    """A year before what the accounts tell, in words that compare with nothing.

    Last year's may stand where this one is named too, but not behind the office with which the paragraph begins. What
    there is at the end of a year is told in a budget of the last that has ended.
    """
    office, planned = fold(book.data.profile.entity), book.data.profile.kind == "budget"
    for match in _TELLS.finditer(text):
        before = re.split("[,。;]", text[: match.start()])[-1]
        named = int(match.group(1))
        of_item = _ONE_ITEM.match(text, match.end()) is not None
        last = _is_compared(text, named, year, beside=of_item) and text[: match.start()] != office
        planned_for = named == year + 1 and _PLANNED.match(text, match.end()) is not None
        told_apart = last or planned_for or _COMPARES.search(before) or _over_years(match, year)
        if named != year and not told_apart:
            return match
    for match in _AT_THE_END.finditer(text):
        named = int(match.group(1))
        ended = (year, year - 1, year - 2) if planned else (year,)
        if named not in ended and not _is_compared(text, named, year, beside=True):
            return match
    # Projects of the year before are evaluated in this one.
    told = (year, year - 1)
    return next((found for found in _EVALUATED.finditer(text) if int(found.group(1)) not in told), None)


def _is_compared(text: str, named: int, year: int, *, beside: bool) -> bool:
    """Whether last year is named beside this one, or ``beside`` what it is compared with."""
    return named == year - 1 and (str(year) in text or (beside and _BESIDE.search(text) is not None))


def _over_years(match: re.Match[str], year: int) -> bool:
    """Whether a sentence goes through several years up to this one."""
    start = match.string.rfind("。", 0, match.start()) + 1
    years = set(_ANY_YEAR.findall(match.string[start:].partition("。")[0]))
    return len(years) >= _SEVERAL and str(year) in years
