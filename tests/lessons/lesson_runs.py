"""Lessons run in the process of the test: quick, on a document that was read before, with what each check said."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt

from conftest import ROOT
from fa_helpers.document import FinalAccounts
from fa_helpers.lessons.classroom import Verdict
from fa_helpers.terms.messages import Language

FOLDER = ROOT / "notebooks" / "lessons"
LESSONS = sorted(FOLDER.glob("[0-9]*.ipynb"))
SOLUTIONS = sorted((FOLDER / "solutions").glob("[0-9]*.ipynb"))


def load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def run(path: Path, doc: FinalAccounts, language: Language) -> list[Verdict]:
    """Run a notebook's cells on a document; the verdicts of its exercise cells."""
    plt.switch_backend("agg")
    space: dict[str, Any] = {"DOCUMENT": doc, "LANGUAGE": language, "display": lambda _: None}
    said = []
    for cell in load(path)["cells"]:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or "parameters" in tags:
            continue
        shown = _cell("".join(cell["source"]), space)
        if "exercise" in tags:
            assert isinstance(shown, Verdict)
            said.append(shown)
    plt.close("all")
    return said


def _cell(source: str, space: dict[str, Any]) -> object:
    """Run a cell and return what its last line is, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), space)
    if not isinstance(last, ast.Expr):
        return None
    shown = eval(compile(ast.Expression(last.value), "cell", "eval"), space)
    str(shown)
    return shown
