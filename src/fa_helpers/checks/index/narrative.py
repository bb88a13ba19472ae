"""The figures of the text arranged by what they measure and over which money (文字数据的口径): for rules on the text.

A heading says which money a section speaks of: all of it, fiscal appropriations, the general public budget, a fund.
The same word means another quantity in another section, so that a quantity is a concept with a scope.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from fa_helpers.checks.index.unread import Doubts
from fa_helpers.computing.rate_partners import Pairs
from fa_helpers.model import DocumentData, Fact
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.section_scopes import SectionScopes, speak_of_one_money
from fa_helpers.text.fold import name_key

_NOTHING: Final = ("", "revenue", "expenditure")
_PART: Final = regex("国内|外事|外宾|境外|其中")
_CANONICAL: Final = {
    ("total_expenditure", "appropriation"): "appropriation_expenditure",
    ("total_revenue", "appropriation"): "fiscal_appropriation_revenue",
    ("grand_total", "appropriation"): "appropriation_grand_total",
    ("grand_total_revenue", "appropriation"): "appropriation_grand_total_revenue",
    ("grand_total_expenditure", "appropriation"): "appropriation_grand_total_expenditure",
    ("basic_expenditure", "general_budget"): "general_budget_basic_expenditure",
    ("appropriation_expenditure", "general_budget"): "",
    ("total_revenue", "general_budget"): "",
    ("total_expenditure", "general_budget"): "",
}
_OWN_SCOPE: Final = regex("fiscal_appropriation_revenue|.*appropriation_(?:grand|expenditure|carryover).*")
_BY_NAME: Final = regex("(?:general_budget|government_fund|state_capital)_.*")
_SCOPED: Final = regex(
    "(?:grand_)?total.*|.*_revenue|.*expenditure|superior_remittance|subordinate_subsidy|.*surplus.*"
)
_PUBLIC_ITEM: Final = regex("overseas_travel|official_vehicles|vehicle_.*|official_receptions")
_LISTS_COSTS: Final = ("other", "general_budget", "appropriation", "all")
"""Sections that list kinds of cost: what they print of 公务接待费 is the part within basic or running costs."""
_OF_ONE_PARAGRAPH: Final = regex("rate\\.(?:change|completion|variance|difference|direction_word)")
NAME_TAIL: Final = regex("(?:合计|总额|总计|决算|支出|费用|经费|费)+$")


@dataclass(frozen=True, slots=True)
class Key:
    """What a figure measures (口径): a concept over some money; ``scope`` is empty where the concept says it all.

    ``function`` tells classes and items of the functional classification apart.
    """

    concept: str
    scope: str
    function: str
    stage: str


class TextIndex:
    """The text of one document arranged for checking (文字索引)."""

    def __init__(self, data: DocumentData) -> None:
        self._data = data
        self.pairs = Pairs(data.office_facts)
        self._titles = {section.number: name_key(section.title) for section in data.sections}
        self._scopes = SectionScopes(self._titles, data.profile.entity)
        self.unread = Doubts(data)

    def scope(self, section: str) -> str:
        """Which money a section speaks of, by its heading or that of the chapter above it; ``unknown`` if none says."""
        return self._scopes.topic(section)

    def key(self, fact: Fact) -> Key | None:
        """What a figure of the text measures, ``None`` where that is not beyond doubt."""
        concept = fact.concept
        if concept in _NOTHING or fact.measure != "amount" or fact.year != "this":
            return None
        # Names of the classification may hold any word: 国有土地使用权出让收入安排的支出, 外事管理.
        by_function = concept.startswith("function_")
        if not by_function and (_PART.search(name_key(fact.subject)) or _other_side(concept, fact.subject)):
            return None
        scope = self.scope(fact.section)
        if fact.scope == "own_body" or (_PUBLIC_ITEM.fullmatch(concept) and scope in _LISTS_COSTS):
            return None
        concept = _CANONICAL.get((concept, scope), concept)
        if not concept:
            return None
        if not _SCOPED.fullmatch(concept) or _BY_NAME.fullmatch(concept):
            scope = ""
        elif scope in ("other", "three_public") or fact.fund != self._scopes.fund(fact.section):
            return None
        elif _OWN_SCOPE.fullmatch(concept):
            scope = "" if scope in ("all", "appropriation", "unknown") else scope
        elif scope == "unknown":
            return None
        return Key(concept, scope, function_of(fact), fact.stage)

    def told_of_one_money(self, facts: Sequence[Fact]) -> bool:
        """Whether the headings above figures leave no doubt that they speak of one money."""
        return speak_of_one_money([self._titles.get(fact.section, "") for fact in facts])

    @cached_property
    def quantities(self) -> dict[Key, list[Fact]]:
        """All amounts of the text by what they measure, in reading order.

        A section that prints a second value under one name speaks of something narrower there: only its first counts.
        """
        found: dict[Key, list[Fact]] = {}
        firsts: dict[tuple[Key, str], Fact] = {}
        for fact in self._data.office_facts:
            if fact.amount_yuan is None or (key := self.key(fact)) is None:
                continue
            first = firsts.setdefault((key, fact.section), fact)
            again = key.function or self.told_again(first, fact)
            if again or first.amount_yuan == fact.amount_yuan:
                found.setdefault(key, []).append(fact)
        return found

    @staticmethod
    def told_again(first: Fact, fact: Fact) -> bool:
        """Whether a section on the three public expenses prints one of them again under its whole name."""
        public = _PUBLIC_ITEM.fullmatch(fact.concept) or fact.concept == "three_public_expenses"
        # 运行费 and 运行维护费 are one cost.
        names = {NAME_TAIL.sub("", name_key(one.subject)).replace("维护", "") for one in (first, fact)}
        return bool(public) and len(names) == 1 and "part" not in (first.scope, fact.scope)

    def first(self, concept: str, scope: str = "", stage: str = "final_accounts") -> Fact | None:
        """The first figure of a quantity."""
        return next(iter(self.quantities.get(Key(concept, scope, "", stage), ())), None)

    @cached_property
    def sections(self) -> dict[str, list[Fact]]:
        """The figures of the text by section, in reading order."""
        found: dict[str, list[Fact]] = {}
        for fact in self._data.office_facts:
            found.setdefault(fact.section, []).append(fact)
        return found

    @cached_property
    def several_accounts(self) -> bool:
        """Whether a heading of the accounts stands more than once: then several units tell of theirs in one file."""
        heads = [
            title for number, title in self._titles.items() if self.scope(number) in ("all", "appropriation")
        ]
        own = [title for title in heads if re.search("决算.*说明", title) and "总体" not in title]
        return len(own) > len(set(own))


def _other_side(concept: str, subject: str) -> bool:
    """Whether the printed words speak of the other side than the concept, or of a budget's money on neither side."""
    if concept == "general_budget_appropriation_expenditure" and "支出" not in subject:
        return True
    if "总体" in subject:  # Whether the year's figure or the total with what was carried over is not said.
        return True
    wrong = {"expenditure": "收入", "revenue": "支出"}.get(concept.rpartition("_")[2])
    return wrong is not None and wrong in subject


def function_of(fact: Fact) -> str:
    """The code of a figure's class or item of the classification, or its names where it has no code."""
    if fact.function_code:
        return fact.function_code
    return "/".join(
        name_key(x) for x in (fact.function_class, fact.function_section, fact.function_item) if x
    )


def listed_after(facts: Sequence[Fact], whole: Fact, measure: str, concepts: Iterable[str]) -> list[Fact]:
    """The parts listed behind a whole: the first figure of each concept, until another of the whole's name is printed.

    ``facts`` are those of the section behind the whole. Parts have its stage, or for changes its base.
    """
    wanted, found = set(concepts), dict[str, Fact]()
    for fact in facts:
        if fact.measure != measure or fact.stage != whole.stage or fact.base != whole.base:
            continue
        if fact.concept == whole.concept:
            if fact.base_named:
                continue  # only named as what a share divides
            break
        if fact.concept in wanted:
            found.setdefault(fact.concept, fact)
    return list(found.values())
