"""Self-evaluation forms at random: funds or tasks, goals, indicators with merged levels, and columns that no form has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import made_at_random as made
from hypothesis import strategies as st

from drawn_pages import Cell, Table

_NUMBERS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")


@dataclass
class Card:
    """A form with what was meant: cells that hold a number alone, and cells of words with the numerals put into them."""

    cells: list[Cell] = field(default_factory=list)
    widths: tuple[int, ...] = ()
    numbers: list[Cell] = field(default_factory=list)
    words: list[tuple[Cell, tuple[str, ...]]] = field(default_factory=list)
    title: str = "项目支出绩效自评表"

    def put(self, text: str, row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
        """A cell more."""
        self.cells.append(Cell(text, row, column, rows, columns))
        return self.cells[-1]

    @property
    def table(self) -> Table:
        """The form as it is drawn."""
        return Table((self.title, "（2023年度）"), self.widths, tuple(self.cells))


_points = (
    st.integers(0, 100).map(str)
    | st.integers(0, 10000).map(lambda n: f"{n / 100:.2f}")
    | made.dashes
    | st.just("")
)
_scores = _points | _points.map(lambda text: text + "分" if text[:1].isdigit() else text) | made.anything
_money = made.amounts | made.ordinary | made.dashes | st.just("") | made.odd
_rates = made.rates | made.dashes | st.just("") | made.long_numbers.map(lambda text: text + "%")
_values = (
    # neither years nor months of one
    st.integers(3, 10**8).filter(lambda n: not 1900 <= n < 2100).map(str)
    | made.ordinary.filter(lambda text: not re.fullmatch(r"(?:19|20)\d\d\.\d\d", text))
    | made.long_numbers
    | st.integers(10**4, 10**9).map(lambda n: f"{n:,}")
)
_target = st.sampled_from(
    [
        "≥{}家",
        "={}%",
        "<={}万元",
        "{}",
        "{}次/年",
        "完成{}人次",
        "≥{}",
        "不低于{}个",
        "{}户",
        "{}天/次",
        ">={}%",
    ]
)
_CLAUSES = (
    "完成{}家； 发放{}万元， 惠及{}人次。 建设{}公里， 培训{}次， 支出{}元； 满意度达{}%， 按时完成， 2023年底前"
    " 较好。 ①验收{}个 1.修缮{}处；"
    " （第二批） 共{}件"
)
_clause = st.sampled_from(_CLAUSES.split())


@st.composite
def _words(draw: st.DrawFn, pieces: st.SearchStrategy[str], most: int) -> tuple[str, tuple[str, ...]]:
    """Words with numerals among them."""
    text, numerals = "", []
    for _ in range(draw(st.integers(0 if most > 1 else 1, most))):
        piece = draw(pieces)
        if "{}" in piece:
            numerals.append(draw(_values))
            piece = piece.replace("{}", numerals[-1])
        text += piece
    return text, tuple(numerals)


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A form of a project, of a department with funds, or of a department with tasks."""
    card = Card(widths=(9, 9, 12, 12, 12, 12, 12, 9, 9, 12))
    kind = draw(st.sampled_from(["project", "project", "department", "tasks"]))
    row = 0
    if kind == "project":
        card.put("项目名称", row, 0, 1, 2)
        card.put("河道维护", row, 2, 1, 8)
        card.put("主管部门", row + 1, 0, 1, 2)
        card.put("某市样本局", row + 1, 2, 1, 3)
        card.put("实施单位", row + 1, 5, 1, 2)
        card.put("某市样本站", row + 1, 7, 1, 3)
        row += 2
    else:
        card.title = "部门整体支出绩效自评表"
        card.put("部门名称", row, 0, 1, 2)
        card.put("某市样本局", row, 2, 1, 8)
        row += 1
    row = draw(_tasks(card, row)) if kind == "tasks" else draw(_funds(card, row))
    if draw(st.integers(0, 4)):
        card.put("年度总体目标", row, 0, 2, 2)
        card.put("预期目标", row, 2, 1, 4)
        card.put("实际完成情况", row, 6, 1, 4)
        for column in (2, 6):
            text, numerals = draw(_words(_clause, 4))
            card.words.append((card.put(text, row + 1, column, 1, 4), numerals))
        row += 2
    row = draw(_indicators(card, row))
    if draw(st.booleans()):
        card.put("总分", row, 0, 1, 7)
        card.numbers.append(card.put(draw(_points), row, 7))
        card.numbers.append(card.put(draw(_scores), row, 8))
        card.put("", row, 9)
    return card


@st.composite
def _funds(draw: st.DrawFn, card: Card, row: int) -> int:
    count = draw(st.integers(1, 4))
    card.put("项目资金（万元）", row, 0, count + 1, 2)
    card.put("", row, 2, 1, 2)
    for place, head in enumerate(_NUMBERS):
        card.put(head, row, 4 + place)
    for _ in range(count):
        row += 1
        card.put(
            draw(st.sampled_from(["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"])),
            row,
            2,
            1,
            2,
        )
        for place, head in enumerate(_NUMBERS):
            cell = (
                _rates
                if head == "执行率"
                else _points
                if head == "分值"
                else _scores
                if head == "得分"
                else _money
            )
            card.numbers.append(card.put(draw(cell), row, 4 + place))
    return row + 1


@st.composite
def _tasks(draw: st.DrawFn, card: Card, row: int) -> int:
    count = draw(st.integers(1, 4))
    card.put("年度主要任务", row, 0, count + 2, 1)
    for place, head in (
        (1, "任务名称"),
        (2, "主要内容"),
        (3, "完成情况"),
        (7, "分值"),
        (8, "执行率"),
        (9, "得分"),
    ):
        card.put(head, row, place, 2)
    card.put("全年预算数（万元）", row, 4, 1, 2)
    card.put("全年执行数（万元）", row, 6)
    for place, head in ((4, "总额"), (5, "财政拨款"), (6, "总额")):
        card.put(head, row + 1, place)
    row += 1
    for _ in range(count):
        row += 1
        card.put(draw(st.sampled_from(["科普活动", "人才服务", "", "宣传"])), row, 1)
        for place in (2, 3):
            text, numerals = draw(_words(_clause, 2))
            card.words.append((card.put(text, row, place), numerals))
        for place in range(4, 10):
            cell = _rates if place == 8 else _points if place in (7, 9) else _money
            card.numbers.append(card.put(draw(cell), row, place))
    return row + 1


@st.composite
def _indicators(draw: st.DrawFn, card: Card, row: int) -> int:
    count = draw(st.integers(1, 5))
    basis = draw(st.booleans())
    heads = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值设定依据" if basis else draw(st.sampled_from(["单位名称", "附件", "上年完成"])),
    ]
    heads += [
        "年度指标值",
        "实际完成值",
        draw(st.sampled_from(["偏差原因分析及改进措施", "备注", "数据来源"])),
        "分值",
        "得分",
        "说明",
    ]
    for place, head in enumerate(heads):
        card.put(head, row, place)
    first = row + 1
    for column, names in (
        (0, ["产出指标", "效益指标（30分）", "满意度指标", ""]),
        (1, ["数量指标", "质量指标", "成本指标", ""]),
    ):
        place = 0
        while place < count:
            down = draw(st.integers(1, min(3, count - place)))
            card.put(draw(st.sampled_from(names)), first + place, column, down)
            place += down
    for number in range(count):
        row = first + number
        card.put(draw(st.sampled_from(["培训次数", "合格率", "第2期完成率", "满意度", "成本"])), row, 2)
        card.put(draw(st.sampled_from(["", "工作计划", "合同"])), row, 3)
        for place in (4, 5):
            text, numerals = draw(_words(_target, 1))
            card.words.append((card.put(text, row, place), numerals))
        text, numerals = draw(_words(_clause, 1)) if heads[6].startswith("偏差") else ("", ())
        card.words.append((card.put(text, row, 6), numerals))
        card.numbers.append(card.put(draw(_points), row, 7))
        card.numbers.append(card.put(draw(_scores), row, 8))
        card.put(draw(st.sampled_from(["", "无", "部分延期"])), row, 9)
    return row + 1
