"""Lists that divide other things than the office's accounts (另一总体的分项): 涉及资金500万元，其中：财政拨款300万元."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.figure_concepts import OF_MONEY
from fa_helpers.reading.narrative.paths import FunctionPath
from fa_helpers.text.fold import fold

_ACCOUNTS = regex(
    r"(?:本|全|当|年度?|部门|单位|我|局|委|厅|院|校|总|收支?|支|收?入|出|和|与|、|预|决|算|财政|拨款|资金|经费|安排|执行|完成"
    r"|公共|一般|财务|基本|政府性|基金|国有资本|经营|实际|各项|全部|其他|累计|共计?|合计|规模|总?体|总?额|数|结构|构成|情况|方面|按|来源|的"
    r"|[（(）)“”0-9:])+"
)
"""Words of which the accounts' own totals are made, whatever their order: a whole with any other is another thing."""
_FUNDS = (
    r"(?:[a-z_]+_)?appropriation_(?:revenue|expenditure)|fiscal_appropriation_revenue"
    r"|(?:superior_subsidy|service|business|subordinate_remittance|other|non_tax)_revenue"
)
_OF_FUNDS = regex(_FUNDS)
_OF_ACCOUNTS = regex(
    rf"{_FUNDS}|function_class_expenditure|(?:[a-z_]+_)?(?:basic|project|personnel|general_operating)_expenditure"
    r"|[a-z_]*carryover[a-z_]*|superior_remittance|business_expenditure|subordinate_subsidy"
)
"""What the accounts as a whole consist of."""
_TOTAL = regex(r"(?:[a-z_]+_)?(?:grand_total|total_(?:revenue|expenditure))(?:_[a-z]+)?|revenue|expenditure")
_OF_TOTALS = regex(rf"{_TOTAL.pattern}|{_FUNDS}")
_OPENS = regex(r"其中|(?:^|[,;(])(?:主要|具体)?(?:包括|包含|含)|资金来源|来源[于为]|来自")
_CLOSED = regex(r"\)|[。;]|\n")
_ENDED = regex(r"。|\n")


def _cannot_have(whole: Fact, path: FunctionPath | None) -> re.Pattern[str] | None:
    """Which concepts of the accounts no part of a whole can be."""
    if path is not None:
        return _OF_ACCOUNTS
    if whole.concept:
        return None if _OF_TOTALS.fullmatch(whole.concept) else _OF_FUNDS
    return None if not whole.subject or _ACCOUNTS.fullmatch(fold(whole.subject)) else _OF_ACCOUNTS


@dataclass(slots=True)
class OtherWhole:
    """What the parts of the open list cannot be (当前清单的总体): set where a list opens, until its sentence ends."""

    barred: re.Pattern[str] | None = None

    def own(self, concept: str, between: str, whole: Fact, path: FunctionPath | None) -> str:
        """The concept of a figure if it can be one of what is divided, else none.

        ``between`` are the words since the figure before it, ``whole`` the figure with its ``path`` that a list divides
        which they open.
        """
        if (_ENDED if self.barred is _OF_ACCOUNTS else _CLOSED).search(between) or _TOTAL.fullmatch(concept):
            self.barred = None
        if self.barred is not _OF_ACCOUNTS and whole.unit in OF_MONEY and _OPENS.search(between):
            self.barred = _cannot_have(whole, path)
        return "" if self.barred is not None and self.barred.fullmatch(concept) else concept
