"""What a notice tells before its first numbered heading (开头段落): a section too, where the cover's title explains accounts."""

from __future__ import annotations

from fa_helpers.layout.headings import explains_accounts, marker
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.patterns import regex

_MONEY = regex(r"\d[万亿]?元")
_ENDS = ("。", ";", ":")


def with_opening(outline: Outline) -> Outline:
    """The outline with the paragraph that stands between the title and the first heading as its section ``0``."""
    titles = [i for i, line in enumerate(outline.cover) if explains_accounts(line.folded)]
    told = outline.cover[titles[-1] + 1 :] if titles and outline.sections else []
    if not told or any(marker(line.folded) for line in told):
        return outline
    if _MONEY.search("".join(line.folded for line in told)):
        begins = [True, *(line.folded.endswith(_ENDS) for line in told)]
        title = outline.cover[titles[-1]].folded
        lines = list(zip(told, begins, strict=False))
        outline.sections.insert(0, OutlineSection("0", "", title, "one", told[0].page, lines))
    return outline
