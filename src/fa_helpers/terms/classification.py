"""The functional classification (支出功能分类): from printed names to codes, old names included."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fa_helpers.resources import rows
from fa_helpers.text.fold import name_key

_SHORT = 2


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, str], frozenset[str]]:
    """(parent code, name) -> codes: a name that one has today is no former name of another, nor that of a code given up."""
    kinds: list[dict[tuple[str, str], set[str]]] = [{}, {}, {}]
    parents: dict[str, str] = {}
    for row in rows("functional_classification.csv"):
        parents[row["code"]] = row["parent"]
        given_up = row["status"] == "historical"
        for kind, name in ((int(given_up), row["name"]), (2, row["former_name"])):
            if name:
                kinds[kind].setdefault((row["parent"], name_key(name)), set()).add(row["code"])
    for row in rows("former_names.csv"):
        parent = parents.get(row["code"], row["code"][:-2] if len(row["code"]) > 3 else "")
        kinds[2].setdefault((parent, name_key(row["former_name"])), set()).add(row["code"])
    return {key: frozenset(codes) for kind in reversed(kinds) for key, codes in kind.items()}


def _child(parent: str, name: str) -> str:
    codes = _names().get((parent, name_key(name)), frozenset())
    if not codes and not parent:
        codes = _names().get(("", name_key(name) + "支出"), frozenset())  # 教育（类）
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

    A short name needs its 支出: 教育 is a word of any text.

    >>> is_class_name("节能环保支出"), is_class_name("住房保障"), is_class_name("基本支出")
    (True, True, False)
    """
    key = name_key(name)
    return ("", key) in _names() or (len(key) > _SHORT and ("", key + "支出") in _names())


@lru_cache(maxsize=4096)
def is_known_name(name: str) -> bool:
    """Whether the classification has a name at any level, today or formerly.

    >>> is_known_name("行政运行"), is_known_name("行政运")
    (True, False)
    """
    return name_key(name) in _all_names()


@lru_cache(maxsize=1)
def _all_names() -> frozenset[str]:
    return frozenset(name for _, name in _names())


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


@dataclass(frozen=True, slots=True)
class ItemNamed:
    """An item that a name alone leads to (项级科目): its section, its name and its code, empty where two codes share it."""

    section: str
    item: str
    code: str


@lru_cache(maxsize=4096)
def item_named(function_class: str, name: str) -> ItemNamed | None:
    """The item below a class that a name without its section leads to (按名称找项), ``None`` where it is not the only one.

    The section's name may stand before it. Of two codes, one of them given up, neither is told below a class whose name
    is no longer used: both may be of its time.

    >>> item_named("公共安全支出", "案件审判").code, item_named("公共安全支出", "法院行政运行").code
    ('2040504', '2040501')
    >>> item_named("公共安全支出", "行政运行") is None
    True
    """
    above, key = _child("", function_class), name_key(name)
    found: set[tuple[str, str]] = set()
    for (parent, own), codes in _names().items():
        if above and len(parent) == len("20101") and parent.startswith(above) and own:
            shorter = key.removeprefix(name_key(_by_code().get(parent, ("", ""))[0]))
            found |= {(code, own) for code in codes if own in (key, shorter)}
    today = {(code, own) for code, own in found if classification_entry(code, own).agreement == "same"}
    today = {(code, own) for code, own in today if _entries()[code]["status"] != "historical"}
    former = classification_entry(above, function_class).agreement == "former_name"
    kept = found if len(found) == 1 else today
    if len(kept) != 1:
        return None
    code, own = next(iter(kept))
    section = path_of_code(code)[1]
    item = name.removeprefix(section) if own != key else name
    return ItemNamed(section, item, "" if former and kept != found else code)


Agreement = Literal["same", "former_name", "differs", "unknown"]


@dataclass(frozen=True, slots=True)
class ClassificationEntry:
    """What the classification has on a code (分类条目): its name, how sure the entry is, how a printed name agrees.

    ``confidence`` is ``A`` (seen in a published document or the official form), ``B`` (in two lists of different
    years) or ``C`` (compiled, not yet confirmed); empty for an unknown code.
    """

    code: str
    name: str
    confidence: str
    status: str
    agreement: Agreement


@lru_cache(maxsize=1)
def _entries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("functional_classification.csv")}


@lru_cache(maxsize=1)
def _former() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in (*rows("functional_classification.csv"), *rows("former_names.csv")):
        if row["former_name"]:
            found.setdefault(row["code"], set()).add(name_key(row["former_name"]))
    return {code: frozenset(names) for code, names in found.items()}


def classification_entry(code: str, name: str) -> ClassificationEntry:
    """The entry of a code and how a printed name agrees with it (编码与名称比对).

    A code that the classification does not have is ``unknown``: a question to ask, not an error of the document.

    >>> classification_entry("211", "环境保护支出").agreement, classification_entry("2999999", "其他").agreement
    ('former_name', 'unknown')
    """
    row = _entries().get(code)
    if row is None:
        return ClassificationEntry(code, "", "", "", "unknown")
    key = name_key(name)
    agreement: Agreement = "differs"
    if key == name_key(row["name"]):
        agreement = "same"
    elif key in _former().get(code, frozenset()):
        agreement = "former_name"
    return ClassificationEntry(code, row["name"], row["confidence"], row["status"], agreement)


@lru_cache(maxsize=4096)
def sibling_named(code: str, name: str) -> str:
    """The code beside this one whose name this is (邻近科目), empty where the name is the code's own or nobody's there.

    >>> sibling_named("2080506", "机关事业单位基本养老保险缴费支出"), sibling_named("211", "环境保护支出")
    ('2080505', '')
    >>> sibling_named("2130388", "行政运行")  # no such code
    '2130301'
    """
    row = _entries().get(code)
    if row is None:
        return _child(code[:-2], name) if len(code) > len("201") and code[:-2] in _entries() else ""
    if classification_entry(code, name).agreement != "differs":
        return ""
    found = _child(row["parent"], name)
    return found if found != code else ""


@lru_cache(maxsize=1)
def _until() -> dict[tuple[str, str], int]:
    return {
        (row["code"], name_key(row["former_name"])): int(row["until"])
        for row in rows("former_names.csv")
        if row["until"]
    }


def last_year_of(code: str, name: str) -> int | None:
    """The last year in which the classification had a former name (旧名称沿用至), where that is known for certain.

    >>> last_year_of("210", "医疗卫生与计划生育支出"), last_year_of("210", "卫生健康支出")
    (2018, None)
    """
    key = name_key(name)
    return _until().get((code, key), _until().get((code, key + "支出")))


@lru_cache(maxsize=4096)
def former_class(words: str) -> tuple[str, str]:
    """The class whose former name words end with (以旧类名结尾), with that name; empty where none is known to be given up.

    >>> former_class("用于医疗卫生与计划生育支出"), former_class("卫生健康支出")
    (('210', '医疗卫生与计划生育支出'), ('', ''))
    """
    key = name_key(words)
    found = [(code, name) for code, name in _until() if len(code) == len("201") and key.endswith(name)]
    return max(found, key=lambda one: len(one[1]), default=("", ""))
