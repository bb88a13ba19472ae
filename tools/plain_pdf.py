"""A reportlab canvas for reproducible files (可复现): the bundled font, no dates, words as a picture."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "FAHelpersSans"
FONT_FILE = Path(__file__).parents[1] / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf"
_PROGRAM = re.compile(rb"(?i)reportlab generated pdf document[^\n]*")  # comments that name the program
GREY = 170  # light enough not to disturb, dark enough to be read


def register_font() -> None:
    """Make the bundled font known to reportlab."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(FONT_FILE)))


def measure_em(text: str) -> float:
    """The width of a text in em of the bundled font, which must be registered."""
    return float(pdfmetrics.stringWidth(text, FONT, 1))


def picture_of(words: str, height: int = 48) -> ImageReader:
    """Words as a picture: a person sees them, no reader takes them for text or for rules."""
    font = ImageFont.truetype(str(FONT_FILE), height, layout_engine=ImageFont.Layout.BASIC)
    picture = Image.new("RGB", (height * len(words), height * 5 // 4), "white")
    ImageDraw.Draw(picture).text((0, 0), words, fill=(GREY, GREY, GREY), font=font)
    return ImageReader(picture)


class _PlainInfo(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Document information with the given entries only: no dates, program or person."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self.entries = entries

    def format(self, document: Any) -> bytes:
        strings = {key: pdfdoc.PDFString(value) for key, value in self.entries.items()}
        return bytes(pdfdoc.PDFDictionary(strings).format(document))


class PlainCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose file depends on what is drawn alone."""

    def __init__(self, page_size: tuple[float, float], information: dict[str, str]) -> None:
        self.buffer = io.BytesIO()
        super().__init__(self.buffer, pagesize=page_size, invariant=1, pageCompression=1)
        self._doc.info = _PlainInfo(information)

    def write(self, out: Path) -> None:
        """Write the file under another name first, so that no half of it is ever seen."""
        self.save()
        partial = out.with_name(out.name + ".part")
        # Blanked, not removed: every object keeps its place in the file.
        nameless = _PROGRAM.sub(lambda found: b" " * len(found[0]), self.buffer.getvalue())
        partial.write_bytes(nameless)
        partial.replace(out)
