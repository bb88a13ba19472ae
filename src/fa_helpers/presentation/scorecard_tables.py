"""Frames of scorecards made readable (自评表的表格): rows named by card and indicator, pay per head of one or two withheld."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

from fa_helpers.computing.scorecard_items import card_unit
from fa_helpers.computing.scoring import scored_lines
from fa_helpers.frames.item_changes import document_unit
from fa_helpers.model import DocumentData
from fa_helpers.presentation.few_persons import Withheld
from fa_helpers.presentation.numbers import exact
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.amounts import MONEY, in_unit_of

if TYPE_CHECKING:
    import pandas as pd


_MONEY: Final = frozenset({"initial_budget", "adjusted_budget", "executed"})


def readable(frame: pd.DataFrame, data: DocumentData, language: Language) -> pd.DataFrame:
    """The frame with a column ``label``: the card, and the indicator where the frame has indicators.

    Money is in the document's unit, whatever a form prints.
    Frames of indicators also get ``indicator`` (alone) and ``how`` (the assumption, or why there is none).

    Where a card's own indicators say that it concerns one or two persons, what its words tell of their pay is withheld
    (:class:`~fa_helpers.presentation.few_persons.Withheld`).
    """
    import pandas as pd

    found = frame.copy()
    withheld = Withheld.of(data)
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    found["label"] = [_label(row, language) for row in rows]
    if "unit" in frame.columns:
        unit = document_unit(data)
        for column in _MONEY & set(frame.columns):
            found[column] = pd.Series([_in(row, column, unit) for row in rows], index=found.index)
        found["unit"] = [unit if row["unit"] in MONEY else row["unit"] for row in rows]
    if "level3" in frame.columns:
        found["indicator"] = [line_name(row, language) for row in rows]
        found["how"] = [_how(row, language) for row in rows]
    units = {card.scorecard_id: card_unit(data, card) for card in data.scorecards}
    for column in ("target", "actual", "goal_expected", "goal_actual", "deviation"):
        if column in frame.columns:
            found[column] = [_shown(row, column, withheld, units, language) for row in rows]
    return found


def _in(row: dict[str, object], column: str, unit: str) -> object:
    """An amount of a row in another unit; unchanged where it is the row's own."""
    if row["unit"] == unit:
        return row[column]
    return in_unit_of(exact(cast("float | None", row[column])), str(row["unit"]), unit)


def _label(row: dict[str, object], language: Language) -> str:
    if "level3" not in row:
        return str(row["name"])
    return message("nb04.line_of_card", language, card=row["name"], line=line_name(row, language))


def line_name(row: Mapping[str, object], language: Language) -> str:
    """What a row of a card is called (指标名称): the row of the execution rate is marked."""
    line = str(row["level3"])
    return message("nb04.execution_line", language, row=line) if row["row_kind"] == "execution" else line


def _how(row: dict[str, object], language: Language) -> str:
    key = str(row["reason"]) or f"assumption.{row['assumption']}"
    return message(key, language)


def _shown(
    row: dict[str, object], column: str, withheld: Withheld, units: dict[str, str], language: Language
) -> str:
    value, card = row[column], str(row["scorecard_id"])
    text = value if isinstance(value, str) else ""
    if text and row.get("row_kind") == "execution":
        return text + units[card]
    if column in ("target", "actual") and line_withheld(row, withheld):
        return message("nb04.withheld", language)
    return withheld.words(card, text)


def line_withheld(row: Mapping[str, object], withheld: Withheld) -> bool:
    """Whether target and outcome of a row are withheld (指标是否不列示)."""
    words = [str(row[name]) for name in ("level3", "target", "actual")]
    return withheld.hides_line(str(row["scorecard_id"]), *words)


def most_different(data: DocumentData) -> str:
    """The id of the card whose scores lie farthest from the rule (差异最大的自评表), empty without cards."""
    moved = {c.scorecard_id: sum(abs(s.moves) for s in scored_lines(c)) for c in data.scorecards}
    return max(moved, key=lambda name: moved[name]) if moved else ""


def counted(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """How many rows have each value of a column (计数), most first; rows without a value are left out.

    >>> import pandas as pd
    >>> counted(pd.DataFrame({"outcome": ["met", "missed", "met", ""]}), "outcome").values.tolist()
    [['met', 2], ['missed', 1]]
    """
    named = frame[frame[column] != ""]
    counts = named.groupby(column, sort=True).size().reset_index(name="count")
    return counts.sort_values("count", ascending=False, kind="stable").reset_index(drop=True)
