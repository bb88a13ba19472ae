"""The bound on time and memory of calls that cannot be interrupted."""

from __future__ import annotations

import threading
import time

import pytest

from fa_helpers.pdf import time_guard as module
from fa_helpers.pdf.time_guard import GaveUpError, Guard


def test_results_and_errors_come_through() -> None:
    guard = Guard()
    assert guard.run(lambda: 7, seconds=5) == 7
    with pytest.raises(ZeroDivisionError):
        guard.run(lambda: 1 // 0, seconds=5)
    assert guard.run(lambda: 8, seconds=5) == 8


def test_a_call_that_takes_too_long_is_left_behind() -> None:
    guard, end = Guard(), threading.Event()
    with pytest.raises(GaveUpError) as caught:
        guard.run(end.wait, seconds=0.1)
    assert caught.value.reason == "time"
    with pytest.raises(GaveUpError) as caught:
        guard.run(lambda: 1, seconds=5)
    assert caught.value.reason == "busy"
    end.set()
    for _ in range(100):
        time.sleep(0.01)
        try:
            assert guard.run(lambda: 1, seconds=5) == 1
            return
        except GaveUpError:
            continue
    pytest.fail("the guard stayed busy")


def test_an_interrupted_call_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    guard, end = Guard(), threading.Event()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(guard, "_watch", interrupt)
    with pytest.raises(KeyboardInterrupt):
        guard.run(end.wait, seconds=60)
    with pytest.raises(GaveUpError):
        guard.run(lambda: 1, seconds=5)
    end.set()


def test_a_call_that_takes_too_much_memory_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    held = iter(range(0, 1000, 100))
    monkeypatch.setattr(module, "resident", lambda: next(held))
    end = threading.Event()
    with pytest.raises(GaveUpError) as caught:
        Guard().run(end.wait, seconds=60, memory=250)
    assert caught.value.reason == "memory"
    end.set()
