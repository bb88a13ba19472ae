"""Execution by project or source (预算执行): sorted by the money not spent, with the recomputed rate as a bar to 100%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.plate import EDGE, Plate, swatch
from fa_helpers.presentation.charts.rows import DrawRow, Layout, Row, Scale
from fa_helpers.presentation.charts.telling import (
    Telling,
    Told,
    about_line,
    drawn,
    item_of,
    nothing_drawn,
    number,
    share_text,
    table,
    yuan,
)
from fa_helpers.presentation.fonts import BLUE, GREY, ORANGE, WHITE, Ink
from fa_helpers.presentation.numbers import exact, format_per_cent
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

MOST: Final = 15
_APART: Final = Decimal("0.6")  # percentage points that a printed rate may be away from the recomputed one
_NOT_SPENT: Final = Ink(WHITE, "////")


@dataclass(frozen=True, slots=True)
class _Task:
    name: str
    budget: Decimal
    executed: Decimal
    page: int
    printed: Decimal | None = None
    count: int = 1

    @property
    def unspent(self) -> Decimal:
        return self.budget - self.executed

    @property
    def rate(self) -> Decimal | None:
        return self.executed / self.budget * 100 if self.budget > 0 else None


def execution(
    frame: pd.DataFrame, doc: Told, language: Language, *, unit: str = "万元"
) -> Picture | NothingToDraw:
    """Draw how much of each budget was spent and how much was not (预算执行图), fifteen rows at the most, the rest summed.

    The frame has ``label``, ``adjusted_budget``, ``executed``, ``page``, perhaps ``unit`` and ``execution_rate``: a printed
    rate more than 0.6 percentage points from the recomputed one is marked ``*``. Rows of one form alone are its sources.
    """
    of = "source" if "source" in frame.columns and frame["scorecard_id"].nunique() == 1 else "project"
    tasks = _read(frame, unit)
    scale = money_scale([a for t in tasks for a in (t.budget, t.executed, t.unspent)], language)
    numbers = table([_numbers(task, scale, language) for task in tasks])
    if not any(task.budget for task in tasks):
        return nothing_drawn(numbers, language, scale.unit)
    shown = _folded(tasks, of, language)
    rows = [_row(task, scale, language) for task in shown]
    notes = [message("chart.rate_method", language)]
    starred = [task for task in shown if _is_apart(task)]
    if starred:
        notes.append(message("chart.rate_star", language))
    total = _sum(tasks, "")
    telling = Telling(
        _finding(tasks, total, scale, language, of),
        about_line(doc, scale.word, message("chart.by_unspent", language), language),
        doc.source_line([t.page for t in tasks], language),
        tuple(notes),
    )

    def body(plate: Plate) -> None:
        heads = (
            message("chart.spent_share", language),
            message("chart.unspent", language),
            message("chart.budget_head", language),
        )
        layout = Layout(plate, rows, heads, least=25)
        half = (layout.track[1] - layout.track[0]) * (0.36 if not plate.narrow else 0.42)

        def mark(row: Row, place: Scale, y: float) -> None:
            _bars(plate, row, place, y, half)

        _two_scales(layout, rows, mark, half)
        plate.legend(
            [
                (swatch(Ink(BLUE), BLUE), message("chart.spent", language)),
                (swatch(_NOT_SPENT, GREY), message("chart.share_unspent", language)),
                (swatch(Ink(ORANGE), EDGE), message("chart.amount_unspent", language)),
            ]
        )

    items = [item_of(row, language) for row, task in zip(rows, shown, strict=True) if task.count == 1]
    last = table([_numbers(_sum(tasks, message("chart.all_rows", language)), scale, language)])
    import pandas as pd

    return drawn(
        doc, language, pd.concat([numbers, last], ignore_index=True), telling, body, items, scale.unit
    )


def _read(frame: pd.DataFrame, unit: str) -> list[_Task]:
    tasks = []
    for row in frame.to_dict("records"):
        own = row.get("unit", unit)
        budget, executed = yuan(row["adjusted_budget"], own), yuan(row["executed"], own)
        if budget is None or executed is None:
            continue
        printed = row.get("execution_rate")
        rate = exact(printed) if printed is not None and printed == printed else None
        tasks.append(_Task(str(row["label"]), budget, executed, int(row["page"]), rate))
    return sorted(tasks, key=lambda task: (-task.unspent, -task.budget))


def _sum(tasks: Sequence[_Task], name: str) -> _Task:
    budget, executed = (sum((getattr(t, part) for t in tasks), Decimal(0)) for part in ("budget", "executed"))
    return _Task(name, budget, executed, 0, count=max(2, len(tasks)))


def _folded(tasks: Sequence[_Task], of: str, language: Language) -> list[_Task]:
    if len(tasks) <= MOST + 1:
        return list(tasks)
    rest = tasks[MOST:]
    return [*tasks[:MOST], _sum(rest, message(f"chart.other_{of}s", language, count=len(rest)))]


def _is_apart(task: _Task) -> bool:
    return task.printed is not None and task.rate is not None and abs(task.printed - task.rate) > _APART


def _rate(task: _Task) -> str:
    return "–" if task.rate is None else share_text(task.executed, task.budget)


def _row(task: _Task, scale: MoneyScale, language: Language) -> Row:
    rate, name = _rate(task), task.name
    if _is_apart(task):
        rate += "*"
        name = message(
            "mark.aside",
            language,
            text=name,
            aside=f"*{message('mark.printed', language)} {format_per_cent(task.printed)}",
        )
    cells = (rate, scale.text(task.unspent), scale.text(task.budget))
    return Row(name, cells, (task.executed, task.budget), pages=(task.page,) if task.page else ())


def _two_scales(layout: Layout, rows: Sequence[Row], mark: DrawRow, half: float) -> None:
    """The rows without an axis: their shares are of 100%, their amounts stand beside them."""
    layout.write_heads()
    largest = max((float((row.values[1] or 0) - (row.values[0] or 0)) for row in rows), default=0.0)
    scale = Scale(0.0, max(largest, 1.0), layout.track[0] + half + 16, layout.track[1])
    for row in rows:
        layout.write_row(row, mark, scale)


def _bars(plate: Plate, row: Row, place: Scale, y: float, half: float) -> None:
    executed, budget = row.values
    assert executed is not None and budget is not None
    x = place.x0 - 16 - half
    high = 13.0
    if budget > 0:
        plate.rect(x, y - high / 2, half, high, _NOT_SPENT, GREY)
        share = float(max(Decimal(0), min(Decimal(1), executed / budget)))
        if share:
            plate.rect(x, y - high / 2, half * share, high, Ink(BLUE), BLUE)
    unspent = budget - executed
    if unspent > 0:
        plate.rect(place.x0, y - high / 2, max(1.5, place.at(unspent) - place.x0), high, Ink(ORANGE), EDGE)


def _finding(tasks: Sequence[_Task], total: _Task, scale: MoneyScale, language: Language, of: str) -> str:
    left = [task for task in tasks if task.unspent > 0]
    values = {"count": len(tasks), "budget": scale.said(total.budget), "rate": _rate(total)}
    if not left:
        return message(f"chart.find_{of}s_spent", language, **values)
    amount = scale.text(left[0].unspent)
    return message(f"chart.find_{of}s", language, left=len(left), name=left[0].name, amount=amount, **values)


def _numbers(task: _Task, scale: MoneyScale, language: Language) -> dict[str, object]:
    return {
        "label": task.name,
        "adjusted_budget": number(task.budget, scale),
        "executed": number(task.executed, scale),
        "unspent": number(task.unspent, scale),
        "rate_shown": _rate(task),
        "execution_rate": None if task.printed is None else float(task.printed),
    }
