"""The nine standard statements (九张决算报表): known by title whatever their number, year or prefix, and their columns.

**Columns.** ``StatementCell.column`` is one of a closed set, the identifiers of ``data/statement_columns.csv``
(:func:`statement_column_ids`), or empty where a header has no meaning in it. What is printed stays in
``column_label``; the identifier says what a column *means* in its statement, however the form arranges it:

- The lowest header word decides. 金额, 小计 and 合计 only repeat what stands over them: 事业收入/金额 is
  ``service_revenue``, 项目支出/小计 is ``project_expenditure``, 年初结转和结余/合计 is ``opening_carryover_surplus``.
- ``total`` is all spending of the row (合计, 本年支出合计, 本年支出/小计), ``total_revenue`` all revenue (本年收入合计,
  本年收入, 合计 of the revenue statement).
- Of the three public expenses the item decides, and its budget has an identifier of its own: 公务接待费/预算数 and
  预算数/公务接待费 are both ``official_receptions_budget``. Where items are rows, the columns are ``budget`` and
  ``final_accounts``.
- The one column of amounts of a summary or a list is ``final_accounts``; the funds that the appropriation summary
  divides by are ``general_budget``, ``government_fund`` and ``state_capital``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import fold, name_key

_DECORATION = regex(
    r"^(?:附件?表?[\d一二三四五六七八九十]+(?:-\d+)?(?=[:.、表部收支财一政国“三])|附?表[\d一二三四五六七八九十]+(?:-\d+)?"
    r"|(?:部门决算|决算)?(?:公开|财决)(?:公开)?[\d一二三四五六七八九十]+(?:-\d+)?表|[A-Z]\d{2}(?:-\d+)?"
    r"|[一二三四五六七八九十]+、|\d{1,2}[.、]|\([一二三四五六七八九十\d]+\))[:.、]?"
)
OTHER_TITLE = regex(r"(?:附?表\d+[:.、]?)?[^,。;:\d]{4,38}[^\d]表(?:\([^()\d,。;:]{1,16}\))?")
"""A statement that a document adds to the nine is kept under its title: 机关运行经费情况表, 项目支出表（按经济分类）."""
_OF_MONEY = regex(r"采购|经费|资产|资金|决算|支出|收入|收支|车辆")
_KIND = regex(r"(?<=决算)(?:公开|情况|明细|信息公开|情况公开|总体情况|公示|统计)表$|(?<=总)(?:公开|情况)表$")
"""What a title ends in where the standard one has only 表: 支出决算公开表."""
_BY_ECONOMY = regex(r"\([^()]*经济[^()]*\)")
"""一般公共预算支出表（按经济分类）: not the form of that name, whose rows are functions."""
_YEAR = regex(r"\d{4}年度?")
_TAIL = regex(
    r"(?:\((?:续|空表|见附表|公开|部门|单位|汇总|本级)[一二三四五\d]*\)|\([一二三四五六七八九十]{1,2}\)|\([^()]{0,6}(?:公开|单位|财决|\d{4}|功能|经济|分类|科目|合并|批复|草案)[^()]{0,10}\)"
    r"|续表?[一二三\d]*|(?:公开|财决)(?:公开)?[\d一二三四五六七八九十]+(?:-\d+)?表|(?:金额)?单位:(?:人民币)?[万亿]?元|\d+)$"
)
_OFFICE = regex(
    r"^.*(?:[局委会部厅处室院校所站队馆园社团台库场宫科镇乡区县市省办]|中心|大学|学校|单位|部门|机关|政府|街道|本级|年度|系统|集团|公司|汇总)"
)
_SCOPE = regex(r"[,。;:]|拨款|三公|经费|收入|支出|明细|公共预算|基金预算|资本经营")
_SCOPE_OR_OFFICE = regex(r"预算|基金|国有|基本|项目|资产|采购|结转")
"""Words that change the scope, unless they belong to the office's name (国有资产监督管理委员会)."""
_THREE_PUBLIC = regex(
    r"(?!.*(?:政府性基金|国有资本|预算(?:公开)?表$)).*三公经费.*(?:决算|支出|情况|信息|统计).*表"
)
_FORMER_BUDGET = ("公共财政预算", "公共预算")
_STAGES = {
    "final_accounts": "",
    "budget": "_budget",
    "initial_budget": "_budget",
    "adjusted_budget": "_budget",
}
_COMPARED = frozenset({"prior_final_accounts", "change", "change_rate"})
"""Columns that set an item beside last year: no amounts of the year itself."""
_BUDGETS = frozenset(stage for stage, mark in _STAGES.items() if mark)
_SIDES = frozenset({"收入", "支出", "人员经费", "公用经费"})
_THREE_PUBLIC_TOTAL = frozenset({"合计", "总计", "三公经费合计", "三公经费支出合计", "支出合计"})
_OPENING = regex(r"^(?:年初|上年).{0,4}结[转余].{0,3}$")
_CLOSING = regex(r"^(?:年末.{0,4}结[转余].{0,3}|结转下年)$")
_ASIDE = regex(r"^(?:其中:|\d{4}年度?|[一二三四五六七八九十]+、|\d+[.、])|\((?:万元|元|单位:.{1,3})\)$")


@lru_cache(maxsize=1)
def _titles() -> tuple[tuple[str, str], ...]:
    """Titles as final accounts print them, as budgets do (预算 for 决算), and with former names of the general budget."""
    known = [(name_key(row["title"]), row["statement"]) for row in rows("statements.csv")]
    planned = [(title.replace("决算", "预算"), statement) for title, statement in known]
    former = [
        (title.replace("一般公共预算", name), statement)
        for title, statement in (*known, *planned)
        for name in _FORMER_BUDGET
    ]
    pairs = dict.fromkeys([*known, *planned, *former])
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def statement_ids() -> tuple[str, ...]:
    """Identifiers of the nine statements in the order of the standard form."""
    return tuple(dict.fromkeys(row["statement"] for row in rows("statements.csv")))


def statement_title(identifier: str) -> str:
    """The standard Chinese title of a statement.

    >>> statement_title("revenue_statement")
    '收入决算表'
    """
    return next(row["title"] for row in rows("statements.csv") if row["statement"] == identifier)


def bare_title(text: str) -> str:
    """A title folded, without its number, year, book quotes and 续 (表名).

    >>> bare_title("表 1：2023 年度《收入决算表》（续）")
    '收入决算表'
    """
    title = fold(text).replace("《", "").replace("》", "")
    for _ in range(2):
        title = _TAIL.sub("", title)
    title = _DECORATION.sub("", title)
    title = _YEAR.sub("", title)
    title = _DECORATION.sub("", title)
    return _TAIL.sub("", title)


@lru_cache(maxsize=4096)
def statement_of(text: str) -> str:
    """The identifier of the statement that a title names, empty when it names none.

    A prefix such as the office's name or 高等学校 is allowed; one that changes the scope (财政拨款, 项目) is not.

    >>> statement_of("表 1：高等学校收支决算总表"), statement_of("某市国有资产监督管理委员会收入决算表")
    ('revenue_expenditure_summary', 'revenue_statement')
    >>> statement_of("收入决算情况说明"), statement_of("款收入支出决算表")
    ('', '')
    """
    return _match(text)[1]


def title_length(text: str) -> int:
    """How many characters of a title are the standard one it names (表名长度), 0 when it names none.

    >>> title_length("某局支出决算表")
    5
    """
    return _match(text)[0]


def names_a_table(text: str) -> bool:
    """Whether a line is the title of a statement or of a table of money that a document adds to the nine (表名).

    >>> names_a_table("政府采购情况表"), names_a_table("支出决算表"), names_a_table("见下表"), names_a_table("人员名册表")
    (True, True, False, False)
    """
    return bool(statement_of(text)) or (
        OTHER_TITLE.fullmatch(text) is not None and _OF_MONEY.search(text) is not None
    )


@lru_cache(maxsize=4096)
def _match(text: str) -> tuple[int, str]:
    title = name_key(bare_title(text))
    if not title.endswith("表") or len(title) > 60:
        return 0, ""
    found = _known_end(title)
    if _BY_ECONOMY.search(fold(text)) and found[1] not in ("", "basic_expenditure_detail"):
        return 0, ""
    if not found[1] and (plain := _KIND.sub("表", title)) != title:
        found = _known_end(plain)
    if not found[1] and _THREE_PUBLIC.fullmatch(title) and not re.search("[,。;:]", title):
        return len(title), "three_public_statement"
    return found


def _known_end(title: str) -> tuple[int, str]:
    """The longest standard title that a title ends in, where what stands before it names an office or nothing."""
    for known, identifier in _titles():
        before = title.removesuffix(known)
        if before != title:
            cut = before and any(other.endswith(title) for other, _ in _titles())
            if not cut and not _SCOPE.search(before) and not _SCOPE_OR_OFFICE.search(_OFFICE.sub("", before)):
                return len(known), identifier
    return 0, ""


def is_cut_title(text: str) -> bool:
    """Whether a text is the end of a standard title that was cut in two (表名残段), by a page's edge or a line's end.

    >>> is_cut_title("拨款收入支出决算表"), is_cut_title("收入决算表")
    (True, False)
    """
    title = name_key(text)
    found = len(title) > 1 and not statement_of(text)
    return found and any(known != title and known.endswith(title) for known, _ in _titles())


@lru_cache(maxsize=1)
def statement_column_ids() -> tuple[str, ...]:
    """The closed set of column identifiers (栏目标识), in the order of the form.

    >>> statement_column_ids()[:2]
    ('final_accounts', 'initial_budget')
    """
    return tuple(row["identifier"] for row in rows("statement_columns.csv"))


@lru_cache(maxsize=1)
def _column_names() -> dict[str, dict[str, str]]:
    return {row["identifier"]: {"zh": row["zh"], "en": row["en"]} for row in rows("statement_columns.csv")}


def statement_column_name(identifier: str, language: Literal["zh", "en"]) -> str:
    """What a column holds, in words (栏目含义); blank for an identifier that is none.

    >>> statement_column_name("final_accounts", "zh"), statement_column_name("", "en")
    ('决算数', '')
    """
    return _column_names().get(identifier, {}).get(language, "")


@lru_cache(maxsize=1)
def _headers() -> dict[tuple[str, str], str]:
    return {(row["header"], row["under"]): row["identifier"] for row in rows("statement_headers.csv")}


def ends_a_header(text: str) -> bool:
    """Whether a text is a header of a column, or the end of one (栏目名称的末尾).

    >>> ends_a_header("一般公共预算财政拨款"), ends_a_header("位上缴收入"), ends_a_header("本年支出基本支出")
    (True, True, False)
    """
    return any(header.endswith(text) for header, _ in _headers())


def statement_column(statement: str, path: Sequence[str]) -> str:
    """What a column means in a statement (栏目含义), by its header texts from the top; empty where that is not known.

    >>> statement_column("revenue_statement", ["事业收入", "金额"]), statement_column("revenue_statement", ["合计"])
    ('service_revenue', 'total_revenue')
    >>> statement_column("government_fund_statement", ["年末结转和结余", "小计"])
    'closing_carryover_surplus'
    >>> statement_column("three_public_statement", ["预算数", "公务接待费"])
    'official_receptions_budget'
    """
    return _column(statement, tuple(_ASIDE.sub("", _ASIDE.sub("", name_key(text))) for text in path))


@lru_cache(maxsize=1024)
def _column(statement: str, path: tuple[str, ...]) -> str:
    if statement == "three_public_statement":
        return _public_column(path)
    found = ""
    for place in range(len(path) - 1, -1, -1):
        here = _meaning(path[place], path[:place])
        if path[place] in _SIDES and found:
            continue
        if (
            found
            and not here
            and statement == "basic_expenditure_detail"
            and path[place].endswith("基本支出")
        ):
            continue  # 本年一般公共预算基本支出 over 合计: what the whole statement is about
        if here in _BUDGETS:
            return here if found in ("", "total", "final_accounts") else ""
        if found in ("", "total") or (found == "final_accounts" and here not in ("", "total")):
            found = here if here not in ("final_accounts", "total") or not found else found
        if not found:
            return ""
    return "total_revenue" if found == "total" and statement == "revenue_statement" else found


def _meaning(text: str, over: tuple[str, ...]) -> str:
    headers = _headers()
    for above in reversed(over):
        parent = (
            "年初结转和结余"
            if _OPENING.match(above)
            else "年末结转和结余"
            if _CLOSING.match(above)
            else above
        )
        if (text, parent) in headers:
            return headers[text, parent]
    if (text, "") in headers:
        return headers[text, ""]
    if _OPENING.match(text) or _CLOSING.match(text):
        return "opening_carryover_surplus" if _OPENING.match(text) else "closing_carryover_surplus"
    return ""


def _public_column(path: tuple[str, ...]) -> str:
    """The item and, for a budget, its stage; items that are rows leave the stage alone."""
    stage = next((found for text in path if (found := _meaning(text, ())) in _STAGES), "")
    item = ""
    for text in reversed(path):
        concept = concept_of(text)
        if f"{concept}_budget" in statement_column_ids():
            item = concept
            break
    if not item and any(text in _THREE_PUBLIC_TOTAL for text in path):
        item = "three_public_expenses"
    if not stage:
        other = next((m for text in reversed(path) if (m := _meaning(text, ())) in _COMPARED), "")
        if other:
            return "" if item else other
    return item + _STAGES.get(stage, "") if item else stage
