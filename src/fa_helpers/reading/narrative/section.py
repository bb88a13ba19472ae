"""The narrative becomes facts (说明文字): every figure of a section with its subject, role, unit and place.

Grammar over patterns: a figure belongs to the nearest subject of its own clause; what is not understood is left
over and said so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, Measure, Origin, Stage, Year
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.clauses import Clause, analyse
from fa_helpers.reading.narrative.discourse import HARD_BREAK, Discourse, Subject, title_concept
from fa_helpers.reading.narrative.explanations import Reason, find_reasons
from fa_helpers.reading.narrative.figure_kinds import Figure, Measuring, in_passing
from fa_helpers.reading.narrative.numerals import Numeral, find_numerals
from fa_helpers.reading.narrative.paths import FunctionPath, find_paths
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY, is_too_long, parse_number, to_yuan
from fa_helpers.text.fold import widen
from fa_helpers.text.private import masked

_OF_MONEY = frozenset({*MONEY, "%", "个百分点"})
_JOINTS = frozenset({",", "、", "和", "与", "及"})
_OF_ASSETS = re.compile(r"资产|车辆")
_NAMED_YEAR = re.compile(r"(\d{4})年")
_CLAUSE_BREAK = ",。;:\n"
_SHORT_FOR_THE_TITLE = frozenset({"一般公共预算支出"})
"""Where the section's title says 一般公共预算财政拨款支出 this means the same; elsewhere it may be a part."""
_BUDGETS = {
    "一般公共": "general_budget",
    "政府性基金": "government_fund",
    "国有资本经营": "state_capital",
}
_DIVIDED = {"fiscal_appropriation_revenue": "revenue", "appropriation_expenditure": "expenditure"}
_BOTH_SIDES = frozenset({"grand_total", "appropriation_grand_total"})
_SIDE_WORDS = {"revenue": "收入", "expenditure": "支出"}
_OF_APPROPRIATIONS = re.compile("财政拨款(?:收入支出|收支)")
_TOTALS = {
    "收入总计": "appropriation_grand_total_revenue",
    "支出总计": "appropriation_grand_total_expenditure",
    "收支总计": "appropriation_grand_total",
    "收、支总计": "appropriation_grand_total",
}
"""What totals without a money of their own are in a section on 财政拨款收入支出."""


@dataclass(slots=True)
class SectionReading:
    """What was read in one section: facts in order, the path and end of each, numerals left over, reasons, notes."""

    facts: list[Fact] = field(default_factory=list)
    paths: list[FunctionPath] = field(default_factory=list)
    fact_paths: list[FunctionPath | None] = field(default_factory=list)
    fact_ends: list[int] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_section(
    text: Passage, number: str, title: str, origin: Origin, fiscal_year: int | None, kind: str = ""
) -> SectionReading:
    """Read all figures of a section's own text; in a document of ``kind`` budget an amount is budgeted unless said
    otherwise.
    """
    return _SectionReader(text, number, title, origin, fiscal_year, kind).read()


class _SectionReader:
    """The way through one section, figure by figure."""

    def __init__(
        self,
        text: Passage,
        number: str,
        title: str,
        origin: Origin,
        fiscal_year: int | None,
        kind: str,
    ) -> None:
        self.text = text
        self.number = number
        self.origin = origin
        # Another year says something only beside the document's own: some documents are of two minds about theirs.
        self.fiscal_year = fiscal_year if f"{fiscal_year}年" in text.text else None
        self.document_year = fiscal_year
        self.out = SectionReading()
        self.thread = Discourse(title)
        budgeted = kind == "budget" and not _OF_ASSETS.search(title)
        stage: Stage = "initial_budget" if budgeted else "final_accounts"
        self.measuring = Measuring(text.text, self.thread, [], stage, self.out.notes)
        self.ends: list[int] = []
        self.last: tuple[Clause, Figure, str, Subject] | None = None

    def read(self) -> SectionReading:
        text = self.text.text
        self.out.reasons = find_reasons(text)
        paths = [p for p in find_paths(text) if not any(r.start <= p.start < r.end for r in self.out.reasons)]
        self.out.paths = paths
        self.ends = sorted([*(reason.end for reason in self.out.reasons), *(path.end for path in paths)])
        known, unknown = find_numerals(text, self.out.reasons, self.text.printed)
        self.measuring.money = [(numeral.start, numeral.unit) for numeral in known if numeral.unit in MONEY]
        position = 0
        waiting = list(paths)
        for numeral in sorted([*known, *unknown], key=lambda n: n.start):
            self.thread.pass_over(text, position, numeral.start)
            while waiting and waiting[0].start < numeral.start:
                self.thread.enter(waiting.pop(0))
            self._figure(numeral, text[self._head_start(position, numeral.start) : numeral.start])
            position = numeral.unit_end
        return self.out

    def _head_start(self, position: int, end: int) -> int:
        """Where the words of a figure begin: after the sentence, reason or path before it."""
        for found in HARD_BREAK.finditer(self.text.text, position, end):
            position = found.end()
        place = bisect_right(self.ends, end)
        return max(position, self.ends[place - 1] if place else 0)

    def _figure(self, numeral: Numeral, head: str) -> None:
        if head in _JOINTS and self.last is not None and self.last[1].unit == numeral.unit:
            clause, like, base, subject = self.last  # 各减少40.50、39.80万元
            if self._keep(numeral, like, base, subject, clause):
                self._take_sides(subject)
            return
        clause = analyse(head, self.fiscal_year)
        self.thread.open_whole(head)
        figure = self.measuring.figure(clause, numeral, head)
        if figure is None:
            self.last = None
            self._leave(numeral, head)
            return
        subject = self.thread.subject_of(clause, figure.measure)
        base = self.thread.whole_of(clause, subject) if figure.measure == "share" else figure.base
        kept = self._keep(numeral, figure, base, subject, clause)
        self.last = (clause, figure, base, subject) if kept else None
        self.thread.remember(clause, figure.measure, figure.stage, base, subject)
        # Only what follows without a break is measured against a budget named in passing.
        self.thread.just_budget = figure.stage if in_passing(figure, head) else ""

    def _leave(self, numeral: Numeral, head: str = "") -> None:
        printed = self.text.printed[numeral.start : numeral.unit_end]
        self.out.left_over.append(masked(head + printed)[len(head) :])

    def _keep(self, numeral: Numeral, figure: Figure, base: str, subject: Subject, clause: Clause) -> bool:
        """Whether a figure was kept; one that no account can hold is left over, though its words are understood."""
        too_long = is_too_long(self.text.text[numeral.start : numeral.end])
        if too_long or self.text.has_gap(numeral.start, numeral.end):
            self._leave(numeral)
            return False
        value = parse_number(self.text.text[numeral.start : numeral.end]).value
        direction = clause.role.direction
        if figure.measure == "change_rate" and not clause.role.kind and self.out.facts:
            direction = self.out.facts[-1].direction
        path = subject.path
        context = self._context(numeral)
        self.out.facts.append(
            Fact(
                fact_id="",
                origin=self.origin,
                section=self.number,
                concept=self._counted(subject, figure)
                or self._of_a_budget(subject)
                or _concept(subject, figure, self.thread.title),
                subject=widen(subject.text),
                measure=figure.measure,
                value=value,
                unit=figure.unit,
                printed=self.text.printed[numeral.start : numeral.end].replace("\n", ""),
                context=context,
                locator=self.text.locate(numeral.start, numeral.end),
                stage=figure.stage,
                base=base,
                direction=direction,
                function_class=path.function_class if path else "",
                function_section=path.function_section if path else "",
                function_item=path.function_item if path else "",
                function_code=path.function_code if path else "",
                amount_yuan=to_yuan(value, figure.unit),
                base_named=bool(clause.role.base or clause.role.whole),
                year=_year_of(context, figure.measure, self.document_year),
                scope="part" if role_patterns.ASIDE.search(context) else "office",
            )
        )
        self.out.fact_paths.append(path)
        self.out.fact_ends.append(numeral.unit_end)
        return True

    def _counted(self, subject: Subject, figure: Figure) -> str:
        """The concept of a rate that stands behind a count or its change: 较上年减少119批次，下降100%."""
        before = self.out.facts[-1] if self.out.facts else None
        if before is None or figure.measure != "change_rate" or before.unit in _OF_MONEY:
            return ""
        return before.concept if before.subject == widen(subject.text) else ""

    def _of_a_budget(self, subject: Subject) -> str:
        """财政拨款收入500万元（其中：一般公共预算500万元…）: the budget's part of what the list divides."""
        budget = _BUDGETS.get(subject.text.removesuffix("财政拨款").removesuffix("预算"))
        side = _DIVIDED.get(self.thread.whole or concept_of(self.thread.total.text))
        return f"{budget}_appropriation_{side}" if budget and side else ""

    def _take_sides(self, subject: Subject) -> None:
        """收、支总计各减少40.50、39.80万元: of two figures in a row the first is the revenue's."""
        first, second = self.out.facts[-2:]
        if second.concept in _BOTH_SIDES and first.concept == second.concept:
            for place, fact, side in ((-2, first, "revenue"), (-1, second, "expenditure")):
                words = f"{widen(subject.text)}（{_SIDE_WORDS[side]}）"
                self.out.facts[place] = replace(fact, concept=f"{fact.concept}_{side}", subject=words)

    def _context(self, numeral: Numeral) -> str:
        """The printed clause around a figure."""
        text = self.text.text
        start, end = numeral.start, numeral.unit_end
        while start > 0 and text[start - 1] not in _CLAUSE_BREAK:
            start -= 1
        while end < len(text) and text[end] not in _CLAUSE_BREAK:
            end += 1
        return self.text.printed[start:end]


def _year_of(context: str, measure: Measure, fiscal_year: int | None) -> Year:
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


def _concept(subject: Subject, figure: Figure, title: str) -> str:
    if subject.path is not None:
        return "function_item_expenditure" if subject.path.function_item else "function_class_expenditure"
    if _OF_APPROPRIATIONS.match(title) and subject.text in _TOTALS:
        return _TOTALS[subject.text]
    if subject.text in _SHORT_FOR_THE_TITLE and title_concept(title).startswith("general_budget_appro"):
        return title_concept(title)
    kind = figure.measure if figure.measure in ("count", "area", "score") else "amount"
    if figure.measure == "change" and figure.unit not in _OF_MONEY:
        kind = "area" if figure.unit == "平方米" else "count"  # 比上年减少119批次
    return concept_of(subject.text, kind, figure.unit if kind != "amount" else "")
