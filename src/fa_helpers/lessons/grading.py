"""Grading (批改): answers are read from notebooks as they were handed in and judged by the key. No code of theirs is run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.handed_in import Found, Work, sorted_by_student
from fa_helpers.lessons.judging import Expected, judge
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.sheets import as_words

COLUMNS = ("student", "name", "exercise", "outcome", "points", "answer", "said", "note")


class NoKeyError(FinalAccountsError):
    """The folder is no set of exercises: it has no keys (没有答案文件夹)."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of a class (成绩): ``rows`` by student and exercise, and ``told``: what a person must look at, in words."""

    rows: tuple[dict[str, str], ...]
    told: tuple[str, ...]

    def csv(self) -> str:
        """As a table that a spreadsheet opens; what a student wrote is never a formula in it."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: as_words(text) for name, text in row.items()} for row in self.rows)
        return out.getvalue()


def grade(folder: Path, language: Language) -> Grades:
    """Every exercise of every student (批改): ``right``, ``wrong``, ``unanswered``, ``not_run``, ``missing``.

    ``points`` is 1 for a right answer, else 0; ``said`` is what the student was told; ``note`` says what is odd and what
    to do; of a text a person reads the ``answer``. Where work is looked for: :func:`sorted_by_student`.
    """
    paths = sorted((folder / "teacher" / "keys").glob("*.json"))
    if not paths:
        raise NoKeyError(where=str(folder), code="no_keys")
    keys = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    handed, nobodys = sorted_by_student(folder, [key["student"] for key in keys])
    rows: list[dict[str, str]] = []
    told = []
    for key in keys:
        work = _work(folder, handed[key["student"]])
        rows += _graded(key, work, language)
        if not work.files:
            told.append(message("lesson.note.no_work", language, student=key["student"]))
        told += [
            f"{key['student']}: {_unreadable(name, why, language)}" for name, why in work.unreadable.items()
        ]
    if waiting := sorted({row["student"] for row in rows if row["note"] == _given_out(language)}):
        told.append(message("lesson.note.not_handed_in", language, students=", ".join(waiting)))
    told += [
        message("lesson.note.nobodys", language, file=path.relative_to(folder).as_posix()) for path in nobodys
    ]
    return Grades(tuple(rows), tuple(told))


def _work(folder: Path, files: tuple[Path, ...]) -> Work:
    """A student's work; where others handed in and this one did not, it is what was given out."""
    submitted = folder / "submitted"
    given_out = submitted.is_dir() and not any(path.is_relative_to(submitted) for path in files)
    return Work.read(files, given_out)


def _given_out(language: Language) -> str:
    return message("lesson.note.given_out", language)


def _graded(key: dict[str, Any], work: Work, language: Language) -> Iterator[dict[str, str]]:
    for number, row in key["exercises"].items():
        about = {"student": key["student"], "name": key["name"], "exercise": number}
        found = work.answers.get(number)
        if not found:
            outcome = {"outcome": "missing", "note": _missing(number, key["student"], work, language)}
        else:
            outcome = _judged(Expected.of(row), found, language)
            outcome |= {"note": outcome["note"] or _given_out(language)} if work.given_out else {}
        empty = {"points": "0", "answer": "", "said": "", "note": ""}
        yield about | empty | outcome


def _missing(number: str, student: str, work: Work, language: Language) -> str:
    """Why an exercise is not there, and what to do."""
    if not work.files:
        return message("lesson.note.no_work", language, student=student)
    lesson = number.split(".")[0]
    others = [f"{one:02d}_" for one in range(1, 100) if one != int(lesson)]
    if broken := [one for one in work.unreadable.items() if not any(other in one[0] for other in others)]:
        return " ".join(_unreadable(name, why, language) for name, why in broken)
    if not any(one.split(".")[0] == lesson for one in work.answers):
        return message("lesson.note.no_lesson", language, lesson=f"{int(lesson):02d}")
    return message("lesson.note.no_cell", language, number=number)


def _unreadable(name: str, why: str, language: Language) -> str:
    return message(f"lesson.note.{why}", language, file=name)


def _judged(expected: Expected, found: list[Found], language: Language) -> dict[str, str]:
    """The outcome of an exercise: of several answers the last one counts, before cells without any."""
    answered = [one for one in found if one.answer is not None and one.answer.kind != "unanswered"]
    chosen = (answered or found)[-1]
    if chosen.answer is None:
        key = "failed" if chosen.error else "not_run"
        values = {"error": chosen.error} if chosen.error else {}
        return {"outcome": "not_run", "note": message(f"lesson.note.{key}", language, **values)}
    outcome, say = judge(expected, chosen.answer)
    different = len({one.answer for one in answered})
    return {
        "outcome": outcome,
        "points": "1" if outcome == "right" else "0",
        "answer": "; ".join(chosen.answer.values),
        "said": message(f"lesson.say.{say}", language) if outcome == "wrong" else "",
        "note": message("lesson.note.two", language, count=different) if different > 1 else "",
    }
