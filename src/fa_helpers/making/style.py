"""How one document looks and counts (样式): chosen once, at random, within what published documents do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from fa_helpers.making.numbers import NumberStyle


@dataclass(frozen=True)
class Style:
    """Fonts, sizes, furniture and number formats of one document."""

    font: str
    digits: str
    size: float
    leading: float
    margin: float
    rise: float
    gap: str
    indent: bool
    justify: bool
    foot: str
    foot_from: int
    running: bool
    rules: str
    fill: str
    repeat: bool
    table_size: float
    across: bool
    codes: int
    total_first: bool
    lines: bool
    amount_word: str
    unit: str
    text: NumberStyle
    cells: NumberStyle
    contents: bool
    bracket: bool
    flat: str
    zero_base: str
    same_year_word: str
    text_unit: str
    marks: str
    rate_words: tuple[str, str]
    completion: str
    share: str
    number_mark: str
    cover: int
    heads: int
    rotate: bool
    spaced: str
    tree_indent: str
    leaders: bool
    head_stop: bool
    break_numbers: bool
    card_title_inside: bool
    card_pages: bool
    together: bool
    year_word: str
    by_code: bool
    of_which: str
    against: bool


def make_style(form: str, rng: Random) -> Style:
    """A style of a form."""
    font = rng.choice(["sans", "sans", "STSong-Light"])
    text = NumberStyle(rng.random() < 0.5, form in ("shaanxi", "shanghai") and rng.random() < 0.5)
    zero = {"shanghai": ["", "", "0.00"], "central": ["", "", "0.00"]}.get(
        form, ["0.00", "", "0.00", "—", "0"]
    )
    return Style(
        font=font,
        digits=rng.choice([font, font, "Times-Roman", "Helvetica"]),
        size=rng.choice([12, 14, 15, 16]),
        leading=rng.choice([1.5, 1.75, 1.9]),
        margin=rng.choice([72, 80, 90]),
        rise=rng.choice([0, 0, 0, 0.6, -0.5]),
        gap=rng.choice(["", "", " "]),
        indent=rng.random() < 0.9,
        justify=rng.random() < 0.4,
        foot=rng.choice(["{}", "— {} —", "– {} –", "第{}页", "-{}-", "第 {} 页", ""]),
        foot_from=rng.choice([1, 1, 3]),
        running=rng.random() < 0.2,
        rules=rng.choice(["all", "all", "all", "all", "horizontal"]),
        fill=rng.choice(["", "", "white", "grey", "blue"]),
        repeat=rng.random() < 0.4,
        table_size=rng.choice([8, 9, 9, 10]),
        across=rng.random() < 0.4,
        codes=rng.choice([1, 1, 3]),
        total_first=rng.random() < 0.6,
        lines=form in ("central", "shaanxi", "xinjiang") and rng.random() < 0.5,
        amount_word=rng.choice(["决算数", "决算数", "金额"]),
        unit=rng.choice(["万元", "万元", "万元", "元"]),
        text=text,
        cells=replace(text, separators=rng.random() < 0.7, strip=False, zero=rng.choice(zero)),
        contents=form != "xinjiang" or rng.random() < 0.4,
        bracket=rng.random() < 0.12,
        flat=rng.choice(["持平", "持平", "zero"]),
        zero_base=rng.choice(["hundred", "hundred", "uncomparable", "amount"]),
        same_year_word=rng.choice(
            ["与上年相比", "比上年", "较上年", "与{}年度相比", "与{}年相比", "较{}年度"]
        ),
        text_unit=rng.choice(["万元"] * 18 + ["元"]),
        marks=rng.choice(["", "", "", "", ",", ":,()"]),
        rate_words=rng.choice(
            [("增长", "下降")] * 4 + [("增长", "降低"), ("上升", "下降"), ("增长", "减少"), ("增幅", "降幅")]
        ),
        completion=rng.choice(["，完成{}的"] * 4 + ["，为{}的", "，占{}的"]),
        share=rng.choice(["，占"] * 4 + ["，占比", ",占"]),
        number_mark=rng.choice([".", "、", "．"]),
        cover=rng.randrange(4),
        heads=rng.randrange(3),
        rotate=rng.random() < 0.3,
        spaced=rng.choice(["", "", "　", "　　", "  "]),
        tree_indent=rng.choice(["", "", " ", "　"]),
        leaders=rng.random() < 0.4,
        head_stop=rng.random() < 0.15,
        break_numbers=rng.random() < 0.15,
        card_title_inside=rng.random() < 0.2,
        card_pages=rng.random() < 0.7,
        together=rng.random() < 0.2,
        year_word=rng.choice(["plain"] * 6 + ["同比", "prior"]),
        by_code=form == "central" and rng.random() < 0.25,
        of_which=rng.choice(["其中：", "其中：", "其中，", "其中"]),
        against=rng.random() < 0.2,
    )
