"""All pages of a document as small frames (页面图): read, read in part, not read, not in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.charts.canvas import LABEL, MARGIN, WIDTH, Words, sheet, text_height
from fa_helpers.presentation.charts.content import first_items, texts
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.fonts import BLACK, GREY, STATUS_INKS, WHITE, Ink, chart_style
from fa_helpers.presentation.lettering import fit
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, listed, page_runs

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LARGE: Final = (0.44, 0.58, 0.11)  # width, height, distance of the frames of a short document
_SMALL: Final = (0.30, 0.40, 0.08)  # and of one of more than forty pages
_ABSENT: Final = (0.22, 0.29)
_MANY: Final = 40
_DASHED: Final = {"facecolor": WHITE, "edgecolor": GREY, "linewidth": 0.9, "linestyle": (0, (4, 3))}


def page_statuses(coverage: pd.DataFrame, pages: int) -> pd.DataFrame:
    """Return what became of each page (逐页状态): columns ``page`` and ``status``, one row per page from 1.

    A page takes the status of the parts printed on it: ``partly_read`` as soon as one of several was not
    read or not wholly, ``empty`` where all say that there is nothing, ``no_part`` (不属于任何部分) where no
    part claims it: a cover, a page of contents. ``coverage`` has the columns ``page_first``, ``page_last``
    and ``status``.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"page_first": [2, 2], "page_last": [2, 3], "status": ["read", "not_read"]})
    >>> list(page_statuses(rows, 3)["status"])
    ['no_part', 'partly_read', 'not_read']
    """
    import pandas as pd

    found: dict[int, set[str]] = {page: set() for page in range(1, pages + 1)}
    firsts, lasts = coverage["page_first"].tolist(), coverage["page_last"].tolist()
    for first, last, status in zip(firsts, lasts, texts(coverage, "status"), strict=True):
        if status == "absent" or pd.isna(first):
            continue
        for page in range(int(first), int(first if pd.isna(last) else last) + 1):
            found.setdefault(page, set()).add(status)
    numbers = range(1, pages + 1)
    return pd.DataFrame({"page": list(numbers), "status": [_joined(found[page]) for page in numbers]})


def pages_by_status(statuses: pd.DataFrame) -> pd.DataFrame:
    """Return the pages of each status in words (各状态的页): columns ``status``, ``count`` and ``pages``.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"page": [1, 2, 3], "status": ["read", "read", "not_read"]})
    >>> pages_by_status(frame).values.tolist()
    [['read', 2, '1, 2'], ['not_read', 1, '3']]
    """
    import pandas as pd

    kinds = _kinds(texts(statuses, "status"))
    pages = [statuses.loc[statuses["status"] == kind, "page"].tolist() for kind in kinds]
    return pd.DataFrame(
        {
            "status": pd.Series(kinds, dtype="str"),
            "count": pd.Series([len(found) for found in pages], dtype="Int64"),
            "pages": pd.Series([", ".join(page_runs(found, "en")) for found in pages], dtype="str"),
        }
    )


def _kinds(statuses: Sequence[str]) -> list[str]:
    """The statuses that occur, in the order of their legend."""
    return [kind for kind in STATUS_INKS if kind in statuses]


def _joined(statuses: set[str]) -> str:
    if not statuses:
        return "no_part"
    if len(statuses) == 1:
        return next(iter(statuses))
    return "partly_read" if statuses & {"not_read", "partly_read"} else "read"


def page_strip(
    coverage: pd.DataFrame, *, pages: int, language: Language, title: str, source: str = ""
) -> Picture | NothingToDraw:
    """Draw every page as a small numbered frame (页面图), filled by what became of it.

    ``coverage`` is the frame of the coverage, ``pages`` how many the file has. What is listed but not in the
    file stands below as dashed empty frames with their titles. Many pages go on in more rows.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"title": ["支出", "附表"], "page_first": [1, None], "page_last": [2, None],
    ...                      "status": ["read", "absent"]})
    >>> page_strip(rows, pages=3, language="zh", title="读取情况")
    页面图“读取情况：已读 2、不属于任何部分 1”，共3页：已读（第1、2页）；不属于任何部分（第3页）；文件中没有的部分（1）：附表。
    """
    numbers = page_statuses(coverage, pages)
    if pages < 1:
        return nothing("no_pages", numbers, language)
    statuses = texts(numbers, "status")
    kinds = texts(coverage, "status")
    absent = [name for name, kind in zip(texts(coverage, "title"), kinds, strict=True) if kind == "absent"]
    counts = [f"{message(f'status.{kind}', language)} {statuses.count(kind)}" for kind in _kinds(statuses)]
    title = message("chart.title_with_counts", language, title=title, counts=listed(counts, language))
    with chart_style(language):
        figure = _strip(Words(language, title, "", source), statuses, absent)
    items = [
        message(
            "chart.pages_statuses",
            language,
            status=message(f"status.{kind}", language),
            pages=format_pages((page for page, status in enumerate(statuses, 1) if status == kind), language),
        )
        for kind in _kinds(statuses)
    ]
    if absent:
        head = message("chart.absent_statements", language, count=len(absent))
        items.append(message("chart.alt_list", language, head=head, items=listed(absent, language)))
    alt = message("chart.alt_pages", language, title=title, count=pages, items=first_items(items, language))
    return Picture(figure, alt, numbers, language)


def _strip(words: Words, statuses: Sequence[str], absent: Sequence[str]) -> Figure:
    width, height, distance = _LARGE if len(statuses) <= _MANY else _SMALL
    per_row = int((WIDTH - 2 * MARGIN + distance) // (width + distance))
    page_rows = -(-len(statuses) // per_row)
    body = page_rows * (height + distance)
    room = (WIDTH - 2 * MARGIN) / 2 - _ABSENT[0] - 0.25
    names = [fit(name, room, words.size) for name in absent]
    cell = max([_ABSENT[1], *(text_height(name, words.size) for name in names)]) + distance
    below = 0.34 + cell * -(-len(names) // 2) if names else 0.0
    legend = _legend(statuses, words.language)
    figure, axes = sheet(words, body=body + below, left=MARGIN, right=MARGIN, foot=0.04, legend=legend)
    axes.set_xlim(0, WIDTH - 2 * MARGIN)
    axes.axis("off")
    for index, status in enumerate(statuses):
        row, column = divmod(index, per_row)
        corner = (column * (width + distance), row * (height + distance))
        _page(axes, corner, (width, height), str(index + 1), status)
    if names:
        head = message("chart.absent_statements", words.language, count=len(names))
        axes.text(0, body + 0.2, head, va="center", fontsize=words.size)
    for index, name in enumerate(names):
        row, column = divmod(index, 2)
        corner = (column * (WIDTH - 2 * MARGIN) / 2, body + 0.34 + row * cell)
        _frame(axes, corner, _ABSENT, _DASHED)
        x, y = corner[0] + _ABSENT[0] + 0.12, corner[1] + _ABSENT[1] / 2
        axes.text(x, y, name, va="center", fontsize=words.size, **LABEL)
    return figure


def _filled(ink: Ink) -> dict[str, Any]:
    return {"facecolor": ink.colour, "hatch": ink.hatch, "edgecolor": BLACK, "linewidth": 0.6}


def _frame(axes: Axes, corner: tuple[float, float], size: tuple[float, float], style: dict[str, Any]) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle(corner, *size, clip_on=False, **style))


def _page(
    axes: Axes, corner: tuple[float, float], size: tuple[float, float], number: str, status: str
) -> None:
    """A frame with its number; on a hatched ground the number stands on white, to be read."""
    ink = STATUS_INKS.get(status, STATUS_INKS["no_part"])
    _frame(axes, corner, size, _filled(ink))
    style: dict[str, Any] = {
        "fontsize": 7.5 if size[0] > 0.4 else 6.5,
        "color": WHITE if status == "read" else BLACK,
        "bbox": {"facecolor": WHITE, "edgecolor": "none", "pad": 1.2} if ink.hatch else None,
    }
    x, y = corner[0] + size[0] / 2, corner[1] + size[1] / 2
    axes.text(x, y, number, ha="center", va="center", **style)


def _legend(statuses: Sequence[str], language: Language) -> list[Artist]:
    """Each status that occurs, with how many pages have it."""
    from matplotlib.patches import Patch

    entries: list[Artist] = []
    for kind in _kinds(statuses):
        values = {"status": message(f"status.{kind}", language), "count": statuses.count(kind)}
        label = message("chart.pages_with_status", language, **values)
        entries.append(Patch(label=label, **_filled(STATUS_INKS[kind])))
    return entries
