"""Many files, one after the other or side by side (逐个处理): one that cannot be used never stops the others.

What is said and written is the same for any number of processes: each file's words are held back until those before it
have been shown.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fa_helpers.cli.ending import Ending, say, say_error, say_program_error
from fa_helpers.errors import FinalAccountsError, SourceError
from fa_helpers.library import document_id_of, source_path
from fa_helpers.reading.collecting import seldom_collecting
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.printable import printable

if TYPE_CHECKING:
    from fa_helpers.cli.workers import Lost

_LOST: Final = {"time": "too_much_time", "memory": "too_much_memory", "crash": "reader_crashed"}
UNREADABLE: Final = "unreadable"
_SUMMED_UP_FROM: Final = 3
"""Of fewer files one sees at a glance which could not be used."""


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to be done (待处理的文件): as it was named, and the name of its results."""

    name: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a file (处理结果), with what is to be shown of it."""

    ending: Ending
    out: str
    err: str
    stuck: str = ""
    """What it took too much of, as the error's code: a call that takes too long may still go on in its process."""


Do = Callable[[FileTask], Ending]
OnLost = Callable[[FileTask, FinalAccountsError], None]


@dataclass(frozen=True, slots=True)
class How:
    """How files are done (运行方式): ``jobs`` processes, or none of its own for 0; or by a ``cluster``.

    ``needs`` are the modules that the work takes, ``seconds`` the most that it may take for one file,
    where that is more than is usual.
    """

    language: Language
    debug: bool
    jobs: int
    cluster: str = ""
    needs: tuple[str, ...] = ("fa_helpers.document",)
    seconds: float = 0.0


def file_tasks(names: Sequence[str]) -> list[FileTask]:
    """The files with the names of their results: of two alike, the later one has a part of its hash behind it."""
    tasks: list[FileTask] = []
    taken: set[str] = set()
    for name in names:
        path = source_path(name)
        document_id = document_id_of(path)
        if document_id.casefold() in taken:
            document_id = f"{document_id}-{file_hash(path)[:8]}"
        taken.add(document_id.casefold())
        tasks.append(FileTask(name, document_id))
    return tasks


def file_hash(path: Path) -> str:
    """The sha256 of a file (文件哈希); a word instead where it cannot be read, which is told when it is tried."""
    import hashlib

    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return UNREADABLE


def each_file(
    tasks: Sequence[FileTask],
    do: Do,
    how: How,
    *,
    show: Callable[[str], None] | None = None,
    lost: OnLost = lambda task, error: None,
) -> Ending:
    """Do every file, show what is said of each in their order, and return the gravest ending.

    ``show`` takes what a file says on standard output instead of printing it. ``lost`` hears of a file whose process was
    ended, for its time or memory or by a crash.
    """
    progress = _Progress(len(tasks), how.language)
    worst = Ending.DONE
    refused = 0
    for told in _in_order(_done(tasks, do, how, progress, lost)):
        progress.clear()
        if show is not None:
            show(told.out)
        else:
            sys.stdout.write(told.out)
            sys.stdout.flush()
        sys.stderr.write(told.err)
        worst = max(worst, told.ending)
        refused += told.ending >= Ending.UNUSABLE
        progress.show()
    progress.clear()
    if refused and len(tasks) >= _SUMMED_UP_FROM:
        values = {"all": len(tasks), "done": len(tasks) - refused, "refused": refused}
        say(f"fa: {message('cli.files_done', how.language, **values)}", error=True)
    return worst


def _done(
    tasks: Sequence[FileTask], do: Do, how: How, progress: _Progress, lost: OnLost
) -> Iterator[tuple[int, Told]]:
    attempt = partial(_attempt, do, how)
    if how.jobs == 0 and not how.cluster:
        for number, task in enumerate(tasks):
            told = attempt(task)
            if told.stuck:
                lost(task, SourceError(where=Path(task.name).name, code=told.stuck))
            progress.add(told.ending)
            yield number, told
        return
    from fa_helpers.cli.workers import MAX_SECONDS_PER_TASK, Lost, run_tasks

    if how.cluster and tasks:
        from fa_helpers.cli.cluster import run_on_cluster

        results = run_on_cluster(attempt, tasks, how.cluster, how.jobs, how.language)
    else:
        processes = min(how.jobs, len(tasks))
        seconds = max(how.seconds, MAX_SECONDS_PER_TASK)
        results = run_tasks(
            attempt, tasks, processes=processes, spent=_is_stuck, seconds=seconds, needs=how.needs
        )
    try:
        for number, result in results:
            if isinstance(result, Lost):
                error = _lost(tasks[number], result.reason)
                said = f"fa: {printable(error.in_language(how.language))}\n"
                result = Told(Ending.UNUSABLE, "", said, error.code)
            if result.stuck:
                lost(tasks[number], SourceError(where=Path(tasks[number].name).name, code=result.stuck))
            progress.add(result.ending)
            yield number, result
    finally:
        results.close()  # type: ignore[attr-defined] # a generator: its processes end here, not some time later


def _is_stuck(told: Told | Lost) -> bool:
    return isinstance(told, Told) and bool(told.stuck)


def _attempt(do: Do, how: How, task: FileTask) -> Told:
    """Do one file; its words are caught, its errors are told with its name."""
    out, err = io.StringIO(), io.StringIO()
    stuck = ""
    with seldom_collecting(), redirect_stdout(out), redirect_stderr(err):
        try:
            ending = do(task)
        except FinalAccountsError as error:
            say_error(error, how.language)
            ending, stuck = Ending.UNUSABLE, error.code if error.code in _LOST.values() else ""
        except MemoryError:
            lost = _lost(task, "memory")
            say_error(lost, how.language)
            ending, stuck = Ending.UNUSABLE, lost.code
        except Exception as error:  # an error of the program, told with its file; the others are still done
            say_program_error(error, task.name, how.language, how.debug)
            ending = Ending.PROGRAM_ERROR
    return Told(ending, out.getvalue(), err.getvalue(), stuck)


def _lost(task: FileTask, reason: str) -> SourceError:
    return SourceError(where=Path(task.name).name, code=_LOST[reason])


def _in_order(results: Iterator[tuple[int, Told]]) -> Iterator[Told]:
    """Results in the order of the files, each as soon as those before it are there."""
    held: dict[int, Told] = {}
    following = 0
    for number, told in results:
        held[number] = told
        while following in held:
            yield held.pop(following)
            following += 1


class _Progress:
    """One line on a terminal that says how far it is (进度): done, refused, time left; nothing elsewhere."""

    def __init__(self, total: int, language: Language) -> None:
        self._on = total > 1 and sys.stderr.isatty()
        self._total, self._language = total, language
        self._done = self._refused = 0
        self._start = time.monotonic()

    def add(self, ending: Ending) -> None:
        self._done += 1
        self._refused += ending >= Ending.UNUSABLE
        self.show()

    def show(self) -> None:
        if not self._on or self._done == self._total:
            return
        each = (time.monotonic() - self._start) / max(1, self._done)
        said = message(
            "cli.progress",
            self._language,
            done=self._done,
            all=self._total,
            refused=self._refused,
            rate=f"{60 / max(each, 0.001):.0f}",
            seconds=round(each * (self._total - self._done)),
        )
        print(f"\r\x1b[K{said}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._on:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
