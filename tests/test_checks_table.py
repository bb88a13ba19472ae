"""docs/checks.md lists every rule and every doubt as it is now."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from conftest import ROOT
from fa_helpers.checks.doubt import kinds
from fa_helpers.checks.rule import rules


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("checks_table", ROOT / "tools" / "checks_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(tool: ModuleType) -> None:
    page = tool.PAGE.read_text(encoding="utf-8")
    assert tool.with_tables(page) == page, "run python tools/checks_table.py"


def test_every_rule_has_one_line(tool: ModuleType) -> None:
    lines = [line for line in tool.table().splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in lines} == set(rules())
    assert len(lines) == len(rules())


def test_every_doubt_has_one_line(tool: ModuleType) -> None:
    lines = [line for line in tool.doubts().splitlines() if line.startswith("| `")]
    assert [line.split("`")[1] for line in lines] == list(kinds())


def test_a_page_without_markers_is_refused(tool: ModuleType) -> None:
    with pytest.raises(ValueError, match="must hold"):
        tool.with_tables("# no markers")
    marked = "".join(f"<!-- {n}: begin -->\nwhat stood here\n<!-- {n}: end -->\n" for n in tool.TABLES)
    page = tool.with_tables(f"a\n{marked}z")
    assert "what stood here" not in page and page.startswith("a\n") and page.endswith("z")
