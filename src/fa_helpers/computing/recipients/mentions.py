"""Where a scorecard speaks of organisations (提及): each name or group with the amount printed for it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.computing.recipients.amounts import Own, Span, in_ten_thousands, own_amounts
from fa_helpers.computing.recipients.groups import Group, groups_in
from fa_helpers.computing.recipients.names import Name, is_authority, is_company, names_in
from fa_helpers.model import CardRow, FundsRow, Indicator, Locator, Scorecard, Stated
from fa_helpers.patterns import regex
from fa_helpers.terms.organisation_words import any_of
from fa_helpers.text.fold import fold

GOALS: Final = ("goal_expected", "goal_actual")
TASKS: Final = ("source", "content")
_AND: Final = regex(r"(?:\([^()]*\)|\d[\d,.]*[万亿]?元)?(?:[、,]|[和与及]|以及)")
_PAYS: Final = regex(
    f"(?:{any_of('pay')}|拨给|划拨|转拨|返还|结算|清算|偿还|缴纳|委托|聘请|聘用|购买|采购|购置|租赁|租用|承租|外包给|向)给?$"
)
_FEE_BEHIND: Final = regex("[一-龥]{0,8}?(?<!经)(?:费(?!用)|款(?!项)|补助|补贴|奖励|奖补|租金|尾款)")
_FEE: Final = regex(
    "[一-龥](?<!经)费(?!用)|[一-龥](?<!拨|贷|汇)款(?!项)|合同|采购|购买|委托|聘请|承建|施工|中标|租金|运维"
)
_HANDED_ON: Final = regex("拨付|划拨|转拨|下达|兑付|兑现")
_WITH: Final = regex("[与同和跟][^。;]*$")
_TOGETHER: Final = regex("[^,。;]{0,12}(?:合作|联合|共同|共建|协作|协同|结对)")
_ENDS: Final = regex("[。;]")
_WORDS: Final = 30


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention (提及): whose, in which column, with which amounts, how it is spoken of."""

    name: str
    column: str
    planned: Own
    executed: Own
    words: str
    locator: Locator
    group: Group | None = None
    pays: bool = False
    contract: bool = False
    partner: bool = False
    """Worked with (与…合作), which tells nothing of the form's money."""
    stated: str = ""


def mentions_in(card: Scorecard) -> list[Mention]:
    """Every organisation that a form's goals and indicators speak of (自评表中的提及), in reading order."""
    found = [mention for column in GOALS for mention in _in_goal(card, column)]
    for row in card.indicators:
        found += _in_indicator(row)
    for task in card.funds:
        if task.row_kind == "task":
            found += _in_task(task)
    return found


def _in_task(row: FundsRow) -> Iterator[Mention]:
    """Whom a task of the whole department pays (年度主要任务): its name and contents; one alone owns the task's money."""
    cells = [(column, fold(getattr(row, column))) for column in TASKS]
    paid = [(column, text, name) for column, text in cells for name in paid_names(text)]
    alone = len({name.text for _, _, name in paid}) == 1
    amounts = [_in_row(row, "adjusted_budget"), _in_row(row, "executed")] if alone else [None, None]
    for column, text, name in paid:
        yield Mention(
            name.text,
            "task",
            Own(amounts[0], alone=alone),
            Own(amounts[1], alone=alone),
            words_around(_closed_up(getattr(row, column)), name.start, name.end),
            _place(row, column, row.page),
            pays=True,
            contract=is_contract(name.text, text),
        )
        amounts = [None, None]


def _in_row(row: FundsRow, column: str) -> Decimal | None:
    figure = row.figure(column)
    return (
        None if figure is None or figure.amount_yuan is None else in_ten_thousands(figure.amount_yuan, "元")
    )


def paid_names(folded: str) -> list[Name]:
    """The organisations that a text pays or hires (所付的组织): behind words of payment, or companies before their fee.

    An institution before a fee (某医院药品补助项目) is as often the office's own unit that has the project.

    >>> [name.text for name in paid_names("委托云南大学评估;甲州市第一医院新院区投用")]
    ['云南大学']
    """
    found: list[Name] = []
    for name in names_in(folded):
        before = folded[found[-1].end if found else 0 : name.start]
        enumerated = bool(found) and _AND.fullmatch(before)
        if (
            enumerated
            or _PAYS.search(folded[: name.start])
            or (is_company(name.text) and _FEE_BEHIND.match(folded, name.end))
        ):
            found.append(name)
    return found


def _in_goal(card: Scorecard, column: str) -> Iterator[Mention]:
    folded = fold(getattr(card, column))
    printed = _closed_up(getattr(card, column))
    names = names_in(folded)
    groups = [
        group
        for group in groups_in(folded)
        if all(group.end <= name.start or group.start >= name.end for name in names)
    ]
    spoken: list[Name | Group] = sorted([*names, *groups], key=lambda one: one.start)
    owns = own_amounts(folded, [Span(one.start, one.end) for one in spoken])
    locator = _place(card, column, card.page_first)
    for one, own in zip(spoken, owns, strict=True):
        near = sentence(folded, one.start, one.end)
        yield Mention(
            one.text,
            column,
            own if column == "goal_expected" else Own(alone=own.alone),
            own if column == "goal_actual" else Own(alone=own.alone),
            words_around(printed, one.start, one.end),
            locator,
            one if isinstance(one, Group) else None,
            pays=bool(re.search(any_of("pay"), near)),
            contract=is_contract(one.text, _clause(folded, one.start, one.end), near),
            partner=bool(_WITH.search(folded, 0, one.start) and _TOGETHER.match(folded, one.end)),
        )


def _in_indicator(row: Indicator) -> Iterator[Mention]:
    """The names in an indicator's name own its amounts; those in its other cells are mentioned only."""
    named = names_in(fold(row.level3), institutions=_money(row.wanted, row.target) is not None)
    for name in named:
        planned = executed = None
        if len(named) == 1:
            planned = _money(row.wanted, row.target)
            executed = _money(row.reached, row.target if planned is not None else "")
        words = " ".join(_closed_up(text) for text in (row.level3, row.target, row.actual) if text)
        yield Mention(
            name.text,
            "indicator",
            Own(planned, alone=len(named) == 1),
            Own(executed, alone=len(named) == 1),
            words,
            _place(row, "level3", row.page),
            pays=planned is not None,
            contract=is_contract(name.text, fold(row.level3)),
            stated=row.deviation if planned is not None else "",
        )
    for column in ("target", "actual", "deviation"):
        text = getattr(row, column)
        for name in names_in(fold(text), institutions=False):
            yield Mention(name.text, column, Own(), Own(), _closed_up(text), _place(row, column, row.page))


def _money(stated: Stated, unit_from: str) -> Decimal | None:
    """An amount that a target or an outcome states for one, in 万元; a bare outcome has the unit of its target."""
    value = stated.value
    if value is None:
        return None
    if stated.unit == "元":
        return in_ten_thousands(value, "元")
    if stated.unit == "" and (value == 0 or "万元" in fold(unit_from)) and "元" in fold(unit_from):
        return in_ten_thousands(value, "万元" if "万元" in fold(unit_from) else "元")
    return None


def is_contract(name: str, *stretches: str) -> bool:
    """Whether words are of a contract: the first stretch that speaks of fees or of subsidies says so."""
    if is_authority(name):
        return False
    for words in stretches:
        fee, subsidy = _FEE.search(words), re.search(any_of("subsidy"), words)
        if fee or subsidy:
            return subsidy is None
        if _HANDED_ON.search(words):
            return False
    return False


def _clause(folded: str, start: int, end: int) -> str:
    """The words from the last comma before a mention to the next one behind it."""
    after = re.split("[,。;]", folded[end:], maxsplit=1)[0]
    return re.split("[,。;]", folded[:start])[-1] + folded[start:end] + after


def sentence(folded: str, start: int, end: int) -> str:
    """The words of a sentence around a mention, as far as the next mark that ends one."""
    before = max((m.end() for m in _ENDS.finditer(folded, 0, start)), default=0)
    after = _ENDS.search(folded, end)
    return folded[before : after.start() if after else len(folded)]


def _closed_up(text: str) -> str:
    """The text as printed without white space: its places are those of the folded text."""
    return "".join(char for char in text if not char.isspace())


def words_around(printed: str, start: int, end: int) -> str:
    """The words around a mention, as printed (上下文)."""
    around = max(0, _WORDS - (end - start)) // 2
    before = re.split("[。；;]", printed[max(0, start - around) : start])[-1]
    after = re.split("[。；;]", printed[end : end + around + 10])[0]
    return before + printed[start:end] + after


def _place(row: CardRow, column: str, page: int) -> Locator:
    cell = row.cell(column)
    return cell.locator if cell is not None else Locator(page)
