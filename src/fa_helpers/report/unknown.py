"""What is not known (未知之处): parts that the file lacks or that were not read, and what could therefore not be checked."""

from __future__ import annotations

from typing import Final

from fa_helpers.frames.headlines import ladder_rows
from fa_helpers.frames.public_expenses import item_rows
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData
from fa_helpers.patterns import regex
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.headline_figures import is_of_outcomes
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, listed, nested

_STATUSES: Final = ("not_read", "partly_read", "absent")
_MOST_NAMED: Final = 6
_PUBLIC: Final = ("three_public_expenses", "overseas_travel", "official_vehicles", "official_receptions")
"""A paper that tells one of the three has told of them."""
_SENTENCE: Final = regex("[。；;！？!?]|单位[:：]")
"""No title has these: a rest of a sentence, or a table's line of units, that stands for a part is not named."""


def unknown(data: DocumentData, checked: Checked, language: Language) -> list[str]:
    """Sentences on what the report cannot say; never empty of the caution that a gap is no nought."""
    said = []
    for status in _STATUSES:
        parts = [row for row in data.coverage if row.status == status]
        if not parts:
            continue
        titles = list(
            dict.fromkeys(row.title for row in parts if row.title and not _SENTENCE.search(row.title))
        )
        named = listed(titles[:_MOST_NAMED], language) or message("report.untitled", language)
        if len(titles) > _MOST_NAMED:
            named = message("report.and_more", language, named=named, count=len(titles) - _MOST_NAMED)
        pages = sorted({row.page_first for row in parts if row.page_first is not None})
        where = format_pages(pages, language) if pages else ""
        values = {"count": len(parts), "named": named} | ({"pages": where} if where else {})
        said.append(message(f"report.unknown_{status}" + ("" if where else "_nowhere"), language, **values))
    said += [message(f"report.lacks_{part}", language) for part in _lacking(data)]
    said += _said_none(data, language)
    unchecked = checked.counts["not_checkable"]
    if unchecked:
        said.append(message("report.unknown_unchecked", language, count=unchecked))
    return said


def _lacking(data: DocumentData) -> list[str]:
    """What final accounts usually tell and this file does not (文件未载)."""
    if not is_of_outcomes(data):
        return []
    told = {fact.concept for fact in (*data.office_facts, *data.cell_facts)}
    lacking = {
        "budget": all(row["stage"] == "final_accounts" for row in ladder_rows(data)),
        "public_expenses": not told.intersection(_PUBLIC) and _none_of_public(data) is None,
        "scorecards": not data.scorecards,
    }
    return [part for part, missing in lacking.items() if missing]


def _none_of_public(data: DocumentData) -> Row | None:
    """The sentence that there were no public expenses (写明没有), where that is all that is told of them."""
    rows = (row for row in item_rows(data) if row["concept"] in _PUBLIC)
    return next((row for row in rows if row["state"] == "none_said"), None)


def _said_none(data: DocumentData, language: Language) -> list[str]:
    row = _none_of_public(data) if is_of_outcomes(data) else None
    if row is None or any(fact.concept in _PUBLIC for fact in (*data.office_facts, *data.cell_facts)):
        return []
    page = row["page"]
    where = {"page": message("label.page", language, page=page)} if page else {}
    key = "report.public_expenses_none" + ("" if where else "_nowhere")
    return [message(key, language, said=nested(str(row["said"]).rstrip("。")), **where)]
