"""What an error is, and how a figure is changed (改数): a digit that matters more than rounding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from fa_helpers.making.cards import Card
from fa_helpers.making.figures import Ledger
from fa_helpers.making.office_names import Office
from fa_helpers.making.pieces import Block, Figure, Para


@dataclass
class Planted:
    """One planted error (设错记录). ``place`` is what learns its page when drawn; ``form`` marks errors of wording."""

    kind: str
    what: str
    printed: str
    was: str
    explain: str
    place: Figure | Para
    form: bool = False
    also: list[tuple[str, str]] = field(default_factory=list)
    in_card: bool = False

    def row(self) -> dict[str, Any]:
        """The error as the truth file states it."""
        row = {
            "kind": self.kind,
            "where": self.place.page,
            "what": self.what,
            "printed": self.printed,
            "was": self.was,
        }
        row |= {"explain": self.explain, "form": self.form}
        return row | {"also": [{"printed": p, "was": w} for p, w in self.also]}


@dataclass
class Text:
    """What an error may be planted in."""

    blocks: list[Block]
    cards: list[Card]
    office: Office
    ledger: Ledger
    rng: Random
    taken: set[int] = field(default_factory=set)

    @property
    def paras(self) -> list[Para]:
        """Paragraphs of body text."""
        return [b for b in self.blocks if isinstance(b, Para) and b.kind == "body"]

    def figures(self, test: Callable[[Figure], bool]) -> list[Figure]:
        """Figures of the text that pass a test and hold something other than nothing."""
        found = [p for para in self.paras for p in para.pieces if isinstance(p, Figure)]
        return [
            f
            for f in found
            if test(f) and any(c in "123456789" for c in f.printed) and id(f) not in self.taken
        ]

    def free(self, para: Para) -> bool:
        """Whether no error stands in a paragraph yet."""
        return not {id(para), *map(id, para.pieces)} & self.taken


def other_digit(printed: str, rng: Random) -> str:
    """The number with one digit changed, early enough to matter more than rounding."""
    point = printed.find(".") if "." in printed else len(printed)
    places = [i for i, c in enumerate(printed) if c.isdigit() and i <= point + 1]
    first = next((i for i in places if printed[i] != "0"), places[-1])
    choice = rng.choice([i for i in places if i >= first] or places)
    lowest = 1 if choice == places[0] and len(printed) > 1 else 0
    digit = rng.choice([d for d in "0123456789"[lowest:] if d != printed[choice]])
    return printed[:choice] + digit + printed[choice + 1 :]


def change(text: Text, kind: str, figure: Figure, explain: str, printed: str = "") -> Planted:
    """Print another number instead of a figure's own."""
    was = figure.printed
    figure.printed = printed or other_digit(was, text.rng)
    what = (
        figure.concept
        or figure.subject
        or f"{figure.statement}/{figure.label or figure.code}/{figure.column}"
    )
    return Planted(kind, what, figure.printed, was, explain, figure)


def pick(text: Text, kind: str, explain: str, test: Callable[[Figure], bool]) -> Planted | None:
    """Change one figure of those that pass a test."""
    found = text.figures(test)
    return change(text, kind, text.rng.choice(found), explain) if found else None
