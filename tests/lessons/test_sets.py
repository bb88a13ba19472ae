"""A set for a class: documents of their own, marked on every page, the key apart; and what comes back is graded."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lesson_runs import load, run

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.cli import main
from fa_helpers.lessons.classroom import ANSWER_TYPE
from fa_helpers.lessons.given import Given
from fa_helpers.lessons.grading import grade
from fa_helpers.lessons.handed_in import NotebookUnreadableError, answers_of, plainly
from fa_helpers.lessons.sets import NOTICE, ClassListError, class_list

CLASS = "学号,姓名\nzhang01,张一\nli02,李二\nwang03,王三\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("class")
    names = folder / "class.csv"
    names.write_bytes(CLASS.encode("gbk"))
    assert main(["lesson", "make", str(names), "-o", str(folder / "set"), "--lessons", "1,4"]) == 0
    return folder / "set"


def key(made: Path, student: str) -> dict[str, Any]:
    return dict(json.loads((made / "teacher" / "keys" / f"{student}.json").read_text(encoding="utf-8")))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_each_student_has_a_document_and_the_lessons_and_no_key(made: Path) -> None:
    for student in ("zhang01", "li02", "wang03"):
        names = sorted(path.name for path in (made / "students" / student).iterdir())
        assert names == ["01_find_and_cite.ipynb", "04_change_and_base.ipynb", "document.pdf"]
    assert not list((made / "students").rglob("*.json")) and not list((made / "students").rglob("*.csv"))


def test_figures_differ_and_stay_the_same_when_made_again(made: Path, tmp_path: Path) -> None:
    answers = [key(made, one)["exercises"]["1.2"]["accepted"] for one in ("zhang01", "li02", "wang03")]
    assert len({tuple(one) for one in answers}) == 3
    names = tmp_path / "class.csv"
    names.write_text("id\nli02\n", encoding="utf-8")
    assert main(["lesson", "make", str(names), "-o", str(tmp_path / "set"), "--lessons", "1"]) == 0
    again = tmp_path / "set" / "students" / "li02" / "document.pdf"
    assert again.read_bytes() == (made / "students" / "li02" / "document.pdf").read_bytes()


def test_every_page_says_that_its_figures_are_made_up(made: Path) -> None:
    import pdfplumber

    with pdfplumber.open(made / "students" / "li02" / "document.pdf") as pdf:
        assert len(pdf.pages) > 5
        assert all("教学用，数字已改" in (page.extract_text() or "") for page in pdf.pages)


def test_the_mark_changes_no_figure(tmp_path: Path) -> None:
    from fa_helpers.making.document import compose, lay_out

    read = []
    for name, notice in (("plain", ""), ("marked", NOTICE)):
        path = tmp_path / f"{name}.pdf"
        lay_out(compose("shanghai", "9/1", errors=False), path, notice)
        doc = fa.read(path)
        read.append([(f.fact_id, f.printed, f.concept) for f in (*doc.data.facts, *doc.data.cell_facts)])
    assert read[0] == read[1] and len(read[0]) > 100


def test_planted_errors_are_in_the_teachers_table(made: Path) -> None:
    rows = table((made / "teacher" / "planted.csv").read_text(encoding="utf-8"))
    assert {row["student"] for row in rows} == {"zhang01", "li02", "wang03"}
    assert all(row["explain"] for row in rows)


def test_a_students_notebook_runs_beside_its_document(made: Path) -> None:
    folder = made / "students" / "zhang01"
    doc = fa.read(folder / "document.pdf")
    for path in sorted(folder.glob("*.ipynb")):
        assert {v.outcome for v in run(path, doc, "zh")} <= {"unanswered", "not_here"}


def test_every_students_form_has_several_totals_by_rule(tmp_path: Path) -> None:
    names = tmp_path / "class.csv"
    names.write_text("id\nzhang01\nli02\nwang03\n", encoding="utf-8")
    assert main(["lesson", "make", str(names), "-o", str(tmp_path / "set"), "--lessons", "6"]) == 0
    for student in ("zhang01", "li02", "wang03"):
        asked = key(tmp_path / "set", student)["exercises"]
        assert asked["6.2"]["accepted"] != asked["6.3"]["accepted"]
    explained = {
        row["explain"] for row in table((tmp_path / "set" / "teacher" / "planted.csv").read_text("utf-8"))
    }
    assert "达到目标而未得满分" in explained


def test_exercises_are_marked_as_graders_mark_them(made: Path) -> None:
    book = load(made / "students" / "li02" / "04_change_and_base.ipynb")
    marked = [cell["metadata"]["nbgrader"] for cell in book["cells"] if "nbgrader" in cell["metadata"]]
    assert [one["grade_id"] for one in marked] == [f"exercise-4.{n}" for n in range(1, 6)]
    fields = {"grade", "grade_id", "locked", "points", "schema_version", "solution", "task"}
    assert all(set(one) == fields and one["schema_version"] == 3 for one in marked)
    assert book["metadata"]["otter"]["assignment_name"] == "04_change_and_base"
    assert not any("zh" in cell["metadata"].get("tags", []) for cell in book["cells"])


def fill(path: Path, answers: dict[str, str], target: Path) -> None:
    """Write answers into a notebook's exercise cells, as a student types them."""
    book = load(path)
    for cell in book["cells"]:
        source = "".join(cell["source"])
        found = re.search(r'lessons\.check\("([\d.]+)", answer\)', source)
        if found and found[1] in answers:
            cell["source"] = source.replace("answer = ...", f"answer = {answers[found[1]]}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(book), encoding="utf-8")


def test_right_wrong_and_empty_answers_are_graded(made: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(made / "teacher", tmp_path / "teacher")
    name = "04_change_and_base.ipynb"
    right = {n: w["accepted"][0] for n, w in key(made, "zhang01")["exercises"].items() if w["accepted"]}
    given = made / "students"
    work = tmp_path / "submitted"
    fill(
        given / "zhang01" / name, right | {"4.4": "None"}, work / "zhang01" / "lesson04" / name
    )  # as nbgrader
    fill(given / "li02" / name, {"4.1": "1", "4.2": "compute()"}, work / f"li02_{name}")
    rows = {(row["student"], row["exercise"]): row for row in grade(tmp_path, "zh").rows}
    numbers = [n for n in key(made, "zhang01")["exercises"] if n.startswith("4.")]
    assert [rows["zhang01", n]["points"] for n in numbers] == ["1"] * len(numbers)
    assert rows["li02", "4.1"]["outcome"] == "wrong" and rows["li02", "4.1"]["said"]
    assert rows["li02", "4.2"]["outcome"] == "not_run"
    assert rows["li02", "4.3"]["outcome"] == "unanswered"
    assert rows["li02", "1.1"]["outcome"] == rows["wang03", "4.1"]["outcome"] == "missing"
    assert rows["zhang01", "4.1"]["name"] == "张一"


def test_work_in_the_folders_given_out_is_graded_and_written(made: Path, capsys: Any) -> None:
    assert main(["lesson", "grade", str(made), "--language", "en"]) == 0
    rows = table((made / "teacher" / "grades.csv").read_text(encoding="utf-8"))
    assert {row["outcome"] for row in rows} == {"unanswered"}
    assert "zhang01: 0 of" in capsys.readouterr().out


def test_a_stored_answer_is_judged_anew_and_no_code_is_run(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    fill(made / "students" / "li02" / "01_find_and_cite.ipynb", {"1.2": "print(1 / 0)"}, path)
    book = load(path)
    cell = next(c for c in book["cells"] if "print(1 / 0)" in "".join(c["source"]))
    cell["outputs"] = [{"data": {ANSWER_TYPE: '1.2 ["number", "7"]', "text/plain": "right"}}]
    path.write_text(json.dumps(book), encoding="utf-8")
    (answer,) = [found.answer for number, found in answers_of(path) if number == "1.2"]
    assert answer is not None and answer.values == ("7",)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", "x", '{"cells": 1}', "[" * 100_000, '{"cells": ' + "[" * 100_000]
)
def test_what_is_no_notebook_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotebookUnreadableError, match="no_notebook"):
        answers_of(path)


@pytest.mark.parametrize(
    "cell",
    [
        1,
        {"cell_type": "code"},
        {"cell_type": "code", "source": 'lessons.check("4.1", answer)', "metadata": 3, "outputs": [1, {}]},
    ],
)
def test_a_broken_cell_costs_itself_alone(cell: object, tmp_path: Path) -> None:
    whole = {"cell_type": "code", "source": ["answer = 5\n", 'lessons.check("4.2", answer)'], "outputs": []}
    path = tmp_path / "odd.ipynb"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"cells": [cell, whole]}).encode())
    found = dict(answers_of(path))
    assert found["4.2"].answer == Given("number", ("5",))
    assert "4.1" not in found or found["4.1"].answer is None


def test_an_answer_computed_in_its_cell_is_not_guessed() -> None:
    assert plainly('answer = 1 + x\nlessons.check("4.1", answer)') is None
    assert plainly('a = 2\nanswer = 3\nlessons.check("4.1", answer)') is None
    assert plainly('answer = 3\nanswer += 1\nlessons.check("4.1", answer)') is None
    assert plainly('answer = 3\nif x:\n    answer = 4\nlessons.check("4.1", answer)') is None
    assert plainly("answer = (") is None


def handed(made: Path, folder: Path) -> Path:
    """A class that handed something in; its folder."""
    import shutil

    for part in ("teacher", "students"):
        shutil.copytree(made / part, folder / part)
    return folder / "submitted"


def notes(folder: Path, student: str) -> dict[str, dict[str, str]]:
    return {row["exercise"]: row for row in grade(folder, "en").rows if row["student"] == student}


LESSON = "04_change_and_base.ipynb"


def test_what_is_odd_is_named_with_what_to_do(made: Path, tmp_path: Path) -> None:
    work = handed(made, tmp_path)
    given = made / "students"
    fill(
        given / "zhang01" / LESSON,
        {"4.1": "missing_name", "4.2": "1 + 1", "4.3": "5"},
        work / "zhang01" / "我的作业.ipynb",
    )
    book = load(work / "zhang01" / "我的作业.ipynb")
    cells = [c for c in book["cells"] if "4.4" not in "".join(c["source"])]
    failed = next(c for c in cells if "missing_name" in "".join(c["source"]))
    failed["outputs"] = [{"output_type": "error", "ename": "NameError", "evalue": "x", "traceback": []}]
    again = {
        "cell_type": "code",
        "metadata": {},
        "source": "answer = 7\nlessons.check('4.3', answer)",
        "outputs": [],
    }
    (work / "zhang01" / "我的作业.ipynb").write_text(
        json.dumps(book | {"cells": [*cells, again]}), encoding="utf-8"
    )
    (work / "li02").mkdir()
    (work / "li02" / LESSON).write_text("not JSON", encoding="utf-8")
    (work / "homework.ipynb").write_text("{}", encoding="utf-8")
    (work / "li02.zip").write_bytes(b"PK")
    rows = notes(tmp_path, "zhang01")
    assert (rows["4.1"]["outcome"], "NameError" in rows["4.1"]["note"]) == ("not_run", True)
    assert (rows["4.2"]["outcome"], "was not run" in rows["4.2"]["note"]) == ("not_run", True)
    assert (rows["4.3"]["answer"], "2 different" in rows["4.3"]["note"]) == ("7", True)
    assert (rows["4.4"]["outcome"], "copied" in rows["4.4"]["note"]) == ("missing", True)
    assert rows["4.5"]["outcome"] == "unanswered"
    assert "lesson 01 was not handed in" in rows["1.1"]["note"]
    for number, row in notes(tmp_path, "li02").items():
        assert row["outcome"] == "missing"
        assert (LESSON in row["note"]) == number.startswith("4.")
    told = "\n".join(grade(tmp_path, "en").told)
    assert "submitted/homework.ipynb" in told and "submitted/li02.zip" in told and f"li02: {LESSON}" in told
    assert "我的作业" not in told and "nothing handed in: wang03" in told
    assert notes(tmp_path, "wang03")["4.1"]["outcome"] == "unanswered"


def test_an_untouched_copy_takes_no_answer_away(made: Path, tmp_path: Path) -> None:
    work = handed(made, tmp_path)
    given = made / "students" / "li02" / LESSON
    fill(given, {"4.4": "None"}, work / "li02" / "a.ipynb")
    fill(given, {}, work / "li02" / "b.ipynb")
    assert notes(tmp_path, "li02")["4.4"]["answer"] == "" == notes(tmp_path, "li02")["4.4"]["note"]
    assert notes(tmp_path, "li02")["4.4"]["outcome"] != "unanswered"


def test_a_file_is_of_the_student_with_the_longer_id() -> None:
    from fa_helpers.lessons.handed_in import _is_of

    assert _is_of("li-02", "li-02_04.ipynb", False) and _is_of("li", "li-02_04.ipynb", False)
    assert not _is_of("li0", "li02.ipynb", False) and not _is_of("li", "li-02", True)


def test_no_answer_is_a_formula_in_the_table(made: Path, tmp_path: Path) -> None:
    work = handed(made, tmp_path)
    fill(made / "students" / "li02" / LESSON, {"4.1": "'=cmd|x'", "4.2": "-5"}, work / "li02" / LESSON)
    assert main(["lesson", "grade", str(tmp_path)]) == 0
    written = (tmp_path / "teacher" / "grades.csv").read_text(encoding="utf-8")
    assert written.startswith("\ufeff")
    answers = {row["exercise"]: row["answer"] for row in table(written) if row["student"] == "li02"}
    assert answers["4.1"] == "'=cmd|x" and answers["4.2"] == "-5"


def test_a_real_document_is_given_to_all_as_it_is(tmp_path: Path) -> None:
    names = tmp_path / "class.csv"
    names.write_text("id\na\nb\n", encoding="utf-8")
    made = ["lesson", "make", str(names), "-o", str(tmp_path / "set"), "--lessons", "6"]
    assert main([*made, "--document", str(BUNDLED / "source.pdf")]) == 0
    for one in "ab":
        assert (tmp_path / "set" / "students" / one / "source.pdf").read_bytes() == (
            BUNDLED / "source.pdf"
        ).read_bytes()
        assert key(tmp_path / "set", one)["exercises"]["6.2"]["accepted"] == ["57.41"]


@pytest.mark.parametrize(
    ("content", "code"),
    [("id\na\na\n", "student_twice"), ("id\nA\na\n", "student_twice"), ("id\n", "no_students")],
)
def test_a_list_that_cannot_be_used_says_why(content: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ClassListError) as caught:
        class_list(path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "students"),
    [
        ("ID,Name\n001,a\n", [("001", "a")]),
        ("姓 名;学 号\n张三;1\n", [("1", "张三")]),
        ("Student ID,x\n1,2\n", [("1", "")]),
        ("姓名\n张三\n", [("张三", "张三")]),
        ("a\nb\n", [("a", ""), ("b", "")]),
    ],
)
def test_a_heading_is_no_student(content: str, students: list[tuple[str, str]], tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text(content, encoding="utf-8")
    assert [(one.id, one.name) for one in class_list(path)] == students


def test_no_student_writes_outside_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("id\n../../etc\n", encoding="utf-8")
    assert [one.id for one in class_list(path)] == ["_.._etc"]


def test_wrong_arguments_are_told(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "class.csv"
    path.write_text("id\na\n", encoding="utf-8")
    assert main(["lesson", "make", str(path), "-o", str(tmp_path / "x"), "--lessons", "9"]) == 2
    assert main(["lesson", "grade", str(tmp_path)]) == 2
    assert "09" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    import sys

    for name in [name for name in sys.modules if name.startswith("fa_helpers.making")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "reportlab", None)
    path = tmp_path / "class.csv"
    path.write_text("id\na\n", encoding="utf-8")
    assert main(["lesson", "make", str(path), "-o", str(tmp_path / "x"), "--language", "en"]) == 2
    assert "fa-helpers[lessons]" in capsys.readouterr().err
