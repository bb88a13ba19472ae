"""What a student gave (所交答案): any Python value becomes a plain one that can be kept in a notebook and judged later."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any, Literal

from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

Kind = Literal["unanswered", "nothing", "number", "text", "figure", "list", "table", "chart", "other"]

_AROUND = regex(
    r"[\s,]|万元|亿元|元|yuan|%|个?百分点|percent|分|第|页|page|p\.?|倍|times|[个项行处家]|≈|约", re.I
)
_NUMERAL = regex(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_MOST = 20
"""Members of a list that are kept."""
_LONGEST = 400
"""Letters of a text that may still be a number."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given (答案): its kind, and its value as text; several texts for a list or a chart."""

    kind: Kind
    values: tuple[str, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The number that was meant; ``None`` where it is none.

        >>> given("1,234.50万元").number, given(None).number
        (Decimal('1234.50'), None)
        >>> given("－３９．３７ ％").number, given("1.16倍").number
        (Decimal('-39.37'), Decimal('1.16'))
        """
        if self.kind not in ("number", "text", "figure"):
            return None
        written = self.values[-1] if self.values else ""
        bare = _AROUND.sub("", fold(written[:_LONGEST])).rstrip("。.").replace("负", "-")
        return Decimal(bare) if _NUMERAL.fullmatch(bare) else None

    @property
    def text(self) -> str:
        """The words that were meant: a figure is meant by its id."""
        return self.values[0].strip() if self.values else ""

    def dumped(self) -> str:
        """One line of JSON, as the notebook keeps it."""
        return json.dumps([self.kind, *self.values], ensure_ascii=False)

    @classmethod
    def loaded(cls, text: str) -> Given:
        """What :meth:`dumped` wrote; anything else was no answer of ours and counts as unanswered.

        >>> Given.loaded(given(3).dumped())
        Given(kind='number', values=('3',))
        """
        try:
            kind, *values = json.loads(text)
        except (ValueError, TypeError):
            return cls("unanswered")
        return cls(kind, tuple(map(str, values))) if isinstance(kind, str) else cls("unanswered")  # type: ignore[arg-type]  # as it was dumped


def given(answer: Any) -> Given:
    """Take an answer as a student leaves it: three dots or blank text are none, ``None`` says that there is nothing.

    >>> given(...), given("两页"), given([1, 2])
    (Given(kind='unanswered', values=()), Given(kind='text', values=('两页',)), Given(kind='list', values=('1', '2')))
    """
    if answer is ... or (isinstance(answer, str) and not answer.strip()):
        return Given("unanswered")
    if isinstance(answer, Fact):
        return Given("figure", (answer.fact_id, str(answer.value)))
    if isinstance(answer, str):
        return Given("text", (answer,))
    if hasattr(answer, "get_xlim") and hasattr(answer, "figure"):
        return Given("chart", tuple(_lacks(answer)))
    if hasattr(answer, "item") and getattr(answer, "size", 1) == 1:  # one number of NumPy or of a column
        answer = answer.item()
    if isinstance(answer, str):
        return Given("text", (answer,))
    if hasattr(answer, "shape"):
        return Given("table")
    if answer is None:
        return Given("nothing")
    if isinstance(answer, (int, float, Decimal)) and not isinstance(answer, bool):
        return _number(answer)
    if isinstance(answer, Iterable):
        return Given("list", tuple(str(one) for one in islice(answer, _MOST)))
    return Given("other")


def _number(answer: int | float | Decimal) -> Given:
    try:
        value = Decimal(str(answer))
    except InvalidOperation:
        return Given("other")
    if value.is_nan():
        return Given("nothing")
    return Given("number", (f"{value:f}",)) if value.is_finite() else Given("other")


_SOURCE = regex(r"来源.*\d|[Ss]ource.*\d", re.S)
_UNIT = regex(r"[万亿]?元|%|yuan|million")


def _lacks(axes: Any) -> list[str]:
    """What an honest bar chart needs and this one lacks, in the order of its weight."""
    upright = all(getattr(one, "orientation", "vertical") != "horizontal" for one in axes.containers)
    low, high = sorted(axes.get_ylim() if upright else axes.get_xlim())
    title = axes.get_title() + axes.get_title(loc="left") + axes.get_title(loc="right")
    around = [axes.get_xlabel(), axes.get_ylabel(), title]
    written = "\n".join((*around, *(text.get_text() for text in (*axes.texts, *axes.figure.texts))))
    wanted = {
        "bars": bool(axes.containers),
        "zero": low <= 0 <= high,
        "title": bool(re.search(r"\d", title)),
        "unit": bool(_UNIT.search(written)),
        "source": bool(_SOURCE.search(written)),
    }
    return [name for name, there in wanted.items() if not there]
