"""What stands beside the text (目录与表头): contents against headings, units of the statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.searched import statement_heads
from fa_helpers.checks.rule import makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.terms.statements import statement_of
from fa_helpers.text.fold import chinese_ordinal, fold, name_key

_NUMBER: Final = regex(
    r"^(?:(第[一二三四五六七八九十]+(?:部分|章))|([一二三四五六七八九十]+、)|(\([一二三四五六七八九十]+\))|\d+[.、])"
)
_LEADER: Final = regex(r"[.…·・]{2,}[-(]?\d*[-)]?$|(?<=[^\d])\d{1,3}$")
_YEAR: Final = regex(r"20\d\d年度?")
_CUSTOM: Final = regex(r"(?:的?(?:具体)?情况(?:的?说明)?|的?说明)。?$")
_UNIT: Final = regex(r"单位:(?:人民币)?([万亿]?元)")
_ORDINAL: Final = regex(r"([一二三四五六七八九十]{1,3})、|\(([一二三四五六七八九十]{1,3})\)")
_UNSEEN: Final = regex(r"[一二三四五六七八九十]{1,3}、[^,。;:\d]{2,24}决算(?:总体)?情况(?:的?说明)?")
"""A section's title that is no heading to the outline, as its number does not go on from the one before."""
_SIGN: Final = {"section": "{}、", "within": "（{}）"}
_DIGITS: Final = "〇一二三四五六七八九"
_FEWEST: Final = 4
"""Fewer entries that agree with headings are no list of them."""
_MOST_NAMED: Final = 3
_TELLING: Final = regex("收入|支出|基本|项目|一般公共|政府性|国有|三公|运行|采购|绩效|资产")
_NEAR: Final = 0.8
"""政府采购情况说明 and 部门政府采购情况说明 are one title to a reader."""


@makes("form.contents")
def _contents(book: Book) -> Iterator[Check]:
    """What the contents list are the headings of the text: compared on each level that the contents go down to."""
    listed = [p for p in book.data.asides if p.kind == "contents"]
    headings = [p for p in book.data.paragraphs if p.kind == "heading"]
    if not listed or book.text.several_accounts or book.data.profile.kind == "blank_form":
        return
    entries = _keys(book, _joined(listed))
    odd: list[Paragraph] = []
    seen = 0
    for level in dict.fromkeys(level for level, _ in entries):
        ours = {key: p for (kind, key), p in entries.items() if kind == level}
        theirs = {key: p for (kind, key), p in _keys(book, headings).items() if kind == level}
        both = ours.keys() & theirs.keys()
        if len(both) < _FEWEST or 2 * len(both) < max(len(ours), len(theirs)):
            continue  # the contents list something else, such as statements
        seen += len(both)
        # What is near to a title that has its own counterpart is another one.
        odd += [theirs[key] for key in theirs if not _is_among(key, ours.keys() - (both - {key}))]
        odd += [ours[key] for key in ours if not _is_among(key, theirs.keys() - (both - {key}))]
    marks = [Mark("", _LEADER.sub("", p.text), same_words(p.text), p.locator) for p in odd]
    if marks:
        titles = "、".join(f"“{mark.printed}”" for mark in marks[:_MOST_NAMED])
        said = sentence("finding.contents", page=listed[0].locator.page, titles=titles, count=len(marks))
        yield stated("form.contents", "inconsistent", same_words(marks[0].printed), marks, said)
    elif seen:
        yield stated("form.contents", "holds", sentence("finding.contents_agree"), [])


def _is_among(title: str, titles: Iterable[str]) -> bool:
    """Whether a title stands among others, or one so near that it is the same in a word more or less."""
    return title in titles or any(
        SequenceMatcher(None, title, one).ratio() >= _NEAR and _telling(title) == _telling(one)
        for one in titles
    )


def _telling(title: str) -> set[str]:
    """The words of a title that tell one section from another."""
    return set(_TELLING.findall(title.replace("经费支出", "经费").replace("收支", "收入支出")))


def _joined(lines: list[Paragraph]) -> list[Paragraph]:
    """Entries of one line each: what does not begin with a number goes on in the line before."""
    found: list[Paragraph] = []
    for line in lines:
        if found and not _NUMBER.match(fold(line.text)) and not _LEADER.search(fold(found[-1].text)):
            last = found[-1]
            found[-1] = Paragraph(last.section, last.kind, last.text + line.text, last.locator)
        else:
            found.append(line)
    return found


def _keys(book: Book, paragraphs: list[Paragraph]) -> dict[tuple[str, str], Paragraph]:
    """Numbered titles by level and words; year, office and the customary end of a title make no other title."""
    office = fold(book.data.profile.entity)
    found: dict[tuple[str, str], Paragraph] = {}
    for paragraph in paragraphs:
        text = _LEADER.sub("", fold(paragraph.text))
        number = _NUMBER.match(text)
        if (
            number is None
            or number[3]
            or number.lastindex is None
            or statement_of(text)
            or text.endswith("表")
        ):
            continue  # statements are listed by their titles, which are no headings
        words = _YEAR.sub("", text[number.end() :]).replace(office, "") if office else text[number.end() :]
        found.setdefault(("part" if number[1] else "section", name_key(_CUSTOM.sub("", words))), paragraph)
    return found


@makes("form.statement_unit")
def _units(book: Book) -> Iterator[Check]:
    """The statements of one document are in one unit: one that names another than all others asks."""
    named = {
        (p.section, p.locator.page): (p, found[1])
        for p in statement_heads(book)
        if (found := _UNIT.search(fold(p.text)))
    }
    counted = Counter(unit for _, unit in named.values()).most_common()
    if len(named) < _FEWEST or book.data.profile.kind == "blank_form":
        return
    usual = counted[0][0]
    odd = [(p, unit) for p, unit in named.values() if unit != usual]
    if not odd:
        yield stated("form.statement_unit", "holds", same_words(usual), [])
    elif len(odd) <= len(named) // 3:
        for paragraph, unit in odd:
            mark = Mark("", unit, same_words(paragraph.text), paragraph.locator)
            said = sentence("finding.statement_unit", page=paragraph.locator.page, unit=unit, usual=usual)
            yield stated("form.statement_unit", "inconsistent", same_words(unit), [mark], said)


@makes("form.numbering")
def _numbering(book: Book) -> Iterator[Check]:
    """Headings of one part are numbered on without a gap: a number that stands nowhere asks."""
    if book.text.several_accounts or book.data.profile.kind == "blank_form":
        return
    lists: dict[tuple[str, str], list[tuple[int, Paragraph]]] = {}
    there: dict[tuple[str, str], set[int]] = {}
    for paragraph in book.data.paragraphs:
        found = _ordinal(paragraph)
        if found is not None:
            number, level = found
            there.setdefault((level, _above(level, paragraph.section)), set()).add(number)
            if paragraph.kind == "heading" or _UNSEEN.match(fold(paragraph.text)):
                lists.setdefault((level, _above(level, paragraph.section)), []).append((number, paragraph))
    held: list[Mark] = []
    for key, heads in lists.items():
        for (before, first), (number, heading) in pairwise(heads):
            title = _title(heading)
            mark = Mark("", title, same_words(title), heading.locator)
            missing = [n for n in range(before + 1, number) if n not in there[key]]
            values = {"page": heading.locator.page, "title": title}
            if missing:
                said = sentence(
                    "finding.numbering", missing=_SIGN[key[0]].format(_numeral(missing[0])), **values
                )
            elif number == before and _title(first) != title:
                said = sentence("finding.numbered_twice", first=_title(first), **values)
            else:
                held = held or [mark]
                continue
            yield stated("form.numbering", "inconsistent", same_words(title), [mark], said)
    if held:
        yield stated("form.numbering", "holds", held[0].name, held)


def _title(heading: Paragraph) -> str:
    found = None if heading.kind == "heading" else _UNSEEN.match(fold(heading.text))
    return heading.text if found is None else found.group()


def _ordinal(paragraph: Paragraph) -> tuple[int, str] | None:
    """The number of a heading with its level: 三、 is 3 of the sections, （三） of what is within one."""
    found = _ORDINAL.match(fold(paragraph.text))
    if found is None:
        return None
    number = chinese_ordinal(found[1] or found[2])
    return None if number is None else (number, "section" if found[1] else "within")


def _above(level: str, section: str) -> str:
    """What a level's numbers begin anew in: a part, or the section that a heading lies in."""
    return section.partition(".")[0] if level == "section" else ".".join(section.split(".")[:2])


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
