"""Filling the ledger (造账): what is random about an office, and what must hold whatever the dice say."""

from __future__ import annotations

from random import Random

from fa_helpers.making.figures import (
    CAPITAL,
    FUND,
    Expense,
    Item,
    Ledger,
    draw_items,
    some_money,
    spread,
    table,
    vary,
)

VEHICLES = ["minister", "leaders", "confidential", "emergency", "enforcement", "special", "retired", "other"]


def make_ledger(rng: Random) -> Ledger:
    """A consistent ledger."""
    size = rng.choice([0.3, 1, 1, 4, 30])
    first_year = rng.random() < 0.1
    items, vanished = draw_items(rng, first_year, size)
    ledger = Ledger(rng.randint(2018, 2025), items, vanished, [], [], first_year)
    if rng.random() < 0.35:
        ledger.funds = extra_items(rng, FUND, size, first_year)
    if rng.random() < 0.15:
        ledger.capital = extra_items(rng, CAPITAL, size, first_year)
    other_money(rng, ledger, size)
    basic = ledger.total("basic")
    public = int(basic * rng.uniform(0.05, 0.3))
    economics = [(r["code"], r["name"]) for r in table("economics.csv") if len(r["code"]) == 5]
    ledger.economic = spread(rng, basic - public, [e for e in economics if e[0][:3] in ("301", "303")])
    goods = [
        e
        for e in economics
        if e[0][:3] in ("302", "310") and e[0] not in ("30212", "30217", "30231", "31013")
    ]
    rest = three_public(rng, ledger, public)
    ledger.economic += spread(rng, public - sum(rest.values()), goods)
    ledger.economic += [(code, dict(economics)[code], fen) for code, fen in rest.items()]
    ledger.economic.sort()
    prior = 0 if first_year else vary(rng, ledger.public)
    ledger.operating = Expense(ledger.public, vary(rng, ledger.public), prior)
    procurement(rng, ledger)
    counts(rng, ledger)
    return ledger


def extra_items(rng: Random, sections: tuple[str, ...], size: float, first_year: bool) -> list[Item]:
    """Items of the government fund or the state capital budget: projects only."""
    rows = [r for r in table("functions.csv") if r["code"][:5] in sections]
    items = []
    for row in sorted(rng.sample(rows, rng.randint(1, 2)), key=lambda r: r["code"]):
        item = Item(
            row["code"], row["class"], row["section"], row["item"], project=some_money(rng, 5, 500 * size)
        )
        item.closing = int(item.project * 0.1) if rng.random() < 0.4 else 0
        item.opening = int(item.project * 0.2) if not first_year and rng.random() < 0.4 else 0
        item.prior = 0 if first_year else vary(rng, item.project)
        items.append(item)
    return items


def other_money(rng: Random, ledger: Ledger, size: float) -> None:
    """Revenue that is no appropriation, and what is paid from it; the balance is the revenue."""
    if rng.random() < 0.5:
        return
    kinds = ["service", "other", "superior", "subordinate", "business"]
    for item in rng.sample(ledger.items, min(2, len(ledger.items))):
        item.other = some_money(rng, 1, 100 * size)
        item.other_kind = rng.choice(kinds)
    ledger.other_closing = some_money(rng, 0.1, 30 * size)
    if rng.random() < 0.6 and not ledger.first_year:
        ledger.other_opening = int(ledger.other_closing * rng.uniform(0.1, 0.9))
    if rng.random() < 0.3:
        ledger.surplus_used = int(ledger.total("other") * rng.uniform(0.05, 0.3))
    if rng.random() < 0.2:
        ledger.surplus_appropriation = int(ledger.total("other") * 0.1)
    ledger.prior_other = 0 if ledger.first_year else vary(rng, ledger.other_revenue + ledger.other_opening)


def three_public(rng: Random, ledger: Ledger, public: int) -> dict[str, int]:
    """The three public expenses, and what of them stands in the basic expenditure by economic code."""
    none = rng.random() < 0.25
    ceiling = public // 6

    def expense(chance: float) -> Expense:
        if none or rng.random() > chance:
            return Expense()
        final = rng.randint(0, ceiling)
        return Expense(final, final + rng.randint(0, ceiling), 0 if ledger.first_year else vary(rng, final))

    ledger.three = {"travel": expense(0.2), "operation": expense(0.7), "reception": expense(0.6)}
    projects = ledger.total("project")
    bought = int(projects * 0.05) if projects and not none and rng.random() < 0.15 else 0
    ledger.three["purchase"] = Expense(bought, bought, 0)
    names = {"30212": "travel", "30231": "operation", "30217": "reception"}
    return {code: ledger.three[name].final for code, name in names.items()} | {"31013": 0}


def procurement(rng: Random, ledger: Ledger) -> None:
    """Government procurement and what of it went to small enterprises."""
    room = max(ledger.public, 100)
    parts = {k: rng.randint(0, room) if rng.random() < 0.7 else 0 for k in ("goods", "works", "services")}
    total = sum(parts.values())
    sme = total if rng.random() < 0.4 else int(total * rng.uniform(0.2, 0.95))
    micro = sme if rng.random() < 0.3 else int(sme * rng.uniform(0.1, 0.9))
    ledger.procurement = parts | {"total": total, "sme": sme, "micro": micro}


def counts(rng: Random, ledger: Ledger) -> None:
    """Everything that is counted: staff, vehicles, trips, guests, equipment."""
    three = ledger.three
    vehicles = {name: rng.randint(1, 9) if rng.random() < 0.3 else 0 for name in VEHICLES}
    held = rng.randint(1, 6) if three["operation"].final else 0
    batches = rng.randint(1, 40) if three["reception"].final else 0
    ledger.counts = {f"vehicles_{k}": v for k, v in vehicles.items()} | {
        "vehicles": sum(vehicles.values()),
        "held": held,
        "bought": rng.randint(1, 3) if three["purchase"].final else 0,
        "groups": rng.randint(1, 3) if three["travel"].final else 0,
        "trips": rng.randint(4, 12) if three["travel"].final else 0,
        "batches": batches,
        "guests": batches * rng.randint(3, 9),
        "active": rng.randint(8, 240),
        "veterans": rng.choice([0, 0, 1]),
        "retired": rng.randint(0, 60),
        "equipment": rng.choice([0, 0, 1, 3, 12]),
        "area": rng.choice([0, 0, rng.randint(300, 30000)]),
    }
