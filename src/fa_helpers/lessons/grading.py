"""Grading (批改): answers are read from notebooks as they were handed in and judged by the key. No code of theirs is run.

An answer stands in the stored output of its exercise; where the cell was not run, it is taken from the cell if it is
written there plainly (``answer = 12.5``).
"""

from __future__ import annotations

import ast
import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.classroom import ANSWER_TYPE
from fa_helpers.lessons.given import Given, given
from fa_helpers.lessons.judging import Expected, judge
from fa_helpers.terms.messages import Language, message

COLUMNS = ("student", "name", "exercise", "outcome", "points", "answer", "said")
_CALL = 'lessons.check("'


class NoKeyError(FinalAccountsError):
    """The folder is no set of exercises: it has no keys (没有答案文件夹)."""


def grade(folder: Path, language: Language) -> str:
    """Every exercise of every student as one CSV (成绩表): ``right``, ``wrong``, ``unanswered``, ``not_run``, ``missing``.

    ``points`` is 1 for a right answer, else 0; ``said`` is what the student was told; of a text a person reads the
    ``answer``. Work is looked for in ``submitted/<id>/`` (also with a folder of the assignment in between, as nbgrader
    has it), in ``submitted/<id>….ipynb``, else in ``students/<id>/``.
    """
    keys = sorted((folder / "teacher" / "keys").glob("*.json"))
    if not keys:
        raise NoKeyError(where=str(folder), code="no_keys")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for path in keys:
        writer.writerows(_graded(folder, json.loads(path.read_text(encoding="utf-8")), language))
    return out.getvalue()


def _graded(folder: Path, key: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    answers: dict[str, Given | None] = {}
    for path in handed_in(folder, key["student"]):
        answers |= answers_of(path)
    for number, row in key["exercises"].items():
        about = {"student": key["student"], "name": key["name"], "exercise": number}
        if number not in answers:
            yield about | {"outcome": "missing", "points": "0", "answer": "", "said": ""}
            continue
        answer = answers[number]
        if answer is None:
            yield about | {"outcome": "not_run", "points": "0", "answer": "", "said": ""}
            continue
        outcome, say = judge(Expected.of(row), answer)
        said = message(f"lesson.say.{say}", language) if outcome == "wrong" else ""
        points = "1" if outcome == "right" else "0"
        yield about | {"outcome": outcome, "points": points, "answer": "; ".join(answer.values), "said": said}


def handed_in(folder: Path, student: str) -> list[Path]:
    """The notebooks of a student (所交笔记本), those handed in before those given out."""
    work = folder / "submitted"
    found = [
        *(work / student).rglob("*.ipynb"),
        *work.glob(f"{student}.ipynb"),
        *work.glob(f"{student}[-_ ]*.ipynb"),
    ]
    found = found or list((folder / "students" / student).rglob("*.ipynb"))
    return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts)


def answers_of(path: Path) -> dict[str, Given | None]:
    """The answers of a notebook by exercise (各题答案): ``None`` where a cell was changed and not run.

    A file that is no notebook has none.
    """
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return dict(_answers([cell for cell in cells if cell["cell_type"] == "code"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _answers(cells: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Given | None]]:
    for cell in cells:
        source = "".join(cell["source"])
        tags = cell["metadata"].get("tags", [])
        if _CALL not in source or "exercise" not in tags:
            continue
        number = source.rsplit(_CALL, 1)[1].split('"')[0]
        written = plainly(source)
        yield number, written if written is not None else _stored(cell, number)


def plainly(source: str) -> Given | None:
    """An answer that is written out in its cell; ``None`` where it is computed.

    >>> plainly('answer = 12.5\\nlessons.check("4.2", answer)')
    Given(kind='number', values=('12.5',))
    """
    try:
        assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign)]
        names = [name for node in assigned for name in node.targets if isinstance(name, ast.Name)]
        if [name.id for name in names] != ["answer"]:
            return None
        return given(ast.literal_eval(assigned[0].value))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def _stored(cell: dict[str, Any], number: str) -> Given | None:
    for output in reversed(cell.get("outputs", [])):
        kept = "".join(output.get("data", {}).get(ANSWER_TYPE, ""))
        exercise, _, answer = kept.partition(" ")
        if exercise == number:
            return Given.loaded(answer)
    return None
