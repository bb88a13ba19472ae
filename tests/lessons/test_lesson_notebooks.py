"""Lessons keep the contract of notebooks, are their solutions without the answers, and run on other documents."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lesson_runs import LESSONS, SOLUTIONS, load, run
from tools.lesson_notebooks import lesson, text

import fa_helpers as fa
from conftest import ROOT
from fa_helpers import lessons
from fa_helpers.document import FinalAccounts
from fa_helpers.lessons.exercises import numbers
from fa_helpers.making.document import make
from notebook_contract import problems, source

ALL = [*LESSONS, *SOLUTIONS]
IDS = [path.stem for path in LESSONS]
PARTS = {
    "zh": ("**45分钟。要做的：**", "**会学到：**", "**需要：**", "## 在工作中", "## 延伸"),
    "en": (
        "**45 minutes. You will**",
        "**You will learn**",
        "**You need**",
        "## In practice",
        "## Further reading",
    ),
}


def texts(notebook: dict[str, Any], language: str) -> str:
    cells = [c for c in notebook["cells"] if c["metadata"].get("tags") == [language]]
    return "\n".join(source(cell) for cell in cells)


def test_eight_lessons_with_their_solutions() -> None:
    assert [path.stem[:2] for path in LESSONS] == [f"{n:02d}" for n in range(1, 9)]
    assert [path.stem for path in SOLUTIONS] == IDS


@pytest.mark.parametrize("path", ALL, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_contract(path: Path) -> None:
    notebook = load(path)
    assert problems(notebook, lesson=True) == []
    assert notebook["metadata"]["language_info"] == {"name": "python"}
    assert all(set(cell["metadata"]) <= {"tags"} for cell in notebook["cells"])


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_a_lesson_says_what_it_is_and_has_three_exercises_or_more(path: Path) -> None:
    notebook = load(path)
    for language, parts in PARTS.items():
        assert [part for part in parts if part not in texts(notebook, language)] == []
    asked = re.findall(r'lessons\.check\("([\d.]+)", answer\)', "\n".join(map(source, notebook["cells"])))
    number = str(int(path.stem[:2]))
    assert asked == [n for n in numbers() if n.split(".")[0] == number]
    assert len(asked) >= 3


@pytest.mark.parametrize("path", SOLUTIONS, ids=IDS)
def test_a_lesson_is_its_solution_without_the_answers(path: Path, bundled: FinalAccounts) -> None:
    lessons.begin(bundled, "zh")
    made = text(lesson(load(path)))
    assert made == (path.parents[1] / path.name).read_text(encoding="utf-8"), "run tools/lesson_notebooks.py"


@pytest.mark.parametrize("path", SOLUTIONS, ids=IDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_solutions_are_right_in_both_languages(path: Path, language: Any, bundled: FinalAccounts) -> None:
    said = run(path, bundled, language)
    assert [(v.number, v.outcome) for v in said] == [(v.number, "right") for v in said] and said


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_unanswered_lessons_tell_the_task_in_english(path: Path, bundled: FinalAccounts) -> None:
    said = run(path, bundled, "en")
    assert {v.outcome for v in said} == {"unanswered"}
    assert all("no answer yet" in str(v) and len(v.sentences) == 2 for v in said)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[FinalAccounts]:
    """A document with scorecards, and one of another form without."""
    folder = tmp_path_factory.mktemp("made")
    found = []
    for form, seed in (("xinjiang", 11), ("shanghai", 7)):
        make(form, seed, 1, False, folder)
        found.append(fa.read(folder / f"{form}-{seed}-001.pdf"))
    return found


@pytest.mark.parametrize("path", LESSONS, ids=IDS)
def test_lessons_run_on_other_documents(path: Path, made: list[FinalAccounts]) -> None:
    for doc in made:
        assert {v.outcome for v in run(path, doc, "zh")} <= {"unanswered", "not_here"}


def test_solutions_are_right_on_another_document(made: list[FinalAccounts]) -> None:
    """Where the document has what an exercise is about, the solution of the bundled one is right for it as well."""
    lessons.begin(made[0], "zh")
    here = set(lessons.key().exercise)
    assert len(here) > 25
    for path in SOLUTIONS:
        needed = {n for n in numbers() if n.split(".")[0] == str(int(path.stem[:2]))}
        if needed <= here:
            assert {v.outcome for v in run(path, made[0], "zh")} == {"right"}, path.stem


@pytest.mark.parametrize("stem", ["putuo_socialwork_2024", "swu_2023"])
def test_lessons_run_on_published_documents(stem: str, real: Callable[[str], FinalAccounts]) -> None:
    doc = real(stem)
    said = [verdict for path in LESSONS for verdict in run(path, doc, "en")]
    assert {v.outcome for v in said} <= {"unanswered", "not_here"}
    assert sum(v.outcome == "unanswered" for v in said) > 20


def test_the_folder_of_tools_is_read() -> None:
    assert sys.modules["tools.lesson_notebooks"].__file__ == str(ROOT / "tools" / "lesson_notebooks.py")
