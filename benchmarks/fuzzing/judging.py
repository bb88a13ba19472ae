"""What became of a damaged file (结果): read, refused in one line, or what must not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random

from .mutants import by_bytes, by_structure

_LOST = 0.1
"""So much of its figures may a document lose before it has to say so."""


@dataclass(frozen=True, slots=True)
class Task:
    """A damaged file to read: of which whole one, how it is damaged, and its number."""

    path: Path
    kind: str
    number: int

    def content(self) -> bytes:
        """Its bytes, always the same."""
        change = {"bytes": by_bytes, "structure": by_structure}[self.kind]
        return change(self.path.read_bytes(), Random(f"{self.path.stem}/{self.kind}/{self.number}"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """``kind`` is read, refused or broken; ``silent`` where figures are gone and nothing is said."""

    kind: str
    said: str = ""
    lost: float = 0.0
    rows: tuple[str, ...] = field(default=())

    @property
    def silent(self) -> bool:
        """Whether a tenth of the figures is lost without a row of coverage."""
        return self.lost >= _LOST and not self.rows


def judge(task: Task) -> Outcome:
    """Read a damaged file as the command does, and check it."""
    from fa_helpers.document import read
    from fa_helpers.errors import FinalAccountsError

    try:
        document = read(task.content(), name=task.path.name)
        broken = document.ledger.broken
    except FinalAccountsError as error:
        said = error.in_language("en")
        return Outcome("refused" if said and "\n" not in said else "broken", said)
    except Exception as error:  # what must not be, and is told
        return Outcome("broken", f"{type(error).__name__}: {error}")
    if broken:
        return Outcome("broken", broken[0].traceback)
    figures, rows = _figures(document), _rows(document)
    before, told = _whole(task.path)
    lost = sum((before - figures).values()) / before.total()
    return Outcome("read", "", lost, tuple(sorted(rows - told)))


@lru_cache(maxsize=8)
def _whole(path: Path) -> tuple[Counter[str], frozenset[str]]:
    from fa_helpers.document import read

    document = read(path)
    return _figures(document), _rows(document)


def _figures(document: object) -> Counter[str]:
    """All figures by what they are worth, wherever they stand."""
    data = document.data  # type: ignore[attr-defined]
    found: Counter[str] = Counter(f"{fact.value.normalize()}{fact.unit}" for fact in data.facts)
    found.update(f"{cell.value.normalize()}" for cell in data.statement_cells if cell.value is not None)
    for card in data.scorecards:
        for fund in card.funds:
            found.update(str(n) for n in (fund.initial_budget, fund.executed) if n is not None)
        for row in card.indicators:
            found.update(str(n) for n in (row.weight, row.score) if n is not None)
    return found


def _rows(document: object) -> frozenset[str]:
    """What coverage says is wrong, row by row."""
    data = document.data  # type: ignore[attr-defined]
    return frozenset(
        f"{row.part} {row.status} {row.reason}"
        for row in data.coverage
        if row.status != "read" or str(row.reason)
    )
