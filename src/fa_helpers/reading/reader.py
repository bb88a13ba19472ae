"""A source becomes the document's data (读取文档): profile, sections, facts, items, terms and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fa_helpers.errors import ParseError, SourceError
from fa_helpers.layout.document_layout import Sheet, lay_out
from fa_helpers.layout.outline import OutlineSection
from fa_helpers.model import (
    CoverageRow,
    DocumentData,
    Fact,
    FunctionalItem,
    GlossaryTerm,
    Origin,
    Profile,
    Scorecard,
    Section,
    SourceFile,
    StatedReason,
    StatementCell,
)
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.source import OpenedSource
from fa_helpers.reading.collecting import seldom_collecting
from fa_helpers.reading.coverage import (
    merged_statements,
    narrative_rows,
    page_rows,
    scorecard_rows,
    section_row,
    statement_row,
    table_rows,
)
from fa_helpers.reading.file_rows import file_rows
from fa_helpers.reading.narrative.glossary_section import is_glossary, read_terms
from fa_helpers.reading.narrative.items import number_facts, read_items
from fa_helpers.reading.narrative.paragraphs import asides, paragraphs
from fa_helpers.reading.narrative.reasons import read_reasons
from fa_helpers.reading.narrative.section import read_section
from fa_helpers.reading.narrative.section_scopes import SectionScopes
from fa_helpers.reading.narrative.whose import Owners, units_listed
from fa_helpers.reading.places import places_of
from fa_helpers.reading.printed_codes import with_printed_codes
from fa_helpers.reading.profile import read_profile
from fa_helpers.reading.recognition import explains_by_title, is_of_this_form
from fa_helpers.reading.scorecards.scorecard import read_scorecard
from fa_helpers.reading.scorecards.target_forms import read_target_forms
from fa_helpers.reading.statements.cell_facts import with_facts
from fa_helpers.reading.statements.statement import read_statement
from fa_helpers.reading.unit_lists import UnitList, take_unit_lists, unit_list_rows
from fa_helpers.text.fold import name_key


@dataclass(slots=True)
class _Reading:
    sections: list[Section] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    items: list[FunctionalItem] = field(default_factory=list)
    reasons: list[StatedReason] = field(default_factory=list)
    terms: list[GlossaryTerm] = field(default_factory=list)
    coverage: list[CoverageRow] = field(default_factory=list)


@seldom_collecting()
def read_document(source: OpenedSource | JoinedSource, document_id: str) -> tuple[DocumentData, Sheet]:
    """Read a source; raises ``ParseError`` when it is no final-accounts document."""
    sheet = lay_out(source)
    if not any(page.text for page in sheet.pages):
        source.require_text_layer()
    profile = read_profile(sheet)
    sure = is_of_this_form(sheet, profile.kind)
    if not sure and not explains_by_title(sheet, profile.kind):
        with_text = [page for page in sheet.pages if page.text]
        unknown = 2 * sum(page.unreadable for page in with_text) > len(with_text)
        raise ParseError(where=source.name, code="characters_unknown" if unknown else _refusal(profile))
    out = _Reading()
    taken: dict[tuple[str, str], int] = {}
    parts = _glossary_parts(sheet.outline.sections)
    titles = {section.number: name_key(section.title) for section in sheet.outline.sections}
    scopes = SectionScopes(titles, profile.entity)
    sheet, unit_lists = take_unit_lists(sheet)
    owners = _owners(sheet, profile, titles, unit_lists)
    for section in sheet.outline.sections:
        _read_one(section, sheet, profile, parts, scopes, owners, taken, out)
    text = tuple(out.coverage)
    cells = _statements(sheet, out)
    cards = _scorecards(sheet, profile.fiscal_year)
    doubtful = profile.kind == "other" or not (sure or profile.kind == "blank_form")
    if doubtful and not _holds_money(out.facts, cells, cards):
        raise ParseError(where=source.name, code=_refusal(profile))
    out.coverage.extend(row for card in cards for row in scorecard_rows(card))
    out.coverage.extend(table_rows(sheet))
    out.coverage.extend(unit_list_rows(unit_lists))
    out.coverage.extend(file_rows(source, sheet))
    out.coverage.extend(page_rows(sheet))
    out.coverage.extend(narrative_rows(cells, out.facts, text))
    facts, items = with_printed_codes(out.facts, out.items, cells)
    data = DocumentData(
        document_id=document_id,
        profile=profile,
        sources=_files(source),
        sections=tuple(out.sections),
        paragraphs=tuple(paragraphs(sheet.outline, dict(sheet.labels))),
        facts=facts,
        functional_items=items,
        stated_reasons=tuple(out.reasons),
        terms=tuple(out.terms),
        statement_cells=tuple(
            _owned(cell, owners) for cell in with_facts(cells, profile.fiscal_year, profile.kind)
        ),
        scorecards=cards,
        coverage=tuple(out.coverage),
        page_labels=sheet.labels,
        asides=tuple(asides(sheet.outline, sheet.blocks, dict(sheet.labels))),
        target_forms=read_target_forms(sheet.blocks, profile.fiscal_year, dict(sheet.labels)),
    )
    places = places_of(source, data.figures.values())
    return (replace(data, places=places) if places else data), sheet


def _refusal(profile: Profile) -> str:
    return "whole_government" if profile.kind == "government_total" else "not_final_accounts"


def _holds_money(facts: list[Fact], cells: tuple[StatementCell, ...], cards: tuple[Scorecard, ...]) -> bool:
    """Whether any figure in money was read: an application form or a web site's yearly report has tables, but none."""
    return (
        any(fact.amount_yuan is not None for fact in facts)
        or any(cell.amount_yuan is not None for cell in cells)
        or any(card.funds for card in cards)
    )


def require_one_account(source: JoinedSource, *, one_office: bool = False) -> None:
    """Refuse files of two offices or two years (不同单位或年度): joined, one would vanish in the other.

    A file that names no office or year (statements alone) belongs to any; ``one_office`` lets names pass that differ.
    Raises ``SourceError`` with both names.
    """
    said = [(part.name, read_profile(lay_out(part))) for part in source.parts]
    for place, (name, profile) in enumerate(said):
        for other_name, other in said[:place]:
            values = {"first": other_name, "second": name}
            if not one_office and not _one_name(profile.entity, other.entity):
                values |= {"one": other.entity, "other": profile.entity}
                raise SourceError(where=source.name, code="two_offices", values=values)
            years = (other.fiscal_year, profile.fiscal_year)
            if None not in years and years[0] != years[1]:
                values |= {"one": str(years[0]), "other": str(years[1])}
                raise SourceError(where=source.name, code="two_years", values=values)


def _one_name(left: str, right: str) -> bool:
    """Whether two names may be one office's: one may be short for the other, or name its head office (本级)."""
    one, other = sorted((name_key(left.removesuffix("本级")), name_key(right.removesuffix("本级"))), key=len)
    return one in other or not one


def _files(source: OpenedSource | JoinedSource) -> tuple[SourceFile, ...]:
    parts = source.parts if isinstance(source, JoinedSource) else (source,)
    return tuple(SourceFile(part.name, part.sha256, part.page_count, part.engine) for part in parts)


def _statements(sheet: Sheet, out: _Reading) -> tuple[StatementCell, ...]:
    """Read all statements; each gets its row of coverage."""
    default = _text_unit(out.facts)
    labels = dict(sheet.labels)
    cells: list[StatementCell] = []
    for block in merged_statements(sheet.blocks):
        reading = read_statement(block, default, labels)
        cells.extend(reading.cells)
        notes = [
            line.text
            for line in sheet.outline.beside_tables
            if block.page_first <= line.page <= block.page_last
        ]
        out.coverage.append(statement_row(block, reading, notes))
    return tuple(cells)


def _text_unit(facts: list[Fact]) -> str:
    """The unit that the text's money is mostly printed in: that of statements which print none."""
    units = Counter(fact.unit for fact in facts if fact.amount_yuan is not None)
    return units.most_common(1)[0][0] if units else "万元"


def _scorecards(sheet: Sheet, fiscal_year: int | None) -> tuple[Scorecard, ...]:
    labels = dict(sheet.labels)
    blocks = [block for block in sheet.blocks if block.kind == "scorecard"]
    return tuple(
        read_scorecard(block, f"scorecard.{order:02d}", fiscal_year, labels)
        for order, block in enumerate(blocks, 1)
    )


def _owned(cell: StatementCell, owners: Owners) -> StatementCell:
    """A cell of a statement that lists units row by row: its figure is the unit's; in a government's paper all are its."""
    if cell.fact is None:
        return cell
    owner = owners.of_label(cell.label) if not cell.code else owners.of_tables
    if owner.scope == "office":
        owner = owners.of_tables
    if owner.scope == "office":
        return cell
    return replace(cell, fact=replace(cell.fact, scope=owner.scope, whose=owner.whose))


def _owners(sheet: Sheet, profile: Profile, titles: dict[str, str], lists: Sequence[UnitList]) -> Owners:
    texts = ((titles[s.number], _by_lines(s)) for s in sheet.outline.sections)
    names = {name for units in lists for name in units.names if name_key(name) != name_key(profile.entity)}
    return Owners(profile.entity, titles, units_listed(texts, profile.entity) | names, profile)


def _by_lines(section: OutlineSection) -> str:
    """A section's text as sentences, and its lines once more by themselves: names may stand one below the other."""
    return "\n".join([section.passage(()).text, *(line.folded for line, _ in section.lines)])


def _glossary_parts(sections: list[OutlineSection]) -> tuple[str, ...]:
    return tuple(section.number + "." for section in sections if is_glossary(section.title))


def _read_one(
    section: OutlineSection,
    sheet: Sheet,
    profile: Profile,
    glossary_parts: tuple[str, ...],
    scopes: SectionScopes,
    owners: Owners,
    taken: dict[tuple[str, str], int],
    out: _Reading,
) -> None:
    text = section.passage(sheet.labels)
    out.sections.append(_section(section))
    if (section.number + ".").startswith(glossary_parts or ("-",)):
        terms = read_terms(text, len(out.terms) + 1)
        out.terms.extend(terms)
        out.coverage.append(section_row(section, None))
        return
    origin: Origin = "profile" if _is_profile(section, sheet) else "narrative"
    reading = read_section(
        text, section.number, section.title, origin, profile.fiscal_year, _told_as(profile)
    )
    key = (origin, section.number)
    taken[key] = number_facts(
        reading, origin, section.number, taken.get(key, 0), scopes, owners.along(text.text, section.number)
    )
    out.facts.extend(reading.facts)
    out.items.extend(read_items(text, reading, len(out.items) + 1))
    out.reasons.extend(read_reasons(text, reading, section.number, section.title))
    out.coverage.append(section_row(section, reading))


def _told_as(profile: Profile) -> str:
    """The kind of paper that says what a bare amount is: a government's budget is a budget too."""
    planned = profile.level == "government" and "预算" in profile.title and "决算" not in profile.title
    return "budget" if planned else profile.kind


def _is_profile(section: OutlineSection, sheet: Sheet) -> bool:
    """Sections of the part that presents the office (概况): its figures are counts of staff and units."""
    part = section.number.split(".")[0]
    title = next((s.title for s in sheet.outline.sections if s.number == part), "")
    return title.endswith(("概况", "基本情况", "单位简介", "部门简介"))


def _section(section: OutlineSection) -> Section:
    pages = sorted({line.page for line, _ in section.lines} | {section.page})
    return Section(section.number, section.ordinal, section.title, section.level, pages[0], pages[-1])
