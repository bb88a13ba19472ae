"""Charts say what they show, plot the numbers of their frame, cut no word, and never show empty axes."""

from __future__ import annotations

import re
import struct
from itertools import pairwise

import pandas as pd
import pytest
from chart_samples import KINDS, classes, coverage, draw, funds, rungs
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation, Text

from fa_helpers.presentation.charts import (
    NothingToDraw,
    Picture,
    bar,
    bridge,
    dumbbell,
    ladder,
    page_statuses,
    page_strip,
    slope,
)
from fa_helpers.presentation.charts.canvas import spread
from fa_helpers.presentation.fonts import STATUS_INKS, chart_style
from fa_helpers.presentation.tables import show_table
from fa_helpers.terms.messages import LANGUAGES, Language, message

pytestmark = pytest.mark.filterwarnings("error")
LONG = "乌鲁木齐高新技术产业开发区机关事业单位基本养老保险缴费支出及其他行政事业单位养老支出/" * 2


def picture(chart: Picture | NothingToDraw) -> Picture:
    assert isinstance(chart, Picture)
    return chart


def axes_of(chart: Picture | NothingToDraw) -> Axes:
    (axes,) = picture(chart).figure.axes
    return axes


def shown_texts(chart: Picture) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every text of a drawn chart with its box in pixels; and the size of the sheet."""
    with chart_style(chart.language):
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()
        renderer = canvas.get_renderer()
        off_scale = {
            id(label)
            for axes in chart.figure.axes
            for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim()))
            for tick in axis.get_major_ticks()
            if not min(limits) <= tick.get_loc() <= max(limits)
            for label in (tick.label1, tick.label2)
        }
        return [
            (text.get_text(), text.get_window_extent(renderer).extents)
            for text in chart.figure.findobj(Text)
            if text.get_visible() and text.get_text() and id(text) not in off_scale
        ]


def assert_nothing_is_cut(chart: Picture) -> None:
    width, height = chart.figure.canvas.get_width_height()
    for text, (x0, y0, x1, y1) in shown_texts(chart):
        assert x0 >= -1, text
        assert y0 >= -1, text
        assert x1 <= width + 1, text
        assert y1 <= height + 1, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_names_title_source_and_numbers(kind: str, language: Language) -> None:
    chart = picture(draw(kind, language))
    texts = "".join(text for text, _ in shown_texts(chart)).replace("\n", "")
    assert ("来源：乌鲁木齐" if language == "zh" else "Source: 乌鲁木齐") in texts
    assert repr(chart) == chart.alt
    assert_nothing_is_cut(chart)
    assert chart.numbers.equals(picture(draw(kind, language)).numbers)
    assert show_table(chart.numbers, language).rows


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "page_strip"])
def test_words_and_picture_hold_every_number(kind: str) -> None:
    chart = picture(draw(kind, "zh"))
    drawn = " ".join(text for text, _ in shown_texts(chart))
    values = chart.numbers.drop(columns=["weight"], errors="ignore").select_dtypes("number")
    for value in values.to_numpy().ravel():
        if pd.notna(value):
            assert f"{abs(value):,.2f}" in chart.alt
            assert f"{abs(value):,.2f}" in drawn
    if kind in ("bar", "bridge", "dumbbell"):
        assert "万元" in drawn or "分" in drawn


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_numbers_give_the_same_bytes(kind: str) -> None:
    first, second = picture(draw(kind, "zh")), picture(draw(kind, "zh"))
    data = first.png()
    assert data == first.png() == second.png()
    assert b"Software" not in data
    assert b"tIME" not in data
    width, _ = struct.unpack(">II", data[16:24])
    shown, about = first._repr_png_()
    assert shown == data
    assert about == {"alt": first.alt, "width": 768}
    assert width == 960


@pytest.mark.parametrize("kind", KINDS)
def test_no_data_is_a_sentence(kind: str) -> None:
    for language in LANGUAGES:
        chart = draw(kind, language, rows=0)
        assert isinstance(chart, NothingToDraw)
        assert repr(chart).startswith(message("chart.nothing", language, reason=""))
        assert not hasattr(chart, "_repr_png_")
        assert len(chart.numbers) == 0


def test_rows_without_any_value_are_a_sentence_too() -> None:
    frame = funds().assign(initial_budget=None, executed=None)
    blank = bar(frame, label="label", values=["initial_budget", "executed"], language="zh", title="t")
    reason = message("chart.nothing_no_values", "zh")
    assert repr(blank) == message("chart.nothing", "zh", reason=reason)
    common = {"label": "label", "language": "zh", "title": "t"}
    for chart in (
        slope(frame, start="initial_budget", end="executed", **common),  # type: ignore[arg-type]
        dumbbell(frame, start="initial_budget", end="executed", **common),  # type: ignore[arg-type]
        ladder(frame.assign(place=""), value="executed", place="place", **common),  # type: ignore[arg-type]
    ):
        assert isinstance(chart, NothingToDraw)
        assert len(chart.numbers) == len(frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_are_not_cut(language: Language) -> None:
    frame = classes().assign(function_class=[LONG + str(i) for i in range(5)])
    common = {"label": "function_class", "language": language, "title": LONG, "source": LONG}
    for chart in (
        bar(frame, values=["final_accounts"], **common),  # type: ignore[arg-type]
        slope(frame, start="prior_final_accounts", end="final_accounts", **common),  # type: ignore[arg-type]
        dumbbell(frame, start="prior_final_accounts", end="final_accounts", **common),  # type: ignore[arg-type]
        bridge(
            frame,
            change="signed_change",
            start=1,
            end=2,
            start_label=LONG,
            end_label=LONG,
            **common,  # type: ignore[arg-type]
        ),
    ):
        assert_nothing_is_cut(picture(chart))
    steps = rungs().assign(label=LONG, place=LONG)
    rows = coverage().assign(title=LONG)
    assert_nothing_is_cut(
        picture(ladder(steps, label="label", value="value", place="place", language=language, title=LONG))
    )
    assert_nothing_is_cut(picture(page_strip(rows, pages=3, language=language, title=LONG, source=LONG)))


def test_large_and_negative_amounts_fit() -> None:
    frame = pd.DataFrame({"label": ["甲", "乙"], "value": [-1700895611.6, 99999999.99]})
    chart = picture(bar(frame, label="label", values=["value"], language="en", title="t", unit="元"))
    assert_nothing_is_cut(chart)
    assert "−1,700,895,611.60" in chart.alt


def test_names_with_signs_of_formulas_and_rare_characters_are_drawn_as_they_are() -> None:
    frame = pd.DataFrame({"label": ["$x^2$ 100%", "\U00020000"], "value": [1.0, 2.0]})
    chart = picture(bar(frame, label="label", values=["value"], language="zh", title="$t$"))
    texts = [text for text, _ in shown_texts(chart)]
    assert "$x^2$ 100%" in texts
    assert "〓" in texts
    assert "\U00020000 2.00" in chart.alt
    assert chart.png()


def test_bars_begin_at_zero_and_have_their_lengths() -> None:
    axes = axes_of(draw("bar", "zh"))
    lengths = [patch.get_width() for patch in axes.patches]
    assert sorted(lengths) == sorted([3244.47, 0, 0, 4664.42, 3367.45, 631.64, 2380.33, 1680.0, 247.38])
    assert all(patch.get_x() == 0 for patch in axes.patches)
    assert axes.get_xlim()[0] == 0


def test_zeros_alone_have_no_scale() -> None:
    frame = pd.DataFrame({"label": ["公务接待费"], "final_accounts": [0.0], "place": [""]})
    one = bar(frame, label="label", values=["final_accounts"], language="zh", title="t")
    assert list(axes_of(one).get_xticks()) == [0]
    other = ladder(frame, label="label", value="final_accounts", place="place", language="zh", title="t")
    assert list(axes_of(other).get_yticks()) == [0]


def test_too_many_bars_are_refused() -> None:
    with pytest.raises(ValueError, match="5 columns of bars"):
        bar(funds(), label="label", values=["executed"] * 5, language="zh", title="t")


def test_a_bridge_shows_what_is_left_unexplained() -> None:
    chart = picture(draw("bridge", "zh"))
    # 3,929.46 - 1,464.38 - 86.30 + 7.74 - 1.24 = 2,385.28; the total says 2,425.28.
    assert list(chart.numbers["amount"].fillna(0)) == [
        3929.46,
        -1464.38,
        -86.3,
        7.74,
        -1.24,
        0,
        40.0,
        2425.28,
    ]
    assert "城乡社区支出 无数值；未解释差额 +40.00" in chart.alt
    ends = [(patch.get_x(), patch.get_x() + patch.get_width()) for patch in axes_of(chart).patches]
    assert ends[0] == (0, 3929.46)
    assert ends[1] == pytest.approx((3929.46, 2465.08))
    assert ends[-1] == (0, 2425.28)


def test_a_bridge_that_adds_up_has_no_rest() -> None:
    chart = bridge(
        classes()[:4],
        label="function_class",
        change="signed_change",
        start=3929.46,
        end=2385.28,
        start_label="a",
        end_label="b",
        language="en",
        title="t",
    )
    assert "not explained" not in repr(chart)
    assert len(chart.numbers) == 6


def test_a_ladder_stands_on_zero_with_rungs_at_their_values() -> None:
    axes = axes_of(draw("ladder", "zh"))
    assert axes.get_ylim()[0] == 0
    heights = [line.get_ydata()[0] for line in axes.lines if line.get_linewidth() == 3]  # type: ignore[index]
    assert heights == [241.69, 3244.47, 4664.42, 2380.33, 2385.28]


def test_a_dumbbell_tells_both_directions_and_gaps() -> None:
    chart = picture(draw("dumbbell", "zh"))
    texts = " ".join(text for text, _ in shown_texts(chart))
    for words in (
        "复算得分（高于）",
        "复算得分（低于）",
        "复算得分（相同）",
        "线宽表示权重",
        "10.00（无复算得分）",
    ):
        assert words in texts
    assert "新增规模以上工业企业 无得分 → 3.00" in chart.alt
    widths = sorted({line.get_linewidth() for line in axes_of(chart).lines if len(line.get_xdata()) == 2})  # type: ignore[arg-type]
    assert widths[-1] == 6.0


def test_a_slope_marks_rise_fall_and_gap() -> None:
    lines = [line for line in axes_of(draw("slope", "zh")).lines if line.get_linewidth() == 1.8]
    assert [len(line.get_xdata()) for line in lines] == [2, 2, 2, 2, 1]  # type: ignore[arg-type]
    assert lines[0].get_linestyle() != lines[2].get_linestyle()
    assert lines[0].get_color() != lines[2].get_color()


@pytest.mark.parametrize("kind", ["slope", "ladder"])
def test_labels_beside_each_other_do_not_overlap(kind: str) -> None:
    chart = picture(draw(kind, "zh"))
    with chart_style("zh"):
        canvas = FigureCanvasAgg(chart.figure)
        canvas.draw()
        boxes = [
            Text.get_window_extent(text, canvas.get_renderer())  # without its leader
            for text in chart.figure.findobj(Annotation)
            if text.get_text() and re.search(r"\d\.\d\d", text.get_text())
        ]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            apart = one.x1 <= other.x0 or other.x1 <= one.x0 or one.y1 <= other.y0 or other.y1 <= one.y0
            assert apart


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 0.5)), min_size=1, max_size=12))
def test_spread_labels_keep_their_order_and_distance(labels: list[tuple[float, float]]) -> None:
    wanted, gaps = [place for place, _ in labels], [gap for _, gap in labels]
    places = spread(wanted, gaps, 0.0, 10.0)
    order = sorted(range(len(labels)), key=lambda i: (wanted[i], places[i]))
    for before, after in pairwise(order):
        assert places[after] - places[before] >= (gaps[before] + gaps[after]) / 2 - 1e-6
    assert all(
        gap / 2 - 1e-6 <= place <= 10 - gap / 2 + 1e-6 for place, gap in zip(places, gaps, strict=True)
    )


def test_each_page_has_one_frame_with_its_status() -> None:
    statuses = page_statuses(coverage(), 30)["status"].tolist()
    assert statuses[:12] == [*["read"] * 7, *["partly_read"] * 2, "empty", "not_read", "no_part"]
    assert statuses[-2:] == ["no_part", "no_part"]
    axes = axes_of(draw("page_strip", "zh"))
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
    rows = {patch.get_y() for patch in axes_of(chart).patches[:205]}  # type: ignore[attr-defined]
    assert len(rows) > 5
    assert_nothing_is_cut(chart)
