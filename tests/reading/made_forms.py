"""The forms that the tests draw: the nine statements as different provinces arrange them, with invented figures."""

from __future__ import annotations

from itertools import count

from made_statements import Form, Head, Leaf, Row

_NUMBERS = count(1)
FUNCTIONS = [
    ("201", "一般公共服务支出"),
    ("20103", "政府办公厅（室）及相关机构事务"),
    ("2010301", "行政运行"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
]


def figure(blank: bool = False) -> str:
    """A figure no other cell holds."""
    value = 1000 + 7.13 * next(_NUMBERS)
    return "" if blank else f"{value:,.2f}"


def summary() -> Form:
    """收入支出决算总表 with line numbers."""
    left = [
        "一、一般公共预算财政拨款收入",
        "二、上级补助收入",
        "",
        "本年收入合计",
        "使用非财政拨款结余（含专用结余）",
        "年初结转和结余",
        "总计",
    ]
    right = [
        "一、一般公共服务支出",
        "二、教育支出",
        "三、资源勘探工业信息等支出",
        "本年支出合计",
        "结余分配",
        "年末结转和结余",
        "总计",
    ]
    rows: list[Row] = [
        [a, str(i), figure(blank=not a), b, str(i + 20), figure(blank=i == 2)]
        for i, (a, b) in enumerate(zip(left, right, strict=True), 1)
    ]
    head: list[list[Head]] = [
        [("收入", 3, 1), ("支出", 3, 1)],
        [("项目", 1, 1), ("行次", 1, 1), ("金额", 1, 1)] * 2,
        [("栏次", 1, 1), ("", 1, 1), ("1", 1, 1), ("栏次", 1, 1), ("", 1, 1), ("2", 1, 1)],
    ]
    leaves: list[Leaf] = []
    for side, word in (("revenue", "收入"), ("expenditure", "支出")):
        leaves += [
            ("label", side, "", ""),
            ("line", side, "", ""),
            ("data", side, f"{word}/金额", "final_accounts"),
        ]
    return Form("revenue_expenditure_summary", "收入支出决算总表", head, leaves, [24, 5, 12, 24, 5, 12], rows)


def revenue() -> Form:
    """收入决算表 with the code over three columns and 事业收入 in two."""
    names = ["本年收入合计", "财政拨款收入", "事业收入/小计", "事业收入/其中:教育收费", "其他收入"]
    columns = [
        "total_revenue",
        "fiscal_appropriation_revenue",
        "service_revenue",
        "education_fees",
        "other_revenue",
    ]
    head: list[list[Head]] = [
        [
            ("项目", 4, 1),
            ("本年收入合计", 1, 2),
            ("财政拨款收入", 1, 2),
            ("事业收入", 2, 1),
            ("其他收入", 1, 2),
        ],
        [("功能分类科目编码", 3, 1), ("科目名称", 1, 1), ("小计", 1, 1), ("其中：教育收费", 1, 1)],
        [("类", 1, 1), ("款", 1, 1), ("项", 1, 1), ("栏次", 1, 1), *((str(i), 1, 1) for i in range(1, 6))],
    ]
    rows: list[Row] = [[("合计", 4), *(figure() for _ in names)]]
    rows += [[c[:3], c[3:5], c[5:7], n, *(figure(blank=i == 3) for i in range(5))] for c, n in FUNCTIONS]
    leaves: list[Leaf] = [("code", "", "", "")] * 3 + [("label", "", "", "")]
    leaves += [("data", "", n, c) for n, c in zip(names, columns, strict=True)]
    return Form("revenue_statement", "收入决算表", head, leaves, [5, 4, 4, 24, 11, 11, 11, 11, 11], rows)


def expenditure() -> Form:
    """支出决算表 with the total at the end."""
    names = ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
    columns = [
        "total",
        "basic_expenditure",
        "project_expenditure",
        "superior_remittance",
        "business_expenditure",
        "subordinate_subsidy",
    ]
    head: list[list[Head]] = [
        [("项目", 2, 1), *((name, 1, 2) for name in names)],
        [("科目编码", 1, 1), ("科目名称", 1, 1)],
    ]
    rows: list[Row] = [[c, n, *(figure(blank=i == 4) for i in range(6))] for c, n in FUNCTIONS]
    rows.append([("合计", 2), *(figure() for _ in names)])
    leaves: list[Leaf] = [("code", "", "", ""), ("label", "", "", "")]
    leaves += [("data", "", n, c) for n, c in zip(names, columns, strict=True)]
    return Form("expenditure_statement", "支出决算表", head, leaves, [8, 24] + [11] * 6, rows)


def funds() -> Form:
    """政府性基金预算财政拨款收入支出决算表 with balances in parts."""
    groups = [
        (
            "年初结转和结余",
            ["合计", "项目支出结转和结余"],
            ["opening_carryover_surplus", "opening_project_carryover"],
        ),
        ("本年支出", ["合计", "基本支出", "项目支出"], ["total", "basic_expenditure", "project_expenditure"]),
    ]
    head: list[list[Head]] = [
        [("项目", 2, 1), *((name, len(parts), 1) for name, parts, _ in groups), ("年末结转和结余", 1, 2)],
        [("科目编码", 1, 1), ("科目名称", 1, 1), *((part, 1, 1) for _, parts, _ in groups for part in parts)],
    ]
    leaves: list[Leaf] = [("code", "", "", ""), ("label", "", "", "")]
    for name, parts, columns in groups:
        leaves += [("data", "", f"{name}/{p}", c) for p, c in zip(parts, columns, strict=True)]
    leaves.append(("data", "", "年末结转和结余", "closing_carryover_surplus"))
    rows: list[Row] = [[c, n, *(figure() for _ in range(6))] for c, n in FUNCTIONS[3:]]
    title = "政府性基金预算财政拨款收入支出决算表"
    return Form("government_fund_statement", title, head, leaves, [8, 24] + [12] * 6, rows, unit="元")


def basic() -> Form:
    """一般公共预算财政拨款基本支出决算表 in two blocks."""
    rows: list[Row] = [
        ["301", "工资福利支出", figure(), "302", "商品和服务支出", figure()],
        ["30101", "基本工资", figure(), "30201", "办公费", figure()],
        ["30102", "津贴补贴", figure(), "30202", "印刷费", figure(blank=True)],
        ["30103", "奖金", figure(), "30205", "水费", figure()],
        [("人员经费合计", 2), figure(), ("公用经费合计", 2), figure()],
    ]
    head: list[list[Head]] = [
        [("人员经费", 3, 1), ("公用经费", 3, 1)],
        [("科目编码", 1, 1), ("科目名称", 1, 1), ("决算数", 1, 1)] * 2,
    ]
    leaves: list[Leaf] = []
    for side, word in (("1", "人员经费"), ("2", "公用经费")):
        leaves += [
            ("code", side, "", ""),
            ("label", side, "", ""),
            ("data", side, f"{word}/决算数", "final_accounts"),
        ]
    title = "一般公共预算财政拨款基本支出决算表"
    return Form("basic_expenditure_detail", title, head, leaves, [8, 18, 12] * 2, rows)


def three_public() -> Form:
    """财政拨款“三公”经费支出决算表 in two blocks of six."""
    car = "公务用车购置及运行维护费"
    items = [
        ("合计", "three_public_expenses"),
        ("因公出国(境)费", "overseas_travel"),
        (f"{car}/小计", "official_vehicles"),
        (f"{car}/公务用车购置费", "vehicle_purchase"),
        (f"{car}/公务用车运行维护费", "vehicle_operation"),
        ("公务接待费", "official_receptions"),
    ]
    head: list[list[Head]] = [
        [("2023年度预算数", 6, 1), ("2023年度决算数", 6, 1)],
        [("合计", 1, 2), ("因公出国（境）费", 1, 2), (car, 3, 1), ("公务接待费", 1, 2)] * 2,
        [("小计", 1, 1), ("公务用车购置费", 1, 1), ("公务用车运行维护费", 1, 1)] * 2,
        [(str(i), 1, 1) for i in range(1, 13)],
    ]
    leaves: list[Leaf] = [("data", "", f"2023年度预算数/{n}", f"{c}_budget") for n, c in items]
    leaves += [("data", "", f"2023年度决算数/{n}", c) for n, c in items]
    rows: list[Row] = [[figure() for _ in range(12)]]
    return Form("three_public_statement", "财政拨款“三公”经费支出决算表", head, leaves, [8] * 12, rows)


def all_forms() -> list[Form]:
    """One of each."""
    return [summary(), revenue(), expenditure(), basic(), three_public(), funds()]
