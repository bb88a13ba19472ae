"""The bundled font draws what the documents print, and the style leaves the user's settings alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import matplotlib
import pytest
from matplotlib import font_manager
from matplotlib.colors import to_rgb

from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation import fonts
from fa_helpers.presentation.fonts import FONT_FAMILY, chart_style, drawable, register_font, text_width
from fa_helpers.terms.glossary import concepts
from fa_helpers.terms.messages import messages


def lightness(colour: str) -> float:
    """CIE lightness, 0 to 100."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance


def test_the_font_is_registered_once() -> None:
    assert register_font() == FONT_FAMILY
    register_font()
    assert [entry.name for entry in font_manager.fontManager.ttflist].count(FONT_FAMILY) == 1
    assert Path(font_manager.findfont(FONT_FAMILY)) == fonts.FONT_FILE


def test_a_missing_font_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FONT_FILE", tmp_path / "none.ttf")
    with pytest.raises(FinalAccountsError, match=r"none\.ttf: the bundled font is missing"):
        register_font.__wrapped__()


def test_every_text_of_the_package_can_be_drawn() -> None:
    for key, entry in messages().items():
        for text in entry.values():
            assert drawable(text) == text, key
    for concept in concepts():
        assert drawable(concept.zh + concept.en) == concept.zh + concept.en


def test_a_rare_character_becomes_a_blank_type() -> None:
    assert drawable("\U00020000甲\n乙") == "〓甲\n乙"


def test_widths_are_those_of_the_drawing() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    text = "机关运行经费 18.76 (computed)"
    with chart_style("zh"):
        figure = Figure(dpi=200)
        canvas = FigureCanvasAgg(figure)
        artist = figure.text(0, 0, text, fontsize=10)
        canvas.draw()
        drawn = artist.get_window_extent(canvas.get_renderer()).width / 200
    assert text_width(text, 10) == pytest.approx(drawn, abs=0.05)
    assert text_width("甲\n甲甲", 72) == pytest.approx(2.0)


def test_the_style_does_not_outlive_its_context() -> None:
    matplotlib.rcParams["font.size"] = 33.0
    try:
        with chart_style("en"):
            assert matplotlib.rcParams["font.family"] == [FONT_FAMILY]
            assert matplotlib.rcParams["font.size"] < 20
            assert matplotlib.rcParams["axes.unicode_minus"]
        assert matplotlib.rcParams["font.size"] == 33.0
    finally:
        matplotlib.rcdefaults()


@pytest.mark.parametrize(
    "inks",
    [fonts.SERIES, (fonts.INCREASE, fonts.DECREASE, fonts.TOTAL, fonts.RESIDUAL)],
)
def test_colours_that_meet_stay_apart_in_grey(inks: tuple[fonts.Ink, ...]) -> None:
    for one, other in combinations(inks, 2):
        assert abs(lightness(one.colour) - lightness(other.colour)) >= 15
        assert one.hatch != other.hatch or one.hatch == ""


def test_each_page_status_has_its_own_filling() -> None:
    assert len({(ink.colour, ink.hatch) for ink in fonts.STATUS_INKS.values()}) == len(fonts.STATUS_INKS)
