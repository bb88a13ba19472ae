"""``python run.py doctor``: says what is here and what is missing, in both languages, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.launcher import doctor


def make(root: Path) -> None:
    for name in ("requirements.lock", "pyproject.toml"):
        (root / name).write_text("")
    (root / "data" / "raw" / "x").mkdir(parents=True)
    (root / "data" / "raw" / "x" / "source.pdf").touch()


def test_without_an_environment_it_says_what_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tmp_path)
    assert doctor.examine(tmp_path, tmp_path / ".venv") == 1
    out = capsys.readouterr().out
    assert "missing the environment .venv is not there yet: python run.py makes it" in out
    assert "尚未建立" in out and not (tmp_path / ".venv").exists()


def test_in_a_ready_environment_extras_are_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    make(tmp_path)
    monkeypatch.setattr(doctor, "condition", lambda root, environment: "ready")
    monkeypatch.setattr(doctor, "environment_python", lambda environment: Path(sys.executable))
    monkeypatch.setitem(doctor.EXTRAS, "no_such_package", ("flying", "飞行", "wings"))
    assert doctor.examine(tmp_path, tmp_path / ".venv") == 0
    out = capsys.readouterr().out
    assert 'missing flying: pip install "fa-helpers[wings]"' in out
    assert "ok      exercises for a class" in out


@pytest.mark.parametrize(
    ("found", "words"), [("outdated", "brings it up to date"), ("moved", "makes it anew")]
)
def test_each_condition_has_its_way_out(
    found: str,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(tmp_path)
    monkeypatch.setattr(doctor, "condition", lambda root, environment: found)
    assert doctor.examine(tmp_path, tmp_path / ".venv") == 1
    assert words in capsys.readouterr().out


def test_nothing_bundled_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("")
    doctor.examine(tmp_path, tmp_path / ".venv")
    assert "missing the bundled document" in capsys.readouterr().out
