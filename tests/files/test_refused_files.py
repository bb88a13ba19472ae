"""Files and folders that may not be read or written, and names that are no text: one line, exit code 2, nothing broken."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_killed import TEXT

from fa_helpers import cli, suite
from fa_helpers.library import document_id_of
from notebook_contract import notebook

NOBODY = 65534


@contextmanager
def someone_without_rights() -> Iterator[None]:
    """Root may read everything, so that it must become someone else for a moment."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everyone may enter and write into."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o777)
        (Path(made) / "report.txt").write_text(TEXT, encoding="utf-8")
        yield Path(made)


def run(home: Path, *words: object) -> int:
    with someone_without_rights():
        return cli.main(["--language", "en", *map(str, words)])


posix = pytest.mark.skipif(os.name == "nt", reason="rights and names are other ones there")


@posix
@pytest.mark.parametrize("command", ["check", "extract", "show", "suite"])
def test_a_folder_one_may_not_enter(
    command: str, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "shut").mkdir()
    (home / "shut" / "a.pdf").write_text("x")
    (home / "data").mkdir()
    monkeypatch.chdir(home)
    for name in ("shut", "data"):
        (home / name).chmod(0)
    for source, out in (("shut/a.pdf", "out"), ("report.txt", "shut/deep")):
        with someone_without_rights():
            if command == "suite":
                code = suite.main(["--document", source, "--language", "en", "--output", out])
            elif command == "show":
                code = run(home, "show", source, "narrative.2.1.001", "-o", f"{out}/a.png")
            else:
                code = run(home, command, source, "-o", out)
        said = capsys.readouterr()
        if (command, source) == ("show", "report.txt"):  # a text has no picture, which is told first
            assert code == 2
            continue
        assert (code, said.err.count("\n")) == (2, 1), said.err
        assert "permission" in said.err.lower()
    for name in ("shut", "data"):
        (home / name).chmod(0o700)
    assert not (home / "out").exists()


@posix
@pytest.mark.parametrize("name", ["review.csv", "corrections.csv"])
@pytest.mark.parametrize("how", ["no right", "folder"])
def test_a_table_that_cannot_be_read(
    name: str, how: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(home, "check", home / "report.txt", "-o", home / "out") == 1
    folder = home / "out" / "report" if name == "review.csv" else home
    (folder / name).unlink(missing_ok=True)
    if how == "folder":
        (folder / name).mkdir()
    else:
        (folder / name).write_text("x")
        (folder / name).chmod(0)
    before = sorted(path.name for path in folder.iterdir())
    capsys.readouterr()
    code = run(home, "check", home / "report.txt", "-o", home / "out")
    said = capsys.readouterr().err
    if (name, how) == ("corrections.csv", "folder"):
        assert code == 1  # no file of that name
        return
    assert (code, said.count("\n")) == (2, 1) and f"fa: {name}: the file cannot be read (" in said
    assert sorted(path.name for path in folder.iterdir()) == before


@posix
def test_a_folder_whose_surroundings_cannot_be_written_is_written_in_place(home: Path) -> None:
    (home / "held" / "report").mkdir(parents=True)
    (home / "held" / "report").chmod(0o777)
    (home / "held").chmod(0o555)
    assert run(home, "check", home / "report.txt", "-o", home / "held") == 1
    assert {"checks.csv", "findings.html", "review.csv"} == {
        path.name for path in (home / "held" / "report").iterdir()
    }


@posix
def test_a_file_that_another_program_holds_fast_is_told_and_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As on Windows while a spreadsheet has the file open."""
    out = home / "out"
    assert cli.main(["check", str(home / "report.txt"), "-o", str(out)]) == 1
    before = {path.name: path.read_bytes() for path in (out / "report").iterdir()}
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self.name == "report" or (self.name == "review.csv" and "aside" in str(target)):
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    for here in (home, out / "report"):
        monkeypatch.chdir(here)
        capsys.readouterr()
        assert cli.main(["--language", "en", "check", str(home / "report.txt"), "-o", str(out)]) == 2
        said = capsys.readouterr().err
        assert said.count("\n") == 1 and "Close programs" in said
        assert {path.name: path.read_bytes() for path in (out / "report").iterdir()} == before
        assert [path.name for path in out.iterdir()] == ["report"]


@posix
@pytest.mark.parametrize("name", [b"caf\xe9 \x1b[31m.txt", "报告\u202efdp\u200b\n.txt".encode()])
@pytest.mark.parametrize("command", ["check", "extract", "suite", "show", "json"])
def test_names_that_are_no_text_or_mean_harm(name: bytes, command: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name of bytes
        file.write(TEXT)
    notebook(tmp_path / "books" / "00_short.ipynb", "1")
    words: list[str | bytes] = ["fa_helpers", "check", path, "-o", "out"]
    if command == "extract":
        words[1] = "extract"
    elif command == "show":
        words = ["fa_helpers", "show", path, "narrative.2.1.001"]
    elif command == "json":
        words += ["--format", "json"]
    elif command == "suite":
        words = ["fa_helpers.suite", "--document", path, "--output", "out", "--notebooks", "books"]
    for more in ([], [b"no\x1b]0;such\xff"]):
        done = subprocess.run(
            [sys.executable, "-m", *words, *more],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "FA_LANGUAGE": "en"},
            timeout=100,
        )
        assert done.returncode in (0, 1, 2) and b"Traceback" not in done.stderr, done.stderr
        shown = (done.stdout + done.stderr).decode("utf-8")
        assert not set(shown) & {"\x1b", "\u202e", "\u200b"} and "\udce9" not in shown
    made = [path.name for path in (tmp_path / "out").iterdir()] if (tmp_path / "out").exists() else []
    for folder in made:
        assert folder.encode() and folder.startswith(("caf_ _[31m", "报告_fdp"))


def test_ids_are_text() -> None:
    assert document_id_of(Path("a\x1bb\u202ec.pdf")) == "a_b_c"
