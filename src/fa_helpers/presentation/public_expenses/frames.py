"""Tables of the three public expenses and the running costs (表格): the document's frames with words for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fa_helpers.frames.public_expenses import BESIDE, COUNTED, ITEMS, RUNNING
from fa_helpers.presentation.charts import NothingToDraw, Picture, paired
from fa_helpers.presentation.charts.telling import Told
from fa_helpers.presentation.labels import label_of
from fa_helpers.presentation.numbers import format_amount, format_count
from fa_helpers.presentation.spending_words import base_word
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses

if TYPE_CHECKING:
    import pandas as pd

STAGES = ("initial_budget", "adjusted_budget", "final_accounts")
ALL_VEHICLES = "vehicles_count"
"""Every vehicle in the accounts, ambulances and lorries too: not a count of official cars."""
STATEMENT = "three_public_statement"
NAMES = frozenset({*ITEMS, *BESIDE, RUNNING})


def items(frame: pd.DataFrame, counted: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every item with its state, budgets, outcome, counts and the document's own words (各项情况).

    Takes the frames of the items and of the counts. ``counted`` holds the counts beside the amount, ``words`` the
    stated reason, or the sentence that there was none.
    """
    found, numbers = _labelled(frame, language), _labelled(counted, language)
    found["counted"] = [_counted(numbers, concept, language) for concept in found["concept"]]
    found["words"] = [reason or said for reason, said in zip(found["reason"], found["said"], strict=True)]
    return found


def _name(concept: str, subject: str, language: Language) -> str:
    if not subject or language == "en":
        return concept_label(concept, language) if is_concept(concept) else subject
    return label_of(concept, subject, language)


def counts(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Every count of these sections, named, with the clause it is printed in (数量与原文)."""
    return _labelled(frame, language)


def _labelled(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    found = frame.copy()
    found["label"] = [_name(c, s, language) for c, s in zip(frame["concept"], frame["subject"], strict=True)]
    return found


def _counted(numbers: pd.DataFrame, item: str, language: Language) -> str:
    """The counts of one item that have a name in the glossary, each once."""
    zh = language == "zh"  # the English names say what is counted
    mine = numbers[(numbers["item"] == item) & numbers["concept"].isin([*COUNTED.keys() - {ALL_VEHICLES}])]
    said = [
        message("nb03.count", language, name=label, count=format_count(value, unit if zh else "", language))
        for label, value, unit in zip(mine["label"], mine["value"], mine["unit"], strict=True)
    ]
    return clauses(dict.fromkeys(said), language)


def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of :func:`items` that a picture can show (可画的项目): parts of the total with an amount that is not 0.

    >>> import pandas as pd
    >>> rows = {"concept": ["overseas_travel", "official_receptions"], "final_accounts": [0.0, 0.5]}
    >>> drawn(pd.DataFrame(rows)).concept.tolist()
    ['official_receptions']
    """
    amounts = [stage for stage in STAGES if stage in table.columns]
    with_money = (table[amounts].fillna(0) != 0).any(axis=1)
    return table[table["concept"].isin(ITEMS) & with_money].reset_index(drop=True)


def picture(table: pd.DataFrame, doc: Told, language: Language) -> Picture | NothingToDraw:
    """The drawn items from their budget to their outcome (“三公”经费图)."""
    budget = next((stage for stage in STAGES[:2] if table[stage].notna().any()), "")
    name = message(f"stage.{budget}", language) if budget else ""
    return paired(table, doc, language, base=budget, base_name=name, shares=False)


def filled(table: pd.DataFrame, columns: Sequence[str] = STAGES) -> list[str]:
    """Those of the columns that hold anything (非空列): an empty column tells a reader nothing.

    >>> import pandas as pd
    >>> filled(pd.DataFrame({"initial_budget": [None], "final_accounts": [0.0]}))
    ['final_accounts']
    """
    present = [name for name in columns if name in table.columns]
    return [name for name in present if (table[name].notna() & (table[name].astype(str) != "")).any()]


def statement(frame: pd.DataFrame) -> pd.DataFrame:
    """The cells of the form on the three public expenses (“三公”经费支出决算表) among those of all statements."""
    return frame[frame["statement"] == STATEMENT].reset_index(drop=True)


def concerning(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a frame of changes or variances that are about these items (相关比率), shares left out."""
    mine = frame["concept"].isin(NAMES)
    if "measure" in frame.columns:
        mine &= frame["measure"] != "share"
    return frame[mine].reset_index(drop=True)


def reasons(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The stated reasons and purposes of these items word for word (原因原文), each with what it is given for."""
    mine = frame[frame["concept"].isin(NAMES | set(COUNTED))]
    found = _labelled(mine, language)
    found["explains"] = [
        message("nb03.purpose" if kind == "purpose" else f"nb03.against_{base or 'nothing'}", language)
        for kind, base in zip(mine["kind"], mine["base"], strict=True)
    ]
    return found.reset_index(drop=True)


def running(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The running costs as rows for a bar chart (机关运行经费): last year's value is marked as computed."""
    found = frame.copy()
    found["label"] = [base_word(stage, language) for stage in found["stage"]]
    return found


def per_head(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Amounts beside persons with the quotient in yuan (人均尺度), or in words why there is none."""
    found = _labelled(frame, language)
    found["counted_as"] = [
        _name(c, s, language) for c, s in zip(found["counted"], found["counted_subject"], strict=True)
    ]
    found["scale"] = [
        message(f"nb03.{reason}", language) if reason else _yuan(value, language)
        for value, reason in zip(found["per_head"], found["per_head_reason"], strict=True)
    ]
    return found


def _yuan(value: float, language: Language) -> str:
    return message("nb03.yuan_a_head", language, amount=format_amount(round(value), "人"))
