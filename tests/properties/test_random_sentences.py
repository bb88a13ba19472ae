"""Sentences at random: every numeral is a figure or left over, and which of the two does not depend on the number."""

from __future__ import annotations

import re

from examples import examples, few_examples
from hypothesis import given
from hypothesis import strategies as st
from random_sentences import Sentence, families, sentences
from witnesses import ids_are_unique, no_frame_raises, nothing_raises

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import Passage, passage
from fa_helpers.reading.narrative.section import SectionReading, read_section
from fa_helpers.text.amounts import is_too_long
from fa_helpers.text.fold import fold

HEAD = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
)


def passage_of(text: str) -> Passage:
    return passage([(Line(1, "".join(part.split())), True) for part in text.split("|") if part.split()])


def read(sentence: Sentence) -> tuple[Passage, SectionReading]:
    text = passage_of(sentence.text)
    family = sentence.family
    return text, read_section(text, "2.1", family.title, "narrative", 2023, family.kind)


def starts(numeral: str, left: str) -> bool:
    """Whether what was left over is a numeral, with its unit or without."""
    return fold(left).startswith(fold(numeral)) and not re.match(
        r"[\d.,]*\d", fold(left)[len(fold(numeral)) :]
    )


def test_there_are_families_of_all_kinds() -> None:
    roles = {role.split()[1] for family in families() for role in family.roles if len(role.split()) > 1}
    assert len(families()) > 150
    assert {"A", "I", "J", "C", "R", "KI", "N", "V"} <= roles


@examples
@given(sentences(noisy=False, longer=False))
def test_another_number_is_read_in_the_same_role(sentence: Sentence) -> None:
    _, reading = read(sentence)
    family = sentence.family
    text = passage_of("".join(a + b for a, b in zip(family.pieces, (*family.numerals, ""), strict=True)))
    before = read_section(text, "2.1", family.title, "narrative", 2023, family.kind)
    assert [fact.printed for fact in reading.facts] == [printed for _, printed in sentence.slots]
    same = ("concept", "subject", "measure", "unit", "stage", "base", "direction", "function_code")
    for place, (fact, was) in enumerate(zip(reading.facts, before.facts, strict=True)):
        # A part that is less than its whole is not named after it, and one that is as much may be.
        alike = same if (place in reading.of_itself) == (place in before.of_itself) else same[2:]
        assert [getattr(fact, name) for name in alike] == [getattr(was, name) for name in alike]
    assert reading.left_over == before.left_over


@examples
@given(sentences())
def test_every_numeral_is_a_figure_or_left_over(sentence: Sentence) -> None:
    text, reading = read(sentence)
    for place, numeral in sentence.slots:
        start = len(passage_of(sentence.text[:place] + "#").text) - 1
        figures = [fact for fact in reading.facts if fact.printed == numeral]
        left = [part for part in reading.left_over if starts(numeral, part)]
        assert len(figures) + len(left) <= 1
        assert not (figures and is_too_long(fold(numeral)))
        if not any(reason.start <= start < reason.end for reason in reading.reasons):
            assert figures or left, (numeral, text.text[max(0, start - 30) : start + 30])


def document(made: list[Sentence]) -> FinalAccounts:
    marks = "一二三四五六七八九"
    body = "".join(
        f"{marks[n]}、{sentence.family.title}\n{sentence.text.replace('|', chr(10))}\n"
        for n, sentence in enumerate(made)
    )
    return fa.read((HEAD + body).encode())


@examples
@given(st.lists(sentences(), min_size=1, max_size=4))
def test_nothing_raises(made: list[Sentence]) -> None:
    found = document(made)
    ids_are_unique(found)
    nothing_raises(found)


@few_examples
@given(st.lists(sentences(), min_size=1, max_size=4))
def test_no_frame_raises(made: list[Sentence]) -> None:
    no_frame_raises(document(made))


@examples
@given(
    st.text(
        alphabet="0123456789.,，、%％万元亿人次比上年增加减少占的完成预算。；：（）()-—年月第一二其中支出收入①５．\n",
        max_size=80,
    )
)
def test_any_text_is_read(text: str) -> None:
    found = fa.read((HEAD + "一、支出决算情况说明\n本年支出5.00万元。\n" + text).encode())
    ids_are_unique(found)
    nothing_raises(found)
