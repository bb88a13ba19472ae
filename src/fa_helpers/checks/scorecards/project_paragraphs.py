"""Each project's scorecard beside the paragraph of the text on the same project (项目自评综述), matched by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, quantity
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.department_form import projects
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import name_key

_REVIEW: Final = regex(r"(?:绩效)?自评(?:综述|情况|结果|报告)?$")
_YEAR: Final = regex(r"^\d{4}年度?")
_COLUMNS: Final = {"adjusted_budget": "adjusted_budget", "final_accounts": "executed"}


@dataclass(slots=True)
class _Told:
    """What one paragraph says of one project: the figures by what they measure."""

    subject: str
    facts: dict[str, Fact] = field(default_factory=dict)


def _told(book: Book) -> list[_Told]:
    """Paragraphs on single projects (绩效自评综述), each with budget, executed and rate."""
    found: list[_Told] = []
    open_: _Told | None = None
    for fact in book.data.facts:
        review = _REVIEW.search(name_key(fact.subject))
        column = _told_column(fact)
        if not review or not column:
            open_ = None
            continue
        subject = _plain(_REVIEW.sub("", name_key(fact.subject)))
        if open_ is None or open_.subject != subject or column in open_.facts:
            open_ = _Told(subject)
            found.append(open_)
        open_.facts[column] = fact
    return found


def _told_column(fact: Fact) -> str:
    if fact.measure == "amount":
        return _COLUMNS.get(fact.stage, "")
    rate = fact.measure in ("completion_rate", "execution_rate") and fact.base in ("", "adjusted_budget")
    return "execution_rate" if rate else ""


def _plain(name: str) -> str:
    """A project's name without its year and without 项目 at its end."""
    return _YEAR.sub("", name).removesuffix("绩效").removesuffix("项目")


@makes("cards.narrative_item")
def _items(book: Book) -> Iterator[Check]:
    """Each project's form beside the paragraph of the text on the same project."""
    names = {view.card.scorecard_id: _plain(name_key(view.card.name)) for view in projects(book)}
    views = {view.card.scorecard_id: view for view in projects(book)}
    matched: dict[str, list[_Told]] = defaultdict(list)
    for told in _told(book):
        fitting = [card for card, name in names.items() if len(name) > 1 and told.subject.endswith(name)]
        longest = max((len(names[card]) for card in fitting), default=0)
        best = [card for card in fitting if len(names[card]) == longest]
        if len(best) == 1:
            matched[best[0]].append(told)
    for card, tolds in matched.items():
        view = views[card]
        if len(tolds) > 1:
            marks = [mark for told in tolds for f in told.facts.values() for mark in quantity(f).marks]
            missing = [sentence("finding.one_paragraph")]
            yield not_checkable("cards.narrative_item", view.about, missing, marks)
            continue
        yield from _item(view, tolds[0])


def _item(view: CardView, told: _Told) -> Iterator[Check]:
    amounts = [quantity(f) for f in told.facts.values() if f.measure == "amount"]
    finest = min((q.slack for q in amounts), default=ZERO)
    pairs = [(quantity(fact), view.exact("funds.1", column)) for column, fact in told.facts.items()]
    # One number in common shows that the paragraph and the form are about the same project and year.
    surely = view.sure and any(own is not None and said.value == own.value for said, own in pairs)
    for column, (said, own) in zip(told.facts, pairs, strict=True):
        if own is None:
            missing = [view.name("funds.1", column)]
            yield not_checkable("cards.narrative_item", view.about, missing, said.marks)
            continue
        if said.is_money:
            said = replace(said, slack=min(said.slack, finest))
        check = relation("cards.narrative_item").check([said], [own], about=view.about)
        first = view.exact("funds.1", "initial_budget")
        if (
            column == "adjusted_budget"
            and first is not None
            and not check.agrees
            and said.value == first.value
        ):
            said_so = sentence("finding.under_another_name", name=view.name("funds.1", "initial_budget"))
            check = check.doubted("other_name", said_so)
        yield check.doubted("other_money", when=not surely)
