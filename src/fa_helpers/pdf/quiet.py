"""Keep pdfminer's remarks about a file's faults off the screen (静默): errors are ours to tell."""

from __future__ import annotations

import logging
from functools import cache


@cache
def quiet_pdfminer() -> None:
    """Give pdfminer's log a place to go; a program that wants it still gets it through its own handlers."""
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
