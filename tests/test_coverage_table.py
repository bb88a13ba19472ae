"""docs/coverage.md is as the reader reads now: the bundled document's line, and the names of all others."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from conftest import ROOT

REAL = ROOT.parent / "shared" / "real"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("coverage_table", ROOT / "tools" / "coverage_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_bundled_document_is_current(tool: ModuleType) -> None:
    line, left = tool.row(tool.BUNDLED)
    page = tool.OUT.read_text(encoding="utf-8")
    assert tool.HEAD in page and line in page, "run python tools/coverage_table.py ../shared/real"
    assert all(one in page for one in left)


def test_a_paper_without_an_account_has_its_reason(tool: ModuleType, tmp_path: Path) -> None:
    paper = tmp_path / "office" / "notes.txt"
    paper.parent.mkdir()
    paper.write_text("今天天气很好，我们去公园散步。\n" * 20, encoding="utf-8")
    assert tool.documents(tmp_path) == [paper]
    line, left = tool.row(paper, tmp_path)
    assert line.startswith("| `office/notes.txt` | refused |") and line.count("|") == tool.HEAD.splitlines()[
        -1
    ].count("|")
    assert left[0].startswith("- `office/notes.txt`: refused: ") and left[0].count("(") == 0


@pytest.mark.skipif(not REAL.is_dir(), reason="published documents are not here")
def test_every_published_document_has_a_line(tool: ModuleType) -> None:
    page = tool.OUT.read_text(encoding="utf-8")
    for path in tool.documents(REAL):
        assert page.count(f"| `{tool.document_name(path, REAL)}` |") == 1
