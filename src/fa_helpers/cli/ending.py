"""How a run of the command ends (退出方式): what each file came to, said on stderr, and the exit code of them all."""

from __future__ import annotations

import atexit
import signal
import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.printable import printable


class Ending(IntEnum):
    """What became of a file (处理结果), the gravest last."""

    DONE = 0
    RULE_BROKEN = 1
    INCONSISTENT = 2
    UNUSABLE = 3
    PROGRAM_ERROR = 4

    @property
    def code(self) -> int:
        """The exit code (退出码): 1 means inconsistent and nothing else; 70 is ``EX_SOFTWARE`` of sysexits."""
        return _CODES[self]


_CODES: Final = {
    Ending.DONE: 0,
    Ending.RULE_BROKEN: 70,
    Ending.INCONSISTENT: 1,
    Ending.UNUSABLE: 2,
    Ending.PROGRAM_ERROR: 70,
}


INTERRUPTED: Final = 130
"""The exit code after Ctrl-C (已中断): what a shell calls the end by that signal."""


def say_interrupted(key: str, language: Language) -> int:
    """Say what came of the work that Ctrl-C ended; returns the exit code, which then holds whatever comes (已中断).

    Python ends by the signal itself when Ctrl-C was heard in text it was compiling, handled or not, and a second one
    would break its ending with a traceback: when the program ends, neither is heard.
    """
    if hasattr(signal, "pthread_sigmask"):
        atexit.register(signal.pthread_sigmask, signal.SIG_BLOCK, {signal.SIGINT})
    say(message(key, language), error=True)
    return INTERRUPTED


def say(*lines: str, error: bool = False) -> None:
    """Print lines so that no character of a name or document steers the terminal (输出到终端)."""
    print("\n".join(map(printable, lines)), file=sys.stderr if error else sys.stdout, flush=True)


def say_kept(names: Iterable[str], language: Language) -> None:
    """Say under which names a ``review.csv`` is kept that was saved while it was being written (另存提示)."""
    for name in names:
        say(f"fa: {message('cli.kept_beside', language, name=name)}", error=True)


def say_error(error: FinalAccountsError, language: Language) -> None:
    """Say in one line what went wrong and what to do, in the chosen language."""
    say(f"fa: {error.in_language(language)}", error=True)


def say_program_error(error: Exception, name: str, language: Language, debug: bool) -> None:
    """Say in one line that the program broke, on which file, and how to report it (程序错误)."""
    import traceback

    said = " ".join(f"{type(error).__name__}: {error}".split())
    _say_broken("cli.program_error", traceback.format_exc(), language, debug, name=name, error=said)


def say_rules_broken(
    rules: Iterable[str], errors: Iterable[str], name: str, language: Language, debug: bool
) -> None:
    """Say in one line which rules broke on a file; all others were made (规则出错)."""
    _say_broken("cli.rules_broken", "".join(errors), language, debug, name=name, rules=", ".join(rules))


def _say_broken(key: str, told: str, language: Language, debug: bool, **values: object) -> None:
    what = message(key, language, **values)
    way_out = message("cli.report_this" if debug else "cli.report_with_debug", language)
    say(f"fa: {what}{' ' if language == 'en' else ''}{way_out}", error=True)
    if debug:
        say(*told.splitlines(), "", error=True)
