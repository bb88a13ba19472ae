"""Weights and scores of a scorecard (分值与得分): totals, group headings, bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import CellName, Words, same_words, sentence
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.computing.rounding import decimal_places
from fa_helpers.model import CARD, Indicator
from fa_helpers.patterns import regex
from fa_helpers.terms.form_labels import form_label
from fa_helpers.text.fold import fold

_HEADING: Final = regex(r"\((\d+(?:\.\d+)?)(?:分|%)?\)$|(\d+(?:\.\d+)?)分$|指标(\d{2}(?:\.\d+)?)$")
_EXTRA: Final = regex(r"加分|附加|奖励分")
_HUNDRED: Final = Decimal(100)


def _cells(view: CardView, column: str, rows: Sequence[tuple[str, object]]) -> list[Quantity]:
    """The numbers of a column; a cell merged over several rows counts once."""
    found: list[Quantity] = []
    seen: set[object] = set()
    for key, _ in rows:
        value, where = view.quantity(key, column), view.place(key, column)
        if value is None:
            continue
        box = None if where is None or where.x0 is None else (where.page, where.x0, where.top)
        if box is None or box not in seen:
            found.append(_as_printed(value))
            seen.add(box)
    return found


def _as_printed(points: Quantity) -> Quantity:
    """Points are exact as printed; only those with two decimals may stand for a third or a rate."""
    return points if decimal_places(points.value) > 1 else _bare(points)


def _sum(view: CardView, column: str, *, execution: bool) -> Quantity:
    key = (column, execution)
    if key not in view.sums:
        view.sums[key] = total(_cells(view, column, view.scored if execution else view.indicators))
    return view.sums[key]


def _leaves_out(book: Book, column: str) -> int:
    """Forms whose total leaves the execution row out, less those whose total holds it."""
    balance = 0
    for view in book.cards:
        whole = view.quantity(CARD, f"total_{column}")
        part = total(_cells(view, column, view.execution))
        if whole is None or not part.value:
            continue
        rest = _sum(view, column, execution=False)
        balance += (rest.value == whole.value) - (rest.value + part.value == whole.value)
    return balance


@makes("card.weights_total", "card.total_score")
def _totals(book: Book) -> Iterator[Check]:
    for column, rule in (("weight", "card.weights_total"), ("score", "card.total_score")):
        balance = _leaves_out(book, column)
        for view in book.cards:
            parts = _sum(view, column, execution=True)
            if not view.indicators or not parts.marks:
                continue
            whole = view.quantity(CARD, f"total_{column}")
            if whole is None:
                yield _without_total(view, column, rule, parts)
            else:
                yield _total_of(view, column, rule, whole, parts, balance)


def _scored_without_weight(view: CardView) -> list[str]:
    """Rows of funds with a score and no points to be reached."""
    return [key for key, row in view.funds if row.score is not None and row.weight is None]


def _without_total(view: CardView, column: str, rule: str, parts: Quantity) -> Check:
    """No total printed: weights are to add up to a hundred, scores have nothing to be compared with."""
    if column == "score":
        return not_checkable(rule, view.about, [view.name(CARD, "total_score")], parts.marks)
    scored = _scored_without_weight(view)
    if scored:  # points to be reached that are not printed are lacking in the sum
        return not_checkable(rule, view.about, [view.name(scored[0], "weight")], parts.marks)
    hundred = Quantity(_HUNDRED, ZERO, "分", "100", view.marks(CARD, "total_weight"))
    check = relation(rule).check([hundred], [parts], about=view.about)
    if check.fails and not view.funds:  # those of the money may stand where no funds were read
        return not_checkable(rule, view.about, [view.name(CARD, "total_weight")], parts.marks)
    return check.doubted("no_total_printed")


def _total_of(
    view: CardView, column: str, rule: str, whole: Quantity, parts: Quantity, balance: int
) -> Check:
    # A total printed with fewer decimals than its parts was rounded to them.
    coarser = column == "score" and decimal_places(whole.value) < decimal_places(parts.value)
    whole = whole if coarser else _as_printed(whole)
    check = relation(rule).check([whole], [parts], about=view.about)
    if not check.fails:
        return check
    rest = _sum(view, column, execution=False)
    without = relation(rule).check([whole], [rest], about=view.about)
    # Some forms leave the execution row out of their total: then every form of the document does.
    if without.agrees:
        if balance >= -1:
            return replace(without, sentence=sentence("finding.without_execution"))
        # Such a total of scores can be right, though other forms mean another one by it; weights make 100 in any form,
        # unless this one leaves the row out of both its totals.
        check = replace(check, sentence=sentence("finding.others_with_execution"))
        score = view.quantity(CARD, "total_score")
        both = score is not None and score.value == _sum(view, "score", execution=False).value
        return check.doubted("without_execution", when=rule == "card.total_score" or both)
    blank = [
        view.name(key, column)
        for key, row in view.scored
        if getattr(row, column) is None and (row.weight is not None or row.score is not None)
    ]
    # Where the other column does not add up either, a row was hardly read: unless the parts are too much already.
    other = "score" if column == "weight" else "weight"
    over = (check.difference or ZERO) < 0
    unsure = bool(blank) or not view.sure or not (over or _complete(view, other))
    return check.doubted("parts_unsure", *blank, when=unsure)


def _complete(view: CardView, column: str) -> bool:
    """Whether a column adds up to its printed total, with the execution row or without: then no row is missing."""
    whole = view.quantity(CARD, f"total_{column}")
    if whole is None or not whole.value:
        return False
    sums = (_sum(view, column, execution=with_it) for with_it in (True, False))
    coarse = whole.slack if column == "score" else ZERO
    return any(abs(parts.value - whole.value) <= parts.slack + coarse for parts in sums)


def _groups(view: CardView) -> dict[tuple[str, str], list[str]]:
    """Indicators under each heading that names points, in order."""
    found: dict[tuple[str, str], list[str]] = {}
    for key, row in view.indicators:
        for column, names in (("level1", row.level1), ("level2", f"{row.level1}/{row.level2}")):
            if _HEADING.search(fold(getattr(row, column))):
                found.setdefault((column, names), []).append(key)
    return found


@makes("card.group_weight")
def _group_weight(book: Book) -> Iterator[Check]:
    for view in book.cards:
        found = [(keys, _group_of(view, column, keys)) for (column, _), keys in _groups(view).items()]
        checks = [(keys, check) for keys, check in found if check is not None]
        headed = sum((check.printed or ZERO for _, check in checks), ZERO)
        execution = total(_cells(view, "weight", view.execution)).value
        complete = _complete(view, "weight") or _complete(view, "score")
        for keys, check in checks:
            blank = [view.name(k, "weight") for k in keys if getattr(view.row(k), "weight", None) is None]
            check = check.doubted("parts_unsure", *blank, when=bool(blank) or not view.sure or not complete)
            # Where the headings alone make up the whole, one of them counts the execution row; and a row at a
            # page's end may have been read into the wrong group.
            counted = headed == (view.card.total_weight or _HUNDRED) and check.difference == execution
            moved = view.card.page_first < view.card.page_last and any(
                other.difference == -(check.difference or ZERO) for _, other in checks if other is not check
            )
            yield check.doubted("row_elsewhere", when=counted or moved)


def _group_of(view: CardView, column: str, keys: Sequence[str]) -> Check | None:
    heading, points = str(getattr(view.row(keys[0]), column)), _points(view, column, keys)
    parts = total(_cells(view, "weight", [(key, None) for key in keys]))
    if not parts.marks:
        return None
    name = CellName("scorecard", same_words(view.card.name), Words(heading, form_label(heading, "en")))
    marks = tuple(replace(mark, name=name, printed=points, unit="分") for mark in view.marks(keys[0], column))
    whole = Quantity(Decimal(points), ZERO, "分", points, marks)
    return relation("card.group_weight").check([whole], [parts], about=same_words(heading))


def _points(view: CardView, column: str, keys: Sequence[str]) -> str:
    said = _HEADING.search(fold(str(getattr(view.row(keys[0]), column))))
    assert said is not None
    return next(text for text in said.groups() if text)


@makes("card.score_within_weight")
def _within(book: Book) -> Iterator[Check]:
    for view in book.cards:
        kept: list[Quantity] = []
        for key, _ in view.scored:
            score, weight = view.quantity(key, "score"), view.quantity(key, "weight")
            if score is None or weight is None:
                continue
            if score.value <= weight.value:
                kept += [score, weight]
                continue
            check = relation("card.score_within_weight").check([_bare(weight)], [_bare(score)])
            check = check.doubted("form_left_over", when=not view.sure)
            yield check.doubted("extra_points", when=_is_extra(view, key))
        if kept:
            marks = [mark for value in kept for mark in value.marks]
            # Every score may move as long as it stays below its weight.
            yield replace(
                stated("card.score_within_weight", "holds", view.about, marks),
                difference=ZERO,
                tolerance=ZERO,
            )


def _is_extra(view: CardView, key: str) -> bool:
    """Whether a row gives points beyond those of the form (加分项): it says so, or has no points of its own."""
    row = view.row(key)
    names = (row.level1, row.level2) if isinstance(row, Indicator) else ()
    said = _EXTRA.search(fold("/".join((*names, view.label(key)))))
    return bool(said) or (row is not None and row.weight == 0)


def _has_extra(view: CardView) -> bool:
    """Whether any row of a form gave points beyond those of the form."""
    return any(row.score and _is_extra(view, key) for key, row in view.indicators)


def _bare(value: Quantity) -> Quantity:
    return replace(value, slack=ZERO)


@makes("card.total_within_weight")
def _total_within(book: Book) -> Iterator[Check]:
    for view in book.cards:
        score, weight = view.quantity(CARD, "total_score"), view.quantity(CARD, "total_weight")
        if score is not None and weight is not None:
            one = relation("card.total_within_weight")
            check = one.check([_bare(weight)], [_bare(score)], about=view.about)
            lacking = _scored_without_weight(view)
            if (
                check.fails and lacking and not view.weighs_money
            ):  # the points of that row may be missing in the total of the weights
                missing = [view.name(lacking[0], "weight")]
                yield not_checkable("card.total_within_weight", view.about, missing, score.marks)
                continue
            yield check.doubted("extra_points", when=_has_extra(view))
