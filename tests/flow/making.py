"""Makers of test files: a document in the hand of its reader's opposite (paragraphs and tables) as each of the forms."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from fa_helpers.layout.document_layout import lay_out
from fa_helpers.layout.furniture import strip_furniture
from fa_helpers.layout.lines import page_lines
from fa_helpers.layout.outline import _begins, _full, _margins
from fa_helpers.layout.tables.grid import Grid
from fa_helpers.pdf.source import open_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})*\.\d\d|-?\d{1,12}\.\d\d")


@dataclass(frozen=True)
class MadeCell:
    row: int
    column: int
    rows: int
    columns: int
    text: str


Made = list[str | list[MadeCell]]
"""Paragraphs and tables in their order."""


def from_pdf(path: Path | str) -> Made:
    """A PDF's own paragraphs and tables, for documents that are published as PDF only."""
    source = open_source(path)
    sheet = lay_out(source)
    inside = {here.page: here.tables for here in sheet.inside}
    pages = list(source.pages())
    raw = [(p.number, p.height, page_lines(p, [g.box for g in inside[p.number]])) for p in pages]
    lines = [line for body in strip_furniture(raw) for line in body.lines]
    with_tables = frozenset(page for page, tables in inside.items() if tables)
    margins = _margins(lines, with_tables)
    begins = _begins(lines, _full(lines, margins, plain=False), margins, plain=False)
    out = sheet.outline
    running = [*out.cover, *out.contents, *out.listed, *out.beside_tables]
    running += [line for section in out.sections for line, _ in section.lines]
    heads = [line not in running for line in lines]
    made: Made = []
    waiting = [(page, grid.box.top, grid) for page, tables in inside.items() for grid in tables]
    fresh = True
    for place, (line, begin) in enumerate(zip(lines, begins, strict=True)):
        after_head = place > 0 and heads[place - 1]
        begin = begin or after_head != heads[place]
        while waiting and waiting[0][:2] <= (line.page, line.top):
            made.append(_cells(waiting.pop(0)[2]))
            fresh = True
        if begin or fresh or line.page in with_tables:
            made.append(line.text)
        else:
            assert isinstance(made[-1], str)
            made[-1] += line.text
        fresh = False
    return _joined([*made, *(_cells(grid) for *_, grid in waiting)])


def _cells(grid: Grid) -> list[MadeCell]:
    return [MadeCell(c.top, c.left, c.bottom - c.top, c.right - c.left, c.text) for c in grid.cells]


def _joined(made: Made) -> Made:
    """Tables that follow each other without a word and have as many columns are one over several pages."""
    joined: Made = []
    for one in made:
        last = joined[-1] if joined else None
        if isinstance(one, list) and isinstance(last, list) and _width(one) == _width(last):
            down = max(cell.row + cell.rows for cell in last)
            last += [MadeCell(c.row + down, c.column, c.rows, c.columns, c.text) for c in one]
        else:
            joined.append(one)
    return joined


def _width(cells: Sequence[MadeCell]) -> int:
    return max(cell.column + cell.columns for cell in cells)


def as_html(made: Made, head: str = "") -> bytes:
    body = "\n".join(f"<p>{escape(one)}</p>" if isinstance(one, str) else _html_table(one) for one in made)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def _html_table(cells: Sequence[MadeCell]) -> str:
    rows = max(cell.row + cell.rows for cell in cells)
    parts = ["<table>"]
    for row in range(rows):
        parts.append("<tr>")
        for cell in cells:
            if cell.row == row:
                span = f'colspan="{cell.columns}" rowspan="{cell.rows}"'
                parts.append(f"<td {span}>{escape(cell.text)}</td>")
        parts.append("</tr>")
    return "".join([*parts, "</table>"])


def as_mhtml(html: bytes, *, styles: str = "") -> bytes:
    import quopri

    page = quopri.encodestring(html).decode("ascii").replace("\n", "\r\n")
    sheet = (
        f"------x\r\nContent-Type: text/css\r\nContent-Location: cid:a\r\n\r\n{styles}\r\n" if styles else ""
    )
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.invalid/\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"\r\n\r\n\r\n'
        "------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://example.invalid/\r\n\r\n{page}\r\n{sheet}------x--\r\n"
    ).encode("ascii")


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _types(parts: dict[str, str]) -> str:
    base = "application/vnd.openxmlformats-"
    known = "".join(
        f'<Override PartName="/{name}" ContentType="{base}officedocument.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{base}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{known}</Types>'
    )


def _link(target: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}"><Relationship Id="r1" Type="{R}/officeDocument" Target="{target}"/></Relationships>'


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body; ``parts`` are further files of its folder (styles, numbering)."""
    types = _types({"word/document.xml": "wordprocessingml.document.main"})
    links = _link("word/document.xml")
    document = f'<w:document xmlns:w="{W}" xmlns:wp="wp" xmlns:a="a" xmlns:v="v"><w:body>{body}</w:body></w:document>'
    more = {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{text}</w:{name}>' for name, text in parts.items()}
    return packed({"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document, **more})


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of Word."""
    props = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{props}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def as_docx(made: Made) -> bytes:
    return word("".join(p(one) if isinstance(one, str) else _word_table(one) for one in made))


def _word_table(cells: Sequence[MadeCell]) -> str:
    rows = max(cell.row + cell.rows for cell in cells)
    widths = "".join('<w:gridCol w:w="900"/>' for _ in range(_width(cells)))
    parts = [f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{widths}</w:tblGrid>']
    for row in range(rows):
        parts.append("<w:tr>")
        for cell in sorted((c for c in cells if c.row <= row < c.row + c.rows), key=lambda c: c.column):
            merge = (
                ""
                if cell.rows == 1
                else f'<w:vMerge w:val="{"restart" if cell.row == row else "continue"}"/>'
            )
            look = f'<w:tcPr><w:tcW w:w="{900 * cell.columns}" w:type="dxa"/><w:gridSpan w:val="{cell.columns}"/>{merge}</w:tcPr>'
            parts.append(f"<w:tc>{look}{p(cell.text if cell.row == row else '')}</w:tc>")
        parts.append("</w:tr>")
    return "".join([*parts, "</w:tbl><w:p/>"])  # two tables without a paragraph between them are one to Word


def sheets(made: Made) -> Iterator[tuple[str, list[MadeCell]]]:
    """A document as sheets: running text one paragraph to a row, each table with the short lines above it."""
    text: list[str] = []
    number = 0
    for one in made:
        if isinstance(one, str):
            text.append(one)
            continue
        heads: list[str] = []
        while text and len(text[-1]) <= 40 and len(heads) < 4 and not text[-1].endswith("。"):
            heads.insert(0, text.pop())
        number += 1
        if text:
            yield f"文字{number}", [MadeCell(row, 0, 1, 1, words) for row, words in enumerate(text)]
        text = []
        width, down = _width(one), len(heads)
        above = [MadeCell(row, 0, 1, width, words) for row, words in enumerate(heads)]
        yield (
            f"表{number}",
            above + [MadeCell(c.row + down, c.column, c.rows, c.columns, c.text) for c in one],
        )
    if text:
        yield "文字", [MadeCell(row, 0, 1, 1, words) for row, words in enumerate(text)]


def as_xlsx(made: Made) -> bytes:
    """Figures with two decimals are stored as numbers in a format of two decimals, all other text as text."""
    return workbook([(name, _sheet_xml(cells)) for name, cells in sheets(made)])


def workbook(
    named: Iterable[tuple[str, str]], *, states: dict[str, str] | None = None, styles: str = ""
) -> bytes:
    named = list(named)
    about = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" state="{(states or {}).get(name, "visible")}" r:id="r{n}"/>'
        for n, (name, _) in enumerate(named, 1)
    )
    links = "".join(
        f'<Relationship Id="r{n}" Type="{R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(named, 1)
    )
    formats = '<numFmts count="0"/>' if not styles else ""
    xfs = styles or f'{formats}<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="4"/></cellXfs>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheet_types = {f"xl/worksheets/sheet{n}.xml": "spreadsheetml.worksheet" for n, _ in enumerate(named, 1)}
    kinds = {"xl/workbook.xml": "spreadsheetml.sheet.main", "xl/styles.xml": "spreadsheetml.styles"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(kinds | sheet_types),
        "_rels/.rels": _link("xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{about}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{xfs}</styleSheet>',
    }
    for n, (_, xml) in enumerate(named, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{S}">{xml}</worksheet>'
    return packed(parts)


def _name(row: int, column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26) + str(row + 1)


def _sheet_xml(cells: Sequence[MadeCell]) -> str:
    rows: dict[int, list[str]] = {}
    merges = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        where = _name(cell.row, cell.column)
        if _NUMBER.fullmatch(cell.text):
            style = 2 if "," in cell.text or len(cell.text.lstrip("-")) < 7 else 1
            xml = (
                f'<c r="{where}" s="{style}"><v>{cell.text.replace(",", "").rstrip("0").rstrip(".")}</v></c>'
            )
        else:
            xml = f'<c r="{where}" t="inlineStr"><is><t>{escape(cell.text)}</t></is></c>'
        rows.setdefault(cell.row, []).append(xml)
        if cell.rows * cell.columns > 1:
            last = _name(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            merges.append(f'<mergeCell ref="{where}:{last}"/>')
    lines = "".join(f'<row r="{row + 1}">{"".join(xml)}</row>' for row, xml in sorted(rows.items()))
    joined = f"<mergeCells>{''.join(merges)}</mergeCells>" if merges else ""
    return f"<sheetData>{lines}</sheetData>{joined}"
