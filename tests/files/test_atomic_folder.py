"""Writing a set of files: old or new as a whole, whatever stops the run and wherever."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fa_helpers.errors import FinalAccountsError
from fa_helpers.files import atomic_folder
from fa_helpers.files.atomic_folder import check_writable, open_folder, write_folder
from fa_helpers.files.folder_lock import LOCK, FolderBusyError
from fa_helpers.files.leftovers import NOTE
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
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != LOCK]
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
    for later in range(1, 60):
        home = tmp_path / str(later)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        codes.add(stop("interrupt", 19, Path(), home, 19 + later))
        write_folder({"other.csv": "1"}, home)
        assert content(home) == {**OLD, "mine.txt": "keep", "other.csv": "1"}, later
        if 130 in codes:
            break
    assert codes == {-9, 130} and later > len(OLD)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_interrupted_in_a_folder_that_keeps_its_place_all_is_undone(tmp_path: Path) -> None:
    for at in range(1, 40):
        home = tmp_path / str(at)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        code = stop("interrupt", at, Path(), home)
        assert content(home) in ({**OLD, "mine.txt": "keep"}, {**NEW, "mine.txt": "keep"}), at
        if code == 0:
            break


def test_leftovers_of_killed_runs_are_cleared_but_nothing_else(tmp_path: Path) -> None:
    names = {
        ".writing-abcd_123": False,
        ".writing-4711-abcd1234": False,  # as earlier versions named them
        ".writing-my own notes": True,
    }
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "facts.csv").write_text("half")
    write_folder(NEW, tmp_path / "out")
    assert {name: (tmp_path / name).exists() for name in names} == names


def test_another_command_waits_for_a_folder_and_says_so_when_it_must_give_up(tmp_path: Path) -> None:
    write_folder(OLD, tmp_path / "out")
    with open_folder(tmp_path / "out") as opened:
        for folder in ("out", "out/sub", "out/new/deep", "beside"):
            with pytest.raises(FolderBusyError) as told, open_folder(tmp_path / folder, patience=0.1):
                pass
            assert told.value.code == "folder_busy" and "\n" not in str(told.value)
        opened.write(NEW)
    assert content(tmp_path) == {f"out/{name}": text for name, text in NEW.items()}
    assert not list(tmp_path.rglob(".writing*"))


def test_a_lock_that_a_killed_run_left_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for place in (tmp_path, tmp_path / "out"):
        (place / LOCK).touch()
    with open_folder(tmp_path / "out", patience=0) as opened:
        opened.write(NEW)
    assert not list(tmp_path.rglob(".writing*"))


@pytest.mark.skipif(os.name == "nt", reason="locks are other ones there")
def test_a_file_system_without_locks_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    write_folder(OLD, tmp_path / "out")
    write_folder(NEW, tmp_path / "out")
    assert content(tmp_path / "out") == NEW and not list(tmp_path.rglob(".writing*"))


def test_the_root_of_a_file_system_lies_in_no_other_folder() -> None:
    root = Path(Path.cwd().anchor)
    try:
        with open_folder(root, patience=0):
            assert not (root / ".writing-").exists()
    except FinalAccountsError as error:
        assert error.code == "unwritable", "it waits for no one"


def saved_by_a_person(path: Path, text: str) -> None:
    """As an editor saves: under another name, then renamed."""
    path.with_suffix(".tmp").write_text(text, encoding="utf-8")
    path.with_suffix(".tmp").replace(path)


@pytest.mark.parametrize("others", [1000, 0], ids=["renamed", "moved in"])
def test_what_a_person_saves_meanwhile_is_kept_beside(
    others: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_folder, "MOST_OTHERS", others)
    folder = tmp_path / "out"
    write_folder({"a.csv": "1", "review.csv": "read"}, folder)
    saved_by_a_person(folder / "notes.txt", "first")
    fill = atomic_folder._fill

    def meanwhile(*given: object) -> None:
        fill(*given)  # type: ignore[arg-type]
        saved_by_a_person(folder / "review.csv", "saved meanwhile")
        saved_by_a_person(folder / "notes.txt", "second")
        saved_by_a_person(folder / "late.txt", "late")
        os.utime(folder / "review.csv", (1_700_000_000, 1_700_000_000))

    with open_folder(folder) as opened:
        opened.watch("review.csv")
        monkeypatch.setattr(atomic_folder, "_fill", meanwhile)
        (name,) = opened.write({"a.csv": "2", "review.csv": "merged"})
    assert name.startswith("review.kept-2023-11-1") and name.endswith(".csv")
    expected = {"a.csv": "2", "review.csv": "merged", name: "saved meanwhile"}
    assert content(folder) == {**expected, "notes.txt": "second", "late.txt": "late"}


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_a_note_saved_between_a_kill_and_the_next_run_is_kept(tmp_path: Path) -> None:
    seen = 0
    for at in range(1, 60):
        home = tmp_path / str(at)
        write_folder({**OLD, "mine.txt": "keep"}, home)
        code = stop("kill", at, Path(), home)
        saved_by_a_person(home / "a.csv", "note")
        write_folder({"b.csv": "1"}, home)
        assert "note" in content(home).values() and not (home / NOTE).exists(), at
        seen += "old a" in content(home).values()
        if code == 0:
            break
    assert seen


def test_a_folder_made_anew_between_a_kill_and_the_next_run_is_kept_too(tmp_path: Path) -> None:
    staging = tmp_path / ".writing-abcd1234"
    for path, text in {"old/out/a.csv": "old", "old/out/b.csv": "same", "new/a.csv": "half"}.items():
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_text(text)
    write_folder({"b.csv": "same", "a.csv": "anew"}, tmp_path / "out2")
    assert content(tmp_path / "out") == {"a.csv": "old", "b.csv": "same"}
    (staging / "old" / "out").mkdir(parents=True)
    (staging / "new").mkdir()
    (staging / "old" / "out" / "a.csv").write_text("older")
    write_folder({"c.csv": "1"}, tmp_path / "out")
    found = content(tmp_path / "out")
    assert sorted(found.values()) == ["1", "old", "older", "same"] and found["a.csv"] == "old"


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
