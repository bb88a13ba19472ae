"""What a document says, as frozen data (数据模型): no third-party import, money as ``Decimal``.

Names follow ``terms/data/glossary.csv``. What is printed and what is computed never share a field: these classes
hold only what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from fa_helpers.model.cards import CARD as CARD
from fa_helpers.model.cards import CardCell as CardCell
from fa_helpers.model.cards import CardRow as CardRow
from fa_helpers.model.cards import FundsRow as FundsRow
from fa_helpers.model.cards import Indicator as Indicator
from fa_helpers.model.cards import Scorecard as Scorecard
from fa_helpers.model.cards import ScoredRow as ScoredRow
from fa_helpers.model.cards import Stated as Stated
from fa_helpers.model.coverage import CoverageRow as CoverageRow
from fa_helpers.model.coverage import Reason as Reason
from fa_helpers.model.coverage import Status as Status
from fa_helpers.model.facts import Direction as Direction
from fa_helpers.model.facts import Fact as Fact
from fa_helpers.model.facts import Fund as Fund
from fa_helpers.model.facts import Measure as Measure
from fa_helpers.model.facts import Origin as Origin
from fa_helpers.model.facts import Rate as Rate
from fa_helpers.model.facts import Scope as Scope
from fa_helpers.model.facts import Stage as Stage
from fa_helpers.model.facts import Year as Year
from fa_helpers.model.places import Locator as Locator
from fa_helpers.model.places import Place as Place
from fa_helpers.model.places import spanning

Level = Literal["", "department", "unit", "government"]
_UNSURE = frozenset({"coverage.hidden_text", "coverage.unseen_text", "coverage.ocr"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where its text stands (章节).

    ``number`` counts from the top (``2.5.1``), ``ordinal`` is the printed number (``（一）``), ``level`` is 1 for
    a part. ``page_first`` and ``page_last`` are those of its own text, without its subsections.
    """

    number: str
    ordinal: str
    title: str
    level: int
    page_first: int
    page_last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the running text (段落), headings and cover lines included, without white space, as printed.

    ``section`` is that of its heading, ``0`` for the cover; ``kind`` is ``heading``, ``text`` or ``cover``. Lines that
    stand beside the text are ``contents`` (a line of the contents page), ``table_head`` (above a statement, whose
    identifier ``section`` then is) or ``table_note`` (on its pages, and says that it is empty).
    ``locator`` is where it begins, with a box per line in ``parts``; ``lines`` says where each line of it ends in
    ``text`` and where it is printed, empty for what has one line.
    """

    section: str
    kind: Literal["cover", "heading", "text", "contents", "table_head", "table_note"]
    text: str
    locator: Locator
    lines: tuple[tuple[int, Locator], ...] = ()

    def place(self, start: int, end: int) -> Locator:
        """Where the characters from ``start`` to ``end`` are printed (所在位置): their lines, on their own page."""
        before = 0
        held = []
        for upto, line in self.lines:
            if before < end and start < upto:
                held.append(line)
            before = upto
        return spanning(held) if held else self.locator

    def place_of(self, words: str) -> Locator:
        """Where words first stand in it (词语位置); where it begins, if they are not there as printed."""
        start = self.text.find(words)
        return self.place(start, start + len(words)) if start >= 0 else self.locator


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term that the document explains itself (专业名词解释)."""

    order: int
    term: str
    definition: str
    page: int


@dataclass(frozen=True, slots=True)
class FunctionalItem:
    """One item of expenditure by function (具体情况: 类、款、项) as the text states it: its names and its figures.

    ``change`` is unsigned with its ``direction``; ``change_rate_printed`` and ``completion_rate`` are per cent as
    printed; ``reason`` is the stated reason, word for word. What the text does not state is ``None`` or empty.
    """

    order: int
    function_class: str
    function_section: str
    function_item: str
    function_code: str
    page: int
    reason: str = ""
    facts: tuple[Fact, ...] = ()

    def figure(self, measure: Measure, stage: Stage = "") -> Fact | None:
        """The item's first figure of a measure, for amounts of a stage; changes and their rates are on last year."""
        base = "prior_final_accounts" if measure in ("change", "change_rate") else None
        for fact in self.facts:
            if fact.measure == measure and fact.stage == stage and base in (None, fact.base):
                return fact
        return None

    def _value(self, measure: Measure, stage: Stage = "") -> Decimal | None:
        fact = self.figure(measure, stage)
        return None if fact is None else fact.value

    @property
    def final_accounts(self) -> Decimal | None:
        """The final accounts (决算数)."""
        return self._value("amount", "final_accounts")

    @property
    def initial_budget(self) -> Decimal | None:
        """The initial budget (年初预算数)."""
        return self._value("amount", "initial_budget")

    @property
    def adjusted_budget(self) -> Decimal | None:
        """The full-year budget (全年预算数)."""
        return self._value("amount", "adjusted_budget")

    @property
    def change(self) -> Decimal | None:
        """The change on last year, unsigned (增减额)."""
        return self._value("change")

    @property
    def direction(self) -> Direction:
        """The direction word of the change, or of its rate."""
        moved = self.figure("change") or self.figure("change_rate")
        return moved.direction if moved else ""

    @property
    def change_rate_printed(self) -> Decimal | None:
        """The rate of the change as printed (增减率)."""
        return self._value("change_rate")

    @property
    def completion_rate(self) -> Decimal | None:
        """How much of the budget was reached, as printed (完成率)."""
        return self._value("completion_rate")

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The ids of its figures."""
        return tuple(fact.fact_id for fact in self.facts)


@dataclass(frozen=True, slots=True)
class StatedReason:
    """What the text gives as the reason, or as the purpose, of the figures before it (原因、用途), word for word.

    ``kind`` is ``reason`` (主要原因是…) or ``purpose`` (主要用于…, 开支内容包括…). ``measure`` and ``base`` are those
    of the figure explained, or what the words before the reason name; ``fact_id`` is empty where no figure stands
    before it in its section.
    """

    section: str
    concept: str
    subject: str
    kind: Literal["reason", "purpose"]
    measure: str
    base: str
    text: str
    page: int
    fact_id: str = ""


@dataclass(frozen=True, slots=True)
class StatementCell:
    """One cell of a statement that holds a figure or a dash (报表单元格).

    ``code`` and ``label`` are those of its row as printed, ``column_label`` the header texts above it joined by
    ``/``, ``line`` counts data rows over joined pages, ``side`` tells the sides of a summary apart. ``fact`` is its
    figure, ``None`` for a dash.
    """

    statement: str
    title: str
    line: int
    code: str
    label: str
    side: str
    column: str
    column_label: str
    printed: str
    locator: Locator
    fact: Fact | None = None

    @property
    def value(self) -> Decimal | None:
        """The printed number, ``None`` for a dash."""
        return None if self.fact is None else self.fact.value

    @property
    def unit(self) -> str:
        """The unit of the figure, empty for a dash."""
        return "" if self.fact is None else self.fact.unit

    @property
    def amount_yuan(self) -> Decimal | None:
        """The amount in yuan, ``None`` for a dash and for what is no money."""
        return None if self.fact is None else self.fact.amount_yuan


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose account it is (单位概况): the printed full name, the fiscal year, the kind of document.

    ``level`` says whether that name is a department's with its units, one unit's, or a whole government's.
    """

    entity: str
    fiscal_year: int | None
    kind: str
    title: str = ""
    level: Level = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read (源文件): its name without folder, its sha256, its pages and the engine that read it."""

    name: str
    sha256: str
    pages: int
    engine: str


@dataclass(frozen=True)
class DocumentData:
    """Everything that one document says (文档数据): what ``FinalAccounts.data`` holds.

    ``places`` tell of figures in a file without pages where they stand in it, by their ids.
    """

    document_id: str
    profile: Profile
    sources: tuple[SourceFile, ...]
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    facts: tuple[Fact, ...] = ()
    functional_items: tuple[FunctionalItem, ...] = ()
    stated_reasons: tuple[StatedReason, ...] = ()
    terms: tuple[GlossaryTerm, ...] = ()
    statement_cells: tuple[StatementCell, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    page_labels: tuple[tuple[int, str], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    asides: tuple[Paragraph, ...] = ()
    """Lines beside the running text: contents, and what stands above statements."""
    target_forms: tuple[Scorecard, ...] = ()
    """Forms that set targets and tell no outcome (绩效目标表): their numbers are no figures of the document."""

    @property
    def own_stage(self) -> Stage:
        """What an amount of this document is where nothing else is said (本级次): a budget has planned ones only."""
        return "initial_budget" if self.profile.kind == "budget" else "final_accounts"

    @cached_property
    def office_facts(self) -> tuple[Fact, ...]:
        """The figures of the text that are the office's: no unit's by name, no project's (本部门的数据)."""
        return tuple(fact for fact in self.facts if not fact.whose)

    @cached_property
    def unsure_pages(self) -> frozenset[int]:
        """Pages of which some text cannot be seen, or all of it is a layer that OCR made (不能凭页面核实的页)."""
        rows = [row for row in self.coverage if row.reason.key in _UNSURE]
        return frozenset(row.page_first for row in rows if row.page_first is not None)

    @cached_property
    def recognised_pages(self) -> frozenset[int]:
        """Pages that were read by their pictures (OCR识别的页)."""
        rows = [row for row in self.coverage if row.reason.key == "coverage.ocr"]
        return frozenset(row.page_first for row in rows if row.page_first is not None)

    @cached_property
    def cell_facts(self) -> tuple[Fact, ...]:
        """The figures of the statements, in reading order (报表数据)."""
        return tuple(cell.fact for cell in self.statement_cells if cell.fact is not None)

    @cached_property
    def card_facts(self) -> tuple[Fact, ...]:
        """The numbers of the scorecards, form by form (自评表数据)."""
        return tuple(fact for card in self.scorecards for fact in card.figures())

    @cached_property
    def figures(self) -> dict[str, Fact]:
        """Every printed number that was read, by id (全部数据): text, statements, scorecards."""
        return {fact.fact_id: fact for fact in (*self.facts, *self.cell_facts, *self.card_facts)}
