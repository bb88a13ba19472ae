"""Values of the text that ask by themselves (数值的常理): above full marks, averages, the cost of one guest."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, name_of, same_words, sentence
from fa_helpers.checks.check import Check, compare, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Mark, Quantity
from fa_helpers.checks.narrative.searched import searched
from fa_helpers.checks.narrative.template_leftovers import told_place
from fa_helpers.checks.rule import makes
from fa_helpers.computing.rounding import half_unit
from fa_helpers.model import Fact, Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import fold

_HUNDRED: Final = Decimal(100)
_SHARE: Final = regex(
    r"((?:覆盖|合格|及时|达标|通过|准确|完好|满意)[率度面](?:仅?为|达到?|是|约|:)?"
    r"|占(?![^,。;\d]*(?:年初预算|调整预算|全年预算|预算数|预算的|上年|去年|目标|计划))[^,。;\d]{2,24}的)(\d+(?:\.\d+)?)%"
)
"""What counts those among all, and parts of a whole: none of them can be more than all."""
_OUT_OF: Final = regex(r"(?:满分|总分)(?:值|为|是)?(\d{3,})分?")
_EXTRA: Final = regex("加分")
_AVERAGE: Final = regex(
    r"(车均|单车|辆均|(?:平均)?每[辆台]车?(?:平均)?|人均|平均每人|每人平均|批均|平均每批次?|次均)([^,;。\d]{0,14}?)(\d[\d,]*(?:\.\d+)?)(万元|元)"
)
_GUESTS: Final = ("official_receptions", "reception_persons")
_BATCHES: Final = ("official_receptions", "reception_batches")
_VEHICLES: Final = ("vehicle_operation", "vehicles_held_count")
_ABROAD: Final = ("overseas_travel", "overseas_travel_persons")
_DEAR: Final = (
    ("public.per_guest", _GUESTS, Decimal(1000), "finding.per_guest"),
    ("public.per_vehicle", _VEHICLES, Decimal(100_000), "finding.per_vehicle"),
)
"""Yuan for one guest (公务接待 is paid by local standards of some hundred yuan at most) and for one vehicle's running."""


@makes("public.within_full")
def _within_full(book: Book) -> Iterator[Check]:
    """Scores lie within full marks, shares of all within a hundred per cent."""
    rule, seen = "public.within_full", False
    full: dict[str, Decimal] = {}
    for paragraph in book.data.paragraphs:
        text = fold(paragraph.text)
        if (out_of := _OUT_OF.search(text)) is not None or _EXTRA.search(text):
            most = (
                Decimal(out_of[1]) if out_of is not None and not _EXTRA.search(text) else Decimal("Infinity")
            )
            full[paragraph.section] = max(most, full.get(paragraph.section, _HUNDRED))
    for fact in book.data.facts:
        if fact.origin != "narrative" or fact.measure != "score":
            continue
        seen = True
        if fact.value > full.get(fact.section, _HUNDRED):
            marks = book.quantity(fact).marks
            said = sentence("finding.above_full_marks", page=fact.locator.page, value=fact.printed)
            yield stated(rule, "inconsistent", name_of(fact), marks, said)
            return
    for paragraph in _explaining(book):
        for found in _SHARE.finditer(fold(paragraph.text)):
            seen = True
            if Decimal(found[2]) > _HUNDRED:
                where = paragraph.place(*found.span())
                mark = Mark("", f"{found[2]}%", same_words(found[1]), where)
                values = {"page": where.page, "name": found[1], "value": found[2]}
                said = sentence("finding.share_above_all", **values)
                yield stated(rule, "inconsistent", same_words(found[1]), [mark], said)
                return
    if seen:
        yield stated(rule, "holds", sentence("finding.whole_text"), [])


def _explaining(book: Book) -> list[Paragraph]:
    return [p for p in book.data.paragraphs if p.kind == "text"]


@makes("public.average")
def _averages(book: Book) -> Iterator[Check]:
    """An average of the text beside its amount and its count."""
    for paragraph in _explaining(book):
        text = fold(paragraph.text)
        for found in _AVERAGE.finditer(text):
            pair = _pair_of(found[1] + found[2], text[: found.start()])
            amount, count = _said(book, pair, paragraph)
            if amount is None and pair == _VEHICLES:
                amount, count = _in_another_unit(book, paragraph, found)
            if amount is None or count is None or not count.value:
                continue
            printed = _printed(found, paragraph)
            whole = book.quantity(amount)
            value = whole.value / count.value
            unit = "" if amount.unit == found[4] else f" {amount.unit}"
            formula = f"{whole.text}{unit} ÷ {count.printed}"
            follows = Quantity(value, ZERO, found[4], formula, (*whole.marks, *book.quantity(count).marks))
            # Averages are often cut off instead of rounded, and their amount is rounded itself.
            allowed = 2 * printed.slack + whole.slack / count.value
            yield compare("public.average", printed, follows, allowed, about=printed.name)


def _pair_of(name: str, before: str) -> tuple[str, str]:
    if any(word in name for word in ("车", "辆", "台")):
        return _VEHICLES
    if "批" in name or name.startswith("次均"):
        return _BATCHES
    near = max(("接待", "出国"), key=lambda word: (before + name).rfind(word))
    return _ABROAD if near == "出国" and near in before + name else _GUESTS


def _said(book: Book, pair: tuple[str, str], paragraph: Paragraph) -> tuple[Fact | None, Fact | None]:
    """The only amount and the only count of a section that an average can follow from."""
    money = {f.value: f for f in book.said(pair[0], section=paragraph.section)}
    counts = {f.value: f for f in book.said(pair[1], "count", section=paragraph.section)}
    if len(money) != 1 or len(counts) != 1:
        return None, None
    return next(iter(money.values())), next(iter(counts.values()))


def _in_another_unit(
    book: Book, paragraph: Paragraph, found: re.Match[str]
) -> tuple[Fact | None, Fact | None]:
    """Vehicles' cost with their purchase, where the average has its digits in another unit: 17.9万元, 3辆, 5.97元."""
    amount, count = _said(book, ("official_vehicles", _VEHICLES[1]), paragraph)
    value = Decimal(found[3].replace(",", ""))
    if amount is None or count is None or not count.value or amount.unit == found[4]:
        return None, None
    alike = abs(amount.value / count.value - value) <= 2 * half_unit(value)
    return (amount, count) if alike else (None, None)


def _printed(found: re.Match[str], paragraph: Paragraph) -> Quantity:
    value, factor = Decimal(found[3].replace(",", "")), MONEY[found[4]]
    name = same_words(found[1] + found[2])
    mark = Mark("", found[3], name, paragraph.place(*found.span()), found[4])
    return Quantity(value * factor, half_unit(value) * factor, found[4], found[3], (mark,))


@makes(*(rule for rule, *_ in _DEAR))
def _dear(book: Book) -> Iterator[Check]:
    """What one guest and one vehicle cost: more than a meal or a year's running can, since counts are easily given short."""
    for rule, (money, counted), most, key in _DEAR:
        amount, count = (next(iter(found), None) for found in (book.said(money), book.said(counted, "count")))
        if amount is None or count is None or not amount.amount_yuan or not count.value:
            continue
        each = amount.amount_yuan / count.value
        marks = (*book.quantity(amount).marks, *book.quantity(count).marks)
        about = concept_words(money)
        if each <= most:
            yield stated(rule, "holds", about, marks)
            continue
        values = {"each": f"{each:,.0f}", "amount": f"{amount.printed}{amount.unit}", "count": count.printed}
        yield stated(rule, "inconsistent", about, marks, sentence(key, **values))


_DATE: Final = regex(r"(?:(?<!\d)(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日")
_LEAP: Final = 2024
"""A year in which every day of some year exists."""


@makes("form.date")
def _dates(book: Book) -> Iterator[Check]:
    """Days that the text names are in the calendar."""
    places = [(p, found) for p in searched(book, "text") for found in _DATE.finditer(fold(p.text))]
    odd = [
        (p, found) for p, found in places if not _exists(int(found[1] or _LEAP), int(found[2]), int(found[3]))
    ]
    for paragraph, found in odd:
        yield told_place("form.date", paragraph, found, "finding.no_such_day")
    if places and not odd and book.data.profile.kind != "blank_form":
        yield stated("form.date", "holds", same_words(places[0][1].group()), [])


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
