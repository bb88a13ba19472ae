"""Where money comes from and goes (流向图): levels, projects, recipients, by what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.charts.canvas import LABEL, MARGIN, WIDTH, Words, sheet, text_height
from fa_helpers.presentation.charts.content import alt_items, alt_text
from fa_helpers.presentation.charts.flow_layout import WHOLE, Flowing, Link, Node, gathered, stacked
from fa_helpers.presentation.charts.flow_narrow import narrow_flow
from fa_helpers.presentation.charts.money_scale import in_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, picture
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, ORANGE, PALE, WHITE, Ink
from fa_helpers.presentation.labels import source_label
from fa_helpers.presentation.lettering import fit
from fa_helpers.presentation.numbers import format_amount
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PART_INKS: Final = {
    "named": Ink(BLUE),
    "not_split": Ink("#7DBCE3"),
    "group": Ink(ORANGE, "///"),
    "unnamed": Ink("#F6E2B5", "..."),
    "no_organisation": Ink("#BDBDBD"),
    "run_by_implementer": Ink("#DCEBF6", "\\\\"),
    "not_told": Ink(WHITE, "xxx"),
    "in_no_form": Ink(WHITE, "///"),
}
_GAP: Final = 0.1
_BAR: Final = 0.13
_LEVELS, _TRUNK, _CARDS, _RECIPIENTS = 1.3, 1.75, 2.05, 5.15
_SHIFT: Final = 1.95
"""How far everything moves to the left where no levels are drawn."""


def flow(
    frame: pd.DataFrame, *, language: Language, title: str, source: str = "", unit: str = "万元"
) -> Picture | NothingToDraw:
    """Draw money from levels over projects to recipients (流向图); every width is an amount of the frame, in ``unit``.

    ``frame`` is that of :meth:`~fa_helpers.FinalAccounts.money_flows`. The largest projects and names stand alone, the
    rest as others; who is not named and what is not told are drawn as such.
    """
    import pandas as pd

    frame, scale = in_scale(frame, ["amount"], unit, language)
    unit = scale.unit
    flowing = gathered([{str(k): v for k, v in row.items()} for row in frame.to_dict("records")])
    about = message("report.unit", language, unit=scale.word)
    words = Words(language, title, unit, source)
    drawn = replace(words, title=message("mark.aside", language, text=title, aside=about))
    rows = [
        {
            "from": name_of(Node(link.source, link.amount), language),
            "to": name_of(Node(link.target, link.amount), language),
            "amount": float(link.amount),
            "amount_basis": message(f"amount_basis.{'computed' if link.computed else 'printed'}", language),
        }
        for link in flowing.links
    ]
    levels = [
        {
            "from": source_label(n.key[1], language),
            "to": message("money.all", language),
            "amount": float(n.amount),
        }
        | {"amount_basis": message("amount_basis.printed", language)}
        for n in flowing.levels
    ]
    numbers = pd.DataFrame([*levels, *rows], columns=["from", "to", "amount", "amount_basis"])
    labels = [f"{row['from']} → {row['to']}" for row in [*levels, *rows]]
    values = [format_amount(float(str(row["amount"])), unit) for row in [*levels, *rows]]

    def draw() -> tuple[Figure, str]:
        return _draw(drawn, flowing), alt_text("flow", words, alt_items(labels, values, language))

    def phone() -> Figure:
        def amount(value: Decimal) -> str:
            return format_amount(value, unit)

        def named(node: Node) -> str:
            return name_of(node, language)

        return narrow_flow(title, about, source, flowing, PART_INKS, language, named, amount)

    made = picture(numbers, [link.amount for link in flowing.links], language, draw)
    return replace(made, unit=unit, phone=phone) if isinstance(made, Picture) else made


def name_of(node: Node, language: Language) -> str:
    """What a node is called (节点名)."""
    kind, name = node.key
    if kind.startswith("other_"):
        return message(f"money.{kind}", language, count=name)
    if kind == "level":
        return source_label(name, language)
    return name or message(f"money.part_{kind}", language)


def _draw(words: Words, flowing: Flowing) -> Figure:
    scale = WHOLE / float(flowing.total or 1)
    shift = 0.0 if flowing.levels else _SHIFT
    room = WIDTH - 2 * MARGIN
    rooms = (_LEVELS - 0.2, _RECIPIENTS - _CARDS - 0.75, room - _RECIPIENTS - _BAR + shift / 2 - 0.1)
    columns = (flowing.levels, flowing.cards, flowing.recipients)
    heights = []
    for nodes, width in zip(columns, rooms, strict=True):
        for node in nodes:
            lines = [fit(name_of(node, words.language), width, words.size)]
            item = flowing.items.get(node.key[1]) if node.key[0] == "card" else None
            lines += (
                [fit(message("money.item", words.language, item=item), width, words.size)] if item else []
            )
            node.label = "\n".join([*lines, format_amount(float(node.amount), words.unit)])
        labels = [text_height(node.label, words.size) + 0.02 for node in nodes]
        heights.append(stacked(nodes, labels, scale, _GAP))
    body = max(heights)
    for nodes, height in zip(columns, heights, strict=True):
        for node in nodes:
            node.middle += (body - height) / 2
    figure, axes = sheet(
        words, body=body, left=MARGIN, right=MARGIN, foot=0.06, legend=_legend(flowing, words)
    )
    axes.set_xlim(0, room)
    axes.axis("off")
    _trunk(axes, flowing, scale, body)
    ends = _RECIPIENTS - shift / 2
    for link in sorted(flowing.links, key=lambda link: _order(link, flowing)):
        _between(axes, link, flowing, scale, (_CARDS - shift + _BAR, ends))
    for node in flowing.levels:
        _node(axes, node, _LEVELS, scale, Ink(BLACK))
        axes.text(
            _LEVELS - 0.06, node.middle, node.label, ha="right", va="center", fontsize=words.size, **LABEL
        )
    for node in flowing.cards:
        ink = PART_INKS["in_no_form"] if node.key[0] == "in_no_form" else Ink(GREY)
        _node(axes, node, _CARDS - shift, scale, ink)
        _label(axes, node, _CARDS - shift, words)
    for node in flowing.recipients:
        _node(axes, node, ends, scale, PART_INKS[node.key[0].removeprefix("other_")])
        _label(axes, node, ends, words)
    return figure


def _order(link: Link, flowing: Flowing) -> tuple[int, int]:
    sources, targets = [n.key for n in flowing.cards], [n.key for n in flowing.recipients]
    return sources.index(link.source), targets.index(link.target)


def _label(axes: Axes, node: Node, x: float, words: Words) -> None:
    white = {"facecolor": WHITE, "edgecolor": "none", "pad": 0.6, "alpha": 0.75}
    style: dict[str, Any] = {"va": "center", "fontsize": words.size, "zorder": 5, "bbox": white, **LABEL}
    axes.text(x + _BAR + 0.06, node.middle, node.label, **style)


def _node(axes: Axes, node: Node, x: float, scale: float, ink: Ink) -> None:
    from matplotlib.patches import Rectangle

    height = node.height(scale)
    style: dict[str, Any] = {
        "facecolor": ink.colour,
        "hatch": ink.hatch,
        "edgecolor": BLACK,
        "linewidth": 0.6,
    }
    axes.add_patch(Rectangle((x, node.middle - height / 2), _BAR, height, zorder=4, **style))


def _ribbon(
    axes: Axes, xs: tuple[float, float], tops: tuple[float, float], widths: tuple[float, float], ink: Ink
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (x0, x1), (a, b), (wide, wide_end) = xs, tops, widths
    half = (x0 + x1) / 2
    points = [
        (x0, a),
        (half, a),
        (half, b),
        (x1, b),
        (x1, b + wide_end),
        (half, b + wide_end),
        (half, a + wide),
    ]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    path = Path([*points, (x0, a + wide), (x0, a)], codes)
    style: dict[str, Any] = {"edgecolor": GREY if ink.colour == WHITE else "none", "linewidth": 0.5}
    axes.add_patch(PathPatch(path, facecolor=ink.colour, alpha=0.6, zorder=1, **style))


def _between(axes: Axes, link: Link, flowing: Flowing, scale: float, xs: tuple[float, float]) -> None:
    """One link; what a node has given or taken already lies above it."""
    source = next(node for node in flowing.cards if node.key == link.source)
    target = next(node for node in flowing.recipients if node.key == link.target)
    tops, widths = [], []
    for node, side in ((source, "out"), (target, "in")):
        share = float(link.amount / node.amount) * node.height(scale)
        tops.append(node.middle - node.height(scale) / 2 + node.used.get(side, 0.0))
        widths.append(share)
        node.used[side] = node.used.get(side, 0.0) + share
    ink = PART_INKS[link.part]
    _ribbon(axes, xs, (tops[0], tops[1]), (widths[0], widths[1]), ink)


def _trunk(axes: Axes, flowing: Flowing, scale: float, body: float) -> None:
    """Levels are printed for the whole, not for each project: they flow together before they part."""
    if not flowing.levels:
        return
    whole = Node(("whole", ""), flowing.total, middle=body / 2)
    top = body / 2 - whole.height(scale) / 2
    for nodes, xs in ((flowing.levels, (_LEVELS + _BAR, _TRUNK)), (flowing.cards, (_TRUNK, _CARDS))):
        used = top
        for node in nodes:
            own, end = float(node.amount) * scale, node.height(scale)
            start = node.middle - end / 2
            leads = nodes is flowing.levels
            tops, widths = ((start, used), (end, own)) if leads else ((used, start), (own, end))
            _ribbon(axes, xs, tops, widths, Ink(PALE))
            used += own
    axes.plot([_TRUNK, _TRUNK], [top, top + whole.height(scale)], color=GREY, linewidth=3, zorder=3)


def _legend(flowing: Flowing, words: Words) -> Sequence[Artist]:
    from matplotlib.patches import Patch

    parts = dict.fromkeys(link.part for link in flowing.links)
    return [
        Patch(
            label=message(f"money.part_{part}", words.language),
            facecolor=ink.colour,
            hatch=ink.hatch,
            edgecolor=BLACK,
            linewidth=0.6,
        )
        for part, ink in PART_INKS.items()
        if part in parts
    ]
