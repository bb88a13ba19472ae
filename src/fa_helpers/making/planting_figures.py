"""Planted errors in numbers (数字设错): cells, amounts, rates, shares, budgets, items."""

from __future__ import annotations

from copy import deepcopy

from fa_helpers.making.errors import Planted, Text, change, pick
from fa_helpers.making.pieces import Figure, Para, Table, Word


def statement_digit(text: Text) -> Planted | None:
    """A digit of a cell."""
    tables = [b for b in text.blocks if isinstance(b, Table) and not b.card]
    found = [
        c.content
        for t in tables
        for row in t.body
        for c in row
        if isinstance(c.content, Figure) and c.content.statement
    ]
    found = [f for f in found if any(c in "123456789" for c in f.printed) and id(f) not in text.taken]
    return (
        change(text, "statement_digit", text.rng.choice(found), "表中一格数字被改，与合计或明细不符")
        if found
        else None
    )


def narrative_digit(text: Text) -> Planted | None:
    """A digit of an amount in the text."""
    test = lambda f: f.measure == "amount" and f.stage == "final_accounts" and bool(f.concept)  # noqa: E731
    return pick(text, "narrative_digit", "文字中的金额被改，与报表或分项不符", test)


def wrong_rate(text: Text) -> Planted | None:
    """A rate that does not follow."""
    kinds = ("change_rate", "completion_rate", "variance_rate")
    return pick(
        text,
        "wrong_rate",
        "比率与金额推算不符",
        lambda f: f.measure in kinds and not f.doubt and bool(f.base),
    )


def share_sum(text: Text) -> Planted | None:
    """Shares that do not add up."""
    return pick(text, "share_sum", "占比与金额不符，各项之和不为100%", lambda f: f.measure == "share")


def two_budgets(text: Text) -> Planted | None:
    """The initial budget with another value."""
    concept = "general_budget_appropriation_expenditure"
    return pick(
        text,
        "two_budgets",
        "年初预算数与他处或分项之和不符",
        lambda f: f.stage == "initial_budget" and f.concept == concept,
    )


def total_copied(text: Text) -> Planted | None:
    """The total of all appropriations where that of the general budget belongs."""
    whole = text.figures(
        lambda f: f.concept.startswith("appropriation_grand_total") and f.measure == "amount"
    )
    own = text.figures(
        lambda f: (
            f.concept == "general_budget_appropriation_expenditure"
            and f.measure == "amount"
            and f.stage == "final_accounts"
        )
    )
    if not whole or not own or whole[0].printed == own[0].printed:
        return None
    return change(text, "total_copied", own[0], "一般公共预算一节误填财政拨款总额", whole[0].printed)


def part_above_whole(text: Text) -> Planted | None:
    """A part larger than its whole."""
    parts = text.figures(lambda f: f.concept in ("personnel_expenditure", "general_operating_expenditure"))
    whole = text.figures(lambda f: f.concept == "general_budget_basic_expenditure")
    if not parts or not whole:
        return None
    return change(text, "part_above_whole", text.rng.choice(parts), "分项大于总额", "9" + whole[0].printed)


def zero_base_rate(text: Text) -> Planted | None:
    """A completion rate on a budget of nothing."""
    places = [
        (para, p)
        for para in text.paras
        for p in para.pieces
        if isinstance(p, Word) and p.role == "zero_base" and not p.text
    ]
    if not places:
        return None
    para, word = text.rng.choice(places)
    figure = Figure(
        "100.00", "%", "completion_rate", base="initial_budget", concept="function_item_expenditure"
    )
    word.text = "，完成年初预算的"
    para.pieces.insert(para.pieces.index(word) + 1, figure)
    return Planted("zero_base_rate", "completion_rate", "100.00", "", "年初预算为0，不应有完成率", figure)


def item_paras(text: Text) -> list[Para]:
    """Paragraphs of the list of items that state money."""
    found = [p for p in text.paras if p.item and text.free(p)]
    return [p for p in found if p.item and any(c in "123456789" for c in p.item.figures["final"].printed)]


def item_missing(text: Text) -> Planted | None:
    """An item left out of the list."""
    found = item_paras(text)
    if len(found) < 3:
        return None
    index = text.rng.randrange(1, len(found))
    para = found[index]
    text.blocks.remove(para)
    assert para.item is not None
    return Planted(
        "item_missing",
        para.item.item_name,
        "",
        para.item.figures["final"].printed,
        "明细缺少一项",
        found[index - 1],
        True,
    )


def item_doubled(text: Text) -> Planted | None:
    """An item that stands in the list twice."""
    found = item_paras(text)
    if not found:
        return None
    para = text.rng.choice(found)
    twin = deepcopy(para)
    text.blocks.insert(text.blocks.index(para) + 1, twin)
    assert twin.item is not None
    figure = twin.item.figures["final"]
    return Planted("item_doubled", twin.item.item_name, figure.printed, "", "同一项目列了两次", figure)
