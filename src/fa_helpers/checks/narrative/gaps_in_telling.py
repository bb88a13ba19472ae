"""What the text leaves out (文字的缺漏): reasons of changes, the parts of vehicle costs, units of amounts; it asks, no more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import both_pages, concept_words, name_of, same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark, looked_at
from fa_helpers.checks.narrative.searched import looked_through, narrative_facts, searched
from fa_helpers.checks.narrative.template_leftovers import told_place
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold, name_key

_WHY: Final = regex(
    "原因|持平|变动情况[是:]|因为|由于|是因|主要是|系[^统数列]|减少了|压[减缩]|厉行节约|为了|所致"
)
_SAVING: Final = regex(
    "^(?:[认切]真|坚决|全面|持续|进一步)?(?:贯彻)?(?:落实)?(?:(?:厉行|严格|勤俭)?节约|压[减缩]|严[格控](?:控制)?|过?紧日子|(?:中央)?八项规定|控制)[^,;]{0,30}$"
)
_BY: Final = (
    r"(?:{})(?P<amount>[\d.,]*[1-9][\d.,]*[万亿]?元)(?:,(?:{})为?[\d.]+%)?,"
    r"(?:主要)?原因(?:[是为:]+)(?P<reason>[^。;]+)[。;]"
)
_GREW: Final = regex(_BY.format("增加|上升", "增长|上升|增幅"))
_FELL: Final = regex(_BY.format("减少|下降", "下降|降低|降幅"))
_GROWING: Final = regex("^[^,;]{0,12}?(?:新增|增加|增长|增多|上涨|提高|扩大|增设)[^,;]{0,30}$")
_LESS: Final = regex("[减压缩降节少取完退未无停划转结旧]|不再|上年|去年|往年|调出|以前|其他")
"""Words by which something else may have become less, or was more before."""
_BARE: Final = regex(
    r"(?:收入|支出|总计|合计|总额|结转|结余|[^额]费|决算数|预算数)(?:为|共计?|是)?(\d[\d,]*\.\d\d)(?=[,;。](?!\d))"
)
_WITH_UNIT: Final = regex(r"\d[亿万]?元")
_MANY_CHANGES: Final = 3
_PARTS: Final = ("vehicle_purchase", "vehicle_operation")


@makes("text.change_reason")
def _change_reasons(book: Book) -> Iterator[Check]:
    """A change on the year before comes with its reason: one row names all that do not.

    A single change that is not explained, where no other is, shows no habit that it departs from. A section of its own
    for reasons (变动原因) may hold those of the sections beside it.
    """
    texts: dict[str, str] = defaultdict(str)
    for paragraph in searched(book, "text"):
        texts[paragraph.section] += fold(paragraph.text)
    told_apart = {_above(s.number) for s in book.data.sections if "原因" in s.title and texts[s.number]}
    changes = [f for f in narrative_facts(book) if _is_change(f) and _above(f.section) not in told_apart]
    silent = [f for f in changes if not _WHY.search(texts[f.section])]
    told = {f.value for f in silent}
    about = sentence("finding.changes")
    if silent and (len(changes) >= _MANY_CHANGES or len(silent) < len(changes)):
        pages = both_pages({f.locator.page for f in silent})
        said = sentence("finding.changes_without_reason", count=len(told), pages=pages)
        if len(told) == 1:
            one = {"name": name_of(silent[0]), "amount": f"{silent[0].printed}{silent[0].unit}"}
            said = sentence("finding.change_without_reason", **one, pages=pages)
        yield stated("text.change_reason", "inconsistent", about, _marks(book, silent), said)
    elif changes and not silent:
        yield stated("text.change_reason", "holds", about, looked_at(_marks(book, changes)))


def _above(section: str) -> str:
    return section.rpartition(".")[0]


def _is_change(fact: Fact) -> bool:
    moved = fact.measure == "change" and fact.value and fact.direction in ("increase", "decrease")
    return (
        bool(moved)
        and fact.base == "prior_final_accounts"
        and fact.origin == "narrative"
        and fact.scope == "office"
    )


def _marks(book: Book, facts: list[Fact]) -> list[Mark]:
    return [mark for fact in facts for mark in book.quantity(fact).marks]


@makes("text.growth_by_saving")
def _growth_by_saving(book: Book) -> Iterator[Check]:
    """What grew did not grow by saving alone: items, and whatever else the text says of it in one sentence."""
    held: list[Mark] = []
    reasons: set[str] = set()
    for item in book.data.functional_items:
        change = item.figure("change", "")
        reason = fold(item.reason).strip("。;")
        if change is None or not change.value or change.direction != "increase" or not reason:
            continue
        marks = list(book.quantity(change).marks)
        reasons.add(reason)
        if _is_saving(reason):
            values = {"page": change.locator.page, "item": item.function_item, "reason": item.reason}
            said = sentence("finding.growth_by_saving", amount=f"{change.printed}{change.unit}", **values)
            yield stated("text.growth_by_saving", "inconsistent", marks[0].name, marks, said)
        else:
            held = held or marks
    for paragraph in searched(book, "text"):
        for pattern, is_odd, key in _TURNED:
            for found in pattern.finditer(fold(paragraph.text)):
                if found["reason"].strip("。;") not in reasons and is_odd(found["reason"]):
                    words = same_words(found.group())
                    mark = Mark("", found.group(), words, where := paragraph.place(*found.span()))
                    said = sentence(key, page=where.page, printed=found.group())
                    yield stated("text.growth_by_saving", "inconsistent", words, [mark], said)
    if held:
        yield stated("text.growth_by_saving", "holds", held[0].name, looked_at(held))


def _is_saving(reason: str) -> bool:
    return all(_SAVING.match(clause) for clause in re.split("[,;]", reason))


def _is_growing(reason: str) -> bool:
    return not _LESS.search(reason) and all(_GROWING.match(clause) for clause in re.split("[,;]", reason))


_TURNED: Final = (
    (_GREW, _is_saving, "finding.growth_in_words"),
    (_FELL, _is_growing, "finding.fall_in_words"),
)


@makes("text.items_alike")
def _items_alike(book: Book) -> Iterator[Check]:
    """Two items with the same amounts and the same reason may be one copied."""
    seen: dict[tuple[object, ...], tuple[str, Fact]] = {}
    held: list[Mark] = []
    for item in book.data.functional_items:
        final, change = item.figure("amount", "final_accounts"), item.figure("change", "")
        if final is None or change is None or not final.value or not change.value or not item.reason:
            continue
        key = (final.amount_yuan, change.amount_yuan, change.direction, name_key(item.reason))
        first = seen.setdefault(key, (item.function_item, final))
        marks = list(book.quantity(final).marks)
        if first[1] is final:
            held = held or marks
            continue
        said = sentence(
            "finding.items_alike",
            page=first[1].locator.page,
            item=first[0],
            other_page=final.locator.page,
            other=item.function_item,
            amount=f"{final.printed}{final.unit}",
        )
        yield stated("text.items_alike", "inconsistent", marks[0].name, _marks(book, [first[1], final]), said)
    if held:
        yield stated("text.items_alike", "holds", held[0].name, held)


@makes("public.vehicles_split")
def _vehicles_split(book: Book) -> Iterator[Check]:
    """Money for official vehicles is told apart into purchase and operation."""
    whole = next((f for f in book.said("official_vehicles") if f.value), None)
    if whole is None or book.text.several_accounts:
        return
    parts = [f for concept in _PARTS for f in book.said(concept)]
    table = book.table("three_public_statement")
    about = concept_words("official_vehicles")
    if parts or table is not None:
        yield stated("public.vehicles_split", "holds", about, looked_at(_marks(book, [whole, *parts])))
        return
    amount = f"{whole.printed}{whole.unit}"
    said = sentence("finding.vehicles_not_split", page=whole.locator.page, amount=amount)
    yield stated("public.vehicles_split", "inconsistent", about, _marks(book, [whole]), said)


@makes("form.missing_unit")
def _missing_unit(book: Book) -> Iterator[Check]:
    """An amount between amounts that have a unit has one too."""
    paragraphs = searched(book, "text")
    found = [
        (paragraph, match)
        for paragraph in paragraphs
        if _WITH_UNIT.search(text := fold(paragraph.text))
        for match in _BARE.finditer(text)
    ]
    for paragraph, match in found:
        yield told_place("form.missing_unit", paragraph, match, "finding.missing_unit")
    if not found and narrative_facts(book):
        words = sentence("finding.whole_text")
        yield stated("form.missing_unit", "holds", words, [], looked_through(book, paragraphs))
