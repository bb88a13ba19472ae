"""Frames of scorecards made readable (自评表的表格): rows named by card and indicator, pay per head of one or two withheld."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from fa_helpers.computing.scorecard_items import card_unit
from fa_helpers.computing.scoring import scored_lines
from fa_helpers.model import DocumentData, Scorecard
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

FEW: Final = 3
"""Figures per head are withheld where they concern fewer persons than this."""
PER_HEAD: Final = regex(r"人均|每人|元/(?:人|月|年)")
PER_HEAD_AMOUNT: Final = regex(
    r"\d[\d,]*(?:\.\d+)?\s*(?=万?元\s*/\s*(?:人|月|年))|(?<=每人每[月年次日])\s*\d[\d,]*(?:\.\d+)?\s*(?=万?元)"
)


def readable(frame: pd.DataFrame, data: DocumentData, language: Language) -> pd.DataFrame:
    """The frame with a column ``label``: the card, and the indicator where the frame has indicators.

    Frames of indicators also get ``indicator`` (alone) and ``how`` (the assumption, or why there is none).

    Where a card's own indicators say that it concerns one or two persons, its targets, outcomes and goals per head
    are withheld: they would tell what one employee is paid.
    """
    found = frame.copy()
    few = cards_of_few(data)
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    found["label"] = [_label(row, language) for row in rows]
    if "level3" in frame.columns:
        found["indicator"] = [line_name(row, language) for row in rows]
        found["how"] = [_how(row, language) for row in rows]
    units = {card.scorecard_id: card_unit(data, card) for card in data.scorecards}
    for column in ("target", "actual", "goal_expected", "goal_actual"):
        if column in frame.columns:
            found[column] = [_shown(row, column, few, units, language) for row in rows]
    return found


def persons(card: Scorecard) -> int | None:
    """How many persons a card says it concerns (涉及人数): its indicators counted in 人; ``None`` when it has none."""
    counts = [read.value for line in card.indicators if (read := line.reached).unit == "人"]
    known = [int(value) for value in counts if value is not None]
    return min(known) if known else None


def cards_of_few(data: DocumentData) -> frozenset[str]:
    """The cards that concern one or two persons (涉及不足三人的自评表), by id."""
    counted = {card.scorecard_id: persons(card) for card in data.scorecards}
    return frozenset(name for name, count in counted.items() if count is not None and count < FEW)


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
    row: dict[str, object], column: str, few: frozenset[str], units: dict[str, str], language: Language
) -> str:
    text = str(row[column])
    if text and row.get("row_kind") == "execution":
        return text + units[str(row["scorecard_id"])]
    if row["scorecard_id"] not in few:
        return text
    withheld = message("nb04.withheld", language)
    if column.startswith("goal"):
        return PER_HEAD_AMOUNT.sub(withheld, text)
    return withheld if PER_HEAD.search(f"{row['level3']}{row['target']}{row['actual']}") else text


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
