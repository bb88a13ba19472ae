"""The functional classification (支出功能分类): from printed names to codes, old names included."""

from __future__ import annotations

from functools import lru_cache

from fa_helpers.resources import rows
from fa_helpers.text.fold import name_key


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, str], frozenset[str]]:
    """(parent code, name) -> codes."""
    table: dict[tuple[str, str], set[str]] = {}
    parents: dict[str, str] = {}
    for row in rows("functional_classification.csv"):
        parents[row["code"]] = row["parent"]
        for name in (row["name"], row["former_name"]):
            if name:
                table.setdefault((row["parent"], name_key(name)), set()).add(row["code"])
    for row in rows("former_names.csv"):
        parent = parents.get(row["code"], row["code"][:-2] if len(row["code"]) > 3 else "")
        table.setdefault((parent, name_key(row["former_name"])), set()).add(row["code"])
    return {key: frozenset(codes) for key, codes in table.items()}


def _child(parent: str, name: str) -> str:
    codes = _names().get((parent, name_key(name)), frozenset())
    return next(iter(codes)) if len(codes) == 1 else ""


@lru_cache(maxsize=4096)
def function_code(function_class: str, function_section: str = "", function_item: str = "") -> str:
    """The one code that the full path of names leads to (科目编码), empty when there is none or more than one.

    >>> function_code("资源勘探信息等支出", "制造业", "纺织业")
    '2150204'
    >>> function_code("不存在的支出")
    ''
    """
    code = _child("", function_class)
    for name in (function_section, function_item):
        if not name:
            return code
        code = _child(code, name) if code else ""
    return code


@lru_cache(maxsize=4096)
def is_class_name(name: str) -> bool:
    """Whether a name is that of a function class (类), today or formerly.

    >>> is_class_name("节能环保支出"), is_class_name("基本支出")
    (True, False)
    """
    return ("", name_key(name)) in _names()


@lru_cache(maxsize=1)
def _by_code() -> dict[str, tuple[str, str]]:
    return {row["code"]: (row["name"], row["parent"]) for row in rows("functional_classification.csv")}


def path_of_code(code: str) -> tuple[str, str, str]:
    """Class, section and item names of a code, empty where unknown.

    >>> path_of_code("2050202")
    ('教育支出', '普通教育', '小学教育')
    """
    names = [_by_code().get(part, ("", ""))[0] for part in (code[:3], code[:5], code[:7]) if part]
    return (names[0], names[1] if len(code) >= 5 else "", names[2] if len(code) >= 7 else "")
