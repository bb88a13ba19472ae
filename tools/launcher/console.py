"""Printing on any console (输出). Must work under Python 3.6 too, which is told that it is too old."""

import re
import sys

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def fits(text: str, encoding: str) -> bool:
    """Tell whether a console with this encoding can show the text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def say(text: str, zh: str = "", end: str = "\n") -> None:
    """Print on any console: what it cannot show becomes "?", a Chinese line it cannot show is left out.

    A name in it cannot steer the terminal.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    if zh and fits(zh, encoding):
        text = text + "\n" + zh
    text = _STEERING.sub("?", text)
    sys.stdout.write((text + end).encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()
