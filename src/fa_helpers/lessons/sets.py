"""A set of exercises for a class (一班一套题): for each student a document, the lessons about it, and the key apart.

Each student's document is made up: consistent figures of an office that does not exist, with some errors planted. Or all
get one document that can be read. ``students/<id>/`` is for the student, ``teacher/`` for the teacher alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.classroom import shown
from fa_helpers.lessons.exercises import expected, numbers
from fa_helpers.lessons.judging import Expected
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.sheets import MARK, as_written, read_sheet

if TYPE_CHECKING:
    from fa_helpers.making.document import Document

NOTICE = "教学用，数字已改（虚构单位） For teaching: figures and office are made up"
_TRIES = 60
"""How many documents are thrown until one has all that the lessons ask about."""
_UNFIT = regex(r"[^\w.-]+")


class ClassListError(FinalAccountsError):
    """The list of students cannot be used (学生名单无法使用)."""


_IDS = ("id", "学号", "学生编号", "学生", "编号", "studentid", "student", "studentno")
_NAMES = ("name", "姓名", "studentname")
"""Headings of a list of students, small and without what is no letter."""


def _heading(cell: str) -> str:
    return "".join(letter for letter in cell.lower() if letter.isalpha())


@dataclass(frozen=True, slots=True)
class Student:
    """A student (学生): ``id`` names the folder."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made (要求): which lessons, of which form, from which seed; or about which document."""

    lessons: tuple[str, ...]
    language: Language
    form: str = "xinjiang"
    seed: str = "1"
    document: Path | None = None


def class_list(path: Path) -> tuple[Student, ...]:
    """The students of a table (学生名单), with a column ``id`` or 学号 and, where there is one, ``name`` or 姓名.

    Without a heading the first column is taken as ids; with names alone these are.
    Raises :class:`ClassListError` for a student named twice.
    """
    table = read_sheet(path, ClassListError)
    rows = [tuple(map(as_written, cells)) for _, cells in table]
    heads = {_heading(name): place for place, name in reversed(list(enumerate(rows[0])))} if rows else {}
    second = next((heads[name] for name in _NAMES if name in heads), None)
    first = next((heads[name] for name in _IDS if name in heads), second)
    body = rows if first is None else rows[1:]
    found = [
        Student(
            _UNFIT.sub("_", row[first or 0]).strip("."),
            row[second] if second is not None and second < len(row) else "",
        )
        for row in body
        if row[first or 0]
    ]
    found = [one for one in found if one.id]
    ids = [one.id.casefold() for one in found]  # folders of Windows know no capitals
    twice = {one.id for one in found if ids.count(one.id.casefold()) > 1}
    if twice or not found:
        code = "student_twice" if twice else "no_students"
        raise ClassListError(
            where=path.name, code=code, values={"id": ", ".join(sorted(twice))} if twice else None
        )
    return tuple(found)


def make_set(
    students: tuple[Student, ...], wanted: Wanted, books: Path, say: Callable[[str], None]
) -> Iterator[tuple[str, str | bytes]]:
    """Every file of the set with its name (全套文件): students' folders, then the teacher's."""
    notebooks = [path for path in sorted(books.glob("[0-9]*.ipynb")) if path.stem[:2] in wanted.lessons]
    keys: list[dict[str, str]] = []
    planted: list[dict[str, str]] = []
    common = _given(wanted) if wanted.document is not None else None
    for student in students:
        name, content, doc, errors = common or _made(student, wanted)
        yield f"students/{student.id}/{name}", content
        for path in notebooks:
            yield f"students/{student.id}/{path.name}", notebook(path, name, wanted.language)
        asked = {
            n: w
            for n in numbers()
            if f"{int(n.split('.')[0]):02d}" in wanted.lessons and (w := expected(n, doc))
        }
        kept = {
            "student": student.id,
            "name": student.name,
            "exercises": {n: w.row() for n, w in asked.items()},
        }
        yield f"teacher/keys/{student.id}.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
        keys += [_key_row(student, number, one, wanted.language) for number, one in asked.items()]
        planted += [{"student": student.id} | row for row in errors]
        say(message("lesson.made", wanted.language, student=student.id, count=len(asked)))
    yield "teacher/key.csv", MARK + _csv(keys, ("student", "exercise", "task", "answer"))
    yield "teacher/planted.csv", MARK + _csv(planted, ("student", "page", "printed", "was", "explain"))


def _key_row(student: Student, number: str, wanted: Expected, language: Language) -> dict[str, str]:
    task = message(f"lesson.task.{number}", language, **wanted.task)
    return {"student": student.id, "exercise": number, "task": task, "answer": shown(wanted, language)}


_Made = tuple[str, bytes, FinalAccounts, list[dict[str, str]]]


def _given(wanted: Wanted) -> _Made:
    """The one document that all get, as it is."""
    assert wanted.document is not None
    return wanted.document.name, wanted.document.read_bytes(), read(wanted.document), []


def _made(student: Student, wanted: Wanted) -> _Made:
    """A document of a student's own: the first throw that has all that lessons ask about."""
    try:
        from fa_helpers.making.card_planting import scored_apart
        from fa_helpers.making.document import lay_out
    except ModuleNotFoundError:
        raise FinalAccountsError(code="extra_missing", values={"extra": "lessons"}) from None
    document = _thrown(f"{wanted.seed}/{student.id}", wanted.form)
    document.planted += scored_apart(document.cards, document.planted)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document.pdf"
        lay_out(document, path, NOTICE)
        content = path.read_bytes()
        doc = read(path)
    errors = [
        {"page": str(e.place.page), "printed": e.printed, "was": e.was, "explain": e.explain}
        for e in document.planted
    ]
    return "document.pdf", content, doc, errors


def _thrown(seed: str, form: str) -> Document:
    from fa_helpers.making.document import compose

    for number in range(_TRIES):
        document = compose(form, f"{seed}/{number}", errors=True, recipients=True)
        ledger = document.ledger
        usual = document.style.text_unit == "万元" and not ledger.first_year
        if usual and len(ledger.items) > 3 and (document.cards or form != "xinjiang"):
            return document
    return document


def notebook(path: Path, document: str, language: Language) -> str:
    """A lesson about a document (学生笔记本), without outputs, its exercises marked as graders mark them."""
    book = json.loads(path.read_text(encoding="utf-8"))
    book["cells"] = [cell for cell in book["cells"] if _is_of(cell, language)]
    for cell in book["cells"]:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
        if "parameters" in tags:
            cell["source"] = [f"DOCUMENT = {document!r}\n", f"LANGUAGE = {language!r}"]
        if "exercise" in tags:
            cell["metadata"] = _marked("".join(cell["source"]))
    book["metadata"]["otter"] = {"OK_FORMAT": True, "assignment_name": path.stem, "tests": {}}
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _is_of(cell: dict[str, Any], language: Language) -> bool:
    tags = cell["metadata"].get("tags", [])
    return cell["cell_type"] == "code" or language in tags


def _marked(source: str) -> dict[str, Any]:
    """The metadata of an exercise: an answer that is graded, in the way of nbgrader and of Otter."""
    number = source.rsplit('lessons.check("', 1)[1].split('"')[0]
    graded = {
        "grade": True,
        "grade_id": f"exercise-{number}",
        "locked": False,
        "points": 1,
        "schema_version": 3,
    }
    return {
        "deletable": False,
        "nbgrader": graded | {"solution": True, "task": False},
        "tags": ["exercise", "otter_answer_cell"],
    }


def _csv(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
