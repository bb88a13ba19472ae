"""Work done in processes of its own (工作进程): a task that hangs, crashes or takes all memory costs itself alone.

Each process does one task at a time; the caller looks at all of them several times a second, ends what goes beyond its
bounds, and starts another process in its place. A process ends by itself when its caller has gone.

On Linux a caller of one thread forks: its processes have loaded what it has, and start at once. Elsewhere each begins
anew.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Literal, TypeVar

from fa_helpers.pdf.time_guard import resident

Task = TypeVar("Task")
Result = TypeVar("Result")

MAX_SECONDS_PER_TASK: Final = 300.0
"""A document of 1,000 pages is read and checked in about a minute."""

MAX_MEMORY_PER_TASK: Final = 2 * 1024**3
"""The largest published document takes a tenth of it."""

_REPLACED_ABOVE: Final = 768 * 1024**2
"""A process that holds more memory after its task is replaced, so that many files cost no more than a few."""

_LOOK_EVERY: Final = 0.1
_SECONDS_TO_START: Final = 120.0
"""A process that has not come so far in this time never will."""
_SECONDS_TO_END: Final = 0.8
"""How long an interrupted process may take to put right what it was writing."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose process was ended, or ended by itself (未完成)."""

    reason: Literal["time", "memory", "crash"]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    started: float = 0.0
    task: int | None = None

    def give(self, number: int, task: object) -> None:
        self.task, self.started = number, time.monotonic()
        self.connection.send(task)

    def held(self) -> int:
        """Bytes of memory that the process holds; 0 when it has gone."""
        if self.process.pid and (found := resident(self.process.pid)):
            return found
        import psutil

        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def run_tasks(
    do: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    processes: int,
    spent: Callable[[Result], bool] = lambda result: False,
    seconds: float = MAX_SECONDS_PER_TASK,
    memory: int = MAX_MEMORY_PER_TASK,
    needs: Sequence[str] = (),
) -> Iterator[tuple[int, Result | Lost]]:
    """The number of each task with its result, as they come (按完成次序). ``do`` and the tasks are pickled.

    ``do`` should not raise: a process that breaks counts as crashed. ``spent`` tells by a result that its process must
    do no more. ``needs`` names modules that are loaded once for all processes, where that is possible. Leaving the
    iterator ends all processes.
    """
    if _forks():
        for name in needs:
            import_module(name)
        gc.freeze()  # what was loaded stays: no search need go through it, in any process, nor at the end
    waiting = deque(enumerate(tasks))
    workers: list[_Worker] = []
    try:
        while waiting or any(worker.task is not None for worker in workers):
            while waiting and (idle := _idle(workers, do, processes)) is not None:
                idle.give(*waiting.popleft())
            wait([worker.connection for worker in workers if worker.task is not None], timeout=_LOOK_EVERY)
            for worker in [worker for worker in workers if worker.task is not None]:
                found = _look(worker, seconds, memory)
                if found is None:
                    continue
                number, worker.task = worker.task, None
                if isinstance(found, Lost) or spent(found) or worker.held() > _REPLACED_ABOVE:
                    workers.remove(worker)
                    worker.end()
                assert number is not None
                yield number, found
    finally:
        _end_all(workers)


def _idle(workers: list[_Worker], do: Callable[[Any], Any], most: int) -> _Worker | None:
    for worker in [worker for worker in workers if worker.task is None and not worker.process.is_alive()]:
        workers.remove(worker)  # ended from outside between two tasks
        worker.end()
    free = next((worker for worker in workers if worker.task is None), None)
    if free is None and len(workers) < most:
        free = _start(do)
        workers.append(free)
    return free


def _forks() -> bool:
    """Whether a copy of this program is a sound one: a lock that another thread holds would be held in it for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


def _start(do: Callable[[Any], Any]) -> _Worker:
    context: Any = multiprocessing.get_context("fork" if _forks() else "spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, do), daemon=True)
    with _no_interrupt():  # until it is ready to hear Ctrl-C, it would answer with a traceback
        process.start()
    theirs.close()
    return _Worker(process, ours)


class _no_interrupt:  # noqa: N801 - used like a function
    """Ctrl-C waits for a moment, also in a process started meanwhile; only the main thread may set that.

    Where a system cannot hold it back (Windows), it goes unheard.
    """

    def __enter__(self) -> None:
        self._main = threading.current_thread() is threading.main_thread()
        if self._main and hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        elif self._main:
            self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        if self._main and hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        elif self._main:
            signal.signal(signal.SIGINT, self._before)


def _look(worker: _Worker, seconds: float, memory: int) -> Any:
    """What became of a worker's task; ``None`` while it is at work."""
    try:
        while worker.connection.poll():
            said = worker.connection.recv()
            if worker.ready:
                return said
            worker.ready, worker.started = True, time.monotonic()  # starting it takes none of the task's time
    except (EOFError, OSError):
        return Lost("crash")
    if time.monotonic() - worker.started > (seconds if worker.ready else _SECONDS_TO_START):
        return Lost("time")
    if worker.held() > memory:
        return Lost("memory")
    return None


def _end_all(workers: Sequence[_Worker]) -> None:
    """End every process: an idle one at once, one at work after it had a moment to put its writing right."""
    for worker in workers:
        if worker.task is not None and os.name != "nt":  # on Windows, Ctrl-C has reached it already
            worker.process.terminate()
    end = time.monotonic() + _SECONDS_TO_END
    for worker in workers:
        if worker.task is not None:
            worker.process.join(max(0.0, end - time.monotonic()))
        worker.end()


def _serve(connection: Connection, do: Callable[[Any], Any]) -> None:
    """A worker's life: tasks in, results out, until the caller closes the line or is gone."""
    try:
        # A terminal sends Ctrl-C to all processes, and whoever started us may have turned it off: the caller alone
        # decides, and says so by a signal of its own; Windows has none.
        signal.signal(signal.SIGINT, _once if os.name == "nt" else signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _once)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        threading.Thread(target=_end_with_caller, daemon=True).start()
        connection.send(None)
        while True:
            connection.send(do(connection.recv()))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


def _once(number: int, *_: object) -> None:
    """Give up what is under way; a second signal would break the putting right."""
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_with_caller() -> None:
    caller = multiprocessing.parent_process()
    if caller is not None:
        caller.join()
        os._exit(1)
