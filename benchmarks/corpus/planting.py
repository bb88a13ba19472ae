"""Planted errors (设错): each changes one thing in a correct document and says what, where and from what."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .cards import Card
from .figures import Ledger
from .office_names import Office
from .pieces import Block, Figure, Para, Table, Word


@dataclass
class Planted:
    """One planted error (设错记录). ``place`` is what learns its page when drawn; ``form`` marks errors of wording."""

    kind: str
    what: str
    printed: str
    was: str
    explain: str
    place: Figure | Para
    form: bool = False
    also: list[tuple[str, str]] = field(default_factory=list)
    in_card: bool = False

    def row(self) -> dict[str, Any]:
        """The error as the truth file states it."""
        row = {
            "kind": self.kind,
            "where": self.place.page,
            "what": self.what,
            "printed": self.printed,
            "was": self.was,
        }
        row |= {"explain": self.explain, "form": self.form}
        return row | {"also": [{"printed": p, "was": w} for p, w in self.also]}


@dataclass
class Text:
    """What an error may be planted in."""

    blocks: list[Block]
    cards: list[Card]
    office: Office
    ledger: Ledger
    rng: Random
    taken: set[int] = field(default_factory=set)

    @property
    def paras(self) -> list[Para]:
        """Paragraphs of body text."""
        return [b for b in self.blocks if isinstance(b, Para) and b.kind == "body"]

    def figures(self, test: Callable[[Figure], bool]) -> list[Figure]:
        """Figures of the text that pass a test and hold something other than nothing."""
        found = [p for para in self.paras for p in para.pieces if isinstance(p, Figure)]
        return [
            f
            for f in found
            if test(f) and any(c in "123456789" for c in f.printed) and id(f) not in self.taken
        ]

    def free(self, para: Para) -> bool:
        """Whether no error stands in a paragraph yet."""
        return not {id(para), *map(id, para.pieces)} & self.taken


def other_digit(printed: str, rng: Random) -> str:
    """The number with one digit changed, early enough to matter more than rounding."""
    point = printed.find(".") if "." in printed else len(printed)
    places = [i for i, c in enumerate(printed) if c.isdigit() and i <= point + 1]
    first = next((i for i in places if printed[i] != "0"), places[-1])
    choice = rng.choice([i for i in places if i >= first] or places)
    lowest = 1 if choice == places[0] and len(printed) > 1 else 0
    digit = rng.choice([d for d in "0123456789"[lowest:] if d != printed[choice]])
    return printed[:choice] + digit + printed[choice + 1 :]


def change(text: Text, kind: str, figure: Figure, explain: str, printed: str = "") -> Planted:
    """Print another number instead of a figure's own."""
    was = figure.printed
    figure.printed = printed or other_digit(was, text.rng)
    what = (
        figure.concept
        or figure.subject
        or f"{figure.statement}/{figure.label or figure.code}/{figure.column}"
    )
    return Planted(kind, what, figure.printed, was, explain, figure)


def pick(text: Text, kind: str, explain: str, test: Callable[[Figure], bool]) -> Planted | None:
    """Change one figure of those that pass a test."""
    found = text.figures(test)
    return change(text, kind, text.rng.choice(found), explain) if found else None


def statement_digit(text: Text) -> Planted | None:
    """A digit of a cell."""
    tables = [b for b in text.blocks if isinstance(b, Table) and not b.card]
    found = [
        c.content
        for t in tables
        for row in t.body
        for c in row
        if isinstance(c.content, Figure) and c.content.statement
    ]
    found = [f for f in found if any(c in "123456789" for c in f.printed) and id(f) not in text.taken]
    return (
        change(text, "statement_digit", text.rng.choice(found), "表中一格数字被改，与合计或明细不符")
        if found
        else None
    )


def narrative_digit(text: Text) -> Planted | None:
    """A digit of an amount in the text."""
    test = lambda f: f.measure == "amount" and f.stage == "final_accounts" and bool(f.concept)  # noqa: E731
    return pick(text, "narrative_digit", "文字中的金额被改，与报表或分项不符", test)


def wrong_rate(text: Text) -> Planted | None:
    """A rate that does not follow."""
    kinds = ("change_rate", "completion_rate", "variance_rate")
    return pick(
        text,
        "wrong_rate",
        "比率与金额推算不符",
        lambda f: f.measure in kinds and not f.doubt and bool(f.base),
    )


def share_sum(text: Text) -> Planted | None:
    """Shares that do not add up."""
    return pick(text, "share_sum", "占比与金额不符，各项之和不为100%", lambda f: f.measure == "share")


def two_budgets(text: Text) -> Planted | None:
    """The initial budget with another value."""
    concept = "general_budget_appropriation_expenditure"
    return pick(
        text,
        "two_budgets",
        "年初预算数与他处或分项之和不符",
        lambda f: f.stage == "initial_budget" and f.concept == concept,
    )


def total_copied(text: Text) -> Planted | None:
    """The total of all appropriations where that of the general budget belongs."""
    whole = text.figures(
        lambda f: f.concept.startswith("appropriation_grand_total") and f.measure == "amount"
    )
    own = text.figures(
        lambda f: (
            f.concept == "general_budget_appropriation_expenditure"
            and f.measure == "amount"
            and f.stage == "final_accounts"
        )
    )
    if not whole or not own or whole[0].printed == own[0].printed:
        return None
    return change(text, "total_copied", own[0], "一般公共预算一节误填财政拨款总额", whole[0].printed)


def part_above_whole(text: Text) -> Planted | None:
    """A part larger than its whole."""
    parts = text.figures(lambda f: f.concept in ("personnel_expenditure", "general_operating_expenditure"))
    whole = text.figures(lambda f: f.concept == "general_budget_basic_expenditure")
    if not parts or not whole:
        return None
    return change(text, "part_above_whole", text.rng.choice(parts), "分项大于总额", "9" + whole[0].printed)


REVERSED = {
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "降低": "增长",
    "上升": "下降",
    "增幅": "降幅",
    "降幅": "增幅",
}


def directions(text: Text) -> list[tuple[Word, Figure]]:
    """Direction words with their figures."""
    words = [p for para in text.paras for p in para.pieces if isinstance(p, Word) and p.role == "direction"]
    return [
        (w, w.figure)
        for w in words
        if w.figure is not None and id(w.figure) not in text.taken and w.text in REVERSED
    ]


def direction_reversed(text: Text) -> Planted | None:
    """增加 for 减少, with the rate's word."""
    found = [(w, f) for w, f in directions(text) if f.measure == "change" and f.base]
    if not found:
        return None
    word, figure = text.rng.choice(found)
    para = next(p for p in text.paras if word in p.pieces)
    following = para.pieces[para.pieces.index(word) + 1 :][:3]
    was = word.text
    for w in [
        word,
        *(p for p in following if isinstance(p, Word) and p.role == "direction" and p.text in REVERSED),
    ]:
        w.text = REVERSED[w.text]
        if w.figure is not None:
            w.figure.direction = "decrease" if w.figure.direction == "increase" else "increase"
    what = f"{figure.concept}: {was} → {word.text}"
    return Planted("direction_reversed", what, figure.printed, was, "增减方向与数字相反", figure)


def residue(text: Text) -> Planted | None:
    """增长（下降） left over from the form."""
    found = directions(text)
    if not found:
        return None
    word, figure = text.rng.choice(found)
    was = word.text
    word.text = f"{was}（{REVERSED[was]}）"
    figure.doubt = True
    return Planted("residue", word.text, figure.printed, was, "模板残留：增减二选一未删", figure, True)


def zero_base_rate(text: Text) -> Planted | None:
    """A completion rate on a budget of nothing."""
    places = [
        (para, p)
        for para in text.paras
        for p in para.pieces
        if isinstance(p, Word) and p.role == "zero_base" and not p.text
    ]
    if not places:
        return None
    para, word = text.rng.choice(places)
    figure = Figure(
        "100.00", "%", "completion_rate", base="initial_budget", concept="function_item_expenditure"
    )
    word.text = "，完成年初预算的"
    para.pieces.insert(para.pieces.index(word) + 1, figure)
    return Planted("zero_base_rate", "completion_rate", "100.00", "", "年初预算为0，不应有完成率", figure)


def item_paras(text: Text) -> list[Para]:
    """Paragraphs of the list of items that state money."""
    found = [p for p in text.paras if p.item and text.free(p)]
    return [p for p in found if p.item and any(c in "123456789" for c in p.item.figures["final"].printed)]


def item_missing(text: Text) -> Planted | None:
    """An item left out of the list."""
    found = item_paras(text)
    if len(found) < 3:
        return None
    index = text.rng.randrange(1, len(found))
    para = found[index]
    text.blocks.remove(para)
    assert para.item is not None
    return Planted(
        "item_missing",
        para.item.item_name,
        "",
        para.item.figures["final"].printed,
        "明细缺少一项",
        found[index - 1],
        True,
    )


def item_doubled(text: Text) -> Planted | None:
    """An item that stands in the list twice."""
    found = item_paras(text)
    if not found:
        return None
    para = text.rng.choice(found)
    twin = deepcopy(para)
    text.blocks.insert(text.blocks.index(para) + 1, twin)
    assert twin.item is not None
    figure = twin.item.figures["final"]
    return Planted("item_doubled", twin.item.item_name, figure.printed, "", "同一项目列了两次", figure)


def reword(text: Text, kind: str, old: str, new: str, explain: str) -> Planted | None:
    """Other words in one paragraph that also holds figures."""
    places = [
        (para, i) for para in text.paras for i, p in enumerate(para.pieces)
        if isinstance(p, str) and old in p and text.free(para) and any(isinstance(q, Figure) for q in para.pieces)
    ]  # fmt: skip
    if not places:
        return None
    para, index = text.rng.choice(places)
    piece = para.pieces[index]
    assert isinstance(piece, str)
    para.pieces[index] = piece.replace(old, new, 1)
    if para.item is not None and old == f"{para.item.class_name}（类）":
        para.item.class_name = new.removesuffix("（类）")
    return Planted(kind, old, new, old, explain, para, True)


def wrong_year(text: Text) -> Planted | None:
    """Another fiscal year."""
    year = text.ledger.year
    return reword(text, "wrong_year", f"{year}年度", f"{year - 2}年度", "年度写错")


def office_name(text: Text) -> Planted | None:
    """The office's own name misspelled."""
    return reword(text, "office_name", text.office.name, text.office.wrong, "单位名称前后不一")


OLD_NAMES = {
    "卫生健康支出": "医疗卫生与计划生育支出",
    "文化旅游体育与传媒支出": "文化体育与传媒支出",
    "资源勘探工业信息等支出": "资源勘探信息等支出",
    "自然资源海洋气象等支出": "国土海洋气象等支出",
}


def class_name(text: Text) -> Planted | None:
    """An old or different name of a class in the list of classes."""
    names = sorted({i.class_name for i in text.ledger.items})
    name = next((n for n in names if n in OLD_NAMES), text.rng.choice(names))
    new = OLD_NAMES.get(name, name.replace("支出", "事务支出", 1))
    return reword(text, "class_name", f"{name}（类）", f"{new}（类）", "类级科目名称与科目表或他处不一")


def placeholder(text: Text) -> Planted | None:
    """XX where a reason should stand."""
    words = [
        (para, p)
        for para in text.paras
        for p in para.pieces
        if isinstance(p, Word) and p.role == "reason" and text.free(para)
    ]
    if not words:
        return None
    para, word = text.rng.choice(words)
    was, word.text = word.text, "XX"
    return Planted("placeholder", "reason", "XX", was, "占位符未填", para, True)


def missing_percent(text: Text) -> Planted | None:
    """A rate without its sign."""
    found = text.figures(lambda f: f.unit == "%")
    if not found:
        return None
    figure = text.rng.choice(found)
    figure.unit, figure.doubt = "", True
    return Planted(
        "missing_percent", figure.measure, figure.printed, figure.printed + "%", "缺百分号", figure, True
    )


def plant(
    blocks: list[Block], cards: list[Card], office: Office, ledger: Ledger, rng: Random
) -> list[Planted]:
    """One to three errors of different kinds; forms of self-evaluation get theirs where there are any."""
    from .card_planting import CARD_KINDS

    text = Text(blocks, cards, office, ledger, rng)
    # One error at most in the forms: a second one could hide the first.
    kinds = [*KINDS, *(rng.choices(CARD_KINDS, k=6) if cards else [])]
    planted: list[Planted] = []
    wanted = rng.randint(1, 3)
    for make in rng.sample(kinds, len(kinds)):
        if len(planted) == wanted or (make in CARD_KINDS and any(p.in_card for p in planted)):
            continue
        error = make(text)
        if error is not None:
            error.in_card = make in CARD_KINDS
            text.taken.add(id(error.place))
            planted.append(error)
    return planted


KINDS = [statement_digit, statement_digit, narrative_digit, narrative_digit, wrong_rate, share_sum, two_budgets, total_copied,
         part_above_whole, direction_reversed, residue, zero_base_rate, item_missing, item_doubled, wrong_year,
         office_name, class_name, placeholder, missing_percent]  # fmt: skip
