"""Planted errors of words and names (用语与名称设错): each changes one word and says on which pages it can be seen.

``set_words`` gives a correct document the words that some offices print and others do not (the office before its totals,
the year in a statement's head), so that there is something to change; a document and its faulty twin have the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from fa_helpers.making.document import Document
from fa_helpers.making.errors import Text
from fa_helpers.making.office_names import BODIES, CENTRAL, OFFICES
from fa_helpers.making.pieces import Cell, Figure, Para, Table, Word
from fa_helpers.making.planting_words import REVERSED, directions


@dataclass(frozen=True)
class Slip:
    """A planted error: its kind and variant, what was changed into what, and whatever shows it."""

    kind: str
    variant: str
    was: str
    printed: str
    places: tuple[Para | Figure, ...]

    @property
    def pages(self) -> set[int]:
        """Pages on which it can be seen, once laid out."""
        return {place.page for place in self.places}


Variant = Callable[[Document, Random], Slip | None]


def set_words(document: Document, rng: Random) -> None:
    """Some offices name themselves in headings and before totals, and the year in the head of each statement."""
    name, year = document.office.name, document.ledger.year
    heads, owner, titles = (rng.random() < 0.5 for _ in range(3))
    for para in _paras(document):
        first = para.pieces[0] if para.pieces and isinstance(para.pieces[0], str) else ""
        if heads and para.kind == "unit" and "单位：" in first:
            para.pieces[0] = (
                first.replace("部门：", f"{year}年度　　部门：")
                if "部门：" in first
                else f"{year}年度　　{first}"
            )
        if titles and para.kind in ("part", "contents") and name not in first:
            para.pieces[0] = first.replace(f"{year}年度部门决算情况", f"{name}{year}年度部门决算情况")
        if owner and para.kind == "body" and first.startswith(f"{year}年度收入总计"):
            para.pieces[0] = name + first


def _paras(document: Document) -> list[Para]:
    return [block for block in document.blocks if isinstance(block, Para)]


def _replaced(kind: str, variant: str, paras: list[Para], old: str, new: str, rng: Random) -> Slip | None:
    """One paragraph in which a word is replaced."""
    places = [
        (p, i) for p in paras for i, piece in enumerate(p.pieces) if isinstance(piece, str) and old in piece
    ]
    if not places or old == new:
        return None
    para, index = rng.choice(places)
    piece = para.pieces[index]
    assert isinstance(piece, str)
    para.pieces[index] = piece.replace(old, new, 1)
    return Slip(kind, variant, old, new, (para,))


def _kinds(document: Document, *kinds: str) -> list[Para]:
    return [para for para in _paras(document) if para.kind in kinds]


def _direction(*, both: bool) -> Variant:
    def planted(document: Document, rng: Random) -> Slip | None:
        text = Text(document.blocks, document.cards, document.office, document.ledger, rng)
        found = [(w, f) for w, f in directions(text) if f.measure == "change" and f.base]
        found = [(w, f) for w, f in found if any(c in "123456789" for c in f.printed)]
        if not found:
            return None
        word, figure = rng.choice(found)
        para = next(p for p in text.paras if word in p.pieces)
        was = word.text
        after = para.pieces[para.pieces.index(word) + 1 :][:3]
        others = [p for p in after if isinstance(p, Word) and p.role == "direction" and p.text in REVERSED]
        for one in [word, *(others if both else [])]:
            one.text = REVERSED[one.text]
        return Slip("direction", "both words" if both else "one word", was, word.text, (figure,))

    return planted


def _year(variant: str, *kinds: str) -> Variant:
    def planted(document: Document, rng: Random) -> Slip | None:
        year = document.ledger.year
        other = year + rng.choice([-1, -1, -2, 1])
        paras = _kinds(document, *kinds)
        if variant == "sentence":
            paras = [p for p in paras if any(isinstance(piece, Figure) for piece in p.pieces)]
        return _replaced("year", variant, paras, f"{year}年度", f"{other}年度", rng)

    return planted


def _unit_of_amount(document: Document, rng: Random) -> Slip | None:
    other = {"万元": "元", "元": "万元"}
    found = [
        piece
        for para in _kinds(document, "body")
        for piece in para.pieces
        if isinstance(piece, Figure)
        and piece.unit.strip() in other
        and any(c in "123456789" for c in piece.printed)
    ]
    if not found:
        return None
    figure = rng.choice(found)
    was = figure.unit
    figure.unit = was.replace(was.strip(), other[was.strip()])
    return Slip("unit", "sentence", was, figure.unit, (figure,))


def _unit_of_statement(document: Document, rng: Random) -> Slip | None:
    unit = document.style.unit
    return _replaced(
        "unit",
        "statement head",
        _kinds(document, "unit"),
        f"单位：{unit}",
        f"单位：{'元' if unit == '万元' else '万元'}",
        rng,
    )


def _office(variant: str, *kinds: str) -> Variant:
    def planted(document: Document, rng: Random) -> Slip | None:
        name = document.office.name
        bodies = CENTRAL if document.form == "central" else [*OFFICES, *BODIES]
        body = rng.choice([b for b in bodies if b not in name])
        place = name.removesuffix(document.office.short)
        paras = _kinds(document, *kinds)
        if variant == "totals":
            paras = [p for p in paras if isinstance(p.pieces[0], str) and p.pieces[0].startswith(name)]
        return _replaced("office", variant, paras, name, place + body, rng)

    return planted


def _renamed_heading(document: Document, rng: Random) -> Slip | None:
    """A heading under the words of another section, of which the contents know nothing."""
    contents = _kinds(document, "contents")
    heads = [p for p in _kinds(document, "section") if contents]
    words = (
        "财政拨款",
        "收入",
        "支出",
        "基本",
        "一般公共预算",
        "“三公”经费",
        "机关运行经费",
        "政府采购",
        "总体",
        "职能",
    )
    places = [(p, w) for p in heads for w in words if w in str(p.pieces[0])]
    if not places:
        return None
    para, word = rng.choice(places)
    text = str(para.pieces[0])
    new = text.replace(word, rng.choice([w for w in words if w != word]) if rng.random() < 0.5 else "", 1)
    para.pieces[0] = new
    return Slip("section", "heading", text, new, (para, contents[0]))


def _lost_entry(document: Document, rng: Random) -> Slip | None:
    """A section that the contents leave out."""
    entries = [p for p in _kinds(document, "contents") if "、" in str(p.pieces[0])[:4]]
    if len(entries) < 4:
        return None
    para = rng.choice(entries[1:])
    title = str(para.pieces[0]).split("…")[0]
    heading = next((p for p in _kinds(document, "section") if str(p.pieces[0]) == title), None)
    if heading is None:
        return None
    document.blocks.remove(para)
    return Slip("section", "contents", title, "", (heading, _kinds(document, "contents")[0]))


def _code(document: Document, rng: Random) -> Slip | None:
    """An item's code beside the name of another item."""
    rows = [
        (row, figures[0])
        for table in document.blocks
        if isinstance(table, Table) and not table.card
        for row in table.body
        if (figures := [c.content for c in row if isinstance(c.content, Figure) and len(c.content.code) == 7])
    ]
    names = sorted({i.item_name for i in document.ledger.items})
    found = [(cell, f, n) for row, f in rows for cell in row if (n := _name_in(cell, names))]
    if not found:
        return None
    cell, figure, name = rng.choice(found)
    other = rng.choice(
        [n for n in [*names, "一般行政管理事务", "事业运行", "行政运行", "机关服务"] if n != name]
    )
    cell.content = str(cell.content).replace(name, other)
    return Slip("item", "statement", name, other, (figure,))


def _name_in(cell: Cell, names: list[str]) -> str:
    text = cell.content if isinstance(cell.content, str) else ""
    return text.strip() if text.strip() in names else ""


def _item_in_text(document: Document, rng: Random) -> Slip | None:
    """An item of the text under the name of another, or with a character too few."""
    found = [
        (p, p.item.item_name)
        for p in _kinds(document, "body")
        if p.item is not None
        and any(isinstance(s, str) and f"{p.item.item_name}（项）" in s for s in p.pieces)
    ]
    if not found:
        return None
    para, name = rng.choice(found)
    others = [n for n in ("一般行政管理事务", "事业运行", "行政运行", "机关服务") if n != name]
    cut = name[: len(name) // 2] + name[len(name) // 2 + 1 :]
    other = rng.choice(others) if rng.random() < 0.5 or len(name) < 4 else cut
    return _replaced("item", "text", [para], f"{name}（项）", f"{other}（项）", rng)


KINDS: dict[str, tuple[Variant, ...]] = {
    "direction": (_direction(both=False), _direction(both=True)),
    "year": (_year("heading", "part", "section"), _year("statement head", "unit"), _year("sentence", "body")),
    "unit": (_unit_of_amount, _unit_of_statement),
    "office": (
        _office("heading", "part", "section"),
        _office("totals", "body"),
        _office("statement head", "unit"),
    ),
    "section": (_renamed_heading, _lost_entry),
    "item": (_code, _item_in_text),
}


def plant_word(document: Document, kind: str, rng: Random) -> Slip | None:
    """Plant one error of a kind, of the first variant that the document has room for; ``None`` without any."""
    variants = list(KINDS[kind])
    rng.shuffle(variants)
    return next((slip for make in variants if (slip := make(document, rng)) is not None), None)
