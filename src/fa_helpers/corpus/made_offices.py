"""A store of made-up offices (虚构单位的文档库): what notebooks on many documents show where no store is named.

Its accounts are texts of a page, written here from a table of invented amounts and read like any other; so the store
travels with the package, and needs no file of anyone. Twelve offices of a district that does not exist, one of them over
three years with two budgets. Every page says that it is made up. Planted on purpose: a misprint (one project total), a
carry-over that does not come over, a year that the next one restates, a budget that differs.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final

from fa_helpers.resources import rows

MADE: Final = "made-offices"
"""The name by which :func:`fa_helpers.open_corpus` opens this store."""
_NOTE: Final = "（虚构示例，非真实单位）"
_WORDS: Final = frozenset({"entity", "fiscal_year", "slip", "function_class"})
_TEXT: Final = """{entity}{year}年度部门决算
{note}
第一部分 {entity}概况
一、主要职能
负责本区有关工作。
第二部分 {entity}{year}年度部门决算情况说明
一、收入支出决算总体情况说明
{year}年度收入总计{grand}万元，其中：本年收入合计{revenue}万元，使用非财政拨款结余0.00万元，年初结转和结余{opening}万元。
{year}年度支出总计{grand}万元，其中：本年支出合计{expenditure}万元，结余分配0.00万元，年末结转和结余{closing}万元。
二、收入决算情况说明
本年收入合计{revenue}万元，比上年{moved}{change}万元，其中：财政拨款收入{appropriation}万元；其他收入{other}万元。
三、支出决算情况说明
本年支出合计{expenditure}万元，其中：基本支出{basic}万元；项目支出{project}万元。
按支出功能分类，{function_class}{main}万元，住房保障支出{housing}万元。
四、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
{year}年度一般公共预算财政拨款支出年初预算为{initial}万元，支出决算为{spent}万元。
五、财政拨款“三公”经费支出决算情况说明
{year}年度“三公”经费支出决算为{three}万元，其中：因公出国（境）费支出决算为0.00万元，公务用车购置及运行维护费支出决算为{operation}万元，公务接待费支出决算为{receptions}万元。
公务用车运行维护费支出决算为{operation}万元，公务用车保有量{vehicles}辆。
国内公务接待{guests}人次。
"""
_BUDGET: Final = """{entity}{year}年部门预算
{note}
第一部分 {entity}概况
一、主要职能
负责本区有关工作。
第二部分 {entity}{year}年部门预算情况说明
一、部门收支总体情况说明
{year}年收入预算{planned}万元，支出预算{planned}万元。
二、一般公共预算财政拨款支出情况说明
{year}年一般公共预算财政拨款支出预算{initial}万元。
"""


def made_texts() -> Iterator[tuple[str, str]]:
    """File names and texts of the made-up accounts and budgets (虚构文本)."""
    budgets = {name for name, count in _counts().items() if count > 1}
    for row in rows("made_offices.csv"):
        entity, year = row["entity"], row["fiscal_year"]
        yield f"{entity}-{year}.txt", _account(row)
        if entity in budgets:
            planned = Decimal(row["initial"]) + (15 if row["slip"] == "budget" else 0)
            told = {"entity": entity, "year": year, "note": _NOTE, "planned": planned}
            yield f"{entity}-{year}-budget.txt", _BUDGET.format(**told, initial=planned)


def _counts() -> dict[str, int]:
    names = [row["entity"] for row in rows("made_offices.csv")]
    return {name: names.count(name) for name in names}


def _account(row: dict[str, str]) -> str:
    amount = {name: Decimal(value) for name, value in row.items() if name not in _WORDS}
    project = amount["expenditure"] - amount["basic"]
    change = amount["revenue"] - amount["prior"]
    spent = min(amount["appropriation"], amount["expenditure"])
    housing = (amount["expenditure"] * (3 + amount["vehicles"]) / 100).quantize(Decimal("0.01"))
    said = {
        "housing": housing,
        "main": amount["expenditure"] - housing,
        "grand": amount["opening"] + amount["revenue"],
        "closing": amount["opening"] + amount["revenue"] - amount["expenditure"],
        "other": amount["revenue"] - amount["appropriation"],
        "project": project + (100 if row["slip"] == "project" else 0),
        "spent": spent,
        "three": amount["operation"] + amount["receptions"],
        "change": abs(change),
    }
    words = {
        "entity": row["entity"],
        "function_class": row["function_class"],
        "year": row["fiscal_year"],
        "note": _NOTE,
        "moved": "增加" if change >= 0 else "减少",
    }
    counts = {name: row[name] for name in ("vehicles", "guests")}
    plain = {name: f"{value:.2f}" for name, value in (amount | said).items() if name not in counts}
    return _TEXT.format(**words, **plain, **counts)


@cache
def made_store() -> Path:
    """The folder of the store of made-up offices, read once a session and gone with it (虚构文档库)."""
    from fa_helpers.corpus.shards import finish
    from fa_helpers.corpus.store import Store, sha256_of

    home = Path(tempfile.mkdtemp(prefix="fa-made-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    store, sources = Store(home / MADE), []
    (home / "files").mkdir()
    for name, text in made_texts():
        path = home / "files" / name
        path.write_text(text, encoding="utf-8", newline="\n")
        sha256 = sha256_of(path)
        store.add(path, sha256)
        sources.append((sha256, path))
    finish(store)
    store.remember_sources(sources)
    return store.folder
