"""Make the lessons from their solutions: ``python tools/lesson_notebooks.py`` after a change in ``notebooks/lessons/solutions``.

A solution is a lesson with its exercises answered. Edit it there (``python run.py lab``), run it
(``python tools/refresh_notebooks.py NAME``), then run this: each exercise cell becomes ``answer = ...`` with what the check
says of no answer; everything else is the same. A test compares.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from typing import Any

import fa_helpers as fa
from fa_helpers import lessons

FOLDER = Path(__file__).resolve().parents[1] / "notebooks" / "lessons"
DOCUMENT = "urumqi-miit-2023"


def unanswered(cell: dict[str, Any]) -> dict[str, Any]:
    """An exercise cell before anybody answered it."""
    call = "".join(cell["source"]).splitlines()[-1]
    number = call.split('"')[1]
    bundle = lessons.check(number, ...)._repr_mimebundle_()
    data = {kind: text.splitlines(keepends=True) for kind, text in sorted(bundle.items())}
    out = copy.deepcopy(cell)
    out["source"] = ["answer = ...\n", call]
    out["outputs"] = [cell["outputs"][0] | {"data": data}]
    return out


def lesson(solution: dict[str, Any]) -> dict[str, Any]:
    """The lesson of a solution."""
    cells = [
        unanswered(cell) if "exercise" in cell["metadata"].get("tags", []) else cell
        for cell in solution["cells"]
    ]
    return solution | {"cells": cells}


def text(notebook: dict[str, Any]) -> str:
    """A notebook as it is written to disk."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Write every lesson anew."""
    lessons.begin(fa.read(DOCUMENT), "zh")
    for path in sorted((FOLDER / "solutions").glob("[0-9]*.ipynb")):
        made = text(lesson(json.loads(path.read_text(encoding="utf-8"))))
        (FOLDER / path.name).write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
