"""The form of central departments (中央): 收、支总计, statements before the text, 各增加."""

from __future__ import annotations

from fa_helpers.making.forms import sections as s
from fa_helpers.making.forms import shared
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Piece


def write(pen: Pen) -> None:
    """The text after the statements."""
    pen.head(0, "{y}年度部门决算情况说明")
    totals(pen)
    general(pen)
    three(pen)
    for which in ("政府性基金", "国有资本经营"):
        pen.head(1, f"{which}预算财政拨款收入支出决算情况说明")
        s.fund_words(pen, which, "本年收入")
    other(pen)


def last_year(pen: Pen, new: int, old: int, name: str, concept: str, each: str = "") -> list[Piece]:
    """与2022年度相比，收、支总计各增加X万元，增长Y%，主要是…"""
    words, same = pen.change(new, old, name, concept), pen.same(new, old)
    direction = "" if same else "increase" if new > old else "decrease"
    return [
        f"与{pen.year - 1}年度相比，{name}",
        each if words != ["持平"] else "",
        *words,
        "，",
        *pen.reason(direction, pen.rng.choice(["主要是", "主要原因是：", "主要原因："])),
    ]


def totals(pen: Pen) -> None:
    """Sections one to four."""
    led = pen.ledger
    pen.head(1, "收入支出决算总体情况说明")
    pen.write(
        pen.rng.choice(["{o}", ""]) + "{y}年度收、支总计{}。{}。",
        pen.amount(led.grand, "收、支总计", "grand_total"),
        last_year(pen, led.grand, led.prior_grand, "收、支总计", "grand_total", "各"),
    )
    pen.head(1, "收入决算情况说明")
    s.revenue(pen, pen.rng.choice(["本年收入合计", "{y}年度本年收入合计"]), False)
    pen.head(1, "支出决算情况说明")
    s.expenditure(pen, pen.rng.choice(["本年支出合计", "{y}年度本年支出合计"]), False)
    pen.head(1, "财政拨款收入支出决算总体情况说明")
    pen.write(
        "{y}年度财政拨款收、支总计{}。{}。",
        pen.amount(led.appropriation_grand, "财政拨款收、支总计", "appropriation_grand_total"),
        last_year(
            pen,
            led.appropriation_grand,
            led.prior_appropriation,
            "财政拨款收、支总计",
            "appropriation_grand_total",
            "各",
        ),
    )


def general(pen: Pen) -> None:
    """Sections five and six."""
    led, name, concept = pen.ledger, "一般公共预算财政拨款支出", "general_budget_appropriation_expenditure"
    total, budget = led.total("final"), led.total("budget")
    pen.head(1, "一般公共预算财政拨款支出决算情况说明")
    pen.head(2, "一般公共预算财政拨款支出决算总体情况")
    pen.write(
        "{y}年度一般公共预算财政拨款支出{}，占本年支出合计的{}。{}。",
        pen.amount(total, name, concept),
        pen.rate(total, led.expenditure, "share", "total_expenditure", name, concept),
        last_year(pen, total, led.prior_general, name, concept),
    )
    pen.head(2, "一般公共预算财政拨款支出决算结构情况")
    rows: list[Piece] = []
    for row in shared.class_shares(pen):
        rows += ["；" if rows else "", *row]
    pen.write(
        "{y}年度一般公共预算财政拨款支出{}，主要用于以下方面：{}。", pen.amount(total, name, concept), rows
    )
    pen.head(2, "一般公共预算财政拨款支出决算具体情况")
    pen.write(
        "{y}年度一般公共预算财政拨款支出年初预算为{}，支出决算为{}{}。其中：",
        pen.budget(budget, name, concept),
        pen.amount(total, name, concept),
        pen.completion(total, budget, "年初预算", name, concept, "initial_budget"),
    )
    if pen.style.by_code:
        coded_items(pen)
    else:
        s.budget_items(pen, ".", "年初预算为", "支出决算为", "年初预算", False)
    pen.head(1, "一般公共预算财政拨款基本支出决算情况说明")
    names = shared.names_with_money(pen, ("301", "303")), shared.names_with_money(pen, ("302", "310"))
    s.basic_words(
        pen,
        "{y}年度一般公共预算财政拨款基本支出",
        "，其中：",
        "；",
        (f"主要包括：{names[0]}", f"主要包括：{names[1]}"),
    )


def coded_items(pen: Pen) -> None:
    """行政运行（2010301）2023年度决算数为X万元，比2022年度决算数增加Y万元，增长Z%: items by code, as universities print them."""
    for number, item in enumerate(pen.ledger.items, 1):
        truth = shared.item_truth(item)
        name, concept = f"{item.item_name}（{item.code}）", "function_item_expenditure"
        final = pen.amount(item.final, name, concept)
        truth.figures["final"] = final
        words = pen.change(item.final, item.prior, name, concept)
        lead = f"{'与' if words == ['持平'] else '比'}{pen.year - 1}年度决算数"
        pen.write(f"{number}.{name}，{{y}}年度决算数为{{}}，{lead}{{}}。", final, words, item=truth)


def three(pen: Pen) -> None:
    """Section seven."""
    pen.head(1, "财政拨款“三公”经费支出决算情况说明")
    total, t, c = s.three_total(pen), pen.ledger.three, pen.ledger.counts
    name, concept = "“三公”经费财政拨款支出", "three_public_expenses"
    pen.write("{y}年度“三公”经费财政拨款支出{}。", s.plain_completion(pen, total, name, concept))
    pen.write("{}。", last_year(pen, total.final, total.prior, "“三公”经费支出决算", concept))
    lines = [
        ("因公出国（境）费", t["travel"], "overseas_travel"),
        ("公务用车购置及运行维护费", s.cars(pen), "official_vehicles"),
        ("公务接待费", t["reception"], "official_receptions"),
    ]
    parts: list[Piece] = []
    for label, e, identifier in lines:
        share = pen.rate(e.final, total.final, "share", "three_public_expenses", label, identifier)
        parts += [
            "；" if parts else "",
            f"{label}支出决算为",
            pen.amount(e.final, label, identifier),
            "，占",
            share,
        ]
    pen.write("{y}年度“三公”经费财政拨款支出决算中，{}。具体情况如下：", parts)
    pen.write(
        "1.因公出国（境）费支出{}。全年安排因公出国（境）团组{}，累计{}。",
        pen.amount(t["travel"].final, "因公出国（境）费支出", "overseas_travel"),
        pen.count(c["groups"], "个", "因公出国（境）团组", "overseas_travel_groups"),
        pen.count(c["trips"], "人次", "因公出国（境）", "overseas_travel_persons"),
    )
    pen.write(
        "2.公务用车购置及运行维护费支出{}。其中：公务用车购置支出{}，公务用车运行维护费支出{}。截至{y}年12月31日，公务用车保有量为{}。",
        pen.amount(s.cars(pen).final, "公务用车购置及运行维护费支出", "official_vehicles"),
        pen.amount(t["purchase"].final, "公务用车购置支出", "vehicle_purchase"),
        pen.amount(t["operation"].final, "公务用车运行维护费支出", "vehicle_operation"),
        pen.count(c["held"], "辆", "公务用车保有量", "vehicles_held_count"),
    )
    pen.write(
        "3.公务接待费支出{}。国内公务接待{}，{}。",
        pen.amount(t["reception"].final, "公务接待费支出", "official_receptions"),
        pen.count(c["batches"], "批次", "国内公务接待", "reception_batches"),
        pen.count(c["guests"], "人次", "国内公务接待", "reception_persons"),
    )


def other(pen: Pen) -> None:
    """Section ten."""
    led, subject, concept = pen.ledger, "机关运行经费支出", "agency_operating_expenses"
    new, old = led.operating.final, led.operating.prior
    pen.head(1, "其他重要事项的情况说明")
    pen.head(2, "机关运行经费支出情况")
    words, same = pen.change(new, old, subject, concept), pen.same(new, old)
    pen.write(
        "{y}年度机关运行经费支出{}，{}{}，{}。",
        pen.amount(new, subject, concept),
        f"{'与' if words == ['持平'] else '比'}{pen.year - 1}年度",
        words,
        pen.reason("" if same else "increase" if new > old else "decrease", "主要原因是"),
    )
    pen.head(2, "政府采购支出情况")
    shared.procurement(pen, pen.rng.choice(["sme", "total"]))
    pen.head(2, "国有资产占有使用情况")
    s.assets_sentence(pen, shared.vehicles(pen), shared.equipment(pen), "截至{y}年12月31日，{o}共有")
