"""The narrative becomes facts (说明文字): every figure of a section with its subject, role, unit and place.

Grammar over patterns: a figure belongs to the nearest subject of its own clause; 其中 opens the parts of the last
total; a comparison after a list refers to the total. What is not understood is left over and said so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, Measure, Origin, Stage
from fa_helpers.reading import words
from fa_helpers.reading.clauses import Clause, analyse
from fa_helpers.reading.figures import Numeral, Reason, find_numerals, find_reasons
from fa_helpers.reading.paths import FunctionPath, class_path, find_paths
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY, parse_number, to_yuan
from fa_helpers.text.fold import widen

_HARD_BREAK = re.compile(
    r"[。;]|(?<=[。;:])\n|\n(?=\(?\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)"
)
_CLAUSE_BREAK = ",。;:\n"
_RATES: dict[str, Measure] = {
    "share": "share",
    "completion": "completion_rate",
    "variance": "variance_rate",
    "execution": "execution_rate",
    "change": "change_rate",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about (主语): printed words, and the functional path when it is one."""

    text: str = ""
    path: FunctionPath | None = None


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


@dataclass(slots=True)
class _State:
    current: Subject = Subject()
    total: Subject = Subject()
    whole: str = ""
    in_list: bool = False
    parts: int = 0
    fresh: bool = True
    budget: Stage = ""
    change_base: str = ""
    completing: str | None = None
    last_measure: str = ""


def read_section(
    text: Passage, number: str, title: str, origin: Origin, fiscal_year: int | None
) -> SectionReading:
    """Read all figures of a section's own text."""
    return _SectionReader(text, number, title, origin, fiscal_year).read()


def title_concept(title: str) -> str:
    """The concept that a section's title begins with: what its shares divide when no total is printed.

    >>> title_concept("一般公共预算财政拨款支出决算结构情况")
    'general_budget_appropriation_expenditure'
    """
    for end in range(len(title), 2, -1):
        found = concept_of(title[:end])
        if found:
            return found
    return ""


class _SectionReader:
    """The way through one section, figure by figure."""

    def __init__(
        self, text: Passage, number: str, title: str, origin: Origin, fiscal_year: int | None
    ) -> None:
        self.text = text
        self.number = number
        self.title = title
        self.origin = origin
        self.fiscal_year = fiscal_year
        self.out = SectionReading()
        self.state = _State()

    def read(self) -> SectionReading:
        text = self.text.text
        self.out.reasons = find_reasons(text)
        paths = [p for p in find_paths(text) if not any(r.start <= p.start < r.end for r in self.out.reasons)]
        self.out.paths = paths
        known, unknown = find_numerals(text, self.out.reasons)
        position = 0
        waiting = list(paths)
        for numeral in sorted([*known, *unknown], key=lambda n: n.start):
            self._pass_breaks(position, numeral.start)
            while waiting and waiting[0].start < numeral.start:
                self._enter(waiting.pop(0))
            self._figure(numeral, self._head_start(position, numeral.start))
            position = numeral.unit_end
        return self.out

    def _pass_breaks(self, start: int, end: int) -> None:
        """Sentence ends between two figures close lists and let the next clause speak of the total again."""
        for found in _HARD_BREAK.finditer(self.text.text, start, end):
            self.state.parts = 0
            self.state.completing = None
            if found.group() != ";":
                self.state.in_list = False
                self.state.fresh = True
                self.state.change_base = ""

    def _enter(self, path: FunctionPath) -> None:
        subject = Subject(path.subject, path)
        self.state.current = subject
        if path.function_item:
            self.state.total = subject
            self.state.in_list = False
            self.state.budget = ""

    def _head_start(self, position: int, end: int) -> int:
        text = self.text.text
        for found in _HARD_BREAK.finditer(text, position, end):
            position = found.end()
        for reason in self.out.reasons:
            if position < reason.end <= end:
                position = reason.end
        for path in self.out.paths:
            if position < path.end <= end:
                position = path.end
        return position

    def _figure(self, numeral: Numeral, head_start: int) -> None:
        head = self.text.text[head_start : numeral.start]
        clause = analyse(head, self.fiscal_year)
        reading = self._measure(clause, numeral, head)
        if reading is None:
            self.out.left_over.append(self.text.printed[numeral.start : numeral.unit_end])
            return
        measure, stage, base, unit = reading
        subject = self._subject(clause, measure)
        if measure == "share":
            base = self._whole(clause, subject)
        self._keep(numeral, measure, stage, base, unit, subject, clause)
        self._remember(clause, measure, stage, base, subject)

    def _measure(self, clause: Clause, numeral: Numeral, head: str) -> tuple[Measure, Stage, str, str] | None:
        """Measure, stage, base and unit of a figure; ``None`` when the words before it give it no role."""
        role, unit = clause.role, numeral.unit
        if unit in MONEY:
            if role.kind == "change":
                return "change", "", self._change_base(clause), unit
            stage: Stage = role.stage or "final_accounts"
            if role.kind == "completion":
                stage = "adjusted_budget" if role.base == "adjusted_budget" else "initial_budget"
            return "amount", stage, "", unit
        if unit in ("%", ""):
            return self._rate(clause, head, "%", printed_unit=bool(unit))
        if unit == "个百分点":
            return "change", "", self._change_base(clause), unit
        if unit == "平方米":
            return "area", "", "", unit
        return ("score" if unit == "分" else "count"), "", "", unit

    def _rate(
        self, clause: Clause, head: str, unit: str, *, printed_unit: bool
    ) -> tuple[Measure, Stage, str, str] | None:
        role, state = clause.role, self.state
        if not printed_unit and (role.kind in ("", "change") or clause.subject):
            return None
        if not printed_unit:
            self.out.notes.append("unit_missing")
        if head in ("的", "") and state.completing is not None:
            return "completion_rate", "", state.completing, unit
        if head == "(" and state.last_measure == "change":
            return "change_rate", "", state.change_base, unit
        if not role.kind:
            return None
        measure = _RATES[role.kind]
        if role.kind == "change":
            return measure, "", self._change_base(clause), unit
        base = role.base or ("" if role.kind == "share" else state.budget)
        if role.kind == "completion" and role.bare_budget:
            base = state.budget or "initial_budget"
        if role.kind == "execution":
            base = base or "adjusted_budget"
        return measure, "", base, unit

    def _change_base(self, clause: Clause) -> str:
        if clause.role.base:
            return clause.role.base
        if clause.role.bare_budget:
            return self.state.budget or "initial_budget"
        return self.state.change_base or "prior_final_accounts"

    def _subject(self, clause: Clause, measure: str) -> Subject:
        state = self.state
        if clause.subject:
            if clause.subject in words.OWNED and state.current.text:
                return replace(state.current, text=state.current.text + clause.subject)
            return Subject(clause.subject, class_path(clause.subject))
        after_list = state.in_list and state.parts >= 2 and measure in ("change", "change_rate")
        return state.total if state.total.text and (state.fresh or after_list) else state.current

    def _whole(self, clause: Clause, subject: Subject) -> str:
        if clause.role.whole:
            return concept_of(clause.role.whole)
        if self.state.whole:
            return self.state.whole
        if self.state.total.text and self.state.total.text != subject.text:
            return concept_of(self.state.total.text)
        return title_concept(self.title)

    def _remember(self, clause: Clause, measure: Measure, stage: Stage, base: str, subject: Subject) -> None:
        state = self.state
        if clause.opens_list:
            state.in_list, state.parts = True, 0
            state.whole = concept_of(state.total.text) if state.total.text else title_concept(self.title)
        owned = clause.subject in words.OWNED
        if not owned and (clause.subject or state.fresh):
            state.current = subject
        if (
            clause.subject
            and not owned
            and not state.in_list
            and not (subject.path and not subject.path.function_item)
        ):
            state.total = subject
            state.whole = ""
        if measure == "amount":
            state.parts += 1 if clause.subject or subject.path else 0
            state.budget = stage if "budget" in stage else state.budget
        budget_base = clause.role.base or state.budget or "initial_budget"
        state.completing = budget_base if clause.role.kind == "completion" and measure == "amount" else None
        if measure == "change":
            state.change_base = base
        state.fresh = False
        state.last_measure = measure

    def _keep(
        self,
        numeral: Numeral,
        measure: Measure,
        stage: Stage,
        base: str,
        unit: str,
        subject: Subject,
        clause: Clause,
    ) -> None:
        printed = self.text.printed[numeral.start : numeral.end].replace("\n", "")
        value = parse_number(self.text.text[numeral.start : numeral.end]).value
        direction = clause.role.direction
        if measure == "change_rate" and not clause.role.kind and self.out.facts:
            direction = self.out.facts[-1].direction
        path = subject.path
        kind = {"count": "count", "area": "area", "score": "score"}.get(measure, "amount")
        self.out.facts.append(
            Fact(
                fact_id="",
                origin=self.origin,
                section=self.number,
                concept=self._concept(subject, kind, unit),
                subject=widen(subject.text),
                measure=measure,
                value=value,
                unit=unit,
                printed=printed,
                context=self._context(numeral),
                locator=self.text.locate(numeral.start, numeral.end),
                stage=stage,
                base=base,
                direction=direction,
                function_class=path.function_class if path else "",
                function_section=path.function_section if path else "",
                function_item=path.function_item if path else "",
                function_code=path.function_code if path else "",
                amount_yuan=_money(value, unit),
            )
        )
        self.out.fact_paths.append(path)
        self.out.fact_ends.append(numeral.unit_end)

    def _concept(self, subject: Subject, kind: str, unit: str) -> str:
        if subject.path is not None:
            return "function_item_expenditure" if subject.path.function_item else "function_class_expenditure"
        return concept_of(subject.text, kind, unit if kind != "amount" else "")

    def _context(self, numeral: Numeral) -> str:
        """The printed clause around a figure."""
        text = self.text.text
        start, end = numeral.start, numeral.unit_end
        while start > 0 and text[start - 1] not in _CLAUSE_BREAK:
            start -= 1
        while end < len(text) and text[end] not in _CLAUSE_BREAK:
            end += 1
        return self.text.printed[start:end]


def _money(value: Decimal, unit: str) -> Decimal | None:
    return to_yuan(value, unit)
