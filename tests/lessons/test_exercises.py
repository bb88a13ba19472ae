"""Exercises: right answers are right in any spelling, wrong ones are told what is wrong, never what is right."""

from __future__ import annotations

import json
import string
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from fa_helpers import lessons
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.lessons.classroom import ANSWER_TYPE
from fa_helpers.lessons.exercises import UnknownExerciseError, expected, numbers
from fa_helpers.lessons.given import Given, given
from fa_helpers.lessons.judging import Expected, judge
from fa_helpers.lessons.sums import swapped
from fa_helpers.terms.messages import LANGUAGES, has_message, message, placeholders

WRITTEN_DOWN = {  # read off the bundled document's pages, or worked out by hand from them
    "1.1": 4,
    "1.2": "2,385.28",
    "1.4": 23852800,
    "2.1": 31.22,
    "2.2": 6,
    "2.3": Decimal("755.90"),
    "3.1": 2385.28,
    "3.2": 0.06,
    "4.1": 3934.41,
    "4.2": "-39.37%",
    "4.3": "886.92%",
    "4.4": None,
    "5.1": 1.16,
    "6.1": 0.5,
    "6.2": 57.41,
    "6.3": 51.55,
    "7.1": "10.1%",
    "8.2": "榆川市卫生健康委员会",
}


@pytest.fixture
def doc(bundled: FinalAccounts) -> FinalAccounts:
    return lessons.begin(bundled, "en")


@pytest.mark.parametrize(("number", "answer"), WRITTEN_DOWN.items())
def test_what_was_worked_out_by_hand_is_right(number: str, answer: Any, doc: FinalAccounts) -> None:
    assert lessons.check(number, answer).outcome == "right"


@pytest.mark.parametrize(
    ("number", "answer"),
    [
        ("1.1", "第4页"),
        ("1.1", "p. 4"),
        ("1.2", "２３８５．２８万元"),
        ("1.2", "2,385.28 万元。"),
        ("4.2", "−39.37 %"),
        ("4.2", "负39.37%"),
        ("4.4", "没有"),
        ("4.4", "None"),
        ("4.4", float("nan")),
        ("5.1", "1.16倍"),
    ],
)
def test_the_same_in_another_notation_is_right(number: str, answer: Any, doc: FinalAccounts) -> None:
    assert lessons.check(number, answer).outcome == "right"


def test_an_endless_answer_is_a_list() -> None:
    import itertools

    assert given(itertools.count()).kind == "list"


@pytest.mark.parametrize(
    ("number", "answer", "words"),
    [
        ("1.1", 8, "printed on the sheet"),
        ("1.1", 27, "Not this page"),
        ("1.2", 23852800, "factor of 10,000"),
        ("1.2", 1549.13, "That is the change"),
        ("1.3", "narrative.2.2.001", "another figure"),
        ("1.5", "支出2,385.28万元", "no page"),
        ("1.2", 2385.82, "digit by digit"),
        ("1.2", (2, 385.28), "a comma inside a number"),
        ("1.5", "2023年支出总计2,385.28万元，第4页，都是浪费", "judges someone"),
        ("2.1", 97.45, "belongs to another item"),
        ("2.2", 21, "white fills are still there"),
        ("2.3", "1511.80", "the same money twice"),
        ("3.2", 0.055, "The total itself"),
        ("3.3", 3, "about the same total"),
        ("4.2", 39.37, "its sign is not"),
        ("4.5", "-3236.83", "sum of all changes"),
        ("4.2", -0.3937, "factor of 100"),
        ("4.2", -64.95, "divided by this year"),
        ("4.2", -39.3, "Close"),
        ("4.3", 986.92, "completion rate"),
        ("4.4", 100, "customary"),
        ("4.4", 7, "divided by what"),
        ("6.2", 51.55, "another assumption"),
        ("7.2", 24, "not to be paid"),
        ("7.3", "你们在造假，第13页3244.47，请说明为什么！这是怎么回事呢？请问？", "judges someone"),
        ("4.1", pd.DataFrame({"a": [1, 2]}), "a table"),
        ("4.1", [1, 2], "several numbers"),
        ("4.1", "many", "A number is asked for"),
        ("5.4", 3, "chart is asked for"),
    ],
)
def test_a_likely_mistake_is_told_what_it_is(
    number: str, answer: Any, words: str, doc: FinalAccounts
) -> None:
    said = lessons.check(number, answer)
    assert said.outcome == "wrong" and words in str(said)


@pytest.mark.parametrize("number", numbers())
def test_no_wrong_answer_is_told_the_right_one(number: str, doc: FinalAccounts) -> None:
    wanted = expected(number, doc)
    assert wanted is not None
    wrong = [Given("text", (value,)) for value, _ in wanted.mistakes]
    others = [
        Given("number", ("987654.3",)),
        Given("text", ("x",)),
        Given("list", ("1", "2")),
        Given("table"),
    ]
    for answer in (*wrong, *others):
        outcome, key = judge(wanted, answer)
        assert outcome == "wrong", answer
        for language in LANGUAGES:
            said = message(f"lesson.say.{key}", language)
            assert not any(right in said for right in wanted.accepted if len(right) > 2)


def test_every_exercise_has_its_words_and_takes_its_values(doc: FinalAccounts) -> None:
    for number in numbers():
        wanted = expected(number, doc)
        assert wanted is not None
        assert placeholders(message(f"lesson.task.{number}", "zh") if not wanted.task else "") == frozenset()
        for language in LANGUAGES:
            assert message(f"lesson.task.{number}", language, **wanted.task)
        assert all(has_message(f"lesson.say.{key}") for _, key in wanted.mistakes)
        assert all(has_message(f"lesson.say.{key}") for key, _ in wanted.needs)


@pytest.mark.parametrize("number", numbers())
def test_a_key_can_be_kept_as_json(number: str, doc: FinalAccounts) -> None:
    wanted = expected(number, doc)
    assert wanted is not None
    assert Expected.of(json.loads(json.dumps(wanted.row()))) == wanted


def test_an_answer_is_kept_with_the_output(doc: FinalAccounts) -> None:
    bundle = lessons.check("4.2", "-39.37%")._repr_mimebundle_()
    assert bundle[ANSWER_TYPE] == '4.2 ["text", "-39.37%"]'
    assert "<script>" not in lessons.check("4.2", "<script>")._repr_mimebundle_()["text/html"]


def test_three_dots_are_no_answer_and_none_is_one(doc: FinalAccounts) -> None:
    assert lessons.check("1.2", ...).outcome == "unanswered"
    assert lessons.check("1.2", "  ").outcome == "unanswered"
    assert lessons.check("1.2", None).outcome == "wrong"


def test_an_exercise_that_is_none_is_named_with_those_there_are(doc: FinalAccounts) -> None:
    with pytest.raises(UnknownExerciseError) as caught:
        lessons.check("9.9", 1)
    assert "1.1, 1.2" in str(caught.value)


def test_what_the_document_lacks_is_left_out() -> None:
    text = "第一部分 单位概况\n第二部分 部门决算情况说明\n一、收入决算情况说明\n本年收入 5.00 万元。"
    import fa_helpers as fa

    doc = lessons.begin(fa.read(text.encode()), "en")
    assert lessons.check("6.2", 1).outcome == "not_here"
    assert "6.2" not in set(lessons.key().exercise)
    assert "2.1" in set(lessons.key(doc).exercise)


def test_a_language_that_is_none_is_refused(bundled: FinalAccounts) -> None:
    with pytest.raises(FinalAccountsError):
        lessons.begin(bundled, "fr")  # type: ignore[arg-type]


def test_something_that_fails_says_what_to_do(doc: FinalAccounts) -> None:
    assert "narrative" in str(lessons.attempt(doc.fact, "narrative.9.9.999"))
    assert lessons.attempt(len, "ab") == 2


def chart(low: float, title: str, label: str, source: str) -> Any:
    import matplotlib

    matplotlib.use("agg")
    axes = pd.DataFrame({"x": [2.0, 3.0]}).plot.bar(ylim=(low, 4))
    axes.set_title(title)
    axes.set_ylabel(label)
    axes.figure.text(0, 0, source)
    return axes


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ((1, "A is 1.5 times B", "万元", "来源：甲局，第5页"), "does not begin at 0"),
        ((0, "Spending", "万元", "来源：甲局，第5页"), "title has no number"),
        ((0, "A is 1.5 times B", "", "来源：甲局，第5页"), "names no unit"),
        ((0, "A is 1.5 times B", "万元", ""), "no source"),
        ((0, "A is 1.5 times B", "万元", "来源：甲局，第5页"), "right"),
    ],
)
def test_a_chart_is_told_what_it_lacks(drawn: Any, words: str, doc: FinalAccounts) -> None:
    assert words in str(lessons.check("5.4", chart(*drawn)))


def test_the_planted_error_is_one_figure_whose_share_is_right(doc: FinalAccounts) -> None:
    rows = lessons.planted_error(doc)
    items = doc.functional_items().set_index("order").final_accounts
    changed = [order for order, amount in zip(rows.order, rows.amount, strict=True) if items[order] != amount]
    assert len(changed) == 1
    assert lessons.check("3.3", changed[0]).outcome == "right"


@any_of(st.decimals(min_value=1, max_value=10**8, places=2))
def test_two_digits_that_change_places_differ_by_a_multiple_of_nine(value: Decimal) -> None:
    changed = swapped(value)
    if changed is not None:
        cents = (changed - value) * 100
        assert cents and cents % 9 == 0


PLAIN = st.one_of(
    st.none(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.text(string.printable + "万元，。"),
    st.lists(st.integers(), max_size=3),
    st.just(...),
    st.decimals(),
)


@any_of(PLAIN)
def test_any_answer_is_judged_and_kept(answer: Any) -> None:
    taken = given(answer)
    assert Given.loaded(taken.dumped()) == taken
    kinds: Any = ("number", "page", "name", "nothing", "text", "chart")
    for kind in kinds:
        accepted = ("a",) if kind == "name" else ("1.5",)
        outcome, key = judge(Expected(kind, accepted, needs=(("needs_page", ("zz",)),)), taken)

        assert outcome in ("right", "wrong", "unanswered")
        assert outcome != "wrong" or has_message(f"lesson.say.{key}")


@any_of(st.text())
def test_what_was_written_by_others_is_no_answer(text: str) -> None:
    assert isinstance(Given.loaded(text), Given)
