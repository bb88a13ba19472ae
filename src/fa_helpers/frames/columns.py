"""The columns of every frame and file (数据列): declared once, the same whatever the rows hold.

``str`` columns hold text, ``date`` days, ``int`` whole numbers that may be missing, ``num`` numbers that may be missing. A
column of one name has one type in all frames; one that has another here says so (``printed:num``). Every frame and file
begins with whose row it is (``ABOUT``), so that those of many documents can be put together.
"""

from __future__ import annotations

from typing import Final, Literal, cast

ColumnType = Literal["str", "int", "num", "date"]
Schema = dict[str, ColumnType]

_NAMED: Final[Schema] = {
    "actual_date target_date": "date",
    "card_year figures fiscal_year items level line order page page_first page_last": "int",
    "above actual_high actual_low adjusted_budget amount amount_yuan base_amount below bottom"
    " budget_fiscal budget_other ceiling chance change change_rate change_rate_printed comparable"
    " completion_rate contribution contribution_points count difference executed executed_fiscal executed_other execution_rate"
    " expected final_accounts highest indicators initial_budget item_amount items_amount lost lowest"
    " only_above_total parts_sum per_head persons prior_final_accounts rate rate_printed recomputed_score"
    " residual rule_total score share share_printed signed_change target_high target_low tolerance top"
    " total_score total_weight unpaid_zero_total unspent value variance variance_rate_printed weight x0 x1": "num",
}
_TYPES: Final[Schema] = {name: kind for names, kind in _NAMED.items() for name in names.split()}
"""The type of every column that holds numbers; all others hold text."""


ABOUT: Final = "document_id entity fiscal_year"
"""The columns that every frame and file begins with: the document, the office, the year."""


def _columns(names: str) -> Schema:
    """Columns in order, each with its type, behind those that every frame has."""
    parts = (name.partition(":") for name in f"{ABOUT} {names}".split())
    return {name: cast(ColumnType, own) if own else _TYPES.get(name, "str") for name, _, own in parts}


FACTS: Final = _columns(
    "fact_id origin section concept subject function_class"
    " function_section function_item function_code measure stage base direction year fund scope whose value unit"
    " amount_yuan printed context page page_label x0 top x1 bottom"
)
FUNCTIONAL_ITEMS: Final = _columns(
    "order function_class function_section function_item function_code final_accounts initial_budget"
    " adjusted_budget change unit direction change_rate change_rate_printed completion_rate reason page"
)
STATEMENTS: Final = _columns(
    "statement title page line code label side column column_label printed value unit amount_yuan fact_id"
    " concept measure stage year fund x0 top x1 bottom"
)
SCORECARDS: Final = _columns(
    "scorecard_id kind title name supervisor implementer card_year page_first page_last total_weight"
    " total_score goal_expected goal_actual"
)
SCORECARD_FUNDS: Final = _columns(
    "scorecard_id row_kind source initial_budget adjusted_budget executed unit weight execution_rate score"
    " content status budget_fiscal budget_other executed_fiscal executed_other page"
)
INDICATORS: Final = _columns(
    "scorecard_id order level1 level2 level3 target basis actual weight score deviation target_kind"
    " target_operator target_low target_high target_unit target_date actual_kind actual_operator"
    " actual_low actual_high actual_unit actual_date page"
)
CHECKS: Final = _columns(
    "check_id rule outcome expected printed:num difference tolerance fact_ids pages message_en message_zh"
)
COVERAGE: Final = _columns("part title page_first page_last status figures reason details")
RECIPIENTS: Final = _columns(
    "scorecard_id section card organisation role planned:num executed planned_in_goal:num"
    " executed_in_goal:num naming count same_money also_spelled page page_label x0 top x1 bottom words"
)
CARD_MONEY: Final = _columns(
    "scorecard_id page card budget:num executed named:num not_split:num group:num"
    " unnamed:num no_organisation:num run_by_implementer:num not_told:num"
)
PLACES_IN_FILE: Final = _columns("fact_id paragraph:int table:int row:int column:int sheet cell")
"""Where each figure stands in a file without pages; written for such files only."""
SECTIONS: Final = _columns("number ordinal title level page_first page_last")
TERMS: Final = _columns("order term definition page")
SUMMARY: Final = _columns(
    "concept subject initial_budget adjusted_budget final_accounts count unit change direction"
    " change_rate_printed variance_rate_printed completion_rate share_printed base page fact_ids"
)
STRUCTURE: Final = _columns(
    "section kind concept subject function_code final_accounts unit share_printed share share_reason base"
    " difference tolerance outcome page fact_ids"
)
CHANGES: Final = _columns(
    "section concept subject final_accounts change unit direction signed_change prior_final_accounts"
    " change_rate_printed change_rate change_rate_reason difference tolerance outcome page fact_ids"
)
VARIANCES: Final = _columns(
    "section concept subject measure base base_amount amount unit variance rate_printed rate rate_reason"
    " difference tolerance outcome page fact_ids"
)
PLACES: Final = _columns("concept subject stage value unit page fact_ids")
UNSPENT: Final = _columns("scorecard_id source adjusted_budget executed unspent unit rate rate_reason page")
STATED_REASONS: Final = _columns("section concept subject kind measure base reason page fact_ids")
PUBLIC_ITEMS: Final = _columns(
    "concept subject state initial_budget adjusted_budget final_accounts unit reason said page fact_ids"
)
PUBLIC_COUNTS: Final = _columns("item concept subject value unit context page fact_ids")
PER_HEAD: Final = _columns(
    "concept subject amount unit counted counted_subject persons per_head per_head_reason page fact_ids"
)
ITEM_CHANGES: Final = _columns(
    "order section function_class function_section function_item function_code class_code amount base"
    " base_amount base_source signed_change unit change_rate change_rate_reason contribution_points contribution"
    " contribution_reason movement recoding reason page fact_ids"
)
CLASSES: Final = _columns(
    "function_class other_names current_name function_code class_code final_accounts share_printed share"
    " share_reason whole items items_amount residual amount base base_amount base_source signed_change"
    " unit change_rate change_rate_reason contribution_points contribution contribution_reason page fact_ids"
)
FUNCTION_SECTIONS: Final = _columns(
    "function_class class_code function_section function_code items amount base base_amount base_source"
    " signed_change unit change_rate change_rate_reason contribution_points contribution contribution_reason page"
)
ITEM_TOTALS: Final = _columns(
    "concept subject stage amount items items_amount residual outcome unit page fact_ids"
)
SCORECARD_RESULTS: Final = _columns(
    "scorecard_id kind name initial_budget adjusted_budget executed unit execution_rate total_score"
    " indicators goal_expected goal_actual page"
)
SCORING: Final = _columns(
    "scorecard_id name order row_kind level1 level2 level3 target actual weight score recomputed_score"
    " difference agreement outcome assumption reason explanation deviation lost page"
)
SCORING_TOTALS: Final = _columns(
    "scorecard_id kind name indicators comparable above below parts_sum total_score rule_total"
    " only_above_total unpaid_zero_total lowest lowest_reading highest highest_reading page"
)
CARD_ITEMS: Final = _columns(
    "scorecard_id name amount unit link item_orders item_names item_amount equation chance page item_pages"
)
EXPLAINED: Final = _columns(
    "concept subject base signed_change unit reason causes open_causes ceiling share page fact_ids"
)
CLASSIFICATION: Final = _columns(
    "function_code level:str name classification_name agreement confidence code_source page pages"
)
RECIPIENT_SPELLINGS: Final = _columns("scorecard_id card organisation also_spelled amount reason page")
MONEY_FLOWS: Final = _columns("from_kind from_name to_kind to_name amount amount_basis grade page")
DOCUMENTS: Final = _columns(
    "sha256 outcome reason said kind level:str region_code region_level family producer pages:int facts:int cells:int"
    " items scorecards:int inconsistent:int suspicious:int read:int partly_read:int not_read:int empty:int"
    " absent:int recognised:int corrected:int engine tables version"
)
SENTENCES: Final = _columns("kind concept subject measure base text page fact_id scorecard_id")
PANEL: Final = _columns(
    "variable value slack:num unit reason quality stage source section row column printed printed_unit fact_id page"
    " other_source other_printed other_unit other_fact_id other_page:int"
    " prior_value:num prior_slack:num prior_how prior_fact_id prior_page:int"
)
FILES: Final[dict[str, Schema]] = {
    "facts": FACTS,
    "functional_items": FUNCTIONAL_ITEMS,
    "item_changes": ITEM_CHANGES,
    "changes": CHANGES,
    "variances": VARIANCES,
    "statements": STATEMENTS,
    "scorecards": SCORECARDS,
    "scorecard_funds": SCORECARD_FUNDS,
    "unspent": UNSPENT,
    "indicators": INDICATORS,
    "scoring": SCORING,
    "recipients": RECIPIENTS,
    "card_money": CARD_MONEY,
    "checks": CHECKS,
    "coverage": COVERAGE,
}
"""The tables that ``fa extract`` writes, with their columns."""

STORED: Final[dict[str, Schema]] = {
    "documents": DOCUMENTS,
    "panel": PANEL,
    "sentences": SENTENCES,
    **FILES,
}
"""The tables that a store of many documents holds, with their columns."""
