"""``fa diff``: what changed between two versions of one document is told with both figures, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers import cli
from fa_helpers.computing.versions import Difference, differences
from fa_helpers.document import FinalAccounts
from fa_helpers.terms.messages import message

HEAD = "青河县水务局2022年度部门决算\n第二部分 部门决算情况说明\n"
INCOME = (
    "一、收入决算情况说明\n"
    "2022年度本年收入合计{total}万元，其中：财政拨款收入60.50万元，占75.63%；事业收入12.25万元，占15.31%。\n"
)
SPENDING = "二、支出决算情况说明\n本年支出合计75.00万元，比上年增加15.00万元，增长25.00%。\n"
OLD = HEAD + INCOME.format(total="80.00") + SPENDING


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    found = differences(fa.read(old.encode()).data, fa.read(new.encode()).data)
    return [(one.kind, printed(one, "old"), printed(one, "new")) for one in found]


def printed(one: Difference, which: str) -> str:
    fact = one.old if which == "old" else one.new
    return "" if fact is None else fact.printed


def test_a_changed_figure_is_told_with_both() -> None:
    assert told(OLD, OLD.replace("75.00万元", "76.00万元")) == [("changed", "75.00", "76.00")]


def test_one_added_and_one_gone() -> None:
    new = OLD.replace("；事业收入12.25万元，占15.31%", "；经营收入3.00万元")
    assert told(OLD, new) == [("added", "", "3.00"), ("gone", "12.25", ""), ("gone", "15.31", "")]


def test_a_renamed_heading_another_number_and_another_page_change_nothing() -> None:
    renamed = OLD.replace("支出决算情况说明\n本", "支出决算总体情况说明\n本")
    assert told(OLD, renamed) == []
    moved = (
        HEAD
        + "一、单位情况说明\n本单位无下属单位。\n"
        + (INCOME.format(total="80.00") + SPENDING).replace("二、", "三、").replace("一、收入", "二、收入")
    )
    assert told(OLD, moved) == []


def test_the_same_amount_in_another_unit_or_with_more_zeros_has_not_changed() -> None:
    assert told(OLD, OLD.replace("75.00万元", "750,000.00元")) == []
    assert told(OLD, OLD.replace("75.00万元", "75.0万元")) == []


def test_a_turned_direction_is_a_change() -> None:
    found = told(OLD, OLD.replace("增加15.00万元，增长25.00%", "减少15.00万元，下降25.00%"))
    assert found == [("changed", "15.00", "15.00"), ("changed", "25.00", "25.00")]


def test_ids_stay_when_other_figures_change() -> None:
    old = fa.read(OLD.encode()).data
    one = differences(old, fa.read(OLD.replace("75.00万元", "76.00万元").encode()).data)
    new = OLD.replace("75.00万元", "77.00万元").replace("60.50", "61.50")
    both = differences(old, fa.read(new.encode()).data)
    assert len(both) == 2 and one[0].diff_id in {row.diff_id for row in both}


def test_a_document_is_no_other_than_itself(bundled: FinalAccounts) -> None:
    assert differences(bundled.data, bundled.data) == []


@settings(max_examples=40)
@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.lists(st.integers(0, 10**9), max_size=6))
def test_every_figure_is_in_one_place(left: list[int], right: list[int]) -> None:
    names = ("印刷费", "差旅费", "会议费", "培训费", "办公费", "水费")

    def text(amounts: list[int]) -> str:
        parts = "".join(f"{name}{fen / 100:.2f}万元，" for name, fen in zip(names, amounts, strict=False))
        return f"{HEAD}一、支出决算情况说明\n本年支出合计75.00万元，其中：{parts}共计。\n"

    old, new = (fa.read(text(side).encode()).data for side in (left, right))
    found = differences(old, new)
    gone, added = sum(one.kind == "gone" for one in found), sum(one.kind == "added" for one in found)
    assert len(new.facts) - len(old.facts) == added - gone
    assert len({one.diff_id for one in found}) == len(found)
    back = differences(new, old)
    assert sum(one.kind == "gone" for one in back) == added and len(back) == len(found)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_two_years_are_refused_unless_anyway(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = write(tmp_path, "old.txt", OLD)
    other = write(tmp_path, "other.txt", OLD.replace("2022", "2021"))
    office = write(tmp_path, "office.txt", OLD.replace("青河县水务局", "青河县林草局"))
    for second in (other, office):
        assert cli.main(["--language", "en", "diff", str(old), str(second)]) == 2
        said = capsys.readouterr().err
        assert len(said.splitlines()) == 1 and "--anyway" in said and "青河县水务局" in said
        assert cli.main(["diff", str(old), str(second), "--anyway"]) == 0
        capsys.readouterr()


def test_the_summary_has_both_figures_with_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = write(tmp_path, "old.txt", OLD)
    new = write(tmp_path, "new.txt", OLD.replace("75.00万元", "76.00万元"))
    assert cli.main(["--language", "zh", "diff", str(old), str(new)]) == 0
    said = capsys.readouterr().out
    assert "变动1个，新增0个，不再列示0个。" in said
    assert "75.00万元（第1页） → 76.00万元（第1页）" in said


def test_the_page_shows_crops_where_there_are_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fa_helpers.report.versions.MOST_CROPS", 3)
    new = tmp_path / "new.txt"
    new.write_text(
        (BUNDLED / "source.txt").read_text("utf-8").replace("2,385.28", "2,386.28", 1), encoding="utf-8"
    )
    out = tmp_path / "out"
    assert cli.main(["diff", str(BUNDLED / "source.pdf"), str(new), "-o", str(out)]) == 0
    page = (out / "differences.html").read_text("utf-8")
    without = message("diff.without_crops", cli.default_language(), count=414)
    assert "2,386.28" in page and without in page
    assert list((out / "img" / "old").glob("diff.*.png"))
    assert all(f'src="img/old/{path.name}"' in page for path in (out / "img" / "old").iterdir())


def test_two_pdfs_show_the_crop_of_each(typeset: ModuleType, tmp_path: Path) -> None:
    text = (BUNDLED / "source.txt").read_text("utf-8").replace("2,385.28", "2,386.28", 1)
    new, out = tmp_path / "new.pdf", tmp_path / "out"
    typeset.typeset(text, typeset.load_cards(BUNDLED / "cards.json"), new)
    assert cli.main(["diff", str(BUNDLED / "source.pdf"), str(new), "-o", str(out)]) == 0
    page = (out / "differences.html").read_text("utf-8")
    pictures = sorted(path.relative_to(out).as_posix() for path in (out / "img").glob("*/*.png"))
    assert [name.split("/")[1] for name in pictures] == ["new", "old"]
    assert all(f'src="{name}"' in page for name in pictures)


def test_hostile_text_is_text_on_the_page(tmp_path: Path) -> None:
    name = "<img src=x onerror=alert(1)>项目" + "长" * 60
    old = write(tmp_path, "old.txt", OLD)
    new = write(tmp_path, "new.txt", OLD.replace("；事业收入", f"；{name}3.00万元；事业收入"))
    out = tmp_path / "out"
    assert cli.main(["diff", str(old), str(new), "-o", str(out)]) == 0
    assert "<img src=x" not in (out / "differences.html").read_text("utf-8")
