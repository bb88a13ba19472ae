"""What ``fa.read`` returns: frames with declared columns, whatever the document holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError, SourceError, UnknownFactError
from fa_helpers.frames import columns
from test_bad_input import lines_pdf

SMALL = "第一部分 单位概况\n第二部分 部门决算情况说明\n一、收入决算情况说明\n本年收入 5.00 万元。"
FRAMES = {
    "facts": columns.FACTS,
    "overview": columns.SUMMARY,
    "structure": columns.STRUCTURE,
    "functional_items": columns.FUNCTIONAL_ITEMS,
    "three_public": columns.SUMMARY,
    "statements": columns.STATEMENTS,
    "scorecards": columns.SCORECARDS,
    "indicators": columns.INDICATORS,
    "recipients": columns.RECIPIENTS,
    "card_money": columns.CARD_MONEY,
    "money_flows": columns.MONEY_FLOWS,
    "recipient_spellings": columns.RECIPIENT_SPELLINGS,
    "coverage": columns.COVERAGE,
    "changes": columns.CHANGES,
    "variances": columns.VARIANCES,
    "sections": columns.SECTIONS,
    "terms": columns.TERMS,
    "ladder": columns.PLACES,
    "classification": columns.CLASSIFICATION,
}


@pytest.mark.parametrize("name", FRAMES)
def test_frames_have_the_same_columns_and_types_full_or_empty(name: str, bundled: FinalAccounts) -> None:
    full = getattr(bundled, name)()
    empty = getattr(fa.read(SMALL.encode()), name)()
    assert list(full.columns) == list(empty.columns) == list(FRAMES[name])
    assert full.dtypes.astype(str).tolist() == empty.dtypes.astype(str).tolist()


def test_a_document_is_read_by_id_path_and_bytes(bundled: FinalAccounts) -> None:
    by_id = fa.read("urumqi-miit-2023")
    assert by_id.data == bundled.data
    assert fa.read(bundled.source.content, name="x.pdf").data.facts == bundled.data.facts


def test_an_unknown_id_names_the_known_ones() -> None:
    with pytest.raises(SourceError, match="urumqi-miit-2023"):
        fa.read("no-such-document")


def test_several_files_of_one_office_are_one_document(bundled: FinalAccounts, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    blank = tmp_path / "annex.pdf"
    canvas = Canvas(str(blank), invariant=1)
    canvas.drawString(100, 700, "annex")
    canvas.save()
    joined = fa.read([blank, BUNDLED / "source.pdf"])
    assert [f.name for f in joined.data.sources] == ["annex.pdf", "source.pdf"]
    assert len(joined.pages) == 29
    assert [(f.printed, f.locator.page) for f in joined.data.facts] == [
        (f.printed, f.locator.page + 1) for f in bundled.data.facts
    ]
    shown = joined.show("narrative.2.1.001")
    assert "source.pdf" in shown.caption and shown.png() == joined.show("narrative.2.1.001").png()


def account(entity: str, year: int) -> bytes:
    """A page of final accounts of an office and a year."""
    lines = [
        f"{entity}{year}年度部门决算",
        "第一部分 单位概况",
        "第二部分 部门决算情况说明",
        "一、支出决算情况说明",
        f"{entity}{year}年度支出总计12.50万元。",
    ]
    return lines_pdf(lines)


@pytest.mark.parametrize(
    ("second", "year", "code"), [("某市水务局", 2023, "two_offices"), ("某市教育局", 2022, "two_years")]
)
def test_files_of_two_offices_or_years_are_refused_with_both(
    second: str, year: int, code: str, tmp_path: Path
) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    paths[0].write_bytes(account("某市教育局", 2023))
    paths[1].write_bytes(account(second, year))
    with pytest.raises(SourceError) as refused:
        fa.read(paths)
    assert refused.value.code == code
    said = [str(refused.value.values[name]) for name in ("one", "other")]
    assert said == ([second, "某市教育局"][::-1] if code == "two_offices" else ["2023", "2022"])
    assert all(name in str(refused.value) for name in ("a.pdf", "b.pdf", *said))
    if code == "two_offices":
        assert len(fa.read(paths, one_office=True).pages) == 2


def test_a_name_may_be_short_for_the_other(tmp_path: Path) -> None:
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    paths[0].write_bytes(account("某省某市教育局", 2023))
    paths[1].write_bytes(account("某市教育局本级", 2023))
    assert len(fa.read(paths).pages) == 2


def test_find_prefers_the_final_accounts_of_this_year_and_says_what_it_took() -> None:
    body = "本年支出年初预算为9.00万元，支出决算为5.00万元，比上年增加1.00万元。"
    document = fa.read(f"第二部分 部门决算情况说明\n一、支出决算情况说明\n{body}".encode())
    found = document.find("total_expenditure")
    assert found is not None and (found.printed, found.stage) == ("5.00", "final_accounts")
    assert "5.00万元" in str(found) and found.fact_id in str(found) and "final_accounts" in str(found)
    budget = document.find("total_expenditure", stage="initial_budget")
    assert budget is not None and budget.printed == "9.00"


def test_text_files_are_not_joined() -> None:
    with pytest.raises(SourceError, match="cannot be joined"):
        fa.read([BUNDLED / "source.txt", BUNDLED / "source.pdf"])
    with pytest.raises(SourceError, match="no file"):
        fa.read([])


def test_an_unknown_figure_names_near_ones(bundled: FinalAccounts) -> None:
    with pytest.raises(UnknownFactError, match=r"narrative\.2\.1"):
        bundled.fact("narrative.2.1.0001")


def test_the_card_speaks_both_languages(bundled: FinalAccounts) -> None:
    assert (
        "departmental" not in repr(bundled.card("zh")) and "部门决算" not in bundled.card("en")._repr_html_()
    )
    html = bundled._repr_html_()
    assert "部门决算" in html and "departmental final accounts" in html
    assert repr(bundled) == "<FinalAccounts urumqi-miit-2023: 173 figures, 28 pages>"


def test_the_unit_is_that_of_the_document(bundled: FinalAccounts) -> None:
    assert bundled.unit == "万元"
    yuan = fa.read(SMALL.replace("5.00 万元", "50,000.00 元").encode())
    assert yuan.unit == "元"
    converted = fa.in_unit(yuan.overview(), "万元")
    assert converted.final_accounts.tolist() == [5.0] and converted.unit.tolist() == ["万元"]


def test_a_figure_is_shown_on_its_page(bundled: FinalAccounts, bundled_text: FinalAccounts) -> None:
    shown = bundled.show("narrative.2.1.001", "zh")
    picture = shown.png()
    assert picture is not None and picture.startswith(b"\x89PNG")
    assert "第4页" in shown.caption and "重排版，非原件" in shown.caption
    assert bundled_text.show("narrative.2.1.001").png() is None
    assert "【2,385.28】" in repr(bundled_text.show("narrative.2.1.001"))


def test_coverage_of_published_documents_names_every_page_with_text(
    real: Callable[[str], FinalAccounts],
) -> None:
    document = real("putuo_socialwork_2024")
    rows = document.coverage()
    assert set(rows.status) == {"read", "empty"}
    assert rows[rows.part == "units.01"].title.tolist() == ["部门决算单位构成"]


def test_a_name_that_is_no_concept_is_refused_with_those_like_it() -> None:
    document = fa.read("第二部分 部门决算情况说明\n一、支出决算情况说明\n本年支出5.00万元。\n".encode())
    with pytest.raises(
        FinalAccountsError, match=r"no concept total_expenditures\. Similar ones: total_expenditure"
    ):
        document.find("total_expenditures")
    with pytest.raises(FinalAccountsError) as caught:
        document.find("本年支出")
    assert "total_expenditure" in caught.value.in_language("zh")
    assert document.find("basic_expenditure") is None, "a concept of which nothing is printed"


def test_an_id_of_another_kind_is_refused_like_a_wrong_one() -> None:
    document = fa.read("第二部分 部门决算情况说明\n一、支出决算情况说明\n本年支出5.00万元。\n".encode())
    with pytest.raises(FinalAccountsError, match="no figure has the id 5"):
        document.show(5)  # type: ignore[arg-type]
