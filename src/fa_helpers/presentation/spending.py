"""Spending in words and pictures (支出结构的文字与图): labels, movements, hints, the two charts of the notebook."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fa_helpers.presentation.charts import NothingToDraw, Picture, bar, bridge, slope
from fa_helpers.presentation.charts.content import figures
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
MOST_STEPS = 14
"""Steps of the bridge that a reader still takes in; the rest stands in the table."""


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
        found["label"] = _item_labels(frame, language)
        found["movement"] = [message(f"{group}.{name}", language) for name in frame["movement"]]
        found["hint"] = [hint_words(text, language) for text in frame["recoding"]]
    elif "function_section" in frame.columns:
        found["final_accounts"] = frame["amount"]
        found["label"] = frame["function_section"]
    else:
        found["label"] = found["class_label"]
    return found


def _item_labels(frame: pd.DataFrame, language: Language) -> list[str]:
    """Names of items, with their section where a name occurs twice, and the mark of a hint."""
    names = frame["function_item"].tolist()
    labels = []
    for name, section, recoding in zip(names, frame["function_section"], frame["recoding"], strict=True):
        label = name
        if names.count(name) > 1:
            label = message("nb02.item_of_section", language, item=name, section=section)
        labels.append(message("nb02.marked", language, label=label) if is_hinted(recoding) else label)
    return labels


def hinted(frame: pd.DataFrame) -> pd.DataFrame:
    """The items with a hint, and those that hints point to (有线索的各项), the largest change first."""
    kept = frame[frame["recoding"] != ""]
    return kept.sort_values("signed_change", key=lambda column: -column.abs(), kind="stable")


def class_picture(
    classes: pd.DataFrame, language: Language, *, unit: str = "万元", source: str = ""
) -> Picture | NothingToDraw:
    """The slope of the classes from the base to the final accounts (各类斜率图); bars where there is no base.

    A class that lacks one of the two has no line and is left to the table.
    """
    base = base_of(classes)
    numbers = worded(classes, language)
    if not base:
        numbers["final_accounts"] = classes["final_accounts"].fillna(classes["amount"])
        return _bars(numbers, "nb02.classes_title_alone", language, unit, source)
    numbers["final_accounts"] = classes["amount"]
    return slope(
        numbers[classes["amount"].notna() & classes["base_amount"].notna()],
        label="label",
        start=base,
        end="final_accounts",
        language=language,
        title=message("nb02.classes_title", language, base=base_word(base, language)),
        unit=unit,
        source=source,
    )


def _bars(
    frame: pd.DataFrame, title: str, language: Language, unit: str, source: str
) -> Picture | NothingToDraw:
    """The final accounts alone, under the title of a key."""
    words: dict[str, Any] = {"title": message(title, language), "unit": unit, "source": source}
    return bar(frame, label="label", values=["final_accounts"], language=language, **words)


def item_picture(
    items: pd.DataFrame, language: Language, *, most: int = MOST_STEPS, unit: str = "万元", source: str = ""
) -> Picture | NothingToDraw:
    """The bridge from the base to the final accounts, item by item (各项变动分解图), falls before rises.

    Of more than ``most`` items that changed, the largest are drawn and the others are one step. Items without a base
    are not in it, and where there is no base at all bars show the largest amounts.
    """
    base = base_of(items)
    numbers = worded(items, language)
    if not base:
        largest = numbers.sort_values("amount", ascending=False, kind="stable").head(most)
        return _bars(largest, "nb02.items_title_alone", language, unit, source)
    known = numbers[numbers["signed_change"].notna()]
    steps = _steps(known, most, language)
    whole = len(steps) == int((known["signed_change"] != 0).sum())
    name = base_word(base, language)
    shown = {} if whole else {"shown": most}
    key = "nb02.items_title" if whole else "nb02.items_title_largest"
    return bridge(
        steps,
        label="label",
        change="signed_change",
        start=_sum(known, "base_amount"),
        end=_sum(known, "amount"),
        start_label=name,
        end_label=message("stage.final_accounts", language),
        language=language,
        title=message(key, language, base=name, **shown),
        unit=unit,
        source=source,
    )


def _sum(frame: pd.DataFrame, column: str) -> Decimal | None:
    """The exact sum of the amounts of a column, ``None`` where it has none."""
    known = [value for value in figures(frame, column) if value is not None]
    return sum(known, Decimal(0)) if known else None


def _steps(known: pd.DataFrame, most: int, language: Language) -> pd.DataFrame:
    """The steps of the bridge: the largest changes, falls before rises, then the rest as one."""
    import pandas as pd

    moved = known[known["signed_change"] != 0]
    order = moved["signed_change"].abs().sort_values(ascending=False, kind="stable").index
    drawn = moved.loc[order[:most]].sort_values("signed_change", kind="stable")
    steps = drawn[["label", "signed_change"]]
    rest = _sum(moved.loc[order[most:]], "signed_change")
    if rest is not None:
        label = message("nb02.rest", language, count=len(moved) - most)
        last = pd.DataFrame({"label": [label], "signed_change": [float(rest)]})
        steps = pd.concat([steps, last], ignore_index=True)
    return steps


def kinds_picture(
    kinds: pd.DataFrame, language: Language, *, unit: str = "万元", source: str = ""
) -> Picture | NothingToDraw:
    """Basic, project and other kinds of expenditure as bars (基本支出与项目支出), kinds of zero left out."""
    shown = kinds[kinds["final_accounts"] > 0]
    return _bars(shown, "nb02.kinds_title", language, unit, source)
