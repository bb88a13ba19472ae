"""Offices beside each other (比较): ratios within one form, level and year, never amounts and never an order of merit.

A form is set by the province, a level by the place in the name: offices are compared only with those of the same
province, level, kind of account and year. Every value leads to the page of its figure; flagged are figures that
are in doubt (any mark but ``read``), and a value that is missing stays in the frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from fa_helpers.corpus import comparison_words
from fa_helpers.corpus.comparison_words import about as about
from fa_helpers.corpus.comparison_words import links_in_words as links_in_words
from fa_helpers.corpus.comparison_words import quotes as quotes
from fa_helpers.corpus.comparison_words import ratios_in_words as ratios_in_words
from fa_helpers.corpus.comparison_words import series_in_words as series_in_words
from fa_helpers.corpus.comparison_words import source as source
from fa_helpers.corpus.comparison_words import table as table
from fa_helpers.resources import rows
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.panel_variables import variables

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.opening import Corpus
    from fa_helpers.presentation.prose import Prose

PEERS: Final = ("region_code", "region_level", "account", "fiscal_year")
_SHARES: Final = {
    "project_share": ("project_expenditure", "total_expenditure"),
    "appropriation_share": ("appropriation_revenue", "total_revenue"),
    "carryover_share": ("closing_carryover", "grand_total_expenditure"),
}
_CHANGES: Final = {"variance": ("gb_expenditure", "gb_expenditure_initial")}
_EACH: Final = {
    "operating_per_head": ("agency_operating", "staff_active"),
    "operation_per_vehicle": ("vehicle_operation", "vehicles_held"),
    "reception_per_guest": ("receptions", "reception_persons"),
    "travel_per_person": ("overseas_travel", "overseas_persons"),
}
_FULL_MARKS: Final = """
SELECT document_id, sum(CAST(score = weight AND recomputed_score < weight AS INT)) missed,
    sum(CAST(score = weight AS INT)) full_marks FROM scoring
WHERE row_kind = 'indicator' AND recomputed_score IS NOT NULL AND score IS NOT NULL GROUP BY 1
"""
_RECEIVERS: Final = """
SELECT m.document_id, sum(m.not_told) not_told, sum(m.executed) executed FROM card_money m
JOIN scorecards s USING (document_id, scorecard_id) WHERE s.kind <> 'department' GROUP BY 1
"""


class Peers(NamedTuple):
    """Offices that may be compared (可比范围): of one province's form, one level, one kind of account, one year."""

    region_code: str
    region_level: str
    account: str
    fiscal_year: int


def peers(corpus: Corpus) -> pd.DataFrame:
    """How many offices may be compared with each other (可比分组), the largest group first.

    Offices whose name tells no province come last: nothing says that they publish in one form.
    """
    wide = corpus.panel().wide
    wide = wide.assign(
        region_code=wide.region_code.fillna("").str[:2], region_level=wide.region_level.fillna("")
    )
    found = wide.groupby([*PEERS]).agg(offices=("entity", "nunique")).reset_index()
    found["unknown"] = found.region_code == ""
    order = ["unknown", "offices", *PEERS]
    ascending = [True, False, *[True] * len(PEERS)]
    found = found.sort_values(order, ascending=ascending, ignore_index=True)
    return found[[*PEERS, "offices"]]


def first_group(corpus: Corpus) -> Peers:
    """The largest group (最大的可比分组)."""
    first = peers(corpus).iloc[0]
    return Peers(first.region_code, first.region_level, first.account, int(first.fiscal_year))


def lead(corpus: Corpus, group: Peers, language: Language = "zh") -> Prose:
    """Which offices are compared, in words (说明)."""
    return comparison_words.lead(corpus, group, _of(corpus, group).entity.nunique(), language)


def longest(corpus: Corpus) -> str:
    """The office with final accounts of most years (年度最多的单位); of several that with most documents, then by name."""
    wide = corpus.panel().wide
    years = wide[wide.total_expenditure.notna()].groupby("series").fiscal_year.nunique()
    told = wide.groupby("series").fiscal_year.nunique()
    return str(min(years.index, key=lambda name: (-years[name], -told[name], name)))


def lead_years(corpus: Corpus, office: str, language: Language = "zh") -> Prose:
    """Which office is looked at over which years, in words (说明)."""
    wide = corpus.panel().wide
    years = sorted({int(year) for year in wide[wide.series == office].fiscal_year})
    return comparison_words.lead_years(corpus, office, years, language)


def spread(frame: pd.DataFrame) -> pd.DataFrame:
    """Median, lowest and highest of each measure (分布), with how many offices have it and how many do not."""
    found = frame.groupby("label", sort=False).value
    whole = found.agg(["count", "median", "min", "max"]).reset_index()
    whole["missing"] = found.size().to_numpy() - whole["count"]
    whole.columns = ["label", "offices", "middle_amount", "low_amount", "high_amount", "missing"]
    return whole[["label", "offices", "missing", "middle_amount", "low_amount", "high_amount"]]


def _of(corpus: Corpus, group: Peers | None) -> pd.DataFrame:
    """The long panel of one group, by default the largest."""
    group = group or first_group(corpus)
    long = corpus.panel().long
    same = (
        (long.region_code.fillna("").str[:2] == group.region_code)
        & (long.region_level.fillna("") == group.region_level)
        & (long.account == group.account)
        & (long.fiscal_year == group.fiscal_year)
    )
    return long[same]


def ratios(corpus: Corpus, group: Peers | None = None, language: Language = "zh") -> pd.DataFrame:
    """Shares and changes of a group's offices (比率), a row for each office and ratio, for ``fa.charts.strips``.

    ``value`` is a fraction, missing where a figure is missing or the base is 0; ``document_id``, ``fact_id`` and
    ``page`` are those of the figure above the line.
    """
    import pandas as pd

    long = _of(corpus, group)
    found = [_ratio(long, *pair, name, share=True) for name, pair in _SHARES.items()]
    found.append(_ratio(long, "largest_class", "total_expenditure", "class_share", share=True))
    found += [_ratio(long, *pair, name, share=False, less=1) for name, pair in _CHANGES.items()]
    whole = pd.concat(found, ignore_index=True)
    return whole.assign(label=[message(f"ratio.{name}", language) for name in whole.measure])


def per_unit(corpus: Corpus, group: Peers | None = None, language: Language = "zh") -> pd.DataFrame:
    """Amounts for each head, vehicle or guest (单位费用), in yuan; missing where nothing was counted."""
    import pandas as pd

    long = _of(corpus, group)
    whole = pd.concat(
        [_ratio(long, *pair, name, share=False) for name, pair in _EACH.items()], ignore_index=True
    )
    whole["value"] = (whole.value * 10_000).round(2)
    return whole.assign(label=[message(f"ratio.{name}", language) for name in whole.measure])


def _ratio(
    long: pd.DataFrame, above: str, below: str, name: str, *, share: bool, less: int = 0
) -> pd.DataFrame:
    import pandas as pd

    upper = (
        _largest_class(long) if above == "largest_class" else long[long.variable == above].set_index("entity")
    )
    lower = long[long.variable == below].set_index("entity")
    base = lower.value.astype("float64").where(lower.value != 0)
    value = (upper.value.astype("float64") / base - less).reindex(lower.index).round(6)
    doubted = (upper.quality.reindex(lower.index).fillna("read") != "read") | (
        lower.quality.fillna("read") != "read"
    )
    frame = pd.DataFrame({"measure": name, "share": share, "entity": lower.index, "value": value.to_numpy()})
    frame["flagged"] = (doubted & value.notna()).to_numpy()
    for column in ("document_id", "fact_id", "page"):
        frame[column] = upper[column].reindex(lower.index).to_numpy()
    return frame


def _largest_class(long: pd.DataFrame) -> pd.DataFrame:
    classes = long[long.variable.str.startswith("class_") & long.value.notna()]
    return (
        classes.sort_values("value", ascending=False, kind="stable")
        .groupby("entity")
        .head(1)
        .set_index("entity")
    )


def scorecard_habits(corpus: Corpus) -> pd.DataFrame:
    """How often full marks met a missed target, and how much project money has no receiver told (评分与去向), by office."""
    names = corpus.query("SELECT document_id, entity, fiscal_year FROM documents WHERE outcome = 'read'")
    whole = names.merge(corpus.query(_FULL_MARKS), how="left").merge(corpus.query(_RECEIVERS), how="left")
    whole = whole[whole.full_marks.notna() | whole.executed.notna()].copy()
    whole["missed_share"] = (whole.missed / whole.full_marks.where(whole.full_marks != 0)).round(6)
    whole["not_told_share"] = (whole.not_told / whole.executed.where(whole.executed != 0)).round(6)
    whole = whole.astype(dict.fromkeys(("full_marks", "missed"), "Int64"))
    return whole.sort_values(["entity", "fiscal_year"], ignore_index=True)


def by_cofog(corpus: Corpus, group: Peers | None = None) -> pd.DataFrame:
    """A group's spending by international division (COFOG结构), in 万元, with what speaks against the mapping.

    Classes go to one division each, the likeliest: no official concordance exists, and ``confidence`` and ``caveats``
    say where a class is mixed. A class without a division stands by itself.
    """
    import pandas as pd

    long = _of(corpus, group)
    listed = pd.DataFrame(rows("cofog_mapping.csv"))
    listed["variable"] = "class_" + listed.cn_class
    sums = long[long.value.notna()].groupby("variable").value.agg(["sum", "count"]).reset_index()
    whole = listed.merge(sums, on="variable")
    whole = whole[whole["sum"] > 0]
    total = whole["sum"].sum()
    return pd.DataFrame(
        {
            "division": whole.cofog_division_gfsm,
            "function_class": whole.name,
            "value": whole["sum"].round(6),
            "unit": "万元",
            "share": (whole["sum"] / total).round(6),
            "offices": whole["count"],
            "confidence": whole.confidence,
            "caveats": whole.overrides_and_caveats,
        }
    ).sort_values(["division", "value"], ascending=[True, False], ignore_index=True)


def pefa(corpus: Corpus) -> pd.DataFrame:
    """Outturn and composition variance in the manner of PEFA's PI-1 and PI-2 (PEFA式指标), by group and year.

    ``outturn`` is spending from the general budget over the initial budget; ``composition`` the mean distance of
    offices from what they would have spent if all had moved alike. Only offices that print both count (``offices``).
    PEFA looks at a whole government over three years and grades it; a group of offices is no government, so none is
    graded here.
    """
    import pandas as pd

    wide = corpus.panel().wide
    wide = wide.assign(
        region_code=wide.region_code.fillna("").str[:2], region_level=wide.region_level.fillna("")
    )
    found = []
    for key, offices in wide.groupby([*PEERS]):
        both = offices[offices.gb_expenditure.notna() & (offices.gb_expenditure_initial > 0)]
        planned, spent = both.gb_expenditure_initial.sum(), both.gb_expenditure.sum()
        outturn = spent / planned if planned else None
        moved = (both.gb_expenditure - both.gb_expenditure_initial * (outturn or 0)).abs().sum()
        row = dict(zip(PEERS, key, strict=True)) | {"offices": len(both), "missing": len(offices) - len(both)}
        found.append(
            row | {"outturn": outturn, "composition": moved / spent if spent and len(both) > 1 else None}
        )
    return pd.DataFrame(found).round({"outturn": 6, "composition": 6})


def series(
    corpus: Corpus, entity: str, names: tuple[str, ...] = (), language: Language = "zh"
) -> pd.DataFrame:
    """The values of one office over the years (历年数), for ``fa.charts.years``; the year before worked back, if known.

    ``kind`` is ``printed``, ``worked_back`` where only the next year's document tells the year, or ``restated`` where
    it tells another amount than was printed then.
    """
    import pandas as pd

    wanted = names or (
        "total_revenue",
        "total_expenditure",
        "appropriation_revenue",
        "basic_expenditure",
        "project_expenditure",
    )
    labels = {one.variable: one.labels[language] for one in variables()}
    long = corpus.panel().long
    mine = long[(long.series == entity) & long.variable.isin(wanted)]
    records = [{str(name): value for name, value in row.items()} for row in mine.to_dict("records")]
    found: list[dict[str, object]] = []
    for name in wanted:
        own = [row for row in records if row["variable"] == name]
        printed = {row["fiscal_year"]: row for row in own if not pd.isna(row["value"])}
        for year, row in printed.items():
            found.append(_point(labels[name], year, row["value"], "printed", row, "fact_id", "page"))
        for row in (row for row in own if not pd.isna(row["prior_value"])):
            kind = _prior_kind(printed.get(row["fiscal_year"] - 1), row)
            if kind:
                place = (row, "prior_fact_id", "prior_page")
                found.append(_point(labels[name], row["fiscal_year"] - 1, row["prior_value"], kind, *place))
    columns = ["label", "fiscal_year", "value", "unit", "kind", "document_id", "fact_id", "page"]
    places = {labels[name]: place for place, name in enumerate(wanted)}
    found.sort(key=lambda point: (places[str(point["label"])], point["fiscal_year"], point["kind"]))
    return pd.DataFrame(found, columns=columns)


def _prior_kind(before: dict[str, Any] | None, row: dict[str, Any]) -> str:
    """What the year before is, as the next year's document has it; blank where that is what was printed then."""
    if before is None:
        return "worked_back"
    slack = float(before["slack"]) + float(row["prior_slack"]) + 1e-9
    return "restated" if abs(float(before["value"]) - float(row["prior_value"])) > slack else ""


def _point(
    label: str, year: int, value: object, kind: str, row: dict[str, Any], fact: str, page: str
) -> dict[str, object]:
    place = {"document_id": row["document_id"], "fact_id": row[fact], "page": int(row[page])}
    return {
        "label": label,
        "fiscal_year": int(year),
        "value": float(str(value)),
        "unit": "万元",
        "kind": kind,
    } | place
