"""The frames of the scorecards (绩效自评表的数据框): what ``FinalAccounts`` offers on them, kept in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fa_helpers.analysis import card_items, funding, records, schemas, scoring
from fa_helpers.analysis.frames import frame
from fa_helpers.model import DocumentData

if TYPE_CHECKING:
    import pandas as pd


class ScorecardFrames:
    """The scorecards of a document as frames; a part of :class:`~fa_helpers.document.FinalAccounts`."""

    data: DocumentData

    def scorecards(self) -> pd.DataFrame:
        """Scorecards (绩效自评表): one row per form, with its totals and goals."""
        return frame(records.scorecard_rows(self.data), schemas.SCORECARDS)

    def scorecard_funds(self) -> pd.DataFrame:
        """Funds and tasks of the scorecards (项目资金): budgets, execution, weight and score per row."""
        return frame(records.funds_rows(self.data), schemas.SCORECARD_FUNDS)

    def indicators(self) -> pd.DataFrame:
        """Indicators of the scorecards (绩效指标): target, outcome, weight, score, stated deviation."""
        return frame(records.indicator_rows(self.data), schemas.INDICATORS)

    def unspent(self) -> pd.DataFrame:
        """Full-year budget, executed and unspent (未执行数) by source of the whole department, else by project."""
        return frame(funding.unspent_rows(self.data), schemas.UNSPENT)

    def scorecard_results(self) -> pd.DataFrame:
        """What each scorecard planned, executed and scored (自评结果): one row per form, totals only, with its goals."""
        return frame(scoring.result_rows(self.data), schemas.SCORECARD_RESULTS)

    def scoring(self) -> pd.DataFrame:
        """Self-scores beside scores computed again under the usual rule (重新计分), by indicator and execution row.

        ``difference`` is printed less recomputed; ``agreement`` is ``same``, ``rounding``, ``above_rule`` or
        ``below_rule``; ``assumption`` names how the target was read, ``reason`` why a row could not be compared.
        """
        return frame(scoring.scoring_rows(self.data), schemas.SCORING)

    def scoring_totals(self) -> pd.DataFrame:
        """Each scorecard's total as printed and under each reading of the usual rule (总分区间), the ends named."""
        return frame(scoring.scoring_total_rows(self.data), schemas.SCORING_TOTALS)

    def card_items(self) -> pd.DataFrame:
        """Amounts of scorecards that equal items of expenditure (金额对应): equal in amount, one possible link."""
        return frame(card_items.card_item_rows(self.data), schemas.CARD_ITEMS)
