"""Samples of figures for people to look at (抽样复核): a sheet with crops, and the rate of errors with its interval.

A sample tells how often a figure that was read is wrong. What was not read at all stands in ``coverage``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fa_helpers.errors import FinalAccountsError, SourceError
from fa_helpers.text.sheets import as_words, read_sheet

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.opening import Corpus

SHEET: Final = "sample.csv"
_FIGURES: Final = """
WITH figures AS (
    SELECT document_id, fact_id, page, origin || ' ' || measure kind, context words, printed, unit FROM facts
    UNION ALL SELECT document_id, fact_id, page, 'statement ' || measure, concat_ws(' / ', statement, label, column_label),
        printed, unit FROM statements WHERE fact_id IS NOT NULL
)
SELECT f.document_id, d.entity, d.fiscal_year, d.family, f.kind, f.fact_id, f.page, f.words, f.printed, f.unit
FROM figures f JOIN documents d USING (document_id)
ORDER BY sha256(concat_ws('/', '{seed}', f.document_id, f.fact_id)), f.document_id, f.fact_id LIMIT {count}
"""
_BY_HAND: Final = ("right", "printed_really", "note")
_RIGHT: Final = frozenset(["1", "y", "yes", "true", "right", "对", "是", "√"])
_WRONG: Final = frozenset(["0", "n", "no", "false", "wrong", "错", "否", "×"])
_Z: Final = 1.959963984540054
"""Of the normal distribution, for an interval that holds in 95 of 100 samples."""


def sample(corpus: Corpus, count: int, seed: int) -> pd.DataFrame:
    """Figures drawn by chance (抽样): the same for the same store and seed, whatever the order it was filled in."""
    found = corpus.query(_FIGURES.format(seed=int(seed), count=int(count)))
    found.insert(0, "number", range(1, len(found) + 1))
    return found


def sample_files(corpus: Corpus, count: int, seed: int) -> dict[str, str | bytes]:
    """The sheet to be filled in, and a crop of the page for every figure whose file is still in its place (抽样表)."""
    found = sample(corpus, count, seed)
    files: dict[str, str | bytes] = {}
    crops: dict[int, str] = {}
    for name, rows in found.groupby("document_id"):
        try:
            document = corpus.document(str(name))
        except SourceError:  # moved since: its figures stand in the sheet without a picture
            continue
        for number, fact_id in zip(rows.number, rows.fact_id, strict=True):
            picture = document.show(str(fact_id)).png()
            if picture is not None:
                crops[number] = f"crops/{number:04d}.png"
                files[crops[number]] = picture
    found["crop"] = [crops.get(number, "") for number in found.number]
    found["words"] = found.words.fillna("").map(as_words)
    for column in _BY_HAND:
        found[column] = ""
    return {SHEET: "\ufeff" + found.to_csv(index=False, lineterminator="\n"), **dict(sorted(files.items()))}


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How many of the figures that a person looked at are wrong (差错率), with Wilson's interval of 95 %."""

    by: str
    group: str
    looked_at: int
    wrong: int
    rate: float
    low: float
    high: float


def wilson(wrong: int, looked_at: int) -> tuple[float, float]:
    """Wilson's interval of a share (威尔逊区间), 95 %; it stays within 0 and 1 also where nothing is wrong.

    >>> [round(end, 4) for end in wilson(0, 200)], [round(end, 4) for end in wilson(5, 100)]
    ([0.0, 0.0188], [0.0215, 0.1118])
    """
    if not looked_at:
        return 0.0, 1.0
    share, squared = wrong / looked_at, _Z * _Z
    middle = (share + squared / (2 * looked_at)) / (1 + squared / looked_at)
    half = (
        _Z
        * math.sqrt(share * (1 - share) / looked_at + squared / (4 * looked_at * looked_at))
        / (1 + squared / looked_at)
    )
    return max(0.0, middle - half) if wrong else 0.0, min(1.0, middle + half) if wrong < looked_at else 1.0


def error_rates(path: Path) -> list[ErrorRate]:
    """The rate of errors of a sheet that a person filled in (差错率): of all, by family, by kind of figure.

    Lines without an answer in ``right`` do not count. Raises :class:`FinalAccountsError` for a word that is no answer.
    """
    lines = read_sheet(path, FinalAccountsError)
    head = lines[0][1] if lines else ()
    answers: list[tuple[str, str, bool]] = []
    for number, cells in lines[1:]:
        row = dict(zip(head, cells, strict=False))
        said = row.get("right", "").casefold()
        if said and said not in _RIGHT | _WRONG:
            values = {"line": number, "said": said}
            raise FinalAccountsError(where=path.name, code="no_answer", values=values)
        if said:
            answers.append((row.get("family", ""), row.get("kind", ""), said in _WRONG))
    groups = [("all", "", [wrong for *_, wrong in answers])]
    for place, by in enumerate(("family", "kind")):
        names = sorted({str(answer[place]) for answer in answers})
        groups += [(by, name, [a[2] for a in answers if a[place] == name]) for name in names]
    return [_rate(*group) for group in groups]


def _rate(by: str, group: str, wrong: Iterable[bool]) -> ErrorRate:
    listed = list(wrong)
    count = sum(listed)
    return ErrorRate(
        by, group, len(listed), count, count / len(listed) if listed else 0.0, *wilson(count, len(listed))
    )
