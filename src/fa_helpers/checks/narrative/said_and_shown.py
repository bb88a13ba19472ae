"""What the text says beside what it shows (文字与数据的矛盾): empty funds, grades beside scores, carryovers of two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, same_words, sentence, statement_words
from fa_helpers.checks.check import Check, same_check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.searched import narrative_facts, searched
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_FUNDS: Final = {"政府性基金": "government_fund", "国有资本经营": "state_capital"}
_STATEMENTS: Final = {"政府性基金": "government_fund_statement", "国有资本经营": "state_capital_statement"}
_GRADE: Final = regex(
    r"(?:得分|评分|总分|分值)(?:为|是|:)?(\d{1,3}(?:\.\d+)?)分[^。;\d]{0,16}?(?:等级|评级|级别|结论|结果|档次)(?:为|是|:)?[“\"]?"
    r"(优秀|优|良好|良|中|合格|差|不合格)(?![\u4e00-\u9fff]*以[上下])"
)
_GRADE_FIRST: Final = regex(
    r"(?:等级|评级|级别|结论|结果|档次)(?:评定)?(?:为|是|:)[“\"]?(优秀|优|良好|良|中|合格|差|不合格)[”\"]?"
    r",[^,。;\d]{0,8}(?:得分|评分|总分)(?:为|是|:)?(\d{1,3}(?:\.\d+)?)分"
)
_BANDS: Final = (("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60)), ("差", Decimal(0)))
"""Grades and the scores from which they are given (财政部《项目支出绩效评价管理办法》, 财预〔2020〕10号)."""
_ALIKE: Final = {"优秀": "优", "良好": "良", "合格": "中", "不合格": "差"}


@makes("text.empty_fund")
def _empty_funds(book: Book) -> Iterator[Check]:
    """A budget of which the document says that there was nothing has no money in the text."""
    if book.text.several_accounts or not narrative_facts(book):
        return
    for word, fund in _FUNDS.items():
        empty = [r for r in book.data.coverage if r.status == "empty"]
        told = (
            r for r in empty if r.part[:1].isdigit() and word in r.title + r.reason.said and r.reason.said
        )
        row = next(told, next((r for r in empty if r.part == _STATEMENTS[word]), None))
        if row is None or row.page_first is None:
            continue
        money = [f for f in narrative_facts(book) if _is_of(f, fund) and f.section != row.part]
        about = statement_words(_STATEMENTS[word])
        if not money:
            yield stated("text.empty_fund", "holds", about, [], sentence("finding.fund_without_money"))
            continue
        marks = [mark for fact in money for mark in book.quantity(fact).marks]
        first = money[0]
        values = {"page": row.page_first, "other": first.locator.page, "name": marks[0].name}
        amount = f"{first.printed}{first.unit}"
        if row.reason.said:
            said = sentence("finding.empty_fund", quote=row.reason.said.rstrip("。"), amount=amount, **values)
        else:
            said = sentence("finding.empty_statement", statement=about, amount=amount, **values)
        yield stated(
            "text.empty_fund", "inconsistent", about, marks, said, money=first.amount_yuan or Decimal(0)
        )


def _is_of(fact: Fact, fund: str) -> bool:
    """Whether a figure is money of a budget in this year."""
    outcome = fact.measure == "amount" and fact.stage == "final_accounts" and fact.year == "this"
    return outcome and bool(fact.value) and fact.scope == "office" and fact.concept.startswith(fund)


@makes("text.grade")
def _grades(book: Book) -> Iterator[Check]:
    """A grade beside its score lies in the band of that score."""
    held: list[Mark] = []
    for paragraph in searched(book, "text"):
        for found, said_score, said_grade in _graded(fold(paragraph.text)):
            score, grade = Decimal(said_score), _ALIKE.get(said_grade, said_grade)
            usual = next(name for name, least in _BANDS if score >= least)
            where = paragraph.place(*found.span())
            mark = Mark("", found.group(), same_words(found.group()), where)
            if usual == grade:
                held = held or [mark]
                continue
            values = {"page": where.page, "quote": found.group(), "usual": usual}
            said = sentence("finding.grade", **values)
            yield stated("text.grade", "inconsistent", same_words(found.group()), [mark], said)
    if held:
        yield stated("text.grade", "holds", held[0].name, held)


def _graded(text: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Scores with their grades, whichever stands first."""
    yield from ((found, found[1], found[2]) for found in _GRADE.finditer(text))
    yield from ((found, found[2], found[1]) for found in _GRADE_FIRST.finditer(text))


@makes("text.carryover_years")
def _carryovers(book: Book) -> Iterator[Check]:
    """What was left at the end of last year is what this year begins with, where the text gives both."""
    opening = book.said("opening_carryover_surplus", stage=None)
    closing = [f for f in book.said("closing_carryover_surplus", stage=None) if f.year == "last"]
    first = next((f for f in opening if f.year == "this"), None)
    if first is None or not closing:
        return
    about = concept_words("opening_carryover_surplus")
    yield same_check("text.carryover_years", book.quantity(first), book.quantity(closing[0]), about=about)
