"""The contract that every notebook keeps, read from its JSON: what a cell may hold and what its outputs must show."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

LONGEST_CELL = 15
LONGEST_FUNCTION = 5
LANGUAGES = ("zh", "en")
LESSON_IMPORTS = {"fa_helpers", "pandas", "pdfplumber"}
"""What a lesson may import: it teaches pandas, and shows where a common tool fails."""
FORBIDDEN = {
    "an address in memory": re.compile(r"\bat 0x[0-9a-f]{6,}"),
    "an absolute path": re.compile(r"(?<![\w:/.])/(?:home|root|Users|tmp|work|usr|opt|var)/|[A-Z]:\\\\"),
    "a NumPy type": re.compile(r"np\.\w+\("),
    "a missing glyph": re.compile(r"Glyph \d+"),
    "a traceback": re.compile(r"Traceback \(most recent call last\)"),
    "a warning": re.compile(r"\w*Warning\b"),
    "a date of today": re.compile(r"\b20[2-9]\d-[01]\d-[0-3]\d\b"),
    "a version": re.compile(r"\b(?:version|版本号)[: ]*\d+\.\d+"),
}
IGNORE_MARKERS = re.compile(
    r"#\s*(?:NBVAL_(?:IGNORE_OUTPUT|SKIP|RAISES_EXCEPTION)|PYTEST_VALIDATE_IGNORE_OUTPUT)(.*)"
)
_NUMBER = re.compile(r"\d[\d,]*\.\d+")

Notebook = dict[str, Any]
Cell = dict[str, Any]


def source(cell: Cell) -> str:
    """A cell's source as one text."""
    return "".join(cell["source"])


def problems(notebook: Notebook, *, lesson: bool = False) -> list[str]:
    """What breaks the contract, in words; empty when nothing does. A lesson may import more."""
    code = [c for c in notebook["cells"] if c["cell_type"] == "code" and source(c).strip()]
    found = [
        *_parameters(code),
        *_executed(code),
        *_languages(notebook["cells"]),
        *_imports(code, LESSON_IMPORTS if lesson else {"fa_helpers"}),
    ]
    for number, cell in enumerate(code, 1):
        found += [f"cell {number}: {text}" for text in (*_source_problems(cell), *_output_problems(cell))]
        if not _numbers_beside_picture(code, number - 1):
            found.append(f"cell {number}: a picture without its numbers as a table in this cell or the next")
    return found


def _parameters(code: list[Cell]) -> list[str]:
    first = code[0] if code else {"source": "", "metadata": {}}
    names = {
        t.id
        for n in ast.parse(source(first)).body
        if isinstance(n, ast.Assign)
        for t in n.targets
        if isinstance(t, ast.Name)
    }
    if "parameters" not in first["metadata"].get("tags", []) or names - {"REVIEW"} != {
        "DOCUMENT",
        "LANGUAGE",
    }:
        return [
            "the first code cell must be tagged parameters and set DOCUMENT and LANGUAGE, at most REVIEW beside"
        ]
    return []


def _executed(code: list[Cell]) -> list[str]:
    found = []
    if [c.get("execution_count") for c in code] != list(range(1, len(code) + 1)):
        found.append("execution counts must run from 1")
    for number, cell in enumerate(code, 1):
        last = ast.parse(source(cell)).body[-1]
        shows = isinstance(last, ast.Expr) and not _is_none(last)
        if shows and not cell.get("outputs"):
            found.append(f"cell {number}: shows something but has no stored output")
    return found


def _is_none(statement: ast.Expr) -> bool:
    return isinstance(statement.value, ast.Constant) and statement.value.value is None


def _languages(cells: list[Cell]) -> list[str]:
    """Every text cell in Chinese is followed by the same in English."""
    texts = [c for c in cells if c["cell_type"] == "markdown"]
    tags = [[t for t in c["metadata"].get("tags", []) if t in LANGUAGES] for c in texts]
    flat = [t[0] if len(t) == 1 else "" for t in tags]
    if flat[::2] != ["zh"] * (len(flat) // 2) or flat[1::2] != ["en"] * (len(flat) // 2) or len(flat) % 2:
        return ["text cells must come in pairs tagged zh and en"]
    first = source(texts[0]) if texts else ""
    return (
        [] if first.startswith("# ") and "？" in first.splitlines()[0] else ["the title must ask a question"]
    )


def _imports(code: list[Cell], allowed: set[str]) -> list[str]:
    found = []
    for number, cell in enumerate(code, 1):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = {a.name for a in node.names} if isinstance(node, ast.Import) else {node.module}
                if not names <= allowed or number > 2:
                    found.append(
                        f"cell {number}: imports stand at the top and name {', '.join(allowed)} alone"
                    )
    return found


def _source_problems(cell: Cell) -> list[str]:
    text = source(cell)
    found = []
    if len(text.splitlines()) > LONGEST_CELL:
        found.append(f"longer than {LONGEST_CELL} lines")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION:
            found.append(f"defines a function of more than {LONGEST_FUNCTION} lines")
    found += [
        "an ignore marker without its reason"
        for reason in IGNORE_MARKERS.findall(text)
        if len(reason.strip(" :-")) < 10
    ]
    return found


def _output_problems(cell: Cell) -> list[str]:
    found = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "error" or output.get("name") == "stderr":
            found.append("a stored error or warning")
        texts = (
            output.get("text", []),
            *(v for k, v in output.get("data", {}).items() if k.startswith("text/")),
        )
        text = "".join("".join(t) for t in texts)
        found += [f"the output holds {what}" for what, pattern in FORBIDDEN.items() if pattern.search(text)]
    return found


def _numbers_beside_picture(code: list[Cell], place: int) -> bool:
    """The numbers in a chart's words stand in a table of the same cell or the next; a page crop is no chart."""
    for output in code[place].get("outputs", []):
        data = output.get("data", {})
        words = "".join(data.get("text/plain", []))
        is_crop = "【" in words.split("\n")[0]  # the figure that the crop marks
        if "image/png" not in data or is_crop or "“" not in words.split("：")[0][:60]:
            continue
        near = [
            *code[place].get("outputs", []),
            *(code[place + 1].get("outputs", []) if place + 1 < len(code) else []),
        ]
        tables = "".join("".join(o.get("data", {}).get("text/html", [])) for o in near)
        if "<table" not in tables or not set(_NUMBER.findall(words)) <= set(_NUMBER.findall(tables)):
            return False
    return True


def notebook(path: Path, source: str) -> None:
    """Write a notebook of one cell below its parameters."""
    path.parent.mkdir(exist_ok=True)
    cell = {"cell_type": "code", "execution_count": None, "id": "b", "metadata": {}, "outputs": []}
    parameters = {
        **cell,
        "id": "a",
        "metadata": {"tags": ["parameters"]},
        "source": "DOCUMENT = LANGUAGE = ''",
    }
    made = {
        "cells": [parameters, {**cell, "source": source}],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(made), encoding="utf-8")
