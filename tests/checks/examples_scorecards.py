"""Examples of checks within a scorecard, and of how the cards of one document score."""

from collections.abc import Callable
from dataclasses import replace

from check_samples import Example, card, funds, indicator, with_cards, with_cells
from fa_helpers.checks.check import Outcome
from fa_helpers.model import CoverageRow, DocumentData, FundsRow, Indicator, Reason, Scorecard

OUTPUT = ("产出指标", "数量指标", "培训")
BENEFIT = ("效益指标", "社会效益指标", "服务质量")
COST = ("成本指标", "经济成本指标", "项目成本")
TOTAL = funds("年度资金总额", "100.00", "80.00", "60.00", "10", "75.00%", "7.50")
APPROPRIATION = funds("其中：当年财政拨款", "100.00", "80.00", "60.00", "—", "—", "—")
OTHER = funds("其他资金", "0", "", "", "—", "—", "—")


def line(
    target: str = "≥5次",
    actual: str = "5次",
    weight: str = "90",
    score: str = "90",
    *,
    levels: tuple[str, str, str] = OUTPUT,
    deviation: str = "",
) -> Indicator:
    return indicator(1, levels, target, actual, weight, score, deviation)


def form(
    *lines: Indicator,
    rows: tuple[FundsRow, ...] = (TOTAL, APPROPRIATION, OTHER),
    weight: str = "100",
    score: str = "97.50",
    **more: object,
) -> Scorecard:
    return card(rows, lines or [line()], total_weight=weight, total_score=score, **more)  # type: ignore[arg-type]


def made(*cards: Scorecard) -> Callable[[], DocumentData]:
    numbered = [replace(one, scorecard_id=f"scorecard.{n:02d}") for n, one in enumerate(cards, 1)]
    return lambda: with_cards(*numbered)


def ex(
    rule: str, outcome: Outcome, note: str, document: Callable[[], DocumentData], count: int = 1
) -> Example:
    return Example(f"card.{rule}", outcome, document, count, note)


def money(budget: str, executed: str, rate: str, score: str, weight: str = "10", **more: str) -> FundsRow:
    return funds(
        more.get("source", "年度资金总额"), more.get("initial", budget), budget, executed, weight, rate, score
    )


def unread(one: Scorecard) -> Callable[[], DocumentData]:
    """A document whose form was read in part only."""
    row = CoverageRow(
        one.scorecard_id, one.name, 1, 1, "partly_read", 3, Reason("coverage.left_over", ("5",))
    )
    return lambda: replace(with_cards(one), coverage=(row,))


def rows_of(*parts: FundsRow, total: FundsRow = TOTAL) -> Scorecard:
    return form(rows=(total, *parts))


PARTS = [
    ex("funds_parts", "holds", "blank counts as nothing", made(form()), 3),
    ex(
        "funds_parts",
        "rounding",
        "halves",
        made(rows_of(funds("其中：当年财政拨款", "", "40.01"), funds("其他资金", "", "40.00"))),
    ),
    ex(
        "funds_parts",
        "inconsistent",
        "sum above total",
        made(rows_of(funds("其中：当年财政拨款", "", "80.00"), funds("其他资金", "", "5.00"))),
    ),
    ex(
        "funds_parts",
        "suspicious",
        "blank in one column of a row in use",
        made(rows_of(funds("其中：当年财政拨款", "60.00", "50.00"), funds("其他资金", "40.00", ""))),
    ),
    ex(
        "funds_parts",
        "suspicious",
        "blank in a row that is not in use",
        made(rows_of(funds("其中：当年财政拨款", "", "50.00"), funds("其他资金", "", ""))),
    ),
    ex(
        "funds_parts",
        "inconsistent",
        "one column short over rows that fill the others",
        made(rows_of(funds("其中：当年财政拨款", "100.00", "70.00", "60.00"), funds("其他资金", "", "", ""))),
    ),
    ex(
        "funds_parts",
        "suspicious",
        "two columns short: a part may be left out",
        made(rows_of(funds("其中：当年财政拨款", "100.00", "70.00", "50.00"), funds("其他资金", "", "", ""))),
        2,
    ),
    ex(
        "funds_parts",
        "not_checkable",
        "every column short: a row was hardly read",
        made(rows_of(funds("其中：财政拨款", "90.00", "70.00", "50.00"), funds("其他资金", "0", "0", "0"))),
        3,
    ),
    ex(
        "funds_parts",
        "not_checkable",
        "no row for the rest",
        made(rows_of(funds("其中：当年财政拨款", "", "50.00"))),
    ),
    ex(
        "funds_parts",
        "not_checkable",
        "parts of parts",
        made(
            rows_of(
                funds("财政拨款", "", "80.00"), funds("一般公共预算", "", "80.00"), funds("其他资金", "", "0")
            )
        ),
    ),
    ex(
        "funds_parts",
        "not_checkable",
        "read in part",
        unread(rows_of(funds("其中：财政拨款", "", "90.00"), funds("其他资金", "", "5.00"))),
    ),
]

RATES = [
    ex("execution_rate", "holds", "as printed", made(form())),
    ex("execution_rate", "rounding", "cut off", made(form(rows=(money("7421", "7420.96", "99.99%", "10"),)))),
    ex("execution_rate", "holds", "printed as a ratio", made(form(rows=(money("80", "60", "0.75", "7.5"),)))),
    ex("execution_rate", "holds", "0 of 0", made(form(rows=(money("0", "0", "0", "0"),)))),
    ex("execution_rate", "suspicious", "rate on nothing", made(form(rows=(money("0", "6", "95%", "9"),)))),
    ex(
        "execution_rate",
        "inconsistent",
        "a digit too many",
        made(form(rows=(money("400", "400", "1000%", "10"),))),
    ),
    ex(
        "execution_rate",
        "inconsistent",
        "zeros are dropped beside decimals",
        made(form(rows=(money("920", "613.48", "66.71%", "6.67"),))),
    ),
    ex(
        "execution_rate",
        "suspicious",
        "of the initial budget",
        made(form(rows=(money("80", "60", "60%", "6", initial="100"),))),
    ),
    ex("execution_rate", "not_checkable", "no budget", made(form(rows=(money("", "60", "75%", "7.5"),)))),
]

PROPORTIONAL = (form(), form(rows=(money("100", "90", "90%", "9.00"),), score="99"))
SCORES = [
    ex("execution_score", "holds", "in proportion", made(form())),
    ex(
        "execution_score",
        "rounding",
        "one decimal",
        made(form(rows=(money("412", "394.31", "95.71%", "9.6"),), score="99.6")),
    ),
    ex(
        "execution_score",
        "inconsistent",
        "others are in proportion",
        made(*PROPORTIONAL, form(rows=(money("5120.40", "2612.93", "51.03%", "5.11"),), score="95.11")),
    ),
    ex(
        "execution_score",
        "rounding",
        "cut off after its last place",
        made(*PROPORTIONAL, form(rows=(money("920", "613.48", "66.68%", "6.66"),), score="96.66")),
    ),
    ex(
        "execution_score",
        "suspicious",
        "cut off to whole points beside decimals",
        made(*PROPORTIONAL, form(rows=(money("3100", "3098.4", "99.95%", "9"),), score="99")),
    ),
    ex(
        "execution_score",
        "inconsistent",
        "lower than cut off",
        made(*PROPORTIONAL, form(rows=(money("461.20", "461.10", "99.98%", "9.98"),), score="99.98")),
    ),
    ex(
        "execution_score",
        "suspicious",
        "no rule to be seen",
        made(form(rows=(money("5120.40", "2612.93", "51.03%", "10"),), score="100")),
    ),
    ex(
        "execution_score",
        "suspicious",
        "whole points beside decimals",
        made(*PROPORTIONAL, form(rows=(money("312", "301.8", "96.73%", "10"),), score="100")),
    ),
    ex(
        "execution_score",
        "not_checkable",
        "blank weight",
        made(form(rows=(money("80", "60", "75%", "7.5", ""),), weight="90")),
    ),
    ex("blank_weight", "holds", "all printed", made(form())),
    ex(
        "blank_weight",
        "suspicious",
        "scored",
        made(form(rows=(money("80", "60", "75%", "7.5", ""), APPROPRIATION))),
    ),
    ex(
        "blank_weight",
        "suspicious",
        "no column of weights in the funds",
        made(replace(form(rows=(money("80", "60", "75%", "7.5", ""),)), money_columns=("executed", "score"))),
        0,
    ),
    ex(
        "total_within_weight",
        "not_checkable",
        "the funds' points are not printed",
        made(
            replace(
                form(rows=(money("80", "60", "75%", "7.5", ""),), weight="90", score="97.5"),
                money_columns=("executed", "score"),
            )
        ),
    ),
    ex(
        "blank_weight",
        "suspicious",
        "a form without weights",
        made(form(line(weight=""), rows=(money("80", "60", "75%", "7.5", ""),))),
        0,
    ),
    ex("dash_cell", "holds", "dashes", made(form())),
    ex(
        "dash_cell",
        "suspicious",
        "score again",
        made(rows_of(money("80.00", "60.00", "75%", "7.50", "—", source="其中：当年财政拨款"))),
    ),
    ex(
        "dash_cell",
        "suspicious",
        "the parts share the weight",
        made(
            rows_of(
                money("40", "30", "75%", "5", "5", source="财政拨款"),
                money("40", "30", "75%", "2.5", "5", source="其他资金"),
            )
        ),
        0,
    ),
]


def task(
    name: str,
    budget: str,
    executed: str,
    score: str,
    parts: tuple[str, str] = ("", ""),
    weight: str = "5",
) -> FundsRow:
    row = funds(name, "", budget, executed, weight, "", score)
    row = with_cells(row, budget_fiscal=parts[0], budget_other=parts[1])
    return replace(row, row_kind="task")


def whole(budget: str, executed: str, score: str, *more: tuple[str, str], weight: str = "10") -> FundsRow:
    return replace(task("金额合计", budget, executed, score, *more, weight=weight), row_kind="task_total")


TWO = (
    task("甲", "8.00", "4.00", "5.0", ("6.00", "2.00")),
    task("乙", "3.50", "3.50", "5.0", ("3.50", "0.00")),
)
TOTALS = [
    ex("task_total", "holds", "every column", made(form(rows=(*TWO, whole("11.50", "7.50", "10")))), 4),
    ex(
        "task_total",
        "holds",
        "above the rows, with what the money is made of",
        made(form(rows=(whole("11.50", "7.50", "10", ("9.50", "2.00")), *TWO))),
        6,
    ),
    ex("task_total", "rounding", "halves", made(form(rows=(*TWO, whole("11.51", "7.50", "10"))))),
    ex("task_total", "holds", "the others", made(form(rows=(*TWO, whole("11.51", "7.50", "10")))), 3),
    ex("task_total", "inconsistent", "too much", made(form(rows=(*TWO, whole("11.00", "7.50", "10"))))),
    ex("task_total", "inconsistent", "too little", made(form(rows=(*TWO, whole("12.50", "7.50", "10"))))),
    ex("task_total", "inconsistent", "points", made(form(rows=(*TWO, whole("11.50", "7.50", "9"))))),
    ex(
        "task_total",
        "not_checkable",
        "a row that was not read leaves all columns short",
        made(form(rows=(*TWO, whole("21.50", "17.50", "15", weight="15")))),
        4,
    ),
    ex(
        "task_total",
        "not_checkable",
        "a task without its amount",
        made(form(rows=(*TWO, task("丙", "", "0", "0", weight="0"), whole("12.50", "7.50", "10")))),
    ),
    ex(
        "task_total",
        "not_checkable",
        "a row that holds those below it",
        made(
            form(
                rows=(
                    task("专项", "11.50", "0", "0", weight="0"),
                    *TWO,
                    whole("11.50", "7.50", "10"),
                )
            )
        ),
    ),
    ex(
        "task_parts",
        "inconsistent",
        "of the total",
        made(form(rows=(*TWO, whole("11.50", "7.50", "10", ("9.50", "1.00"))))),
    ),
]

TASKS = [
    *TOTALS,
    ex("task_parts", "holds", "sum", made(form(rows=(task("甲", "8", "8", "5", ("5", "3")),)))),
    ex(
        "task_parts",
        "inconsistent",
        "sum",
        made(form(rows=(task("甲", "8.00", "8", "5", ("5.00", "2.00")),))),
    ),
    ex("task_parts", "not_checkable", "blank", made(form(rows=(task("甲", "8", "8", "5", ("5", "")),)))),
    ex(
        "task_scores",
        "holds",
        "one is lower",
        made(form(rows=(task("甲", "8", "4", "2.5"), task("乙", "8", "8", "5")))),
    ),
    ex(
        "task_scores",
        "suspicious",
        "all full",
        made(form(rows=(task("甲", "8", "1", "5"), task("乙", "8", "8", "5")))),
    ),
]

HEADED = ("产出指标（50分）", "数量指标", "培训")
HEADED_BENEFIT = ("效益指标（40分）", "社会效益指标", "服务质量")


def headed(first: str, second: str, total: str = "100") -> Scorecard:
    lines = (
        line(weight=first, score=first, levels=HEADED),
        line(weight=second, score=second, levels=HEADED_BENEFIT),
    )
    return form(*lines, weight=total, score=str(7.5 + float(first) + float(second)))


WEIGHTS = [
    ex("weights_total", "holds", "a hundred", made(form())),
    ex("weights_total", "holds", "execution left out", made(form(weight="90"))),
    ex(
        "weights_total",
        "inconsistent",
        "four short",
        made(form(line(weight="86", score="86"), score="93.50")),
    ),
    ex(
        "weights_total",
        "inconsistent",
        "others hold execution",
        made(form(), form(), form(), form(weight="90")),
    ),
    ex(
        "weights_total",
        "not_checkable",
        "weights and scores short: a row is missing",
        made(form(line(weight="80", score="80"))),
    ),
    ex("weights_total", "suspicious", "no total printed", made(form(line(weight="80"), weight=""))),
    ex("total_score", "holds", "with execution", made(form())),
    ex("total_score", "holds", "without execution", made(form(score="90"))),
    ex("total_score", "inconsistent", "too low", made(form(score="95.50"))),
    ex("total_score", "inconsistent", "too high, weights complete", made(form(score="98.50"))),
    ex("total_score", "not_checkable", "none printed", made(form(score=""))),
    ex("total_within_weight", "holds", "below", made(form())),
    ex("total_within_weight", "inconsistent", "above", made(form(weight="90"))),
    ex("score_within_weight", "holds", "at most", made(form())),
    ex("score_within_weight", "inconsistent", "above", made(form(line(score="92")))),
    ex(
        "score_within_weight",
        "suspicious",
        "extra points",
        made(form(line(weight="0", score="2", levels=("加分项", "", "附加加分")))),
    ),
    ex("group_weight", "holds", "both", made(headed("50", "40")), 2),
    ex("group_weight", "inconsistent", "moved", made(headed("60", "30")), 2),
    ex(
        "group_weight",
        "suspicious",
        "moved over a page's end",
        made(replace(headed("60", "30"), page_last=2)),
        2,
    ),
    ex(
        "group_weight",
        "not_checkable",
        "a row is missing",
        made(with_cells(headed("40", "40"), total_score="100")),
    ),
]


def computed(last: str, outcome: str = "4次") -> Scorecard:
    """Scores that follow from outcome and target, and a last one beside 4 of 7, or another outcome."""
    follow = [("3次", "12.86"), ("2次", "8.57"), ("1次", "4.29"), ("5次", "21.43"), ("6次", "25.71")]
    lines = [line("≥7次", actual, "30", score) for actual, score in follow]
    return form(*lines, line("≥7次", outcome, "60", last))


REASON = form(line(actual="4次", score="72", deviation="时间不足"), score="79.50")
OUTCOMES = [
    ex("actual_blank", "holds", "told", made(form())),
    ex("actual_blank", "suspicious", "blank", made(form(line(actual="")))),
    ex("reduced_though_met", "holds", "full", made(form())),
    ex("reduced_though_met", "suspicious", "met", made(form(line(actual="6次", score="80")))),
    ex("reduced_though_met", "suspicious", "repeated", made(form(line("有效", "有效", score="80")))),
    ex("reduced_though_met", "suspicious", "lower limit", made(form(line("90%以上", "高于90%", score="80")))),
    ex("cost_saved", "holds", "full", made(form(line("≤5万元", "4万元", levels=COST)))),
    ex("cost_saved", "suspicious", "reduced", made(form(line("≤5万元", "4万元", score="80", levels=COST)))),
    ex("full_though_missed", "holds", "reduced", made(REASON)),
    ex("full_though_missed", "suspicious", "full", made(form(line("≥5%", "0.1%")))),
    ex("reduced_without_reason", "holds", "told", made(REASON)),
    ex(
        "reduced_without_reason",
        "suspicious",
        "无",
        made(REASON, form(line(actual="4次", score="80", deviation="无"))),
    ),
    ex(
        "reduced_without_reason",
        "not_checkable",
        "no reasons anywhere",
        made(form(line(actual="4次", score="80"))),
    ),
    ex(
        "reduced_without_reason",
        "suspicious",
        "target met: asked elsewhere",
        made(REASON, form(line(score="80", deviation="无"))),
        0,
    ),
    ex("partial_score", "holds", "in proportion", made(REASON)),
    ex("partial_score", "rounding", "cut off", made(form(line("≤800米", "683米", "15", "12.80")))),
    ex("partial_score", "suspicious", "neither", made(form(line(actual="4次", score="60")))),
    ex("partial_score", "inconsistent", "as no other of the document", made(computed("31.86"))),
    ex("partial_score", "suspicious", "a judgement among computed scores", made(computed("31.5"))),
    ex("partial_score", "inconsistent", "a quotient though met", made(computed("31.86", "7次"))),
    ex("partial_score", "suspicious", "reduced though met", made(computed("31", "7次")), 0),
    ex("partial_score", "suspicious", "two of them", made(computed("31.86"), computed("31.86")), 2),
]

SATISFIED = ("满意度指标", "服务对象满意度", "群众满意度")
PASSED = ("产出指标", "质量指标", "项目验收合格率")
RISE = ("效益指标", "社会效益指标", "覆盖率增长幅度")
SPENT = ("产出指标", "数量指标", "预算执行率")


def dated(target: str, actual: str) -> Scorecard:
    return form(line(target, actual, levels=("产出指标", "时效指标", "完成时间")))


ERRORS = ("产出指标", "质量指标", "差错率")
VALUES = [
    ex("satisfaction", "holds", "98 %", made(form(line("≥95%", "98%", levels=SATISFIED)))),
    ex("satisfaction", "inconsistent", "180 %", made(form(line("≥95%", "180%", levels=SATISFIED)))),
    ex("satisfaction", "inconsistent", "target of 950 %", made(form(line("≥950%", "98%", levels=SATISFIED)))),
    ex("share_of_all", "holds", "all of them", made(form(line("=100%", "95%", levels=PASSED)))),
    ex("share_of_all", "inconsistent", "more than all", made(form(line("=100%", "102%", levels=PASSED)))),
    ex("share_of_all", "inconsistent", "aimed at more", made(form(line("=109%", "90%", levels=PASSED)))),
    ex("share_of_all", "inconsistent", "a rise", made(form(line("≥5%", "120%", levels=RISE))), 0),
    ex("share_of_all", "inconsistent", "spent above", made(form(line("=100%", "103%", levels=SPENT))), 0),
    ex("share_of_all", "inconsistent", "planned above", made(form(line("=103%", "99%", levels=SPENT)))),
    ex("date", "holds", "in time", made(dated("2023年12月31日", "2023年 11月 30日"))),
    ex("date", "holds", "no day, no month", made(dated("2023年底", "2023年11月"))),
    ex("date", "holds", "a leap year", made(dated("2024年2月29日", "2023年12月"))),
    ex("date", "holds", "planned for years", made(dated("2022年1月1日-2030年12月31日", "有序推进"))),
    ex("date", "holds", "two digits of the year", made(dated("23年12月31日", "23年12月1日"))),
    ex("date", "holds", "words on a later year", made(dated("2023年12月", "预计2026年5月完工"))),
    ex("date", "inconsistent", "no such month", made(dated("2023年21月31日", "2023年12月31日"))),
    ex("date", "inconsistent", "no such day", made(dated("2023年2月29日", "2023年2月1日"))),
    ex("date", "inconsistent", "a part of a month", made(dated("2023年1.2月31日", "2023年12月31日"))),
    ex("date", "inconsistent", "done in years to come", made(dated("2023年12月31日", "2032年12月31日"))),
    ex("date", "inconsistent", "aimed at another age", made(dated("2203年12月31日", "2023年12月31日"))),
    ex("date", "inconsistent", "five digits", made(dated("20230年12月31日", "2023年12月31日"))),
    ex("date", "inconsistent", "long ago", made(dated("12年12月31日", "2023年12月31日"))),
    ex("unit", "holds", "same", made(form())),
    ex("unit", "holds", "counting words may change", made(form(line("≥5个", "5个"), line("3项", "4个")))),
    ex("unit", "not_checkable", "outcomes without units", made(form(line("≥5个", "5"), line("95%", "96")))),
    ex("unit", "suspicious", "money for people", made(form(line("1700人次", "1726万")))),
    ex("unit", "suspicious", "per cent behind a count", made(form(line("大于3人次", "106人次%")))),
    ex("unit", "suspicious", "satisfaction without %", made(form(line("≥90", "≥90", levels=SATISFIED)))),
    ex("outcome_without_number", "holds", "told", made(form())),
    ex("outcome_without_number", "suspicious", "words", made(form(line("≥95%", "达到要求")))),
    ex("undone_scored", "holds", "done", made(form())),
    ex("undone_scored", "holds", "no accidents", made(form(line("无事故", "无")))),
    ex("undone_scored", "suspicious", "to be done", made(form(line("提升", "待完成", score="80")))),
    ex("bad_rate", "holds", "none", made(form(line("0%", "0%", levels=ERRORS)))),
    ex("bad_rate", "suspicious", "all wrong", made(form(line("100%", "100%", levels=ERRORS)))),
    ex("indicator_twice", "holds", "once", made(form())),
    ex("indicator_twice", "suspicious", "twice", made(form(line(weight="45"), line(weight="45")))),
    ex("title_name", "holds", "same", made(replace(form(name="保洁项目"), title="2022年保洁项目绩效自评表"))),
    ex(
        "title_name",
        "suspicious",
        "other",
        made(replace(form(name="保洁项目"), title="某市级2022年保洁服务项目绩效自评表")),
    ),
    ex(
        "title_name",
        "suspicious",
        "title of another kind of form",
        made(replace(form(name="养老服务补助"), title="中央对地方转移支付区域绩效目标自评表")),
        0,
    ),
    ex("title_name", "holds", "title of the form only", made(form(name="保洁项目")), 0),
]

LIMIT = line("≤5万元", "4万元", levels=COST)
HABITS = [
    ex("readings", "holds", "by the rule", made(form())),
    ex(
        "readings",
        "holds",
        "a score cut off",
        made(form(rows=(money("30.71", "16.54", "53.86%", "5.38"),), score="95.38")),
    ),
    ex("readings", "suspicious", "moves", made(form(line("≥5%", "0.1%")))),
    ex("readings", "not_checkable", "words only", made(form(line("有效", "有效"), rows=()))),
    ex("one_rule", "holds", "alike", made(form(LIMIT), form(LIMIT))),
    ex("one_rule", "suspicious", "unlike", made(form(LIMIT), form(with_cells(LIMIT, score="0")))),
    ex("not_paying", "holds", "paid", made(form(LIMIT))),
    ex("not_paying", "suspicious", "unpaid", made(form(line("≤5万元", "0万元", levels=COST)))),
    ex("full_unspent", "holds", "spent", made(form(line("有效", "有效", levels=BENEFIT)))),
    ex(
        "full_unspent",
        "suspicious",
        "unspent",
        made(form(line("有效", "有效", levels=BENEFIT), rows=(money("80", "8", "10%", "1"),))),
    ),
    ex("repeated_words", "holds", "told", made(form())),
    ex("repeated_words", "suspicious", "repeated", made(form(line("有效", "有效")))),
]

EXAMPLES = [*PARTS, *RATES, *SCORES, *TASKS, *WEIGHTS, *OUTCOMES, *VALUES, *HABITS]
