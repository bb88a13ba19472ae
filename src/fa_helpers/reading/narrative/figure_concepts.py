"""Which concept a figure is of, and which year (概念与年度): from its subject, its unit and its own words."""

from __future__ import annotations

import re

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Measure, Year
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.ellipsis import all_three
from fa_helpers.reading.narrative.figure_kinds import Figure
from fa_helpers.reading.narrative.wholes import Subject, short_for_title, spending_of_title
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY

OF_MONEY = frozenset({*MONEY, "%", "个百分点"})
CLAUSE_BREAK = ",。;:\n"
_NAMED_YEAR = regex(r"(\d{4})年")
_OF_THE_NAME = (("结转", "结转"), ("团组", "安排"))
COUNTS_BODIES = regex(r"(?<=[个家])(?:直属|下属|所属|二级|预算|行政|事业|部门|[及和、])*(?:单位|部门|机构)")
"""部门12个单位接待…: how many bodies there are is none of what they do."""
_BESIDE = regex(
    r"(?<![\u4e00-\u9fff])[与同](?P<year>\d{4}年|上年|去年)(?:(?!持平|一致|[与同]\d{4}年)[^。;\n]){0,80}?\d(?:(?!持平|一致|[与同]\d{4}年)[^。;\n]){0,80}?相比"
)
_OF_APPROPRIATIONS = regex("(?<![算及和与、])财政拨款(?:收入支出|收支)")
_OF_THE_SECTION = frozenset(
    {"收入", "支出", "本年收入", "本年支出", "收入合计", "支出合计", "本年收入合计", "本年支出合计"}
)
"""Without a money of their own these are, in a section about one budget, that budget's."""
_BUDGETS = regex("一般公共|政府性基金|国有资本经营")
_NARROW = ("政府性基金", "国有资本经营")
_TOTALS = {
    "收入总计": "appropriation_grand_total_revenue",
    "支出总计": "appropriation_grand_total_expenditure",
    "总收入": "appropriation_grand_total_revenue",
    "总支出": "appropriation_grand_total_expenditure",
    "收支总计": "appropriation_grand_total",
    "收、支总计": "appropriation_grand_total",
}
"""What totals without a money of their own are in a section on 财政拨款收入支出."""


def clause_start(text: str, place: int, first: int = 0) -> int:
    """Where the clause around a place begins, not before ``first``."""
    return max(first, 1 + max(text.rfind(mark, first, place) for mark in CLAUSE_BREAK))


def clause_end(text: str, place: int) -> int:
    """Where the clause around a place ends."""
    return min((end for mark in CLAUSE_BREAK if (end := text.find(mark, place)) >= 0), default=len(text))


def beside(text: str, place: int) -> str:
    """The year that all amounts are of between 与 and 相比: 与2022年度收入总计5万元、支出总计5万元相比; empty elsewhere."""
    start = max(text.rfind(mark, 0, place) for mark in "。;\n") + 1
    found = next((f for f in _BESIDE.finditer(text, start) if f.start() < place), None)
    return found.group("year") if found is not None and place < found.end() else ""


def own_words(text: Passage, words: str, start: int, end: int) -> str:
    """The words of a figure from ``start`` to ``end`` that say of which year it is.

    Without those of a bracket behind it, or those in such a bracket alone: 6万元（上年为5万元）; without what
    only compares it: 5万元与上年持平.
    """
    folded, printed = text.text, text.printed[start:end]
    if folded[end : end + 1] == "(":
        return words.partition(printed)[0]
    opened = folded.rfind("(", 0, start)
    if opened >= 0 and set(f"){CLAUSE_BREAK}").isdisjoint(folded[opened:start]):
        return text.printed[opened + 1 : end]  # （接待16批次、128人）
    ahead, own, behind = words.partition(printed)
    compared = role_patterns.COMPARED_BEHIND.search(behind)
    behind = behind[: compared.start()] if compared else behind
    return ahead + own + behind.partition("、")[0]


def is_aside(words: str, subject: str, printed: str = "") -> bool:
    """Whether a clause tells of a part of what its figure is named after (其中、用于…的), and not the name itself.

    >>> is_aside("其中公务接待费20.10万元", "公务接待费"), is_aside("公务接待费其中外宾2万元", "公务接待费")
    (False, True)
    >>> is_aside("公务用车费4万元（包括", "公务用车费", "4"), is_aside("上年结转5万元", "上年结转收入")
    (False, False)
    """
    before, _, behind = words.partition(printed) if printed else (words, "", "")
    own = (
        before + re.split("[(（]|其中", behind)[0]
    )  # 4.00万元（其中：…）: the bracket tells of the next ones
    rest = re.sub(f"(?:^其中)?{re.escape(subject)}", "", own, count=1) if subject else own
    for name, word in _OF_THE_NAME:
        rest = rest.replace(word, "", 1) if name in subject else rest
    return role_patterns.ASIDE.search(rest) is not None


def year_of(context: str, measure: Measure, fiscal_year: int | None) -> Year:
    """The year of a figure by the years its words name; a change is this year's unless they name one to come."""
    named = {int(year) for year in _NAMED_YEAR.findall(context)}
    if measure in ("change", "change_rate"):
        return "next" if fiscal_year and any(year > fiscal_year for year in named) else "this"
    if role_patterns.PAST.search(context):
        return "last"
    if not named or not fiscal_year or fiscal_year in named:
        return "this"
    apart = {year - fiscal_year for year in named}
    return "last" if apart == {-1} else "next" if apart == {1} else "another"


def is_dated(words: str) -> bool:
    """Whether the words of a figure name a year: 2023年…, 上年…."""
    return _NAMED_YEAR.search(words) is not None or role_patterns.PAST.search(words) is not None


def concept_of_figure(subject: Subject, figure: Figure, title: str) -> str:
    """The concept that a subject names for a figure of its kind, in a section with this title (概念)."""
    if subject.path is not None:
        return "function_item_expenditure" if subject.path.function_item else "function_class_expenditure"
    if _OF_APPROPRIATIONS.search(title) and subject.text in _TOTALS:
        return _TOTALS[subject.text]
    if subject.text in _OF_THE_SECTION and len(named := _BUDGETS.findall(title)) == 1 and named[0] in _NARROW:
        return concept_of(named[0] + ("拨款收入" if "收入" in subject.text else "拨款支出"))
    kind = figure.measure if figure.measure in ("count", "area", "score") else "amount"
    if figure.measure == "change" and figure.unit not in OF_MONEY:
        kind = "area" if figure.unit == "平方米" else "count"  # 比上年减少119批次
    unit = figure.unit if kind != "amount" else ""
    found = (
        concept_of(subject.text, kind, unit)
        or (kind == "amount" and short_for_title(subject.text, title))
        or ""
    )
    if not found and kind == "amount" and all_three(subject.text):
        return "three_public_expenses"
    return (kind == "amount" and spending_of_title(subject.text, title)) or found
