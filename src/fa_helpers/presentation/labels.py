"""Frames with words for people (图表标签): a label and a place in the chosen language, money in one unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fa_helpers.checks.bilingual import CellName
from fa_helpers.resources import rows
from fa_helpers.terms.form_labels import form_label
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, has_message, message
from fa_helpers.terms.phrases import listed
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import fold, widen

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.checks.intervals import Mark

MONEY_COLUMNS = (
    "initial_budget",
    "adjusted_budget",
    "final_accounts",
    "prior_final_accounts",
    "change",
    "signed_change",
    "amount",
    "base_amount",
    "variance",
    "value",
)


def label_of(concept: str, subject: str, language: Language) -> str:
    """What a row is called: the printed words in Chinese, the glossary's rendering in English where it has one.

    >>> label_of("basic_expenditure", "基本支出", "en"), label_of("", "某项", "en")
    ('basic expenditure', '某项')
    """
    generic = concept in ("function_class_expenditure", "function_item_expenditure")
    if language == "zh" or generic or not is_concept(concept):
        return subject
    return concept_label(concept, language)


def source_label(source: str, language: Language) -> str:
    """What a row of a scorecard's funds is called, without 其中 and （万元）.

    >>> source_label("其中:中央安排（万元）", "zh"), source_label("自治区安排（万元）", "en")
    ('中央安排', 'region or province')
    """
    bare = re.sub(r"^其中:|\((?:万)?元\)", "", fold(source))
    if language == "en":
        for row in rows("fund_sources.csv"):
            if re.search(row["pattern"], bare):
                return row["en"]
    return widen(bare)


def labelled(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame with two more columns: ``label`` (what the row is called) and ``place`` (on which page it stands).

    Where the frame has a ``stage`` the label names it. Needs ``concept``, ``subject`` and ``page``, or ``source``
    and ``page`` for the funds of scorecards.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"concept": ["basic_expenditure"], "subject": ["基本支出"], "page": [4]})
    >>> labelled(rows, "en")[["label", "place"]].values.tolist()
    [['basic expenditure', 'p. 4']]
    """
    found = frame.copy()
    if "concept" in frame.columns:
        labels = [label_of(c, s, language) for c, s in zip(frame["concept"], frame["subject"], strict=True)]
    else:
        # Of many forms these are names of projects, which may hold the word of a source.
        several = "scorecard_id" in frame.columns and frame["scorecard_id"].nunique() > 1
        labels = [str(name) if several else source_label(name, language) for name in frame["source"]]
    if "concept" in frame.columns and "stage" in frame.columns:
        staged = zip(labels, frame["stage"], strict=True)
        labels = [_with_stage(label, stage, language) for label, stage in staged]
    found["label"] = labels
    found["place"] = [message("label.page", language, page=page) for page in frame["page"]]
    return found


def _with_stage(label: str, stage: str, language: Language) -> str:
    if not stage:
        return label
    return message("label.with_stage", language, label=label, stage=message(f"stage.{stage}", language))


def in_unit(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The frame with its money in one unit (统一单位), row by row; rows that are no money stay as they are.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"final_accounts": [15000.0], "unit": ["元"]})
    >>> in_unit(rows, "万元").values.tolist()
    [[1.5, '万元']]
    """
    found = frame.copy()
    factor = frame["unit"].map(lambda name: float(MONEY[name] / MONEY[unit]) if name in MONEY else 1.0)
    for column in MONEY_COLUMNS:
        if column in frame.columns:
            # 1.0 leaves the printed value as it is, to the last digit.
            found[column] = frame[column].where(factor == 1.0, frame[column] * factor)
    found["unit"] = frame["unit"].where(~frame["unit"].isin(list(MONEY)), unit)
    return found


def mark_name(mark: Mark, language: Language) -> str:
    """What a figure of a check is called (数据名称): in English with the words that every form has translated."""
    name = mark.name
    if language == "zh" or not isinstance(name, CellName) or not name.row:
        return name.in_(language)
    values = {"card": name.of.en, "row": form_label(name.row, "en"), "column": name.inside.en}
    return message("finding.card_cell", "en", **values)


def marks_named(marks: Iterable[Mark], language: Language) -> str:
    """What figures of a check are called together (数据名称): what they have in common is said once."""
    named: dict[str, dict[str, str]] = {}
    for mark in marks:
        whole = mark_name(mark, language)
        base, tail = _parted(mark, whole, language)
        named.setdefault(base, {}).setdefault(tail, whole)
    texts: list[str] = []
    for base, tails in named.items():
        bracket = "（" if language == "zh" else " ("
        if len(tails) == 1 or not base:
            texts += tails.values()
        elif all(whole.startswith(base + bracket) or whole == base for whole in tails.values()):
            texts.append(
                f"{base}{bracket}{listed(filter(None, tails), language)}{'）' if language == 'zh' else ')'}"
            )
        else:
            texts.append(f"{base}{'·' if language == 'zh' else ', '}{listed(filter(None, tails), language)}")
    return listed(texts, language)


def _parted(mark: Mark, whole: str, language: Language) -> tuple[str, str]:
    """A name without its last part, and that part: the column of a form, the stage or the measure of a figure."""
    if isinstance(mark.name, CellName):
        tail = mark.name.inside.in_(language)
        base = whole.removesuffix(("·" if language == "zh" else ", ") + tail)
        return (base, tail) if mark.name.row and base != whole else (whole, "")
    fact = mark.fact
    if fact is None:
        return whole, ""
    key = f"measure.{fact.measure}" if fact.measure != "amount" or not fact.stage else f"stage.{fact.stage}"
    tail = message(key, language) if has_message(key) else ""
    base = whole.removesuffix(f"（{tail}）" if language == "zh" else f" ({tail})")
    return base, tail
