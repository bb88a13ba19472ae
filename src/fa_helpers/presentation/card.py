"""What a document is, in a few lines (文档卡片): shown where a document stands alone in a notebook."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.presentation.html import render
from fa_helpers.terms.messages import Language


@dataclass(frozen=True, slots=True)
class Card:
    """A title with a few lines below it, in one language or in both (卡片)."""

    languages: tuple[Language, ...]
    lines: dict[Language, tuple[str, ...]]

    def __repr__(self) -> str:
        return "\n".join(line for language in self.languages for line in self.lines[language])

    def _repr_html_(self) -> str:
        return render("card", card=self)
