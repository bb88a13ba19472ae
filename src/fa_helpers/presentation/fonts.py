"""The bundled Chinese font (字体) and the look of every chart, whatever the user's own settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.resources import FONT_FILE
from fa_helpers.terms.messages import Language

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

FONT_FAMILY: Final = "FA Helpers Sans"
_MEASURING_SIZE: Final = 1000
MISSING_GLYPH: Final = "〓"
"""Stands for a character that the font does not have, as printers set it (缺字符号)."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How an area is filled (填充): a colour, and a hatch that tells it apart where colour does not."""

    colour: str
    hatch: str = ""


# Okabe-Ito colours, which colour-blind readers tell apart. Those that meet in one picture lie at least 15
# steps of lightness (of 100) from each other, so that a grey print keeps them apart, and each has its own
# hatch.
BLACK: Final = "#222222"
GREY: Final = "#5C5C5C"
PALE: Final = "#DDDDDD"
BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
YELLOW: Final = "#F0E442"
WHITE: Final = "#FFFFFF"

SERIES: Final = (Ink(BLUE), Ink(ORANGE, "///"), Ink(YELLOW, "..."), Ink(BLACK))
INCREASE: Final = Ink(BLUE)
DECREASE: Final = Ink(ORANGE, "///")
TOTAL: Final = Ink(BLACK)
RESIDUAL: Final = Ink(WHITE, "xxx")
STATUS_INKS: Final = {
    "read": Ink(BLUE),
    "partly_read": Ink(ORANGE, "////"),
    "not_read": Ink(WHITE, "xxxx"),
    "empty": Ink(PALE, ".."),
    "no_part": Ink(WHITE),
}


@lru_cache(maxsize=1)
def register_font() -> str:
    """Make the bundled font known to matplotlib, once, and return its family name (字体名).

    Raises :class:`FinalAccountsError` when the package's font file is missing.

    >>> register_font()
    'FA Helpers Sans'
    """
    from matplotlib import font_manager

    if not FONT_FILE.is_file():
        raise FinalAccountsError(
            "the bundled font is missing", where=FONT_FILE.name, way_out="Install the package again."
        )
    font_manager.fontManager.addfont(FONT_FILE)
    return FONT_FAMILY


@lru_cache(maxsize=1)
def _face() -> FT2Font:
    """The bundled font opened for measuring, at a size that keeps fractions small."""
    from matplotlib.ft2font import FT2Font

    register_font()
    face = FT2Font(str(FONT_FILE))
    face.set_size(_MEASURING_SIZE, 72)
    return face


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """Code points that the bundled font has a glyph for."""
    return frozenset(_face().get_charmap())


def drawable(text: str) -> str:
    """Return ``text`` with every character that the font lacks replaced by 〓 (缺字).

    Names may hold rare characters; a picture shows 〓 for them while the table beside it keeps the text.

    >>> drawable("工业和信息化局 Ω\\ue000")
    '工业和信息化局 Ω〓'
    """
    covered = _covered()
    return "".join(c if c == "\n" or ord(c) in covered else MISSING_GLYPH for c in text)


@lru_cache(maxsize=8192)
def _advance(character: str) -> float:
    """How far a character moves the pen, as a part of the font size."""
    from matplotlib.ft2font import LoadFlags

    glyph = _face().load_char(ord(character), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _MEASURING_SIZE


def text_width(text: str, points: float) -> float:
    """Return the width in inches (文字宽度) of the widest line of ``text`` set at ``points``.

    >>> round(text_width("决算数", 24), 2)
    1.0
    """
    return max(sum(map(_advance, line)) for line in drawable(text).split("\n")) * points / 72


def _settings(family: str, language: Language) -> dict[Any, Any]:
    """The settings of every chart; Chinese is set smaller, since its glyphs fill the height of a line."""
    size = 9.0 if language == "zh" else 9.5
    return {
        "font.family": [family],
        "font.size": size,
        "axes.titlesize": size + 2,
        "axes.labelsize": size,
        "axes.unicode_minus": True,  # the sign that tables print, so that one search finds both
        "svg.hashsalt": "fa_helpers",  # names inside the file are the same every time
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": GREY,
        "axes.labelcolor": GREY,
        "axes.axisbelow": True,
        "text.color": BLACK,
        "text.hinting": "no_hinting",  # letters as wide as measured, on every machine
        "text.parse_math": False,  # a "$" in a label is a character, not the beginning of a formula
        "xtick.color": GREY,
        "ytick.color": GREY,
        "grid.color": PALE,
        "grid.linewidth": 0.6,
        "hatch.linewidth": 0.6,
        "legend.frameon": False,
        "legend.fontsize": size,
        "figure.facecolor": WHITE,
        "axes.facecolor": WHITE,
        "savefig.facecolor": WHITE,
    }


@contextmanager
def chart_style(language: Language) -> Iterator[None]:
    """Draw inside this context (图表样式): bundled font, plain minus sign, the package's colours.

    The user's own matplotlib settings are set aside and come back afterwards.

    >>> import matplotlib
    >>> with chart_style("zh"):
    ...     matplotlib.rcParams["font.family"]
    ['FA Helpers Sans']
    """
    import matplotlib

    family = register_font()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_settings(family, language))
        yield


def chart_font() -> None:
    """Let charts of one's own show Chinese (中文字体), in this session, with the font of this package."""
    import matplotlib.pyplot as plt

    plt.rcParams["font.family"] = [register_font(), "DejaVu Sans"]
    plt.rcParams["axes.unicode_minus"] = False
