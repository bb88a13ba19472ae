"""The charts (图表): functions on frames that return a picture with its words and numbers.

Every chart names its unit and its source, begins at zero, writes its numbers beside their marks, says in
words what it shows, and answers a frame without data with a sentence.
"""

from fa_helpers.presentation.charts.bars import bar, bridge
from fa_helpers.presentation.charts.dumbbells import dumbbell
from fa_helpers.presentation.charts.flows import flow
from fa_helpers.presentation.charts.ladders import ladder
from fa_helpers.presentation.charts.money_bars import money_bars
from fa_helpers.presentation.charts.page_strips import page_statuses, page_strip, pages_by_status
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.slopes import slope

__all__ = [
    "NothingToDraw",
    "Picture",
    "bar",
    "bridge",
    "dumbbell",
    "flow",
    "ladder",
    "money_bars",
    "page_statuses",
    "page_strip",
    "pages_by_status",
    "slope",
]
