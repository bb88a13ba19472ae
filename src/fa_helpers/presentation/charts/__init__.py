"""The charts (图表): functions on frames that return a picture with its words and numbers.

The first line of a chart is its finding, the second says of whom, of which year and in which unit. Scales begin at zero,
no text lies on another, a figure that is contradicted elsewhere is hollow, and a frame without data is a sentence.
"""

from fa_helpers.presentation.charts.budgets import budgets
from fa_helpers.presentation.charts.changes import item_steps
from fa_helpers.presentation.charts.execution import execution
from fa_helpers.presentation.charts.flows import flow
from fa_helpers.presentation.charts.money_bars import money_bars
from fa_helpers.presentation.charts.page_strips import page_statuses, page_strip, pages_by_status
from fa_helpers.presentation.charts.paired import paired
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.points import points
from fa_helpers.presentation.charts.scores import scores
from fa_helpers.presentation.charts.sides import both_sides
from fa_helpers.presentation.charts.strips import strips
from fa_helpers.presentation.charts.years import years

__all__ = [
    "NothingToDraw",
    "Picture",
    "both_sides",
    "budgets",
    "execution",
    "flow",
    "item_steps",
    "money_bars",
    "page_statuses",
    "page_strip",
    "pages_by_status",
    "paired",
    "points",
    "scores",
    "strips",
    "years",
]
