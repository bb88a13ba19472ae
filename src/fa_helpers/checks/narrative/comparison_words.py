"""Words of comparison beside the amounts they compare (大于、小于、持平): 决算数大于年初预算数 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import name_of, same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Mark
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact, Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_SAID: Final = regex(
    "(?:决算数?(?:与|同|较|比)?(?P<large>大于|高于|多于|超过)?(?P<small>小于|低于|少于)?(?P<same>等于)?"
    "|(?P<within>(?:未|没有)(?:超过?|超出|突破)|控制在)(?=(?:年初|全年|调整)?预算(?!数?的)))"
    "(?P<budget>(?:年初|全年|调整)?预算)数?(?P<flat>持平|一致|相同)?"
)
_CLAUSE: Final = regex("[,。;:、()]")
_NOTHING_ELSE: Final = regex(
    r"[\d.\s]*(?:\d{4}年|本年|当年|年)?度?(?:其中)?(?:造成|导致)?(?:支出)?(?:决算)?数?(?:严格)?"
)
_STAGES: Final = {"年初": "initial_budget", "全年": "adjusted_budget", "调整": "adjusted_budget"}
_SAYS: Final = {"large": (1,), "small": (-1,), "same": (0,), "flat": (0,), "within": (-1, 0)}
"""How the outcome may lie to what it is compared with: above, below, as much."""


_LAST_YEAR: Final = r"(?:与|较|比|同)(?:上年|去年|\d{4}年)度?(?:支出)?(?:决算)?数?"
_MOVED: Final = regex(
    rf"(?:减少|下降|降低|增加|上升|增长)(?:为|到|至)[\d.,]+(?:[万亿]?元),?{_LAST_YEAR}(?:持平|一致|相同)"
    rf"|{_LAST_YEAR}(?:相比)?,?(?:减少|下降|增加|增长)(?=[\d.,]*[1-9])[\d.,]+[万亿]?元,"
    rf"(?:(?:增长|上升|下降|降低)[\d.]+%,)?(?:{_LAST_YEAR})?(?:持平|一致|相同)"
)
"""减少为5万元，与上年持平; 比上年减少5万元，与上年持平; what is moved to 0.00 by 0.00 is a form's own wording."""


_SAID_OF_LAST: Final = regex(
    rf"{_LAST_YEAR}(?:的?[\d.,]+[万亿]?元)?(?:相比|对比)?,?(?:总体|有所|略有|明显|小幅|大幅|均)?(?:(?P<flat>持平|一致|相同)|(?P<large>增加|增长|上升)|(?P<small>减少|下降|降低))"
    r"(?![\d.-])"
)
"""与上年持平, 比上年有所增加: nothing is told of how much, so the two amounts of the sentence say whether it is so."""
_FALLS, _RISES = "减少|下降|降低", "增加|增长|上升"
_TURNED: Final = regex(
    "|".join(
        rf"(?:{one})(?=[\d.,]*[1-9])[\d.,]+[万亿]?元(?:[,(](?:{one}|[降增]幅)[^,。;()\d]{{0,4}}[\d.]+%\)?)?"
        rf"(?:,[^,。;\d]{{0,8}}(?:为0(?:\.0+)?(?:[万亿]?元)?|不可比))*,?(?:{other})的?(?:主要)?原因"
        for one, other in ((_FALLS, _RISES), (_RISES, _FALLS))
    )
)
"""减少5万元，下降3%，增长的主要原因是: the reason is of the other direction."""
_FROM_NOTHING: Final = regex(
    rf"(?:{_FALLS})(?=[\d.,]*[1-9])[\d.,]+[万亿]?元,?(?:上年|去年)(?:度|同期)?(?:基数|决算数?|支出|数)?为0(?:\.0+)?(?![.\d])"
)
_ODD: Final = (
    (_MOVED, "finding.moved_and_flat"),
    (_TURNED, "finding.opposite_words"),
    (_FROM_NOTHING, "finding.fell_from_nothing"),
)


def _odd_words(book: Book) -> Iterator[Check]:
    """Words of direction of which only one can be meant: moved and as last year, fell and why it rose, fell from nothing."""
    for paragraph in book.data.paragraphs:
        text = fold(paragraph.text)
        places = [(found, key) for pattern, key in _ODD for found in pattern.finditer(text)]
        told = 0
        for found, key in sorted(places, key=lambda place: place[0].start()):
            if found.start() < told:
                continue  # said of these words already
            told = found.end()
            quote = same_words(found.group())
            where = paragraph.place(*found.span())
            said = sentence(key, page=where.page, quote=found.group())
            mark = Mark("", found.group(), quote, where)
            check = stated("rate.direction_word", "inconsistent", quote, [mark], said)
            yield check.doubted("near_amounts")


@makes("rate.direction_word")
def _words(book: Book) -> Iterator[Check]:
    yield from _odd_words(book)
    for paragraph, facts in _with_facts(book):
        amounts = {end: f for end, f in facts.items() if f.measure == "amount" and f.amount_yuan is not None}
        begin = 0
        for said in re.split("(?<=[。;；])", paragraph.text):
            here = [fact for end, fact in amounts.items() if begin < end <= begin + len(said)]
            begin += len(said)
            yield from _beside_last_year(book, fold(said), here)
            # Where a sentence compares without amounts of its own, the paragraph's are meant.
            yield from _beside_budget(book, fold(said), here if all(_sides(here)) else list(amounts.values()))


def _sides(amounts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    finals = [f for f in amounts if f.stage == "final_accounts"]
    return finals, [f for f in amounts if f.stage in ("initial_budget", "adjusted_budget")]


def _beside_budget(book: Book, text: str, amounts: Sequence[Fact]) -> Iterator[Check]:
    """Words that compare with the budget, beside one outcome and budgets of the same."""
    finals, budgets = _sides(amounts)
    if not budgets or len({f.subject for f in (*finals, *budgets)}) != 1 or len(finals) != 1:
        return
    for found in _SAID.finditer(text):
        if _is_of(found, finals[0]):
            yield from _judged(book, found, finals[0], budgets)


def _beside_last_year(book: Book, text: str, amounts: Sequence[Fact]) -> Iterator[Check]:
    """Words that compare with last year, in a sentence that prints the amounts of both years and no others."""
    ours = [f for f in amounts if f.stage == "final_accounts"]
    theirs = [f for f in amounts if f.stage == "prior_final_accounts"]
    if len(ours) == len(theirs) == 1 and ours[0].concept and ours[0].concept == theirs[0].concept:
        for found in _SAID_OF_LAST.finditer(text):
            named = re.search(r"\d{4}(?=年)", found.group())
            earlier = named is not None and int(named.group()) + 1 != book.data.profile.fiscal_year
            if _is_of(found, ours[0]) and not earlier:
                said = next(signs for name, signs in _SAYS.items() if found.groupdict().get(name))
                key = "finding.word_against_last_year"
                yield _compared(book, found.group(), said, ours[0], theirs[0], key)


def _is_of(found: re.Match[str], final: Fact) -> bool:
    """Whether the words speak of the paragraph's own amounts: no other thing stands before them in their clause."""
    before = _CLAUSE.split(found.string[: found.start()])[-1]
    return bool(_NOTHING_ELSE.fullmatch(before)) or before in fold(final.subject)


def _with_facts(book: Book) -> Iterator[tuple[Paragraph, dict[int, Fact]]]:
    """Paragraphs with their figures by where they end: both stand in reading order, section by section."""
    waiting = {section: list(facts) for section, facts in book.text.sections.items()}
    for paragraph in book.data.paragraphs:
        facts = waiting.get(paragraph.section, [])
        here: dict[int, Fact] = {}
        start = 0
        while facts and (place := paragraph.text.find(facts[0].context, start)) >= 0:
            start = place + 1
            here[place + len(facts[0].context)] = facts[0]
            facts.pop(0)
        if here:
            yield paragraph, here


def _judged(book: Book, found: re.Match[str], final: Fact, budgets: Sequence[Fact]) -> Iterator[Check]:
    said = next((signs for name, signs in _SAYS.items() if found.group(name)), None)
    if said is None:
        return
    stage = next((s for word, s in _STAGES.items() if word in found.group("budget")), "")
    compared = [f for f in budgets if f.stage == stage or not stage]
    if not compared:
        return
    checks = [_compared(book, found.group(), said, final, budget) for budget in compared]
    good = [check for check in checks if check.outcome == "holds"]
    check = good[0] if good else checks[-1]
    yield check.doubted("near_amounts", when=len({f.value for f in compared}) > 1)


def _compared(
    book: Book,
    words: str,
    said: Sequence[int],
    final: Fact,
    other: Fact,
    key: str = "finding.word_against_amounts",
) -> Check:
    left, right = book.quantity(final), book.quantity(other)
    sign = (left.value > right.value) - (left.value < right.value)
    near = abs(left.value - right.value) <= left.slack + right.slack
    text = sentence(key, words=same_words(words), final=final.printed, other=other.printed)
    marks = (*left.marks, *right.marks)
    if sign in said:
        # What the word says stays true as long as the amounts keep their order.
        held = stated("rate.direction_word", "holds", name_of(final), marks)
        return replace(held, difference=ZERO, tolerance=ZERO)
    money = abs(left.value - right.value)
    check = stated("rate.direction_word", "inconsistent", name_of(final), marks, text, money=money)
    # Amounts that rounding alone may tell apart, or make alike, contradict no word.
    return check.doubted("near_amounts", when=near)
