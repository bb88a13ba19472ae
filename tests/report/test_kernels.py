"""Notebooks that share a kernel find nothing of each other, and one that fails costs itself alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from fa_helpers.report.kernels import NotebookFailedError
from fa_helpers.report.notebooks import notebook_pages

TEXT = "第一部分 单位概况\n第二部分 部门决算情况说明\n一、收入决算情况说明\n本年收入 5.00 万元。\n"


def book(folder: Path, name: str, *cells: str) -> Path:
    parameters = new_code_cell("DOCUMENT = ''", metadata={"tags": ["parameters"]})
    path = folder / f"{name}.ipynb"
    nbformat.write(new_notebook(cells=[parameters, *map(new_code_cell, cells)]), path)
    return path


def test_each_begins_anew_and_a_failure_costs_itself_alone(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text(TEXT, encoding="utf-8")
    read = "import fa_helpers as fa\ndoc = fa.read(DOCUMENT)\nprint(LANGUAGE, len(doc.data.facts), 'figure')"
    paths = [
        book(tmp_path, "0", read, "left = 1"),
        book(tmp_path, "1", "print('left' in dir())", read),
        book(tmp_path, "2", "1 / 0", "print('after')"),
        book(tmp_path, "3", "import os, signal\nos._exit(3)"),
        book(tmp_path, "4", read),
    ]
    paths.append(tmp_path / "5.ipynb")
    paths[-1].write_text("{", encoding="utf-8")
    heard: list[str] = []
    made = notebook_pages(paths, str(document), ["en"], say=heard.append)["en"]
    failed = {name: str(page) for name, page in made.items() if isinstance(page, NotebookFailedError)}
    bodies = {name: page.body for name, page in made.items() if not isinstance(page, NotebookFailedError)}
    assert sorted(failed) == ["2", "3", "5"] and "ZeroDivisionError" in failed["2"]
    assert {name: "en 1 figure" in body for name, body in bodies.items()} == {"0": True, "1": True, "4": True}
    assert "False" in bodies["1"]
    assert len(heard) == 5


def test_what_is_slow_and_of_no_use_is_not_loaded() -> None:
    code = """
import sys
from fa_helpers.report.kernels import load_jupyter
load_jupyter()
load_jupyter()
import nbconvert, nbformat
assert not [name for name in sys.modules if name.startswith(("rfc3987_syntax", "lark"))]
nbformat.validate(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]))
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_file_is_read_once_for_all(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text(TEXT, encoding="utf-8")
    paths = [
        book(tmp_path, "0", "import fa_helpers as fa\nprint('at', id(fa.read(DOCUMENT)))"),
        book(tmp_path, "1", "import fa_helpers as fa\nprint('at', id(fa.read(DOCUMENT)))"),
    ]
    made = notebook_pages(paths, str(document), ["en"])["en"]
    failed = [str(page) for page in made.values() if not hasattr(page, "body")]
    places = [re.findall(r"at \d+", getattr(page, "body", "")) for page in made.values()]
    assert failed == []
    assert places[0] == places[1] != []


def test_what_was_lost_on_its_way_is_run_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may lose what a cell shows: the notebook begins again instead of having a hole."""
    from nbclient.exceptions import CellTimeoutError

    asked: list[int] = []

    def execute(client: object) -> None:
        asked.append(len(asked))
        client.on_cell_start(cell=None, cell_index=1)  # type: ignore[attr-defined]
        if len(asked) == 1:
            raise CellTimeoutError("Timeout waiting for IOPub output")

    monkeypatch.setattr("fa_helpers.report.kernels._execute", execute)
    made = notebook_pages([book(tmp_path, "0", "1")], "a.txt", ["en"])["en"]
    assert len(asked) == 2 and not isinstance(made["0"], NotebookFailedError)
