"""docs/rules-measured.csv names every rule once, and a file that cannot be read stops no other."""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from conftest import BUNDLED, ROOT
from fa_helpers.checks.rule import rules


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rules_measured", ROOT / "tools" / "rules_measured.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_rule_is_measured(tool: ModuleType) -> None:
    with tool.OUT_CSV.open(encoding="utf-8", newline="") as lines:
        names = [row["rule"] for row in csv.DictReader(lines)]
    assert names == sorted(rules()), "run python tools/rules_measured.py"


def test_a_file_that_cannot_be_read_is_counted(tool: ModuleType, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    results = [tool.measure(("cases", path)) for path in (broken, BUNDLED / "source.txt")]
    assert [result.problem for result in results] == ["refused", ""]
    lines = tool.table(results)
    assert tool.table(results[::-1]) == lines
    spoken = [line["rule"] for line in lines if line["cases_documents"]]
    assert spoken and all(line["made_documents"] == 0 for line in lines)
    page = tool.page_of(lines, results)
    assert "| cases |" in page and str(tmp_path) not in page + tool.csv_of(lines)
