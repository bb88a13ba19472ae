"""What a document says, as frozen data (数据模型): no third-party import, money as ``Decimal``.

Names follow ``terms/data/glossary.csv``. What is printed and what is computed never share a field: these classes
hold only what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.model.cards import CellNumber as CellNumber
from fa_helpers.model.cards import FundsRow as FundsRow
from fa_helpers.model.cards import Indicator as Indicator
from fa_helpers.model.cards import Places as Places
from fa_helpers.model.cards import Printed as Printed
from fa_helpers.model.cards import Scorecard as Scorecard
from fa_helpers.model.places import Locator as Locator

Origin = Literal["profile", "narrative", "statement", "scorecard"]
Rate = Literal["change_rate", "share", "variance_rate", "completion_rate", "execution_rate"]
CardMeasure = Literal["target", "actual", "stated"]
"""Numbers among a scorecard's words, whatever their unit: of a target (指标值), an outcome (完成值), elsewhere."""
Measure = Literal["amount", "change", Rate, "area", "score", "count", CardMeasure]
Stage = Literal["", "final_accounts", "initial_budget", "adjusted_budget", "prior_final_accounts"]
Direction = Literal["", "increase", "decrease", "flat"]
Status = Literal["read", "empty", "partly_read", "not_read", "absent"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure printed in the text (数据) with everything needed to trace it.

    ``printed`` is the numeral alone as printed with its separators; ``value`` the same number, trailing zeros kept,
    never signed by a direction word; ``amount_yuan`` exact yuan, for money only. ``subject`` is the printed words it
    belongs to, ``concept`` their identifier in the glossary or empty. ``stage`` is set for amounts only, ``base``
    names what a change, rate or share is measured against. ``corrected`` says who put the value right by hand, and
    why; empty for what was read.
    """

    fact_id: str
    origin: Origin
    section: str
    concept: str
    subject: str
    measure: Measure
    value: Decimal
    unit: str
    printed: str
    context: str
    locator: Locator
    stage: Stage = ""
    base: str = ""
    direction: Direction = ""
    function_class: str = ""
    function_section: str = ""
    function_item: str = ""
    function_code: str = ""
    amount_yuan: Decimal | None = None
    corrected: str = ""


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

    ``section`` is that of its heading, ``0`` for the cover; ``kind`` is ``heading``, ``text`` or ``cover``.
    ``locator`` is where it begins, with a box per line in ``parts``.
    """

    section: str
    kind: Literal["cover", "heading", "text"]
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term that the document explains itself (专业名词解释)."""

    order: int
    term: str
    definition: str
    page: int


@dataclass(frozen=True, slots=True)
class FunctionalItem:
    """One item of expenditure by function (具体情况: 类、款、项) as the text states it.

    ``change`` is unsigned with its ``direction``; ``change_rate_printed`` and ``completion_rate`` are per cent as
    printed; ``reason`` is the stated reason, word for word. Fields the text does not state are ``None`` or empty.
    """

    order: int
    function_class: str
    function_section: str
    function_item: str
    function_code: str
    final_accounts: Decimal | None
    initial_budget: Decimal | None
    adjusted_budget: Decimal | None
    change: Decimal | None
    direction: Direction
    change_rate_printed: Decimal | None
    completion_rate: Decimal | None
    reason: str
    page: int
    fact_ids: tuple[str, ...] = ()


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
    ``/``, ``line`` counts data rows over joined pages, ``side`` tells the sides of a summary apart. ``value`` is
    ``None`` for a dash.
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
    value: Decimal | None
    unit: str
    amount_yuan: Decimal | None
    locator: Locator


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What became of one part of the document (覆盖情况): a section, statement, scorecard or leftover figure.

    ``status``: ``read`` (已读), ``empty`` (says there is nothing), ``partly_read`` (部分读取), ``not_read`` (未读),
    ``absent`` (listed, but not in the file). ``reason`` is a message key or the document's own sentence.
    """

    part: str
    title: str
    page_first: int | None
    page_last: int | None
    status: Status
    figures: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose account it is (单位概况): the printed full name, the fiscal year, the kind of document."""

    entity: str
    fiscal_year: int | None
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read (源文件): its name without folder, its sha256, its pages and the engine that read it."""

    name: str
    sha256: str
    pages: int
    engine: str


@dataclass(frozen=True, slots=True)
class DocumentData:
    """Everything that one document says (文档数据): what ``FinalAccounts.data`` holds."""

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
    cell_facts: tuple[Fact, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    card_facts: tuple[Fact, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    page_labels: tuple[tuple[int, str], ...] = ()
