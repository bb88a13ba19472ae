"""Charts say what they find, plot the numbers of their frame, cut no word, and never show empty axes."""

from __future__ import annotations

import struct
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from chart_samples import (
    ENTITY,
    KINDS,
    OFFICE,
    PLATED,
    Drawn,
    coverage,
    draw,
    items,
    lines,
    projects,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation.charts import (
    NothingToDraw,
    Picture,
    both_sides,
    budgets,
    execution,
    item_steps,
    page_statuses,
    page_strip,
    paired,
    points,
    scores,
)
from fa_helpers.presentation.charts.picture import FOR_PHONES
from fa_helpers.presentation.charts.plate import Plate
from fa_helpers.presentation.fonts import STATUS_INKS, WHITE, chart_style
from fa_helpers.presentation.tables import show_table
from fa_helpers.terms.messages import LANGUAGES, Language, message

pytestmark = pytest.mark.filterwarnings("error")
LONG = "云岭县高标准农田水利基础设施维修养护及其他行政事业单位养老支出/" * 4


def picture(chart: Drawn) -> Picture:
    assert isinstance(chart, Picture), repr(chart)
    return chart


def plate_of(chart: Picture) -> Plate:
    plate = chart.figure.plate  # type: ignore[attr-defined]
    assert isinstance(plate, Plate)
    return plate


def words_of(chart: Picture) -> str:
    return "".join(box.text for box in plate_of(chart).texts)


def measured(chart: Picture) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every text with its box in pixels, as the renderer draws it."""
    with chart_style(chart.language):
        canvas = FigureCanvasAgg(chart.figure)
        chart.figure.draw_without_rendering()  # places every text; to paint them takes longest
        axes = [axes for axes in chart.figure.axes if not axes.axison]
        texts = [text for one in axes for text in one.texts] or chart.figure.findobj(Text)
        drawn = [text for text in texts if isinstance(text, Text) and text.get_text() and text.get_visible()]
        return [(t.get_text(), t.get_window_extent(canvas.get_renderer()).extents) for t in drawn]


def assert_readable(chart: Picture) -> None:
    """No text lies on another or on a mark, none leaves the picture; as placed, and as the renderer measures it."""
    for shown in (chart, chart.narrow()):
        plate = plate_of(shown)
        for place, box in enumerate(plate.texts):
            assert box.x0 >= 0 and box.x1 <= plate.width + 0.5, (box.text, box)
            assert box.y0 >= 0 and box.y1 <= shown.figure.get_figheight() * 96, box.text
            assert not [other.text for other in plate.texts[place + 1 :] if box.overlaps(other, 1)], box.text
            assert not any(box.overlaps(mark, 1.5) for mark in plate.marks), box.text
        scale = shown.figure.dpi / 96
        width, height = shown.figure.canvas.get_width_height()
        for (text, (x0, y0, x1, y1)), box in zip(measured(shown), plate.texts, strict=True):
            assert x0 >= -1 and y0 >= -1 and x1 <= width + 1 and y1 <= height + 1, text
            assert abs((x1 - x0) / scale - (box.x1 - box.x0)) < 3 + 0.02 * len(text) * 12, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PLATED)
def test_every_chart_says_finding_office_year_and_source(kind: str, language: Language) -> None:
    chart = picture(draw(kind, language))
    for shown in (chart, chart.narrow()):
        words = words_of(shown).replace(" ", "")
        assert words.count(ENTITY) == 2 and "2031" in words
        assert ("来源：" if language == "zh" else "Source:") in words
        assert any(
            sign.isdigit() for sign in plate_of(shown).texts[0].text
        )  # a title without a number is a label
    assert repr(chart) == chart.alt and chart.alt.count("“")
    assert_readable(chart)
    assert show_table(chart.numbers, language, labels={n: n for n in chart.numbers}, unit=chart.unit).rows


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_numbers_give_the_same_bytes(kind: str, tmp_path: Path) -> None:
    first, second = picture(draw(kind, "zh")), picture(draw(kind, "zh"))
    data = first.png()
    assert data == first.png() == second.png()
    assert b"Software" not in data and b"tIME" not in data
    for name in ("x.svg", "x.pdf", "x.png"):
        first.save(tmp_path / name)
        saved = (tmp_path / name).read_bytes()
        assert saved == second.save(tmp_path / f"2{name}").read_bytes() and len(saved) > 2000
    width, _ = struct.unpack(">II", saved[16:24])
    assert width == round(first.figure.get_figwidth() * 300)
    with pytest.raises(FinalAccountsError, match=r"x\.gif"):
        first.save(tmp_path / "x.gif")


def test_a_page_gets_the_drawing_for_phones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = picture(draw("paired", "zh"))
    shown, about = chart._repr_png_()
    assert shown == chart.png() and about == {"alt": chart.alt, "width": 760}
    monkeypatch.setenv(FOR_PHONES, "1")
    assert str(chart._repr_png_()[1]["narrow"]).startswith("iVBOR")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_data_is_a_sentence(kind: str, language: Language) -> None:
    chart = draw(kind, language, rows=0)
    assert isinstance(chart, NothingToDraw)
    assert repr(chart).startswith(message("chart.nothing", language, reason=""))
    assert len(chart.numbers) == 0 and show_table(chart.numbers, language, unit=chart.unit)


def every(frame: pd.DataFrame, language: Language) -> list[Drawn]:
    """The frame of amounts (``label``, ``a``, ``b``, ``unit``) in every chart that can show it."""
    n = len(frame)
    common = {
        "page": list(range(1, n + 1)),
        "fact_ids": [f"f{i}" for i in range(n)],
        "hinted": [i % 2 > 0 for i in range(n)],
    }
    frame = frame.assign(**common)
    named = frame.rename(columns={"a": "base_amount", "b": "amount"})
    tasks = frame.rename(columns={"a": "adjusted_budget", "b": "executed"})
    staged = pd.concat(
        [
            frame.assign(stage="initial_budget", value=frame["a"]),
            frame.assign(stage="final_accounts", value=frame["b"]),
        ]
    )
    staged = staged.assign(concept=staged["label"], subject=staged["label"])
    sides = frame.assign(
        concept=["x_revenue", "y"] * (n // 2) + ["x_revenue"] * (n % 2),
        subject=frame["label"],
        final_accounts=frame["b"],
    )
    cards = frame.assign(
        scorecard_id=frame["label"],
        name=frame["label"],
        row_kind="indicator",
        level1="",
        level2=["成本", "x"] * (n // 2) + ["x"] * (n % 2),
    )
    cards = cards.assign(
        weight=frame["a"], score=frame["b"], recomputed_score=frame["a"], lost=frame["a"] - frame["b"]
    )
    return [
        budgets(staged, OFFICE, language, flagged={"f0"}),
        both_sides(sides, sides.head(0), OFFICE, language),
        paired(named, OFFICE, language, base="base_amount", base_name="base", value="amount", flagged={"f1"}),
        paired(named, OFFICE, language, value="amount"),
        item_steps(named, OFFICE, language, base_name="base"),
        execution(tasks, OFFICE, language),
        points(cards, OFFICE, language),
        scores(cards, OFFICE, language),
    ]


def amounts(
    values: list[tuple[Any, Any]], names: list[str] | None = None, unit: str = "万元"
) -> pd.DataFrame:
    labels = names or [f"项目{i}" for i in range(len(values))]
    frame = pd.DataFrame(
        {"label": labels, "a": [a for a, _ in values], "b": [b for _, b in values]}, dtype=object
    )
    return frame.assign(a=pd.to_numeric(frame["a"]), b=pd.to_numeric(frame["b"]), unit=unit)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(amounts([(0, 0)] * 5), id="zeros"),
        pytest.param(amounts([(3.5, 2.5)]), id="one"),
        pytest.param(amounts([(100.0 + i * i, 90.0 + 3 * i) for i in range(40)]), id="forty"),
        pytest.param(amounts([(5, 7), (9, 2), (1, 1)], [LONG, LONG + "x", "W" * 10000]), id="long names"),
        pytest.param(amounts([(-5.25, 7), (9, -20.5), (-1, -1), (0, -3)]), id="negative"),
        pytest.param(amounts([(1, 2), (123456789012.34, 98765432109.87)], unit="元"), id="yuan and billions"),
        pytest.param(amounts([(None, 5), (None, 3), (2, None), (None, None)]), id="missing bases"),
        pytest.param(amounts([(1, 2), (3, 4)], ["$x^2$ 100%", "\U00020000"]), id="signs"),
    ],
)
def test_every_chart_survives(frame: pd.DataFrame, language: Language) -> None:
    for chart in every(frame, language):
        if isinstance(chart, Picture):
            assert_readable(chart)
        else:
            assert chart.alt


_AMOUNT = (
    st.none() | st.floats(-1e9, 1e11).map(lambda value: round(value, 2)) | st.sampled_from([0.0, 0.01, 1e8])
)
_NAME = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.tuples(_NAME, _AMOUNT, _AMOUNT), min_size=1, max_size=6),
    st.sampled_from(["元", "万元", "亿元"]),
)
def test_nothing_overlaps_whatever_the_frame(rows: list[tuple[str, Any, Any]], unit: str) -> None:
    frame = amounts([(a, b) for _, a, b in rows], [name for name, _, _ in rows], unit)
    for chart in every(frame, "zh"):
        if isinstance(chart, Picture):
            for shown in (chart, chart.narrow()):
                plate = plate_of(shown)
                for place, box in enumerate(plate.texts):
                    assert box.x0 >= -0.5 and box.x1 <= plate.width + 0.5, box
                    assert not [o for o in plate.texts[place + 1 :] if box.overlaps(o, 1)], box
                    assert not [m for m in plate.marks if box.overlaps(m, 1.5)], box


def test_budgets_come_in_the_order_of_planning_and_flagged_ones_are_hollow() -> None:
    chart = picture(draw("budgets", "zh"))
    assert chart.numbers["stage"].tolist()[:2] == ["initial_budget", "final_accounts"]
    assert chart.numbers["amount"].tolist() == [600.0, 900.0, 500.0, 800.0, 760.0, 950.0]
    assert chart.numbers["mark"].map(bool).tolist() == [False, False, False, True, False, False]
    # Between solid figures 600 -> 900 is the largest change; 500 -> 800 ends at the flagged one.
    assert "年初预算数600.00万元，决算数900.00万元（+50.0%）" in chart.alt
    faces = [
        line.get_markerfacecolor() for line in chart.figure.axes[0].lines if line.get_marker() in ("o", "D")
    ]
    assert faces.count(WHITE) == 2  # the flagged budget and its mark in the legend
    assert "收入支出总计" in words_of(chart) or "950.00" in words_of(chart)


def test_a_class_without_a_base_is_hollow_and_stays() -> None:
    chart = picture(draw("paired", "en"))
    assert chart.numbers["label"].tolist()[0] == "其他支出" and pd.isna(chart.numbers["base_amount"][0])
    # 657 of 657 + 260 + 10 + 5 + 8 = 940 are 69.9%
    assert "其他支出: 69.9% of all classes, with no base to compare" in chart.alt
    words = words_of(chart)
    for text in (
        "no base",
        "from 0",
        "+30.0%",
        "−16.7%",
        "scale enlarged",
        "Not drawn, no amount stated for this year: 节能环保支出",
    ):
        assert text in words
    faces = [line.get_markerfacecolor() for line in chart.figure.axes[0].lines if line.get_marker() == "o"]
    assert faces.count(WHITE) == 2


def test_bars_of_both_sides_go_to_the_grand_total() -> None:
    chart = picture(draw("both_sides", "zh"))
    table = chart.numbers.set_index("label")["final_accounts"]
    # 1000 - 700 - 150 - 50 = 100 of revenue and 1000 - 500 - 400 = 100 of expenditure are broken down no further
    assert table[message("chart.not_broken_down", "zh")].tolist() == [100.0, 100.0]
    assert "列示为0：其他收入。" in words_of(chart)
    assert "收入、支出总计各1,000.00万元" in chart.alt and "财政拨款收入占70.0%" in chart.alt


def test_a_waterfall_only_where_changes_are_large() -> None:
    large = picture(draw("item_steps", "zh"))
    # base 500+300+100+0+40 = 940, outcome 900+60+104+30+0 = 1094
    assert "+154.00万元" in large.alt and "+16.4%" in large.alt
    assert "940.00" in words_of(large) and "1,094.00" in words_of(large) and "农村供水" in words_of(large)
    calm = items().assign(amount=[505.0, 299.0, 100.0, 0.0, 40.0, 77.0])
    assert "940.00" not in words_of(picture(item_steps(calm, OFFICE, "zh", base_name="base")))
    assert message("chart.hatched_code", "zh") in words_of(large)


def test_fifteen_projects_and_the_rest_summed() -> None:
    chart = picture(execution(projects(40), OFFICE, "en"))
    words = words_of(chart)
    assert "25 other projects" in words and len(chart.numbers) == 41
    assert chart.numbers["unspent"].head(40).is_monotonic_decreasing
    assert "*" in words_of(picture(execution(projects(5), OFFICE, "en")))  # 100 of 100 printed as 50%


def test_points_lost_by_kind_of_indicator() -> None:
    chart = picture(draw("points", "zh"))
    # 4 + 5 + 12 = 21 of 90 points; 12 of them for quality
    assert "共失21.00分（占23.3%），其中57.1%失在“质量”" in chart.alt
    assert chart.numbers["lost"].dropna().tolist() == [12.0, 9.0, 21.0]
    assert "未失分的自评表：1张。" in words_of(chart)


def test_scores_show_only_what_departs_from_the_rule() -> None:
    chart = picture(draw("scores", "zh"))
    assert chart.numbers["difference"].tolist() == [17.5, -5.0]
    assert "可复算的得分5个，2个与规则不同：1个高于、1个低于" in chart.alt
    agreed = lines().assign(agreement="same")
    assert isinstance(scores(agreed, OFFICE, "zh"), NothingToDraw)


@pytest.mark.parametrize(
    ("yuan", "zh", "en"),
    [
        (2385.28e4, "2,385.28", "23.85"),
        (24803727000.0, "248.04", "24.80"),
        (3200.0, "0.32", "3.20"),
        (20.0, "0.0020", "0.02"),
    ],
)
def test_the_unit_follows_the_size(yuan: float, zh: str, en: str) -> None:
    frame = amounts([(0, yuan)], unit="元").assign(page=1)
    for language, text in (("zh", zh), ("en", en)):
        chart = picture(paired(frame, OFFICE, language, value="b"))  # type: ignore[arg-type]
        assert text in words_of(chart)
        assert "10,000 yuan" not in words_of(chart) and Decimal(text.replace(",", "")) > 0


def test_each_page_has_one_frame_with_its_status() -> None:
    statuses = page_statuses(coverage(), 30)["status"].tolist()
    assert statuses[:12] == [*["read"] * 7, *["partly_read"] * 2, "empty", "not_read", "no_part"]
    assert statuses[-2:] == ["no_part", "no_part"]
    (axes,) = picture(draw("page_strip", "zh")).figure.axes
    assert len(axes.patches) == 30 + 3
    hatches = [patch.get_hatch() or "" for patch in axes.patches]
    assert hatches[7] == STATUS_INKS["partly_read"].hatch
    assert all(patch.get_linestyle() not in ("-", "solid") for patch in axes.patches[30:])


def test_words_of_the_page_strip_name_pages_and_absent_tables() -> None:
    alt = draw("page_strip", "zh").alt
    assert "已读（第1—7、13—28页）" in alt
    assert "部分读取（第8、9页）" in alt
    assert "文件中没有的部分（3）：收入支出决算总表、国有资本经营预算财政拨款收入支出决算表" in alt


def test_many_pages_go_on_in_rows() -> None:
    chart = picture(page_strip(coverage(), pages=205, language="en", title="t"))
    (axes,) = chart.figure.axes
    rows = {patch.get_y() for patch in axes.patches[:205]}  # type: ignore[attr-defined]
    assert len(rows) > 5
    width, height = chart.figure.canvas.get_width_height()
    for text, (x0, y0, x1, y1) in measured(chart):
        assert x0 >= -1 and y0 >= -1 and x1 <= width + 1 and y1 <= height + 1, text


def test_bars_of_different_length_bear_different_numbers() -> None:
    """In million yuan 1.1 to 1.4 万元 are all 0.01: the label tells them apart."""
    frame = amounts([(3000.0, 2998.9), (400, 398.8), (300, 298.7), (200, 198.6)]).assign(hinted=False, page=1)
    frame = frame.rename(columns={"a": "base_amount", "b": "amount"})
    chart = picture(item_steps(frame, OFFICE, "en", base_name="base"))
    words = words_of(chart)
    assert all(text in words for text in ("−0.011", "−0.012", "−0.013", "−0.014")) and "−0.01 " not in words


def test_an_item_that_may_have_moved_is_not_called_new() -> None:
    chart = picture(draw("item_steps", "en"))
    assert "from 0" in words_of(chart) and "new" not in words_of(chart).lower().split()


def test_an_outcome_near_its_base_stands_beside_it_and_a_hollow_one_is_as_its_legend_shows() -> None:
    frame = amounts([(500.0, 499.0), (400.0, 100.0)]).assign(page=1, fact_ids=["f0", "f1"])
    chart = picture(paired(frame, OFFICE, "en", base="a", base_name="base", value="b", flagged={"f0"}))
    plate = plate_of(chart)
    for place, mark in enumerate(plate.marks):
        assert not [other for other in plate.marks[place + 1 :] if mark.overlaps(other, 1)]
    hollow = {
        line.get_marker()
        for line in chart.figure.axes[0].lines
        if line.get_markerfacecolor() == WHITE and line.get_marker() in ("o", "D", "<", ">")
    }
    assert hollow == {"<"}
