"""The frames of a document (文档的数据框): what ``FinalAccounts`` offers on the text, the statements and the coverage.

Each method names its rows and its declared columns; dtypes never depend on what a document holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from fa_helpers.checks.ledger import Ledger, check_document
from fa_helpers.frames import (
    classes,
    classification,
    columns,
    explained_changes,
    headlines,
    item_changes,
    item_totals,
    printed_and_computed,
    public_expenses,
    rows,
)
from fa_helpers.frames.rows import Row
from fa_helpers.frames.scorecards import ScorecardFrames
from fa_helpers.model import DocumentData, Fact

if TYPE_CHECKING:
    import pandas as pd


class DocumentFrames(ScorecardFrames):
    """A document as frames; a part of :class:`~fa_helpers.document.FinalAccounts`."""

    data: DocumentData

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of all checks (核对台账), made once: changes and rates are judged there, and nowhere else."""
        return check_document(self.data, self._look)

    def _look(self, facts: Sequence[Fact]) -> frozenset[int]:
        """The pages on which a figure is not printed as it was read."""
        raise NotImplementedError

    @cached_property
    def _judged_changes(self) -> list[Row]:
        return printed_and_computed.judged_rows(
            printed_and_computed.change_rows(self.data), self.ledger, self.data
        )

    @cached_property
    def _judged_variances(self) -> list[Row]:
        return printed_and_computed.judged_rows(
            printed_and_computed.variance_rows(self.data), self.ledger, self.data
        )

    def facts(self) -> pd.DataFrame:
        """Every figure printed in the profile and the narrative (全部数据), one row each, in reading order."""
        return self._frame(rows.fact_rows(self.data), columns.FACTS)

    def overview(self) -> pd.DataFrame:
        """The totals and their parts (收支总体情况): budgets, outcome, change and rates as printed, by concept."""
        return self._frame(rows.summary_rows(self.data, "overview"), columns.SUMMARY)

    def flows(self) -> pd.DataFrame:
        """Where the money came from and went (资金来源与去向): parts of revenue, then of expenditure, no totals."""
        return self._frame(rows.flow_rows(self.data), columns.SUMMARY)

    def structure(self) -> pd.DataFrame:
        """Parts of a whole (结构情况): every printed share beside the share computed from the amounts."""
        return self._frame(
            printed_and_computed.share_rows(self.data, self._judged_variances), columns.STRUCTURE
        )

    def changes(self) -> pd.DataFrame:
        """Changes on last year (增减变动): printed beside recomputed, with the allowed rounding.

        ``prior_final_accounts`` is implied by the final accounts and the change. ``change_rate`` is a signed fraction,
        missing with its reason on a zero base. ``difference``, ``tolerance`` (percentage points) and ``outcome`` are those
        of the ledger's check of the rate, blank where there is none: :meth:`check` and this frame are one judgement.
        """
        return self._frame(self._judged_changes, columns.CHANGES)

    def variances(self) -> pd.DataFrame:
        """Rates against a base other than last year (预决算差异率、完成率、执行率、占比): printed beside recomputed.

        ``base`` names the budget, or for shares the whole; ``base_amount`` and ``amount`` are what is divided.
        Execution rates are those of the scorecards' funds. ``difference``, ``tolerance`` and ``outcome`` are the ledger's.
        """
        return self._frame(self._judged_variances, columns.VARIANCES)

    def functional_items(self) -> pd.DataFrame:
        """Items of expenditure by function (具体情况): class, section, item, amounts, change, stated reason."""
        return self._frame(rows.item_rows(self.data), columns.FUNCTIONAL_ITEMS)

    def classes(self) -> pd.DataFrame:
        """Spending by class (按类): amount and share as printed, the items' sum, change against the base it names."""
        return self._frame(classes.class_rows(self.data), columns.CLASSES)

    def function_sections(self) -> pd.DataFrame:
        """Spending by section of the classification (按款), added up from the items."""
        return self._frame(classes.section_rows_of_items(self.data), columns.FUNCTION_SECTIONS)

    def item_changes(self) -> pd.DataFrame:
        """What each item did (各项变化): base, signed change, contribution, movement, hints of a changed code.

        ``base`` is last year where the text tells its changes, else the budget that most items print. ``movement`` is
        ``appeared``, ``grew``, ``shrank``, ``vanished``, ``unchanged`` or ``unknown``.
        """
        return self._frame(item_changes.item_change_rows(self.data), columns.ITEM_CHANGES)

    def item_totals(self) -> pd.DataFrame:
        """The items' sums beside the total printed in their chapter (各项之和与总额)."""
        return self._frame(item_totals.total_rows(self.data), columns.ITEM_TOTALS)

    def expenditure_kinds(self) -> pd.DataFrame:
        """Basic, project and other kinds of expenditure (基本支出、项目支出等) with the printed shares."""
        return self._frame(rows.summary_rows(self.data, "expenditure_kinds"), columns.SUMMARY)

    def three_public(self) -> pd.DataFrame:
        """The three public expenses and running costs (“三公”经费、机关运行经费) with their counts."""
        return self._frame(rows.summary_rows(self.data, "three_public"), columns.SUMMARY)

    def public_items(self) -> pd.DataFrame:
        """The three public expenses item by item (“三公”经费各项): printed amounts, printed zeros, none said, silence."""
        return self._frame(public_expenses.item_rows(self.data), columns.PUBLIC_ITEMS)

    def public_counts(self) -> pd.DataFrame:
        """Groups, persons, batches and vehicles beside the three public expenses (团组、人次、批次、车辆)."""
        return self._frame(public_expenses.count_rows(self.data), columns.PUBLIC_COUNTS)

    def running_costs(self) -> pd.DataFrame:
        """The running costs (机关运行经费) from last year, implied by the change, over the budgets to the outcome."""
        return self._frame(public_expenses.running_rows(self.data), columns.PLACES)

    def per_head(self) -> pd.DataFrame:
        """Amounts beside persons (人均，计算), in yuan: a scale; withheld below three persons."""
        return self._frame(public_expenses.per_head_rows(self.data), columns.PER_HEAD)

    def stated_reasons(self) -> pd.DataFrame:
        """What the text gives as reason or purpose (原因、用途), word for word, each with what it is given for."""
        return self._frame(public_expenses.reason_rows(self.data), columns.STATED_REASONS)

    def statements(self) -> pd.DataFrame:
        """Cells of the statements (决算报表): one row per figure or dash, with code, label and column."""
        return self._frame(rows.statement_rows(self.data), columns.STATEMENTS)

    def classification(self) -> pd.DataFrame:
        """Codes and names of functions beside the classification (科目比对): how each agrees, how sure the entry is.

        ``agreement`` is ``same``, ``former_name``, ``differs`` or ``unknown``: the last two are questions to ask, no
        errors. ``confidence`` is that of the entry, from ``A`` (seen in print) to ``C`` (not yet confirmed). ``code_source``
        tells whether the code is ``printed`` or was found by the ``name``.
        """
        return self._frame(classification.classification_rows(self.data), columns.CLASSIFICATION)

    def coverage(self) -> pd.DataFrame:
        """What was read and what was not (覆盖情况): a row per section, statement, scorecard and other table."""
        return self._frame(rows.coverage_rows(self.data), columns.COVERAGE)

    def sections(self) -> pd.DataFrame:
        """The outline (章节) with pages."""
        return self._frame(rows.section_rows(self.data), columns.SECTIONS)

    def terms(self) -> pd.DataFrame:
        """The terms that the document explains (名词解释)."""
        return self._frame(rows.term_rows(self.data), columns.TERMS)

    def ladder(self) -> pd.DataFrame:
        """Budgets and outcomes of the office's spending (预算与执行的台阶), each printed value once, plan to outcome."""
        return self._frame(headlines.ladder_rows(self.data), columns.PLACES)

    def explained(self) -> pd.DataFrame:
        """What the stated reasons of the totals can explain at most (原因能解释多少，推算); blank without a ceiling."""
        return self._frame(explained_changes.explained_rows(self.data), columns.EXPLAINED)
