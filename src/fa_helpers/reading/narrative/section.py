"""The narrative becomes facts (说明文字): every figure of a section with its subject, role, unit and place.

Grammar over patterns: a figure belongs to the nearest subject of its own clause; what is not understood is left
over and said so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from decimal import Decimal

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, Origin, Stage, Year
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.breaks import HARD_BREAK
from fa_helpers.reading.narrative.clauses import Clause, analyse
from fa_helpers.reading.narrative.discourse import Discourse
from fa_helpers.reading.narrative.ellipsis import completed, names_of
from fa_helpers.reading.narrative.explanations import Reason, find_reasons
from fa_helpers.reading.narrative.figure_concepts import (
    COUNTS_BODIES,
    OF_MONEY,
    beside,
    clause_end,
    clause_start,
    concept_of_figure,
    is_aside,
    is_dated,
    own_words,
    year_of,
)
from fa_helpers.reading.narrative.figure_kinds import Figure, Measuring, goes_on, in_passing
from fa_helpers.reading.narrative.money import part_of_budget
from fa_helpers.reading.narrative.numerals import Numeral, find_numerals
from fa_helpers.reading.narrative.other_wholes import OtherWhole
from fa_helpers.reading.narrative.paths import FunctionPath, find_paths
from fa_helpers.reading.narrative.roles import Role
from fa_helpers.reading.narrative.sides import as_grown, as_two_sides
from fa_helpers.reading.narrative.wholes import Subject, title_concept
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY, NUMERAL, is_too_long, parse_number, to_yuan
from fa_helpers.text.fold import widen
from fa_helpers.text.private import masked

_JOINTS = frozenset({",", "、", "和", "与", "及"})
_OF_ASSETS = regex(r"资产|车辆")
_RESPECTIVELY = regex(r"分别[为是有]?$")
_OF_THAT = regex(r"的?(?:比例|比重)?[为约是]?")
_SHARE_BEHIND = regex(r"的(?:比例|比重)?[为约是]?\d[\d.]*%")


@dataclass(slots=True)
class SectionReading:
    """What was read in one section: facts in order, the path and end of each, numerals left over, reasons, notes."""

    facts: list[Fact] = field(default_factory=list)
    paths: list[FunctionPath] = field(default_factory=list)
    fact_paths: list[FunctionPath | None] = field(default_factory=list)
    fact_ends: list[int] = field(default_factory=list)
    of_itself: set[int] = field(default_factory=set)
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
        budgeted = kind == "budget" and not _OF_ASSETS.search(title)
        own = f"{fiscal_year}年" in text.text or (budgeted and "决算" in title)
        self.fiscal_year = fiscal_year if own else None
        self.document_year = fiscal_year
        self.out = SectionReading()
        self.thread = Discourse(title)
        stage: Stage = "initial_budget" if budgeted else "final_accounts"
        self.measuring = Measuring(text.text, self.thread, [], stage, self.out.notes)
        self.ends: list[int] = []
        self.last: tuple[Clause, Figure, str, Subject] | None = None
        self.row: list[str] = []
        self.passing = False
        self.other_whole = OtherWhole()

    def read(self) -> SectionReading:
        text = self.text.text
        self.out.reasons = find_reasons(text)
        told = [reason for reason in self.out.reasons if reason.keeps != "all"]
        paths = [p for p in find_paths(text) if not any(r.start <= p.start < r.end for r in told)]
        self.out.paths = paths
        self.ends = sorted([*(reason.end for reason in self.out.reasons), *(path.end for path in paths)])
        known, unknown = find_numerals(text, self.out.reasons, self.text.printed, self.document_year)
        self.measuring.money = [(numeral.start, numeral.unit) for numeral in known if numeral.unit in MONEY]
        position, waiting = 0, list(paths)
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
        number = NUMERAL.fullmatch(self.text.text, numeral.start, numeral.end)  # 1,2345.60 is none
        last = self.last if number and head in _JOINTS else None
        if last is not None and (self.row or goes_on(last[1], numeral)):
            clause, like, base, subject = last  # 各减少40.50、39.80万元
            like = replace(like, unit=numeral.unit)
            if self._keep(numeral, like, base, self._next_of_row(subject, like), clause):
                self.out.facts[-2:] = as_two_sides(self.out.facts[-2:], subject.text)
            return
        self.row = []
        clause = analyse(head, self.fiscal_year, money=numeral.unit in MONEY)
        self.thread.open_whole(head)
        if clause.opens_list:
            self.thread.years.open_list()
        figure = number and (self._shared(numeral, head) or self.measuring.figure(clause, numeral, head))
        if figure is None:
            self.last = None
            self._leave(numeral, head)
            return
        amount = self._yuan(numeral, figure)
        subject = self.thread.subject_of(clause, figure.measure, figure.unit, amount)
        if figure.measure == "share":
            whose, base = self.thread.sharing or (subject, self.thread.whole_of(clause, subject))
            self.thread.sharing, subject = None, whose
        elif self._names_a_whole(clause, figure, numeral):
            self._whole(numeral, clause, figure, subject)
            return
        else:
            base = figure.base
        if _RESPECTIVELY.search(head) and not concept_of(subject.text):
            self.row = names_of(subject.text)
            subject = self._next_of_row(subject, figure)
        self.passing = clause.role.against or in_passing(figure, head)
        own_stage = self.thread.own_stage
        kept = self._keep(numeral, figure, base, subject, clause)
        self.last = (clause, figure, base, subject) if kept else None
        self.thread.remember(clause, figure.measure, figure.stage, base, subject, amount)
        if self.passing:
            self.thread.own_stage = own_stage
        # Only what follows without a break is measured against a budget named in passing.
        own = (
            not kept
            or "budget" not in figure.stage
            or self.out.facts[-1].year in ("this", self.thread.years.spoken)
        )
        self.thread.just_budget = (figure.stage if own else "") if in_passing(figure, head) else None

    def _yuan(self, numeral: Numeral, figure: Figure) -> Decimal | None:
        """The value of a figure in yuan, for money only."""
        printed = self.text.text[numeral.start : numeral.end]
        return None if is_too_long(printed) else to_yuan(parse_number(printed).value, figure.unit)

    def _next_of_row(self, subject: Subject, figure: Figure) -> Subject:
        """团组数及人数分别为2个、7人: of names in a row each number takes the next."""
        if not self.row:
            return subject
        first, *self.row = self.row
        known = self.out.facts[-1].concept if self.out.facts else ""
        kind = figure.measure if figure.measure in ("count", "area") else "amount"
        return Subject(completed(first, title_concept(first) or known, kind, figure.unit))

    def _shared(self, numeral: Numeral, head: str) -> Figure | None:
        """占本年支出900.00万元的70%: the share behind the amount of its whole."""
        shares = self.thread.sharing is not None and numeral.unit == "%" and _OF_THAT.fullmatch(head)
        return Figure("share", "%") if shares else None

    def _names_a_whole(self, clause: Clause, figure: Figure, numeral: Numeral) -> bool:
        """Whether an amount is that of the whole which a share divides, and no outcome of its part."""
        divides = clause.role.kind == "share" and bool(clause.role.whole) and figure.measure == "amount"
        return divides and _SHARE_BEHIND.match(self.text.text, numeral.unit_end) is not None

    def _whole(self, numeral: Numeral, clause: Clause, figure: Figure, subject: Subject) -> None:
        base = self.thread.whole_of(clause, subject)
        whole = replace(clause, role=Role(whole=clause.role.whole))
        self._keep(numeral, figure, "", Subject(clause.role.whole), whole)
        self.thread.remember(replace(clause, role=Role()), "share", "", base, subject)
        self.thread.sharing, self.last = (subject, base), None

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
        turned = figure.measure == "change_rate" and not clause.role.kind and self.out.facts
        direction = self.out.facts[-1].direction if turned else clause.role.direction
        path = subject.path
        context = self._context(numeral)
        printed = self.text.printed[numeral.start : numeral.end].replace("\n", "")
        year = self._year(numeral, figure, clause)
        prior = year == "last" and figure.stage == "final_accounts" and beside(self.text.text, numeral.start)
        stage: Stage = "" if self._is_ahead(year) else "prior_final_accounts" if prior else figure.stage
        fund = self.thread.fund_of(self._words(numeral), clause, subject)
        thread, yuan = self.thread, to_yuan(value, figure.unit)
        listed = bool(clause.subject) and (thread.in_list or clause.opens_list) and figure.measure == "amount"
        if listed and thread.told.is_less_of(thread.total.text, subject.text, figure.stage, yuan):
            self.out.of_itself.add(len(self.out.facts))
            subject = Subject(self._words(numeral, own=True).strip("其中、和及"), path)
        self.out.facts.append(
            Fact(
                fact_id="",
                origin=self.origin,
                section=self.number,
                concept=self._concept(subject, figure, numeral),
                subject=widen(subject.text),
                measure=figure.measure,
                value=value,
                unit=figure.unit,
                printed=printed,
                context=context,
                locator=self.text.locate(numeral.start, numeral.end),
                stage=stage,
                base=base,
                direction=direction,
                function_class=path.function_class if path else "",
                function_section=path.function_section if path else "",
                function_item=path.function_item if path else "",
                function_code=path.function_code if path else "",
                amount_yuan=yuan,
                base_named=bool(clause.role.base or clause.role.whole),
                year=year,
                fund=fund,
                context_raw=self.text.with_radicals(context, numeral.start),
                scope="part" if is_aside(context, widen(subject.text), printed) else "office",
            )
        )
        self.out.fact_paths.append(path)
        self.out.fact_ends.append(numeral.unit_end)
        self.out.facts[-4:] = as_grown(self.out.facts[-4:])
        return True

    def _year(self, numeral: Numeral, figure: Figure, clause: Clause) -> Year:
        """The year of a figure: by the words of its clause; what changed beside next year's budget is next year's."""
        words = self._context(numeral, own=bool(clause.subject or clause.role.result))
        words = own_words(self.text, words, numeral.start, numeral.unit_end)
        year = year_of(beside(self.text.text, numeral.start) or words, figure.measure, self.document_year)
        if figure.stage == "prior_final_accounts" and year == "this":
            year = "last"
        thread = self.thread
        if figure.measure in ("change", "change_rate"):
            return "next" if thread.years.spoken == "next" and not clause.subject else year
        if figure.measure != "amount":
            return year
        listed = (clause.opens_list or thread.in_list) and not is_dated(words)
        return thread.years.told(year, in_list=listed, passing=self.passing)

    def _is_ahead(self, year: Year) -> bool:
        """Whether an amount is of a year to come, for which accounts have no stage."""
        told = self.fiscal_year is not None and self.measuring.usual_stage == "final_accounts"
        return year == "next" and told

    def _words(self, numeral: Numeral, *, own: bool = False) -> str:
        """The words of a clause before a figure; its ``own`` begin behind the figure before it."""
        first = self.out.fact_ends[-1] if own and self.out.fact_ends else 0
        return self.text.text[clause_start(self.text.text, numeral.start, first) : numeral.start]

    def _concept(self, subject: Subject, figure: Figure, numeral: Numeral) -> str:
        """The concept of a figure: of what is counted, of a budget's part of what is divided, else of its subject."""
        if counted := self._counted(subject, figure):
            return counted
        thread = self.thread
        part = part_of_budget(subject.text, thread.whole or concept_of(thread.total.text), thread.side)
        at_home = thread.told.is_of_guests_at_home(subject.text, self._yuan(numeral, figure))
        if at_home or COUNTS_BODIES.match(self.text.text, numeral.unit_end):
            return ""
        found = concept_of_figure(subject, figure, thread.title) if part is None else part
        if not self.out.facts:
            return found
        between = self.text.text[self.out.fact_ends[-1] : numeral.start]
        return self.other_whole.own(found, between, self.out.facts[-1], self.out.fact_paths[-1])

    def _counted(self, subject: Subject, figure: Figure) -> str:
        """The concept of a rate that stands behind a count or its change: 较上年减少119批次，下降100%."""
        before = self.out.facts[-1] if self.out.facts else None
        if before is None or figure.measure != "change_rate" or before.unit in OF_MONEY:
            return ""
        return before.concept if before.subject == widen(subject.text) else ""

    def _context(self, numeral: Numeral, *, own: bool = False) -> str:
        """The printed clause around a figure; its ``own`` words begin behind the figure before it."""
        text = self.text.text
        first = self.out.fact_ends[-1] if own and self.out.fact_ends else 0
        start, end = clause_start(text, numeral.start, first), clause_end(text, numeral.unit_end)
        return self.text.printed[start:end]
