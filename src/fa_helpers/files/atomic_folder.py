"""Files that appear all at once (整组写入): a run that is interrupted or killed leaves the old set or the new one.

A set is written into a folder ``.writing-…`` beside its target and then takes the target's place by renaming. Other
files of the target stay. Where the target cannot be renamed (the current folder, a link, a mount, very many files, folders
of others, Windows) its files are moved one by one, under a note that says so until all are there. All is done under
the locks of ``folder_lock.py``; what a killed run left behind is put right before anything is read (``leftovers.py``).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES, ENOTDIR
from pathlib import Path
from typing import Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.folder_lock import LOCK, PATIENCE, held, made
from fa_helpers.files.leftovers import (
    NOTE,
    PREFIX,
    beside,
    clear_leftovers,
    entries,
    keep_beside,
    list_names,
    move,
    put_right,
)
from fa_helpers.terms.messages import LANGUAGES, message

_TRIES: Final = 50
_PAUSE: Final = 0.02
"""How often, and after how many seconds, a folder is made again that another command took away."""
MOST_OTHERS: Final = 1000
"""A folder with more files of others is not renamed."""


def write_folder(files: Mapping[str, str | bytes], folder: Path, *, remove: Collection[str] = ()) -> None:
    """Write files into a folder, all or nothing: other files there stay, those of the same name are replaced.

    Names may hold ``/``. ``remove`` names files of an earlier set that must not stay beside the new one. Raises
    :class:`FinalAccountsError` when the folder cannot be written, or another command does not leave it in time.
    """
    with open_folder(folder) as opened:
        opened.write(files, remove=remove)


@contextmanager
def open_folder(folder: Path, patience: float = PATIENCE) -> Iterator[OpenFolder]:
    """A folder that no other command reads or writes meanwhile (独占文件夹), what killed runs left in it put right."""
    until = time.monotonic() + patience
    around: list[Path] = []
    with ExitStack() as locks:
        try:
            with _told(folder):
                place = _entered(folder, until, locks, around)
            yield place
        finally:
            locks.close()
            for path in reversed(around):  # nothing was written: what was made for it goes again
                with suppress(OSError):
                    path.rmdir()


def _entered(folder: Path, until: float, locks: ExitStack, around: list[Path]) -> OpenFolder:
    real = folder.resolve()
    fixed = _is_fixed(folder)
    for more in reversed(range(_TRIES)):
        try:
            around += made(real.parent, until)
            fixed = not _is_held_around(real, until, locks) or fixed
            if real.is_dir():
                locks.enter_context(held(real, until))
                clear_leftovers(real)
            elif real.exists():
                raise NotADirectoryError(ENOTDIR, "a file of that name is in the way")
            return OpenFolder(folder, real, fixed)
        except FileNotFoundError:  # taken away by another command between two steps
            locks.close()
            if not more:
                raise
            time.sleep(_PAUSE)
    raise AssertionError("unreachable: the last try raises")


def _is_held_around(folder: Path, until: float, locks: ExitStack) -> bool:
    """Hold the folder that a folder lies in; where that cannot be written, or is none, the folder keeps its place."""
    if folder == folder.parent:
        return False
    try:
        locks.enter_context(held(folder.parent, until))
    except OSError as error:
        if isinstance(error, FileNotFoundError) or not folder.is_dir():
            raise
        return False
    clear_leftovers(folder.parent)
    return True


class OpenFolder:
    """A folder whose locks are held, to read from and write into (已锁定的文件夹)."""

    def __init__(self, shown: Path, real: Path, fixed: bool) -> None:
        self._shown = shown
        self._folder = real
        self._fixed = fixed
        self._read: dict[str, bytes | None] = {}

    def watch(self, name: str) -> None:
        """Remember a file that people write, before it is read: what they save after this is kept beside it."""
        self._read[name] = _content(self._folder / name)

    def has_changed(self, name: str) -> bool:
        """Whether a watched file was saved since (是否又被保存): it should be read again."""
        return _content(self._folder / name) != self._read[name]

    def write(self, files: Mapping[str, str | bytes], *, remove: Collection[str] = ()) -> tuple[str, ...]:
        """Write files as :func:`write_folder` does; the names under which changed watched files were kept beside."""
        with _told(self._shown):
            contents = {n: c.encode("utf-8") if isinstance(c, str) else c for n, c in files.items()}
            return self._write(contents, {*remove, NOTE} - set(files))

    def _write(self, files: Mapping[str, bytes], remove: set[str]) -> tuple[str, ...]:
        folder, names = self._folder, set(files)
        renamed = not folder.exists() or (not self._fixed and _can_be_renamed(folder, names | remove))
        home = folder.parent if renamed else folder
        staging = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
        try:
            _fill(staging / "new", files)
            if not folder.exists():
                (staging / "new").replace(folder)
            elif len(names) == 1 and not remove - {NOTE} and not self._read:
                move(staging / "new" / min(names), folder / min(names))
            elif renamed:
                return self._swap(staging, names | remove)
            else:
                return self._move_in(staging, files, remove)
        finally:
            put_right(staging, home)
        return ()

    def _swap(self, staging: Path, replaced: set[str]) -> tuple[str, ...]:
        """Two renames; between them a killed run leaves no folder of that name, and the next run puts the old one back."""
        new, old = staging / "new", staging / "old" / self._folder.name
        _carry_over(self._folder, new, replaced)
        old.parent.mkdir()
        self._folder.replace(old)
        _carry_over(old, new, replaced)  # what others saved meanwhile: from here on nothing can come in
        kept = self._keep_changed(old, new)
        new.replace(self._folder)
        return kept

    def _move_in(self, staging: Path, files: Mapping[str, bytes], remove: set[str]) -> tuple[str, ...]:
        """File by file, the old ones kept until all is done; undone when it is interrupted, or by the next run."""
        folder, note = self._folder, self._folder / NOTE
        list_names(staging, dict(files))
        note.write_text("\n".join(message("note.incomplete", language) for language in LANGUAGES), "utf-8")
        for name in sorted((set(files) | remove) - {NOTE}):
            if (folder / name).exists():
                move(folder / name, staging / "aside" / name)
        kept = self._keep_changed(staging / "aside", folder)
        for name in sorted(files):
            if (folder / name).exists():  # saved by a person since the step before
                kept += (keep_beside(folder / name).name,)
            move(staging / "new" / name, folder / name)
        (staging / "names").unlink()  # from here on the new set stands
        note.unlink()
        return kept

    def _keep_changed(self, taken: Path, folder: Path) -> tuple[str, ...]:
        """Keep what a person saved after it was read: watched files of the old set that are no longer the same."""
        kept = []
        for name, before in sorted(self._read.items()):
            if _content(taken / name) not in (before, None):
                copy = beside(folder / name, taken / name)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(taken / name, copy)
                kept.append(copy.name)
        return tuple(kept)


def check_writable(folder: Path) -> None:
    """Raise when a folder surely cannot be written (预先检查), before long work is done for it."""
    with _told(folder):
        nearest = next((path for path in (folder, *folder.absolute().parents) if path.exists()), Path.cwd())
        if not nearest.is_dir():
            raise NotADirectoryError(ENOTDIR, "a file of that name is in the way")
        if not os.access(nearest, os.W_OK):
            raise PermissionError(EACCES, "not permitted")


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What the system refuses, said in one line."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        name = folder.name or folder.absolute().name
        raise FinalAccountsError(where=name, code="unwritable", values={"reason": reason}) from None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # there is none, or none that can be read: whoever reads it next says so
        return None


def _is_fixed(folder: Path) -> bool:
    """Whether a folder must keep its place: the current one or one around it, a link, a mount."""
    real = folder.resolve()
    here = Path.cwd().resolve()
    return folder.is_symlink() or real == here or real in here.parents or os.path.ismount(folder)


def _fill(new: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _others(folder: Path, replaced: Collection[str]) -> Iterator[Path]:
    """What a folder holds beside the set, folders first."""
    left_out = {*replaced, LOCK}
    return (path for path in entries(folder) if path.relative_to(folder).as_posix() not in left_out)


def _can_be_renamed(folder: Path, replaced: Collection[str]) -> bool:
    """Whether a folder can be replaced by another: no folder of others in it, where they may be at work, and not too
    many files; never on Windows, where an open file, such as the lock, holds its folder in place.
    """
    if os.name == "nt":
        return False
    ours = {parent for name in replaced for parent in (folder / name).parents}
    for number, path in enumerate(_others(folder, replaced)):
        if number >= MOST_OTHERS or not (path.is_symlink() or path.is_file() or path in ours):
            return False
    return True


def _carry_over(folder: Path, new: Path, replaced: Iterable[str]) -> None:
    """Give the new folder what others keep in the old one; done again it brings what changed in between."""
    for path in [*_others(folder, [*replaced])]:
        copy = new / path.relative_to(folder)
        if path.is_dir() and not path.is_symlink():
            copy.mkdir(exist_ok=True)
        elif not _is_same(path, copy):
            copy.unlink(missing_ok=True)
            _link(path, copy)
    shutil.copystat(folder, new)


def _is_same(path: Path, copy: Path) -> bool:
    if path.is_symlink() or not copy.exists():
        return copy.is_symlink() and path.is_symlink() and copy.readlink() == path.readlink()
    one, other = path.stat(), copy.stat()
    return os.path.samestat(one, other) or (one.st_size, one.st_mtime_ns) == (
        other.st_size,
        other.st_mtime_ns,
    )


def _link(path: Path, copy: Path) -> None:
    """The same file under a second name, or a copy where the file system knows no such names."""
    if path.is_symlink():
        copy.symlink_to(path.readlink())
        return
    try:
        copy.hardlink_to(path)
    except OSError:
        shutil.copy2(path, copy)
