"""No numeral of a statement gets lost: what is no figure of a column is left over, and said so."""

from __future__ import annotations

import pytest

from drawn_pages import HEAD, Drawn, plain_table
from fa_helpers.model import DocumentData


def read(*rows: str, title: str = "支出决算表") -> DocumentData:
    return Drawn().text(*HEAD).table(plain_table(title, "万元", *rows)).read().data


def figures(data: DocumentData) -> list[str]:
    return [cell.printed for cell in data.statement_cells if cell.value is not None]


def told(data: DocumentData) -> str:
    return next(str(row.reason) for row in data.coverage if row.part == "expenditure_statement")


@pytest.mark.parametrize("mark", ["①", "③⑤", "³"])
def test_a_circled_or_raised_digit_is_no_number(mark: str) -> None:
    data = read("科目名称|本年支出合计|基本支出", f"合计|{mark}|5.00", "其他支出|7.00|5.00")
    assert set(figures(data)) >= {"5.00", "7.00"}


def test_a_number_over_two_columns_belongs_to_neither() -> None:
    data = read("科目名称|本年支出合计|基本支出", "合计|12.00|5.00", "其他支出|7.00{2}", "公共支出|5.00|5.00")
    assert figures(data) == ["12.00", "5.00", "5.00", "5.00"]
    assert told(data) == "coverage.left_over: 7.00"


def test_numbers_in_a_column_that_a_row_divides_are_told() -> None:
    data = read("科目名称|本年支出合计{2}", "合计|12.00{2}", "其他支出|7.00{2}", "公共支出|4.00|1.00")
    assert sorted([*figures(data), *told(data).split()[1:]]) == ["1.00", "12.00", "4.00", "7.00"]


def test_a_row_of_totals_1_2_3_does_not_number_the_columns() -> None:
    data = read("科目名称|本年支出合计|基本支出|项目支出", "其他支出|9.00|5.00|4.00", "合计|1|2|3")
    assert figures(data) == ["9.00", "5.00", "4.00", "1", "2", "3"]


def test_amounts_among_the_headers_are_told() -> None:
    data = read("科目名称|本年支出合计|基本支出", "其他支出|8|6", "合计|8.00|6.00")
    assert figures(data) == ["8.00", "6.00"]
    assert told(data) == "coverage.left_over: 8 6"


def test_years_and_numbered_columns_are_headers() -> None:
    data = read("科目名称|本年支出合计|基本支出", "年度|2023|2022", "**|1|2", "合计|8.00|6.00")
    assert figures(data) == ["8.00", "6.00"]
    assert not told(data)


def test_a_first_row_of_dashes_is_data() -> None:
    data = read("科目名称|本年支出合计|基本支出", "其他支出|/|/", "合计|8.00|6.00")
    assert [cell.printed for cell in data.statement_cells] == ["/", "/", "8.00", "6.00"]
    assert {cell.column for cell in data.statement_cells} == {"total", "basic_expenditure"}


def test_whole_numbers_behind_figures_are_no_codes() -> None:
    data = read("科目名称|本年支出合计|占比", "合计|8.00|100", "其他支出|8.00|100")
    assert figures(data) == ["8.00", "100", "8.00", "100"]


def test_an_amount_in_a_column_of_names_is_no_name() -> None:
    data = read("科目名称|本年支出合计", "合计|8.00", "5.00|3.00")
    assert [(cell.label, cell.printed) for cell in data.statement_cells] == [("合计", "8.00"), ("", "3.00")]
    assert told(data) == "coverage.left_over: 5.00"


def test_a_code_before_its_name_stays_a_code_whatever_its_header() -> None:
    data = read("代号|类别|本年支出合计", "201|公共服务支出|8.00", "208|保障支出|3.00")
    assert [cell.code for cell in data.statement_cells] == ["201", "208"]


@pytest.mark.parametrize("numeral", ["9" * 19, f"{10**18:,}.00", "99999999999999999999999", "1." + "3" * 11])
def test_a_number_that_no_account_can_hold_is_left_over(numeral: str) -> None:
    data = read("科目名称|本年支出合计|基本支出", f"合计|{numeral}|5.00", "其他支出|7.00|5.00")
    assert figures(data) == ["5.00", "7.00", "5.00"]
    assert told(data) == f"coverage.left_over: {numeral}"


@pytest.mark.parametrize("numeral", ["9" * 18, f"{10**17:,}.00", "1." + "3" * 10])
def test_a_number_of_as_many_digits_as_can_be_is_read(numeral: str) -> None:
    data = read("科目名称|本年支出合计|基本支出", f"合计|{numeral}|5.00", "其他支出|7.00|5.00")
    assert figures(data) == [numeral, "5.00", "7.00", "5.00"]


def test_a_number_over_a_column_of_figures_and_one_of_words_is_told_once() -> None:
    data = read(
        "科目名称|本年支出合计|基本支出|进度|项目支出",
        "合计|9.00|5.00{2}|4.00",
        "其他支出|9.00|5.00|良好|4.00",
        "公共支出|9.00|5.00|良好|4.00",
    )
    read_and_told = [*figures(data), *told(data).split()[1:]]
    assert sorted(read_and_told) == sorted(["9.00", "5.00", "4.00"] * 3)


def test_the_code_of_an_office_is_no_amount() -> None:
    data = read("单位代码|单位名称|本年支出合计", "105001|某局本级|8.00", "105002|某站|3.00")
    assert figures(data) == ["8.00", "3.00"]
    assert not told(data)


def test_a_whole_number_among_what_look_like_codes_is_told() -> None:
    rows = ["|".join(("支出", "8.00", number, "项目", "1.00")) for number in ("100", "0", "208", "301")]
    data = read("科目名称|本年支出合计|进度|名称|基本支出", *rows)
    assert "0" in told(data).split()
