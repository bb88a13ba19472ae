"""Examples of names and words that stand beside the text: contents, heads of statements, codes, items by amount."""

from __future__ import annotations

from dataclasses import replace

import fa_helpers as fa
from check_samples import EMPTY, Example, statement, text, with_statements
from fa_helpers.model import DocumentData, Locator, Paragraph

TITLES = [
    "一、主要职能",
    "二、机构设置",
    "一、收入支出决算总体情况说明",
    "二、收入决算情况说明",
    "三、支出决算情况说明",
]


def _listed(*entries: str) -> DocumentData:
    """A document with a contents page of these entries, and always the same headings."""
    duties, offices, overall, revenue, spending = TITLES
    body = (
        f"云河市青山区水务局2023年度部门决算\n目 录\n第一部分 单位概况\n{chr(10).join(entries)}\n第一部分 单位概况\n"
        f"{duties}\n负责水务工作。\n{offices}\n本单位内设三个科室。\n第二部分 部门决算情况说明\n"
        f"{overall}\n2023年度收入总计62.00万元，支出总计62.00万元。\n{revenue}\n本年收入合计62.00万元。\n"
        f"{spending}\n本年支出合计62.00万元。\n"
    )
    return fa.read(body.encode()).data


def _entries(**changed: str) -> list[str]:
    entries = [changed.get(f"n{number}", title) for number, title in enumerate(TITLES)]
    return [*entries[:2], "第二部分 部门决算情况说明", *entries[2:]]


def _heads(*lines: str, data: DocumentData = EMPTY) -> DocumentData:
    """Lines above statements, one statement each."""
    heads = tuple(
        Paragraph(f"statement{n}", "table_head", line, Locator(n)) for n, line in enumerate(lines, 1)
    )
    return replace(data, asides=heads)


def _office_head(name: str) -> DocumentData:
    return _heads(f"部门：{name}　2023年度　金额单位：万元", data=text("", entity="云河市青山区水务局"))


def _coded(second: str, code: str = "2130306") -> DocumentData:
    rows = [("", "", "合计", {"total": "8.00"}), ("", "2130306", "水利工程运行与维护", {"total": "8.00"})]
    other = [*rows[:1], ("", code, second, {"total": "8.00"})]
    return with_statements(
        statement("expenditure_statement", rows), statement("general_budget_expenditure", other)
    )


def _item(name: str, amount: str = "8.00") -> DocumentData:
    data = text(
        "一、一般公共预算财政拨款支出决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况\n"
        f"1.农林水支出（类）水利（款）{name}（项）：支出决算数为{amount}万元，比上年决算增加1.00万元，增长14.29%。\n"
    )
    rows = [
        ("", "", "合计", {"total": "8.00"}),
        ("", "213", "农林水支出", {"total": "8.00"}),
        ("", "21303", "水利", {"total": "8.00"}),
        ("", "2130306", "水利工程运行与维护", {"total": "8.00"}),
    ]
    return with_statements(statement("general_budget_expenditure", rows), data=data)


UNITS = ["单位：万元"] * 5

EXAMPLES = [
    Example("form.contents", "holds", lambda: _listed(*_entries())),
    Example(
        "form.contents", "holds", lambda: _listed(*_entries(n3="二、收入决算情况")), note="customary end"
    ),
    Example(
        "form.contents", "holds", lambda: _listed(*_entries(n3="二、本年收入决算情况")), note="a word more"
    ),
    Example("form.contents", "suspicious", lambda: _listed(*_entries(n3="二、支出决算结构说明"))),
    Example(
        "form.contents",
        "suspicious",
        lambda: _listed(*_entries(n2="一、收入决算总体情况说明")),
        note="a side",
    ),
    Example(
        "form.contents",
        "suspicious",
        lambda: _listed(*_entries(n4="三、基本支出决算情况说明")),
        note="a kind",
    ),
    Example(
        "form.contents",
        "holds",
        lambda: _listed(*_entries(n2="一、收支决算总体情况说明")),
        note="a short form",
    ),
    Example(
        "form.contents",
        "suspicious",
        lambda: _listed(*[e for e in _entries() if e != "三、支出决算情况说明"]),
        note="left out",
    ),
    Example("form.statement_unit", "holds", lambda: _heads(*UNITS)),
    Example("form.statement_unit", "holds", lambda: _heads(*UNITS[:4], "", ""), note="some name none"),
    Example("form.statement_unit", "suspicious", lambda: _heads(*UNITS, "单位：元")),
    Example(
        "form.statement_unit",
        "suspicious",
        lambda: _heads(*UNITS, data=text("一、其他\n2023年度　单位：元项目本年收入年末结转和结余")),
        note="of a statement without figures",
    ),
    Example(
        "form.statement_unit",
        "holds",
        lambda: _heads(*UNITS, data=text("一、其他\n2023年度　单位：万元项目本年收入年末结转和结余")),
        note="the same above no figures",
    ),
    Example(
        "form.heading_year",
        "suspicious",
        lambda: _heads(*UNITS, data=text("一、其他\n2021年度　单位：万元项目本年收入")),
        note="of a statement without figures",
    ),
    Example(
        "form.statement_unit", "suspicious", lambda: _heads("2023年度 单位：元", *UNITS), note="the first"
    ),
    Example("form.statement_unit", "suspicious", lambda: _heads(*UNITS[:2], "单位：元"), count=0, note="few"),
    Example(
        "names.owner", "holds", lambda: _office_head("云河市青山区水务局（本级）"), note="above a statement"
    ),
    Example("names.owner", "holds", lambda: _office_head("青山区水务局"), note="short above a statement"),
    Example(
        "names.owner", "suspicious", lambda: _office_head("云河市青山区教育局"), note="above a statement"
    ),
    Example("names.owner", "suspicious", lambda: _office_head("云河市红山区水务局"), note="another district"),
    Example(
        "names.owner",
        "suspicious",
        lambda: text("一、其他\n云河市青山区档案馆2023年度无国有资本经营支出。", entity="云河市青山区水务局"),
        note="before a year",
    ),
    Example(
        "names.owner",
        "suspicious",
        lambda: text("一、其他\n本河市档案馆2023年度无国有资本经营支出。", entity="本河市水务局"),
        note="a place that begins like a pronoun",
    ),
    Example(
        "names.owner",
        "suspicious",
        lambda: text("一、其他\n全岭县水利局机关运行经费支出3.00万元。", entity="全岭县教育局"),
        note="a county that begins like a pronoun",
    ),
    Example(
        "names.owner",
        "suspicious",
        lambda: text(
            "一、其他\n本局2023年度无国有资本经营支出。全市水利局机关运行经费支出3.00万元。",
            entity="本河市水务局",
        ),
        note="a pronoun",
        count=0,
    ),
    Example(
        "names.owner",
        "suspicious",
        lambda: text("一、其他\n云河市青山区水利局机关运行经费支出3.00万元。", entity="云河市青山区水务局"),
        note="one character, before its costs",
    ),
    Example(
        "names.owner",
        "suspicious",
        lambda: text(
            "一、其他\n云河市青山区东街街道办事处2023年度收入总计3.00万元。", entity="云河市青山区水务局"
        ),
        note="an office of a street",
    ),
    Example("form.heading_year", "holds", lambda: _heads("2023年度 单位：万元", data=text("")), note="head"),
    Example(
        "form.heading_year", "suspicious", lambda: _heads("2021年度 单位：万元", data=text("")), note="head"
    ),
    Example(
        "form.heading_year",
        "suspicious",
        lambda: _listed(*_entries()[:2], "第二部分 2020年度部门决算情况说明", *_entries()[3:]),
        note="in the contents alone",
    ),
    Example(
        "form.own_year",
        "suspicious",
        lambda: text("一、收入决算情况说明\n本年收入合计62.00万元。我单位2021年度机关运行经费支出3.00万元。"),
        note="inside a sentence",
    ),
    Example(
        "form.own_year",
        "suspicious",
        lambda: text(
            "一、收入决算情况说明\n2023年度收入总计62.00万元，与2022年度支出决算相比，增加2.00万元，增长3.33%。"
        ),
        count=0,
        note="compared with",
    ),
    Example("names.item", "holds", lambda: _coded("水利工程运行与维护")),
    Example("names.item", "holds", lambda: _coded("水利安全监督", "2130308"), note="another code"),
    Example("names.item", "suspicious", lambda: _coded("水利工程建设")),
    Example("names.item", "suspicious", lambda: _coded("水利工程运行维护"), note="spelling"),
    Example("names.item_in_text", "holds", lambda: _item("水利工程运行与维护")),
    Example(
        "names.item_in_text", "holds", lambda: _item("水利工程建设", "7.00"), count=0, note="no such amount"
    ),
    Example("names.item_in_text", "suspicious", lambda: _item("水利工程建设")),
    Example("names.item_in_text", "suspicious", lambda: _item("水利工程运行维护"), note="spelling"),
    Example("names.code", "suspicious", lambda: _coded("行政运行"), note="name of quite another account"),
]
