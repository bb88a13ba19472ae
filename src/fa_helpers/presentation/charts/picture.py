"""A chart as it is handed to the reader (图): picture, words and numbers, the same bytes every time."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation.fonts import chart_style
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

DPI: Final = 120
_SCREEN_DPI: Final = 96
_PHONE_DPI: Final = 192
_PRINT_DPI: Final = 300
_COLOURS: Final = 48
_FORMATS: Final = {
    "png": ("Software",),
    "svg": ("Date", "Creator"),
    "pdf": ("CreationDate", "Creator", "Producer"),
}
"""What can be written, and what of it would change from day to day or with a version."""
FOR_PHONES: Final = "FA_PICTURES_FOR_PHONES"
"""Set where pictures are for pages: each then brings its drawing for narrow screens along."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Picture:
    """A chart with what it shows (图表).

    ``figure`` is the matplotlib figure; ``alt`` says in words and numbers what the picture shows, for
    readers who do not see it; ``numbers`` is the frame of the plotted numbers, to be shown as a table beside
    it.
    """

    figure: Figure
    alt: str
    numbers: pd.DataFrame
    language: Language
    unit: str = ""
    phone: Callable[[], Figure] | None = None

    def narrow(self) -> Picture:
        """The same chart drawn for a phone (窄屏图); itself where it has no such drawing."""
        return self if self.phone is None else replace(self, figure=self.phone(), phone=None)

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file (存图): ``.png`` at 300 dpi, ``.svg`` or ``.pdf``, the same bytes every time.

        Raises :class:`FinalAccountsError` for another ending.
        """
        path = Path(path)
        kind = path.suffix.lower().lstrip(".")
        if kind not in _FORMATS:
            raise FinalAccountsError(code="picture_format", where=path.name)
        path.write_bytes(self.png(dpi=_PRINT_DPI) if kind == "png" else self._drawn(kind))
        return path

    def _drawn(self, kind: str, dpi: int = DPI, **how: Any) -> bytes:
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        buffer = BytesIO()
        with chart_style(self.language):
            FigureCanvasAgg(self.figure).figure.savefig(
                buffer, format=kind, dpi=dpi, metadata=dict.fromkeys(_FORMATS[kind]), **how
            )
        return buffer.getvalue()

    def png(self, *, dpi: int = DPI) -> bytes:
        """Return the picture as PNG (图片): no date, no version, the same bytes for the same numbers."""
        return self._drawn("png", dpi)

    def _few_colours(self, dpi: int) -> bytes:
        """The picture as PNG of few colours: a third of the bytes, and nobody sees it."""
        from PIL import Image

        whole = Image.open(BytesIO(self._drawn("png", dpi, pil_kwargs={"compress_level": 0}))).convert("RGB")
        buffer = BytesIO()
        whole.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()

    def _repr_png_(self) -> tuple[bytes, dict[str, object]]:
        """The picture for a notebook, with its words for the page that is made of it."""
        width = round(self.figure.get_figwidth() * _SCREEN_DPI)
        about: dict[str, object] = {"alt": self.alt, "width": width}
        if os.environ.get(FOR_PHONES):
            about["drawing"] = True
        if self.phone is not None and os.environ.get(FOR_PHONES):
            about["narrow"] = b64encode(self.narrow()._few_colours(_PHONE_DPI)).decode("ascii")
        return self.png(), about

    def __repr__(self) -> str:
        """The words alone: they hold the numbers, so that a comparison of texts sees a change."""
        return self.alt


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NothingToDraw:
    """What stands in place of a chart without data (无图可画): a sentence, never empty axes.

    ``alt`` and ``numbers`` are those of a :class:`Picture`; ``numbers`` has the columns but no row to draw.
    """

    alt: str
    numbers: pd.DataFrame
    language: Language
    unit: str = ""

    def __repr__(self) -> str:
        """The sentence."""
        return self.alt


def nothing(reason: str, numbers: pd.DataFrame, language: Language, unit: str = "") -> NothingToDraw:
    """Return the sentence for a chart without data; ``reason`` is a message key below ``chart.nothing_``."""
    words = message(f"chart.nothing_{reason}", language)
    return NothingToDraw(message("chart.nothing", language, reason=words), numbers, language, unit)


def picture(
    numbers: pd.DataFrame,
    values: Iterable[object],
    language: Language,
    draw: Callable[[], tuple[Figure, str]],
) -> Picture | NothingToDraw:
    """Return what ``draw`` makes of a frame, figure and words (成图), or why there is nothing to draw.

    ``values`` are the numbers to be drawn, ``None`` where one is missing.
    """
    if len(numbers) == 0:
        return nothing("no_rows", numbers, language)
    if all(value is None for value in values):
        return nothing("no_values", numbers, language)
    with chart_style(language):
        figure, alt = draw()
    return Picture(figure, alt, numbers, language)
