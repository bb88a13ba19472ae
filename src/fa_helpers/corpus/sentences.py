"""The sentences of a document that another year or office may repeat (可比语句): reasons, purposes, goals, problems."""

from __future__ import annotations

from fa_helpers.frames.columns import SENTENCES
from fa_helpers.frames.rows import Row, fields_of
from fa_helpers.model import DocumentData


def sentence_rows(data: DocumentData) -> list[Row]:
    """One row for every reason, purpose, goal and stated cause of a deviation (语句), word for word."""
    rows: list[Row] = [fields_of(one, SENTENCES) for one in data.stated_reasons]
    for card in data.scorecards:
        said = [("goal", card.goal_expected), ("outcome", card.goal_actual)]
        said += [("deviation", indicator.deviation) for indicator in card.indicators]
        rows += [
            {
                "kind": kind,
                "subject": card.name,
                "text": text,
                "page": card.page_first,
                "scorecard_id": card.scorecard_id,
            }
            for kind, text in said
            if text
        ]
    return rows
