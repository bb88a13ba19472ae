"""What the documentation promises about files names tests that exist."""

from __future__ import annotations

import re

from conftest import ROOT


def test_every_promise_has_its_test() -> None:
    text = (ROOT / "docs" / "writing.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "promise" not in line]
    assert len(rows) > 15
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), (file, test)
