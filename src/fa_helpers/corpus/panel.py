"""The panel of many documents (面板数据): one row for every office, kind of account, year and variable.

An office is its printed name and whether the account is a department's or one unit's; two are never put together.
Where documents of one office and year print different figures there is no value. A lineage file says which names follow
one another, a universe file which offices were to publish (docs/panel.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.panel_variables import variables
from fa_helpers.text.sheets import read_sheet

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.corpus.opening import Corpus

KEY: Final = ("entity", "account", "fiscal_year")
ABOUT: Final = ("entity", "account", "fiscal_year", "series", "region_code", "region_level")
_LINEAGE: Final = ("entity", "series", "from_year", "to_year")
_UNIVERSE: Final = ("entity", "account", "fiscal_year", "region_code", "region_level")
_OTHERS: Final = (
    "other_source, other_printed, other_unit, other_fact_id, other_page,"
    " prior_value, prior_slack, prior_how, prior_fact_id, prior_page"
)
_LONG: Final = f"""
WITH every AS (
    SELECT d.entity, CASE WHEN d.level = 'unit' OR d.kind = 'unit_final_accounts' THEN 'unit' ELSE 'department' END account,
        d.fiscal_year, d.region_code, d.region_level, p.* EXCLUDE (entity, fiscal_year)
    FROM panel p JOIN documents d USING (document_id) WHERE d.entity IS NOT NULL AND d.fiscal_year IS NOT NULL
), compared AS (
    SELECT *, count(*) OVER one documents,
        max(value - slack) OVER one > min(value + slack) OVER one apart,
        row_number() OVER (PARTITION BY entity, account, fiscal_year, variable ORDER BY value IS NULL, document_id) place
    FROM every WINDOW one AS (PARTITION BY entity, account, fiscal_year, variable)
), known AS (
    SELECT entity, account, fiscal_year, region_code, region_level, variable,
        CASE WHEN NOT coalesce(apart, false) THEN value END AS value, slack, unit,
        CASE WHEN apart THEN 'documents_differ' ELSE reason END reason, quality, stage, source, section,
        "row", "column", printed, printed_unit, document_id, fact_id, page, documents, {_OTHERS}
    FROM compared WHERE place = 1
), awaited AS (
    SELECT u.entity, u.account, u.fiscal_year, u.region_code, u.region_level, v.variable, v.unit, 'not_in_store' reason
    FROM universe u CROSS JOIN variables v WHERE v.document = 'final'
        AND NOT EXISTS (SELECT 1 FROM known k JOIN variables w USING (variable) WHERE w.document = 'final'
            AND k.entity = u.entity AND k.account = u.account AND k.fiscal_year = u.fiscal_year)
), whole AS (SELECT * FROM known UNION ALL BY NAME SELECT * FROM awaited)
SELECT w.entity, w.account, w.fiscal_year, coalesce(l.series, w.entity) series,
    coalesce(u.region_code, w.region_code) region_code, coalesce(u.region_level, w.region_level) region_level,
    w.* EXCLUDE (entity, account, fiscal_year, region_code, region_level)
FROM whole w JOIN variables v USING (variable)
LEFT JOIN lineage l ON l.entity = w.entity AND w.fiscal_year BETWEEN l.from_year AND l.to_year
LEFT JOIN universe u ON u.entity = w.entity AND u.account = w.account AND u.fiscal_year = w.fiscal_year
ORDER BY w.entity, w.account, w.fiscal_year, v.place
"""


@dataclass(frozen=True)
class Panel:
    """A panel in its two shapes (面板): ``long`` a row for each variable, ``wide`` a column; money in 万元."""

    long: pd.DataFrame
    wide: pd.DataFrame


def panel_of(corpus: Corpus, lineage: str | Path = "", universe: str | Path = "") -> Panel:
    """The panel of a store (面板数据). Raises :class:`FinalAccountsError` for a file without its columns."""
    database = corpus.database
    database.execute(
        "CREATE OR REPLACE TABLE variables (variable VARCHAR, unit VARCHAR, document VARCHAR, place INT)"
    )
    known = [(one.variable, one.unit, one.document, place) for place, one in enumerate(variables())]
    database.executemany("INSERT INTO variables VALUES (?, ?, ?, ?)", known)
    years = "from_year INT, to_year INT"
    database.execute(f"CREATE OR REPLACE TABLE lineage (entity VARCHAR, series VARCHAR, {years})")
    follow = [(*row[:2], _year(row[2], 0), _year(row[3], 9999)) for row in _rows(lineage, _LINEAGE)]
    database.execute(
        "CREATE OR REPLACE TABLE universe (entity VARCHAR, account VARCHAR, fiscal_year INT, region_code VARCHAR,"
        " region_level VARCHAR)"
    )
    wanted = [
        (row[0], row[1] or "department", _year(row[2], 0), row[3] or None, row[4] or None)
        for row in _rows(universe, _UNIVERSE)
    ]
    for table, rows in (("lineage", follow), ("universe", wanted)):
        if rows:
            marks = ", ".join("?" for _ in rows[0])
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    long = corpus.query(_LONG)
    return Panel(long, _wide(long))


def _wide(long: pd.DataFrame) -> pd.DataFrame:
    """A row for every office, account and year; marks and reasons in two columns of words."""
    import pandas as pd

    about = long.groupby([*KEY], sort=True)[[name for name in ABOUT if name not in KEY]].first()
    values = long.pivot(index=[*KEY], columns="variable", values="value")
    values = values.reindex(columns=[one.variable for one in variables()]).astype("float64")
    words = {
        "notes": _joined(long[long.quality.notna() & (long.quality != "read")], "quality"),
        "missing": _joined(long[long.reason.notna()], "reason"),
    }
    whole = pd.concat([about, values, pd.DataFrame(words)], axis=1).reset_index()
    whole[["notes", "missing"]] = whole[["notes", "missing"]].fillna("")
    return whole


def _joined(rows: pd.DataFrame, column: str) -> pd.Series[str]:
    said = (rows.variable + "=" + rows[column]).groupby([rows[name] for name in KEY])
    return said.agg("; ".join) if len(rows) else said.first()


def _rows(path: str | Path, columns: Sequence[str]) -> list[list[str]]:
    """The columns of a file that a person keeps, as any spreadsheet saved it."""
    if not str(path):
        return []
    lines = [cells for _, cells in read_sheet(Path(path), FinalAccountsError)]
    head, rest = (lines[0], lines[1:]) if lines else ((), [])
    missing = [name for name in columns if name not in head]
    if missing:
        values = {"columns": ", ".join(missing)}
        raise FinalAccountsError(where=Path(path).name, code="columns_missing", values=values)
    found = [dict(zip(head, cells, strict=False)) for cells in rest]
    return [[row.get(name, "") for name in columns] for row in found if row.get("entity")]


def _year(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
