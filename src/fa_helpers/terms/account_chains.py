"""Class, section and item that do not belong together (类、款、项的隶属): only where the classification is sure of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from fa_helpers.resources import rows
from fa_helpers.terms.classification import function_code
from fa_helpers.text.fold import name_key
from fa_helpers.text.name_variants import left_out, one_other

Apart = Literal["", "elsewhere", "spelling"]
_SECTION, _ITEM = 5, 7
_OFFICE_ITEMS: Final = {"行政运行": "01", "一般行政管理事务": "02", "机关服务": "03", "事业运行": "50"}
"""Items that every section of administration has, always under the same last digits."""
_MANY: Final = 4
"""A section of so many items, none of them an office's, is no section of administration."""
_LONG: Final = 6
"""Characters of a name from which on two may be left out; of a shorter one, one."""


@lru_cache(maxsize=1)
def _items() -> dict[str, dict[str, str]]:
    """Section code -> names of its items, today's and former ones -> code."""
    table: dict[str, dict[str, str]] = {}
    former = [{**row, "name": row["former_name"]} for row in rows("former_names.csv")]
    for row in (*rows("functional_classification.csv"), *former):
        if len(row["code"]) == _ITEM and row["name"]:
            table.setdefault(row["code"][:_SECTION], {}).setdefault(_key(row["name"]), row["code"])
    return table


@lru_cache(maxsize=1)
def _homes() -> dict[str, frozenset[str]]:
    """Names of items -> the sections that have them."""
    homes: dict[str, set[str]] = {}
    for section, items in _items().items():
        for name in items:
            homes.setdefault(name, set()).add(section)
    return {name: frozenset(sections) for name, sections in homes.items()}


def _key(name: str) -> str:
    return name_key(name).removesuffix("支出")


def chain_apart(function_class: str, function_section: str, function_item: str) -> tuple[Apart, str]:
    """How an item does not belong to its section (隶属不符): a name of another one, or a near spelling with the usual name.

    ``elsewhere`` where only another section has the item, or where the item's usual last digits are another account's;
    ``spelling`` with the name that a character is missing from. Empty where nothing speaks against it.

    >>> chain_apart("教育支出", "职业教育", "一般行政管理事务")
    ('elsewhere', '')
    >>> chain_apart("卫生健康支出", "行政事业单位医疗", "行政单医疗")
    ('spelling', '行政单位医疗')
    >>> chain_apart("卫生健康支出", "行政事业单位医疗", "行政单位医疗")
    ('', '')
    >>> chain_apart("住房保障支出", "住房改革支出", "事业运行")
    ('elsewhere', '')
    >>> chain_apart("卫生健康支出", "行政事业单位医疗", "其他行政事业位医疗支出")
    ('spelling', '其他行政事业单位医疗')
    """
    section = function_code(function_class, function_section)
    items, name = _items().get(section, {}), _key(function_item)
    if len(section) != _SECTION or not items or not name or name in items:
        return "", ""
    if name.startswith("其他"):
        return _other_misspelt(name, items)
    if name in _OFFICE_ITEMS:
        # Where another account stands first, the section is none of administration.
        codes = {f"{section}{_OFFICE_ITEMS[name]}", f"{section}{_OFFICE_ITEMS['行政运行']}"}
        taken = any(code in codes and item not in _OFFICE_ITEMS for item, code in items.items())
        without = len(items) >= _MANY and not _OFFICE_ITEMS.keys() & items.keys()
        return ("elsewhere", "") if taken or without else ("", "")
    homes = _homes().get(name, frozenset())
    if homes:
        return ("elsewhere", "") if len(homes) == 1 else ("", "")
    return _misspelt(name, items)


@lru_cache(maxsize=1)
def _sections() -> dict[str, dict[str, str]]:
    """Class code -> names of its sections, today's and former ones -> code."""
    table: dict[str, dict[str, str]] = {}
    for row in rows("functional_classification.csv"):
        if len(row["code"]) == _SECTION:
            for name in filter(None, (row["name"], row["former_name"])):
                table.setdefault(row["parent"], {})[_key(name)] = row["code"]
    return table


def section_misspelt(function_class: str, function_section: str) -> str:
    """The section of a class that a name is a near spelling of (款名误写), empty where it is one, or none is near.

    >>> section_misspelt("卫生健康支出", "行政事业单医疗"), section_misspelt("卫生健康支出", "公共卫生")
    ('行政事业单位医疗', '')
    """
    names, name = _sections().get(function_code(function_class), {}), _key(function_section)
    if not name or function_code(function_class, function_section) or name.startswith("其他"):
        return ""
    return _misspelt(name, names)[1]


def class_of_section(function_class: str, function_section: str) -> str:
    """The only class that has a section, where the class that is named has none of that name (款名与类不符).

    >>> class_of_section("住房保障支出", "职业教育"), class_of_section("教育支出", "职业教育")
    ('205', '')
    """
    own, name = function_code(function_class), _key(function_section)
    homes = [code for code, names in _sections().items() if name in names]
    return homes[0] if own and len(homes) == 1 and homes[0] != own else ""


def _misspelt(name: str, names: dict[str, str]) -> tuple[Apart, str]:
    near = [
        own
        for own in names
        if left_out(own, name, _slips(own)) or left_out(name, own, _slips(name)) or one_other(own, name)
    ]
    return ("spelling", near[0]) if len(near) == 1 else ("", "")


def _other_misspelt(name: str, names: dict[str, str]) -> tuple[Apart, str]:
    """A long name of other things (其他…) may be any; it is a slip only of one that has a single character more."""
    near = [own for own in names if len(own) >= _LONG and left_out(own, name, 1)]
    return ("spelling", near[0]) if len(near) == 1 else ("", "")


def _slips(name: str) -> int:
    return 2 if len(name) >= _LONG else 1
