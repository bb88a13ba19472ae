"""The ledger (账): exact money first, so that every printed figure follows from it by rounding alone."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fa_helpers.making.numbers import WAN

DATA = Path(__file__).parent / "data"
COMMON = ("20805", "21011", "22102")
FUND, CAPITAL = ("21208", "22960", "22904"), ("22301", "22303")


@dataclass
class Item:
    """One item by function with its money in fen (项级科目)."""

    code: str
    class_name: str
    section_name: str
    item_name: str
    basic: int = 0
    project: int = 0
    other: int = 0
    opening: int = 0
    closing: int = 0
    prior: int = 0
    budget: int = 0
    adjusted: int = 0
    other_kind: str = ""

    @property
    def final(self) -> int:
        """Paid from appropriations."""
        return self.basic + self.project

    @property
    def revenue(self) -> int:
        """Appropriated in the year."""
        return self.final + self.closing - self.opening


@dataclass
class Expense:
    """A figure with its budget and its prior year (支出、预算、上年)."""

    final: int = 0
    budget: int = 0
    prior: int = 0


@dataclass
class Ledger:
    """All money of an office in a year; amounts in fen."""

    year: int
    items: list[Item]
    vanished: list[Item]
    funds: list[Item]
    capital: list[Item]
    first_year: bool
    other_opening: int = 0
    surplus_used: int = 0
    surplus_appropriation: int = 0
    other_closing: int = 0
    economic: list[tuple[str, str, int]] = field(default_factory=list)
    three: dict[str, Expense] = field(default_factory=dict)
    operating: Expense = field(default_factory=Expense)
    procurement: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    prior_other: int = 0

    def total(self, name: str, items: list[Item] | None = None) -> int:
        """Sum of a field over the items of the general budget, or over those given."""
        return sum(getattr(item, name) for item in (self.items if items is None else items))

    @property
    def other_revenue(self) -> int:
        """Revenue that is no appropriation."""
        uses = self.total("other") + self.surplus_appropriation + self.other_closing
        return uses - self.other_opening - self.surplus_used

    @property
    def appropriation_revenue(self) -> int:
        """Appropriations of the year, the three budgets together."""
        return self.total("revenue") + self.total("revenue", self.funds) + self.total("revenue", self.capital)

    @property
    def appropriation_expenditure(self) -> int:
        """Paid from appropriations."""
        return self.total("final") + self.total("final", self.funds) + self.total("final", self.capital)

    @property
    def appropriation_grand(self) -> int:
        """Appropriations with what was carried over."""
        everything = self.items + self.funds + self.capital
        return self.appropriation_revenue + self.total("opening", everything)

    @property
    def revenue(self) -> int:
        """本年收入合计."""
        return self.appropriation_revenue + self.other_revenue

    @property
    def expenditure(self) -> int:
        """本年支出合计."""
        return self.appropriation_expenditure + self.total("other")

    @property
    def opening(self) -> int:
        """年初结转和结余."""
        return self.total("opening", self.items + self.funds + self.capital) + self.other_opening

    @property
    def closing(self) -> int:
        """年末结转和结余."""
        return self.total("closing", self.items + self.funds + self.capital) + self.other_closing

    @property
    def grand(self) -> int:
        """总计."""
        return self.revenue + self.surplus_used + self.opening

    @property
    def prior_general(self) -> int:
        """General budget expenditure of the year before."""
        return self.total("prior", self.items + self.vanished)

    @property
    def prior_appropriation(self) -> int:
        """Grand total of appropriations of the year before."""
        return self.prior_general + self.total("prior", self.funds + self.capital)

    @property
    def prior_grand(self) -> int:
        """Grand total of the year before."""
        return self.prior_appropriation + self.prior_other

    def side(self, prefix: tuple[str, ...]) -> int:
        """Basic expenditure by economic class."""
        return sum(fen for code, _, fen in self.economic if code.startswith(prefix))

    @property
    def personnel(self) -> int:
        """人员经费."""
        return self.side(("301", "303"))

    @property
    def public(self) -> int:
        """公用经费."""
        return self.side(("302", "310"))


def table(name: str) -> list[dict[str, str]]:
    """A data file of the corpus."""
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def some_money(rng: Random, low: float, high: float) -> int:
    """Fen, spread evenly over orders of magnitude; round now and then."""
    value = int(WAN * low * (high / low) ** rng.random())
    return value // WAN * WAN or WAN if rng.random() < 0.2 else value


def draw_items(rng: Random, year_first: bool, size: float) -> tuple[list[Item], list[Item]]:
    """Items of the general budget, and items that ended the year before."""
    rows = [r for r in table("functions.csv") if r["code"][:5] not in FUND + CAPITAL]
    sections = sorted({r["code"][:5] for r in rows if r["code"][:5] not in COMMON})
    chosen = [*rng.sample(sections, rng.randint(1, 4)), *(c for c in COMMON if rng.random() < 0.85)]
    items: list[Item] = []
    for section in sorted(chosen):
        inside = [r for r in rows if r["code"].startswith(section)]
        for row in rng.sample(inside, min(len(inside), rng.randint(1, 4))):
            items.append(Item(row["code"], row["class"], row["section"], row["item"]))
    items.sort(key=lambda item: item.code)
    gone = (
        [items.pop(rng.randrange(len(items)))]
        if len(items) > 4 and not year_first and rng.random() < 0.4
        else []
    )
    for index, item in enumerate(items):
        basic = item.code[:5] in COMMON or item.item_name in ("行政运行", "事业运行") or index == 0
        item.basic = some_money(rng, 2 * size, 400 * size) if basic else 0
        if not basic or rng.random() < 0.15:
            item.project = some_money(rng, 1 * size, 900 * size)
        item.prior = 0 if year_first or rng.random() < 0.12 else vary(rng, item.final)
        item.budget = 0 if rng.random() < (0.6 if year_first else 0.12) else vary(rng, item.final)
        item.adjusted = item.final if rng.random() < 0.4 else int(item.final * rng.uniform(1.0, 1.3))
        if item.project and rng.random() < 0.4:
            item.closing = int(item.project * rng.uniform(0.02, 0.3))
        if item.project and not year_first and rng.random() < 0.4:
            item.opening = int(item.project * rng.uniform(0.02, 0.6))
    for item in gone:
        item.prior = some_money(rng, 1, 300 * size)
    return items, gone


def vary(rng: Random, fen: int) -> int:
    """A neighbour of an amount: the same, near, or far."""
    return fen if rng.random() < 0.1 else int(fen * rng.choice([rng.uniform(0.6, 1.4), rng.uniform(0.05, 4)]))


def spread(rng: Random, fen: int, names: list[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """An amount divided over names, some of them with nothing."""
    weights = [rng.random() ** 2 if rng.random() < 0.6 else 0.0 for _ in names]
    weights[0] = weights[0] or 1.0
    parts = [int(fen * w / sum(weights)) for w in weights]
    parts[0] += fen - sum(parts)
    return [(code, name, part) for (code, name), part in zip(names, parts, strict=True)]
