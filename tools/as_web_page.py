"""The bundled text and forms as a web page (网页), as an office would put it online; a browser prints it.

python tools/as_web_page.py page.html
chromium --headless --no-sandbox --print-to-pdf=page.pdf page.html
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fa_helpers.resources import FONT_FILE  # noqa: E402
from tools.plain_pdf import measure_em, register_font  # noqa: E402
from tools.ruled_form import Box, Cell, Form, boxes, load_forms  # noqa: E402
from tools.source_text import Line, running_text, split_pages  # noqa: E402

STYLE = """
@page { size: A4; margin: 15mm }
body { font: 15px/1.8 "bundled", sans-serif }
h1 { text-align: center; font-size: 20px; font-weight: normal }
h2, p { font-size: 15px; font-weight: normal; margin: 0; text-indent: 2em }
h3 { text-align: center; font-size: 17px; font-weight: normal; margin: 0; break-before: page }
table { border-collapse: collapse; width: 100%; font-size: 10px; line-height: 1.4 }
td { border: 1px solid black; text-align: center; padding: 1px 3px }
td.left { text-align: left }
"""
_TAG = {"part": "h1", "heading": "h2", "body": "p"}


def font_face() -> str:
    """The bundled font inside the page: a browser on a machine without Chinese fonts would print empty boxes."""
    content = base64.b64encode(FONT_FILE.read_bytes()).decode()
    return f"@font-face {{ font-family: bundled; src: url(data:font/ttf;base64,{content}) }}\n"


def web_page(text: str, forms: Sequence[Form]) -> str:
    """The page as HTML: paragraphs flow, each form is a table."""
    register_font()
    drawn = {page.page: form for form in forms for page in form.pages}
    source = split_pages(text)
    lines = running_text(
        [[] if number in drawn else page for number, page in enumerate(source, 1)], measure_em
    )
    parts: list[str] = []
    flowing: list[Line] = []
    for number, page in enumerate(lines, 1):
        flowing += page
        form = drawn.get(number)
        if form is not None and number == form.pages[0].page:
            parts += _paragraphs(flowing)
            flowing = []
            parts += _table(form)
    parts += _paragraphs(flowing)
    body = "\n".join(parts)
    head = f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>{font_face()}{STYLE}</style>'
    return f"{head}<body>\n{body}\n</body></html>\n"


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    words: list[str] = []
    for line in lines:
        words.append(line.text)
        if line.ends:
            tag = _TAG[line.kind]
            yield f"<{tag}>{escape(''.join(words))}</{tag}>"
            words = []
    if words:
        yield f"<p>{escape(''.join(words))}</p>"


def _table(form: Form) -> Iterator[str]:
    yield f"<h3>{escape(form.title)}<br>{escape(form.year)}</h3>"
    yield "<table>" + "".join(f'<col style="width:{width}em">' for width in form.columns)
    placed = _joined(form)
    for row in range(max(box.end for box in placed)):
        yield "<tr>" + "".join(_cell(box.cell) for box in placed if box.row == row) + "</tr>"
    yield "</table>"


def _joined(form: Form) -> list[Box]:
    """The cells of a form as one table: what goes on over the end of a page is one cell again."""
    placed: list[Box] = []
    height = 0
    for page in form.pages:
        broken = height > 0 and all(cell.continues for cell in page.rows[0])
        first = height - 1 if broken else height
        for box in boxes(page, len(form.columns)):
            if not box.cell.continues:
                placed.append(replace(box, row=box.row + first))
                continue
            place, before = next(
                (place, one)
                for place, one in reversed(list(enumerate(placed)))
                if one.col == box.col and one.cell.cols == box.cell.cols
            )
            lines = (*before.cell.lines, *box.cell.lines)
            rows = first + box.end - before.row
            placed[place] = replace(before, cell=replace(before.cell, lines=lines, rows=rows))
        height = first + len(page.rows)
    return sorted(placed, key=lambda box: (box.row, box.col))


def _cell(cell: Cell) -> str:
    kind = ' class="left"' if cell.align == "left" else ""
    return f'<td colspan="{cell.cols}" rowspan="{cell.rows}"{kind}>{escape(cell.text)}</td>'


if __name__ == "__main__":
    folder = ROOT / "data/raw/urumqi-miit-2023"
    html = web_page((folder / "source.txt").read_text(encoding="utf-8"), load_forms(folder / "cards.json"))
    Path(sys.argv[1]).write_text(html, encoding="utf-8")
