"""What people said of findings (人工复核): ``review.csv`` keeps confirmed, explained and dismissed over reruns.

A finding is known again by its rule and its figures. A finding that is no longer made stays in the file, marked
``not_found``; nothing that a person wrote is lost.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.sentences import message_of
from fa_helpers.errors import CheckError
from fa_helpers.text.sheets import sheet_rows

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

    ``sha256`` is that of the file, ``key`` names the finding, ``outcome`` how it came out in the last run. A person
    fills ``status`` (``confirmed``, ``explained``, ``dismissed``, or 确认, 有说明, 排除), ``by``, ``date`` and ``note``.
    """

    sha256: str
    key: str
    outcome: str
    status: str
    by: str
    date: str
    note: str
    message_zh: str
    message_en: str


COLUMNS: Final = tuple(field.name for field in fields(Review))


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
    if not path.exists():
        return ()
    try:
        rows = sheet_rows(path.read_bytes())
    except (UnicodeDecodeError, csv.Error):
        raise _error(path, "review_encoding") from None
    names = [name.lower() for name in rows[0][1]] if rows else []
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise _error(path, "review_columns", columns=", ".join(missing))
    return tuple(
        _review(path, line, dict(zip(names, (*cells, *[""] * len(names)), strict=False)))
        for line, cells in rows[1:]
    )


def _review(path: Path, line: int, row: Mapping[str, str]) -> Review:
    found = Review(**{name: row[name] for name in COLUMNS})
    status = _SAID.get(found.status, found.status.lower())
    if status not in STATUSES:
        raise _error(path, "review_status", line=line, status=found.status)
    if status and not (found.by and found.date):
        raise _error(path, "review_who", line=line)
    return replace(found, status=status)


def _error(path: Path, code: str, **values: object) -> CheckError:
    return CheckError(where=path.name, code=code, values=values)


def merged(reviews: Sequence[Review], findings: Iterable[Entry], sha256: str) -> tuple[Review, ...]:
    """The file of the next run (合并): findings with what was said of them, then lines that are no longer made."""
    known = {(review.sha256, review.key): review for review in reviews}
    rows: list[Review] = []
    for entry in findings:
        before = known.pop((sha256, key_of(entry)), None)
        words = {"message_zh": message_of(entry.check, "zh"), "message_en": message_of(entry.check, "en")}
        if before is None:
            rows.append(Review(sha256, key_of(entry), entry.check.outcome, "", "", "", "", **words))
        else:
            rows.append(replace(before, outcome=entry.check.outcome, **words))
    others = [review for review in known.values() if review.sha256 != sha256]
    gone = [
        replace(review, outcome=NOT_FOUND)
        for review in known.values()
        if review.sha256 == sha256 and (review.status or review.note)
    ]
    return (*rows, *gone, *others)


def review_text(reviews: Sequence[Review]) -> str:
    """``review.csv`` as text, for people to fill in (复核文件)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(review, name) for name in COLUMNS] for review in reviews)
    return out.getvalue()


def with_status(
    findings: Iterable[Entry], reviews: Sequence[Review], sha256: str, status: str
) -> tuple[Entry, ...]:
    """Findings that a person gave a status (按复核状态筛选)."""
    keys = {review.key for review in reviews if review.sha256 == sha256 and review.status == status}
    return tuple(entry for entry in findings if key_of(entry) in keys)
