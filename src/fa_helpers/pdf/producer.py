"""Which program made a PDF (制作软件), as the file says itself: documents of one family share it."""

from __future__ import annotations

import re
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.text.printable import printable

_LONGEST: Final = 60
_VERSION: Final = regex(r"[\s_-]*(?:\(|\bv?\d|版本|\bfor\b|\bwww\b).*$", re.IGNORECASE)


def producer_of(content: bytes) -> str:
    """The program that wrote a PDF that was read already (制作软件), without its version; blank if it does not say."""
    import pypdfium2

    from fa_helpers.pdf.pdfium.calls import LOCK

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:  # such as a file that only the other engine reads
            return ""
        try:
            return program_name(document.get_metadata_value("Producer"))
        finally:
            document.close()


def program_name(said: str) -> str:
    """The name of a program without its version (软件名称).

    >>> program_name("WPS 文字"), program_name("Adobe PDF Library 15.0"), program_name("Microsoft® Word 2016")
    ('WPS 文字', 'Adobe PDF Library', 'Microsoft Word')
    """
    plain = printable(said).replace("®", "").replace("™", "").strip()
    return _VERSION.sub("", plain)[:_LONGEST].strip()
