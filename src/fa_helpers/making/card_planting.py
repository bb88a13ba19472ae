"""Planted errors in self-evaluation forms (自评表设错): weights, rates, scores, totals, money."""

from __future__ import annotations

from decimal import Decimal

from fa_helpers.making.cards import Card, finish
from fa_helpers.making.errors import Planted, Text, change
from fa_helpers.making.indicators import Indicator, plain
from fa_helpers.making.pieces import Figure


def card_weight(text: Text) -> Planted | None:
    """A weight that breaks the sum of 100."""
    card = text.rng.choice(text.cards)
    found = text.rng.choice(card.indicators)
    error = change(text, "card_weight", found.weight, "分值之和不为100", str(int(found.weight.printed) + 3))
    error.what = f"{card.name}: {found.level3}"
    return error


def group_weight(text: Text) -> Planted | None:
    """A group heading whose points are not those of its indicators."""
    cards = [c for c in text.cards if any("分）" in h for h in c.headings)]
    if not cards:
        return None
    card = text.rng.choice(cards)
    word = text.rng.choice([w for w in card.headings.values() if "分）" in w.text])
    was = word.text
    points = int(was.split("（")[1].rstrip("分）"))
    word.text = was.replace(str(points), str(points + 10))
    first = next(i for i in card.indicators if i.level1 == was)
    return Planted(
        "group_weight",
        f"{card.name}: {was}",
        str(points + 10),
        str(points),
        "一级指标标明的分值与各项之和不符",
        first.weight,
        True,
    )


def execution(text: Text, kind: str, column: int, explain: str) -> Planted:
    """The rate or the score of the total's row."""
    card = text.rng.choice(text.cards)
    figure = card.rows[0][column]
    assert isinstance(figure, Figure)
    error = change(text, kind, figure, explain)
    error.what = f"{card.name}: {card.rows[0][0]}"
    return error


def execution_rate(text: Text) -> Planted:
    """An execution rate that is not executed over budget."""
    return execution(text, "card_execution_rate", 5, "执行率与执行数、预算数不符")


def execution_score(text: Text) -> Planted:
    """A score that does not follow from the execution rate."""
    return execution(text, "card_execution_score", 6, "执行率得分与执行率不符")


def total_score(text: Text) -> Planted:
    """A total that is not the sum."""
    card = text.rng.choice(text.cards)
    error = change(text, "card_total_score", card.total, "总分不等于各项得分之和")
    error.what = f"{card.name}: 总分"
    return error


def score(text: Text, kind: str, found: Indicator, value: str, explain: str) -> Planted:
    """Another score, with the total that then follows."""
    card = next(c for c in text.cards if found in c.indicators)
    error = change(text, kind, found.score, explain, value)
    error.what = f"{card.name}: {found.level3}"
    total, was = card.total, card.total.printed
    finish(card)
    total.printed, card.total = card.total.printed, total
    error.also = [(total.printed, was)]
    return error


def full_score_missed(text: Text) -> Planted | None:
    """Full score though the target was missed."""
    missed = [i for c in text.cards for i in c.indicators if i.missed and i.score.printed != i.weight.printed]
    if not missed:
        return None
    found = text.rng.choice(missed)
    return score(text, "card_full_score_missed", found, found.weight.printed, "未达目标却得满分")


def score_above_weight(text: Text) -> Planted:
    """A score above its weight."""
    found = text.rng.choice(text.rng.choice(text.cards).indicators)
    above = plain(Decimal(found.weight.printed) + 2)
    return score(text, "card_score_above_weight", found, above, "得分高于分值")


def card_money(text: Text) -> Planted | None:
    """Money in the goal text other than in the funds block."""
    cards = [c for c in text.cards if any(isinstance(p, Figure) for p in c.goal_actual)]
    if not cards:
        return None
    card = text.rng.choice(cards)
    figure = next(p for p in card.goal_actual if isinstance(p, Figure))
    error = change(text, "card_money", figure, "目标完成情况中的金额与资金执行数不符")
    error.what = f"{card.name}: 实际完成情况"
    return error


CARD_KINDS = [
    card_weight,
    group_weight,
    execution_rate,
    execution_score,
    total_score,
    full_score_missed,
    score_above_weight,
    card_money,
]


def scored_apart(cards: list[Card], planted: list[Planted]) -> list[Planted]:
    """Scores off the usual rule in every form (得分与规则不同), so that its total depends on how it is counted.

    A met target loses a point and, where one is missed, it has full points; the total follows. No figure in which
    an error is ``planted`` is touched.
    """
    taken = {id(error.place) for error in planted}
    found = []
    for card in cards:
        free = [i for i in card.indicators if not {id(i.score), id(i.weight)} & taken and _is_counted(i)]
        met = [i for i in free if not i.missed and Decimal(i.weight.printed) > 2][:1]
        missed = [i for i in free if i.missed and i.score.printed != i.weight.printed][:1]
        moved = [(i, Decimal(i.weight.printed) - 1, "达到目标而未得满分") for i in met]
        moved += [(i, Decimal(i.weight.printed), "未达目标却得满分") for i in missed]
        for one, value, explain in moved:
            was, one.score.printed = one.score.printed, plain(value)
            card.total.printed = plain(Decimal(card.total.printed) + value - Decimal(was))
            what = f"{card.name}: {one.level3}"
            found.append(
                Planted("card_score_apart", what, plain(value), was, explain, one.score, in_card=True)
            )
    return found


def _is_counted(found: Indicator) -> bool:
    return any(letter.isdigit() for letter in found.target)
