"""Telephone and identity numbers are hidden, figures are not."""

from __future__ import annotations

import pytest

from fa_helpers.text.private import masked


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "１３８１２３４５６７８",
        "0991-3835512",
        "010 65123456",
        "（0991）3835512",
        "电话：3835512",
        "手机号码为13812345678",
        "650102198001011234",
        "65010219800101123X",
        "650102800101123",
    ],
)
def test_numbers_of_persons_are_hidden(number: str) -> None:
    shown = masked(f"请联系{number}，谢谢")
    assert not any(digit.isdigit() for digit in shown) and len(shown) == len(f"请联系{number}，谢谢")


@pytest.mark.parametrize(
    "text",
    [
        "2,385.28万元",
        "13812345678.00",
        "13812345678元",
        "１３８１２３４５６７８．００",
        "０．１２３４５６７８９０１２３４５",
        "113,812,345,678.90",
        "2010350",
        "2023年12月31日",
        "narrative.2.1.001",
        "电话费0.50万元，手机补贴12000元",
        "传真机3台，电话会议2023年",
    ],
)
def test_figures_stay(text: str) -> None:
    assert masked(text) == text
