"""The whole that a share divides (占比的总体), by the words for it, the total spoken of and the section's title."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.paths import FunctionPath
from fa_helpers.terms.concepts import concept_of

_VAGUE_WHOLE = regex(r"总(?P<side>收入|支出)(?:决算数?|合计|额)?")
"""占总收入的…: the total just spoken of where there is one of that side, whatever that total is called."""
_BARE_TOTAL = regex(r"总(?P<side>支出|收入)|(?P<other>支出|收入)(?:总额|总计)")
"""A whole that says of which side it is the total, and not of which money."""
_NARROWER = regex(
    r"(?P<money>(?:一般)?公共(?:财政)?预算(?:财政拨款)?|政府性?基金(?:预算)?(?:财政拨款)?|国有资本经营(?:预算)?(?:财政拨款)?|财政拨款)"
    r"(?P<side>收入支出|收支|收入|支出)(?:总计|合计|总额|总体|总|决算|数)*"
)
"""A total of a part of the money: all funds have others beside it."""


_SPENDING = regex(r"total_expenditure|(?:[a-z_]+_)?appropriation_expenditure")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about (主语): printed words, and the functional path when it is one."""

    text: str = ""
    path: FunctionPath | None = None


def title_concept(title: str) -> str:
    """The concept that a section's title begins with: what its shares divide when no total is printed.

    >>> title_concept("一般公共预算财政拨款支出决算结构情况")
    'general_budget_appropriation_expenditure'
    """
    for end in range(len(title), 2, -1):
        found = concept_of(title[:end])
        if found:
            return found
    return ""


def short_for_title(text: str, title: str) -> str:
    """What 一般公共预算支出 is in a section about that budget; elsewhere it may be a part, and has no concept.

    >>> short_for_title("一般公共预算支出", "一般公共预算支出预算情况说明"), short_for_title("一般公共预算支出", "绩效情况")
    ('general_budget_appropriation_expenditure', '')
    """
    short = text.removeprefix("当年").removeprefix("本年") == "一般公共预算支出" and "一般公共预算" in title
    return "general_budget_appropriation_expenditure" if short else ""


def spending_of_title(text: str, title: str) -> str:
    """What 支出, or no word at all, is right behind the title of what is spent (年初预算为20万元，支出决算为25万元).

    >>> spending_of_title("支出", "财政拨款支出决算具体情况"), spending_of_title("支出", "“三公”经费支出情况")
    ('appropriation_expenditure', '')
    """
    titled = title_concept(title) if text in ("", "支出") else ""
    return titled if _SPENDING.fullmatch(titled) else ""


def total_concept(text: str, title: str) -> str:
    """The concept of the total that a list divides: of its words, else of what the section's title begins with."""
    if text and (titled := spending_of_title(text, title)):
        return titled
    return (concept_of(text) or short_for_title(text, title)) if text else title_concept(title)


def own_total(whole: str, subject: Subject, total: Subject, title: str) -> str | None:
    """The total that 总支出 or 总收入 means in a section about a part of the money: the section's own.

    ``None`` where it is that of all money: in any other section, and for the narrower total itself, whose share
    of the larger one is told. The concept is empty where the narrower total has none.
    """
    bare = _BARE_TOTAL.fullmatch(whole)
    if bare is None:
        return None
    side = bare.group("side") or bare.group("other")
    spoken_of = total.text if total.text != subject.text else ""
    told = _NARROWER.fullmatch(spoken_of)
    if told is not None and told.group("side") == side:
        return concept_of(spoken_of)
    titled = None if _NARROWER.search(subject.text) else _NARROWER.search(title)
    if spoken_of or titled is None or not titled.group("side").endswith((side, "收支")):
        return None
    return concept_of(titled.group("money") + side)


def total_meant(whole: str, subject: Subject, total: Subject, divided: str) -> str:
    """收入合计…，其中：…占总收入的…: the total that the list divides, where the words fit it."""
    vague = _VAGUE_WHOLE.fullmatch(whole)
    named = divided or (concept_of(total.text) if total.text != subject.text else "")
    if vague is None or not named or named.endswith(concept_of(f"总{vague.group('side')}")):
        return ""
    revenue = "revenue" in named
    return named if revenue == (vague.group("side") == "收入") else ""
