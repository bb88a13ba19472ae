"""A release: one version everywhere; wheel and source archive are built, installed in an empty environment, and work."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import fa_helpers
from conftest import BUNDLED, ROOT

STUDENTS = "id\nwang\n"


def test_the_version_is_the_same_everywhere() -> None:
    named = {
        tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"],
        json.loads((ROOT / "codemeta.json").read_text("utf-8"))["version"],
        *re.findall(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.M),
        *re.findall(
            r"^## (?:Unreleased: )?(\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M
        )[:1],
        json.loads((ROOT / "data/facts/urumqi-miit-2023/document.json").read_text("utf-8"))[
            "package_version"
        ],
    }
    assert named == {fa_helpers.__version__}


def test_all_holds_every_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    (everything,) = extras["all"]
    assert set(everything.partition("[")[2].rstrip("]").split(",")) == set(extras) - {"all"}


def built(tmp_path: Path) -> tuple[Path, Path]:
    """The wheel, made from the source archive as an index has it."""
    code = (
        "import os, sys; from hatchling.build import build_sdist, build_wheel\n"
        "print(build_sdist(sys.argv[1])); print(build_wheel(sys.argv[1]))"
    )
    run = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    archive = next(tmp_path.glob("*.tar.gz"))
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path / "unpacked", filter="data")
    (folder,) = (tmp_path / "unpacked").iterdir()
    (tmp_path / "again").mkdir()
    subprocess.run([*run[:-1], str(tmp_path / "again")], cwd=folder, check=True, capture_output=True)
    return next(tmp_path.glob("*.whl")), next((tmp_path / "again").glob("*.whl"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_what_is_built_works_in_an_empty_environment(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    wheel, again = built(tmp_path)
    assert names(wheel) == names(again)
    assert {
        "fa_helpers/notebooks/lessons/01_find_and_cite.ipynb",
        "fa_helpers/making/data/functions.csv",
    } <= names(wheel)
    assert not [name for name in names(wheel) if name.startswith(("tests", "benchmarks", "tools"))]

    home = tmp_path / "empty"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    # What the package needs is taken from this environment, so that no network is; the package itself is not.
    others = [path for path in sys.path if path.endswith("site-packages")]
    (Path(site) / "others.pth").write_text("\n".join(others) + "\n", encoding="utf-8")

    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "FA_DATA")} | {"FA_JOBS": "0"}

    def python_says(*arguments: str) -> str:
        run = [str(python), *arguments]
        done = subprocess.run(
            run, cwd=tmp_path, env=clean, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def fa(*arguments: str) -> str:
        return python_says("-m", "fa_helpers", *arguments)

    assert str(home) in python_says("-c", "import fa_helpers; print(fa_helpers.__file__)")
    assert fa("--version").strip() == f"fa {fa_helpers.__version__}"
    fa("extract", str(BUNDLED / "source.pdf"), "-o", "out")
    assert len(list((tmp_path / "out").rglob("facts.csv"))) == 1
    (tmp_path / "class.csv").write_text(STUDENTS, encoding="utf-8")
    fa(
        "lesson",
        "make",
        "class.csv",
        "-o",
        "class",
        "--lessons",
        "1",
        "--document",
        str(BUNDLED / "source.pdf"),
    )
    assert (tmp_path / "class" / "students" / "wang" / "01_find_and_cite.ipynb").exists()


def test_a_shell_is_told_what_can_be_typed(tmp_path: Path) -> None:
    pytest.importorskip("argcomplete")
    out = tmp_path / "told"
    line = "fa ext"
    environment = os.environ | {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_IFS": "\n",
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "_ARGCOMPLETE_STDOUT_FILENAME": str(out),
    }
    subprocess.run([sys.executable, "-m", "fa_helpers"], env=environment, check=False, capture_output=True)
    assert out.read_text().strip() == "extract"
