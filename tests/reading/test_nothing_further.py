"""What a section without figures says: nothing at all, or nothing further than what stands before."""

from __future__ import annotations

from pathlib import Path

import pytest

import fa_helpers as fa

HEAD = (
    "某县某站2022年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2022年度收入总计30.00万元，支出总计30.00万元。\n"
)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("本单位没有政府性基金预算支出。", "empty"),
        ("本单位无其他需要说明的情况。", "empty"),
        ("目标分别列在下列各表。本单位无其他需要说明的情况。", "read"),
        ("目标分别列在下列各表。本单位没有此项支出。", "empty"),
    ],
)
def test_nothing_further_is_not_nothing(tmp_path: Path, said: str, status: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HEAD + f"二、其他情况说明\n{said}\n", encoding="utf-8")
    document = fa.read(path)
    rows = {row.title: row.status for row in document.data.coverage}
    assert rows["其他情况说明"] == status
