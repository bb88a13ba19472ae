"""docs/checks.md lists every rule as it is now."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from conftest import ROOT
from fa_helpers.analysis.checks.rule import rules


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("checks_table", ROOT / "tools" / "checks_table.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(tool: ModuleType) -> None:
    page = tool.PAGE.read_text(encoding="utf-8")
    assert tool.with_table(page) == page, "run python tools/checks_table.py"


def test_every_rule_has_one_line(tool: ModuleType) -> None:
    lines = [line for line in tool.table().splitlines() if line.startswith("| `")]
    assert {line.split("`")[1] for line in lines} == set(rules())
    assert len(lines) == len(rules())


def test_a_page_without_markers_is_refused(tool: ModuleType) -> None:
    with pytest.raises(ValueError, match="must hold"):
        tool.with_table("# no markers")
    stale = f"a\n{tool.BEGIN}\nwhat stood here\n{tool.END}\nz"
    assert "what stood here" not in tool.with_table(stale) and tool.with_table(stale).endswith("z")
