"""A bound on the time of a call that Python cannot interrupt (限时调用).

A hostile PDF can keep pdfium busy for hours inside one call, deaf to Ctrl-C: a drawing of ten drawings of ten
drawings. Such calls are made in a helper thread, while the caller waits no longer than it wants to.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Result = TypeVar("Result")


class GaveUpError(Exception):
    """A call took longer than it was given, or the helper is still busy with one that did."""


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

    def run(self, call: Callable[[], Result], *, seconds: float) -> Result:
        """The result of a call, or :class:`GaveUpError` when it takes longer. What the call raises is raised."""
        if self._overdue is not None:
            if not self._overdue.done.is_set():
                raise GaveUpError
            self._overdue = None
        if self._thread is None or not self._thread.is_alive():  # also after a fork
            self._jobs = SimpleQueue()
            # a daemon: a call that never ends must not keep the program from ending
            self._thread = threading.Thread(target=self._work, args=(self._jobs,), daemon=True)
            self._thread.start()
        job = _Job(call)
        self._jobs.put(job)
        if not job.done.wait(seconds):
            self._overdue = job
            raise GaveUpError
        if job.error is not None:
            raise job.error
        result: Result = job.result
        return result

    @staticmethod
    def _work(jobs: SimpleQueue[_Job]) -> None:
        while True:
            jobs.get().run()
