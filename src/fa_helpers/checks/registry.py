"""All rules of the ledger, family by family (规则一览): the makings that the modules of each family declare."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from fa_helpers.checks import narrative, scorecards, statements
from fa_helpers.checks.rule import Making


def _makings() -> Iterator[Making]:
    """Every making declared, in the order of families, modules by name, and lines."""
    for family in (statements, narrative, scorecards):
        for name in sorted(found.name for found in iter_modules(family.__path__)):
            module = import_module(f"{family.__name__}.{name}")
            yield from (value for value in vars(module).values() if isinstance(value, Making))


MAKINGS: Final[tuple[Making, ...]] = tuple(_makings())
