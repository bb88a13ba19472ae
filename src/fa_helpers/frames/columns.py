"""The columns of every frame and file (数据列): declared once, the same whatever the rows hold.

``str`` columns hold text, ``int`` whole numbers that may be missing, ``num`` numbers that may be missing.
"""

from __future__ import annotations

from typing import Final, Literal

ColumnType = Literal["str", "int", "num"]
Schema = dict[str, ColumnType]

_BOX: Final[Schema] = {"x0": "num", "top": "num", "x1": "num", "bottom": "num"}
_PLACE: Final[Schema] = {"page": "int", "page_label": "str", **_BOX}


def _text(*names: str) -> Schema:
    return dict.fromkeys(names, "str")


def _numbers(*names: str) -> Schema:
    return dict.fromkeys(names, "num")


def _stated(column: str) -> Schema:
    """A target or an outcome as read: its kind, operator, numbers, unit or date."""
    return {
        **_text(f"{column}_kind", f"{column}_operator"),
        **_numbers(f"{column}_low", f"{column}_high"),
        **_text(f"{column}_unit", f"{column}_date"),
    }


_ABOUT: Final[Schema] = {**_text("document_id", "entity"), "fiscal_year": "int"}
FACTS: Final[Schema] = {
    **_ABOUT,
    **_text("fact_id", "origin", "section", "concept", "subject", "function_class", "function_section"),
    **_text(
        "function_item", "function_code", "measure", "stage", "base", "direction", "year", "fund", "scope"
    ),
    "value": "num",
    "unit": "str",
    "amount_yuan": "num",
    **_text("printed", "context"),
    **_PLACE,
}
FUNCTIONAL_ITEMS: Final[Schema] = {
    "order": "int",
    **_text("function_class", "function_section", "function_item", "function_code"),
    **_numbers("final_accounts", "initial_budget", "adjusted_budget", "change"),
    "direction": "str",
    **_numbers("change_rate", "change_rate_printed", "completion_rate"),
    "reason": "str",
    "page": "int",
}
STATEMENTS: Final[Schema] = {
    **_text("statement", "title"),
    "page": "int",
    "line": "int",
    **_text("code", "label", "side", "column", "column_label", "printed"),
    "value": "num",
    "unit": "str",
    "amount_yuan": "num",
    **_text("fact_id", "concept", "measure", "stage", "year", "fund"),
    **_BOX,
}
SCORECARDS: Final[Schema] = {
    **_text("scorecard_id", "kind", "title", "name", "supervisor", "implementer"),
    **dict.fromkeys(("fiscal_year", "page_first", "page_last"), "int"),
    **_numbers("total_weight", "total_score"),
    **_text("goal_expected", "goal_actual"),
}
SCORECARD_FUNDS: Final[Schema] = {
    **_text("scorecard_id", "row_kind", "source"),
    **_numbers("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score"),
    **_text("content", "status"),
    **_numbers("budget_fiscal", "budget_other", "executed_fiscal", "executed_other"),
    "page": "int",
}
INDICATORS: Final[Schema] = {
    "scorecard_id": "str",
    "order": "int",
    **_text("level1", "level2", "level3", "target", "basis", "actual"),
    **_numbers("weight", "score"),
    "deviation": "str",
    **_stated("target"),
    **_stated("actual"),
    "page": "int",
}
CHECKS: Final[Schema] = {
    **_text("check_id", "rule", "outcome"),
    **_numbers("expected", "printed", "difference", "tolerance"),
    **_text("fact_ids", "pages", "message_en", "message_zh"),
}
COVERAGE: Final[Schema] = {
    **_text("part", "title"),
    "page_first": "int",
    "page_last": "int",
    "status": "str",
    "figures": "int",
    **_text("reason", "details"),
}
RECIPIENTS: Final[Schema] = {
    **_ABOUT,
    **_text("scorecard_id", "card", "organisation", "role"),
    **_numbers("planned", "executed", "planned_in_goal", "executed_in_goal"),
    "naming": "str",
    "count": "int",
    **_text("same_money", "also_spelled"),
    **_PLACE,
    "words": "str",
}
CARD_MONEY: Final[Schema] = {
    "scorecard_id": "str",
    "page": "int",
    "card": "str",
    **_numbers("budget", "executed", "named", "not_split", "group", "unnamed", "no_organisation"),
    **_numbers("run_by_implementer", "not_told"),
}
FILES: Final[dict[str, Schema]] = {
    "facts": FACTS,
    "functional_items": FUNCTIONAL_ITEMS,
    "statements": STATEMENTS,
    "scorecards": SCORECARDS,
    "scorecard_funds": SCORECARD_FUNDS,
    "indicators": INDICATORS,
    "recipients": RECIPIENTS,
    "card_money": CARD_MONEY,
    "checks": CHECKS,
    "coverage": COVERAGE,
}
"""The files that ``fa extract`` writes, with their columns."""

SECTIONS: Final[Schema] = {
    **_text("number", "ordinal", "title"),
    **dict.fromkeys(("level", "page_first", "page_last"), "int"),
}
TERMS: Final[Schema] = {"order": "int", **_text("term", "definition"), "page": "int"}
SUMMARY: Final[Schema] = {
    **_text("concept", "subject"),
    **_numbers("initial_budget", "adjusted_budget", "final_accounts", "count"),
    "unit": "str",
    "change": "num",
    "direction": "str",
    **_numbers("change_rate_printed", "variance_rate_printed", "completion_rate", "share_printed"),
    "base": "str",
    "page": "int",
    "fact_ids": "str",
}
_COMPARED: Final[Schema] = {
    "difference": "num",
    "tolerance": "num",
    "outcome": "str",
    "page": "int",
    "fact_ids": "str",
}
STRUCTURE: Final[Schema] = {
    **_text("section", "kind", "concept", "subject", "function_code"),
    "final_accounts": "num",
    "unit": "str",
    **_numbers("share_printed", "share"),
    "share_reason": "str",
    "base": "str",
    **_COMPARED,
}
CHANGES: Final[Schema] = {
    **_text("section", "concept", "subject"),
    **_numbers("final_accounts", "change"),
    "unit": "str",
    "direction": "str",
    **_numbers("signed_change", "prior_final_accounts", "change_rate_printed", "change_rate"),
    "change_rate_reason": "str",
    **_COMPARED,
}
VARIANCES: Final[Schema] = {
    **_text("section", "concept", "subject", "measure", "base"),
    **_numbers("base_amount", "amount"),
    "unit": "str",
    **_numbers("variance", "rate_printed", "rate"),
    "rate_reason": "str",
    **_COMPARED,
}
PLACES: Final[Schema] = {
    **_text("concept", "subject", "stage"),
    "value": "num",
    "unit": "str",
    "page": "int",
    "fact_ids": "str",
}
UNSPENT: Final[Schema] = {
    **_text("scorecard_id", "source"),
    **_numbers("adjusted_budget", "executed", "unspent", "rate"),
    "rate_reason": "str",
    "page": "int",
}
STATED_REASONS: Final[Schema] = {
    **_text("section", "concept", "subject", "kind", "measure", "base", "reason"),
    "page": "int",
    "fact_ids": "str",
}
PUBLIC_ITEMS: Final[Schema] = {
    **_text("concept", "subject", "state"),
    **_numbers("initial_budget", "adjusted_budget", "final_accounts"),
    **_text("unit", "reason", "said"),
    "page": "int",
    "fact_ids": "str",
}
PUBLIC_COUNTS: Final[Schema] = {
    **_text("item", "concept", "subject"),
    "value": "num",
    **_text("unit", "context"),
    "page": "int",
    "fact_ids": "str",
}
PER_HEAD: Final[Schema] = {
    **_text("concept", "subject"),
    "amount": "num",
    **_text("unit", "counted", "counted_subject"),
    **_numbers("persons", "per_head"),
    "per_head_reason": "str",
    "page": "int",
    "fact_ids": "str",
}
_COMPARED_AMOUNTS: Final[Schema] = {
    "amount": "num",
    "base": "str",
    "base_amount": "num",
    "base_source": "str",
    "signed_change": "num",
    "unit": "str",
    "change_rate": "num",
    "change_rate_reason": "str",
    "contribution": "num",
    "contribution_reason": "str",
}
ITEM_CHANGES: Final[Schema] = {
    "order": "int",
    **_text("section", "function_class", "function_section", "function_item", "function_code", "class_code"),
    **_COMPARED_AMOUNTS,
    **_text("movement", "recoding", "reason"),
    "page": "int",
    "fact_ids": "str",
}
CLASSES: Final[Schema] = {
    **_text("function_class", "other_names", "current_name", "function_code", "class_code"),
    **_numbers("final_accounts", "share_printed", "share"),
    **_text("share_reason", "whole"),
    "items": "int",
    **_numbers("items_amount", "residual"),
    **_COMPARED_AMOUNTS,
    "page": "int",
    "fact_ids": "str",
}
FUNCTION_SECTIONS: Final[Schema] = {
    **_text("function_class", "class_code", "function_section", "function_code"),
    "items": "int",
    **_COMPARED_AMOUNTS,
    "page": "int",
}
ITEM_TOTALS: Final[Schema] = {
    **_text("concept", "subject", "stage"),
    "amount": "num",
    "items": "int",
    **_numbers("items_amount", "residual"),
    **_text("outcome", "unit"),
    "page": "int",
    "fact_ids": "str",
}
SCORECARD_RESULTS: Final[Schema] = {
    **_text("scorecard_id", "kind", "name"),
    **_numbers("initial_budget", "adjusted_budget", "executed"),
    "unit": "str",
    **_numbers("execution_rate", "total_score", "indicators"),
    **_text("goal_expected", "goal_actual"),
    "page": "int",
}
SCORING: Final[Schema] = {
    **_text("scorecard_id", "name"),
    "order": "int",
    **_text("row_kind", "level1", "level2", "level3", "target", "actual"),
    **_numbers("weight", "score", "recomputed_score", "difference"),
    **_text("agreement", "outcome", "assumption", "reason", "explanation", "deviation"),
    "lost": "num",
    "page": "int",
}
SCORING_TOTALS: Final[Schema] = {
    **_text("scorecard_id", "kind", "name"),
    **_numbers("indicators", "comparable", "above", "below", "parts_sum", "total_score"),
    **_numbers("rule_total", "only_above_total", "unpaid_zero_total", "lowest"),
    "lowest_reading": "str",
    "highest": "num",
    "highest_reading": "str",
    "page": "int",
}
CARD_ITEMS: Final[Schema] = {
    **_text("scorecard_id", "name"),
    "amount": "num",
    **_text("unit", "link", "item_orders", "item_names"),
    "item_amount": "num",
    "equation": "str",
    "chance": "num",
    "page": "int",
    "item_pages": "str",
}
EXPLAINED: Final[Schema] = {
    **_text("concept", "subject", "base"),
    "signed_change": "num",
    **_text("unit", "reason", "causes", "open_causes"),
    **_numbers("ceiling", "share"),
    "page": "int",
    "fact_ids": "str",
}
CLASSIFICATION: Final[Schema] = {
    **_text(
        "function_code", "level", "name", "classification_name", "agreement", "confidence", "code_source"
    ),
    "page": "int",
    "pages": "str",
}
