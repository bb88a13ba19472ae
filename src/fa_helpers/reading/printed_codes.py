"""Codes that the statements print for the items of the text (报表所列科目编码).

The text names an item, and a name has had several codes over the years (其他社会保障和就业支出: 2089901, then 2089999):
where the document's own statements print one for the same names, that is the one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.model import Fact, FunctionalItem, StatementCell
from fa_helpers.terms.statement_rows import bare_label
from fa_helpers.text.fold import name_key

_ECONOMIC = "basic_expenditure_detail"
_SECTION, _ITEM = len("20502"), len("2050202")
_Names = tuple[str, str, str]


def with_printed_codes(
    facts: Sequence[Fact], items: Sequence[FunctionalItem], cells: Sequence[StatementCell]
) -> tuple[tuple[Fact, ...], tuple[FunctionalItem, ...]]:
    """Facts and items of the text with the codes that the statements print for their names."""
    codes = _codes(cells)
    told = {fact.fact_id: replace(fact, function_code=_code(fact, codes)) for fact in facts}
    return tuple(told.values()), tuple(
        replace(
            item,
            function_code=_code(item, codes),
            facts=tuple(told.get(fact.fact_id, fact) for fact in item.facts),
        )
        for item in items
    )


def _code(named: Fact | FunctionalItem, codes: dict[_Names, set[str]]) -> str:
    names = (_key(named.function_class), _key(named.function_section), _key(named.function_item))
    printed = codes.get(names, set()) if named.function_item else set()
    return next(iter(printed)) if len(printed) == 1 else named.function_code


def _codes(cells: Sequence[StatementCell]) -> dict[_Names, set[str]]:
    """Names of class, section and item, as rows print them, with the codes of the items."""
    labels: dict[str, set[str]] = {}
    for cell in cells:
        if cell.code and cell.statement != _ECONOMIC and not cell.side:
            labels.setdefault(cell.code, set()).add(_key(bare_label(cell.label)))
    names = {code: next(iter(said)) for code, said in labels.items() if len(said) == 1}
    found: dict[_Names, set[str]] = {}
    for code, name in names.items():
        above = names.get(code[: len("205")]), names.get(code[:_SECTION])
        if len(code) == _ITEM and above[0] and above[1]:
            found.setdefault((above[0], above[1], name), set()).add(code)
    return found


def _key(name: str) -> str:
    return name_key(name).removesuffix("支出")
