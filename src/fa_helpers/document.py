"""A document that was read (文档): what :func:`read` returns, with its figures as frames and its evidence as pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers.analysis import comparisons, funding, headlines, records, schemas
from fa_helpers.analysis.records import Row
from fa_helpers.analysis.schemas import Schema
from fa_helpers.errors import SourceError, UnknownFactError
from fa_helpers.layout.sheet import PageInfo, Sheet
from fa_helpers.library import bundled_file, bundled_ids, document_id_of, source_note
from fa_helpers.model import DocumentData, Fact
from fa_helpers.pages.opening import Engine, OpenedSource, open_source
from fa_helpers.reading.reader import read_document
from fa_helpers.terms.messages import LANGUAGES, Language, message

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.presentation.evidence import Evidence


def read(source: str | Path | bytes, *, engine: Engine = "pdfium", name: str = "") -> FinalAccounts:
    """Read a document (读取决算文件): a PDF or text file, its bytes, or the id of a document in ``data/``.

    ``engine`` is the default reader ``pdfium`` or the reference ``plumber``; both give the same figures. Raises
    :class:`~fa_helpers.errors.SourceError` for a file that cannot be used and
    :class:`~fa_helpers.errors.ParseError` for one that is no such document, each with the way out.

    >>> read("第一部分 单位概况\\n第二部分 部门决算情况说明\\n一、收入决算情况说明\\n本年收入 5.00 万元。".encode())
    <FinalAccounts document: 1 figures, 1 pages>
    """
    if isinstance(source, (list, tuple)):
        raise SourceError(
            "several files of one office cannot be read as one document yet",
            way_out="Read them one by one.",
            code="several_files",
        )
    document_id = name or "document"
    if not isinstance(source, bytes):
        path = bundled_file(str(source)) or Path(source)
        if not path.exists() and not path.suffix and len(path.parts) == 1:
            raise _unknown(str(source))
        source, document_id = path, document_id_of(path)
    opened = open_source(source, engine=engine, name=name)
    data, sheet = read_document(opened, document_id)
    return FinalAccounts(data, opened, sheet)


def _unknown(text: str) -> SourceError:
    known = ", ".join(bundled_ids()) or "none"
    return SourceError(
        "there is no such file, and no document of data/ has this id",
        where=text,
        way_out=f"Check the path, or use one of the bundled documents: {known}.",
        code="missing",
    )


class FinalAccounts:
    """One office's final accounts (部门决算) as read: ``data`` holds everything; methods return frames.

    Frames have declared columns and dtypes that do not depend on the rows; floats appear only there, money in
    ``data`` is exact. Money stands in the unit of the column ``unit``, or 万元 where there is none.
    """

    def __init__(self, data: DocumentData, source: OpenedSource, sheet: Sheet) -> None:
        self.data = data
        self._source = source
        self._sheet = sheet

    def facts(self) -> pd.DataFrame:
        """Every figure printed in the profile and the narrative (全部数据), one row each, in reading order."""
        return self._frame(records.fact_rows(self.data), schemas.FACTS)

    def overview(self) -> pd.DataFrame:
        """The totals and their parts (收支总体情况): budgets, outcome, change and rates as printed, by concept."""
        return self._frame(records.summary_rows(self.data, "overview"), schemas.SUMMARY)

    def flows(self) -> pd.DataFrame:
        """Where the money came from and went (资金来源与去向): parts of revenue, then of expenditure, no totals."""
        return self._frame(records.summary_rows(self.data, "flows"), schemas.SUMMARY)

    def structure(self) -> pd.DataFrame:
        """Parts of a whole (结构情况): every printed share beside the share computed from the amounts."""
        return self._frame(comparisons.share_rows(self.data), schemas.STRUCTURE)

    def changes(self) -> pd.DataFrame:
        """Changes on last year (增减变动): printed beside recomputed, with the allowed rounding.

        ``prior_final_accounts`` is implied by the final accounts and the change. ``change_rate`` is a signed fraction,
        missing with its reason on a zero base; ``difference`` and ``tolerance`` are percentage points; ``outcome`` is
        ``holds``, ``rounding`` or ``differs``, blank where there is nothing to compare.
        """
        return self._frame(comparisons.change_rows(self.data), schemas.CHANGES)

    def variances(self) -> pd.DataFrame:
        """Rates against a base other than last year (预决算差异率、完成率、执行率、占比): printed beside recomputed.

        ``base`` names the budget, or for shares the whole; ``base_amount`` and ``amount`` are what is divided.
        Execution rates are those of the scorecards' funds.
        """
        return self._frame(comparisons.variance_rows(self.data), schemas.VARIANCES)

    def functional_items(self) -> pd.DataFrame:
        """Items of expenditure by function (具体情况): class, section, item, amounts, change, stated reason."""
        return self._frame(records.item_rows(self.data), schemas.FUNCTIONAL_ITEMS)

    def three_public(self) -> pd.DataFrame:
        """The three public expenses and running costs (“三公”经费、机关运行经费) with their counts."""
        return self._frame(records.summary_rows(self.data, "three_public"), schemas.SUMMARY)

    def statements(self) -> pd.DataFrame:
        """Cells of the statements (决算报表). This version locates statements and does not read their cells."""
        return self._frame([], schemas.STATEMENTS)

    def scorecards(self) -> pd.DataFrame:
        """Scorecards (绩效自评表): one row per form, with its totals and goals."""
        return self._frame(records.scorecard_rows(self.data), schemas.SCORECARDS)

    def scorecard_funds(self) -> pd.DataFrame:
        """Funds and tasks of the scorecards (项目资金): budgets, execution, weight and score per row."""
        return self._frame(records.funds_rows(self.data), schemas.SCORECARD_FUNDS)

    def indicators(self) -> pd.DataFrame:
        """Indicators of the scorecards (绩效指标): target, outcome, weight, score, stated deviation."""
        return self._frame(records.indicator_rows(self.data), schemas.INDICATORS)

    def unspent(self) -> pd.DataFrame:
        """Full-year budget, executed and unspent (未执行数) by source of the whole department, else by project."""
        return self._frame(funding.unspent_rows(self.data), schemas.UNSPENT)

    def coverage(self) -> pd.DataFrame:
        """What was read and what was not (覆盖情况): a row per section, statement, scorecard and other table."""
        return self._frame(records.coverage_rows(self.data), schemas.COVERAGE)

    def sections(self) -> pd.DataFrame:
        """The outline (章节) with pages."""
        return self._frame(records.section_rows(self.data), schemas.SECTIONS)

    def terms(self) -> pd.DataFrame:
        """The terms that the document explains (名词解释)."""
        return self._frame(records.term_rows(self.data), schemas.TERMS)

    def _frame(self, rows: Sequence[Row], schema: Schema) -> pd.DataFrame:
        from fa_helpers.analysis.frames import frame

        return frame(rows, schema)

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.fact_id: fact for fact in (*self.data.facts, *self.data.card_facts)}

    def fact(self, fact_id: str) -> Fact:
        """The figure with an id (按编号取数据); raises :class:`UnknownFactError` with the nearest ids."""
        if fact_id in self._by_id:
            return self._by_id[fact_id]
        from difflib import get_close_matches

        near = get_close_matches(fact_id, self._by_id, n=3) or list(self._by_id)[:3]
        raise UnknownFactError(
            f"no figure has the id {fact_id!r}",
            where=self.data.document_id,
            way_out=f"Look up ids in facts.csv or doc.facts(); near it: {', '.join(near) or 'none'}.",
            code="unknown_fact",
        )

    def headline(self) -> Fact | None:
        """The figure to follow first (首要数据): total expenditure, else another total; ``None`` without amounts."""
        return headlines.headline(self.data)

    def repeated(self, fact_id: str) -> pd.DataFrame:
        """Where the same amount is printed in the text (同一金额的出处), the figure itself included."""
        return self._frame(headlines.repeated_rows(self.data, self.fact(fact_id)), schemas.PLACES)

    def ladder(self) -> pd.DataFrame:
        """Budgets and outcomes of the office's spending (预算与执行的台阶), each printed value once, plan to outcome."""
        return self._frame(headlines.ladder_rows(self.data), schemas.PLACES)

    @property
    def unit(self) -> str:
        """The unit that the text's money is mostly printed in (货币单位)."""
        units = Counter(fact.unit for fact in self.data.facts if fact.amount_yuan is not None)
        return units.most_common(1)[0][0] if units else "万元"

    def source_line(self, pages: Iterable[int], language: Language = "zh") -> str:
        """The source line under a table or chart (来源): office, year, pages."""
        from fa_helpers.presentation.numbers import source_line

        profile = self.data.profile
        entity = profile.entity or message("card.unnamed", language)
        return source_line(entity, profile.fiscal_year, [int(page) for page in pages], language)

    def find(self, concept: str, measure: str = "amount", stage: str = "", section: str = "") -> Fact | None:
        """The first figure of a concept (按概念取数据), ``None`` when the document prints none."""
        for fact in self.data.facts:
            wanted = fact.concept == concept and fact.measure == measure
            if wanted and stage in ("", fact.stage) and section in ("", fact.section):
                return fact
        return None

    def show(self, fact_id: str, language: Language = "zh") -> Evidence:
        """The page, cropped, with the figure marked (查看原文): shows itself in a notebook."""
        from fa_helpers.presentation.evidence import evidence

        return evidence(
            self.fact(fact_id),
            self.data,
            self._source,
            language,
            note=source_note(self._source.sha256, language),
        )

    def renamed(self, document_id: str) -> FinalAccounts:
        """The same document under another id."""
        return FinalAccounts(replace(self.data, document_id=document_id), self._source, self._sheet)

    @property
    def source(self) -> OpenedSource:
        """The opened file: name, sha256, pages, engine."""
        return self._source

    @property
    def pages(self) -> tuple[PageInfo, ...]:
        """What is known of each page (页面): size, printed number, tables, pictures."""
        return self._sheet.pages

    def title(self, language: Language = "zh") -> str:
        """Whose final accounts of which year these are, in one line."""
        profile = self.data.profile
        entity = profile.entity or message("card.unnamed", language)
        kind = message(f"profile.{profile.kind}", language)
        if profile.fiscal_year is None:
            return message("card.title_without_year", language, entity=entity, kind=kind)
        return message("card.title", language, entity=entity, year=profile.fiscal_year, kind=kind)

    def summary(self, language: Language = "zh") -> list[str]:
        """What was found, in a few lines."""
        data = self.data
        statuses = Counter[str](row.status for row in data.coverage)
        order = ("read", "empty", "partly_read", "not_read", "absent")
        parts = [
            message("card.status", language, status=message(f"status.{s}", language), count=statuses[s])
            for s in order
            if statuses[s]
        ]
        lines = [
            message("card.pages", language, count=len(self.pages)),
            message("card.figures", language, count=len(data.facts)),
            message("card.items", language, count=len(data.functional_items)),
            message(
                "card.coverage", language, items="、".join(parts) if language == "zh" else ", ".join(parts)
            ),
        ]
        if data.profile.kind in ("blank_form", "budget"):
            lines.append(message(f"card.{data.profile.kind}", language))
        return lines

    def __repr__(self) -> str:
        return f"<FinalAccounts {self.data.document_id}: {len(self.data.facts)} figures, {len(self.pages)} pages>"

    def _repr_html_(self) -> str:
        blocks = []
        for language in LANGUAGES:
            items = "".join(f"<li>{escape(line)}</li>" for line in self.summary(language))
            blocks.append(
                f'<div lang="{language}"><b>{escape(self.title(language))}</b><ul>{items}</ul></div>'
            )
        return f'<div class="fa-card">{"".join(blocks)}</div>'
