"""Hand-made documents for the tests of spending: items and facts with nothing around them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from fa_helpers.model import DocumentData, Fact, FunctionalItem, Locator, Profile


def fact(
    fact_id: str,
    value: str,
    *,
    unit: str = "万元",
    measure: str = "amount",
    stage: str = "final_accounts",
    **more: Any,
) -> Fact:
    """A printed figure; ``more`` are its other fields."""
    fields: dict[str, Any] = {"concept": "", "subject": "", "printed": value, "context": value} | more
    money = measure in ("amount", "change") and unit != "%"
    return Fact(
        fact_id=fact_id,
        origin="narrative",
        section=fact_id.partition(".")[2].rpartition(".")[0],
        measure=measure,  # type: ignore[arg-type]
        value=Decimal(value),
        unit=unit,
        locator=Locator(page=1),
        stage=stage if measure == "amount" else "",  # type: ignore[arg-type]
        amount_yuan=Decimal(value) * (10000 if unit == "万元" else 1) if money else None,
        **fields,
    )


def item(
    order: int,
    path: Sequence[str],
    final: str | None,
    *,
    section: str = "2.5.3",
    direction: str = "",
    reason: str = "",
    **printed: str,
) -> FunctionalItem:
    """An item with its figures; ``printed`` gives its budgets, its change and its rate of change."""
    start = f"narrative.{section}.{order:03d}"
    moved = {"base": "prior_final_accounts", "direction": direction}
    subject = "/".join((path[0], path[2]))
    figures = [] if final is None else [fact(start, final, subject=subject)]
    for name, value in printed.items():
        if name.endswith("budget"):
            figures.append(fact(f"{start}{name}", value, stage=name))
        elif name == "change":
            figures.append(fact(f"{start}{name}", value, measure="change", **moved))
        else:
            figures.append(fact(f"{start}{name}", value, unit="%", measure="change_rate", **moved))
    return FunctionalItem(order, path[0], path[1], path[2], "", 1, reason, tuple(figures))


def document(items: Sequence[FunctionalItem] = (), facts: Sequence[Fact] = ()) -> DocumentData:
    """A document with these items and facts; every item gets the fact of its amount."""
    own = [one for i in items for one in i.facts[:1]]
    return DocumentData(
        document_id="sample",
        profile=Profile("某局", 2023, "departmental_final_accounts"),
        sources=(),
        facts=(*facts, *own),
        functional_items=tuple(items),
    )
