"""Sentences that several forms share with small differences (共用段落)."""

from __future__ import annotations

from fa_helpers.making.figures import Expense, Item
from fa_helpers.making.forms.shared import item_truth, item_words, list_of
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Figure, ItemTruth, Piece, Word
from fa_helpers.making.statement_trees import revenue_by_kind

REVENUES = [
    ("上级补助收入", "superior", "superior_subsidy_revenue"),
    ("事业收入", "service", "service_revenue"),
    ("经营收入", "business", "business_revenue"),
    ("附属单位上缴收入", "subordinate", "subordinate_remittance_revenue"),
    ("其他收入", "other", "other_revenue"),
]


def revenue(pen: Pen, opener: str, zeros: bool) -> None:
    """本年收入…，其中：财政拨款收入X万元，占Y%；…"""
    led = pen.ledger
    parts = [("财政拨款收入", led.appropriation_revenue, "fiscal_appropriation_revenue")]
    parts += [(name, revenue_by_kind(led, kind), concept) for name, kind, concept in REVENUES]
    total = pen.amount(led.revenue, "本年收入合计", "total_revenue")
    pen.write(opener + "{}，其中：{}", total, list_of(pen, parts, led.revenue, "total_revenue", zeros))


def expenditure(pen: Pen, opener: str, zeros: bool) -> None:
    """本年支出…，其中：基本支出X万元，占Y%；…"""
    led = pen.ledger
    basic = led.total("basic")
    parts = [
        ("基本支出", basic, "basic_expenditure"),
        ("项目支出", led.expenditure - basic, "project_expenditure"),
    ]
    if zeros:
        parts += [("上缴上级支出", 0, "superior_remittance"), ("经营支出", 0, "business_expenditure")]
        parts += [("对附属单位补助支出", 0, "subordinate_subsidy")]
    total = pen.amount(led.expenditure, "本年支出合计", "total_expenditure")
    pen.write(
        opener + "{}，其中：{}", total, list_of(pen, parts, led.expenditure, "total_expenditure", zeros)
    )


def budget_words(
    pen: Pen, item: Item, truth: ItemTruth, year_word: str, final_word: str, of: str
) -> list[Piece]:
    """年初预算为X万元，支出决算为Y万元，完成年初预算的Z%。决算数…年初预算数的主要原因是：…。"""
    subject, concept = item_words(item), "function_item_expenditure"
    budget, final = pen.budget(item.budget, subject, concept), pen.amount(item.final, subject, concept)
    truth.figures |= {"initial_budget": budget, "final": final}
    rate = pen.completion(item.final, item.budget, of, subject, concept, "initial_budget")
    for figure in rate:
        if isinstance(figure, Figure):
            truth.figures["completion_rate"] = figure
    return [year_word, budget, "，", final_word, final, *rate]


def comparison(pen: Pen, final: int, budget: int, budget_word: str) -> list[Piece]:
    """决算数大于预算数的主要原因是：…"""
    if pen.style.against and budget and not pen.same(final, budget):
        # 决算数比年初预算数增加X万元，增长Y%: the budget as the base of a change.
        words = pen.change(
            final, budget, "", "", "initial_budget" if "年初" in budget_word else "adjusted_budget"
        )
        direction = "increase" if final > budget else "decrease"
        return [f"决算数比{budget_word}", *words, "，", *pen.reason(direction), "。"]
    if pen.same(final, budget):
        return [f"决算数与{budget_word}持平。"]
    up = final > budget
    word = Word("大于" if up else "小于", "comparison")
    return ["决算数", word, f"{budget_word}的", *pen.reason("increase" if up else "decrease"), "。"]


def budget_items(pen: Pen, mark: str, year_word: str, final_word: str, of: str, purpose: bool) -> None:
    """The list of items against the initial budget (Shanghai, Shaanxi, central)."""
    for number, item in enumerate([i for i in pen.ledger.items if i.final or i.budget], 1):
        truth = item_truth(item)
        words = budget_words(pen, item, truth, year_word, final_word, of)
        use = (
            "主要用于：本单位人员支出和公用支出。"
            if purpose and item.basic
            else "主要用于：专项业务支出。"
            if purpose
            else ""
        )
        pen.write(
            f"{number}{mark if mark == '、' else pen.style.number_mark}{item_words(item)}。{use}{{}}。{{}}",
            words,
            comparison(pen, item.final, item.budget, of + ("数" if not of.endswith("数") else "")),
            item=truth,
        )


def plain_completion(pen: Pen, expense: Expense, subject: str, concept: str) -> list[Piece]:
    """支出预算为X万元，支出决算为Y万元，完成预算的Z%; which budget is meant is left open."""
    budget, final = pen.budget(expense.budget, subject, concept), pen.amount(expense.final, subject, concept)
    budget.doubt = True
    pieces: list[Piece] = ["预算为", budget, "，支出决算为", final]
    if not pen.same(expense.budget, 0):
        pieces += [
            "，完成预算的",
            pen.rate(expense.final, expense.budget, "completion_rate", "", subject, concept),
        ]
    return pieces


def assets_sentence(pen: Pen, vehicles: list[Piece], machines: Figure, opener: str) -> None:
    """截至…，共有车辆…；单价100万元（含）以上设备（不含车辆）…"""
    words = (
        "单价100万元（含）以上设备（不含车辆）"
        if pen.rng.random() < 0.7
        else "单位价值100万元（含）以上设备（不含车辆）"
    )
    pen.write(opener + "{}。" + words + "{}。", vehicles, machines)


def three_total(pen: Pen) -> Expense:
    """The three public expenses together."""
    three = pen.ledger.three.values()
    return Expense(sum(e.final for e in three), sum(e.budget for e in three), sum(e.prior for e in three))


def cars(pen: Pen) -> Expense:
    """Purchase and operation of vehicles together."""
    a, b = pen.ledger.three["purchase"], pen.ledger.three["operation"]
    return Expense(a.final + b.final, a.budget + b.budget, a.prior + b.prior)


def basic_words(pen: Pen, opener: str, lead: str, joint: str, names: tuple[str, str]) -> None:
    """一般公共预算财政拨款基本支出X万元，其中：人员经费…；公用经费…"""
    led = pen.ledger
    pen.write(
        opener + "{}" + lead + "人员经费{}，" + names[0] + joint + "公用经费{}，" + names[1] + "。",
        pen.amount(led.total("basic"), "一般公共预算财政拨款基本支出", "general_budget_basic_expenditure"),
        pen.amount(led.personnel, "人员经费", "personnel_expenditure"),
        pen.amount(led.public, "公用经费", "general_operating_expenditure"),
    )


def fund_words(pen: Pen, which: str, carried: str) -> None:
    """The government fund or the state capital budget, with amounts or with the sentence that there are none."""
    items = pen.ledger.funds if which == "政府性基金" else pen.ledger.capital
    if not items:
        if pen.form == "xinjiang":
            pen.write(
                f"我单位本年度无{which}预算财政拨款收入、支出及结转和结余，{which}预算财政拨款收入支出决算表为空表。"
            )
        elif pen.form == "shaanxi":
            pen.write("本部门{y}年度无" + which + "预算财政拨款收支，已公开空表。")
        else:
            pen.write("{o}{y}年度无" + which + "预算财政拨款收入和支出。")
        return
    total, a, subject = pen.ledger.total, pen.amount, f"{which}预算财政拨款"
    pen.write(
        "{y}年度"
        + subject
        + f"年初结转和结余{{}}，{carried}{{}}，支出决算{{}}，年末结转和结余{{}}。具体支出情况如下：",
        a(total("opening", items), f"{subject}年初结转和结余"),
        a(total("revenue", items), f"{subject}收入"),
        a(total("final", items), f"{subject}支出"),
        a(total("closing", items), f"{subject}年末结转和结余"),
    )
    for number, item in enumerate(items, 1):
        truth = item_truth(item)
        final = a(item.final, item_words(item), "function_item_expenditure")
        truth.figures["final"] = final
        pen.write(
            f"{number}.{item_words(item)}。本年支出决算{{}}，主要用于：专项业务支出。", final, item=truth
        )
