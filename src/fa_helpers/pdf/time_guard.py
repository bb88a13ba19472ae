"""A bound on the time and memory of a call that Python cannot interrupt (限时调用).

A hostile PDF can keep pdfium busy for hours inside one call, deaf to Ctrl-C: a drawing of ten drawings of ten
drawings, ten deep. Such calls are made in a helper thread; the caller waits no longer than it wants to.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Literal, TypeVar

Result = TypeVar("Result")


_LOOK_EVERY = 0.25
"""Seconds between looks at the memory. Most calls end long before the first."""


class GaveUpError(Exception):
    """A call took too much time or memory, or an earlier one that did has not ended yet (``busy``)."""

    def __init__(self, reason: Literal["time", "memory", "busy"]) -> None:
        super().__init__(reason)
        self.reason = reason


class _Job:
    def __init__(self, call: Callable[[], Any]) -> None:
        self.call = call
        self.done = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result = self.call()
        except BaseException as error:
            self.error = error
        self.done.set()


class Guard:
    """Runs calls one after the other in one helper thread.

    >>> Guard().run(lambda: 1 + 1, seconds=5)
    2
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._overdue: _Job | None = None

    def run(self, call: Callable[[], Result], *, seconds: float, memory: int = 2**62) -> Result:
        """The result of a call; :class:`GaveUpError` when it takes longer, or more bytes of memory.

        What the call raises is raised.
        """
        if self._overdue is not None:
            if not self._overdue.done.is_set():
                raise GaveUpError("busy")
            self._overdue = None
        if self._thread is None or not self._thread.is_alive():  # at first, and after a fork
            self._jobs = SimpleQueue()
            # a daemon: a call that never ends must not keep the program from ending
            self._thread = threading.Thread(target=self._work, args=(self._jobs,), daemon=True)
            self._thread.start()
        job = _Job(call)
        self._jobs.put(job)
        try:
            if not job.done.wait(min(_LOOK_EVERY, seconds)):
                self._watch(job, time.monotonic() + seconds - _LOOK_EVERY, memory)
        except BaseException:  # given up, or interrupted from the keyboard
            self._overdue = job
            raise
        if job.error is not None:
            raise job.error
        result: Result = job.result
        return result

    def _watch(self, job: _Job, end: float, memory: int) -> None:
        """Wait for a long call."""
        limit = resident() + memory
        while not job.done.wait(_LOOK_EVERY):
            if time.monotonic() > end:
                raise GaveUpError("time")
            if resident() > limit:
                raise GaveUpError("memory")

    @staticmethod
    def _work(jobs: SimpleQueue[_Job]) -> None:
        while True:
            jobs.get().run()


def resident(process: int | Literal["self"] = "self") -> int:
    """Bytes of memory that a process holds, or this one; 0 where the system does not tell as cheaply as Linux does."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0
