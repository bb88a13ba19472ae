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
    order: int, path: Sequence[str], final: str | None, *, section: str = "2.5.3", **more: Any
) -> FunctionalItem:
    """An item; ``more`` gives change, direction, budgets, rate or reason."""
    fields: dict[str, Any] = {
        "initial_budget": None,
        "adjusted_budget": None,
        "change": None,
        "direction": "",
        "change_rate_printed": None,
        "completion_rate": None,
        "reason": "",
    }
    money = ("initial_budget", "adjusted_budget", "change", "change_rate_printed")
    fields |= {name: Decimal(value) if name in money else value for name, value in more.items()}
    return FunctionalItem(
        order=order,
        function_class=path[0],
        function_section=path[1],
        function_item=path[2],
        function_code="",
        final_accounts=None if final is None else Decimal(final),
        page=1,
        fact_ids=(f"narrative.{section}.{order:03d}",),
        **fields,
    )


def document(items: Sequence[FunctionalItem] = (), facts: Sequence[Fact] = ()) -> DocumentData:
    """A document with these items and facts; every item gets the fact of its amount."""
    own = [
        fact(i.fact_ids[0], str(i.final_accounts or 0), subject="/".join((i.function_class, i.function_item)))
        for i in items
    ]
    return DocumentData(
        document_id="sample",
        profile=Profile("某局", 2023, "departmental_final_accounts"),
        sources=(),
        facts=(*facts, *own),
        functional_items=tuple(items),
    )
