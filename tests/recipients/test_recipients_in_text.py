"""Whom the running text says is paid or hired; ``texts.txt`` was written before the rules were first run on it."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fa_helpers as fa
from card_forms import Sample, samples
from fa_helpers.computing.recipients.mentions import paid_names
from fa_helpers.frames.recipients import recipient_rows
from fa_helpers.text.fold import fold
from recipient_samples import HERE

TEXTS = samples(HERE / "texts.txt")


def plain(value: object) -> str:
    return "" if value is None else f"{Decimal(str(value)).normalize():f}"


@pytest.mark.parametrize("text", TEXTS, ids=[text.name for text in TEXTS])
def test_a_text_tells_whom_it_pays_and_nobody_else(text: Sample) -> None:
    data = fa.read("\n".join(text.rows).encode(), name=f"{text.name}.txt").data
    found = [
        [
            str(row["section"]),
            fold(str(row["organisation"])),
            row["role"],
            plain(row["planned"]),
            plain(row["executed"]),
            row["naming"],
        ]
        for row in recipient_rows(data)
    ]
    assert found == text.said("rec")
    assert all(row["card"] and row["page"] for row in recipient_rows(data))


@pytest.mark.parametrize(
    "words",
    [
        "江州市人民医院药品零差率补助项目绩效自评综述：执行数30万元",
        "江州市环境监测站收到上级专款",
        "与江州市人民医院合作开展筛查",
        "配合江州市人民政府办理",
        "支付李某某等5人补贴",
    ],
)
def test_what_is_only_named_is_not_paid(words: str) -> None:
    assert paid_names(fold(words)) == []


@given(st.text(max_size=60))
def test_any_text_gives_paid_names_that_stand_in_it_in_order(text: str) -> None:
    folded = fold(text)
    found = paid_names(folded)
    assert all(folded[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
