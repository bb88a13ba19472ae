"""Published documents against figures, cells and items transcribed by eye from their page pictures (tests/golden)."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from fa_helpers.document import FinalAccounts
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import export_files

GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.json"))
WHOLE = {"putuo_socialwork_2024", "putuo_finance_2024"}
PARTS = ("narrative figures", "functional items", "statement cells")


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_golden(
    path: Path, real: Callable[[str], FinalAccounts], shared_file: Callable[[str], Path], tmp_path: Path
) -> None:
    """Transcribed whole: recall and precision at least 0.99. A spread sample: recall only."""
    write_folder(dict(export_files(real(path.stem).data, "0")), tmp_path / "out")
    command = [
        sys.executable,
        str(shared_file("tools/compare.py")),
        "real",
        str(path),
        str(tmp_path / "out"),
        "--min",
        "0.99",
    ]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = {line.split(":")[0]: line for line in run.stdout.splitlines() if ": recall" in line}
    golden = json.loads(path.read_text(encoding="utf-8"))
    for part in PARTS:
        hit, total = lines[part].split("recall ")[1].split(" =")[0].split("/")
        assert int(hit) >= 0.99 * int(total), run.stdout
        if path.stem in WHOLE:
            hits, found = lines[part].split("precision ")[1].split(" =")[0].split("/")
            assert int(hits) >= 0.99 * int(found), run.stdout
    assert sum(len(golden[name]) for name in ("narrative", "statements", "functional_items")) > 20
