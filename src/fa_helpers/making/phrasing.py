"""From money to words (措辞): amounts, changes, shares and rates as pieces of sentences, each with its truth."""

from __future__ import annotations

from random import Random

from fa_helpers.making.figures import Expense, Ledger
from fa_helpers.making.numbers import percent, rounded
from fa_helpers.making.office_names import Office
from fa_helpers.making.pieces import Block, Figure, ItemTruth, Para, Piece, Word
from fa_helpers.making.style import Style

UP = [
    "人员经费增加3.21万元，项目经费增加15.60万元",
    "人员增加，相关经费增加",
    "年中追加项目经费",
    "项目支出增加",
    "补发以前年度人员经费",
    "新招录2名工作人员，人员经费增加",
]
DOWN = [
    "压减会议费2.35万元，培训费下降12%",
    "厉行节约，压减一般性支出",
    "部分项目跨年度实施",
    "人员退休调出，人员经费减少",
    "项目支出减少",
    "2个项目已于上年完工",
]
SAME = ["与上年保持一致", "按预算执行", "单位无此项支出"]


class Pen:
    """Writes one document: holds its style, its money and the paragraphs so far."""

    def __init__(self, form: str, style: Style, ledger: Ledger, office: Office, rng: Random) -> None:
        self.form, self.style, self.ledger, self.office, self.rng = form, style, ledger, office, rng
        self.blocks: list[Block] = []
        self.numbers = [0, 0, 0]
        self.titles: list[str] = []

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.ledger.year

    def say(self, template: str, *parts: Piece | list[Piece]) -> list[Piece]:
        """Pieces of a sentence: ``{}`` takes the next part; the year and the office are put in by name."""
        if self.style.of_which != "其中：":
            template = template.replace("其中：{}", self.style.of_which + "{}")
        for key, value in {"{y}": str(self.year), "{p}": str(self.year - 1), "{o}": self.office.name}.items():
            template = template.replace(key, value)
        pieces: list[Piece] = []
        for index, text in enumerate(template.split("{}")):
            if index:
                part = parts[index - 1]
                pieces += part if isinstance(part, list) else [part]
            pieces.append(text)
        assert template.count("{}") == len(parts), template
        return [p for p in pieces if p != ""]

    def write(self, template: str, *parts: Piece | list[Piece], item: ItemTruth | None = None) -> Para:
        """A paragraph of body text."""
        para = Para(self.say(template, *parts), "body", item)
        section = ".".join(str(n) for n in self.numbers if n)
        for piece in para.pieces:
            if isinstance(piece, Figure):
                piece.section = section
        self.blocks.append(para)
        return para

    def head(self, level: int, title: str) -> None:
        """A heading: 第一部分, 一、, （一）."""
        ordinals = "零一二三四五六七八九十"
        self.numbers[level] += 1
        self.numbers[level + 1 :] = [0] * (2 - level)
        n = self.numbers[level]
        number = ordinals[n] if n <= 10 else "十" + ordinals[n - 10]
        title = "".join(str(piece) for piece in self.say(title))
        text = (
            f"第{number}部分 {title}",
            f"{number}、{title}",
            f"（{number}）{title}{'。' * self.style.head_stop}",
        )[level]
        if level < 2:
            self.titles.append(text)
        self.blocks.append(Para([text], ("part", "section", "sub")[level]))

    def amount(self, fen: int, subject: str, concept: str = "", stage: str = "final_accounts") -> Figure:
        """An amount in 万元."""
        return Figure(
            self.style.text.money(fen, self.style.text_unit),
            self.style.gap + self.style.text_unit,
            "amount",
            stage,
            "",
            "",
            concept,
            subject,
        )

    def budget(self, fen: int, subject: str, concept: str = "", adjusted: bool = False) -> Figure:
        """A budgeted amount."""
        return self.amount(fen, subject, concept, "adjusted_budget" if adjusted else "initial_budget")

    def count(self, n: int, unit: str, subject: str, concept: str = "") -> Figure:
        """A number of things."""
        measure = {"平方米": "area", "分": "score"}.get(unit, "count")
        return Figure(str(n), self.style.gap + unit, measure, concept=concept, subject=subject)

    def rate(
        self, part: int, whole: int, measure: str, base: str, subject: str = "", concept: str = ""
    ) -> Figure:
        """A rate in per cent."""
        printed = self.style.text.number(abs(percent(part, whole)))
        if not self.style.text.strip and percent(part, whole) == 100 and self.rng.random() < 0.1:
            printed = "100"
        return Figure(printed, "%", measure, "", base, "", concept, subject)

    def reason(self, direction: str, lead: str = "主要原因是：") -> list[Piece]:
        """A stated reason that fits the direction; its numbers are no figures."""
        words = {"increase": UP, "decrease": DOWN}.get(direction, SAME)
        return [lead, Word(self.rng.choice(words), "reason")]

    def change(
        self, new: int, old: int, subject: str, concept: str, base: str = "prior_final_accounts"
    ) -> list[Piece]:
        """增加X万元，增长Y% and its relatives, with truth; what is said follows the rounded figures."""
        style, difference = self.style, abs(new - old)
        if self.same(new, old):
            if style.flat == "持平":
                return ["持平"]
            amount, rate = (
                self.amount(0, subject, concept),
                self.rate(0, 1, "change_rate", base, subject, concept),
            )
            self.as_change(amount, base, "increase")
            rate.direction = "increase"
            return ["增加", amount, "，增长", rate]
        up = new > old
        direction, words = (
            ("increase", ("增加", style.rate_words[0])) if up else ("decrease", ("减少", style.rate_words[1]))
        )
        amount = self.as_change(self.amount(difference, subject, concept), base, direction)
        first = Word(words[0], "direction", amount)
        if not old:
            if style.zero_base == "uncomparable":
                return [first, amount, "，上年基数为0，不可比"]
            if style.zero_base == "amount":
                return [first, amount]
        rate = self.rate(difference, old or difference, "change_rate", base, subject, concept)
        rate.direction = direction
        if style.bracket:
            return [first, amount, "（", rate, "）"]
        return [first, amount, "，", Word(words[1], "direction", rate), rate]

    def same(self, a: int, b: int) -> bool:
        """Whether two amounts are printed alike."""
        return self.style.text.money(a, self.style.text_unit) == self.style.text.money(
            b, self.style.text_unit
        )

    def as_change(self, figure: Figure, base: str, direction: str) -> Figure:
        """An amount turned into a change."""
        figure.measure, figure.stage, figure.base, figure.direction = "change", "", base, direction
        return figure

    def against_last_year(
        self, new: int, old: int, subject: str, concept: str, name: str = ""
    ) -> list[Piece]:
        """与上年相比，…增加X万元，增长Y%，主要原因是：…"""
        if self.style.year_word == "prior" and old and not self.same(new, old) and self.form != "shanghai":
            # 比上年决算数X万元增加Y万元: the year before is printed too.
            before = self.amount(old, subject, concept, "prior_final_accounts")
            direction = "increase" if new > old else "decrease"
            return [
                "比上年决算数",
                before,
                *self.change(new, old, subject, concept),
                "，",
                *self.reason(direction),
            ]
        if self.style.year_word == "同比" and not self.same(new, old):
            direction = "increase" if new > old else "decrease"
            return ["同比", *self.change(new, old, subject, concept), "，", *self.reason(direction)]
        opener = self.style.same_year_word.replace("{}", str(self.year - 1))
        comma = "，" if opener.endswith("相比") else ""
        direction = "" if self.same(new, old) else "increase" if new > old else "decrease"
        words = self.change(new, old, subject, concept)
        if words == ["持平"] and not comma:
            opener, comma = opener.replace("比", "与").replace("较", "与"), ""
        elif comma:
            comma += name
        return [opener, comma, *words, "，", *self.reason(direction)]

    def completion(
        self, final: int, budget: int, word: str, subject: str, concept: str, base: str
    ) -> list[Piece]:
        """，完成年初预算的Z%; on a zero base nothing is said, unless an error is planted there."""
        if self.same(budget, 0):
            return [Word("", "zero_base")]
        return [
            self.style.completion.format(word),
            self.rate(final, budget, "completion_rate", base, subject, concept),
        ]

    def variance(
        self, expense: Expense, subject: str, concept: str, base: str = "initial_budget"
    ) -> list[Piece]:
        """X万元，决算数Y万元，预决算差异率Z% (after 年初预算数)."""
        rate = self.rate(
            expense.final - expense.budget, expense.budget, "variance_rate", base, subject, concept
        )
        if expense.final < expense.budget and expense.budget:
            rate.printed = "-" + self.style.text.number(
                rounded(abs(percent(expense.final - expense.budget, expense.budget)))
            )
        budget = self.budget(expense.budget, subject, concept, adjusted=base == "adjusted_budget")
        final = self.amount(expense.final, subject, concept)
        return [budget, "，决算数", final, "，预决算差异率", rate]
