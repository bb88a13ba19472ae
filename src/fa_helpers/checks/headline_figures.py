"""The figures of a headline (标题句中的数据): what stands before the sign of a formula and what behind it, written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import Rule, rule
from fa_helpers.checks.sentences import unit_text
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import english_money, fixed, format_pages, grouped_formula, yuan_text
from fa_helpers.text.amounts import MONEY, as_a_whole
from fa_helpers.text.fold import fold

SIGNS: Final = (" ≠ ", " > ", " ≈ ")
_NUMBER: Final = regex(r"-?\d[\d,]*(?:\.\d+)?")
_HIDDEN: Final = Decimal(10_000)
"""Yuan: millions with two decimals do not show a smaller gap."""
_SCALES: Final = (Decimal(10), Decimal(100))
"""How far a rate in per mille or as a fraction is from the same one in per cent."""
_NEAR: Final = Decimal("0.005")


def is_scaled(check: Check) -> bool:
    """Whether one rate is the other in another unit of rates (比率单位不同), within the digits that rounding leaves."""
    one, other = check.printed, check.expected
    if check.unit != "%" or not one or not other:
        return False
    ratios = (one / other, other / one)
    return any(abs(ratio / scale - 1) < _NEAR for ratio in ratios for scale in _SCALES)


_OF_A_WHOLE: Final = ("share", "completion_rate", "execution_rate")


def condition_of(check: Check) -> str:
    """What would make both figures of an inconsistency right, by name (可同时成立的条件)."""
    made = rule(check.rule)
    if check.sentence == sentence("finding.unit_in_doubt"):
        return "unit"
    if is_scaled(check):
        return "scale"
    if made.both == "part" and check.printed is not None and check.expected is not None:
        # Of shares the sum is what is judged, else the total: parts above their whole lack none.
        parts, whole = (check.printed, check.expected)[:: 1 if check.unit == "%" else -1]
        return "part_over" if parts > whole > 0 else "part"
    if (
        made.both == "base"
        and check.expected is not None
        and any(m.fact and m.fact.measure in _OF_A_WHOLE and m.fact.base_named for m in check.marks)
    ):
        return "base_named"
    if (
        check.rule == "text.same_everywhere"
        and len({m.fact.section if m.fact else "" for m in check.marks}) == 1
    ):
        return "same_section"
    if made.both == "rounded" and not _follows_rounded(check):
        return "rule"
    return made.both


def _follows_rounded(check: Check) -> bool:
    """Whether a score is weight × rate for the rate rounded or cut off to some decimals: else that explains nothing."""
    weight = next(
        (m.fact.value for m in check.marks if m.fact is not None and m.fact.column == "weight"), None
    )
    if not weight or check.expected is None or check.printed is None:
        return True
    rate = check.expected / weight * 100
    if not 0 <= rate <= 100:
        return True
    places = (Decimal(1), Decimal("0.1"), Decimal("0.01"))
    rates = (rate.quantize(place, rounding) for place in places for rounding in (ROUND_HALF_UP, ROUND_DOWN))
    near = Decimal("0.005")
    return any(abs(weight * one / 100 - check.printed) <= near for one in rates)


def sides_of(check: Check, language: Language) -> Sides | None:
    """The figures before and behind the sign of a formula (两侧数据); ``None`` where they cannot be told apart."""
    sign = next((s for s in SIGNS if s in check.formula), "")
    place, middle = 0, check.formula.find(sign) if sign else -1
    left: list[Mark] = []
    right: list[Mark] = []
    if middle < 0:
        return None
    for mark in check.marks:
        number = _number(mark.printed)
        found = as_a_whole(number).search(check.formula, place)
        if not number or found is None:
            continue
        (left if found.start() < middle else right).append(mark)
        place = found.end()
    return Sides(check, rule(check.rule), tuple(left), tuple(right), language) if left and right else None


def disputed(check: Check) -> frozenset[str]:
    """The ids of the figures that a check disputes (有争议的数据): a side's only one, all where each side has several.

    A rate, a sum or points are set beside what other figures give: these are not in question.
    """
    sides = sides_of(check, "en")
    if sides is None:
        return frozenset(check.fact_ids)
    alone = [side for side in (sides.left, sides.right) if len({_number(mark.printed) for mark in side}) == 1]
    named = {_number(mark.printed) for side in alone for mark in side}
    known = [mark for mark in check.marks if not alone or _number(mark.printed) in named]
    return frozenset(mark.fact_id for mark in known if mark.fact_id)


@dataclass(frozen=True, slots=True)
class Sides:
    """A check with a formula (两侧): the figures before its sign, ``left``, and those behind it, ``right``."""

    check: Check
    rule: Rule
    left: tuple[Mark, ...]
    right: tuple[Mark, ...]
    language: Language

    @property
    def same_pages(self) -> bool:
        return pages_of(self.left) == pages_of(self.right)

    @property
    def is_money(self) -> bool:
        """Whether it is about money."""
        return self.check.unit in MONEY

    @property
    def gap_value(self) -> Decimal:
        """By how much the two differ, in the unit of the check."""
        return abs(self.check.difference or Decimal(0))

    @property
    def places(self) -> int:
        """Decimals of the figures; more where the gap would vanish."""
        shown = max((decimals(mark.printed) for mark in (*self.left, *self.right)), default=0)
        shown = max(shown, 2) if self.rule.kind in ("rate", "score") and not self.is_money else min(shown, 4)
        while self.gap_value and self.gap_value < Decimal(5).scaleb(-shown - 1) and shown < 4:
            shown += 1
        return shown

    def turned(self) -> Sides:
        """The same with its sides exchanged."""
        check = replace(self.check, printed=self.check.expected, expected=self.check.printed)
        return replace(self, check=check, left=self.right, right=self.left)

    def gap(self) -> str:
        """By how much the two differ."""
        if self.is_money and self.language == "en":
            return self._gap_in_yuan()
        unit = "个百分点" if self.check.unit == "%" else self.check.unit
        return unit_text(fixed(self.gap_value, self.places), unit, self.language)

    def _gap_in_yuan(self) -> str:
        """The gap in yuan, with the document's own behind it where the rounded figures would leave another gap."""
        unit, in_full = self.check.unit, self._in_full()
        values = (self.check.printed or Decimal(0), self.check.expected or Decimal(0))
        one, other = (yuan_text(value, unit, in_full=in_full) for value in values)
        gap = yuan_text(self.gap_value, unit)
        alike = {text.partition(" ")[2] for text in (one, other, gap)}
        if len(alike) > 1 or unit == "元" or abs(_as_number(one) - _as_number(other)) == _as_number(gap):
            return f"{gap} yuan"
        return english_money(self.gap_value, unit, fixed(self.gap_value, self.places) + unit)

    def first(self) -> str:
        """The judged figure."""
        return self._figure(self.left, self.check.printed or Decimal(0))

    def second(self) -> str:
        """The figure that it is set beside."""
        return self._figure(self.right, self.check.expected or Decimal(0))

    def _figure(self, marks: Sequence[Mark], value: Decimal) -> str:
        unit = self.check.unit
        text = fixed(value, self.places)
        if len(marks) == 1 and (self.rule.kind != "rate" or marks == self.left):
            number = _number(marks[0].printed)
            if number.startswith("-") == (value < 0):
                text, unit = number, marks[0].unit or unit
                if unit == "%" and not _has_sign(marks[0]):
                    return grouped_formula(text)
            elif Decimal(number or 0) == abs(value):  # 减少40%: the words have the sign
                text = fixed(value, decimals(number))
        if not self.is_money or self.language == "zh":
            return unit_text(text, unit, self.language)
        full = self._in_full()
        return english_money(value, self.check.unit, unit_text(text, unit, "zh"), in_full=full)

    def _in_full(self) -> bool:
        return self.gap_value * MONEY[self.check.unit] < _HIDDEN

    def at(self, second: bool) -> str:
        """The pages of a figure in brackets; once for both where they stand together."""
        if self.same_pages and not second:
            return ""
        pages = format_pages(pages_of(self.right if second else self.left), self.language)
        key = "headline.both_at" if self.same_pages else "headline.at"
        return (" " if self.language == "en" else "") + message(key, self.language, pages=pages)


def _has_sign(mark: Mark) -> bool:
    """Whether a rate is printed with its sign: one that stands in its cell without is quoted as it stands."""
    fact = mark.fact
    return fact is None or fact.origin == "narrative" or "%" in fold(fact.context + mark.printed)


def derivation(check: Check) -> str:
    """How a rate follows from its amounts, in numbers (计算式): 2,165.08 ÷ 4,464.39."""
    sign = next(s for s in SIGNS if s in check.formula)
    behind = check.formula.partition(sign)[2]
    return grouped_formula(behind.rpartition(" = ")[0] or behind)


def pages_of(marks: Sequence[Mark]) -> list[int]:
    """The pages of figures, in order (页码)."""
    return sorted({mark.locator.page for mark in marks})


def _number(printed: str) -> str:
    """The first number of a printed text: cells hold it with a sign and a unit."""
    found = _NUMBER.search(printed)
    return found[0] if found else ""


def decimals(printed: str) -> int:
    """Decimals of the first number of a printed text (小数位数)."""
    return len(_number(printed).partition(".")[2])


def _as_number(text: str) -> Decimal:
    """The number of an amount in words, without its million."""
    return Decimal(text.partition(" ")[0].replace(",", "").replace("−", "-"))
