"""Words for spending (支出结构的用词): classes, what they are compared with, why only a code may have changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from fa_helpers.checks.check import Check
from fa_helpers.frames.rows import Row
from fa_helpers.presentation.numbers import format_per_cent
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, has_message, message
from fa_helpers.terms.phrases import clauses, listed, money_text

PRIOR = "prior_final_accounts"
_UNLIKE = ("inconsistent", "suspicious")


def base_word(base: str, language: Language) -> str:
    """What amounts are compared with (基数名称); last year's, which is nowhere printed, carries the mark 推算.

    >>> base_word("prior_final_accounts", "zh"), base_word("initial_budget", "zh")
    ('上年决算数（推算）', '年初预算数')
    """
    name = message(f"stage.{base}", language)
    return message("mark.with_derived", language, text=name) if base == PRIOR else name


def class_label(name: str, code: str, language: Language) -> str:
    """What a class is called (类的名称): as printed in Chinese, in English by its code where there is one.

    >>> class_label("资源勘探信息等支出", "215", "en")
    'resource exploration, industry and information (215)'
    """
    key = f"function_class.{code}"
    return f"{message(key, language)} ({code})" if language == "en" and has_message(key) else name


def class_name(row: Row, language: Language) -> str:
    """The name of a row's class (类的名称)."""
    return class_label(str(row["function_class"]), str(row["class_code"]), language)


def item_name(row: Row, language: Language) -> str:
    """The name of an item (项的名称); in English with its number, by which it is found in the table."""
    name = str(row["function_item"])
    return name if language == "zh" else message("nb02.numbered", language, name=name, order=row["order"])


def with_fund(row: Row, name: str, language: Language) -> str:
    """A name with the money that its amount is of, where the text says it (资金口径): 小学教育（财政拨款）."""
    fund = str(row.get("fund") or "")
    if fund in ("", "all"):
        return name
    return message("nb02.with_fund", language, name=name, fund=message(f"fund.{fund}", language))


def decimal_of(row: Row, name: str) -> Decimal | None:
    """A number of a row (数值), ``None`` where there is none."""
    value = row.get(name)
    return value if isinstance(value, Decimal) else None


def change_of(row: Row) -> Decimal:
    """The signed change of a row (变动额), 0 where it is not known."""
    return decimal_of(row, "signed_change") or Decimal(0)


def amount_of(row: Row) -> Decimal | None:
    """The amount of a class (类的金额): as printed, else the sum of its items."""
    printed = decimal_of(row, "final_accounts")
    return printed if printed is not None else decimal_of(row, "amount")


def largest_class(classes: Sequence[Row]) -> Row:
    """The class on which most was spent (最大的一类)."""
    return max(classes, key=lambda row: amount_of(row) or Decimal(0))


def money_in(
    row: Row, value: Decimal | None, language: Language, *, signed: bool = False, brief: bool = False
) -> str:
    """An amount in the row's unit, in words (金额), or that there is none.

    ``brief`` leaves out what English has in brackets, the amount in the document's unit: for lists whose amounts
    stand in a table below.
    """
    if value is None:
        return message("chart.no_value", language)
    text = money_text(value, str(row["unit"]), language, signed=signed)
    return text.partition(" (")[0] if brief else text


def moved_by(row: Row, language: Language) -> str:
    """The change of a row with its direction word (增减), marked where the text does not print it.

    >>> row = {"signed_change": Decimal("-3.59"), "unit": "万元", "base_source": "change"}
    >>> moved_by(row, "zh")
    '减少3.59万元'
    """
    value = change_of(row)
    if value == 0:
        text = message("nb02.moved_flat", language)
    else:
        key = "nb02.moved_increase" if value > 0 else "nb02.moved_decrease"
        text = message(key, language, amount=money_in(row, abs(value), language))
    return text if row["base_source"] == "change" else message("mark.with_computed", language, text=text)


def apart_from(row: Row, language: Language) -> str:
    """How far an amount lies above or below a budget (与预算相比), computed.

    >>> row = {"signed_change": Decimal("-3.59"), "unit": "万元"}
    >>> apart_from(row, "en")
    '35,900 yuan (3.59万元) below it (computed)'
    """
    value = change_of(row)
    values = {"amount": money_in(row, abs(value), language)} if value else {}
    key = "nb02.moved_above" if value > 0 else "nb02.moved_below" if value < 0 else "nb02.moved_equal"
    return message("mark.with_computed", language, text=message(key, language, **values))


def share_of(row: Row, whole: str, language: Language, judged: Mapping[str, Check]) -> dict[str, str] | None:
    """The printed share of a row with the name of its whole (占比), ``None`` where either is missing.

    One that the ledger found not to follow from the amounts has the recomputed share behind it; ``judged`` are the
    ledger's checks of rates (:func:`~fa_helpers.frames.printed_and_computed.rates_judged`).
    """
    part = decimal_of(row, "share_printed")
    if part is None or not is_concept(whole):
        return None
    said = format_per_cent(part)
    check = judged.get(str(row.get("share_id") or ""))
    if check is not None and check.expected is not None and check.outcome in _UNLIKE:
        values = {"printed": said, "computed": format_per_cent(check.expected)}
        said = message("nb02.share_unlike", language, **values)
    return {"share": said, "whole": concept_label(whole, language)}


def is_hinted(recoding: str) -> bool:
    """Whether an item has a hint of its own (是否有线索), and is not only named by another's.

    >>> is_hinted("counterpart:8"), is_hinted("reason counterpart:8")
    (False, True)
    """
    return any(not ground.startswith("counterpart") for ground in recoding.split())


def hint_words(recoding: str, language: Language) -> str:
    """The grounds of a hint in words (线索说明).

    >>> hint_words("reason same_class:6", "en")
    'the stated reason speaks of codes or of another place; no. 6 of the same class moved the other way'
    """
    grounds: dict[str, list[str]] = {}
    for ground in recoding.split():
        name, _, order = ground.partition(":")
        grounds.setdefault(name, []).append(order)
    values = {
        name: {"order": listed(orders, language)} if any(orders) else {} for name, orders in grounds.items()
    }
    return clauses((message(f"recoding.{name}", language, **values[name]) for name in grounds), language)
