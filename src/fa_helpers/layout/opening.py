"""What a notice tells before its first heading (开头): the text between its title and 一、 is a section too."""

from __future__ import annotations

from fa_helpers.layout.headings import explains_accounts
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.patterns import regex

NUMBER = "0"
"""The number of what stands before all sections, as that of the cover."""
_TELLS_MONEY = regex(r"\d[万亿]?元[^。]*[。:;]")


def with_opening(outline: Outline) -> Outline:
    """The outline with the sentences that tell money between a title and the first heading as a section of the title.

    The cover keeps the title and what stands above it.
    """
    lines = list(zip(outline.cover, outline.cover_begins, strict=True))
    titles = [place for place, (line, _) in enumerate(lines) if explains_accounts(line.folded)]
    below = lines[titles[-1] + 1 :] if titles and outline.sections else []
    if not _TELLS_MONEY.search("".join(line.folded for line, _ in below)):
        return outline
    title = outline.cover[titles[-1]]
    outline.sections.insert(0, OutlineSection(NUMBER, "", title.folded, "one", title.page, below))
    del outline.cover[titles[-1] + 1 :], outline.cover_begins[titles[-1] + 1 :]
    return outline
