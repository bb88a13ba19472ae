"""Many offices and many years: nothing overlaps, missing and doubtful figures are told, no office is ranked."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_chart_pictures import Shown
from test_charts import assert_readable, plate_of, words_of

from fa_helpers.presentation.charts import NothingToDraw, Picture, strips, years
from fa_helpers.terms.messages import LANGUAGES, Language

OFFICES = [f"云岭县{name}局" for name in ("财政", "教育", "民政", "司法", "审计", "统计", "水利", "林业")]
SHARES = [0.10, 0.52, 0.53, 0.535, 0.57, None, 0.79, 0.81]
CHANGES = [-0.62, -0.15, -0.114, 0.0, 0.1, 0.102, None, 0.376]


def offices() -> pd.DataFrame:
    rows: list[tuple[Any, ...]] = []
    rows += [
        ("项目支出占本年支出", True, n, v, n == OFFICES[2]) for n, v in zip(OFFICES, SHARES, strict=True)
    ]
    rows += [("收支总计比上年", False, n, v, False) for n, v in zip(OFFICES, CHANGES, strict=True)]
    rows += [("人均经费占比", True, n, 0.2 if n == OFFICES[0] else None, False) for n in OFFICES]
    return pd.DataFrame(rows, columns=["label", "share", "entity", "value", "flagged"])


def over_years() -> pd.DataFrame:
    rows = [("本年收入合计", year, 100.0 + 10 * (year - 2030), "printed") for year in (2030, 2031, 2033)]
    rows += [("本年收入合计", 2029, 92.5, "worked_back"), ("本年收入合计", 2031, 104.0, "restated")]
    rows += [("本年支出合计", 2030, 0.0, "printed"), ("本年支出合计", 2031, 12.34, "printed")]
    return pd.DataFrame(rows, columns=["label", "fiscal_year", "value", "kind"]).assign(unit="万元")


def draw(kind: str, language: Language) -> Picture:
    source = "来源：测试" if language == "zh" else "Source: test"
    if kind == "strips":
        chart = strips(offices(), language=language, about="8 · 2031", source=source, own=OFFICES[7])
    else:
        chart = years(over_years(), language=language, entity="云岭县水利局", source=source)
    assert isinstance(chart, Picture)
    return chart


@pytest.mark.mpl_image_compare(baseline_dir="baseline", tolerance=6)
@pytest.mark.filterwarnings("error:Glyph")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["strips", "years"])
def test_looks_as_it_did(kind: str, language: Language) -> Shown:
    return Shown(draw(kind, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_are_shown_and_not_ranked(language: Language) -> None:
    chart = draw("strips", language)
    assert_readable(chart)
    words = words_of(chart)
    assert "n = 7" in words and "81.0%" in words  # its own value above the office's diamond
    assert "排第" not in words and "rank" not in words
    assert "人均经费占比" in words  # too few for a strip, named below
    assert len(plate_of(chart).marks) == 7 + 7 + 3  # a dot for each, and the legend's


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_have_gaps_and_what_was_restated(language: Language) -> None:
    chart = draw("years", language)
    assert_readable(chart)
    words = words_of(chart)
    assert "2032" in words and "+10.0%" in words and "+8.1%" in words  # 92.5 to 100, 100 to 110
    assert "1.30" in words or (
        "130.00" in words and "+18.2%" not in words
    )  # no line over the year that is missing


def test_of_few_offices_nothing_is_drawn() -> None:
    few = offices()[:4]
    assert isinstance(strips(few, language="en", about="", source=""), NothingToDraw)
    empty = offices()[:0]
    assert isinstance(strips(empty, language="zh", about="", source=""), NothingToDraw)
    assert isinstance(years(over_years()[:0], language="zh", entity="", source=""), NothingToDraw)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.none() | st.floats(-3, 3).map(lambda x: round(x, 4)), min_size=5, max_size=40), st.booleans()
)
def test_no_text_lies_on_another(values: list[float | None], share: bool) -> None:
    numbers = [abs(v) / 3 if share and v is not None else v for v in values]
    rows = [("某比率", share, f"第{n}局", v, n % 5 == 0) for n, v in enumerate(numbers)]
    frame = pd.DataFrame(rows, columns=["label", "share", "entity", "value", "flagged"])
    chart = strips(frame, language="en", about="x", source="Source", own="第0局")
    if isinstance(chart, Picture):
        for shown in (chart, chart.narrow()):
            texts = plate_of(shown).texts
            assert not [a.text for n, a in enumerate(texts) for b in texts[n + 1 :] if a.overlaps(b, 1)]
