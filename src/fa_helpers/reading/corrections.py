"""Corrections by hand (人工更正): a figure that was read wrongly is put right, said so wherever it appears.

``corrections.csv`` lies beside the file or in ``data/`` and has the columns ``sha256`` (of the file), ``id`` (of the
figure), ``printed`` (what was read), ``value`` (what stands on the page), ``by`` and ``why``. A correction that no
longer matches fails loudly: it may hide a change of the file or of the reader.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from fa_helpers.errors import CorrectionError
from fa_helpers.model import CoverageRow, DocumentData, Fact, Locator, Reason
from fa_helpers.reading.scorecards.card_facts import with_words
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
    fact = data.figures.get(correction.id)
    if fact is None or fact.printed != correction.printed:
        raise CorrectionError(
            where=FILE_NAME,
            code="correction_unknown" if fact is None else "correction_mismatch",
            values={"id": correction.id}
            | ({} if fact is None else {"expected": correction.printed, "printed": fact.printed}),
        )
    value = parse_number(correction.value).value
    who = f"{correction.by}: {correction.why}"
    mended = replace(fact, value=value, amount_yuan=to_yuan(value, fact.unit), corrected=who)
    data = _exchanged(data, fact, mended)
    if fact.offset >= 0:
        data = replace(
            data,
            scorecards=tuple(
                with_words(card, fact, value) if card.scorecard_id == fact.section else card
                for card in data.scorecards
            ),
        )
    reason = Reason("coverage.corrected", (fact.printed, "→", correction.value, f"({who})"))
    row = CoverageRow(fact.fact_id, fact.subject, fact.locator.page, fact.locator.page, "read", 1, reason)
    return replace(data, coverage=(*data.coverage, row))


_Record = TypeVar("_Record")


def _exchanged(record: _Record, old: Fact, new: Fact) -> _Record:
    """The same data with one figure exchanged, wherever it is held; what does not hold it stays the same object."""
    found: Any = record
    if record is old:
        found = new
    elif isinstance(record, tuple):
        parts = tuple(_exchanged(part, old, new) for part in record)
        found = parts if any(a is not b for a, b in zip(parts, record, strict=True)) else record
    elif is_dataclass(record) and not isinstance(record, (Fact, Locator)):
        before = {field.name: getattr(record, field.name) for field in fields(record)}
        after = {name: _exchanged(value, old, new) for name, value in before.items()}
        if changed := {name: value for name, value in after.items() if value is not before[name]}:
            found = replace(found, **changed)
    return cast(_Record, found)
