"""A document that was read (文档): what :func:`read` returns, with its figures as frames and its evidence as pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from fa_helpers.checks.causes import causes
from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.errors import SourceError, UnknownFactError
from fa_helpers.frames import columns, headlines
from fa_helpers.frames.document import DocumentFrames
from fa_helpers.frames.item_changes import document_unit
from fa_helpers.frames.rows import about
from fa_helpers.layout.document_layout import PageInfo, Sheet
from fa_helpers.library import bundled_file, correction_files, document_id_of, named_file, source_note
from fa_helpers.model import DocumentData, Fact
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.source import Engine, Ocr, OpenedSource, open_source
from fa_helpers.presentation.card import Card
from fa_helpers.reading.corrections import correct, load_corrections
from fa_helpers.reading.reader import read_document, require_one_account
from fa_helpers.terms.glossary import must_be_concept
from fa_helpers.terms.messages import LANGUAGES, Language, counted, message

if TYPE_CHECKING:
    import pandas as pd
    from PIL.Image import Image

    from fa_helpers.checks.intervals import Mark
    from fa_helpers.presentation.citing import Citation
    from fa_helpers.presentation.evidence import Evidence
    from fa_helpers.presentation.findings import Checked

Region = tuple[float, float, float, float]


def read(
    source: str | Path | bytes | Sequence[str | Path],
    *,
    engine: Engine = "pdfium",
    ocr: Ocr = "blank",
    name: str = "",
    one_office: bool = False,
) -> FinalAccounts:
    """Read a document (读取决算文件): a file, its bytes, or the id of a document in ``data/``.

    A file is a PDF, a text, a web page (.html, .mhtml), Word (.docx, .doc) or Excel (.xlsx, .xls), told by its content.
    Several files of one office (text and statements published apart, in whatever forms) are read as one document when
    given as a list; their pages are counted through. Files of two offices or two years are refused with both names;
    ``one_office`` says that two spellings are one. With the extra ``ocr``, pages that are pictures only are read by
    their pictures and marked; ``ocr="all"`` reads every page so, ``"never"`` none. ``engine`` is the default reader
    ``pdfium`` or the reference ``plumber``; both give the same figures. Raises
    :class:`~fa_helpers.errors.SourceError` for a file that cannot be used and
    :class:`~fa_helpers.errors.ParseError` for one that is no such document, each with the way out.

    >>> read("第一部分 单位概况\\n第二部分 部门决算情况说明\\n一、收入决算情况说明\\n本年收入 5.00 万元。".encode())
    <FinalAccounts document: 1 figures, 1 pages>
    """
    if engine not in get_args(Engine):
        raise SourceError(
            code="unknown_engine", values={"named": engine, "known": ", ".join(get_args(Engine))}
        )
    if isinstance(source, bytes) or not isinstance(source, Sequence) or isinstance(source, str):
        path = None if isinstance(source, bytes) else named_file(source)
        opened: OpenedSource | JoinedSource = open_source(path or source, engine=engine, ocr=ocr, name=name)
    else:
        paths = [named_file(item) for item in source]
        if not paths:
            raise SourceError(code="no_file")
        path = paths[0]
        opened = JoinedSource(tuple(open_source(item, engine=engine, ocr=ocr) for item in paths))
        require_one_account(opened, one_office=one_office)
    data, sheet = read_document(opened, document_id_of(path) if path is not None else name or "document")
    for corrections in correction_files(path):
        data = correct(data, load_corrections(corrections))
    return FinalAccounts(data, opened, sheet)


def _preference(fact: Fact) -> tuple[bool, bool, bool]:
    """What is meant when a concept is asked for: final accounts, of this year, of the office as a whole."""
    return fact.stage not in ("", "final_accounts"), fact.year != "this", fact.scope != "office"


class FinalAccounts(DocumentFrames):
    """One office's final accounts (部门决算) as read: ``data`` holds everything; methods return frames.

    Frames have declared columns and dtypes that do not depend on the rows; floats appear only there, money in
    ``data`` is exact. Money stands in the unit of the column ``unit``, or 万元 where there is none.
    """

    def __init__(self, data: DocumentData, source: OpenedSource | JoinedSource, sheet: Sheet) -> None:
        self.data = data
        self._source = source
        self._sheet = sheet

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {
            fact.fact_id: fact for fact in (*self.data.facts, *self.data.card_facts, *self.data.cell_facts)
        }

    def fact(self, fact_id: str) -> Fact:
        """The figure with an id (按编号取数据); raises :class:`UnknownFactError` with the nearest ids."""
        if fact_id in self._by_id:
            return self._by_id[fact_id]
        from difflib import get_close_matches

        near = get_close_matches(str(fact_id), self._by_id, n=3)
        raise UnknownFactError(
            where=self.data.document_id,
            code="unknown_fact" if near else "unknown_fact_alone",
            values={"id": fact_id} | ({"near": ", ".join(near)} if near else {}),
        )

    def headline(self) -> Fact | None:
        """The figure to follow first (首要数据): total expenditure, else another total; ``None`` without amounts."""
        return headlines.headline(self.data)

    def repeated(self, fact_id: str) -> pd.DataFrame:
        """Where the same amount is printed in the text (同一金额的出处), the figure itself included."""
        return self._frame(headlines.repeated_rows(self.data, self.fact(fact_id)), columns.PLACES)

    @property
    def unit(self) -> str:
        """The unit that the text's money is mostly printed in, else the statements' (货币单位)."""
        return document_unit(self.data)

    def source_line(self, pages: Iterable[int], language: Language = "zh") -> str:
        """The source line under a table or chart (来源): office, year, pages."""
        from fa_helpers.presentation.numbers import source_line

        profile = self.data.profile
        entity = profile.entity or message("card.unnamed", language)
        return source_line(entity, profile.fiscal_year, [int(page) for page in pages], language, profile.kind)

    def find(self, concept: str, measure: str = "amount", stage: str = "", section: str = "") -> Fact | None:
        """The figure of a concept (按概念取数据): in the text, else in a statement; ``None`` when neither prints one.

        Without a ``stage`` the final accounts are preferred, then the budgets; this year before others, the office as
        a whole before a part of it, then what stands first. ``str()`` of the figure says what was taken.
        ``section`` keeps the search to one section of the text, or to one statement.

        >>> head = "第二部分 部门决算情况说明\\n一、支出决算情况说明\\n"
        >>> doc = read(f"{head}本年支出年初预算为9.00万元，支出决算为5.00万元。".encode())
        >>> print(doc.find("total_expenditure"))
        本年支出 5.00万元 (final_accounts, this year, p. 1, narrative.2.1.002)
        """
        must_be_concept(concept, self.data.document_id)
        found = [
            fact
            for fact in told_facts(self.data)
            if (fact.concept, fact.measure) == (concept, measure)
            and stage in ("", fact.stage)
            and section in ("", fact.section)
        ]
        return min(found, key=_preference, default=None)

    def show(self, fact_id: str, language: Language = "zh") -> Evidence:
        """The page, cropped, with the figure marked (查看原文): shows itself in a notebook."""
        from fa_helpers.presentation.evidence import evidence

        fact, source, before = self.fact(fact_id), self._source, 0
        note = source_note(source.sha256, language)
        if isinstance(source, JoinedSource):
            source, before = source.part_of(fact.locator.page)
            where = fact.locator
            parts = tuple((page - before, box) for page, box in where.parts)
            fact = replace(fact, locator=replace(where, page=where.page - before, parts=parts))
            note = source.name
        if fact.locator.page + before in self.data.recognised_pages:
            by_ocr = message("evidence.by_ocr", language)
            note = f"{note}; {by_ocr}" if note else by_ocr
        if fact.corrected:
            mended = (
                f"{message('coverage.corrected', language)}: {fact.printed} → {fact.value} ({fact.corrected})"
            )
            note = f"{note}; {mended}" if note else mended
        return evidence(fact, self.data, source, language, note=note)

    def cite(self, fact_id: str, *, read_as: str = "") -> Citation:
        """A figure as a footnote in both languages (引用), with the code that gets it; ``read_as`` is what was read."""
        from fa_helpers.presentation.citing import citation

        fact, data = self.fact(fact_id), self.data
        part, page = self._source, fact.locator.page
        if isinstance(part, JoinedSource):
            part, before = part.part_of(page)
            page -= before
        source = next(one for one in data.sources if one.sha256 == part.sha256)
        named = read_as or (data.document_id if bundled_file(data.document_id) else source.name)
        notes = {language: source_note(source.sha256, language) for language in LANGUAGES}
        return citation(fact, data, source, page, named, notes)

    def _look(self, facts: Sequence[Fact]) -> frozenset[int]:
        from fa_helpers.pdf.printed_figures import unlike_pages

        return unlike_pages(self._source, [fact.locator for fact in facts])

    def check(self, review: str | Path = "") -> Checked:
        """Whether the document agrees with itself (自相核对): the ledger of all checks, shown by what does not hold.

        ``.findings`` are what is inconsistent or asks for an explanation, ``.to_frame()`` is the whole ledger. A
        difference is no evidence of misconduct: it says that two figures cannot both be right. ``review`` names a
        ``review.csv``: findings then say what people decided about them.
        """
        from fa_helpers.checks.review import decided
        from fa_helpers.presentation.few_persons import pay_of_few, shown_contexts
        from fa_helpers.presentation.findings import Checked

        ledger, few = self.ledger, pay_of_few(self.data)
        found = causes(self.data, ledger.findings, ledger.entries)
        return Checked(
            {language: self.title(language) for language in LANGUAGES},
            ledger,
            tuple(one for one in found if not few.intersection(mark.fact_id for mark in one.marks)),
            {fact_id: fact.context for fact_id, fact in self._by_id.items()} | shown_contexts(self.data),
            self.show,
            None if self._sheet.plain else self._cropped,
            few,
            {language: self._sources_said(language) for language in LANGUAGES},
            about(self.data),
            decided(Path(review), ledger.findings, self.source.sha256) if review else {},
        )

    def _sources_said(self, language: Language) -> tuple[str, ...]:
        """What must be said of each file: its name, pages and fingerprint, and that a bundled one was set anew."""
        said = []
        for source in self.data.sources:
            about = message(
                "check.source", language, name=source.name, pages=source.pages, sha256=source.sha256
            )
            said.append(" ".join(filter(None, (about, source_note(source.sha256, language)))))
        return tuple(said)

    def page_region(self, page: int, region: Region) -> tuple[Image, Region] | None:
        """The picture of a region of a page, in points, and the region: it ends where the page does (页面局部图).

        ``None`` for a plain text, which has no pages to show.
        """
        from fa_helpers.presentation.page_pictures import region_picture

        if self._sheet.plain:
            return None
        source = self._source
        info = next(p for p in self._sheet.pages if p.number == page)
        left, top, right, bottom = region
        shown = (max(0.0, left), max(0.0, top), min(info.width, right), min(info.height, bottom))
        if isinstance(source, JoinedSource):
            source, before = source.part_of(page)
            page -= before
        return region_picture(source.drawn, page, shown, name=source.name), shown

    def _cropped(self, mark: Mark, region: Region) -> tuple[Image, Region]:
        found = self.page_region(mark.locator.page, region)
        assert found is not None  # a plain text is not asked
        return found

    def renamed(self, document_id: str) -> FinalAccounts:
        """The same document under another id."""
        return FinalAccounts(replace(self.data, document_id=document_id), self._source, self._sheet)

    @property
    def source(self) -> OpenedSource | JoinedSource:
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
            counted("card.pages", len(self.pages), language),
            counted("card.figures", len(data.facts), language),
            counted("card.items", len(data.functional_items), language),
            message("card.coverage", language, items=("、" if language == "zh" else ", ").join(parts)),
        ]
        if data.recognised_pages:
            lines.append(message("card.ocr", language, count=len(data.recognised_pages)))
        if data.profile.kind in ("blank_form", "budget"):
            lines.append(message(f"card.{data.profile.kind}", language))
        return lines

    def __repr__(self) -> str:
        return f"<FinalAccounts {self.data.document_id}: {len(self.data.facts)} figures, {len(self.pages)} pages>"

    def card(self, language: Language = "zh") -> Card:
        """What was found, in one language (文档卡片): shows itself in a notebook."""
        return Card((language,), {language: (self.title(language), *self.summary(language))})

    def _repr_html_(self) -> str:
        from fa_helpers.presentation.headline_figures import headline_lines

        lines = {x: headline_lines(self.data, x) or tuple(self.summary(x)) for x in LANGUAGES}
        return Card(LANGUAGES, {x: (self.title(x), *lines[x]) for x in LANGUAGES})._repr_html_()
