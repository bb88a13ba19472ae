"""Writing a set of files: old or new as a whole, whatever stops the run and wherever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fa_helpers.errors import FinalAccountsError
from fa_helpers.files import atomic_folder
from fa_helpers.files.atomic_folder import NOTE, check_writable, write_folder
from fa_helpers.terms.messages import LANGUAGES, message

OLD = {"a.csv": "old a", "b.csv": "old b", "sub/c.html": "old c"}
NEW = {"a.csv": "new a", "b.csv": "new b", "sub/c.html": "new c"}
STOP = """
import os, signal, sys
from pathlib import Path
from fa_helpers.files import atomic_folder
how, stop_at, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
kill_at = int(sys.argv[5])
os.chdir(sys.argv[4])
calls = 0
def stopping(name):
    real = getattr(Path, name)
    def call(self, *rest, **more):
        global calls
        calls += 1
        if calls in (stop_at, kill_at):
            if how == "kill" or calls == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt
        return real(self, *rest, **more)
    setattr(Path, name, call)
for name in ("replace", "write_bytes", "mkdir", "hardlink_to", "unlink", "write_text"):
    stopping(name)
try:
    atomic_folder.write_folder({"a.csv": "new a", "b.csv": "new b", "sub/c.html": "new c"}, folder)
except KeyboardInterrupt:
    sys.exit(130)
"""


def content(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def stop(how: str, at: int, folder: Path, here: Path, kill_at: int = 0) -> int:
    command = [sys.executable, "-c", STOP, how, str(at), str(folder), str(here), str(kill_at)]
    return subprocess.run(command, check=False, timeout=60, stderr=subprocess.DEVNULL).returncode


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    write_folder(NEW, tmp_path / "deep" / "out")
    assert content(tmp_path) == {f"deep/out/{name}": text for name, text in NEW.items()}


def test_files_of_others_stay_and_named_ones_go(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write_folder({**OLD, "sub/gone.html": "x"}, folder)
    (folder / "mine").mkdir()
    (folder / "mine" / "notes.txt").write_text("keep")
    (folder / "link").symlink_to("mine/notes.txt")
    write_folder(NEW, folder, remove=["sub/gone.html", "sub/never.html", "a.csv"])
    assert content(folder) == {**NEW, "mine/notes.txt": "keep", "link": "keep"}
    assert (folder / "link").is_symlink()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_one_file_goes_into_a_folder_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    before = tmp_path.stat().st_ino
    write_folder({"figure.png": b"1"}, tmp_path)
    assert tmp_path.stat().st_ino == before
    assert content(tmp_path) == {"mine.txt": "keep", "figure.png": "1"}


@pytest.mark.parametrize("kind", ["current folder", "link", "crowded"])
def test_folders_that_keep_their_place(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tmp_path / "real"
    write_folder(OLD, real)
    (real / "mine.txt").write_text("keep")
    before, folder = real.stat().st_ino, real
    if kind == "current folder":
        monkeypatch.chdir(real)
        folder = Path()
    elif kind == "link":
        folder = tmp_path / "link"
        folder.symlink_to(real)
    else:
        monkeypatch.setattr(atomic_folder, "MOST_OTHERS", 0)
    write_folder(NEW, folder, remove=["never"])
    assert real.stat().st_ino == before
    assert content(real) == {**NEW, "mine.txt": "keep"}
    assert not list(tmp_path.rglob(".writing-*"))


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
@pytest.mark.parametrize("how", ["kill", "interrupt"])
@pytest.mark.parametrize("state", ["nothing", "old", "old and others"])
def test_stopped_anywhere_the_set_is_old_or_new(how: str, state: str, tmp_path: Path) -> None:
    seen = set()
    for at in range(1, 40):
        home = tmp_path / str(at)
        home.mkdir()
        folder = home / "out"
        before = {} if state == "nothing" else dict(OLD)
        if before:
            write_folder(OLD, folder)
        if state == "old and others":
            (folder / "mine.txt").write_text("keep")
            before["mine.txt"] = "keep"
        after = {**before, **NEW}
        code = stop(how, at, folder, tmp_path)
        found = content(folder) if folder.exists() else {}
        if folder.exists():
            assert found in (before, after), f"stopped at call {at}: a mixture"
        seen.add((found == after, code))
        if how == "interrupt":
            assert found in (before, after) and not list(home.glob(".writing-*"))
        write_folder({"other.csv": "1"}, home / "another")
        assert not list(home.glob(".writing-*")), "the next run clears what was left"
        again = content(folder) if folder.exists() else {}
        assert again in (before, after), "and puts back what had been taken away"
        if code == 0:
            assert found == after
            break
    assert len(seen) > 1 and (True, 0) in seen


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_killed_in_a_folder_that_keeps_its_place_a_note_says_so(tmp_path: Path) -> None:
    noted = 0
    for at in range(1, 40):
        home = tmp_path / str(at)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        code = stop("kill", at, Path(), home)
        found = {name: text for name, text in content(home).items() if not name.startswith(".writing-")}
        if NOTE in found:
            noted += 1
            assert all(message("note.incomplete", language) in found[NOTE] for language in LANGUAGES)
        else:
            assert found in ({**OLD, "mine.txt": "keep"}, {**NEW, "mine.txt": "keep"})
        assert found["mine.txt"] == "keep"
        write_folder(NEW, home)
        assert content(home) == {**NEW, "mine.txt": "keep"}, (
            "the next run is whole, without note or remainder"
        )
        if code == 0:
            break
    assert noted >= len(NEW)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_killed_while_undoing_the_next_run_undoes_the_rest(tmp_path: Path) -> None:
    codes = set()
    for later in range(1, 14):
        home = tmp_path / str(later)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        codes.add(stop("interrupt", 19, Path(), home, 19 + later))
        write_folder({"other.csv": "1"}, home)
        assert content(home) == {**OLD, "mine.txt": "keep", "other.csv": "1"}, later
    assert codes == {-9, 130}


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_interrupted_in_a_folder_that_keeps_its_place_all_is_undone(tmp_path: Path) -> None:
    for at in range(1, 40):
        home = tmp_path / str(at)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        code = stop("interrupt", at, Path(), home)
        assert content(home) in ({**OLD, "mine.txt": "keep"}, {**NEW, "mine.txt": "keep"}), at
        if code == 0:
            break


def test_leftovers_of_killed_runs_are_cleared_but_not_those_of_running_ones(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    names = {
        ".writing-abcd_123": False,
        f".writing-{int(ended.stdout)}-abcd1234": os.name == "nt",
        f".writing-{os.getpid()}-abcd1234": True,
        ".writing-my own notes": True,
    }
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "facts.csv").write_text("half")
    write_folder(NEW, tmp_path / "out")
    assert {name: (tmp_path / name).exists() for name in names} == names


def test_nothing_is_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper" / "out"):
        for write in (lambda to: check_writable(to), lambda to: write_folder(NEW, to)):
            with pytest.raises(FinalAccountsError, match=rf"^{folder.name}: ") as told:
                write(folder)
            assert told.value.code == "unwritable"
    assert content(tmp_path) == {"file": "x"}
    check_writable(tmp_path / "new" / "out")
    assert not (tmp_path / "new").exists()


def test_folders_made_for_a_write_that_fails_go_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FinalAccountsError, match="No space left"):
        write_folder(NEW, tmp_path / "deep" / "deeper" / "out")
    assert list(tmp_path.iterdir()) == []
