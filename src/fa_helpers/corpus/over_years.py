"""One office over the years (历年比较): figures of two documents that should be one, and sentences that come again.

A difference asks for an explanation and accuses nobody: figures are restated, units join and leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.opening import Corpus

_CARRIED: Final = {"opening_carryover": "closing_carryover", "opening_appropriation": "closing_appropriation"}
_PLANNED: Final = {
    "total_revenue_initial": "published_total_revenue",
    "total_expenditure_initial": "published_total_expenditure",
    "appropriations_initial": "published_appropriations",
    "gb_expenditure_initial": "published_gb_expenditure",
    "three_public_initial": "published_three_public",
}
_WHO: Final = ["series", "account"]
_LINKS: Final = [
    *_WHO,
    "kind",
    "variable",
    "variable_then",
    "year",
    "year_then",
    "value",
    "value_then",
    "difference",
]
_PLACES: Final = ["document_id", "fact_id", "page"]
SHORTEST: Final = 12
"""A sentence of fewer characters comes again by itself: 无、按计划完成."""
_REPEATED: Final = f"""
SELECT kind, text, count(DISTINCT document_id) documents, count(DISTINCT entity) offices,
    string_agg(DISTINCT entity, '; ' ORDER BY entity) entities,
    string_agg(DISTINCT CAST(fiscal_year AS VARCHAR), '; ' ORDER BY CAST(fiscal_year AS VARCHAR)) AS "years",
    string_agg(concat_ws(':', document_id, page), '; ' ORDER BY document_id, page) places
FROM sentences WHERE length(text) >= {SHORTEST}
GROUP BY kind, text HAVING count(DISTINCT document_id) > 1
ORDER BY documents DESC, kind, text
"""


def links(corpus: Corpus, lineage: str = "") -> pd.DataFrame:
    """Figures of two documents that should be one (跨年核对), with both places and whether they agree.

    ``kind`` is ``carryover`` (opening against last year's closing), ``prior_year`` (last year as this document has it),
    ``published_budget`` (年初预算数 against the published budget) or ``published_carryover``; ``outcome`` is ``holds``,
    ``differs`` (to be asked) or ``not_checkable``. Money is in 万元.
    """
    import pandas as pd

    long = corpus.panel(lineage).long
    alone = (
        long.groupby([*_WHO, "fiscal_year"]).entity.transform("nunique") == 1
    )  # of merged offices none is the other
    long = long[alone]
    prior = long[long.prior_value.notna()].copy()
    prior[["value", "slack", "fact_id", "page"]] = prior[
        ["prior_value", "prior_slack", "prior_fact_id", "prior_page"]
    ].to_numpy()
    same = {name: name for name in prior.variable.unique()}
    found = [
        _linked("carryover", long, long, _CARRIED, 1),
        _linked("prior_year", prior, long, same, 1),
        _linked("published_budget", long, long, _PLANNED, 0),
        _linked("published_carryover", long, long, {"opening_carryover": "published_opening_carryover"}, 0),
    ]
    whole = pd.concat(found, ignore_index=True)
    return whole.sort_values([*_WHO, "year", "kind", "variable"], kind="stable", ignore_index=True)


def _linked(
    kind: str, now: pd.DataFrame, then: pd.DataFrame, pairs: dict[str, str], years: int
) -> pd.DataFrame:
    import pandas as pd

    columns = [*_WHO, "variable", "fiscal_year", "value", "slack", *_PLACES]
    left = now.loc[now.variable.isin([*pairs]), columns].copy()
    right = then.loc[then.variable.isin(pairs.values()), columns].copy()
    left["variable_then"], left["year_then"] = left.variable.map(pairs), left.fiscal_year - years
    right = right.rename(columns={"variable": "variable_then", "fiscal_year": "year_then"})
    both = left.merge(right, on=[*_WHO, "variable_then", "year_then"], suffixes=("", "_then"))
    both = both[both.value.notna() | both.value_then.notna()].rename(columns={"fiscal_year": "year"})
    both["kind"] = kind
    for name in ("value", "value_then", "slack", "slack_then"):
        both[name] = both[name].astype("float64")
    both["difference"] = (both.value - both.value_then).round(6)
    within = both.difference.abs() <= both.slack + both.slack_then + 1e-9
    both["outcome"] = within.map({True: "holds", False: "differs"}).where(
        both.difference.notna(), "not_checkable"
    )
    ends = [f"{name}{end}" for end in ("", "_then") for name in _PLACES]
    return pd.DataFrame(both[[*_LINKS, "outcome", *ends]])


def repeated(corpus: Corpus) -> pd.DataFrame:
    """Sentences that stand word for word in several documents (重复语句): reasons, purposes, goals, deviations."""
    return corpus.query(_REPEATED)
