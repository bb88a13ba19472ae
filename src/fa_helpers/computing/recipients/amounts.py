"""Which amount of a text is an organisation's own (所属金额): that of its clause, and of no other's.

Amounts of several organisations in one enumeration are nobody's own, unless 各 or 分别 divides them. An amount before
a name counts where words of payment lead from it to the name and the name stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.terms.organisation_words import any_of
from fa_helpers.text.amounts import MONEY, NUMERAL, match_unit, parse_number, to_yuan

_JOINS: Final = regex(r"(?:\([^()]*\))?(?:[、,]|[和与及]|以及)+")
_PER: Final = regex("(?:每|人均|平均|单价)[一-龥]{0,6}$|每[一-龥]{1,3}(?:每[一-龥]{1,2})?[一-龥]{0,4}$")
_EACH: Final = regex("各[一-龥]{0,4}$")
_LEADS_ON: Final = regex(
    f"(?:{any_of('pay')}|金额|费用|经费|资金|共计|合计|共|计|其中|已|全年|实际|分别)"
    "|年?(?:工程|施工|设计|监理|勘察|检测|审计|咨询|服务|维修|维护|运维|采购|租赁|评估|代理|货|尾|中标|保)(?:款|费|金额)"
)
_FEE_OF: Final = regex("([一-龥]{2})(?:费|款|经费|费用)(?:用|共|计|共计|合计|为|约)?$")
_TENTHS: Final = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text that may own an amount (范围)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a text, in 万元; ``per`` says that it is a rate per head or case."""

    start: int
    end: int
    value: Decimal
    per: bool
    each: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What a text prints for one span: its amount, the sum of what the sentence goes on with, whether it is alone."""

    value: Decimal | None = None
    in_sentence: Decimal | None = None
    alone: bool = True


def in_ten_thousands(value: Decimal, unit: str) -> Decimal | None:
    """An amount in 万元, ``None`` for what is not money."""
    yuan = to_yuan(value, unit)
    return None if yuan is None else yuan / _TENTHS


def amounts_in(folded: str) -> list[Amount]:
    """The amounts of money in a folded text; amounts of an organisation's own business (投资、产值) left out."""
    found = []
    for numeral in NUMERAL.finditer(folded):
        unit = match_unit(folded, numeral.end())
        if unit is None or unit[0] not in MONEY:
            continue
        before = re.split("[,。;:、()]", folded[: numeral.start()])[-1]
        if re.search(f"{any_of('own_money')}[一-龥]{{0,3}}$", before):
            continue
        value = in_ten_thousands(parse_number(numeral.group()).value, unit[0])
        assert value is not None
        per = folded[unit[1] : unit[1] + 1] in ("/", "每") or bool(_PER.search(before))
        found.append(Amount(numeral.start(), unit[1], value, per, bool(_EACH.search(before))))
    return found


def own_amounts(folded: str, spans: Sequence[Span]) -> list[Own]:
    """For every span, in order of place, what the text prints for it (逐个的金额).

    >>> [own.value for own in own_amounts("支付甲公司3万元;补贴乙公司、丙公司9万元", [Span(2, 5), Span(11, 14), Span(15, 18)])]
    [Decimal('3'), None, None]
    """
    amounts = [amount for amount in amounts_in(folded) if not amount.per]
    found: list[Own] = []
    runs = _runs(folded, spans)
    for place, run in enumerate(runs):
        follows = runs[place + 1][0].start if place + 1 < len(runs) else len(folded)
        before = runs[place - 1][-1].end if place else 0
        found += _of_run(folded, run, amounts, before, follows)
    return found


def _runs(folded: str, spans: Sequence[Span]) -> list[list[Span]]:
    """Spans that stand in one enumeration, together."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and _JOINS.fullmatch(folded, runs[-1][-1].end, span.start):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _of_run(
    folded: str, run: Sequence[Span], amounts: Sequence[Amount], before: int, follows: int
) -> list[Own]:
    end = run[-1].end
    stop = _first(folded, "。;", end, follows)
    here = [a for a in amounts if end <= a.start < stop and _goes_on(folded, end, a.start)]
    sentence = [a.value for a in amounts if end <= a.start < _first(folded, "。", end, follows)]
    alone = len(run) == 1
    whole = sum(sentence, Decimal(0)) if sentence and alone else None
    if here and (alone or here[0].each):
        # What follows the first amount may be its parts or another's money.
        return [Own(here[0].value, whole, True)] * len(run)
    if not alone:
        divided = len(here) == len(run) and "分别" in folded[before:stop]
        return [Own(a.value) for a in here] if divided else [Own(None, None, False)] * len(run)
    return [Own(_ahead(folded, run[0], amounts, before, stop), whole)]


def _first(folded: str, marks: str, start: int, end: int) -> int:
    places = [folded.find(mark, start, end) for mark in marks]
    return min([place for place in places if place >= 0], default=end)


def _goes_on(folded: str, end: int, start: int) -> bool:
    """Whether an amount behind a name is said of it: in its clause, or in one that begins with the payment."""
    between = re.sub(r"\([^()]*\)", "", folded[end:start])
    clauses = between.split(",")
    last = clauses[-1]
    if len(clauses) == 1 or not last:
        return True
    if re.search(any_of("person"), last):
        return False  # 由协会组织值班,补贴值班律师28万元: persons are paid
    fee = _FEE_OF.search(last)
    # 委托某大学培训,培训费5万元: the fee of what the name was asked to do
    return bool(_LEADS_ON.match(last)) or (fee is not None and fee[1] in "".join(clauses[:-1]))


def _ahead(folded: str, span: Span, amounts: Sequence[Amount], before: int, stop: int) -> Decimal | None:
    """The amount before a name that is paid to it alone: 安排20万元用于支持某公司."""
    begin = max(before, folded.rfind("。", 0, span.start) + 1, folded.rfind(";", 0, span.start) + 1)
    near = [a for a in amounts if begin <= a.start and a.end <= span.start]
    if not near:
        return None
    last = near[-1]
    led = folded[last.end : span.start]
    rest = folded[span.end : _first(folded, ",。;", span.end, stop)]
    leads = re.match(f",?(?:给|用于|主要用于|{any_of('pay')})", led)
    return last.value if leads and led.count(",") <= 1 and not re.search("[、等和及:]|其中", rest) else None
