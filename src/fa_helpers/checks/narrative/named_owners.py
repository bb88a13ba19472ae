"""Whose and which (名称与年度): the office named before its totals, years of headings, codes beside names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.searched import looked_through, searched, statement_heads
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact, Paragraph
from fa_helpers.patterns import regex
from fa_helpers.terms.classification import classification_entry, is_known_name, sibling_named
from fa_helpers.text.fold import fold, name_key
from fa_helpers.text.name_variants import near

_OFFICE: Final = (
    r"^(?:\d{4}年度?)?([\u4e00-\u9fff]{3,30}?(?:局|委|会|办|办公室|厅|部|院|校|中心|"
    r"所|站|队|馆|处|台|社|署|园|公司|学校|大学|中学|小学|政府|街道|镇|乡))"
)
_OWNER: Final = regex(
    rf"{_OFFICE}(?:\d{{4}}年度?[,、]?|(?:部门|单位)?(?:决算)?(?:本年)?(?:收入|支出|收支|收、支)(?:总计|合计|总额)"
    r"|机关运行经费|政府采购支出|[“\"]三公[”\"]经费|(?:一般公共预算|政府性基金预算)?财政拨款(?:收入|支出)|公务接待费|因公出国|公务用车"
    r"|共有车辆|(?:实有|编制)(?:人数|人员)|组织对\d{4}年|(?:组织)?对[^,。;]{2,20}(?:开展|进行)[^,。;]{0,8}(?:自评|评价)"
    r"|(?:本年度?)?(?:没有|无)(?:使用)?(?:一般公共预算|政府性基金|国有资本经营|[“\"]三公[”\"]|机关运行))"
)
"""An office before a year or a total, or before what it had none of."""
_LEAD: Final = regex(r"^(?:\d{4}年度?|截[至止][^,。]{4,16}|(?:根据|按照|依据)[^,。]{2,40}),")
_ORDINAL: Final = regex(r"^\(?[一二三四五六七八九十\d]{1,3}[)、.](?!\d)")
_OPENING: Final = regex(rf"{_OFFICE}(?:是(?!由)|的?主要职[责能]|内设)")
_DUTIES: Final = regex("职[责能]|概况|基本情况")
"""A section that begins with what the office is."""
_NO_NAME: Final = regex(
    "(?<!自)由(?!.[省市县区州盟旗镇乡])|[为被受]|[与向](?!阳)|拨付|下达|根据|按照|依据|关于|所属|费|款|支出|收入|项目"
)
"""Words that are no part of an office's name: what stands before it was taken for one."""
_OF_HEADING: Final = regex(
    rf"{_OFFICE}(?:部门|单位)?(?:概况|基本情况|主要职[责能]|职能|机构设置|决算|(?:收入|支出|收支|财政拨款|一般公共预算|机关运行|政府采购)"
    "[^,。]{0,20}(?:情况|说明))"
)
_DISTRICT: Final = regex(r"^(.{2,}?(?:自治区|[省市州盟]))(.{1,8}?[区县旗市])(.{2,})$")
"""An office of a district: without it the name is that of the office above."""
_NUMBERED: Final = regex(r"^第[一二三四五六七八九十]+(?:部分|章)[::]?")
_HEAD: Final = regex(
    r"(?:部门|单位)(?:名称)?(?:\([^()]*\))?:([\u4e00-\u9fff()]{4,40}?)(?=$|\d|金额|单位:|公开)"
)
_NOBODY: Final = regex(
    "^(?:纳入|其中|现将|所属|(?:[本我该各与由]|全(?!国))(?![^省市县区州盟旗镇乡][省市县区州盟旗镇乡]))"
)
"""Words before an office that name none: 本局, 全市, 由, but not 本溪市 and 全州县."""
_HEAD_OF_TEXT: Final = 120
_SENTENCE: Final = regex("[。;]")
_ASIDE: Final = regex(r"\([^()]*\)")
_YEAR: Final = regex(r"(?<!\d)(20\d\d)年")
_LEADER: Final = regex(r"[.…·・]*[-(]?\d*[-)]?$")
_OF_ACCOUNTS: Final = regex("决算|收入|支出|三公|绩效|采购|机关运行")


@makes("names.owner")
def _owners(book: Book) -> Iterator[Check]:
    """The office whose totals a paragraph tells is the cover's, a unit that the document names, or a short form."""
    cover = _ASIDE.sub("", fold(book.data.profile.entity))
    if not cover:
        return
    told = {fact.section for fact in book.data.facts if fact.origin == "narrative"}
    elsewhere = [p for p in book.data.paragraphs if p.section not in told and p.kind == "text"]
    units = {fold(fact.whose) for fact in book.data.facts if fact.whose and fact.origin == "narrative"}
    held: Mark | None = None
    odd: set[tuple[str, str]] = set()
    for paragraph, name in _owners_named(book):
        mark = Mark("", name, same_words(name), paragraph.place_of(name))
        # What stands below a heading is read as that of the unit it names.
        told_of = any(whose.startswith(name) for whose in units) and paragraph.kind != "heading"
        named = told_of or any(name in fold(p.text) for p in elsewhere if p is not paragraph)
        if named or _is_own(name, cover):
            held = held or mark
            continue
        if (paragraph.kind, name) in odd:
            continue
        odd.add((paragraph.kind, name))
        said = sentence("finding.owner", page=mark.locator.page, printed=name, name=cover)
        yield stated("names.owner", "inconsistent", same_words(name), [mark], said)
    if held is not None:
        said = looked_through(book, [*searched(book, "text", "heading"), *_heads(book)], held)
        yield stated("names.owner", "holds", same_words(cover), [held], said)


def _heads(book: Book) -> Sequence[Paragraph]:
    """Lines above statements; none where they are other units', or a document printed again."""
    several = book.text.several_accounts or book.printed_again
    return () if several else statement_heads(book)


def _owners_named(book: Book) -> Iterator[tuple[Paragraph, str]]:
    """Offices before totals and years: at the head of sentences and parts, and above statements."""
    opening = {section.number for section in book.data.sections if _DUTIES.search(section.title)}
    for paragraph in (*book.data.paragraphs, *_heads(book)):
        text = fold(paragraph.text)
        if paragraph.kind == "text" and paragraph.section in opening:
            opening.discard(paragraph.section)
            found = _OPENING.match(_ASIDE.sub("", text[:_HEAD_OF_TEXT]))
            if found is not None and not _NOBODY.match(found[1]) and not _NO_NAME.search(found[1]):
                yield paragraph, found[1]
        if paragraph.kind == "table_head":
            found = _HEAD.search(text)
            if found is not None and not found[1].endswith("元"):
                yield paragraph, _ASIDE.sub("", found[1])
        elif paragraph.kind in ("text", "heading"):
            heading = paragraph.kind == "heading"
            # 高新区（白杨区）公安局
            for said in [_NUMBERED.sub("", text)] if heading else _SENTENCE.split(text):
                yield from (
                    (paragraph, name) for name in _owner(_ASIDE.sub("", said[:_HEAD_OF_TEXT]), heading)
                )


def _owner(said: str, heading: bool) -> Iterator[str]:
    """The office that a sentence or a heading begins with."""
    # A numbered line of the text may be that of a unit or of its project.
    lead = (_ORDINAL if heading else _LEAD).match(said)
    for text in (said, said[lead.end() :]) if lead else (said,):
        found = _OWNER.match(text) or (_OF_HEADING.match(text) if heading else None)
        if found is not None and not _NOBODY.match(found[1]) and not _NO_NAME.search(found[1]):
            yield found[1]
            return


def _is_own(name: str, cover: str) -> bool:
    """Whether a name is the cover's, holds it or is held by it, is its short form, or its spelling (names.entity)."""
    place = _DISTRICT.match(cover)
    if place is not None and name == place[1] + place[3]:
        return False
    if name in cover or cover in name or near(name, cover, most=4):
        return True
    rest = iter(cover)
    return all(char in rest for char in name)


@makes("form.heading_year")
def _heading_years(book: Book) -> Iterator[Check]:
    """Headings of the accounts name the accounts' year."""
    year = book.data.profile.fiscal_year
    if year is None or book.data.profile.kind == "blank_form":
        return
    held: Mark | None = None
    headings = [*searched(book, "heading", "contents"), *statement_heads(book)]
    odd: set[str] = set()
    for heading in headings:
        years = {int(found) for found in _YEAR.findall(fold(heading.text))}
        if len(years) != 1 or not _of_accounts(heading):
            continue
        mark = Mark("", heading.text, same_words(heading.text), heading.locator)
        if years == {year}:
            held = held or mark
        elif (title := _LEADER.sub("", fold(heading.text))) not in odd:  # contents and heading are one title
            odd.add(title)
            said = sentence("finding.heading_year", page=heading.locator.page, title=heading.text, year=year)
            yield stated("form.heading_year", "inconsistent", same_words(heading.text), [mark], said)
    if held is not None:
        said = looked_through(book, headings, held)
        yield stated("form.heading_year", "holds", same_words(str(year)), [held], said)


def _of_accounts(heading: Paragraph) -> bool:
    """Whether a heading speaks of the accounts: one of them does where it says so, the head of a statement always."""
    if heading.kind == "table_head":
        return "年度" in heading.text
    if heading.kind not in ("heading", "contents"):
        return False
    text = fold(heading.text)
    return bool(_OF_ACCOUNTS.search(text)) and "预算" not in text.replace("一般公共预算", "").replace(
        "政府性基金预算", ""
    ).replace("国有资本经营预算", "").replace("预算绩效", "")


@makes("names.code")
def _codes(book: Book) -> Iterator[Check]:
    """A code of the classification stands beside its own name, today's or a former one, and not beside its neighbour's."""
    rows: dict[tuple[str, str], Fact] = {}
    for fact in book.data.cell_facts:
        # A table that a document adds may name its projects beside their codes.
        if fact.section and fact.function_code and name_key(fact.subject):
            rows.setdefault((fact.function_code, name_key(fact.subject)), fact)
    held: list[Mark] = []
    for (code, _), fact in sorted(rows.items(), key=lambda item: item[0]):
        mark = Mark("", f"{code} {fact.subject}", same_words(fact.subject), fact.locator)
        other = sibling_named(code, fact.subject)
        own = "" if other else _own_name(code, fact.subject)
        if not other and not own:
            held.append(mark)
            continue
        values = {"page": fact.locator.page, "code": code, "name": fact.subject}
        if other:
            said = sentence("finding.code_of_another", **values, other=other)
        else:
            said = sentence("finding.name_of_another", **values, own=own)
        yield stated("names.code", "inconsistent", same_words(fact.subject), [mark], said)
    if held:
        yield stated("names.code", "holds", same_words(held[0].printed), held[:1])


def _own_name(code: str, name: str) -> str:
    """The name that the classification has for a code, where the printed one is that of quite another account."""
    entry = classification_entry(code, name)
    sure = entry.agreement == "differs" and entry.confidence in ("A", "B")
    if not sure or not is_known_name(name) or near(name_key(name), name_key(entry.name), most=4):
        return ""
    return entry.name
