"""Ending with the program that started this one (随启动程序结束): nobody waits any more for what it would make."""

from __future__ import annotations

import os
import threading
import time
from _thread import interrupt_main
from typing import Final

from fa_helpers.cli.ending import INTERRUPTED

LAUNCHER_VARIABLE: Final = "FA_LAUNCHER"
"""Process number of ``run.py``, which sets it."""

_LOOK_EVERY: Final = 0.2
_SECONDS_TO_END: Final = 5.0


def end_with_launcher() -> None:
    """End as after Ctrl-C, kernels included, when ``run.py`` was killed. Does nothing without one."""
    number = os.environ.get(LAUNCHER_VARIABLE, "")
    if number.isdecimal():
        threading.Thread(target=_watch, args=(int(number),), daemon=True).start()


def _watch(launcher: int) -> None:
    while _is_there(launcher):
        time.sleep(_LOOK_EVERY)
    interrupt_main()
    time.sleep(_SECONDS_TO_END)
    os._exit(INTERRUPTED)


def _is_there(launcher: int) -> bool:
    if os.name == "nt":  # a process there keeps its parent's number when that has gone
        import psutil

        return bool(psutil.pid_exists(launcher))
    return os.getppid() == launcher
