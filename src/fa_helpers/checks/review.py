"""What people said of findings (人工复核): ``review.csv`` keeps confirmed, explained and dismissed over reruns.

A finding is known again by its rule and its figures. A finding that is no longer made stays in the file, marked
``not_found``; nothing that a person wrote is lost, nor columns they added or a second line on one finding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.order import Told
from fa_helpers.checks.sentences import message_of
from fa_helpers.errors import CheckError
from fa_helpers.text.sheets import as_words, as_written, read_sheet

FILE_NAME: Final = "review.csv"
STATUSES: Final = ("", "confirmed", "explained", "dismissed")
_SAID: Final = {
    **dict.fromkeys(("确认", "已确认"), "confirmed"),
    **dict.fromkeys(("说明", "有说明", "已说明", "已解释"), "explained"),
    **dict.fromkeys(("排除", "已排除"), "dismissed"),
}
"""What people write instead of the English words."""
NOT_FOUND: Final = "not_found"


@dataclass(frozen=True, slots=True)
class Review:
    """One line of ``review.csv`` (复核记录).

    ``group`` numbers what is told as one finding, ``check_id`` is the id that ``fa show`` takes; both are those of the
    last run and empty where it no longer makes the finding. ``sha256`` is that of the file, ``key`` names the finding,
    ``outcome`` how it came out in the last run. A person fills ``status`` (``confirmed``, ``explained``, ``dismissed``,
    or 确认, 有说明, 排除), ``by``, ``date`` and ``note``.
    """

    group: str
    check_id: str
    sha256: str
    key: str
    outcome: str
    status: str
    by: str
    date: str
    note: str
    message_zh: str
    message_en: str
    more: tuple[tuple[str, str], ...] = ()
    """Cells of columns that people added, each with its column's name."""

    @property
    def is_written(self) -> bool:
        """Whether a person wrote anything into the line."""
        return any((self.status, self.by, self.date, self.note, *(cell for _, cell in self.more)))


COLUMNS: Final = tuple(field.name for field in fields(Review) if field.name != "more")
_OF_THE_RUN: Final = ("group", "check_id")
"""Columns that files of earlier versions lack; one alone is a person's own."""


def key_of(entry: Entry) -> str:
    """What a finding is known by in ``review.csv`` (复核键): its rule, and its figures or printed words.

    >>> from fa_helpers.checks.check import stated
    >>> from fa_helpers.checks.bilingual import same_words
    >>> key_of(Entry("form.placeholder.001", stated("form.placeholder", "inconsistent", same_words("XX"), [])))
    'form.placeholder:XX'
    """
    check = entry.check
    words = [mark.printed for mark in check.marks if not mark.fact_id]
    return f"{check.rule}:{'+'.join(check.fact_ids) or '+'.join(words) or check.about.zh}"


def load_reviews(path: Path) -> tuple[Review, ...]:
    """Read ``review.csv`` (读取复核记录) as any spreadsheet saves it; a file that is not there is empty.

    Raises :class:`CheckError`, naming the line and the way out, for a missing column, an unknown status, or a status
    without the name and date of who gave it.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return ()
    except OSError:
        pass  # reading it says why
    rows = read_sheet(path, CheckError)
    header = rows[0][1] if rows else ()
    names = [name.lower() for name in header]
    own = COLUMNS if all(name in names for name in _OF_THE_RUN) else COLUMNS[len(_OF_THE_RUN) :]
    missing = [name for name in own if name not in names]
    if missing:
        raise _error(path, "review_columns", columns=", ".join(missing))
    width = max(len(cells) for _, cells in rows)
    table = [(line, (*cells, *[""] * (width - len(cells)))) for line, cells in rows]
    known = {name: names.index(name) for name in own}
    added = [
        place for place in range(width) if place not in known.values() and any(c[place] for _, c in table)
    ]
    return tuple(
        _review(
            path,
            line,
            {name: as_written(cells[place]) for name, place in known.items()},
            tuple((as_written(table[0][1][place]), as_written(cells[place])) for place in added),
        )
        for line, cells in table[1:]
    )


def _review(path: Path, line: int, row: dict[str, str], more: tuple[tuple[str, str], ...]) -> Review:
    found = Review(**dict.fromkeys(_OF_THE_RUN, "") | row, more=more)
    status = _SAID.get(found.status, found.status.lower())
    if status not in STATUSES:
        raise _error(path, "review_status", line=line, status=found.status)
    if status and not (found.by and found.date):
        raise _error(path, "review_who", line=line)
    return replace(found, status=status)


def _error(path: Path, code: str, **values: object) -> CheckError:
    return CheckError(where=path.name, code=code, values=values)


def merged(reviews: Sequence[Review], told: Iterable[Told], sha256: str) -> tuple[Review, ...]:
    """The file of the next run (合并): findings in their order, those told as one behind each other, with what was said
    of them; then lines that are no longer made.
    """
    known: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        known.setdefault((review.sha256, review.key), []).append(review)
    rows: list[Review] = []
    numbered = ((str(n), entry) for n, one in enumerate(told, 1) for entry in one.entries)
    for group, entry in numbered:
        check, key = entry.check, key_of(entry)
        blank = Review("", "", sha256, key, "", "", "", "", "", "", "")
        before = known.pop((sha256, key), [blank])
        said = [review for review in before if review.is_written] or before[:1]
        rows += [
            replace(
                review,
                group=group,
                check_id=entry.check_id,
                outcome=check.outcome,
                message_zh=message_of(check, "zh"),
                message_en=message_of(check, "en"),
            )
            for review in said
        ]
    left = [review for lines in known.values() for review in lines]
    gone = [
        replace(r, group="", check_id="", outcome=NOT_FOUND)
        for r in left
        if r.sha256 == sha256 and r.is_written
    ]
    return (*rows, *gone, *(review for review in left if review.sha256 != sha256))


def review_text(reviews: Sequence[Review]) -> str:
    """``review.csv`` as text, for people to fill in (复核文件): added columns last, no cell a formula."""
    added = [name for name, _ in max((review.more for review in reviews), key=len, default=())]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*COLUMNS, *map(as_words, added)])
    for review in reviews:
        cells = [*(getattr(review, name) for name in COLUMNS), *(cell for _, cell in review.more)]
        blank = [""] * (len(COLUMNS) + len(added) - len(cells))
        writer.writerow([*map(as_words, cells), *blank])
    return out.getvalue()


def with_status(
    findings: Iterable[Entry], reviews: Sequence[Review], sha256: str, status: str
) -> tuple[Entry, ...]:
    """Findings that a person gave a status (按复核状态筛选), and of which no other line says otherwise."""
    said = statuses(reviews, sha256)
    return tuple(entry for entry in findings if said.get(key_of(entry)) == status)


def statuses(reviews: Iterable[Review], sha256: str) -> dict[str, str]:
    """What people say of each finding of a file, by its key (复核结论); without those on which they disagree."""
    said: dict[str, set[str]] = {}
    for review in reviews:
        if review.sha256 == sha256 and review.status:
            said.setdefault(review.key, set()).add(review.status)
    return {key: min(found) for key, found in said.items() if len(found) == 1}


def decided(path: Path, findings: Iterable[Entry], sha256: str) -> dict[str, str]:
    """What people decided about findings, by their ids in the ledger, as a ``review.csv`` has it (各项结论)."""
    said = statuses(load_reviews(path), sha256)
    return {entry.check_id: said[key_of(entry)] for entry in findings if key_of(entry) in said}


def answered(reviews: Sequence[Review], answer: Review) -> tuple[Review, ...]:
    """The lines with one person's answer in them (写入答复): their own line, else one without a status, else a new one
    behind the others on that finding.
    """
    places = [n for n, r in enumerate(reviews) if (r.sha256, r.key) == (answer.sha256, answer.key)]
    own = [n for n in places if reviews[n].by == answer.by and reviews[n].status]
    free = [n for n in places if not reviews[n].status]
    rows = list(reviews)
    for place in (own or free)[:1]:
        old = rows[place]
        note = answer.note or old.note
        rows[place] = replace(old, status=answer.status, by=answer.by, date=answer.date, note=note)
        return tuple(rows)
    last = places[-1] + 1 if places else len(rows)
    return (*rows[:last], answer, *rows[last:])
