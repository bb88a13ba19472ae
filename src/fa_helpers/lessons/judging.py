"""Judging an answer (判答案): right, or wrong with what is wrong about it, and never with the answer itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from fa_helpers.lessons.given import Given
from fa_helpers.text.fold import name_key

Kind = Literal["number", "page", "name", "nothing", "text", "chart"]
Outcome = Literal["right", "wrong", "unanswered", "not_here"]
_NEAR = Decimal("0.02")
_SLIPS = (
    ("hundred", (Decimal(100), Decimal("0.01"))),
    ("ten_thousand", (Decimal(10000), Decimal("0.0001"))),
    ("ten", (Decimal(10), Decimal("0.1"), Decimal(1000), Decimal("0.001"))),
)


_NONE = (
    "none",
    "null",
    "nan",
    "na",
    "n/a",
    "无",
    "没有",
    "不存在",
    "无法计算",
    "不能计算",
    "没有增减率",
    "norate",
)
"""How people write that there is nothing."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What an exercise asks for (应答), computed from the document.

    ``accepted`` holds every right answer as text; a number may differ from it by ``allowance``. ``mistakes`` pairs a
    likely wrong answer with the key of what to say about it. ``needs`` pairs a key with words of which a text must have
    one; ``task`` fills the words of the exercise.
    """

    kind: Kind
    accepted: tuple[str, ...] = ()
    allowance: str = "0"
    mistakes: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shortest: int = 0
    task: dict[str, str] = field(default_factory=dict)

    def row(self) -> dict[str, Any]:
        """As the key keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, row: dict[str, Any]) -> Expected:
        """What :meth:`row` gave, read back from JSON."""
        pairs = tuple((str(value), str(key)) for value, key in row["mistakes"])
        needs = tuple((str(key), tuple(map(str, words))) for key, words in row["needs"])
        lists = {"accepted": tuple(row["accepted"]), "mistakes": pairs, "needs": needs}
        return cls(**(row | lists))


@cache
def blaming_words() -> tuple[str, ...]:
    """Words that judge people (指责用语): a question to an office has none of them."""
    text = (files("fa_helpers.lessons") / "data" / "blaming_words.csv").read_text(encoding="utf-8")
    return tuple(row["word"] for row in csv.DictReader(text.splitlines()))


def judge(expected: Expected, answer: Given) -> tuple[Outcome, str]:
    """The outcome, and the key of what to say: ``lesson.say.<key>``.

    >>> page = Expected("page", ("4",), mistakes=(("8", "printed_label"),))
    >>> judge(page, Given("number", ("8",))), judge(page, Given("number", ("4",)))
    (('wrong', 'printed_label'), ('right', 'right'))
    """
    if answer.kind == "unanswered":
        return "unanswered", "unanswered"
    judges = {
        "number": _number,
        "page": _number,
        "name": _name,
        "nothing": _nothing,
        "text": _text,
        "chart": _chart,
    }
    wrong = next(judges[expected.kind](expected, answer), "")
    return ("wrong", wrong) if wrong else ("right", "right")


def _number(expected: Expected, answer: Given) -> Iterator[str]:
    value = answer.number
    if value is None:
        yield {"table": "is_table", "nothing": "is_nothing", "list": "is_list"}.get(answer.kind, "no_number")
        return
    allowance = Decimal(expected.allowance)
    right = [Decimal(text) for text in expected.accepted]
    if any(abs(value - one) <= allowance for one in right):
        return
    for mistake, key in expected.mistakes:
        if abs(value - Decimal(mistake)) <= allowance:
            yield key
    if expected.kind == "number":
        yield from _slips(value, right, allowance)
    yield "other_page" if expected.kind == "page" else "other_number"


def _slips(value: Decimal, right: list[Decimal], allowance: Decimal) -> Iterator[str]:
    """What turns a right number into this one: its sign, its unit, its rounding."""
    for one in right:
        if one and abs(value + one) <= allowance:
            yield "sign"
        for key, factors in _SLIPS:
            if any(
                one and abs(value - one * factor) <= max(allowance, allowance * factor) for factor in factors
            ):
                yield key
        if one and abs(value - one) <= abs(one) * _NEAR:
            yield "near"


def _name(expected: Expected, answer: Given) -> Iterator[str]:
    if answer.kind not in ("text", "figure"):
        yield "no_name"
        return
    said, right = name_key(answer.text), {name_key(text) for text in expected.accepted}
    if said in right:
        return
    yield from (key for mistake, key in expected.mistakes if name_key(mistake) == said)
    yield "part_of_name" if any(said in name or name in said for name in right) else "other_name"


def _nothing(expected: Expected, answer: Given) -> Iterator[str]:
    if answer.kind == "nothing" or (answer.kind == "text" and name_key(answer.text).lower() in _NONE):
        return
    value = answer.number
    for mistake, key in expected.mistakes:
        if value is not None and value == Decimal(mistake):
            yield key
    yield "not_nothing"


def _text(expected: Expected, answer: Given) -> Iterator[str]:
    if answer.kind != "text":
        yield "no_words"
        return
    if any(word in answer.text.lower() for word in blaming_words()):
        yield "blames"
    said = answer.text.replace(",", "").replace(" ", "").lower()
    for key, words in expected.needs:
        if not any(word.replace(",", "").replace(" ", "").lower() in said for word in words):
            yield key
    if len(answer.text) < expected.shortest:
        yield "too_short"


def _chart(expected: Expected, answer: Given) -> Iterator[str]:
    if answer.kind != "chart":
        yield "no_chart"
        return
    yield from (f"chart_{name}" for name in answer.values)
