"""A letter as a Word file (询问函 .docx): the same bytes every time, every text of the document a text run."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.report.letter import Letter, Picture, Question
from fa_helpers.terms.messages import message

EXTRA: Final = "letter"
_EPOCH: Final = datetime.datetime(2000, 1, 1)
_ZIPPED: Final = (1980, 1, 1, 0, 0, 0)
_WIDEST: Final = 6.0
"""Inches that a picture may take."""
_PIXELS: Final = 96
_REPLY_LINES: Final = 5
_CHINESE: Final = "宋体"


def letter_docx(letter: Letter) -> bytes:
    """The letter as a Word file (询问函).

    Raises :class:`FinalAccountsError` where the packages of the extra ``letter`` are not installed.
    """
    try:
        import docx
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": EXTRA}) from None
    language = letter.language
    paper: Any = docx.Document()
    _set_up(paper, letter)
    paper.add_heading(letter.title, level=1)
    for text in letter.opening:
        paper.add_paragraph(text)
    paper.add_heading(message("letter.questions", language), level=2)
    for question in letter.questions:
        _add_question(paper, question, letter)
    for text in letter.closing:
        paper.add_paragraph(text)
    paper.add_page_break()
    paper.add_heading(message("letter.request", language), level=2)
    if letter.requests:
        paper.add_paragraph(message("letter.law", language))
        for text in letter.requests:
            paper.add_paragraph(text, style="List Number")
        for one in ("form", "applicant", "date"):
            paper.add_paragraph(message(f"letter.{one}", language))
    else:
        paper.add_paragraph(message("letter.nothing_requested", language))
    out = io.BytesIO()
    paper.save(out)
    return _undated(out.getvalue())


def _set_up(paper: Any, letter: Letter) -> None:
    """Dates that no clock gives, no author, the language, and a typeface with Chinese."""
    from docx.oxml.ns import qn

    about = paper.core_properties
    about.created = about.modified = _EPOCH
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title, about.revision = letter.title[:255], 1
    about.language = "zh-CN" if letter.language == "zh" else "en"
    for style in paper.styles:
        properties = getattr(style, "element", None)
        fonts = properties.find(f".//{qn('w:rFonts')}") if properties is not None else None
        if fonts is not None:
            for theme in ("w:eastAsiaTheme", "w:asciiTheme", "w:hAnsiTheme"):
                fonts.attrib.pop(qn(theme), None)
            fonts.set(qn("w:eastAsia"), _CHINESE)


def _add_question(paper: Any, question: Question, letter: Letter) -> None:
    paper.add_heading(question.title, level=3)
    paper.add_paragraph(question.sentence)
    for picture in question.pictures:
        _add_picture(paper, picture, letter)
    if question.gap:
        paper.add_paragraph(question.gap)
    paper.add_paragraph().add_run(question.ask).bold = True
    cell = paper.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    cell.text = message("letter.reply", letter.language)
    for _ in range(_REPLY_LINES):
        cell.add_paragraph()
    paper.add_paragraph()


def _add_picture(paper: Any, picture: Picture, letter: Letter) -> None:
    from docx.shared import Inches

    if picture.name:
        place = paper.add_paragraph()
        place.paragraph_format.keep_with_next = True
        width = Inches(min(_WIDEST, picture.width / _PIXELS))
        shape = place.add_run().add_picture(io.BytesIO(letter.pictures[picture.name]), width=width)
        shape._inline.docPr.set("descr", picture.alt)
    paper.add_paragraph(picture.below)


def _undated(content: bytes) -> bytes:
    """The same file without the time at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(out, "w") as again:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, packed.read(name))
    return out.getvalue()
