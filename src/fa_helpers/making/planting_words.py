"""Planted errors in words (文字设错): directions, names, years, what the form left behind."""

from __future__ import annotations

from fa_helpers.making.errors import Planted, Text
from fa_helpers.making.pieces import Figure, Word

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


def reword(text: Text, kind: str, old: str, new: str, explain: str) -> Planted | None:
    """Other words in one paragraph that also holds figures."""
    places = [
        (para, i)
        for para in text.paras
        for i, p in enumerate(para.pieces)
        if isinstance(p, str)
        and old in p
        and text.free(para)
        and any(isinstance(q, Figure) for q in para.pieces)
    ]
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
