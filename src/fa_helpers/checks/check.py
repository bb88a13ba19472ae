"""One check made, and how it came out (核对结果): six outcomes, the tolerance derived from the printed digits.

``holds`` · ``rounding`` (differs within what rounding allows) · ``inconsistent`` (cannot both be true) ·
``suspicious`` (possible, but asks for an explanation) · ``not_applicable`` · ``not_checkable`` (a figure is missing).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, get_args

from fa_helpers.checks.bilingual import Words, sentence
from fa_helpers.checks.doubt import Doubt
from fa_helpers.checks.intervals import ZERO, Mark, Quantity, total
from fa_helpers.model import Fact

Outcome = Literal["inconsistent", "suspicious", "rounding", "holds", "not_checkable", "not_applicable"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Check:
    """A check of one rule on one thing (一项核对).

    A rule says whether figures agree, and ``inconsistent`` where they do not; ``doubts`` are what speaks against an
    accusation. :func:`policy.decided` makes of both the outcome that the ledger holds.

    ``expected`` is what follows, ``printed`` what stands there, both in ``unit``; ``formula`` has the numbers put in.
    ``marks`` are the figures and words it speaks of, the judged one first. ``missing`` names what is not there when
    it could not be made; ``sentence`` says what a formula does not. ``money`` is how many yuan are in question.
    """

    rule: str
    outcome: Outcome
    about: Words
    marks: tuple[Mark, ...] = ()
    formula: str = ""
    expected: Decimal | None = None
    printed: Decimal | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    unit: str = ""
    missing: tuple[Words, ...] = ()
    sentence: Words | None = None
    money: Decimal = ZERO
    doubts: tuple[Doubt, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the figures agree, to the digit or within rounding."""
        return self.outcome in ("holds", "rounding")

    @property
    def fails(self) -> bool:
        """Whether the figures do not agree, in doubt or not."""
        return self.outcome == "inconsistent"

    @property
    def accuses(self) -> bool:
        """Whether it fails and nothing speaks against it so far."""
        return self.fails and not self.doubts

    @property
    def is_short(self) -> bool:
        """Whether what is printed exceeds what follows: so does a total when a part is missing."""
        return self.fails and (self.difference or ZERO) > ZERO

    def doubted(self, kind: str, *said: Words, when: bool = True) -> Check:
        """The check with one more doubt (存疑), if it fails; ``said`` are words of this doubt's own."""
        return replace(self, doubts=(*self.doubts, Doubt(kind, said))) if when and self.fails else self

    def is_doubted(self, kind: str) -> bool:
        """Whether it has a doubt of a kind."""
        return any(doubt.kind == kind for doubt in self.doubts)

    def sure_of(self, kind: str) -> Check:
        """The check without doubts of a kind: the document itself clears them up (排除存疑)."""
        return replace(self, doubts=tuple(doubt for doubt in self.doubts if doubt.kind != kind))

    def noted(self, key: str, *, when: bool = True) -> Check:
        """The check with a remark beside its formula (附注), where it says nothing else."""
        silent = when and not self.sentence and self.outcome != "not_checkable"
        return replace(self, sentence=sentence(key)) if silent else self

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The figures it speaks of, each once, in order."""
        return tuple(dict.fromkeys(mark.fact_id for mark in self.marks if mark.fact_id))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The figures themselves, in order (数据)."""
        return tuple(mark.fact for mark in self.marks if mark.fact is not None)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it speaks of, in order."""
        return tuple(sorted({mark.locator.page for mark in self.marks}))


def judged(difference: Decimal, tolerance: Decimal) -> Outcome:
    """How a difference came out against its tolerance.

    >>> judged(Decimal("0.01"), Decimal("0.015")), judged(Decimal("0"), Decimal("0")), judged(Decimal("1"), Decimal("0"))
    ('rounding', 'holds', 'inconsistent')
    """
    if difference == 0:
        return "holds"
    return "rounding" if abs(difference) <= tolerance else "inconsistent"


_SIGNS: Final[dict[Outcome, str]] = {"holds": "=", "rounding": "≈", "inconsistent": "≠"}


def compare(
    rule: str,
    printed: Quantity,
    expected: Quantity,
    tolerance: Decimal,
    *,
    about: Words | None = None,
    said: Words | None = None,
) -> Check:
    """Set a printed quantity beside what it should be; ``tolerance`` in the quantities' own measure (yuan for money)."""
    difference = printed.value - expected.value
    outcome = judged(difference, tolerance)
    formula = f"{_rate_text(printed)} {_SIGNS[outcome]} {_in_terms(expected, printed)}"
    check = _beside(rule, outcome, about, printed, expected, formula, difference, tolerance)
    return replace(check, sentence=said) if check.fails else check


def _beside(
    rule: str,
    outcome: Outcome,
    about: Words | None,
    printed: Quantity,
    expected: Quantity,
    formula: str,
    difference: Decimal,
    tolerance: Decimal,
) -> Check:
    """Two quantities set beside each other, shown in the unit of the printed one."""
    factor = printed.factor
    return Check(
        rule,
        outcome,
        about or printed.name,
        printed.marks + expected.marks,
        formula,
        expected.value / factor,
        printed.value / factor,
        difference / factor,
        tolerance / factor,
        printed.unit,
        money=abs(difference) if printed.is_money and outcome == "inconsistent" else ZERO,
    )


def _in_terms(expected: Quantity, printed: Quantity) -> str:
    """The expected side in words of numbers, its unit named where it is another than the printed one's."""
    differs = expected.unit != printed.unit and expected.unit and printed.unit
    return f"{expected.text} {expected.unit}" if differs else _rate_text(expected)


def _rate_text(value: Quantity) -> str:
    """A number in words of numbers; a single rate with its sign, which 100 = 100 would hide."""
    single = value.unit == "%" and value.parts == 1 and not value.text.endswith("%") and " " not in value.text
    return f"{value.text}%" if single else value.text


def sum_check(rule: str, whole: Quantity, parts: Sequence[Quantity], *, about: Words | None = None) -> Check:
    """A printed total beside the sum of its parts (合计与分项): each printed number may be off by half a unit."""
    added = total(_zeros_as_exact_as_the_rest([whole, *parts])[1:])
    return compare(rule, whole, added, whole.slack + added.slack, about=about)


def _zeros_as_exact_as_the_rest(terms: Sequence[Quantity]) -> list[Quantity]:
    """A bare 0 among figures with decimals says that there is nothing, as exactly as they do."""
    finest = min(term.slack for term in terms)
    return [
        replace(term, slack=finest) if term.value == 0 and term.slack > finest else term for term in terms
    ]


def same_check(
    rule: str, left: Quantity, right: Quantity, *, allowed: Decimal = ZERO, about: Words | None = None
) -> Check:
    """One quantity printed twice (同一数据两处): equal as printed, or as the coarser of the two prints it.

    ``allowed`` widens it, in the quantities' own measure, where one of them is the sum of rounded parts.
    """
    tolerance = allowed if left.slack == right.slack else max(allowed, left.slack + right.slack)
    return compare(rule, left, right, tolerance, about=about)


def rate_check(
    rule: str,
    rate: Quantity,
    numerator: Quantity,
    denominator: Quantity,
    *,
    about: Words | None = None,
    minus_one: bool = False,
    final: Quantity | None = None,
) -> Check | None:
    """A printed rate in per cent beside the one its amounts give (比率与金额); ``None`` on a base of zero.

    ``minus_one`` for rates of change: (numerator − denominator) / denominator. ``final`` is this year's amount where
    the denominator follows from it and the change in the numerator.
    """
    if denominator.value == 0:
        return None
    part = numerator.value - denominator.value if minus_one else numerator.value
    tolerance = rate.slack + _HUNDRED * _spread(numerator, denominator, final)
    value = part / denominator.value * _HUNDRED
    difference = rate.value - value
    if difference * value < 0:
        # Cut off after the last printed place instead of rounded: half a unit more towards zero (95.457 as 95.45).
        tolerance += rate.slack
    outcome: Outcome = "holds" if abs(difference) <= rate.slack else judged(difference, tolerance)
    above = f"({numerator.text} − {denominator.text})" if minus_one else _grouped(numerator)
    formula = f"{rate.text}% {_SIGNS[outcome]} {above} ÷ {_grouped(denominator)} = {value:,.2f}%"
    follows = Quantity(value, ZERO, "%", "", numerator.marks + denominator.marks)
    check = _beside(rule, outcome, about, rate, follows, formula, difference, tolerance)
    # A misprinted 1000% puts no more money in question than there is.
    most = max(abs(part), abs(denominator.value))
    money = min(abs(difference * denominator.value / _HUNDRED), most) if denominator.is_money else ZERO
    return replace(check, unit="%", money=money if check.fails else ZERO)


def _spread(numerator: Quantity, denominator: Quantity, final: Quantity | None) -> Decimal:
    """How far the roundings of two amounts may carry their quotient (商的舍入区间): (eN·|D| + |N|·eD) ÷ |D|·(|D| − eD).

    One that is taken away moves nothing, so that a rate of change is as uncertain as the quotient of both years. Where
    last year's amount is this year's less the change, the two err together: (|F|·eC + |C|·eF) above the same base.
    """
    part, whole = abs(numerator.value), abs(denominator.value)
    above = numerator.slack * whole + part * denominator.slack
    if final is not None:
        above = abs(final.value) * numerator.slack + part * final.slack
    # Below a base that rounding may make nothing any rate may stand: half of it is left, so that the bound is finite.
    return above / (whole * max(whole - denominator.slack, whole / 2))


def made(check: Check | None) -> Check:
    """A check of a rate whose base is known not to be zero (基数不为零的比率)."""
    assert check is not None
    return check


def _grouped(value: Quantity) -> str:
    return f"({value.text})" if value.parts > 1 else value.text


def bound_check(rule: str, part: Quantity, whole: Quantity, *, about: Words | None = None) -> Check:
    """A part beside the whole it belongs to (部分不大于总体)."""
    over = max(part.value - whole.value, ZERO)
    tolerance = part.slack + whole.slack
    formula = f"{part.text} {'>' if over else '≤'} {_in_terms(whole, part)}"
    return _beside(rule, judged(over, tolerance), about, part, whole, formula, over, tolerance)


def stated(
    rule: str,
    outcome: Outcome,
    about: Words,
    marks: Sequence[Mark],
    said: Words | None = None,
    *,
    money: Decimal = ZERO,
) -> Check:
    """A check whose outcome is told by a sentence, not by a formula (文字核对)."""
    return Check(rule, outcome, about, tuple(marks), sentence=said, money=money)


def not_checkable(rule: str, about: Words, missing: Sequence[Words], marks: Sequence[Mark] = ()) -> Check:
    """A check that applies but cannot be made (无法核对): ``missing`` names the figures that are not there."""
    return Check(rule, "not_checkable", about, tuple(marks), missing=tuple(missing))


def not_applicable(rule: str, about: Words, reason: Words) -> Check:
    """A check that does not apply to this document (不适用), with the reason."""
    return Check(rule, "not_applicable", about, sentence=reason)
