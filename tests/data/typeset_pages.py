"""What stands on a page of a typeset PDF: lines of characters by their baseline, cells of a ruled table."""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
from pypdfium2 import raw

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data/raw/urumqi-miit-2023"


def load_typeset() -> ModuleType:
    """typeset.py is no part of a package: load it from its path."""
    spec = importlib.util.spec_from_file_location("typeset_urumqi_miit_2023", FOLDER / "typeset.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def bare(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def _lines(characters: list[tuple[float, float, str]]) -> list[str]:
    """Group (baseline from the top, x, character) into lines from the top down."""
    lines: list[tuple[float, list[tuple[float, str]]]] = []
    for baseline, x, character in sorted(characters):
        if not lines or baseline - lines[-1][0] > 1:
            lines.append((baseline, []))
        lines[-1][1].append((x, character))
    return ["".join(character for _, character in sorted(line)) for _, line in lines]


def pdfium_lines(path: Path) -> list[list[str]]:
    """The lines of every page as pdfium reads them, white space left out."""
    pages = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            x, y = ctypes.c_double(), ctypes.c_double()
            characters = []
            for index in range(text.count_chars()):
                character = chr(raw.FPDFText_GetUnicode(text, index))
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                if not character.isspace():
                    characters.append((round(-y.value, 2), x.value, character))
            pages.append(_lines(characters))
    return pages


def plumber_lines(page: Any) -> list[str]:
    """The lines of a page as pdfplumber reads them, white space left out."""
    return _lines(
        [(round(-c["matrix"][5], 2), c["x0"], c["text"]) for c in page.chars if not c["text"].isspace()]
    )


def ink(char: dict[str, Any]) -> tuple[float, float, float, float]:
    """About where the character's strokes are: x0, top, x1, bottom in pdfplumber's downward coordinates."""
    baseline = char["bottom"] + char["y0"] - char["matrix"][5]
    inset = 0.04 * char["size"]
    return (
        char["x0"] + inset,
        baseline - 0.82 * char["size"],
        char["x1"] - inset,
        baseline + 0.06 * char["size"],
    )


def overlaps(page: Any) -> list[str]:
    """Pairs of characters whose strokes would touch, and characters off the page."""
    found = []
    nearby: dict[tuple[int, int], list[tuple[tuple[float, float, float, float], str]]] = defaultdict(list)
    for char in page.chars:
        if char["text"].isspace():
            continue
        box = ink(char)
        if box[0] < 0 or box[1] < 0 or box[2] > page.width or box[3] > page.height:
            found.append(f"{char['text']} off the page")
        column, row = int(box[0] // 20), int(box[1] // 20)
        for key in ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1)):
            for other, text in nearby[key]:
                if box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]:
                    found.append(f"{text} and {char['text']}")
        nearby[column, row].append((box, char["text"]))
    return found


def cells(page: Any) -> list[tuple[list[str], bool]]:
    """The cells of the page's one table from the top left: their lines, and whether the text keeps inside."""
    tables = page.find_tables()
    assert len(tables) == 1, f"{len(tables)} tables"
    found = []
    boxes = sorted(tables[0].cells, key=lambda box: (round(box[1]), box[0]))
    chars = [char for char in page.chars if not char["text"].isspace()]
    for x0, top, x1, bottom in boxes:
        inside = [
            (char, ink(char))
            for char in chars
            if x0 < (char["x0"] + char["x1"]) / 2 < x1 and top < (char["top"] + char["bottom"]) / 2 < bottom
        ]
        kept = all(x0 <= box[0] and box[2] <= x1 and top <= box[1] and box[3] <= bottom for _, box in inside)
        found.append(
            (_lines([(round(-char["matrix"][5], 2), char["x0"], char["text"]) for char, _ in inside]), kept)
        )
    return found


def logical_rows(form: Any, boxes: Any) -> list[dict[int, tuple[str, bool]]]:
    """The rows of a form over its pages: by column, the cell's whole text and whether it begins there."""
    texts: list[str] = []
    rows: list[dict[int, tuple[int, bool]]] = []
    for page in form.pages:
        start = len(rows)
        rows += [{} for _ in page.rows]
        for box in boxes(page, len(form.columns)):
            if box.cell.continues:
                identity = rows[start - 1][box.col][0]
                texts[identity] += box.cell.text
            else:
                identity = len(texts)
                texts.append(box.cell.text)
            for row in range(box.cell.rows):
                for col in range(box.cell.cols):
                    begins = row == col == 0 and not box.cell.continues
                    rows[start + box.row + row][box.col + col] = (identity, begins)
    return [{col: (texts[identity], begins) for col, (identity, begins) in row.items()} for row in rows]


def distinct(row: dict[int, tuple[str, bool]]) -> list[str]:
    """The texts of the cells that begin in a row, from left to right."""
    return [text for _, (text, begins) in sorted(row.items()) if begins]
