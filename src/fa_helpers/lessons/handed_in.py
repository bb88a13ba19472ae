"""What students handed in (所交作业): whose file is whose, and the answers in a notebook. No code of theirs is run.

An answer stands in the stored output of its exercise; where that is missing, it is taken from the cell if it is written
there plainly (``answer = 12.5``).
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fa_helpers.lessons.classroom import ANSWER_TYPE
from fa_helpers.lessons.given import Given, given
from fa_helpers.patterns import regex

LARGEST = 200_000_000
"""Bytes of a notebook that is opened: a larger one holds outputs, and no answer of a lesson."""
_CALL = regex(r"""lessons\.check\(\s*["']([\d.]+)["']\s*,\s*""")
_OF_ANSWER = regex(r"answer\s*,?\s*\)")
_NOT_WORK = regex(r"(\.|~|Thumbs\.db$|desktop\.ini$|__MACOSX$)")


class NotebookUnreadableError(ValueError):
    """A file is no notebook that can be read (笔记本无法读取); its text is the key of the reason."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer as it was found in a cell (所见答案); ``answer`` is ``None`` where it was computed and is not stored.

    ``error`` is the name of the error with which the cell ended.
    """

    answer: Given | None
    error: str = ""


@dataclass(slots=True)
class Work:
    """What one student handed in (一名学生的作业): answers by exercise, and the files that could not be read, with why.

    ``given_out`` says that nothing was handed in and these are the notebooks that were given out.
    """

    files: tuple[Path, ...]
    given_out: bool = False
    answers: dict[str, list[Found]] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, files: tuple[Path, ...], given_out: bool) -> Work:
        """Read a student's notebooks."""
        work = cls(files, given_out)
        for path in files:
            try:
                for number, found in answers_of(path):
                    work.answers.setdefault(number, []).append(found)
            except NotebookUnreadableError as error:
                work.unreadable[path.name] = str(error)
        return work


def sorted_by_student(
    folder: Path, students: Iterable[str]
) -> tuple[dict[str, tuple[Path, ...]], list[Path]]:
    """The notebooks of every student, and the files in ``submitted`` that are nobody's (归属).

    Work is looked for in ``submitted/<id>/`` (also with folders in between, as nbgrader has them), in
    ``submitted/<id>….ipynb``, else in ``students/<id>/``.
    """
    owners = sorted(students, key=len, reverse=True)  # of li and li-02, li-02_04.ipynb is the second one's
    handed: dict[str, list[Path]] = {one: [] for one in owners}
    nobodys = []
    root = folder / "submitted"
    for path in sorted(_files(root)):
        first, *below = path.relative_to(root).parts
        owner = next((one for one in owners if _is_of(one, first, bool(below))), None)
        if owner is not None and path.suffix.lower() == ".ipynb":
            handed[owner].append(path)
        elif not (folder / "students" / (owner or first) / path.name).is_file():
            nobodys.append(path)
    for one in owners:
        handed[one] = handed[one] or sorted(_notebooks(folder / "students" / one))
    return {one: tuple(paths) for one, paths in handed.items()}, nobodys


def _is_of(student: str, name: str, is_folder: bool) -> bool:
    """Whether a folder or a file directly in ``submitted`` is a student's."""
    if is_folder:
        return name == student
    stem = Path(name).stem
    return stem == student or (stem.startswith(student) and stem[len(student)] in "-_ ")


def _files(folder: Path) -> Iterator[Path]:
    """Files a person put there: nothing hidden, no checkpoints."""
    for path in folder.rglob("*"):
        if path.is_file() and not any(_NOT_WORK.match(part) for part in path.relative_to(folder).parts):
            yield path


def _notebooks(folder: Path) -> list[Path]:
    return [path for path in _files(folder) if path.suffix.lower() == ".ipynb"]


def answers_of(path: Path) -> list[tuple[str, Found]]:
    """The answers of a notebook with their exercise, in its order (各题答案).

    Raises :class:`NotebookUnreadableError` where the file is no notebook.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise NotebookUnreadableError("too_large")
        cells = json.loads(path.read_text(encoding="utf-8-sig"))["cells"]
        code = [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    except OSError:
        raise NotebookUnreadableError("not_opened") from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        why = str(error) if isinstance(error, NotebookUnreadableError) else "no_notebook"
        raise NotebookUnreadableError(why) from None
    return [one for cell in code if (one := _answer(cell))]


def _answer(cell: Mapping[str, Any]) -> tuple[str, Found] | None:
    """The answer in a cell; in one that is not marked as an exercise, only what is handed in as ``answer``."""
    source = _text(cell.get("source"))
    calls = list(_CALL.finditer(source))
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    if not calls or ("exercise" not in (tags or ()) and not _OF_ANSWER.match(source, calls[-1].end())):
        return None
    number = calls[-1][1]
    written = plainly(source)
    if written is not None:
        return number, Found(written)
    return number, _stored(cell.get("outputs"), number)


def _text(source: object) -> str:
    """The text of a field of a notebook: one string, or its lines."""
    return (
        "".join(map(str, source)) if isinstance(source, list) else source if isinstance(source, str) else ""
    )


def plainly(source: str) -> Given | None:
    """An answer that is written out in its cell; ``None`` where it is computed.

    >>> plainly('answer = 12.5\\nlessons.check("4.2", answer)'), plainly('lessons.check("4.2", 12.5)')
    (Given(kind='number', values=('12.5',)), Given(kind='number', values=('12.5',)))
    """
    try:
        *before, last = ast.parse(source).body
        if not isinstance(last, ast.Expr) or not isinstance(last.value, ast.Call):
            return None
        argument = last.value.args[1]
        if not isinstance(argument, ast.Name):
            return given(ast.literal_eval(argument))
        (assigned,) = before
        if not isinstance(assigned, ast.Assign):
            return None
        (name,) = assigned.targets
        if not isinstance(name, ast.Name) or name.id != argument.id:
            return None
        return given(ast.literal_eval(assigned.value))
    except (ValueError, SyntaxError, TypeError, IndexError, MemoryError, RecursionError):
        return None


def _stored(outputs: object, number: str) -> Found:
    """What the last run of a cell left behind."""
    error = ""
    for output in reversed(outputs if isinstance(outputs, list) else []):
        if not isinstance(output, dict):
            continue
        data = output.get("data")
        kept = _text(data.get(ANSWER_TYPE)) if isinstance(data, dict) else ""
        exercise, _, answer = kept.partition(" ")
        if exercise == number:
            return Found(Given.loaded(answer))
        if output.get("output_type") == "error":
            error = str(output.get("ename", ""))[:60]
    return Found(None, error)
