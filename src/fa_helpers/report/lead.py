"""What a report says first (首屏结论): the year's money, how the checks came out, the finding that leads; a fact a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.checks.ledger import Entry
from fa_helpers.model import DocumentData
from fa_helpers.presentation.answers import totals, unlike_in_statements
from fa_helpers.presentation.check_answers import came_out, lead_sentences
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.public_expenses.sentences import three_public_total
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import sentences


def lead_of(
    data: DocumentData, checked: Checked, leads: Sequence[Entry], language: Language
) -> tuple[str, ...]:
    """Paragraphs, the first of them fit to print (开头几段): without totals the three public expenses come first.

    Where the statements print other amounts under the names of the totals, the same paragraph says so.
    """
    money = sentences([*totals(data, language).sentences, *unlike_in_statements(data, language)], language)
    money = money or three_public_total(data, language)
    return tuple(
        said for said in (money, came_out(checked, language), *_first(checked, leads, language)) if said
    )


def _first(checked: Checked, leads: Sequence[Entry], language: Language) -> tuple[str, ...]:
    """The finding that leads, and in a sentence of its own on what condition both figures are right."""
    if not leads:
        return ()
    return (sentences(lead_sentences(checked.headline(leads[0].check, language), language), language),)


def pages_meant(data: DocumentData, language: Language) -> str:
    """Which number a page goes by where the paper prints another (页码说明); blank where the two are one."""
    unlike = [(page, label) for page, label in data.page_labels if label and label != str(page)]
    if not unlike:
        return ""
    page, label = unlike[0]
    return message("report.pages_of_file", language, page=page, label=label)
