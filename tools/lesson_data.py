"""Make the data of the lessons: the practice page of lesson 02, and the twelve offices of lesson 08.

``python tools/lesson_data.py``. All of it is made up. The page does what published files do: its digits are set in a
font whose box hangs lower than that of the words (as some office programs write it), and white rectangles are painted
over its table. The offices are documents of ``fa_helpers.making``, read with this package; one counts in yuan.
"""

from __future__ import annotations

import csv
import itertools
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from fa_helpers.resources import FONT_FILE
from fa_helpers.text.amounts import in_unit_of

DATA = Path(__file__).resolve().parents[1] / "src" / "fa_helpers" / "lessons" / "data"
ROWS = [
    ("人员经费", "412.00", "418.36"),
    ("公用经费", "96.50", "88.07"),
    ("图书购置", "150.00", "97.45"),
    ("馆舍维修", "60.00", "120.80"),
    ("阅读推广", "25.00", "31.22"),
]
OFFICES = 12
HANGING = -1070
"""How far the box of the digits hangs below their baseline, in thousandths of their size."""


def register() -> None:
    """The bundled font twice; of the second one the file says that it hangs lower."""
    rl_config.invariant = 1
    pdfmetrics.registerFont(TTFont("words", str(FONT_FILE)))
    digits = TTFont("digits", str(FONT_FILE))
    digits.face.name, digits.face.descent = b"PracticeDigits", HANGING
    pdfmetrics.registerFont(digits)


def write(pen: canvas.Canvas, text: str, x: float, y: float, size: float) -> None:
    """A line of text, its digits in their own font, all on one baseline."""
    for char in text:
        font = "digits" if char.isdigit() or char in ".," else "words"
        pen.setFont(font, size)
        pen.drawString(x, y, char)
        x += pdfmetrics.stringWidth(char, font, size)


def practice(path: Path) -> None:
    """The page: a heading, a paragraph, a table with its total."""
    register()
    pen = canvas.Canvas(str(path), pagesize=A4, pageCompression=1, invariant=1)
    pen.setTitle("练习页（虚构）")
    write(pen, "云岭县图书馆支出情况（练习页，数字均为虚构）", 72, 770, 16)
    words = [f"{item}{final}万元" for item, _, final in ROWS]
    y = 735.0
    for line in ("其中：" + "，".join(words[:2]) + "，", "，".join(words[2:4]) + "，", words[4] + "。"):
        write(pen, line, 72, y, 15)
        y -= 17
    total = [f"{sum(float(row[n]) for row in ROWS):.2f}" for n in (1, 2)]
    table(pen, [("项目", "预算数（万元）", "决算数（万元）"), *ROWS, ("合计", *total)], 640)
    pen.showPage()
    pen.save()
    with (path.with_suffix(".csv")).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows([("item", "budget", "final"), *ROWS])


def table(pen: canvas.Canvas, rows: list[tuple[str, ...]], top: float) -> None:
    """A ruled table, over whose rows white rectangles were painted before the words."""
    edges, height = (72.0, 240.0, 380.0, 520.0), 30.0
    for number, row in enumerate(rows):
        upper, lower = top - number * height, top - (number + 1) * height
        pen.setFillColorRGB(1, 1, 1)
        for left, right in itertools.pairwise(edges):
            pen.rect(left + 2, lower + 7, right - left - 4, height / 2, stroke=0, fill=1)
        pen.setFillColorRGB(0, 0, 0)
        for x, text in zip(edges, row, strict=False):
            pen.setFont("words", 11)
            pen.drawString(x + 8, lower + 10, text)
        pen.line(edges[0], upper, edges[-1], upper)
    bottom = top - len(rows) * height
    pen.line(edges[0], bottom, edges[-1], bottom)
    for x in edges:
        pen.line(x, top, x, bottom)


def offices(path: Path) -> None:
    """Twelve made-up documents, read; what a text does not state is blank."""
    import fa_helpers as fa
    from fa_helpers.making.document import FORMS, compose, lay_out

    rows: list[dict[str, str]] = []
    for number in range(400):
        if len(rows) == OFFICES:
            break
        document = compose(FORMS[number % len(FORMS)], f"lesson/{number}", errors=False)
        unit = "元" if len(rows) == 4 else "万元"
        if document.style.text_unit != unit or document.office.name in [row["entity"] for row in rows]:
            continue
        with TemporaryDirectory() as folder:
            file = Path(folder) / "made.pdf"
            lay_out(document, file)
            row = office(fa.read(file))
        if fits(row, rows):
            rows.append(row)
            print(row, flush=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)


def fits(row: dict[str, str], rows: list[dict[str, str]]) -> bool:
    """Some of each kind: rises and falls, stated noughts and nothing stated."""
    falls = sum(one["change_rate"].startswith("-") for one in rows)
    stated = sum(one["reception"] not in ("", "0.00") for one in rows)
    many_falls = falls >= 6 and row["change_rate"].startswith("-")
    return bool(row["expenditure"]) and not many_falls and (stated < 7 or row["reception"] in ("", "0.00"))


def office(doc: object) -> dict[str, str]:
    """One row of the table."""
    from fa_helpers.document import FinalAccounts

    assert isinstance(doc, FinalAccounts)
    spent = doc.find("total_expenditure", stage="final_accounts")
    changes = doc.changes()
    rate = changes[changes.concept == "grand_total"].change_rate.dropna()
    received = [f for f in doc.data.facts if "reception" in f.concept and f.stage == "final_accounts"]
    return {
        "entity": doc.data.profile.entity,
        "year": str(doc.data.profile.fiscal_year),
        "expenditure": f"{spent.value:f}" if spent else "",
        "unit": spent.unit if spent else "",
        "change_rate": f"{rate.iloc[0] * 100:.2f}" if len(rate) else "",
        "reception": f"{in_unit_of(received[0].value, received[0].unit, '万元'):.2f}" if received else "",
        "page": str(spent.locator.page) if spent else "",
    }


def main() -> int:
    """Make what is named, or both."""
    wanted = sys.argv[1:] or ["practice", "offices"]
    if "practice" in wanted:
        practice(DATA / "practice.pdf")
    if "offices" in wanted:
        offices(DATA / "offices.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
