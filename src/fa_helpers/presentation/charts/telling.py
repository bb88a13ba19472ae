"""What every chart says around its marks (图的文字): finding, office and year, source, the words for who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from fa_helpers.model import DocumentData
from fa_helpers.presentation.charts.content import first_items
from fa_helpers.presentation.charts.money_scale import MoneyScale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.charts.plate import Plate
from fa_helpers.presentation.charts.rows import Row
from fa_helpers.presentation.fonts import chart_style
from fa_helpers.presentation.numbers import exact
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed
from fa_helpers.text.amounts import MONEY

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

_LEAST_SHARE = Decimal("0.05")
_RATELESS = Decimal(10)


class Told(Protocol):
    """What a chart is told about (所述文件): an office's document, of which only name, year and pages are asked."""

    @property
    def data(self) -> DocumentData:
        """The document as read."""
        ...

    def source_line(self, pages: Iterable[int], language: Language) -> str:
        """Its source line for these pages."""
        ...


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one chart (图的说明): line 1 the finding, line 2 of whom, below the source and what is left out."""

    finding: str
    about: str
    source: str
    notes: tuple[str, ...] = ()


def about_line(doc: Told, unit: str, what: str, language: Language) -> str:
    """Return office, year, unit and what is compared (图题第二行)."""
    profile = doc.data.profile
    year = message("chart.of_year", language, year=profile.fiscal_year) if profile.fiscal_year else ""
    said = message("chart.in_unit", language, unit=unit) if unit else ""
    parts = [profile.entity or message("card.unnamed", language), year, said]
    joined = ("，" if language == "zh" else ", ").join(filter(None, parts))
    return ("；" if language == "zh" else "; ").join(filter(None, (joined, what)))


def drawn(
    doc: Told | None,
    language: Language,
    numbers: pd.DataFrame,
    telling: Telling,
    body: Callable[[Plate], None],
    items: Sequence[str],
    unit: str,
) -> Picture:
    """Return the picture that ``body`` draws between heading and source, for a page and for a phone (成图)."""

    telling = replace(telling, finding=telling.finding[:1].upper() + telling.finding[1:])

    def figure(*, narrow: bool) -> Figure:
        with chart_style(language):
            plate = Plate(language, narrow=narrow)
            plate.heading(telling.finding, telling.about)
            body(plate)
            plate.footing([telling.source, *telling.notes])
            return plate.figure()

    said = first_items(items, language)
    alt = message("chart.alt", language, title=telling.finding, about=telling.about, items=said)
    return Picture(figure(narrow=False), alt, numbers, language, unit, lambda: figure(narrow=True))


def nothing_drawn(numbers: pd.DataFrame, language: Language, unit: str = "") -> NothingToDraw:
    """Return the sentence where there is no amount to draw (无图可画)."""
    return nothing("no_values" if len(numbers) else "no_rows", numbers, language, unit)


def outcome_word(doc: Told, language: Language) -> str:
    """Return what the amounts of a document are (金额名称): its outcome, of a budget what it plans."""
    return message("chart.planned" if doc.data.profile.kind == "budget" else "stage.final_accounts", language)


def own_amounts(frame: pd.DataFrame, doc: Told) -> pd.DataFrame:
    """Return the frame with what its document is about under ``final_accounts``: of a budget what it plans (本级次金额)."""
    if doc.data.profile.kind != "budget" or "initial_budget" not in frame.columns:
        return frame
    return frame.assign(final_accounts=frame["final_accounts"].fillna(frame["initial_budget"]))


def yuan(value: Any, unit: object) -> Decimal | None:
    """Return an amount of a frame in yuan (折元), ``None`` where there is none or its unit is no money.

    >>> yuan(1.5, "万元")
    Decimal('15000.0')
    """
    number = exact(None if value is None or value != value else value)
    return None if number is None or str(unit) not in MONEY else number * MONEY[str(unit)]


def rate_text(base: Decimal | None, value: Decimal | None, language: Language) -> str:
    """Return the rate of a change with one decimal (变动率), or why there is none.

    >>> rate_text(Decimal(200), Decimal(150), "en"), rate_text(Decimal(0), Decimal(5), "en")
    ('−25.0%', 'from 0')
    """
    if base is None:
        return message("chart.no_base", language)
    if value is None:
        return "–"
    if base == 0:
        return message("chart.from_zero", language) if value else "–"
    if base < 0:
        return "–"
    rate = (value - base) / base
    return f"{fixed(rate * 100, 0 if abs(rate) >= _RATELESS else 1, signed=True)}%"


def share_text(part: Decimal, whole: Decimal) -> str:
    """Return a share with one decimal (占比), with two where one would make it nothing.

    >>> share_text(Decimal(1), Decimal(3)), share_text(Decimal("109.5"), Decimal(457676))
    ('33.3%', '0.02%')
    """
    if not whole:
        return "–"
    share = part / whole * 100
    return f"{fixed(share, 2 if 0 < abs(share) < _LEAST_SHARE else 1)}%"


def pages_of(rows: Iterable[Row]) -> list[int]:
    """Return the pages that rows stand on (页码)."""
    return sorted({page for row in rows for page in row.pages})


def item_of(row: Row, language: Language) -> str:
    """Return a row in words (一行的说明)."""
    value = ("、" if language == "zh" else ", ").join(filter(None, row.cells))
    return message("chart.alt_item", language, label=row.name, value=value)


def table(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    """Return the numbers of a chart as a frame (图表数据)."""
    import pandas as pd

    return pd.DataFrame(list(rows))


def number(value: Decimal | None, scale: MoneyScale) -> float | None:
    """Return an amount for the table beside a chart, in the chart's unit (表中数值)."""
    return None if value is None else float(scale.of(value))
