"""The panel as files (面板导出): CSV, Parquet, Excel and Stata, with a codebook in both languages."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fa_helpers.corpus.names import name_pairs
from fa_helpers.corpus.panel import Panel
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.frame_workbook import frame_workbook
from fa_helpers.files.parquet import connected, quoted
from fa_helpers.resources import rows
from fa_helpers.terms.messages import LANGUAGES, message
from fa_helpers.terms.panel_variables import variables

if TYPE_CHECKING:
    import pandas as pd

FORMATS: Final = ("csv", "parquet", "xlsx", "dta")
_ONE_DAY: Final = datetime(2000, 1, 1)
"""The same panel gives the same bytes."""
_LONGEST_LABEL: Final = 80
_LONGEST_TEXT: Final = 2045
"""What Stata holds in a label and in a text of fixed length; longer texts are its long strings (strL)."""


def panel_files(
    panel: Panel, formats: Collection[str] = (), others: Mapping[str, pd.DataFrame] | None = None
) -> dict[str, str | bytes]:
    """File names and content (面板文件): ``panel`` (long), ``panel_wide``, ``codebook``, ``names``, and other frames."""
    wanted = [one.strip().lower() for words in formats for one in words.split(",")] or ["csv"]
    for one in wanted:
        if one not in FORMATS:
            raise FinalAccountsError(
                code="unknown_format", values={"named": one, "known": ", ".join(FORMATS)}
            )
    frames = {"panel": panel.long, "panel_wide": panel.wide}
    frames |= {"codebook": codebook(), "names": name_pairs(panel.wide.entity.unique()), **(others or {})}
    files: dict[str, str | bytes] = {"codebook.md": codebook_text()}
    if "csv" in wanted:
        files |= {
            f"{name}.csv": frame.to_csv(index=False, lineterminator="\n") for name, frame in frames.items()
        }
    if "parquet" in wanted:
        files |= {f"{name}.parquet": _parquet(frame) for name, frame in frames.items()}
    if "xlsx" in wanted:
        files["panel.xlsx"] = frame_workbook(frames, message("panel.title", "zh"))
    if "dta" in wanted:
        files |= {f"{name}.dta": stata(frames[name]) for name in ("panel", "panel_wide")}
    return files


def labels() -> dict[str, str]:
    """The label of every column and variable, in both languages (变量标签)."""
    found = {
        row["word"]: f"{row['zh']} | {row['en']}"
        for row in rows("panel_words.csv")
        if row["kind"] == "column"
    }
    return found | {one.variable: " | ".join(one.labels[x] for x in LANGUAGES) for one in variables()}


def stata(frame: pd.DataFrame) -> bytes:
    """A frame as a Stata file of version 118 (Stata数据): labels on every column, texts of any length."""
    import pandas as pd

    numbers = {n for n in frame.columns if pd.api.types.is_numeric_dtype(frame[n])}
    plain = pd.DataFrame(
        {
            n: frame[n].astype("float64") if n in numbers else frame[n].astype(object).fillna("")
            for n in frame.columns
        }
    )
    long = [n for n in frame.columns if n not in numbers and _bytes(plain[n]) > _LONGEST_TEXT]
    out = io.BytesIO()
    known = labels()
    plain.to_stata(
        out,
        version=118,
        write_index=False,
        convert_strl=long,
        time_stamp=_ONE_DAY,
        data_label="fa-helpers panel, money in 10,000 yuan",
        variable_labels={n: known[n][:_LONGEST_LABEL] for n in frame.columns if n in known},
    )
    return out.getvalue()


def _bytes(column: pd.Series[str]) -> int:
    return max((len(str(text).encode()) for text in column), default=0)


def _parquet(frame: pd.DataFrame) -> bytes:
    with tempfile.TemporaryDirectory() as folder, connected("corpus", threads=1) as database:
        path = Path(folder) / "frame.parquet"
        database.register("frame", frame)
        database.execute(f"COPY frame TO '{quoted(path)}' (FORMAT parquet)")
        return path.read_bytes()


def codebook() -> pd.DataFrame:
    """Every variable with its definition in both languages (变量说明): what it is, of which money, at which stage."""
    import pandas as pd

    return pd.DataFrame(
        {
            "variable": one.variable,
            "group": one.group,
            "unit": one.unit,
            "stage": one.stage,
            "fund": one.fund,
            "document": one.document,
            "statements": " ".join(one.statements),
            **{f"label_{x}": one.labels[x] for x in LANGUAGES},
            **{f"definition_{x}": one.definitions[x] for x in LANGUAGES},
        }
        for one in variables()
    )


def codebook_text() -> str:
    """The codebook to read (变量说明): columns, marks, reasons and variables."""
    lines = [f"# {_both('panel.title')}: {_both('panel.codebook')}", ""]
    words: Mapping[str, str] = {
        "column": "列 · Columns",
        "quality": "标记 · quality",
        "reason": "缺失原因 · reason",
    }
    for kind, title in words.items():
        listed = [row for row in rows("panel_words.csv") if row["kind"] == kind]
        lines += [f"## {title}", "", "| | 中文 | English |", "|---|---|---|"]
        lines += [f"| `{row['word']}` | {row['zh']} | {row['en']} |" for row in listed] + [""]
    lines += ["## 变量 · Variables", "", "| | 中文 | English | |", "|---|---|---|---|"]
    lines += [
        f"| `{v.variable}` | {v.labels['zh']}：{v.definitions['zh']} | {v.labels['en']}: {v.definitions['en']} | {v.unit} |"
        for v in variables()
    ]
    return "\n".join(lines) + "\n"


def _both(key: str) -> str:
    return " · ".join(message(key, language) for language in LANGUAGES)
