"""Patterns are what ``re`` compiles, when they are first asked; and every one of the package compiles."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import fa_helpers
from fa_helpers import patterns
from fa_helpers.patterns import regex


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    broken, year = regex("(20"), regex("(?P<year>20[0-9]{2})", re.ASCII)
    assert year.pattern == "(?P<year>20[0-9]{2})"
    found = year.search("于2023年")
    assert found is not None
    assert found["year"] == "2023"
    assert year.sub("x", "2023年") == "x年"
    assert year.flags & re.ASCII
    assert regex(b"a+").findall(b"aab") == [b"aa"]
    with pytest.raises(re.error):
        broken.search("20")
    assert copy.copy(year).pattern == year.pattern


def every_pattern() -> Iterator[tuple[str, patterns._Later]]:
    for found in walk_packages(fa_helpers.__path__, "fa_helpers."):
        if not found.name.endswith("__main__") and ".notebooks" not in found.name:
            for name, value in vars(import_module(found.name)).items():
                yield from ((f"{found.name}.{name}", one) for one in unpacked(value))


def unpacked(value: object) -> Iterator[patterns._Later]:
    if isinstance(value, patterns._Later):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from unpacked(one)
    elif isinstance(value, dict):
        yield from unpacked(list(value.values()))


def test_every_pattern_of_the_package_compiles() -> None:
    """What is wrong with one would else be said to who first needs it."""
    pytest.importorskip("reportlab")
    found = list(every_pattern())
    assert len(found) > 400
    for name, one in found:
        assert re.compile(one.pattern, one._flags), name
