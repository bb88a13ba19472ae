"""Kill a command at one of its file operations: ``python killing.py PLAN``, in a process of its own.

Every event by which Python tells of a change to files is counted; at the chosen one the process is killed, before the
operation and, where a file is opened for writing, once more when it stands there empty. Each run is a fork, so that
the package is loaded and the document read only once. Prints one JSON line for each kill with what it left behind.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from fa_helpers import cli, document, suite
from fa_helpers.report import making
from fa_helpers.report.notebooks import NotebookPage

CHANGES = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.symlink", "os.chmod", "os.utime"}
CHANGES |= {"fcntl.flock", "os.truncate", "os.listdir", "os.scandir"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def kill_at(number: int, home: Path) -> None:
    """Let this process die at its ``number``-th operation on files below ``home``."""
    seen, inside = 0, False

    def count(event: str, values: tuple[object, ...]) -> None:
        nonlocal seen, inside
        opened = event == "open" and isinstance(values[2], int) and values[2] & WRITING
        if inside or not (opened or event in CHANGES) or not _is_below(values, home):
            return
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        if opened:
            seen += 1
            if seen == number:
                inside = True
                Path(str(values[0])).write_bytes(b"")
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _is_below(values: tuple[object, ...], home: Path) -> bool:
    paths = [os.fsdecode(value) for value in values if isinstance(value, (str, bytes, os.PathLike))]
    return not paths or any(not Path(p).is_absolute() or Path(p).is_relative_to(home) for p in paths)


def forked(do: Callable[[], int], number: int, home: Path, here: Path) -> int:
    """The exit code of what is done in a fork that is killed at an operation; ``-9`` when it was."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.chdir(here)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            kill_at(number, home)
            code = do()
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def command(name: str, source: str, out: str) -> Callable[[], int]:
    """One of the commands that write, on one document."""
    if name == "suite":
        books = str(Path(source).with_name("books"))
        words = ["--document", source, "--language", "en", "--output", out, "--notebooks", books]
        return lambda: suite.main(words)
    return lambda: cli.main(["--language", "en", name, source, "-o", out])


def tree(home: Path) -> dict[str, str]:
    """Every file below a folder with its text."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_text(encoding="utf-8") for path in files}


def main(plan: dict[str, str | int]) -> None:
    """Kill at every operation in turn and run to the end after each; at every so manieth the next run is killed too."""
    read, source = document.read, str(plan["source"])
    known = {source: read(source)}
    for module in (document, making):
        module.read = lambda name, **_: known.get(name) or read(name)  # type: ignore[attr-defined]
    making.notebook_pages = lambda paths, _, languages, *__: {
        one: {path.stem: NotebookPage(path.stem, "") for path in paths} for one in languages
    }  # type: ignore[attr-defined]
    work, here, every = Path(str(plan["work"])), str(plan["here"]), int(plan["every"])
    first, then = (command(str(plan[name]), source, str(work / "out")) for name in ("command", "next"))
    with Path(os.devnull).open("w") as null, contextlib.redirect_stdout(null):
        for name in ("command", "next"):  # what is loaded and reckoned once is not loaded in every fork
            command(str(plan[name]), source, str(plan["spare"]))()
    for number in range(1, 1000):
        again = 0
        while True:
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(str(plan["state"]), work, symlinks=True)
            code = forked(first, number, work, work / here)
            left = tree(work)
            second = forked(then, again, work, work / here) if again else 0
            last = forked(then, 0, work, work / here)
            told = {"number": number, "again": again, "codes": [code, second, last]}
            print(json.dumps({**told, "left": left, "found": tree(work)}), flush=True)
            ended = code != -signal.SIGKILL or (again and second != -signal.SIGKILL)
            if ended or not every or number % every:
                break
            again += 1
        if code != -signal.SIGKILL:
            return


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
