"""Items of expenditure by function (具体情况): one row per item that the text names, with its stated reason."""

from __future__ import annotations

from dataclasses import replace

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, FunctionalItem
from fa_helpers.reading.narrative.paths import FunctionPath
from fa_helpers.reading.narrative.section import SectionReading
from fa_helpers.reading.narrative.section_scopes import SectionScopes
from fa_helpers.reading.narrative.whose import Owner, owner_at


def read_items(text: Passage, reading: SectionReading, first_order: int) -> list[FunctionalItem]:
    """The office's items of one section in order; ``first_order`` is the number of the first.

    What a unit has of an item, or a kind of spending (人员经费：①行政运行…), is no item of its own.
    """
    paths = [path for path in reading.paths if path.function_item]
    items: list[FunctionalItem] = []
    for place, path in enumerate(paths):
        end = paths[place + 1].start if place + 1 < len(paths) else len(text.text)
        facts = [f for f, p in zip(reading.facts, reading.fact_paths, strict=True) if p is path]
        if facts and not all(fact.whose for fact in facts):
            items.append(_item(text, reading, path, end, facts, first_order + len(items)))
    return items


def _item(
    text: Passage, reading: SectionReading, path: FunctionPath, end: int, facts: list[Fact], order: int
) -> FunctionalItem:
    start = path.start + 1 if text.text[path.start] == "\n" else path.start
    return FunctionalItem(
        order=order,
        function_class=path.function_class,
        function_section=path.function_section,
        function_item=path.function_item,
        function_code=path.function_code,
        page=text.pages[start],
        reason=_reason(text, reading, path, end),
        facts=tuple(facts),
    )


def _reason(text: Passage, reading: SectionReading, path: FunctionPath, end: int) -> str:
    """The stated reason without its label and full stop, as printed."""
    for reason in reading.reasons:
        if reason.stated and path.end <= reason.start < end:
            return text.printed[reason.text_start : min(reason.end, end)].replace("\n", "").strip("。;；")
    return ""


def number_facts(
    reading: SectionReading,
    origin: str,
    section: str,
    taken: int,
    scopes: SectionScopes,
    owners: list[Owner],
) -> int:
    """Give the facts of a section their ids, going on after ``taken``, the money of their section and their owner.

    Returns how many ids are taken now.
    """
    fund, own_body = scopes.fund(section), scopes.is_own_body(section)
    for place, fact in enumerate(reading.facts):
        owner = owner_at(owners, reading.fact_ends[place] - 1)
        reading.facts[place] = replace(
            fact,
            fact_id=f"{origin}.{section}.{taken + place + 1:03d}",
            concept=fact.concept if owner.whose or place not in reading.of_itself else "",
            fund=fact.fund or fund,
            scope="own_body"
            if own_body and owner.scope != "government"
            else fact.scope
            if owner.scope == "office"
            else owner.scope,
            whose=owner.whose,
        )
    return taken + len(reading.facts)
