"""Numbers that Word makes by itself (自动编号): they stand in no text, and headings are known by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from fa_helpers.flow.packed import child, local, value
from fa_helpers.patterns import regex

_PLACE = regex(r"%(\d)")
_CHINESE = frozenset({
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
    "japaneseCounting", "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "chineseLegalSimplified",
})  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_LETTERS = {"upperLetter": 65, "lowerLetter": 97}


@dataclass(slots=True)
class _Level:
    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document (编号): which level of which list says what, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    seen: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: str, level: int) -> str:
        """What stands before the next paragraph of a level of a list."""
        kind = self.lists.get(number, "")
        found = self.levels.get(kind, {})
        if level not in found:
            return ""
        key = (kind, level)
        start = self.restarts.get((number, level))
        if start is not None and (number, level) not in self.seen:
            self.seen.add((number, level))
            self.counts.pop(key, None)
        else:
            start = None
        self.counts[key] = self.counts.get(key, (found[level].start if start is None else start) - 1) + 1
        for deeper in [one for one in self.counts if one[0] == kind and one[1] > level]:
            del self.counts[deeper]
        if found[level].format in ("bullet", "none"):
            return ""

        def shown(place: re.Match[str]) -> str:
            of = int(place[1]) - 1
            told = found.get(of)
            return "" if told is None else number_as(told.format, self.counts.get((kind, of), told.start))

        return _PLACE.sub(shown, found[level].text)


def read_numbering(root: Any) -> Numbering:
    """The lists of ``numbering.xml``; none where there is no such part."""
    lists = Numbering()
    for element in root if root is not None else ():
        if local(element) == "abstractNum":
            own = lists.levels.setdefault(value(element, "abstractNumId"), {})
            for level in element:
                if local(level) == "lvl":
                    own[_number(value(level, "ilvl"))] = _Level(
                        value(child(level, "numFmt"), "val", "decimal"),
                        value(child(level, "lvlText"), "val"),
                        _number(value(child(level, "start"), "val", "1")),
                    )
        elif local(element) == "num":
            number = value(element, "numId")
            lists.lists[number] = value(child(element, "abstractNumId"), "val")
            for changed in element:
                start = child(changed, "startOverride") if local(changed) == "lvlOverride" else None
                if start is not None:
                    level_of = _number(value(changed, "ilvl"))
                    lists.restarts[number, level_of] = _number(value(start, "val", "1"))
    return lists


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def number_as(form: str, number: int) -> str:
    """A number as a list prints it.

    >>> number_as("chineseCounting", 12), number_as("decimal", 3), number_as("upperLetter", 2)
    ('十二', '3', 'B')
    """
    if form in _CHINESE:
        return _chinese(number)
    if form in _LETTERS and 0 < number <= 26:
        return chr(_LETTERS[form] + number - 1)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
