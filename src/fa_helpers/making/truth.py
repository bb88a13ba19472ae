"""The truth of a document (真值) in the form of the hand-made ones: what is printed, where, and what it means."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fa_helpers.making.cards import Card
from fa_helpers.making.indicators import Indicator
from fa_helpers.making.pieces import Block, Figure, Para, Table, spoken


def narrative(blocks: list[Block]) -> list[dict[str, Any]]:
    """The figures of the text in reading order."""
    out = []
    for para in (b for b in blocks if isinstance(b, Para)):
        for f in para.pieces:
            if isinstance(f, Figure) and f.printed and any(c.isdigit() for c in f.printed):
                row = {
                    "page": f.page,
                    "printed": f.printed,
                    "unit": f.unit.strip(),
                    "measure": f.measure,
                    "stage": f.stage,
                }
                row |= {
                    "base": f.base,
                    "direction": f.direction,
                    "section": f.section,
                    "subject": f.subject,
                    "concept": f.concept,
                }
                out.append(row | ({"doubt": "open"} if f.doubt else {}))
    return out


def items(blocks: list[Block]) -> list[dict[str, Any]]:
    """The list of items."""
    out = []
    for para in (b for b in blocks if isinstance(b, Para) and b.item):
        item = para.item
        assert item is not None
        row: dict[str, Any] = {
            "lei": item.class_name,
            "kuan": item.section_name,
            "xiang": item.item_name,
            "code": item.code,
        }
        row |= dict.fromkeys(("initial_budget", "adjusted_budget", "final"))
        row |= {name: f.printed for name, f in item.figures.items()}
        out.append(row | {"page": para.page})
    return out


def statements(blocks: list[Block]) -> list[dict[str, Any]]:
    """The cells of the statements, by statement and row."""
    cells: list[Figure] = []
    for table in (b for b in blocks if isinstance(b, Table) and not b.card):
        cells += [
            c.content
            for row in table.body
            for c in row
            if isinstance(c.content, Figure) and c.content.statement
        ]
    out = []
    for statement, inside in groupby(cells, key=lambda f: f.statement):
        rows = []
        for (page, code, label), row in groupby(inside, key=lambda f: (f.page, f.code, f.label)):
            printed = [{"column": f.column, "printed": f.printed} for f in row]
            rows.append({"page": page, "code": code, "label": label, "cells": printed})
        out.append({"statement": statement, "rows": rows})
    return out


def indicator(i: Indicator, card: Card) -> dict[str, Any]:
    """One indicator."""
    return {
        "level1": card.headings[i.level1].text,
        "level2": i.level2,
        "level3": i.level3,
        "target": i.target,
        "actual": i.actual,
        "weight": i.weight.printed,
        "score": i.score.printed,
        "deviation": i.deviation or None,
        "basis": i.basis or None,
        "page": i.weight.page,
    }


def scorecards(cards: list[Card], year: int) -> list[dict[str, Any]]:
    """The self-evaluation forms."""
    out = []
    for card in cards:
        funds = []
        for row in card.rows:
            values = [v.printed if isinstance(v, Figure) else None for v in row[1:]]
            names = ("initial_budget", "full_year_budget", "executed", "weight", "execution_rate", "score")
            named: dict[str, Any] = dict(zip(names, values, strict=True))
            funds.append({"row": row[0]} | named)
        out.append(
            {
                "kind": card.kind,
                "title": card.title,
                "name": card.name,
                "fiscal_year": year,
                "supervisor": card.office or None,
                "implementer": card.office or None,
                "funds": funds,
                "goal_expected": spoken(card.goal_expected),
                "goal_actual": spoken(card.goal_actual),
                "indicators": [indicator(i, card) for i in card.indicators],
                "total_weight": "100",
                "total_score": card.total.printed,
                "recipients": card.recipients,
            }
        )
    return out
