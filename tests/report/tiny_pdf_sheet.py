"""A PDF of one page with a mark on it."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from fa_helpers.pdf.page_marks import PageMark, with_marks


def marked_sheet() -> bytes:
    """A page with a number, marked."""
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=(300, 200), invariant=1)
    sheet.setFont("Helvetica", 30)
    sheet.drawString(60, 100, "3,244.47")
    sheet.save()
    return with_marks(out.getvalue(), [PageMark(1, ((55.0, 70.0, 200.0, 105.0),), "A", "a figure")])
