"""Which budget pays for a figure (资金口径): what its own words name, else what the figure or the list before it named."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.model import Fund
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.clauses import Clause
from fa_helpers.reading.narrative.section_scopes import fund_named

_BUDGETS = {
    "一般公共": "general_budget",
    "政府性基金": "government_fund",
    "国有资本经营": "state_capital",
}
_SIDES = {"收入": "revenue", "支出": "expenditure"}
OF_BASIC = regex("基本支出")
IN_BASIC = regex(r"(?:[a-z_]+_)?basic_expenditure|personnel_expenditure|general_operating_expenditure")
"""What these divide into are kinds of spending: their 其他支出 is no class."""
_OF_MONEY = regex(r"(?:预算)?(?:财政)?(?:拨款)?$")


def is_budget(subject: str) -> bool:
    """Whether a subject is the name of a budget and no more (一般公共预算、政府性基金).

    >>> is_budget("国有资本经营预算"), is_budget("国有资本经营预算支出")
    (True, False)
    """
    return _OF_MONEY.sub("", subject) in _BUDGETS


def part_of_budget(subject: str, divided: str, side: str) -> str | None:
    """财政拨款收入500万元（其中：一般公共预算500万元…）: the concept of a budget's part of what a list divides.

    Empty for a budget's bare name where no side is known, ``None`` where the subject is no budget's.

    >>> part_of_budget("一般公共预算", "fiscal_appropriation_revenue", ""), part_of_budget("政府性基金", "", "")
    ('general_budget_appropriation_revenue', '')
    """
    if "revenue" in divided:
        subject = subject.removesuffix("收入")  # 收入预算5万元，包括：一般公共预算收入3万元
    budget = _BUDGETS.get(_OF_MONEY.sub("", subject))
    if budget is None:
        return None
    of_side = _SIDES.get(side) or next((s for s in _SIDES.values() if s in divided), None)
    if of_side is None:
        return None if subject.endswith("拨款") else ""
    return f"{budget}_appropriation_{of_side}"


def kind_of_spending(concept: str) -> Fund:
    """Basic or project expenditure, where a list divides one of them (基本支出、项目支出): a class in it is of that kind.

    >>> kind_of_spending("general_budget_project_expenditure"), kind_of_spending("total_expenditure")
    ('project', '')
    """
    kinds: tuple[Fund, ...] = ("basic", "project")
    return next((kind for kind in kinds if concept.endswith(f"{kind}_expenditure")), "")


@dataclass(slots=True)
class Money:
    """The budget named last, and the one that an open list divides: a part that names none is of the list's."""

    named: Fund = ""
    divided: Fund = ""

    def of(self, words: str, clause: Clause, *, sided: bool, in_list: bool, fresh: bool) -> Fund:
        """The budget of a figure with these words before it; ``sided`` says that they go over to the other side."""
        own = fund_named(words, "")
        if clause.opens_list:
            self.divided = self.named
        in_list = in_list or clause.opens_list
        if own or (fresh and not clause.opens_list):
            self.named = own
        elif clause.subject or sided:
            self.named = self.divided if in_list else ""
        return self.named
