"""The form of Shanghai (上海): 收入支出总计, statements before the text, zero parts left out."""

from __future__ import annotations

from fa_helpers.making.forms import sections as s
from fa_helpers.making.forms import shared
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Figure, Piece


def write(pen: Pen) -> None:
    """The text after the statements."""
    pen.head(0, "{o}{y}年度部门决算情况说明")
    totals(pen)
    general(pen)
    three(pen)
    for which in ("政府性基金", "国有资本经营"):
        pen.head(1, f"{which}预算财政拨款收入支出决算情况说明")
        s.fund_words(pen, which, "本年收入")
    performance(pen)
    other(pen)


def totals(pen: Pen) -> None:
    """Sections one to four."""
    led = pen.ledger
    pen.head(1, "收入支出决算总体情况说明")
    pen.write(
        "{o}{y}年度收入支出总计{}。{}。",
        pen.amount(led.grand, "收入支出总计", "grand_total"),
        last_year(pen, led.grand, led.prior_grand, "收入支出总计", "grand_total"),
    )
    pen.head(1, "收入决算情况说明")
    s.revenue(pen, "本年收入合计", False)
    pen.head(1, "支出决算情况说明")
    s.expenditure(pen, "本年支出合计", False)
    pen.head(1, "财政拨款收入支出决算总体情况说明")
    name = "财政拨款收入支出总计"
    pen.write(
        "{o}{y}年度财政拨款收入支出总计{}。{}。",
        pen.amount(led.appropriation_grand, name, "appropriation_grand_total"),
        last_year(pen, led.appropriation_grand, led.prior_appropriation, name, "appropriation_grand_total"),
    )


def last_year(pen: Pen, new: int, old: int, name: str, concept: str) -> list[Piece]:
    """与2023年度相比，收入支出总计增加X万元，增长Y%。主要原因：…"""
    if pen.same(new, old):
        return [f"与{pen.year - 1}年度相比，{name}", *pen.change(new, old, name, concept)]
    words = pen.change(new, old, name, concept)
    reason = pen.reason("increase" if new > old else "decrease", "主要原因：")
    return [f"与{pen.year - 1}年度相比，{name}", *words, "。", *reason]


def general(pen: Pen) -> None:
    """Sections five and six."""
    led, name, concept = pen.ledger, "一般公共预算财政拨款支出", "general_budget_appropriation_expenditure"
    total, budget = led.total("final"), led.total("budget")
    pen.head(1, "一般公共预算财政拨款支出决算情况说明")
    pen.head(2, "一般公共预算财政拨款支出决算总体情况")
    pen.write(
        "一般公共预算财政拨款支出{}，占本年支出合计的{}。{}。",
        pen.amount(total, name, concept),
        pen.rate(total, led.expenditure, "share", "total_expenditure", name, concept),
        last_year(pen, total, led.prior_general, name, concept),
    )
    pen.head(2, "一般公共预算财政拨款支出决算结构情况")
    rows: list[Piece] = []
    for row in shared.class_shares(pen):
        rows += ["；" if rows else "", *row]
    pen.write("一般公共预算财政拨款支出{}，主要用于以下方面：{}。", pen.amount(total, name, concept), rows)
    pen.head(2, "一般公共预算财政拨款支出决算具体情况")
    pen.write(
        "一般公共预算财政拨款支出年初预算为{}，支出决算为{}{}。{}其中：",
        pen.budget(budget, name, concept),
        pen.amount(total, name, concept),
        pen.completion(total, budget, "年初预算", name, concept, "initial_budget"),
        s.comparison(pen, total, budget, "预算数"),
    )
    full = pen.rng.random() < 0.3
    if full:
        adjusted_items(pen)
    else:
        s.budget_items(pen, "、", "年初预算为", "支出决算为", "年初预算", True)
    pen.head(1, "一般公共预算财政拨款基本支出决算情况说明")
    names = shared.names_with_money(pen, ("301", "303")), shared.names_with_money(pen, ("302", "310"))
    s.basic_words(
        pen,
        "一般公共预算财政拨款基本支出",
        "。其中：",
        "；",
        (f"主要包括：{names[0]}", f"主要包括：{names[1]}"),
    )


def adjusted_items(pen: Pen) -> None:
    """Items against the full-year budget, as a first-year unit prints them."""
    for number, item in enumerate(pen.ledger.items, 1):
        truth, words = shared.item_truth(item), shared.item_words(item)
        budget = pen.budget(item.adjusted, words, "function_item_expenditure", adjusted=True)
        final = pen.amount(item.final, words, "function_item_expenditure")
        rate = pen.completion(
            item.final, item.adjusted, "全年预算数", words, "function_item_expenditure", "adjusted_budget"
        )
        truth.figures |= {"adjusted_budget": budget, "final": final}
        for figure in rate:
            if isinstance(figure, Figure):
                truth.figures["completion_rate"] = figure
        pen.write(
            f"{number}、{words}。主要用于：本单位支出。全年预算为{{}}，支出决算为{{}}{{}}。{{}}",
            budget,
            final,
            rate,
            s.comparison(pen, item.final, item.adjusted, "全年预算数"),
            item=truth,
        )


def three(pen: Pen) -> None:
    """Section seven."""
    pen.head(1, "财政拨款“三公”经费支出决算情况说明")
    total, t, c = s.three_total(pen), pen.ledger.three, pen.ledger.counts
    if not total.final and not total.budget:
        pen.write("{o}{y}年度无“三公”经费财政拨款支出。")
        return
    name, concept = "“三公”经费财政拨款支出", "three_public_expenses"
    car = s.cars(pen)
    pen.write(
        "{o}{y}年度“三公”经费财政拨款支出年初预算为{}，支出决算为{}{}。其中：因公出国（境）费支出决算为{}；公务用车购置及运行维护费支出决算为{}；公务接待费支出决算为{}。",
        pen.budget(total.budget, name, concept),
        pen.amount(total.final, name, concept),
        pen.completion(total.final, total.budget, "年初预算", name, concept, "initial_budget"),
        pen.amount(t["travel"].final, "因公出国（境）费", "overseas_travel"),
        pen.amount(car.final, "公务用车购置及运行维护费", "official_vehicles"),
        pen.amount(t["reception"].final, "公务接待费", "official_receptions"),
    )
    pen.write("{}。", last_year(pen, total.final, total.prior, "“三公”经费支出决算", concept))
    pen.write(
        "公务用车运行维护费支出{}，主要用于公务用车燃料费、维修费。截至{y}年末，公务用车保有量{}。公务接待费支出{}，国内公务接待{}，{}。",
        pen.amount(t["operation"].final, "公务用车运行维护费支出", "vehicle_operation"),
        pen.count(c["held"], "辆", "公务用车保有量", "vehicles_held_count"),
        pen.amount(t["reception"].final, "公务接待费支出", "official_receptions"),
        pen.count(c["batches"], "批次", "国内公务接待", "reception_batches"),
        pen.count(c["guests"], "人次", "国内公务接待", "reception_persons"),
    )


def performance(pen: Pen) -> None:
    """Section ten."""
    pen.head(1, "预算绩效管理情况")
    n = pen.rng.randint(1, 9)
    money = pen.ledger.total("project") or pen.ledger.total("final")
    number = pen.count(n, "个", "编报绩效目标的项目")
    involved, again = pen.amount(money, "编报绩效目标的项目"), pen.amount(money, "绩效自评的项目")
    involved.doubt = again.doubt = True
    pen.write(
        "{o}{y}年度预算绩效管理工作开展情况如下：编报绩效目标的{y}年度项目{}，涉及预算金额{}；绩效自评的{y}年度项目{}，涉及预算金额{}。",
        number,
        involved,
        pen.count(n, "个", "绩效自评的项目"),
        again,
    )


def other(pen: Pen) -> None:
    """Section eleven."""
    led, subject, concept = pen.ledger, "机关运行经费支出", "agency_operating_expenses"
    pen.head(1, "其他重要事项的情况说明")
    pen.head(2, "机关运行经费支出情况")
    new, old = led.operating.final, led.operating.prior
    same = pen.same(new, old)
    pen.write(
        "机关运行经费支出{}，{}{}。{}。",
        pen.amount(new, subject, concept),
        f"{'与' if same and pen.style.flat == '持平' else '比'}{pen.year - 1}年度",
        pen.change(new, old, subject, concept),
        pen.reason("" if same else "increase" if new > old else "decrease", "主要原因是"),
    )
    pen.head(2, "政府采购支出情况")
    shared.procurement(pen, "sme")
    pen.head(2, "国有资产占有使用情况说明")
    s.assets_sentence(pen, shared.vehicles(pen), shared.equipment(pen), "截至{y}年12月31日，{o}共有")
