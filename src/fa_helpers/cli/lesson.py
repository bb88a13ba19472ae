"""``fa lesson`` (课程): make a set of exercises for a class, and grade what comes back."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers.cli.arguments import take_language
from fa_helpers.cli.ending import say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    from fa_helpers.lessons.sets import Student

FORMS = ("xinjiang", "shanghai", "shaanxi", "central")
ALL = ",".join(f"{number:02d}" for number in range(1, 9))


def add(parser: argparse.ArgumentParser) -> None:
    """What ``fa lesson make`` and ``fa lesson grade`` take."""
    inner = parser.add_subparsers(dest="lesson", required=True, metavar="COMMAND")
    make = inner.add_parser(
        "make",
        help="for each student a document with figures of its own, the lessons, the key apart (按名单出题)",
    )
    make.add_argument(
        "students", type=Path, metavar="STUDENTS.csv", help="column id (学号), and name (姓名) if wanted"
    )
    make.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="new folder (新文件夹)")
    make.add_argument(
        "--lessons", default=ALL, metavar="01,04", help="which lessons; all by default (课次，默认全部)"
    )
    make.add_argument(
        "--form",
        choices=FORMS,
        default=FORMS[0],
        help="form of the made-up documents; the first has scorecards (虚构文件的格式，第一种带自评表)",
    )
    make.add_argument(
        "--document", metavar="FILE", help="the same document for all, as it is (所有学生用同一份真实文件)"
    )
    make.add_argument("--seed", default="1", help="another seed gives other figures (换一个种子，数字就不同)")
    grade = inner.add_parser(
        "grade",
        help="judge the answers in notebooks by the key; nothing of theirs is run (按答案批改，不运行学生代码)",
    )
    grade.add_argument("folder", type=Path, metavar="DIR", help="folder that make wrote (make写出的文件夹)")
    grade.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="CSV",
        help="DIR/teacher/grades.csv by default (成绩表，默认在DIR/teacher)",
    )
    for one in (make, grade):
        take_language(one)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Make or grade."""
    _make(arguments, language) if arguments.lesson == "make" else _grade(arguments, language)


def _make(arguments: argparse.Namespace, language: Language) -> None:
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.lessons.sets import Wanted, class_list, make_set
    from fa_helpers.library import named_file
    from fa_helpers.report.making import notebook_folder

    known = ALL.split(",")
    chosen = tuple(f"{part.strip():0>2}" for part in arguments.lessons.split(","))
    if unknown := [one for one in chosen if one not in known]:
        raise FinalAccountsError(code="unknown_lesson", values={"named": ", ".join(unknown), "known": ALL})
    document = named_file(arguments.document) if arguments.document else None
    wanted = Wanted(chosen, language, arguments.form, arguments.seed, document)
    students: tuple[Student, ...] = class_list(arguments.students)
    files = dict(make_set(students, wanted, notebook_folder() / "lessons", say))
    write_folder(files, arguments.output)
    say(message("lesson.set_written", language, path=arguments.output, count=len(students)))


def _grade(arguments: argparse.Namespace, language: Language) -> None:
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.lessons.grading import grade
    from fa_helpers.text.sheets import MARK

    grades = grade(arguments.folder, language)
    path: Path = arguments.output or arguments.folder / "teacher" / "grades.csv"
    write_folder({path.name: MARK + grades.csv()}, path.parent)
    right = Counter(row["student"] for row in grades.rows if row["outcome"] == "right")
    for student, count in Counter(row["student"] for row in grades.rows).items():
        say(message("lesson.graded", language, student=student, right=right[student], count=count))
    for line in grades.told:
        say(line)
    say(message("lesson.grades_written", language, path=path))
