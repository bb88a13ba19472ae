"""Comparisons in words and tables (比较的文字与表格), for notebooks and pages; numbers come from ``comparison.py``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.corpus.made_offices import MADE
from fa_helpers.presentation.charts.money_scale import MoneyScale
from fa_helpers.presentation.charts.telling import yuan
from fa_helpers.presentation.prose import Prose
from fa_helpers.presentation.tables import show_table
from fa_helpers.resources import rows
from fa_helpers.terms.messages import Language, has_message, message
from fa_helpers.terms.panel_variables import variables
from fa_helpers.terms.phrases import fixed
from fa_helpers.terms.regions import province_name

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.comparison import Peers
    from fa_helpers.corpus.opening import Corpus
    from fa_helpers.presentation.cells import Kind
    from fa_helpers.presentation.tables import Table

_RATES: Final = ("share", "outturn", "composition", "missed_share", "not_told_share", "middle", "low", "high")
_TEXTS: Final = ("kind", "outcome", "variable", "flagged", "unit", "account", "kind", "region_level")
_WORDS: Final = {
    "kind": "comparison.sentence",
    "confidence": "comparison.confidence",
    "division": "comparison.cofog",
}
_MOST: Final = 6


def table(
    frame: pd.DataFrame,
    language: Language,
    *,
    caption: str,
    columns: Sequence[str] = (),
    unit: str = "",
    limit: int = 60,
) -> Table:
    """A frame of a comparison as a table (比较表)."""
    import pandas as pd

    shown = frame[list(columns) if columns else list(frame.columns)].copy()
    kinds: dict[str, Kind] = dict.fromkeys(_RATES, "rate")
    kinds.update(dict.fromkeys(_TEXTS, "text"))
    kinds.update(dict.fromkeys(("year", "year_then", "page_then"), "ordinal"), value_then="value")
    kinds.update(dict.fromkeys(("middle_amount", "low_amount", "high_amount"), "decimal"))
    if "value" in shown and not pd.api.types.is_numeric_dtype(shown.value):
        kinds["value"] = "text"  # written as the chart writes it
    if "flagged" in shown:
        shown["flagged"] = [message("comparison.flagged", language) if one else "" for one in shown.flagged]
    if "region_code" in shown:
        shown["region_code"] = [province_name(code) for code in shown.region_code]
        kinds["region_code"] = "text"
    for name in {"region_level", "account"} & {*shown.columns}:
        key = {"region_level": "level", "account": "account"}[name]
        shown[name] = [message(f"comparison.{key}_{word or 'unknown'}", language) for word in shown[name]]
    for name, key in _WORDS.items():
        if name in shown:
            shown[name] = [_worded(f"{key}_{word}", str(word), language) for word in shown[name]]
    if "caveats" in shown and language == "zh":
        said = {row["overrides_and_caveats"]: row["caveats_zh"] for row in rows("cofog_mapping.csv")}
        shown["caveats"] = [said.get(words, words) for words in shown.caveats]
    names = [str(name) for name in shown]
    labels = {n: message(f"comparison.{n}", language) for n in names if has_message(f"comparison.{n}")}
    return show_table(
        shown,
        language,
        columns=names,
        labels=labels,
        kinds={name: kind for name, kind in kinds.items() if name in shown},
        computed=(),
        unit=unit,
        caption=message(caption, language),
        limit=limit,
    )


def _worded(key: str, word: str, language: Language) -> str:
    """An identifier in words; what the catalogue does not have stays, as words that were put in before."""
    return message(key, language) if has_message(key) else word


def about(group: Peers, language: Language) -> str:
    """Which offices a chart compares (比较范围), and in what unit."""
    return message("comparison.about", language, group=_group(group, language))


def _group(group: Peers, language: Language) -> str:
    level = message(f"comparison.level_{group.region_level or 'unknown'}", language)
    account = message(f"comparison.account_{group.account}", language)
    place = province_name(group.region_code)
    values = {"place": place, "level": level, "account": account, "year": group.fiscal_year}
    return message("comparison.group", language, **values)


def source(corpus: Corpus, language: Language) -> str:
    """The source line under a chart of many documents (来源); made-up offices are said to be so."""
    if corpus.folder.name == MADE:
        return message("comparison.source_made", language)
    count = int(corpus.query("SELECT count(*) n FROM documents WHERE outcome = 'read'").n.iloc[0])
    return message("comparison.source", language, count=count)


def lead(corpus: Corpus, group: Peers, count: int, language: Language) -> Prose:
    """What is compared, in a sentence (说明)."""
    said = [message("comparison.lead", language, group=_group(group, language), count=count)]
    if corpus.folder.name == MADE:
        said.append(message("comparison.made", language))
    return Prose(tuple(said), language)


def lead_years(corpus: Corpus, office: str, years: Sequence[int], language: Language) -> Prose:
    """Which office is looked at over which years (说明)."""
    if not years:
        return Prose.of("comparison.no_office", language, entity=office)
    values: dict[str, object] = {"entity": office}
    values |= (
        {"count": len(years), "first": min(years), "last": max(years)}
        if len(years) > 1
        else {"year": years[0]}
    )
    said = [message(f"comparison.{'lead_years' if len(years) > 1 else 'lead_one_year'}", language, **values)]
    if corpus.folder.name == MADE:
        said.append(message("comparison.made", language))
    return Prose(tuple(said), language)


def ratios_in_words(ratios: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Ratios as the chart writes them (比率表), with the median of each below its offices."""
    import pandas as pd

    parts = []
    for label, own in ratios.groupby("label", sort=False):
        signed = not bool(own.share.iloc[0])
        middle = own.value.median()
        last = {
            "label": label,
            "entity": message("chart.median", language),
            "value": middle,
            "flagged": False,
        }
        whole = pd.concat([own, pd.DataFrame([last])], ignore_index=True) if middle == middle else own
        texts = [
            f"{fixed(Decimal(str(value)) * 100, 1, signed=signed)}%" if value == value else "–"
            for value in whole.value
        ]
        parts.append(whole.assign(value=texts, document_id=whole.document_id.fillna("")))
    return pd.concat(parts, ignore_index=True)


def links_in_words(links: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Figures of two documents with kind, variable and outcome in words (跨年核对表)."""
    words = {(row["kind"], row["word"]): row[language] for row in rows("panel_words.csv")}
    labels = {one.variable: one.labels[language] for one in variables()}
    return links.assign(
        kind=[message(f"comparison.link_{kind}", language) for kind in links.kind],
        variable=[labels[name] for name in links.variable],
        outcome=[words["outcome", name] for name in links.outcome],
        unit="万元",
    )


def quotes(links: pd.DataFrame, office: str, language: Language) -> list[Prose]:
    """What does not agree, in sentences to quote, each with both places (可以引用的句子)."""
    labels = {one.variable: one.labels[language] for one in variables()}
    said = []
    records: list[Any] = links[links.outcome == "differs"].to_dict("records")
    for row in records[:_MOST]:
        values = {name: row[name] for name in ("year", "page", "page_then")}
        if row["year"] != row["year_then"]:
            values["year_then"] = row["year_then"]
        values |= {name: _amount(row[name]) for name in ("value", "value_then")}
        values |= {"entity": office, "label": labels[row["variable"]]}
        if row["kind"] == "carryover":
            values["label_then"] = labels[row["variable_then"]]
        said.append(Prose((message(f"comparison.quote_{row['kind']}", language, **values),), language))
    compared = (links.outcome == "holds").any()
    return said or [
        Prose.of(f"comparison.{'no_quote' if compared else 'nothing_compared'}", language, entity=office)
    ]


def _amount(value: float) -> str:
    return fixed(Decimal(str(value)), 2)


def series_in_words(series: pd.DataFrame, unit: str, language: Language) -> pd.DataFrame:
    """Values over the years as the chart writes them (历年数表), in the chart's unit, with what each point is."""
    scale = MoneyScale(unit, language)
    amounts = [scale.text(yuan(value, own)) for value, own in zip(series.value, series.unit, strict=True)]
    kinds = {"printed": "printed_then", "worked_back": "worked_back", "restated": "restated"}
    said = [message(f"chart.{kinds[kind]}", language) for kind in series.kind]
    label = [
        f"{name}（{scale.word}）" if language == "zh" else f"{name} ({scale.word})" for name in series.label
    ]
    return series.assign(label=label, value=amounts, kind=said).drop(columns="unit")
