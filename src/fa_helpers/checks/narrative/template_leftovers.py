"""What a form leaves behind (格式与用语): placeholders, template words, doubled words, missing per cent signs, years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import both_pages, same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark, mark_of
from fa_helpers.checks.narrative.searched import looked_through, searched
from fa_helpers.checks.rule import Making, makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold
from fa_helpers.text.malformed import malformed

_DIGITS: Final = regex(r"[\d.,]{2}")
_PLACEHOLDER: Final = regex(
    r"(?<![A-Za-z])[XxＸ×]{2,}(?![A-Za-z])|_{3,}|[〇○]{2,}|\*{3,}|…{2,}(?=万?元|%)"
    r"|(?:占|增加|减少|增长|下降|降低|上升)(?:[万亿]?元|%)(?=[,;。])|(?<!\d)20\d?年度|(?<!\d)202年|\d{4}年月[日底末初至]"
    r"|(?:合计|总计|总额|支出|收入|[预决]算数?|资金|经费|[^额]费)(?:为|共)?[万亿]?元(?=[,;。]|$)"
    r"|(?:车辆|用车|保有量)(?:为|共)?辆(?=[,;。]|$)|(?:对|选取|涉及|组织)个(?:[一二]级)?项目|得分为?分(?=[,;。]|$)"
    r"|(?<=[,;元)])占(?=[,;。])|(?:[的为率]|达到?)%(?=[,;。]|$)"
)
"""An empty place may be marked, or nothing stands between a word and its unit."""
_WAYS: Final = "增加|减少|增长|下降|降低|上升|大于|小于|高于|低于"
_RESIDUE: Final = regex(
    rf"(?:{_WAYS})[（(/](?:{_WAYS})[)）]?|(?:主要)?原因(?:是|为|:)+[：:]*[。；;]|(?:万元|[亿万]{2}元|元)元|元万元|万{2}元|元%|%%|如(?:无|有)此项|请(?:逐项|根据实际|据实)"
)
# An office before the name of its own project stands twice for good reason.
_DOUBLED: Final = regex(
    r"((?:(?!”“)[\u4e00-\u9fff()“”]){6,})(?<!局)(?<!院)(?<!校)(?<!司)(?<!中心)(?<!委员会)(?<!大学)(?<!中学)(?<!小学)(?<!站)(?<!所)\1"
    r"|(增加|减少|下降|增长|上升|合计|总计|年度|其中|[比较]上年)\2"
)
"""Six characters or more, or words that never stand twice: 支出 may (住房保障支出支出决算)."""
_NUMBERED: Final = regex(r"^(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]+)+")
_LONG: Final = 30
"""A paragraph so long, with a figure, is not printed twice in one section on purpose."""
_COMPARED: Final = regex(r"(?:与|比|较)(20\d\d)年度?(?:决算|同期)?数?(?:相比|增加|减少|增长|下降|降低|持平)")
_OPEN: Final = regex(r"\((?=(?:[^()]|\([^()]*\))*。$)")
"""A bracket that is not closed before its paragraph ends."""
_RATE_IN_MONEY: Final = regex(
    r"(?:增加|减少)了?[\d.,]+[万亿]?元,(?:同比|比上年|较上年)?(?:增长|下降|上升|降低)(?:了|率为?)?[\d.,]+[万亿]?元"
)
"""增加5万元，增长8万元: the second is a rate by its word."""
_QUOTE: Final = regex(r'["“”]')
_AHEAD: Final = regex("下一?年|明年|[将拟]|预计|力争")


def _narrative(book: Book) -> list[Paragraph]:
    """Paragraphs of the sections that explain figures: those in which any figure was read."""
    sections = {fact.section for fact in book.data.facts if fact.origin == "narrative"}
    return [p for p in book.data.paragraphs if p.kind == "text" and p.section in sections]


def _scan(rule: str, pattern: re.Pattern[str], key: str) -> Making:
    """A row for each place where a pattern stands, or one that says there is none."""

    @makes(rule)
    def made(book: Book) -> Iterator[Check]:
        # A blank form is all blanks: only what was filled in is looked at.
        paragraphs = _narrative(book) if book.data.profile.kind == "blank_form" else searched(book)
        places = [(p, match) for p in paragraphs for match in pattern.finditer(fold(p.text))]
        for paragraph, match in places:
            yield told_place(rule, paragraph, match, key)
        if not places and _narrative(book):
            yield stated(rule, "holds", sentence("finding.whole_text"), [], looked_through(book, paragraphs))

    return made


def told_place(rule: str, paragraph: Paragraph, match: re.Match[str], key: str) -> Check:
    """A check that a place of the text fails (文字中的一处): what stands there, with the words around it."""
    quote = _around(match)
    where = paragraph.place(*match.span())
    mark = Mark("", match.group(), same_words(quote), where)
    said = sentence(key, page=where.page, quote=quote, printed=match.group())
    return stated(rule, "inconsistent", same_words(quote), [mark], said)


def _around(match: re.Match[str], width: int = 12) -> str:
    """The words around a match, so that it can be found on the page; no number is cut in two."""
    text, start, end = match.string, max(0, match.start() - width), match.end() + width
    while start and _DIGITS.fullmatch(text[start - 1 : start + 1]):
        start -= 1
    while _DIGITS.fullmatch(text[end - 1 : end + 1]):
        end += 1
    return text[start:end]


_placeholders = _scan("form.placeholder", _PLACEHOLDER, "finding.placeholder")
_residue = _scan("form.template_words", _RESIDUE, "finding.template_words")
_brackets = _scan("form.bracket", _OPEN, "finding.bracket")


@makes("form.doubled_words")
def _doubled(book: Book) -> Iterator[Check]:
    """The same words twice on end, or a paragraph of a section with its figures printed once more."""
    again = [] if book.text.several_accounts else list(_again(book))
    for paragraph, first in again:
        quote = same_words(fold(paragraph.text)[:24])
        marks = [Mark("", p.text, quote, p.locator) for p in (first, paragraph)]
        pages = both_pages({first.locator.page, paragraph.locator.page})
        said = sentence("finding.paragraph_twice", pages=pages, quote=quote)
        yield stated("form.doubled_words", "inconsistent", quote, marks, said)
    words = _scan("form.doubled_words", _DOUBLED, "finding.doubled_words").make(book)
    yield from (check for check in words if not (again and check.outcome == "holds"))


def _again(book: Book) -> Iterator[tuple[Paragraph, Paragraph]]:
    seen: dict[tuple[str, str], Paragraph] = {}
    for paragraph in _narrative(book):
        words = _NUMBERED.sub("", fold(paragraph.text))
        if len(words) >= _LONG and re.search(r"\d[\d,.]*(?:[万亿]?元|%)", words):
            first = seen.setdefault((paragraph.section, words), paragraph)
            if first is not paragraph:
                yield paragraph, first


@makes("form.quote")
def _quotes(book: Book) -> Iterator[Check]:
    """Quotation marks of a whole paragraph come in pairs, whatever their shape."""
    paragraphs = [p for p in searched(book, "text") if fold(p.text).endswith(("。", ";"))]
    odd = [(p, found) for p in paragraphs if len(found := list(_QUOTE.finditer(fold(p.text)))) % 2]
    for paragraph, found in odd:
        yield told_place("form.quote", paragraph, found[-1], "finding.quote")
    if not odd and _narrative(book):
        yield stated(
            "form.quote", "holds", sentence("finding.whole_text"), [], looked_through(book, paragraphs)
        )


@makes("form.malformed_numeral")
def _malformed_numerals(book: Book) -> Iterator[Check]:
    """Numbers are written so that they can be read: one row names all that are not."""
    paragraphs = searched(book, "text")
    marks = [
        Mark("", printed := paragraph.text[start:end], same_words(printed), paragraph.place(start, end))
        for paragraph in paragraphs
        for start, end in malformed(fold(paragraph.text), paragraph.text)
    ]
    odd = [
        f for f in book.data.cell_facts if "," in f.printed and f.fact_id in book.text.unread.oddly_written
    ]
    marks += [Mark("", fact.printed, same_words(fact.printed), fact.locator) for fact in odd]
    rule = "form.malformed_numeral"
    if marks:
        printed = "、".join(dict.fromkeys(mark.printed for mark in marks))
        page = min(mark.locator.page for mark in marks)
        said = sentence("finding.malformed_numeral", page=page, printed=printed)
        yield stated(rule, "inconsistent", same_words(printed), marks, said)
    elif _narrative(book):
        yield stated(rule, "holds", sentence("finding.whole_text"), [], looked_through(book, paragraphs))


@makes("form.compared_year")
def _compared_year(book: Book) -> Iterator[Check]:
    """Comparisons name the year before; a comparison with the document's own year cannot be meant."""
    year = book.data.profile.fiscal_year
    if year is None:
        return
    paragraphs = searched(book, "text")
    for paragraph in paragraphs:
        for match in _COMPARED.finditer(fold(paragraph.text)):
            named = int(match.group(1))
            if named == year - 1 or (named == year and _looks_ahead(match, year)):
                continue
            told = told_place("form.compared_year", paragraph, match, "finding.compared_year")
            yield told.doubted("other_year", when=named < year)
    ours = [p for p in paragraphs if f"{year - 1}年" in p.text]
    if ours and _narrative(book):
        before = f"{year - 1}年"
        mark = Mark("", before, same_words(before), ours[0].locator)
        yield stated(
            "form.compared_year", "holds", same_words(before), [mark], looked_through(book, paragraphs, mark)
        )


def _looks_ahead(match: re.Match[str], year: int) -> bool:
    """Whether a sentence speaks of the year to come: it is compared with the document's own."""
    said = re.split("[。;]", match.string[: match.start()])[-1]
    return str(year + 1) in said or bool(_AHEAD.search(said))


@makes("form.missing_per_cent")
def _missing_per_cent(book: Book) -> Iterator[Check]:
    """Rates and shares carry their per cent sign."""
    texts: dict[str, list[Paragraph]] = {}
    for paragraph in _narrative(book):
        texts.setdefault(paragraph.section, []).append(paragraph)
    bare, seen = [], False
    for fact in book.data.facts:
        if fact.unit != "%" or fact.origin != "narrative":
            continue
        seen = True
        signed = re.compile(rf"(?<![\d.,]){re.escape(fold(fact.printed))}\s*(?:%|\)?%|个?百分点)")
        if not any(signed.search(fold(p.text)) for p in texts.get(fact.section, [])):
            bare.append(fact)
    for fact in bare:
        mark = mark_of(fact, same_words(fact.subject), unit="")
        said = sentence("finding.missing_per_cent", page=fact.locator.page, quote=fact.context)
        yield stated("form.missing_per_cent", "inconsistent", same_words(fact.subject), [mark], said)
    in_money = [(p, m) for p in _narrative(book) for m in _RATE_IN_MONEY.finditer(fold(p.text))]
    for paragraph, match in in_money:
        yield told_place("form.missing_per_cent", paragraph, match, "finding.rate_in_money")
    if seen and not bare and not in_money:
        yield stated("form.missing_per_cent", "holds", sentence("finding.whole_text"), [])
