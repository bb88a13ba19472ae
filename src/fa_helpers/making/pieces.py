"""What a document is made of (文稿组成): figures with their truth, words, paragraphs, tables. Layout fills in the pages."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Figure:
    """One printed number (数字) and what it means; ``page`` is filled in when it is drawn.

    ``doubt`` marks a number whose meaning the words leave open: it may be read or not.
    """

    printed: str
    unit: str = ""
    measure: str = "amount"
    stage: str = ""
    base: str = ""
    direction: str = ""
    concept: str = ""
    subject: str = ""
    section: str = ""
    doubt: bool = False
    page: int = 0
    # For cells of a statement: where in the table it stands.
    statement: str = ""
    code: str = ""
    label: str = ""
    column: str = ""


@dataclass(eq=False)
class Word:
    """Words that a planted error may change (可改的词); ``role`` says what they do, ``figure`` what they belong to."""

    text: str
    role: str = ""
    figure: Figure | None = None


Piece = str | Figure | Word


@dataclass(eq=False)
class ItemTruth:
    """An item of the list of functional items (类、款、项) with the figures its paragraph states."""

    code: str
    class_name: str
    section_name: str
    item_name: str
    figures: dict[str, Figure] = field(default_factory=dict)


@dataclass(eq=False)
class Para:
    """A paragraph or heading (段落). ``kind``: body, part, section, sub, center, note, contents."""

    pieces: list[Piece]
    kind: str = "body"
    item: ItemTruth | None = None
    page: int = 0


def spoken(pieces: list[Piece]) -> str:
    """Pieces as plain text."""
    return "".join(
        p if isinstance(p, str) else p.text if isinstance(p, Word) else p.printed + p.unit for p in pieces
    )


@dataclass(eq=False)
class Cell:
    """A cell of a table (单元格): text, a figure, or several pieces; ``cols`` and ``rows`` are its spans."""

    content: Piece | list[Piece] = ""
    cols: int = 1
    rows: int = 1
    align: str = "left"
    head: bool = False


@dataclass(eq=False)
class Table:
    """A grid (表格): relative widths, header rows, body rows; ``repeat`` prints the header again on each page."""

    widths: list[float]
    header: list[list[Cell]]
    body: list[list[Cell]]
    repeat: bool = True
    size: float = 9
    joined: bool = False
    card: bool = False
    rules: str = "all"


@dataclass(eq=False)
class Break:
    """A new page (换页), upright or across."""

    across: bool = False
    soft: bool = False


Block = Para | Table | Break
