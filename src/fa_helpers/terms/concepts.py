"""From printed words to the glossary's identifiers (概念识别): which concept a subject names, or none.

A name is matched whole, or at the end of a longer phrase whose beginning is neutral (the office's name, a year,
本部门, 安排的): 一般公共预算财政拨款收入 is not 财政拨款收入, since its beginning changes the scope.
"""

from __future__ import annotations

from functools import lru_cache

from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.classification import is_class_name
from fa_helpers.terms.glossary import concepts
from fa_helpers.text.fold import name_key

_SECTIONS = ("Revenue", "Expenditure", "Items journalists ask for", "Narrative concepts")
_UNITS = frozenset({"yuan", "wan_yuan", "yi_yuan"})
_NOTE = regex(r"\s+\([^()]*\)$|\s/\s.*$")
_NEUTRAL_END = regex(
    r"(?:年度|[年月期]?[末底]|[年期]度?内|年|省|市|州|区|县|旗|镇|乡|局|委|会|部|厅|处|室|院|校|所|站|队|馆|庭|司|署|我|中心|大学|学校|社|联|协|场|园|办|单位|部门|机关|政府|人大|政协|系统|党派|本级|[省市县区乡镇]级|街道|的|中|含|度|等"
    r"|安排|用于|发生|共有|实有|管理|实际支出|公开|决算|汇总|情况|事项|方面|说明|规定|要求|影响|\))$"
)
_ASIDE = regex(r"\([^()]*\)$")
_WITH_KINDS = regex(r"(?<=用车)\((?:含|包括)[^()]*用车\)")
"""公务用车(含执法执勤用车)运行支出: kinds of vehicles that are vehicles of the office all the same."""
_LESS = regex(
    r"\((?:不含|不包[括含]|剔除|扣除|除)(?!.*(?:结转|结余))[^()]*(?:资金|收入|支出|费|拨款)[^()]*\)$"
)
"""事业收入（不含专户管理教育资金）: less than what the name says, save where what is carried over stays out."""
_SUFFIXES = (
    "支出",
    "费用",
    "经费",
    "费",
    "数",
    "总额",
    "金额",
    "合计",
    "支出合计",
    "支出总额",
    "总支出",
    "共支出",
    "合计支出",
    "累计支出",
    "总数",
    "全年支出",
    "开支",
    "支",
    "数据",
    "汇总数",
)
_SHORT_NAME = regex(r"\((?:以下)?(?:统?简称):?(?P<name>[^()]{2,}?)\)的?")
"""因公出国…（简称“三公”经费）: the name that a long description is given."""
_NAMED_TOGETHER = regex(r"费\((?P<name>[^()]{4,})\)$")
"""公车购置费、公车运行费（“三公”经费）: what a list of parts is called."""
_MONEY_ASIDE = regex(r"\([^()]*(?:费|收入|支出)[^()]*\)")
_NARROW = frozenset(
    {
        "three_public_expenses",
        "overseas_travel",
        "official_vehicles",
        "official_receptions",
        "training",
        "meetings",
    }
)
_SIDES = frozenset({"收入", "支出", "本年收入", "本年支出"})
_OF_MONEY = regex("预算|拨款|基金|国有资本|经费|费$")
_MONEY_NAMED = regex(
    r"(?:使用|用)?(?:一般公共预算|公共财政预算|公共预算|财政预算)(?:财政)?(?:拨款|资金)?(?:安排|开支|支出(?=的))?的?"
    r"|(?<=费)财政拨款"
)
_FORMER_BUDGET = regex(r"(?<!一般)公共(?:财政)?预算|一般公共财政(?:预算)?(?=拨款)|一般公共财政预算")
"""What the general public budget was called until 2014, and still is in places: 公共财政预算、公共预算."""
_PAID_FROM = regex(r"(?P<money>预算|拨款)(?:资金)?安排的?(?=支出)")
"""一般公共预算财政拨款安排支出: the spending of that money."""
_PREFIXES = ("财政拨款", "本年", "本年度", "全年", "当年", "国内")


@lru_cache(maxsize=1)
def _terms() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in concepts():
        if row.group in _SECTIONS and row.identifier not in _UNITS:
            table.setdefault(name_key(_NOTE.sub("", row.zh)), row.identifier)
    for alias in rows("subject_aliases.csv"):
        table[name_key(alias["subject"])] = alias["identifier"]
    return table


@lru_cache(maxsize=1)
def _kinds() -> dict[str, tuple[str, str]]:
    return {row["identifier"]: (row["kind"], row["amount_identifier"]) for row in rows("concept_kinds.csv")}


@lru_cache(maxsize=1)
def _by_amount() -> dict[tuple[str, str, str], str]:
    """(amount's identifier, kind, unit) -> what is counted in that unit."""
    table: dict[tuple[str, str, str], str] = {}
    for row in rows("concept_kinds.csv"):
        for unit in row["units"].split():
            if row["amount_identifier"]:
                table.setdefault((row["amount_identifier"], row["kind"], unit), row["identifier"])
    return table


_LONGEST_NAME = 120
"""No term is nearly as long: what is longer is words around one."""


def trim_subject(subject: str) -> str:
    """The subject without a neutral beginning, when its end is a known term; else as it is.

    >>> trim_subject("国有资产占用情况中固定资产车辆")
    '固定资产车辆'
    """
    if (named := _SHORT_NAME.search(subject)) is not None:
        subject = named.group("name") + subject[named.end() :]
    listed = _NAMED_TOGETHER.search(subject)
    if listed is not None and _find(name_key(listed.group("name"))) == "three_public_expenses":
        subject = listed.group("name")
    subject = _PAID_FROM.sub(r"\g<money>", subject)
    key = name_key(subject)
    if _find(key) or is_class_name(subject):
        return subject
    for cut in range(max(1, len(subject) - _LONGEST_NAME), len(subject)):
        rest = subject[cut:]
        known = _find(name_key(rest)) or _whatever_pays(name_key(rest))
        if known and _is_neutral(name_key(subject[:cut]), rest):
            return rest
        if len(key) - cut < 2:
            break
    return subject


def _is_neutral(beginning: str, rest: str = "") -> bool:
    """Whether a beginning leaves the scope as it is: money before a side says which, in brackets before a total whose."""
    if rest in _SIDES and _OF_MONEY.search(beginning):
        return False
    return _NEUTRAL_END.search(beginning) is not None and _MONEY_ASIDE.search(beginning) is None


@lru_cache(maxsize=8192)
def concept_of(subject: str, kind: str = "amount", unit: str = "") -> str:
    """The identifier of the concept that a printed subject names, empty when it names none.

    ``kind`` is ``amount`` for money and rates, else ``count``, ``area`` or ``score``; counts may be told apart by
    their ``unit`` (人次, 批次).

    >>> concept_of("因公出国（境）费支出"), concept_of("因公出国（境）", "count", "人次")
    ('overseas_travel', 'overseas_travel_persons')
    >>> concept_of("政府性基金预算财政拨款收入"), concept_of("某项目财政拨款收入")
    ('government_fund_appropriation_revenue', '')
    """
    if len(subject) > _LONGEST_NAME:
        return ""
    key = name_key(subject)
    if kind != "amount" and unit:
        counted = _find(key + name_key(unit)) or (_find(key + "面积") if kind == "area" else "")
        if counted and _kinds().get(counted, ("",))[0] == kind:
            return counted
    found = _find(key) or _whatever_pays(key) or _misprinted(key)
    if not found:
        return ""
    found_kind, amount = _kinds().get(found, ("amount", ""))
    if found_kind == kind and (kind != "count" or not amount or (amount, kind, unit) not in _by_amount()):
        return found
    if kind == "amount":
        return amount
    return _by_amount().get((amount if found_kind == "count" else found, kind, unit), "")


_MISPRINTED_GROUP = "Items journalists ask for"
_SHORTEST_MISPRINTED = 5


@lru_cache(maxsize=1)
def _letters() -> frozenset[str]:
    return frozenset("".join(_terms()))


@lru_cache(maxsize=1)
def _distinctive() -> dict[str, str]:
    """Names of the items that are told one by one: long enough to be known with a letter exchanged."""
    asked = {row.identifier for row in concepts() if row.group == _MISPRINTED_GROUP}
    return {key: name for key, name in _terms().items() if name in asked and len(key) >= _SHORTEST_MISPRINTED}


@lru_cache(maxsize=8192)
def _misprinted(key: str) -> str:
    """公务接持费: the item whose name has one other letter inside, and none that makes another name of this vocabulary."""
    odd = [place for place, letter in enumerate(key) if letter not in _letters()]
    if len(odd) != 1:
        return ""
    place = odd[0]
    found: set[str] = set()
    for name in _shortened(key):
        for term, identifier in _distinctive().items():
            same = len(term) == len(name) and 2 <= place < len(name) - 1
            if same and name[:place] == term[:place] and name[place + 1 :] == term[place + 1 :]:
                found.add(identifier)
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8192)
def _find(key: str) -> str:
    table = _terms()
    if not key:
        return ""
    if key in table:
        return table[key]
    named = _FORMER_BUDGET.sub("一般公共预算", key).replace("预算拨款", "预算财政拨款")
    if named != key:
        return _find(named)
    without_stage = key.replace("决算", "")
    if without_stage != key:
        for name in _shortened(without_stage):
            if name in table:
                return table[name]
    if (plain := _WITH_KINDS.sub("", key)) != key:
        return _find(plain)
    without_aside = _ASIDE.sub("", key)
    if without_aside != key and without_aside in table and not _LESS.search(key):
        return table[without_aside]
    # A name may lack its last word, but not have it exchanged: 项目经费 is no 项目支出.
    for name in (*_shortened(key), key + "支出", key + "费", key.replace("费用", "费")):
        if name in table:
            return table[name]
    for prefix in _PREFIXES:
        rest = key.removeprefix(prefix)
        if rest != key and len(rest) > 2 and (rest in table or rest.removesuffix("支出") in table):
            return _safe(prefix, rest, table)
    return ""


def _shortened(key: str) -> list[str]:
    """A name, and what is left of it without one or two of the words that end many names: 经费支出, 费用合计."""
    found = [key]
    for _ in range(2):
        found += [
            name[: -len(suffix)]
            for name in found
            if name.endswith(_SUFFIXES)
            for suffix in _SUFFIXES
            if name.endswith(suffix) and len(name) > len(suffix) + 1 and name[: -len(suffix)] not in found
        ]
    return list(dict.fromkeys(found))


def _safe(prefix: str, rest: str, table: dict[str, str]) -> str:
    """财政拨款 before 收入 or 支出 narrows the scope: only before the three public expenses it changes nothing."""
    found = table.get(rest) or table[rest.removesuffix("支出")]
    return found if prefix != "财政拨款" or is_one_item(found) else ""


def _whatever_pays(key: str) -> str:
    """“三公”经费公共预算财政拨款支出: the thing without the money that pays for it."""
    found = _find(without) if (without := _MONEY_NAMED.sub("", key)) != key else ""
    return found if is_one_item(found) or found == "agency_operating_expenses" else ""


def is_one_item(concept: str) -> bool:
    """Whether a thing is the same thing whatever money pays for it (单项).

    >>> is_one_item("official_receptions"), is_one_item("total_expenditure")
    (True, False)
    """
    return concept in _NARROW or concept.startswith("vehicle")
