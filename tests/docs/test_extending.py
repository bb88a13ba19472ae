"""The guide to adding things is carried out by its words alone, in a scratch copy of the package."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
CHAPTERS = {part.splitlines()[0].split(" · ")[0]: part for part in GUIDE.split("\n## ")[1:]}
ADD = re.compile(r"To\s`([^`]+)` add:\n\n```text\n(.*?)```", re.S)
WRITE = re.compile(r"Write `([^`]+)`:\n\n```python\n(.*?)```", re.S)
REPLACE = re.compile(r"In `([^`]+)` replace `([^`]+)` by `([^`]+)`")
HOLDS = re.compile(r"hen this holds:\n\n```python\n(.*?)```", re.S)


def follow(chapter: str, copy: Path) -> str:
    """Do what a chapter says; what must hold then."""
    for name, lines in ADD.findall(chapter):
        path = copy / name
        rows = list(csv.reader(lines.splitlines()))
        head = next(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        assert all(len(row) == len(head) for row in rows), name
        path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    for name, text in WRITE.findall(chapter):
        assert not (copy / name).exists()
        (copy / name).write_text(text, encoding="utf-8")
    for name, old, new in REPLACE.findall(chapter):
        path = copy / name
        assert path.read_text(encoding="utf-8").count(old) == 1, (name, old)
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (holds,) = HOLDS.findall(chapter)
    return str(holds)


def tried(holds: str, source: Path, where: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", holds], cwd=where, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_guide_has_its_seven_chapters() -> None:
    assert list(CHAPTERS) == [
        "A rule",
        "A statement",
        "A new kind of statement",
        "A sentence family",
        "A chart",
        "A lesson",
        "A language",
    ]


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_a_chapter_says_works_and_did_not_before(name: str, copy: Path) -> None:
    before = HOLDS.findall(CHAPTERS[name])[0]
    assert tried(before, copy / "src", copy).returncode != 0
    holds = follow(CHAPTERS[name], copy)
    done = tried(holds, copy / "src", copy)
    assert done.returncode == 0, done.stderr[-1500:]
