"""On what the money was spent, in sentences (支出结构的结论): the answer and its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Ledger, check_document
from fa_helpers.frames.classes import class_rows
from fa_helpers.frames.item_changes import item_change_rows
from fa_helpers.frames.item_totals import total_rows
from fa_helpers.frames.printed_and_computed import rates_judged
from fa_helpers.frames.rows import Row, summary_rows
from fa_helpers.model import DocumentData
from fa_helpers.presentation import spending_words as words
from fa_helpers.presentation.answers import when
from fa_helpers.presentation.labels import label_of
from fa_helpers.presentation.numbers import format_rate
from fa_helpers.presentation.prose import Prose
from fa_helpers.terms.messages import Language, message, of_kind
from fa_helpers.terms.phrases import clauses, listed

_NAMED = 3
# Half a unit of the second decimal, for each addend and the sum.
_ROUNDING = Decimal("0.005")
_CROSSING = ("appeared", "vanished")


def answer(data: DocumentData, language: Language, ledger: Ledger | None = None) -> Prose:
    """On what the money was spent (花在哪里): the largest class and its change, the kinds, the items that moved most.

    ``ledger`` is the document's where it was made already: it tells which printed shares do not follow.
    """
    classes, items = class_rows(data), item_change_rows(data)
    judged = rates_judged(ledger or check_document(data))
    kinds = _kinds(data, language, judged)
    if not classes:
        key = "nb02.no_functions" if kinds else "nb02.nothing"
        return Prose((message(key, language), *kinds), language)
    moved = _moved(items, language) if data.own_stage == "final_accounts" else []
    return Prose((*_largest(data, classes, language, judged), *kinds, *moved), language)


def _largest(
    data: DocumentData, classes: Sequence[Row], language: Language, judged: Mapping[str, Check]
) -> list[str]:
    """The largest class: its amount, its share, its change, in a sentence each."""
    row = words.largest_class(classes)
    first = message(
        of_kind("nb02.largest_class", data.profile.kind),
        language,
        when=when(data, language),
        name=words.class_name(row, language),
        amount=words.money_in(row, words.amount_of(row), language),
        page=row["page"],
    )
    count = sum(bool(words.amount_of(one)) for one in classes)
    counts = {"count": count} if count > 1 else {}
    key = "nb02.class_share" if counts else "nb02.class_share_one"
    share = message(key, language, **counts, **_share(row, classes, language, judged))
    return [first, share, *_class_change(row, language)]


def _share(
    row: Row, classes: Sequence[Row], language: Language, judged: Mapping[str, Check]
) -> dict[str, str]:
    """The printed share with its whole, else the computed one of all classes together."""
    printed = words.share_of(row, str(row.get("whole") or ""), language, judged)
    if printed is not None:
        return printed
    total, own = sum((words.amount_of(r) or Decimal(0) for r in classes), Decimal(0)), words.amount_of(row)
    rate = format_rate(own / total if own is not None and total else None, language)
    marked = message("mark.with_computed", language, text=rate)
    return {"share": marked, "whole": message("nb02.all_classes", language)}


def _class_change(row: Row, language: Language) -> list[str]:
    """How the class changed, where the amount just named is the one that can be compared."""
    before, after = words.decimal_of(row, "base_amount"), words.decimal_of(row, "amount")
    if before is None or after is None or after != words.amount_of(row):
        return []
    rate, reason = words.decimal_of(row, "change_rate"), str(row["change_rate_reason"])
    is_prior = row["base"] == words.PRIOR
    said = message(
        "nb02.class_change" if is_prior else "nb02.class_change_base",
        language,
        base=words.base_word(str(row["base"]), language),
        before=words.money_in(row, before, language),
        change=words.moved_by(row, language) if is_prior else words.apart_from(row, language),
        rate=format_rate(rate, language, signed=True, reason=reason),
    )
    return [said]


def _kinds(data: DocumentData, language: Language, judged: Mapping[str, Check]) -> list[str]:
    """Basic, project and other kinds, those of zero left out."""
    said = []
    for row in summary_rows(data, "expenditure_kinds"):
        value = words.decimal_of(row, data.own_stage)
        if not value:
            continue
        name = label_of(str(row["concept"]), str(row["subject"]), language)
        values = {"name": name, "amount": words.money_in(row, value, language)}
        share = words.share_of(row, str(row["base"]), language, judged)
        key = "nb02.kind_without_share" if share is None else "nb02.kind"
        said.append(message(key, language, **values, **(share or {})))
    return [message("nb02.kinds", language, items=clauses(said, language))] if said else []


def _moved(items: Sequence[Row], language: Language) -> list[str]:
    """What shrank and grew most, appeared and vanished, and that some of it may be another code only."""
    known = [row for row in items if words.decimal_of(row, "signed_change") is not None]
    if not known:
        return [message("nb02.no_base", language)] if items else []
    said = [*_extremes(known, language), *_appeared(known, language), *_vanished(known, language)]
    if not said:
        return []
    values = {"count": len(items), "said": clauses(said, language)}
    funds = {str(row.get("fund") or "") for row in items}
    (fund,) = funds if len(funds) == 1 else ("",)
    if fund in ("", "all"):
        found = [message("nb02.items_lead", language, **values)]
    else:
        found = [message("nb02.items_of_fund", language, fund=message(f"fund.{fund}", language), **values)]
    crossing = [row for row in known if row["movement"] in _CROSSING]
    marked = [row for row in crossing if words.is_hinted(str(row["recoding"]))]
    if marked:
        found.append(message(_key(marked[0], "hinted"), language, count=len(marked), crossing=len(crossing)))
    return found


def _key(row: Row, name: str) -> str:
    return f"nb02.{name}" if row["base"] == words.PRIOR else f"nb02.budget_{name}"


def _extremes(known: Sequence[Row], language: Language) -> list[str]:
    """The item that fell most and the one that rose most, of those that had money on both sides.

    A rise that is small beside what appeared is left to the table.
    """
    both = [row for row in known if row["movement"] in ("grew", "shrank")]
    appeared = max(
        (words.change_of(row) for row in known if row["movement"] == "appeared"), default=Decimal(0)
    )
    ends = []
    if both and words.change_of(fell := min(both, key=words.change_of)) < 0:
        ends.append(("fell", fell))
    if both and words.change_of(rose := max(both, key=words.change_of)) > appeared:
        ends.append(("rose", rose))
    return [
        message(_key(row, name), language, name=words.item_name(row, language), amount=_brief(row, language))
        for name, row in ends
    ]


def _brief(row: Row, language: Language) -> str:
    return words.money_in(row, words.change_of(row), language, signed=True, brief=True)


def _appeared(known: Sequence[Row], language: Language) -> list[str]:
    rows = [row for row in known if row["movement"] == "appeared"]
    if not rows:
        return []
    first = max(rows, key=words.change_of)
    total = first | {"signed_change": sum((words.change_of(row) for row in rows), Decimal(0))}
    values = {
        "sum": _brief(total, language),
        "name": words.item_name(first, language),
        "amount": _brief(first, language),
    }
    return [message(_key(first, "appeared"), language, count=len(rows), **values)]


def _vanished(known: Sequence[Row], language: Language) -> list[str]:
    rows = sorted((row for row in known if row["movement"] == "vanished"), key=words.change_of)
    if not rows:
        return []
    parts = listed(
        (f"{words.item_name(row, language)} {_brief(row, language)}" for row in rows[:_NAMED]), language
    )
    return [message(_key(rows[0], "vanished"), language, count=len(rows), parts=parts)]


def notes(data: DocumentData, language: Language) -> Prose:
    """What a reader must know of these figures (说明): names of one class, sums against the total, items left out."""
    classes, items = class_rows(data), item_change_rows(data)
    said = [
        message("nb02.class_names", language, code=row["class_code"], names=listed(_names(row), language))
        for row in classes
        if row["other_names"] and row["class_code"]
    ]
    said += _scopes(classes, language)
    said += _sums(data, language) if items else []
    rough = sum(row["base_source"] == "change_rate" for row in items)
    if rough:
        said.append(message("nb02.by_rate", language, count=rough))
    unknown = [str(row["function_item"]) for row in items if row["movement"] == "unknown"]
    if unknown and len(unknown) < len(items):
        names = listed(unknown[:_NAMED], language) + ("…" if len(unknown) > _NAMED else "")
        said.append(message("nb02.unknown_note", language, count=len(unknown), names=names))
    return Prose(tuple(said or [message("nb02.no_notes", language)]), language)


def _scopes(classes: Sequence[Row], language: Language) -> list[str]:
    """That classes and items are of different scope, where the document's own figures show it."""
    said = []
    if any(row["base_source"] == "change" for row in classes):
        said.append(message("nb02.by_class", language))
    apart = [row for row in classes if _gap(row) > _ROUNDING * (Decimal(str(row["items"])) + 1)]
    if apart:
        widest = max(apart, key=_gap)
        gap = words.money_in(widest, words.decimal_of(widest, "residual"), language)
        name = words.class_name(widest, language)
        said.append(message("nb02.class_apart", language, count=len(apart), name=name, residual=gap))
    return said


def _gap(row: Row) -> Decimal:
    """How far a class lies from the sum of its items, 0 where there is nothing to compare."""
    return abs(words.decimal_of(row, "residual") or Decimal(0))


def _names(row: Row) -> list[str]:
    return [str(row["function_class"]), *str(row["other_names"]).split("、")]


def _sums(data: DocumentData, language: Language) -> list[str]:
    rows = [row for row in total_rows(data) if row["stage"] == data.own_stage and row["outcome"]]
    if not rows:
        return [message("nb02.no_total", language)]
    row = rows[0]
    keys = {"holds": "nb02.adds_up", "rounding": "nb02.adds_up_rounding"}
    key, gap = keys.get(str(row["outcome"]), "nb02.adds_up_not"), words.decimal_of(row, "residual")
    values = {} if key == "nb02.adds_up" else {"residual": words.money_in(row, gap, language)}
    name = label_of(str(row["concept"]), str(row["subject"]), language)
    return [message(key, language, count=row["items"], page=row["page"], name=name, **values)]
