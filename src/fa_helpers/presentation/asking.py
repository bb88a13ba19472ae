"""What to ask the office about a finding (向单位询问): one neutral question by what may settle it."""

from __future__ import annotations

from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.headline_figures import condition_of
from fa_helpers.checks.rule import rule
from fa_helpers.terms.messages import Language, message

_OF_OPEN = {"zero": "zero", "score": "scoring", "name": "name"}
RULES_ASKED = ("rule", "scoring", "bonus", "row")
"""Questions that the office's rules of scoring would answer."""

_OF_READING: Final = frozenset(
    {
        "column_unknown",
        "end_not_found",
        "form_left_over",
        "form_uncertain",
        "many_rows",
        "partly_read",
        "printed_otherwise",
        "read_in_part",
        "row_unknown",
        "rows_unknown",
        "several_columns",
        "unseen_text",
    }
)
"""Doubts in how the page was read: they are for whoever reviews, and no office can settle them."""


def is_for_the_office(check: Check) -> bool:
    """Whether a finding is a question to the office (可否询问单位), and not to the reading of its page."""
    return not any(doubt.kind in _OF_READING for doubt in check.doubts)


def asked(check: Check) -> str:
    """Which question a finding leads to, by name (问题类别)."""
    if check.outcome == "inconsistent":
        return condition_of(check)
    return _OF_OPEN.get(rule(check.rule).kind, "open")


def question(check: Check, language: Language) -> str:
    """The question in one sentence (问句): it says what is missing, never what is wrong."""
    return message(f"ask.{asked(check)}", language)
