"""Fewer searches for unreachable objects while a document is read (垃圾回收).

Reading makes some hundred thousand objects and hardly any that lie in a circle, for which alone Python's collector
looks. By default it would go through all of them after every few hundred new ones.
"""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Iterator

_AFTER = 50_000
"""New objects between two searches while something is read."""

_LOCK = threading.Lock()
_before: list[tuple[int, int, int]] = []
"""What was set before, once for each document that is being read just now."""


@contextlib.contextmanager
def seldom_collecting() -> Iterator[None]:
    """Search less often within this block; what was set before comes back when the last such block ends.

    >>> usual = gc.get_threshold()
    >>> with seldom_collecting():
    ...     gc.get_threshold()[0] >= 50_000
    True
    >>> gc.get_threshold() == usual
    True
    """
    with _LOCK:
        now = gc.get_threshold()
        _before.append(_before[0] if _before else now)
        if 0 < now[0] < _AFTER:  # 0: it is switched off
            gc.set_threshold(_AFTER, *now[1:])
    try:
        yield
    finally:
        with _LOCK:
            usual = _before.pop()
            if not _before:
                gc.set_threshold(*usual)
