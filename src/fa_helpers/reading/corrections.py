"""Corrections by hand (人工更正): a figure that was read wrongly is put right, said so wherever it appears.

``corrections.csv`` lies beside the file or in ``data/`` and has the columns ``sha256`` (of the file), ``id`` (of the
figure), ``printed`` (what was read), ``value`` (what stands on the page), ``by`` and ``why``. A correction that no
longer matches fails loudly: it may hide a change of the file or of the reader.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from fa_helpers.errors import CorrectionError
from fa_helpers.model import CoverageRow, DocumentData, Fact, FunctionalItem, Scorecard, StatementCell
from fa_helpers.reading.card_facts import with_value
from fa_helpers.text.amounts import parse_number, to_yuan

COLUMNS = ("sha256", "id", "printed", "value", "by", "why")
FILE_NAME = "corrections.csv"


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected figure (更正): which file and figure, what was read, what stands there, who says so and why."""

    sha256: str
    id: str
    printed: str
    value: str
    by: str
    why: str


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections; raises ``CorrectionError`` when a column is missing or a value is no number."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise CorrectionError(
                where=path.name,
                code="correction_columns",
                values={"missing": ", ".join(missing), "columns": ",".join(COLUMNS)},
            )
        found = tuple(Correction(**{name: row[name].strip() for name in COLUMNS}) for row in reader)
    for correction in found:
        try:
            parse_number(correction.value)
        except ValueError:
            raise CorrectionError(
                where=path.name,
                code="correction_value",
                values={"value": correction.value, "id": correction.id},
            ) from None
    return found


def correct(data: DocumentData, corrections: Sequence[Correction]) -> DocumentData:
    """The data with the corrections for its files applied; raises ``CorrectionError`` for one that does not match."""
    files = {source.sha256 for source in data.sources}
    meant = [c for c in corrections if c.sha256 in files]
    for correction in meant:
        data = _apply(data, correction)
    return data


def _apply(data: DocumentData, correction: Correction) -> DocumentData:
    every = (*data.facts, *data.card_facts, *data.cell_facts)
    fact = next((f for f in every if f.fact_id == correction.id), None)
    if fact is None or fact.printed != correction.printed:
        raise CorrectionError(
            where=FILE_NAME,
            code="correction_unknown" if fact is None else "correction_mismatch",
            values={"id": correction.id}
            | ({} if fact is None else {"expected": correction.printed, "printed": fact.printed}),
        )
    value = parse_number(correction.value).value
    mended = replace(
        fact,
        value=value,
        amount_yuan=to_yuan(value, fact.unit),
        corrected=f"{correction.by}: {correction.why}",
    )
    said = f"coverage.corrected: {fact.printed} → {correction.value} ({correction.by}: {correction.why})"
    row = CoverageRow(fact.fact_id, fact.subject, fact.locator.page, fact.locator.page, "read", 1, said)
    return replace(
        data,
        facts=_mended(data.facts, fact, mended),
        card_facts=_mended(data.card_facts, fact, mended),
        cell_facts=_mended(data.cell_facts, fact, mended),
        functional_items=tuple(_item(item, fact, value) for item in data.functional_items),
        scorecards=tuple(_card(card, fact, value) for card in data.scorecards),
        statement_cells=tuple(_cell(cell, fact, value) for cell in data.statement_cells),
        coverage=(*data.coverage, row),
    )


def _mended(facts: tuple[Fact, ...], fact: Fact, mended: Fact) -> tuple[Fact, ...]:
    return tuple(mended if f is fact else f for f in facts)


def _card(card: Scorecard, fact: Fact, value: Decimal) -> Scorecard:
    if fact.origin != "scorecard" or fact.section != card.scorecard_id:
        return card
    return with_value(card, fact.fact_id, value)


def _cell(cell: StatementCell, fact: Fact, value: Decimal) -> StatementCell:
    """The cell that stands where the fact stands; a place holds one cell."""
    if fact.origin != "statement" or cell.locator != fact.locator or cell.printed != fact.printed:
        return cell
    return replace(cell, value=value, amount_yuan=to_yuan(value, cell.unit))


def _item(item: FunctionalItem, fact: Fact, value: Decimal) -> FunctionalItem:
    if fact.fact_id not in item.fact_ids:
        return item
    if fact.measure == "change":
        return replace(item, change=value)
    if fact.measure == "change_rate":
        return replace(item, change_rate_printed=value)
    if fact.measure == "completion_rate":
        return replace(item, completion_rate=value)
    if fact.stage == "initial_budget":
        return replace(item, initial_budget=value)
    if fact.stage == "adjusted_budget":
        return replace(item, adjusted_budget=value)
    return replace(item, final_accounts=value)
