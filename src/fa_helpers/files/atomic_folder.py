"""Files that appear all at once (整组写入): a run that is interrupted or killed leaves the old set or the new one.

A set is written into a folder ``.writing-…`` beside its target and then takes the target's place by renaming. Other
files of the target stay. Where the target cannot be renamed (the current folder, a link, a mount, very many files)
its files are moved one by one, under a note that says so until all are there. What a killed run left behind is
cleared by the next one.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from errno import EACCES, ENOTDIR
from pathlib import Path

from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import LANGUAGES, message

NOTE = "INCOMPLETE-未写完.txt"
"""Stands in a folder while its files are moved in one by one."""
MOST_OTHERS = 1000
"""A folder with more files of others is not renamed."""

_STAGING = re.compile(r"\.writing-(?:(\d+)-)?[a-z0-9_]{8}")
_ABANDONED = 3600.0


def write_folder(files: Mapping[str, str | bytes], folder: Path, *, remove: Collection[str] = ()) -> None:
    """Write files into a folder, all or nothing: other files there stay, those of the same name are replaced.

    Names may hold ``/``. ``remove`` names files of an earlier set that must not stay beside the new one. Raises
    :class:`FinalAccountsError` when the folder cannot be written.
    """
    made = _missing(folder.parent)
    done = False
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _write(files, folder, {*remove, NOTE} - set(files))
        done = True
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:
        for path in () if done else made:
            _remove_if_empty(path)


def _write(files: Mapping[str, str | bytes], folder: Path, remove: set[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(ENOTDIR, "a file of that name is in the way")
    for place in {folder.parent, folder} if folder.exists() else {folder.parent}:
        clear_leftovers(place)
    names = set(files)
    others = _others(folder, names | remove) if folder.exists() else []
    staging = Path(
        tempfile.mkdtemp(prefix=f".writing-{os.getpid()}-", dir=folder if others is None else folder.parent)
    )
    try:
        _fill(staging / "new", files)
        if not folder.exists():
            (staging / "new").replace(folder)
        elif len(names) == 1 and not remove - {NOTE}:
            _move(staging / "new" / min(names), folder / min(names))
        elif others is None:
            _move_in(staging, folder, names, remove)
        else:
            _carry_over(others, folder, staging / "new")
            _swap(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_writable(folder: Path) -> None:
    """Raise when a folder surely cannot be written (预先检查), before long work is done for it."""
    nearest = next((path for path in (folder, *folder.absolute().parents) if path.exists()), Path.cwd())
    if not nearest.is_dir():
        raise _unwritable(folder, NotADirectoryError(ENOTDIR, "a file of that name is in the way"))
    if not os.access(nearest, os.W_OK):
        raise _unwritable(folder, PermissionError(EACCES, "not permitted"))


def _unwritable(folder: Path, error: OSError) -> FinalAccountsError:
    reason = error.strerror or type(error).__name__
    return FinalAccountsError(where=folder.name, code="unwritable", values={"reason": reason})


def _missing(folder: Path) -> list[Path]:
    """The folders that will have to be made, the innermost first."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _is_fixed(folder: Path) -> bool:
    """Whether a folder must keep its place: the current one or one around it, a link, a mount."""
    real = folder.resolve()
    here = Path.cwd().resolve()
    return folder.is_symlink() or real == here or real in here.parents or os.path.ismount(folder)


def _fill(new: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _entries(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        for name in (*folders, *files):
            yield Path(root, name)


def _others(folder: Path, replaced: set[str]) -> list[Path] | None:
    """What a folder holds beside the set, folders first; ``None`` when the folder cannot be replaced by another."""
    if _is_fixed(folder):
        return None
    others = []
    for path in _entries(folder):
        if path.relative_to(folder).as_posix() in replaced:
            continue
        others.append(path)
        if len(others) > MOST_OTHERS or not (path.is_symlink() or path.is_file() or path.is_dir()):
            return None
    return others


def _carry_over(others: list[Path], folder: Path, new: Path) -> None:
    """Give the new folder what others keep in the old one."""
    for path in others:
        copy = new / path.relative_to(folder)
        if path.is_symlink():
            copy.symlink_to(path.readlink())
        elif path.is_dir():
            copy.mkdir(exist_ok=True)
        else:
            _link(path, copy)
    shutil.copystat(folder, new)


def _link(path: Path, copy: Path) -> None:
    """The same file under a second name, or a copy where the file system knows no such names."""
    try:
        copy.hardlink_to(path)
    except OSError:
        shutil.copy2(path, copy)


def _swap(staging: Path, folder: Path) -> None:
    """Two renames; between them a killed run leaves no folder of that name, and the next run puts the old one back."""
    kept = staging / "old" / folder.name
    kept.parent.mkdir()
    try:
        folder.replace(kept)
        (staging / "new").replace(folder)
    except BaseException:
        if kept.exists() and not folder.exists():
            kept.replace(folder)
        raise


def _move_in(staging: Path, folder: Path, names: set[str], remove: set[str]) -> None:
    """File by file, the old ones kept until all is done; undone when it is interrupted, or by the next run."""
    note = folder / NOTE
    try:
        (staging / "names").write_text("\n".join(sorted(names)), "utf-8")
        note.write_text("\n".join(message("note.incomplete", language) for language in LANGUAGES), "utf-8")
        for name in sorted((names | remove) - {NOTE}):
            if (folder / name).exists():
                _move(folder / name, staging / "aside" / name)
        for name in sorted(names):
            _move(staging / "new" / name, folder / name)
        (staging / "names").unlink()  # from here on the new set stands
        note.unlink()
    except BaseException:
        _undo(staging, folder)
        raise


def _undo(staging: Path, folder: Path) -> None:
    """Take back a set that was moved in only in part, and the note with it; may itself be stopped and done again."""
    listed = staging / "names"
    if listed.exists():
        for name in listed.read_text("utf-8").split("\n"):
            if (folder / name).exists() and not (staging / "new" / name).exists():
                _move(folder / name, staging / "new" / name)
        aside = staging / "aside"
        for path in [path for path in _entries(aside) if not path.is_dir()]:
            _move(path, folder / path.relative_to(aside))
        listed.unlink()
    (folder / NOTE).unlink(missing_ok=True)


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def clear_leftovers(home: Path) -> None:
    """Remove what killed runs left in a folder (清理残留); a folder they had taken out of its place is put back."""
    for path in home.iterdir():
        found = _STAGING.fullmatch(path.name)
        if found is None or not path.is_dir() or path.is_symlink() or _in_use(path, found[1]):
            continue
        for kept in [*(path / "old").glob("*")]:
            if not (home / kept.name).exists():
                kept.replace(home / kept.name)
        _undo(path, home)
        shutil.rmtree(path, ignore_errors=True)


def _in_use(path: Path, process: str | None) -> bool:
    """Whether the run that made a ``.writing-…`` folder is still going."""
    if process is None:
        return False
    if os.name == "nt":  # no way to ask that is safe there: os.kill would end the process
        return time.time() - path.stat().st_mtime < _ABANDONED
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
