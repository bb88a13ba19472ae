"""Whether a PDF has layers (图层): drawings that belong to one do not say so to pdfium's callers."""

from __future__ import annotations

import io

from fa_helpers.pdf.quiet import quiet_pdfminer


def has_layers(source: bytes) -> bool:
    """Whether the file lists optional content; where its catalogue cannot be read, it may."""
    if b"/OCProperties" in source:
        return True
    if b"/ObjStm" not in source:
        return False  # the catalogue stands in the open
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    quiet_pdfminer()
    try:
        return "OCProperties" in PDFDocument(PDFParser(io.BytesIO(source))).catalog
    except Exception:  # pdfminer raises whatever its parser trips over
        return True
