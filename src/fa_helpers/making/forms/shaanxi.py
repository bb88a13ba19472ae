"""The form of Shaanxi (陕西): 收入总计、支出总计均为, the text before the statements, numbers without trailing zeros."""

from __future__ import annotations

from fa_helpers.making.figures import Expense
from fa_helpers.making.forms import sections as s
from fa_helpers.making.forms import shared
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Break, Piece, Word


def write(pen: Pen) -> None:
    """The whole text."""
    pen.head(0, "部门概况")
    shared.duties(pen, "主要职责及内设机构")
    pen.head(1, "人员情况")
    c, n = pen.ledger.counts, pen.count
    pen.write(
        "截至{y}年底，本部门实有人员{}，其中在职人员{}、退休人员{}。",
        n(c["active"] + c["retired"], "人", "实有人员", "staff_total"),
        n(c["active"], "人", "在职人员", "staff_active"),
        n(c["retired"], "人", "退休人员", "staff_retired"),
    )
    pen.blocks.append(Break())
    pen.head(0, "{y}年度部门决算情况说明")
    totals(pen)
    general(pen)
    pen.head(1, "政府性基金预算财政拨款收入支出决算情况说明")
    s.fund_words(pen, "政府性基金", "收入决算")
    pen.head(1, "国有资本经营预算财政拨款支出决算情况说明")
    s.fund_words(pen, "国有资本经营", "收入决算")
    three(pen)
    other(pen)


def both(pen: Pen, prefix: str, new: int, old: int, concept: str) -> None:
    """收入总计、支出总计均为X万元，与上年相比收入总计、支出总计均增加Y万元，增长Z%，增长的主要原因是：…"""
    name = f"{prefix}收入总计、支出总计"
    words, same = pen.change(new, old, name, concept), pen.same(new, old)
    up = "" if same else "increase" if new > old else "decrease"
    lead = {"": "主要原因是：", "increase": "增长的主要原因是：", "decrease": "下降的主要原因是："}[up]
    middle = "与上年相比" if words == ["持平"] else "与上年相比收入总计、支出总计均"
    pen.write(
        "{y}年度" + name + "均为{}，" + middle + "{}，{}。",
        pen.amount(new, name, concept),
        words,
        pen.reason(up, lead),
    )


def totals(pen: Pen) -> None:
    """Sections one to four."""
    led = pen.ledger
    pen.head(1, "收入支出决算总体情况说明")
    both(pen, "", led.grand, led.prior_grand, "grand_total")
    pen.head(1, "收入决算情况说明")
    s.revenue(pen, "{y}年度本年收入合计", False)
    pen.head(1, "支出决算情况说明")
    s.expenditure(pen, "{y}年度本年支出合计", False)
    pen.head(1, "财政拨款收入支出决算总体情况说明")
    both(pen, "财政拨款", led.appropriation_grand, led.prior_appropriation, "appropriation_grand_total")


def general(pen: Pen) -> None:
    """Sections five and six."""
    led, name, concept = pen.ledger, "一般公共预算财政拨款支出", "general_budget_appropriation_expenditure"
    total, budget, old = led.total("final"), led.total("budget"), led.prior_general
    pen.head(1, "一般公共预算财政拨款支出决算情况说明")
    words, same = pen.change(total, old, "财政拨款支出", concept), pen.same(total, old)
    pen.write(
        "{y}年度一般公共预算财政拨款支出年初预算{}，支出决算{}{}，占本年支出合计的{}。与上年相比，财政拨款支出{}，{}。",
        pen.budget(budget, name, concept),
        pen.amount(total, name, concept),
        pen.completion(total, budget, "年初预算", name, concept, "initial_budget"),
        pen.rate(total, led.expenditure, "share", "total_expenditure", name, concept),
        words,
        pen.reason("" if same else "increase" if total > old else "decrease"),
    )
    pen.write("按照政府功能分类科目，其中：")
    s.budget_items(pen, ".", "年初预算", "支出决算", "年初预算", False)
    pen.head(1, "一般公共预算财政拨款基本支出决算情况说明")
    pen.write(
        "{y}年度一般公共预算财政拨款基本支出{}，包括人员经费和公用经费。其中：",
        pen.amount(led.total("basic"), "一般公共预算财政拨款基本支出", "general_budget_basic_expenditure"),
    )
    names = shared.names_with_money(pen, ("301", "303")), shared.names_with_money(pen, ("302", "310"))
    pen.write(
        "（一）人员经费{}，主要包括：" + names[0] + "。",
        pen.amount(led.personnel, "人员经费", "personnel_expenditure"),
    )
    pen.write(
        "（二）公用经费{}，主要包括：" + names[1] + "。",
        pen.amount(led.public, "公用经费", "general_operating_expenditure"),
    )


def expense(pen: Pen, opener: str, e: Expense, subject: str, concept: str) -> None:
    """…预算X万元，支出决算Y万元，完成预算的Z%，决算数较预算数减少W万元，主要原因是：…"""
    budget, final = pen.budget(e.budget, subject, concept), pen.amount(e.final, subject, concept)
    budget.doubt = True
    words: list[Piece] = []
    if not pen.same(e.budget, 0):
        words += ["，完成预算的", pen.rate(e.final, e.budget, "completion_rate", "", subject, concept)]
    if not pen.same(e.final, e.budget):
        up = e.final > e.budget
        direction = "increase" if up else "decrease"
        difference = pen.as_change(pen.amount(abs(e.final - e.budget), subject, concept), "", direction)
        words += [
            "，决算数较预算数",
            Word("增加" if up else "减少", "direction", difference),
            difference,
            "，",
            *pen.reason(direction),
        ]
    pen.write(opener + "预算{}，支出决算{}{}。", budget, final, words)


def three(pen: Pen) -> None:
    """Section nine: three public expenses."""
    t, c = pen.ledger.three, pen.ledger.counts
    pen.head(1, "财政拨款“三公”经费支出决算情况说明")
    expense(
        pen,
        "{y}年度财政拨款安排“三公”经费支出",
        s.three_total(pen),
        "“三公”经费支出",
        "three_public_expenses",
    )
    lines = [
        ("因公出国（境）费", "travel", "overseas_travel"),
        ("公务用车购置费", "purchase", "vehicle_purchase"),
    ]
    lines += [
        ("公务用车运行维护费", "operation", "vehicle_operation"),
        ("公务接待费", "reception", "official_receptions"),
    ]
    for number, (name, key, concept) in enumerate(lines, 1):
        pen.write(f"{number}．{name}支出情况说明。")
        if not t[key].final and not t[key].budget:
            pen.write(f"本年度无财政拨款{name}支出。")
            continue
        expense(pen, "{y}年度财政拨款安排" + name, t[key], name, concept)
        if key == "reception" and t[key].final:
            pen.write(
                "国内公务接待支出{}。共接待国内来访团组{}，来宾{}。",
                pen.amount(t[key].final, "国内公务接待支出", ""),
                pen.count(c["batches"], "个", "国内来访团组"),
                pen.count(c["guests"], "人次", "来宾"),
            )


def other(pen: Pen) -> None:
    """Sections ten to fourteen."""
    led, o = pen.ledger, pen.ledger.operating
    pen.head(1, "机关运行经费支出情况说明")
    subject, concept = "机关运行经费", "agency_operating_expenses"
    words, same = pen.change(o.final, o.prior, "支出决算", concept), pen.same(o.final, o.prior)
    pen.write(
        "{y}年度机关运行经费{}。支出决算{}{}，{}。",
        s.plain_completion(pen, o, subject, concept),
        "与上年" if words == ["持平"] else "比上年",
        words,
        pen.reason("" if same else "increase" if o.final > o.prior else "decrease"),
    )
    pen.head(1, "政府采购支出情况说明")
    shared.procurement(pen, "sme")
    pen.head(1, "国有资产占用及购置情况说明")
    s.assets_sentence(pen, shared.vehicles(pen), shared.equipment(pen), "截至{y}年末，本部门共有")
    bought = pen.count(led.counts["bought"], "辆", "购置车辆")
    pen.write(
        "{y}年当年购置车辆{}；购置单价100万元以上的设备{}。",
        bought,
        pen.count(0, "台（套）", "购置单价100万元以上的设备"),
    )
