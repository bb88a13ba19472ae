"""The form of Xinjiang (新疆): every zero is printed, the budget stands as 预决算差异率, statements are annexed."""

from __future__ import annotations

from fa_helpers.making.figures import Expense
from fa_helpers.making.forms import sections as s
from fa_helpers.making.forms import shared
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Break, Figure, Para, Piece
from fa_helpers.making.statements import TITLES

THREE = [
    ("因公出国（境）费", "travel", "overseas_travel"),
    ("公务用车购置及运行维护费", "cars", "official_vehicles"),
    ("公务接待费", "reception", "official_receptions"),
]


def write(pen: Pen) -> None:
    """The whole text."""
    pen.head(0, "单位概况")
    shared.duties(pen)
    pen.head(1, "机构设置及人员情况")
    c, n = pen.ledger.counts, pen.count
    staff = n(c["active"] + c["veterans"] + c["retired"], "人", "实有人数", "staff_total")
    parts = [
        n(c["active"], "人", "在职人员", "staff_active"),
        n(c["veterans"], "人", "离休人员", "staff_retired_veteran"),
    ]
    pen.write(
        "{o}{y}年度，实有人数{}，其中：在职人员{}，离休人员{}，退休人员{}。",
        staff,
        *parts,
        n(c["retired"], "人", "退休人员", "staff_retired"),
    )
    pen.write("从部门决算单位构成看，{o}部门决算包括：{o}决算。单位无下属预算单位。")
    pen.blocks.append(Break())
    pen.head(0, "部门决算情况说明")
    totals(pen)
    general(pen)
    three(pen)
    pen.head(1, "政府性基金预算财政拨款收入支出决算情况说明")
    s.fund_words(pen, "政府性基金", "本年收入")
    pen.head(1, "国有资本经营预算财政拨款收入支出决算情况说明")
    s.fund_words(pen, "国有资本经营", "本年收入")
    other(pen)


def totals(pen: Pen) -> None:
    """Sections one to four."""
    led, a = pen.ledger, pen.amount
    pen.head(1, "收入支出决算总体情况说明")
    pen.write(
        "{y}年度收入总计{}，其中：本年收入合计{}，使用非财政拨款结余{}，年初结转和结余{}。",
        a(led.grand, "收入总计", "grand_total_revenue"),
        a(led.revenue, "本年收入合计", "total_revenue"),
        a(led.surplus_used, "使用非财政拨款结余", "non_appropriation_surplus_used"),
        a(led.opening, "年初结转和结余", "opening_carryover_surplus"),
    )
    pen.write(
        "{y}年度支出总计{}，其中：本年支出合计{}，结余分配{}，年末结转和结余{}。",
        a(led.grand, "支出总计", "grand_total_expenditure"),
        a(led.expenditure, "本年支出合计", "total_expenditure"),
        a(led.surplus_appropriation, "结余分配", "surplus_appropriation"),
        a(led.closing, "年末结转和结余", "closing_carryover_surplus"),
    )
    pen.write(
        "收入支出总体{}。", pen.against_last_year(led.grand, led.prior_grand, "收入支出总体", "grand_total")
    )
    pen.head(1, "收入决算情况说明")
    s.revenue(pen, "本年收入", True)
    pen.head(1, "支出决算情况说明")
    s.expenditure(pen, "本年支出", True)
    pen.head(1, "财政拨款收入支出决算总体情况说明")
    everything = led.items + led.funds + led.capital
    pen.write(
        "{y}年度财政拨款收入总计{}，其中：年初财政拨款结转和结余{}，本年财政拨款收入{}。财政拨款支出总计{}，其中：年末财政拨款结转和结余{}，本年财政拨款支出{}。",
        a(led.appropriation_grand, "财政拨款收入总计", "appropriation_grand_total_revenue"),
        a(led.total("opening", everything), "年初财政拨款结转和结余", "opening_appropriation_carryover"),
        a(led.appropriation_revenue, "本年财政拨款收入", "fiscal_appropriation_revenue"),
        a(led.appropriation_grand, "财政拨款支出总计", "appropriation_grand_total_expenditure"),
        a(led.total("closing", everything), "年末财政拨款结转和结余", "closing_appropriation_carryover"),
        a(led.appropriation_expenditure, "本年财政拨款支出", "appropriation_expenditure"),
    )
    expense = Expense(led.appropriation_expenditure, led.total("budget"), 0)
    pen.write(
        "财政拨款收入支出总体{}。与年初预算相比，年初预算数{}，{}。",
        pen.against_last_year(
            led.appropriation_grand,
            led.prior_appropriation,
            "财政拨款收入支出总体",
            "appropriation_grand_total",
        ),
        pen.variance(expense, "财政拨款支出", "appropriation_expenditure"),
        pen.reason("increase" if expense.final > expense.budget else "decrease"),
    )


def general(pen: Pen) -> None:
    """Sections five and six: general budget by class and item, basic expenditure."""
    led, name, concept = pen.ledger, "一般公共预算财政拨款支出", "general_budget_appropriation_expenditure"
    pen.head(1, "一般公共预算财政拨款支出决算情况说明")
    pen.head(2, "一般公共预算财政拨款支出决算总体情况")
    total = Expense(led.total("final"), led.total("budget"), led.prior_general)
    pen.write(
        "{y}年度一般公共预算财政拨款支出{}，占本年支出合计的{}。{}。与年初预算相比，年初预算数{}，{}。",
        pen.amount(total.final, name, concept),
        pen.rate(total.final, led.expenditure, "share", "total_expenditure", name, concept),
        pen.against_last_year(total.final, total.prior, name, concept),
        pen.variance(total, name, concept),
        pen.reason("increase" if total.final > total.budget else "decrease"),
    )
    pen.head(2, "一般公共预算财政拨款支出决算结构情况")
    rows = shared.class_shares(pen)
    for number, row in enumerate(rows, 1):
        pen.write(f"{number}.{{}}{'。' if number == len(rows) else '；'}", row)
    pen.head(2, "一般公共预算财政拨款支出决算具体情况")
    for number, item in enumerate(led.items + led.vanished, 1):
        truth, words = shared.item_truth(item), shared.item_words(item)
        final = pen.amount(item.final, words, "function_item_expenditure")
        change = pen.change(item.final, item.prior, words, "function_item_expenditure")
        figures = [p for p in change if isinstance(p, Figure)]
        truth.figures |= {"final": final} | dict(zip(("change", "rate"), figures, strict=False))
        lead: list[Piece] = ["与上年决算"] if change == ["持平"] else ["比上年决算"]
        same = pen.same(item.final, item.prior)
        reason = pen.reason("" if same else "increase" if item.final > item.prior else "decrease")
        pen.write(
            f"{number}{pen.style.number_mark}{words}:支出决算数为{{}}，{{}}，{{}}。",
            final,
            lead + change,
            reason,
            item=truth,
        )
    pen.head(1, "一般公共预算财政拨款基本支出决算情况说明")
    names = shared.names_with_money(pen, ("301", "303")), shared.names_with_money(pen, ("302", "310"))
    led_words = "{y}年度一般公共预算财政拨款基本支出"
    s.basic_words(pen, led_words, "，其中：", "。", (f"包括：{names[0]}", f"包括：{names[1]}"))


def three(pen: Pen) -> None:
    """Section seven: the three public expenses."""
    led, a, n = pen.ledger, pen.amount, pen.count
    total, t = s.three_total(pen), dict(led.three) | {"cars": s.cars(pen)}
    pen.head(1, "财政拨款“三公”经费支出决算情况说明")
    parts: list[Piece] = []
    for name, key, concept in THREE:
        subject = f"{name}支出"
        parts += ["；" if parts else "", subject, a(t[key].final, subject, concept), "，占"]
        parts += [
            pen.rate(t[key].final, total.final, "share", "three_public_expenses", subject, concept),
            "，",
        ]
        parts += pen.against_last_year(t[key].final, t[key].prior, subject, concept)
    name = "“三公”经费支出"
    pen.write(
        "{y}年度财政拨款“三公”经费支出{}，{}。其中：{}。",
        a(total.final, name, "three_public_expenses"),
        pen.against_last_year(total.final, total.prior, name, "three_public_expenses"),
        parts,
    )
    pen.write("具体情况如下：")
    c = led.counts
    pen.write(
        "因公出国（境）费支出{}，开支内容包括国际旅费。单位全年安排的因公出国（境）团组{}，因公出国（境）{}。",
        a(t["travel"].final, "因公出国（境）费支出", "overseas_travel"),
        n(c["groups"], "个", "因公出国（境）团组", "overseas_travel_groups"),
        n(c["trips"], "人次", "因公出国（境）", "overseas_travel_persons"),
    )
    pen.write(
        "公务用车购置及运行维护费{}，其中：公务用车购置费{}，公务用车运行维护费{}。公务用车运行维护费开支内容包括燃料费、维修费。公务用车购置数{}，公务用车保有量{}。",
        a(t["cars"].final, "公务用车购置及运行维护费", "official_vehicles"),
        a(t["purchase"].final, "公务用车购置费", "vehicle_purchase"),
        a(t["operation"].final, "公务用车运行维护费", "vehicle_operation"),
        n(c["bought"], "辆", "公务用车购置数", "vehicles_purchased_count"),
        n(c["held"], "辆", "公务用车保有量", "vehicles_held_count"),
    )
    pen.write(
        "公务接待费{}，开支内容包括公务接待。单位全年安排的国内公务接待{}，{}。",
        a(t["reception"].final, "公务接待费", "official_receptions"),
        n(c["batches"], "批次", "国内公务接待", "reception_batches"),
        n(c["guests"], "人次", "国内公务接待", "reception_persons"),
    )
    pieces: list[Piece] = []
    for name, key, concept in [
        *THREE[:1],
        ("公务用车购置费", "purchase", "vehicle_purchase"),
        ("公务用车运行费", "operation", "vehicle_operation"),
        THREE[2],
    ]:
        pieces += [
            "；" if pieces else "",
            f"{name}全年预算数",
            *pen.variance(t[key], name, concept, "adjusted_budget"),
        ]
        pieces += ["，", *pen.reason("decrease" if t[key].final < t[key].budget else "")]
    pen.write(
        "与全年预算相比，财政拨款“三公”经费支出全年预算数{}，{}。其中：{}。",
        pen.variance(total, "“三公”经费支出", "three_public_expenses", "adjusted_budget"),
        pen.reason("decrease" if total.final < total.budget else ""),
        pieces,
    )


def other(pen: Pen) -> None:
    """Section ten: running costs, procurement, assets."""
    led, a, c = pen.ledger, pen.amount, pen.ledger.counts
    pen.head(1, "其他重要事项的情况说明")
    pen.head(2, "机关运行经费支出情况")
    subject, concept = "机关运行经费支出", "agency_operating_expenses"
    pen.write(
        "{y}年度{o}（行政单位和参照公务员法管理事业单位）机关运行经费支出{}，{}。",
        a(led.operating.final, subject, concept),
        pen.against_last_year(led.operating.final, led.operating.prior, subject, concept),
    )
    pen.head(2, "政府采购情况")
    shared.procurement(pen, "total")
    pen.head(2, "国有资产占用情况说明")
    values = [led.public * 7 + 12345, c["area"] * 250_000, c["vehicles"] * 13_456_700]
    pen.write(
        "截至{y}年12月31日，固定资产原值{}，房屋{}，价值{}。{}；单价100万元（含）以上设备（不含车辆）{}。",
        a(values[0] + values[1] + values[2], "固定资产原值", "fixed_assets_original_value"),
        pen.count(c["area"], "平方米", "房屋", "buildings_area"),
        a(values[1], "房屋价值", "buildings_value"),
        shared.vehicles(pen),
        shared.equipment(pen),
    )


def annex(pen: Pen) -> list[Para]:
    """The list of statements that are annexed, not printed."""
    lines = [Para([f"{'一二三四五六七八九'[i]}、《{title}》"]) for i, title in enumerate(TITLES.values())]
    pen.head(0, "部门决算报表（见附表）")
    return lines
