"""What the money was spent on, as a table with bars (支出去向): by class where the document gives classes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.classes import class_rows
from fa_helpers.frames.rows import Row
from fa_helpers.presentation.charts.money_scale import money_scale
from fa_helpers.presentation.charts.telling import share_text
from fa_helpers.presentation.headline_figures import is_of_outcomes
from fa_helpers.presentation.spending_words import class_label
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed, format_pages, money_text
from fa_helpers.text.amounts import MONEY

_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the chart (条): its words, its amount in the chart's unit and as printed, its width and share in per cent."""

    name: str
    amount: str
    printed: str
    width: str
    share: str
    page: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that is a table (图表): title with its figure, unit, rows, what was folded, and the method."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    folded: tuple[str, ...]
    source: str

    def rows(self, language: Language) -> list[tuple[str, ...]]:
        """The numbers of the chart with their headings (图中的数字)."""
        names = ("report.class", "stage.final_accounts", "report.share", "report.page")
        heads = tuple(message(name, language) for name in names)
        folded = [tuple(row.rpartition(" ")[::2]) for row in self.folded]
        return [heads, *((bar.name, bar.amount, bar.share, bar.page) for bar in self.bars), *folded]


def spending_chart(document: FinalAccounts, language: Language) -> Chart | None:
    """Spending by class; ``None`` of a budget, or where fewer than two classes have an amount of one unit."""
    if not is_of_outcomes(document.data):
        return None
    rows = [row for row in class_rows(document.data) if isinstance(row.get("final_accounts"), Decimal)]
    spent = sorted((row for row in rows if row["final_accounts"]), key=lambda row: -_amount(row))
    if len(spent) < 2 or len({row["unit"] for row in rows}) != 1:
        return None
    unit, total = str(spent[0]["unit"]), sum(map(_amount, spent), Decimal(0))
    first = spent[0]
    scale = money_scale([_amount(row) * MONEY[unit] for row in spent], language)

    def shown_as(row: Row) -> str:
        return scale.text(_amount(row) * MONEY[unit])

    values = {
        "name": _name(first, language),
        "amount": money_text(_amount(first), unit, language),
        "share": share_text(_amount(first), total),
        "count": len(spent),
    }
    shown, rest = spent[:_MOST], spent[_MOST:]
    zeros = [_name(row, language) for row in rows if not row["final_accounts"]]
    folded = [f"{_name(row, language)} {shown_as(row)}" for row in rest] + [f"{name} 0.00" for name in zeros]
    pages = sorted({int(str(row["page"])) for row in rows if row.get("page") is not None})
    return Chart(
        message("report.spending_title", language, **values),
        message("report.unit", language, unit=scale.word),
        tuple(_bar(row, shown_as(row), _amount(first), total, language) for row in shown),
        tuple(folded),
        message("report.spending_source", language, pages=format_pages(pages, language)) if pages else "",
    )


def _name(row: Row, language: Language) -> str:
    return class_label(str(row["function_class"]), str(row["class_code"]), language)


def _amount(row: Row) -> Decimal:
    value = row["final_accounts"]
    assert isinstance(value, Decimal)
    return value


def _bar(row: Row, shown: str, most: Decimal, total: Decimal, language: Language) -> Bar:
    amount = _amount(row)
    page = row.get("page")
    return Bar(
        _name(row, language),
        shown,
        fixed(amount, 2),
        f"{max(Decimal(0), amount / most * 100):.2f}",
        share_text(amount, total),
        format_pages([int(str(page))], language) if page is not None else "",
    )
