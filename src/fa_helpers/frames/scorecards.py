"""The frames of the scorecards (绩效自评表的数据框): what ``FinalAccounts`` offers on them, kept in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fa_helpers.frames import columns, recipients, rows, scorecard_rows, unspent
from fa_helpers.frames.frame import frame
from fa_helpers.model import DocumentData

if TYPE_CHECKING:
    import pandas as pd


class ScorecardFrames:
    """The scorecards of a document as frames; a part of :class:`~fa_helpers.document.FinalAccounts`."""

    data: DocumentData

    def _frame(self, found: Sequence[rows.Row], schema: columns.Schema) -> pd.DataFrame:
        """Rows with whose they are before them."""
        about = rows.about(self.data)
        made = frame([about | row for row in found], schema)
        made.attrs["kind"] = self.data.profile.kind  # a budget's amounts are headed otherwise
        return made

    def scorecards(self) -> pd.DataFrame:
        """Scorecards (绩效自评表): one row per form, with its totals and goals."""
        return self._frame(rows.card_rows(self.data), columns.SCORECARDS)

    def scorecard_funds(self) -> pd.DataFrame:
        """Funds and tasks of the scorecards (项目资金): budgets, execution, weight and score per row."""
        return self._frame(rows.funds_rows(self.data), columns.SCORECARD_FUNDS)

    def indicators(self) -> pd.DataFrame:
        """Indicators of the scorecards (绩效指标): target, outcome, weight, score, stated deviation."""
        return self._frame(rows.indicator_rows(self.data), columns.INDICATORS)

    def unspent(self) -> pd.DataFrame:
        """Full-year budget, executed and unspent (未执行数) by source of the whole department, else by project."""
        return self._frame(unspent.unspent_rows(self.data), columns.UNSPENT)

    def scorecard_results(self) -> pd.DataFrame:
        """What each scorecard planned, executed and scored (自评结果): one row per form, totals only, with its goals."""
        return self._frame(scorecard_rows.result_rows(self.data), columns.SCORECARD_RESULTS)

    def scoring(self) -> pd.DataFrame:
        """Self-scores beside scores computed again under the usual rule (重新计分), by indicator and execution row.

        ``difference`` is printed less recomputed; ``agreement`` is ``same``, ``rounding``, ``above_rule`` or
        ``below_rule``; ``assumption`` names how the target was read, ``reason`` why a row could not be compared.
        """
        return self._frame(scorecard_rows.scoring_rows(self.data), columns.SCORING)

    def scoring_totals(self) -> pd.DataFrame:
        """Each scorecard's total as printed and under each reading of the usual rule (总分区间), the ends named."""
        return self._frame(scorecard_rows.scoring_total_rows(self.data), columns.SCORING_TOTALS)

    def card_items(self) -> pd.DataFrame:
        """Amounts of scorecards that equal items of expenditure (金额对应): equal in amount, one possible link."""
        return self._frame(scorecard_rows.card_item_rows(self.data), columns.CARD_ITEMS)

    def recipients(self) -> pd.DataFrame:
        """Who a scorecard says gets money (收款对象): a row per organisation and form, amounts in 万元 as printed.

        ``naming`` is ``named``, ``named_without_split``, ``group`` or ``unnamed``; an ``implementer`` has no amount.
        ``executed`` of 0 beside a plan means stated as 0 paid; blank means that no amount is given.
        """
        return self._frame(recipients.recipient_rows(self.data), columns.RECIPIENTS)

    def card_money(self) -> pd.DataFrame:
        """What each form's executed money is said to be (资金去向构成): seven parts that add up to ``executed``."""
        return self._frame(recipients.card_money_rows(self.data), columns.CARD_MONEY)

    def recipient_spellings(self) -> pd.DataFrame:
        """Two spellings in one form that may be one organisation (名称两写): same amount, a part left out."""
        return self._frame(recipients.spelling_rows(self.data), columns.RECIPIENT_SPELLINGS)

    def money_flows(self) -> pd.DataFrame:
        """Where the scorecards' money comes from and goes (资金流向): levels, forms, recipients, items, in 万元.

        ``to_kind`` tells what is known of a recipient; ``grade`` how a form and an item of expenditure agree:
        ``amount_and_words``, ``amount_alone`` or ``no_partner``.
        """
        return self._frame(recipients.flow_rows(self.data), columns.MONEY_FLOWS)
