"""The narrative becomes facts (说明文字): every figure of a section with its subject, role, unit and place.

Grammar over patterns: a figure belongs to the nearest subject of its own clause; what is not understood is left
over and said so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, Measure, Origin, Stage
from fa_helpers.reading import words
from fa_helpers.reading.clauses import Clause, analyse
from fa_helpers.reading.discourse import HARD_BREAK, Discourse, Subject
from fa_helpers.reading.figures import Numeral, Reason, find_numerals, find_reasons
from fa_helpers.reading.paths import FunctionPath, find_paths
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY, parse_number, to_yuan
from fa_helpers.text.fold import widen

_AGAINST = re.compile(r"(?:比|较|与)[^,:]*$")
_JOINTS = frozenset({",", "、", "和", "与", "及"})
_STANDS_ALONE = re.compile(r"[,。;、)\n]|$")
_OF_ASSETS = re.compile(r"资产|车辆")
_STAGE_OF_BASE: dict[str, Stage] = {
    "initial_budget": "initial_budget",
    "adjusted_budget": "adjusted_budget",
    "prior_final_accounts": "prior_final_accounts",
}
_SCORED = re.compile(r"(?:得分|评分|分数)$")
_CLAUSE_BREAK = ",。;:\n"
_RATES: dict[str, Measure] = {
    "share": "share",
    "completion": "completion_rate",
    "variance": "variance_rate",
    "execution": "execution_rate",
    "change": "change_rate",
}


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a figure was read as."""

    measure: Measure
    unit: str
    stage: Stage = ""
    base: str = ""


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
        self.fiscal_year = fiscal_year
        self.out = SectionReading()
        self.thread = Discourse(title)
        budgeted = kind == "budget" and not _OF_ASSETS.search(title)
        self.usual_stage: Stage = "initial_budget" if budgeted else "final_accounts"
        self.money: list[tuple[int, str]] = []
        self.last: tuple[Clause, _Figure, str, Subject] | None = None

    def read(self) -> SectionReading:
        text = self.text.text
        self.out.reasons = find_reasons(text)
        paths = [p for p in find_paths(text) if not any(r.start <= p.start < r.end for r in self.out.reasons)]
        self.out.paths = paths
        known, unknown = find_numerals(text, self.out.reasons)
        self.money = [(numeral.start, numeral.unit) for numeral in known if numeral.unit in MONEY]
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
        ends = [reason.end for reason in self.out.reasons] + [path.end for path in self.out.paths]
        return max([position, *(place for place in ends if position < place <= end)])

    def _figure(self, numeral: Numeral, head: str) -> None:
        if head in _JOINTS and self.last is not None and self.last[1].unit == numeral.unit:
            clause, like, base, subject = self.last  # 各减少40.50、39.80万元
            self._keep(numeral, like, base, subject, clause)
            return
        clause = analyse(head, self.fiscal_year)
        self.thread.open_whole(head)
        figure = self._measure(clause, numeral, head)
        if figure is None:
            self.last = None
            self.out.left_over.append(self.text.printed[numeral.start : numeral.unit_end])
            return
        subject = self.thread.subject_of(clause, figure.measure)
        base = self.thread.whole_of(clause, subject) if figure.measure == "share" else figure.base
        self._keep(numeral, figure, base, subject, clause)
        self.last = (clause, figure, base, subject)
        self.thread.remember(clause, figure.measure, figure.stage, base, subject)
        # Only what follows without a break is measured against a budget named in passing.
        in_passing = figure.stage in _STAGE_OF_BASE and _AGAINST.search(head)
        self.thread.just_budget = figure.stage if in_passing else ""

    def _measure(self, clause: Clause, numeral: Numeral, head: str) -> _Figure | None:
        """What a figure is; ``None`` when the words before it give it no role."""
        unit = numeral.unit
        if unit in MONEY:
            return self._money(clause, unit, head)
        if not unit and _SCORED.search(clause.subject):
            return _Figure("score", "分")
        if not unit and clause.role.stage and not clause.role.kind:
            return self._bare_amount(clause, numeral)
        if unit in ("%", ""):
            return self._rate(clause, head, printed_unit=bool(unit))
        if unit == "个百分点":
            return _Figure("change", unit, base=self.thread.base_of_change(clause))
        if unit == "平方米":
            return _Figure("area", unit)
        return _Figure("score" if unit == "分" else "count", unit)

    def _bare_amount(self, clause: Clause, numeral: Numeral) -> _Figure | None:
        """年初预算为0，支出决算为…万元: an amount without its unit takes that of the nearest amount."""
        if not self.money or not _STANDS_ALONE.match(self.text.text, numeral.end):
            return None
        self.out.notes.append("amount_unit_missing")
        unit = min(self.money, key=lambda at: abs(at[0] - numeral.start))[1]
        return _Figure("amount", unit, clause.role.stage)

    def _money(self, clause: Clause, unit: str, head: str) -> _Figure:
        role = clause.role
        if role.kind == "change":
            return _Figure("change", unit, base=self.thread.base_of_change(clause))
        stage: Stage = role.stage or self.thread.aside_stage or self.usual_stage
        bare: Stage = self.thread.budget or "initial_budget"
        if role.bare_budget and role.stage:
            stage = bare
        if not role.stage and not role.kind and self._in_passing(clause, head):
            # 与年初预算数0.00万元持平
            stage = bare if role.bare_budget else _STAGE_OF_BASE.get(role.base, stage)
        if role.kind == "completion" and (role.base or role.bare_budget):
            stage = _STAGE_OF_BASE.get(role.base, bare)
        return _Figure("amount", unit, stage)

    @staticmethod
    def _in_passing(clause: Clause, head: str) -> bool:
        """Whether an amount is only named to compare with: 比2022年决算数90.00万元减少…."""
        if not clause.subject:
            return _AGAINST.search(head) is not None
        return words.COMPARED_AMOUNT.search(head) is not None

    def _rate(self, clause: Clause, head: str, *, printed_unit: bool) -> _Figure | None:
        role, thread = clause.role, self.thread
        if not printed_unit and (role.kind in ("", "change") or clause.subject):
            return None
        if not printed_unit:
            self.out.notes.append("unit_missing")
        if head in ("的", "") and thread.completing is not None:
            return _Figure("completion_rate", "%", base=thread.completing)
        if head == "(" and thread.last_measure == "change":
            return _Figure("change_rate", "%", base=thread.change_base)
        if not role.kind:
            return None
        if role.kind == "change":
            return _Figure("change_rate", "%", base=thread.base_of_change(clause))
        base = role.base or ("" if role.kind == "share" else thread.budget)
        if role.kind == "completion" and role.bare_budget:
            base = thread.budget or "initial_budget"
        if role.kind == "execution":
            base = base or "adjusted_budget"
        return _Figure(_RATES[role.kind], "%", base=base)

    def _keep(self, numeral: Numeral, figure: _Figure, base: str, subject: Subject, clause: Clause) -> None:
        value = parse_number(self.text.text[numeral.start : numeral.end]).value
        direction = clause.role.direction
        if figure.measure == "change_rate" and not clause.role.kind and self.out.facts:
            direction = self.out.facts[-1].direction
        path = subject.path
        self.out.facts.append(
            Fact(
                fact_id="",
                origin=self.origin,
                section=self.number,
                concept=_concept(subject, figure),
                subject=widen(subject.text),
                measure=figure.measure,
                value=value,
                unit=figure.unit,
                printed=self.text.printed[numeral.start : numeral.end].replace("\n", ""),
                context=self._context(numeral),
                locator=self.text.locate(numeral.start, numeral.end),
                stage=figure.stage,
                base=base,
                direction=direction,
                function_class=path.function_class if path else "",
                function_section=path.function_section if path else "",
                function_item=path.function_item if path else "",
                function_code=path.function_code if path else "",
                amount_yuan=to_yuan(value, figure.unit),
            )
        )
        self.out.fact_paths.append(path)
        self.out.fact_ends.append(numeral.unit_end)

    def _context(self, numeral: Numeral) -> str:
        """The printed clause around a figure."""
        text = self.text.text
        start, end = numeral.start, numeral.unit_end
        while start > 0 and text[start - 1] not in _CLAUSE_BREAK:
            start -= 1
        while end < len(text) and text[end] not in _CLAUSE_BREAK:
            end += 1
        return self.text.printed[start:end]


def _concept(subject: Subject, figure: _Figure) -> str:
    if subject.path is not None:
        return "function_item_expenditure" if subject.path.function_item else "function_class_expenditure"
    kind = figure.measure if figure.measure in ("count", "area", "score") else "amount"
    return concept_of(subject.text, kind, figure.unit if kind != "amount" else "")
