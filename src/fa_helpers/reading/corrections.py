"""Corrections by hand (人工更正): a figure that was read wrongly is put right, said so wherever it appears.

``corrections.csv`` lies beside the file or in ``data/`` and has the columns ``sha256`` (of the file), ``id`` (of the
figure), ``printed`` (what was read), ``value`` (what stands on the page), ``by`` and ``why``. A correction that no
longer matches fails loudly: it may hide a change of the file or of the reader. Any spreadsheet may save the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from fa_helpers.errors import CorrectionError
from fa_helpers.model import CoverageRow, DocumentData, Fact, Locator, Reason
from fa_helpers.reading.scorecards.card_facts import with_words
from fa_helpers.text.amounts import NUMERAL, is_too_long, parse_number, to_yuan
from fa_helpers.text.fold import fold
from fa_helpers.text.sheets import read_sheet

COLUMNS = ("sha256", "id", "printed", "value", "by", "why")
FILE_NAME = "corrections.csv"
_SHOWN = 40
"""Characters of a value that an error repeats."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected figure (更正): which file and figure, what was read, what stands there, who says so and why.

    ``line`` is where it stands in its file.
    """

    sha256: str
    id: str
    printed: str
    value: str
    by: str
    why: str
    line: int = 0


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections; raises ``CorrectionError`` for a file that cannot be used, naming the line.

    A line must have all its cells, a value that is a number as accounts print them, and say the same as any other line
    on its figure.
    """
    rows = read_sheet(path, CorrectionError)
    names = [name.lower() for name in rows[0][1]] if rows else []
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise _error(path.name, "columns", missing=", ".join(missing), columns=",".join(COLUMNS))
    found: dict[tuple[str, str], Correction] = {}
    for line, cells in rows[1:]:
        new = _correction(path.name, line, dict(zip(names, cells, strict=False)))
        old = found.setdefault((new.sha256, new.id), new)
        if (old.printed, parse_number(old.value).value) != (new.printed, parse_number(new.value).value):
            raise _error(path.name, "contradicts", line=line, other=old.line, id=new.id)
    return tuple(found.values())


def _correction(file: str, line: int, row: dict[str, str]) -> Correction:
    blank = [name for name in COLUMNS if not row.get(name)]
    if blank:
        raise _error(file, "short", line=line, columns=", ".join(blank))
    value = fold(row["value"])
    if not NUMERAL.fullmatch(value) or is_too_long(value):
        shown = row["value"] if len(row["value"]) <= _SHOWN else row["value"][:_SHOWN] + "…"
        raise _error(file, "value", line=line, value=shown, id=row["id"])
    return Correction(**{name: row[name] for name in COLUMNS} | {"value": value}, line=line)


def _error(file: str, kind: str, **values: object) -> CorrectionError:
    return CorrectionError(where=file, code=f"correction_{kind}", values=values)


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
        told = {} if fact is None else {"expected": correction.printed, "printed": fact.printed}
        kind = "unknown" if fact is None else "mismatch"
        raise _error(FILE_NAME, kind, line=correction.line, id=correction.id, **told)
    value = parse_number(correction.value).value
    if (
        correction.line and fact.corrected and fact.value != value
    ):  # of two files; a program may correct again
        raise _error(FILE_NAME, "twice", line=correction.line, id=correction.id, value=fact.value)
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
