"""Where the nodes and ribbons of a flow stand (流向图排布): few nodes, each as high as its money or its label needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from fa_helpers.model.recipients import MONEY_PARTS

WHOLE: Final = 3.1
"""Height of all the money, in inches."""
THINNEST: Final = 0.02
MOST_CARDS: Final = 8
MOST_NAMES: Final = 6
ONE_BY_ONE: Final = ("named", "run_by_implementer")
"""Parts whose organisations are nodes of their own; the others are one node each."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """Money from one node to another (一条流向): from which, to which, what is known of the recipient."""

    source: Key
    target: Key
    part: str
    amount: Decimal
    computed: bool = False


@dataclass
class Node:
    """One node (节点): its key, its amount, the middle of its place and the height of its slot."""

    key: Key
    amount: Decimal
    label: str = ""
    slot: float = 0.0
    middle: float = 0.0
    used: dict[str, float] = field(default_factory=dict)

    def height(self, scale: float) -> float:
        """Its height; never less than can be seen."""
        return max(THINNEST, float(self.amount) * scale)


@dataclass(frozen=True, slots=True)
class Flowing:
    """Nodes in their columns, and the links between them (流向)."""

    levels: tuple[Node, ...]
    cards: tuple[Node, ...]
    recipients: tuple[Node, ...]
    links: tuple[Link, ...]
    total: Decimal
    items: Mapping[str, str]
    """The items of expenditure of a form, where their amount is exactly its own."""


def gathered(rows: Sequence[Mapping[str, object]]) -> Flowing:
    """The rows of the frame of flows as nodes and links; small ones stand together as others.

    Levels are drawn only where they add up to the money of the forms and of what stands in none.
    """
    links = [
        Link(
            ("card", str(row["from_name"])),
            (part, _name(part, row)),
            part,
            _amount(row),
            row["amount_basis"] == "computed",
        )
        for row in rows
        if row["from_kind"] == "card" and (part := str(row["to_kind"])) in MONEY_PARTS
    ]
    rest = [row for row in rows if row["to_kind"] == "in_no_form"]
    outside = [
        Link(("in_no_form", ""), ("in_no_form", ""), "in_no_form", _amount(row), computed=True)
        for row in rest
    ]
    levels = [(str(row["from_name"]), _amount(row)) for row in rows if row["from_kind"] == "level"]
    whole = sum((link.amount for link in [*links, *outside]), Decimal(0))
    drawn = sum((amount for _, amount in levels), Decimal(0)) == whole
    links = _few(_few(links, MOST_CARDS, "source"), MOST_NAMES, "target") + (outside if drawn else [])
    cards = sorted(_nodes(links, "source"), key=_last_first)
    place = {node.key: number for number, node in enumerate(cards)}
    ends = sorted(
        _nodes(links, "target"), key=lambda node: (_mean(node.key, links, place), -node.amount, node.key)
    )
    nodes = [Node(("level", name), amount) for name, amount in levels] if drawn else []
    total = sum((node.amount for node in cards), Decimal(0))
    return Flowing(tuple(nodes), tuple(cards), tuple(ends), tuple(links), total, _items(rows))


def _items(rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    own = [row for row in rows if row["from_kind"] == "card" and row["to_kind"] == "item"]
    parted = Counter(str(row["from_name"]) for row in own)
    return {
        name: str(row["to_name"])
        for row in own
        if row["to_name"] and parted[name := str(row["from_name"])] == 1
    }


def _amount(row: Mapping[str, object]) -> Decimal:
    return Decimal(str(row["amount"]))


def _name(part: str, row: Mapping[str, object]) -> str:
    return str(row["to_name"]) if part in ONE_BY_ONE else ""


def _few(links: list[Link], most: int, end: str) -> list[Link]:
    """The links with the smallest nodes of each kind put together, and links between the same nodes added up."""
    sums: dict[Key, Decimal] = {}
    for link in links:
        key = getattr(link, end)
        sums[key] = sums.get(key, Decimal(0)) + link.amount
    small: set[Key] = set()
    for kind in {key[0] for key in sums}:
        ranked = sorted((key for key in sums if key[0] == kind), key=lambda key: (-sums[key], key))
        if len(ranked) > most + 1:
            small |= set(ranked[most:])
    count = {kind: sum(key[0] == kind for key in small) for kind, _ in small}
    merged: dict[tuple[Key, Key, str], Link] = {}
    for link in links:
        key = getattr(link, end)
        ends = {"source": link.source, "target": link.target}
        if key in small:
            ends[end] = (f"other_{key[0]}", str(count[key[0]]))
        pair = (ends["source"], ends["target"], link.part)
        before = merged.get(pair)
        total = link.amount + (before.amount if before else Decimal(0))
        merged[pair] = Link(*pair, total, link.computed or before is not None)
    return list(merged.values())


def _nodes(links: Sequence[Link], end: str) -> list[Node]:
    nodes: dict[Key, Node] = {}
    for link in links:
        node = nodes.setdefault(getattr(link, end), Node(getattr(link, end), Decimal(0)))
        node.amount += link.amount
    return list(nodes.values())


def _last_first(node: Node) -> tuple[int, Decimal, Key]:
    rank = {"other_card": 1, "in_no_form": 2}.get(node.key[0], 0)
    return rank, -node.amount, node.key


def _mean(key: Key, links: Sequence[Link], place: Mapping[Key, int]) -> float:
    own = [link for link in links if link.target == key]
    weight = sum(float(link.amount) for link in own) or 1.0
    return sum(place[link.source] * float(link.amount) for link in own) / weight


def stacked(nodes: Sequence[Node], heights: Sequence[float], scale: float, gap: float) -> float:
    """Set nodes one below the other, each with room for its label of that height; returns the height of all."""
    top = 0.0
    for node, label in zip(nodes, heights, strict=True):
        node.slot = max(node.height(scale), label)
        node.middle = top + node.slot / 2
        top += node.slot + gap
    return max(0.0, top - gap)
