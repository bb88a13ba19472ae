"""Which concepts belong together in a table (概念分组), in the order of the standard form."""

from __future__ import annotations

from functools import cache

from fa_helpers.resources import rows


@cache
def concept_group(name: str) -> tuple[str, ...]:
    """The identifiers of a group, in order.

    >>> concept_group("three_public")[0]
    'three_public_expenses'
    """
    return tuple(row["identifier"] for row in rows("concept_groups.csv") if row["group"] == name)
