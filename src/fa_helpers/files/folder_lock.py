"""One command at a time in a folder (文件夹锁): a lock that the system itself lets go when its process ends.

The lock of a folder is held by whoever makes, renames or removes what lies in it. It is a file ``.writing.lock`` in that
folder, locked as the system locks files: one that a killed run left is no longer locked and is taken away by the next.
Locks of outer folders are taken before those of inner ones, so that no two commands wait for each other.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from fa_helpers.errors import FinalAccountsError

LOCK: Final = ".writing.lock"
PATIENCE: Final = 60.0
"""Seconds that a command waits for another: writing itself takes parts of one."""
_LOOK_EVERY: Final = 0.02
_WITHOUT_LOCKS: Final = {errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK}
_GOING: Final = 1.0 if os.name == "nt" else 0.0
"""Seconds for which Windows may refuse a file that another process is just removing."""


class FolderBusyError(FinalAccountsError):
    """Another command is writing to the folder and did not finish in time (文件夹正被写入)."""


if sys.platform == "win32":
    import msvcrt

    def _locked(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in _WITHOUT_LOCKS:
                raise
        return True  # also on a file system without locks: refusing would make it useless


@contextmanager
def held(folder: Path, until: float) -> Iterator[None]:
    """Hold the lock of a folder, waiting for it to a moment of ``time.monotonic()`` (持有文件夹锁)."""
    path = folder / LOCK
    handle = _taken(path, until)
    try:
        yield
    finally:
        _let_go(path, handle)


def _taken(path: Path, until: float) -> int:
    began = time.monotonic()
    while True:
        try:
            handle = _opened(path)
        except PermissionError:
            if time.monotonic() >= began + _GOING:
                raise
        else:
            if _locked(handle) and _is_at(path, handle):
                return handle
            os.close(handle)
        if time.monotonic() >= until:
            raise FolderBusyError(where=path.absolute().parent.name, code="folder_busy")
        time.sleep(_LOOK_EVERY)


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        if not path.exists():
            raise
        return os.open(path, os.O_RDONLY)  # left behind by a killed run of another person


def _is_at(path: Path, handle: int) -> bool:
    """Whether a locked file is still the one of that path: who had it before may have taken it away."""
    if os.name == "nt":
        return True  # an open file cannot be taken away there
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _let_go(path: Path, handle: int) -> None:
    try:
        if os.name != "nt" and _is_at(path, handle):
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(handle)
    if os.name == "nt":  # there it can only be removed when closed, and not while another waits for it
        with suppress(OSError):
            path.unlink()


def made(folder: Path, until: float) -> list[Path]:
    """Make a folder and those around it, each under the lock of the one it lies in; those made, outermost first."""
    if folder.is_dir():
        return []
    around = made(folder.parent, until)
    with held(folder.parent, until):
        try:
            folder.mkdir()
        except FileExistsError:
            if folder.is_dir():  # another command made it meanwhile
                return around
            raise
    return [*around, folder]
