"""Regular expressions that are compiled when they are first used (正则表达式): a document needs some half of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands for a compiled pattern; each of its methods is kept once it was asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what a copy looks for is no method of a pattern
            raise AttributeError(name)
        if name == "compiled":
            found: Any = re.compile(self.pattern, self._flags)
        else:
            found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` makes of a text, made on first use; what is wrong with the text is said then.

    >>> year = regex("20[0-9]{2}")
    >>> year.search("2023年")[0], year.pattern
    ('2023', '20[0-9]{2}')
    """
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
