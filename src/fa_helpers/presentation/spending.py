"""Spending in words and pictures (支出结构的文字与图): labels, movements, hints, the charts of the notebook."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from fa_helpers.presentation.charts import NothingToDraw, Picture, both_sides, item_steps, paired
from fa_helpers.presentation.charts.telling import Told
from fa_helpers.presentation.spending_answers import answer, notes
from fa_helpers.presentation.spending_quotes import quotes
from fa_helpers.presentation.spending_words import base_word, class_label, hint_words, is_hinted
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "answer",
    "class_picture",
    "columns_of",
    "hinted",
    "item_picture",
    "kinds_picture",
    "notes",
    "quotes",
    "worded",
]

_PRIOR = "prior_final_accounts"


def base_of(frame: pd.DataFrame) -> str:
    """What the rows are compared with (基数): ``prior_final_accounts`` or a budget; blank where nothing is."""
    known = [str(base) for base in frame["base"] if base]
    return known[0] if known and frame["base_amount"].notna().any() else ""


def columns_of(frame: pd.DataFrame) -> list[str]:
    """The columns of a worded frame that hold the comparison (比较列): base, change and rate; none without a base."""
    return [name for name in _NAMES.get(base_of(frame), {}).values() if name in frame.columns]


_NAMES = {
    base: {
        "base_amount": base,
        "signed_change": "signed_change" if base == _PRIOR else "variance",
        "change_rate": "change_rate" if base == _PRIOR else "variance_rate",
    }
    for base in (_PRIOR, "initial_budget", "adjusted_budget")
}


def worded(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The frame of classes, sections or items in words: ``label``, ``class_label``, ``movement``, ``hint``.

    The columns of the comparison are named after its base, so that their headings say what was compared: see
    :func:`columns_of`. A label ends with ``*`` where the item may only have moved to another code.
    """
    found = frame.copy()
    base = base_of(frame)
    for old, new in _NAMES.get(base, {}).items():
        found[new] = frame[old]
    if base and base != _PRIOR:
        found["variance_rate_reason"] = frame["change_rate_reason"]
    pairs = zip(frame["function_class"], frame["class_code"], strict=True)
    found["class_label"] = [class_label(name, code, language) for name, code in pairs]
    if "function_item" in frame.columns:
        group = "movement" if base in ("", _PRIOR) else "movement_budget"
        found["final_accounts"] = frame["amount"]
        found["label"] = item_labels(frame, language)
        found["movement"] = [message(f"{group}.{name}", language) for name in frame["movement"]]
        found["hint"] = [hint_words(text, language) for text in frame["recoding"]]
    elif "function_section" in frame.columns:
        found["final_accounts"] = frame["amount"]
        found["label"] = frame["function_section"]
    else:
        found["label"] = found["class_label"]
        if frame.attrs.get("kind") == "budget":
            found["final_accounts"] = frame["amount"]
    return found


def item_labels(frame: pd.DataFrame, language: Language) -> list[str]:
    """Names of items, with their section where a name occurs twice, and the mark of a hint."""
    names = frame["function_item"].tolist()
    labels = []
    for name, section, recoding in zip(names, frame["function_section"], frame["recoding"], strict=True):
        label = name
        if names.count(name) > 1:
            label = message("nb02.item_of_section", language, item=name, section=section) if section else name
        labels.append(message("nb02.marked", language, label=label) if is_hinted(recoding) else label)
    return labels


def hinted(frame: pd.DataFrame) -> pd.DataFrame:
    """The items with a hint, and those that hints point to (有线索的各项), the largest change first."""
    kept = frame[frame["recoding"] != ""]
    return kept.sort_values("signed_change", key=lambda column: -column.abs(), kind="stable")


def class_picture(
    classes: pd.DataFrame, doc: Told, language: Language, *, flagged: Collection[str] = ()
) -> Picture | NothingToDraw:
    """The classes from their base to the final accounts (各类支出图), the largest first; one without a base is hollow."""
    base = base_of(classes)
    numbers = worded(classes, language)
    numbers["final_accounts"] = classes["final_accounts"].fillna(classes["amount"])
    name = base_word(base, language) if base else ""
    return paired(numbers, doc, language, base="base_amount" if base else "", base_name=name, flagged=flagged)


def item_picture(items: pd.DataFrame, doc: Told, language: Language) -> Picture | NothingToDraw:
    """What each item changed from its base to the final accounts (各项变动图); the largest amounts where there is no base."""
    base = base_of(items)
    numbers = worded(items, language)
    if not base:
        return paired(numbers, doc, language, shares=False)
    numbers["hinted"] = [is_hinted(text) for text in items["recoding"]]
    return item_steps(numbers, doc, language, base_name=base_word(base, language))


def kinds_picture(kinds: pd.DataFrame, doc: Told, language: Language) -> Picture | NothingToDraw:
    """Basic, project and other kinds of expenditure as a bar to 100% (基本支出与项目支出)."""
    return both_sides(kinds, kinds.head(0), doc, language)
