"""A short run of ``benchmarks/fuzz.py``: damaged files are read or refused in one line, the same ones in every run."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT

pytest.importorskip("reportlab")
sys.path.insert(0, str(ROOT / "benchmarks"))

from fuzz import BUNDLED, outcomes, tasks
from fuzzing.judging import Outcome, Task

from fa_helpers.making.document import make


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Task, Outcome]]:
    folder = tmp_path_factory.mktemp("whole")
    make("shanghai", 12, 1, False, folder)
    paths = [*folder.glob("*.pdf")] * 3 + [BUNDLED]
    return list(outcomes(tasks(paths, {"bytes": 30, "structure": 30}), 2))


def test_damaged_files_are_read_or_refused(found: list[tuple[Task, Outcome]]) -> None:
    assert len(found) == 60
    other = [
        (task.kind, task.number, o.kind, o.said) for task, o in found if o.kind not in ("read", "refused")
    ]
    assert other == []
    assert set(Counter(o.kind for _, o in found)) == {"read", "refused"}


def test_what_is_lost_is_told(found: list[tuple[Task, Outcome]]) -> None:
    silent = [(task.path.stem, task.kind, task.number, o.lost) for task, o in found if o.silent]
    assert len(silent) <= 1, silent


def test_damage_is_the_same_in_every_run() -> None:
    for kind in ("bytes", "structure"):
        one, again, other = (Task(Path(BUNDLED), kind, number).content() for number in (3, 3, 4))
        assert one == again != other
