"""The variables of the panel (面板变量): a fixed list with definitions, kept as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from fa_helpers.resources import rows
from fa_helpers.terms.messages import Language


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable (变量): which figures are meant, and how it is called and defined in both languages.

    ``document`` is the kind of document it is read from, ``code`` the functional class, ``fund`` the money it must be
    about (blank: any), ``statements`` where it may be printed beside the text, the first preferred; ``units`` are those
    that a count may have, ``unit`` is the one of the panel.
    """

    variable: str
    group: str
    document: Literal["final", "budget"]
    concept: str
    code: str
    measure: str
    stage: str
    fund: str
    statements: tuple[str, ...]
    units: tuple[str, ...]
    unit: str
    labels: dict[Language, str]
    definitions: dict[Language, str]


@cache
def variables() -> tuple[Variable, ...]:
    """All variables, in the order of the panel.

    >>> variables()[0].variable, len({one.variable for one in variables()}) == len(variables())
    ('total_revenue', True)
    """
    return tuple(
        Variable(
            row["variable"],
            row["group"],
            "budget" if row["document"] == "budget" else "final",
            row["concept"],
            row["code"],
            row["measure"],
            row["stage"],
            row["fund"],
            tuple(row["statements"].split()),
            tuple(row["units"].split()),
            row["unit"],
            {"zh": row["zh"], "en": row["en"]},
            {"zh": row["definition_zh"], "en": row["definition_en"]},
        )
        for row in rows("panel_variables.csv")
    )
