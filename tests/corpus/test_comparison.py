"""Ratios of offices of one form, level and year, by hand from the table that the made-up offices are written from."""

from __future__ import annotations

import pandas as pd
import pytest

import fa_helpers as fa
from fa_helpers.corpus.made_offices import made_texts
from fa_helpers.corpus.opening import Corpus

pytest.importorskip("duckdb")
WATER = "上海市望江区水务局"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return fa.open_corpus("made-offices")


def value(frame: pd.DataFrame, measure: str, office: str) -> float:
    return float(frame.query("measure == @measure and entity == @office").value.iloc[0])


def test_the_largest_group_comes_first(corpus: Corpus) -> None:
    group = fa.comparison.first_group(corpus)
    assert group == ("31", "county", "department", 2023)
    assert fa.comparison.peers(corpus).offices.tolist() == [12, 1, 1]


def test_ratios_by_hand(corpus: Corpus) -> None:
    found = fa.comparison.ratios(corpus)
    assert value(found, "project_share", WATER) == pytest.approx((2690.00 - 1164.70) / 2690.00, abs=1e-6)
    assert value(found, "appropriation_share", WATER) == pytest.approx(2551.40 / 2701.40, abs=1e-6)
    assert value(found, "variance", WATER) == pytest.approx(2551.40 / 2615.00 - 1, abs=1e-6)
    assert value(found, "class_share", WATER) == pytest.approx(
        0.94, abs=1e-4
    )  # 3 + 3 vehicles per cent are housing
    each = fa.comparison.per_unit(corpus)
    assert value(each, "reception_per_guest", WATER) == pytest.approx(5100 / 66, abs=0.01)
    assert value(each, "operation_per_vehicle", WATER) == pytest.approx(61000 / 3, abs=0.01)
    assert pd.isna(
        value(each, "operation_per_vehicle", "上海市望江区统计局")
    )  # no vehicle: nothing to divide by


def test_a_misprint_is_flagged_and_its_page_opens(corpus: Corpus) -> None:
    found = fa.comparison.ratios(corpus).query("measure == 'project_share' and flagged")
    assert found.entity.tolist() == ["上海市望江区卫生健康委员会"]
    row = found.iloc[0]
    assert "3626.63" in repr(corpus.show(row.document_id, row.fact_id))  # 100 more than it should be


def test_planned_and_spent_of_a_group(corpus: Corpus) -> None:
    found = fa.comparison.pefa(corpus).query("fiscal_year == 2022").iloc[0]
    assert (found.offices, found.missing) == (1, 0)
    assert found.outturn == pytest.approx(2433.75 / 2400.00, abs=1e-6) and pd.isna(found.composition)
    whole = fa.comparison.pefa(corpus).query("fiscal_year == 2023").iloc[0]
    assert whole.offices == 12 and 0 < whole.composition < 1


def test_divisions_add_up_and_bring_their_doubts(corpus: Corpus) -> None:
    found = fa.comparison.by_cofog(corpus)
    assert found.share.sum() == pytest.approx(1, abs=1e-5) and (found.confidence != "").all()
    assert "709" in set(found.division)


def test_what_was_planted_over_the_years_is_found(corpus: Corpus) -> None:
    found = corpus.over_years().query("series == @WATER and outcome == 'differs'")
    assert sorted(found.kind) == ["carryover", "prior_year", "published_budget"]
    assert found.set_index("kind").difference.to_dict() == {
        "carryover": -0.5,
        "prior_year": -3.5,
        "published_budget": -15,
    }
    points = fa.comparison.series(corpus, WATER)
    assert points.query("kind == 'worked_back'").value.tolist() == [2301.10]
    assert points.query("kind == 'restated'").fiscal_year.tolist() == [2022]
    said = fa.comparison.quotes(found, WATER, "en")
    assert len(said) == 3 and all("to be asked" in str(one) for one in said)


def test_nothing_compared_is_not_said_to_agree(corpus: Corpus) -> None:
    links = corpus.over_years()
    none = fa.comparison.quotes(links[:0], WATER, "en")
    holds = fa.comparison.quotes(links[links.outcome == "holds"], WATER, "en")
    assert "nothing could be compared" in str(none[0]) and "agree" in str(holds[0])


def test_words_stand_for_identifiers_in_tables(corpus: Corpus) -> None:
    divisions = fa.comparison.table(fa.comparison.by_cofog(corpus), "zh", caption="nb06.cofog_table")
    said = pd.DataFrame({"kind": ["reason", "照印"], "text": ["人员退休", "x"]})
    sentences = fa.comparison.table(said, "zh", caption="nb08.repeated_table")
    habits = fa.comparison.scorecard_habits(corpus)
    assert all("→" not in str(cell) for row in divisions.rows for cell in row), (
        "doubts are told in Chinese too"
    )
    assert "709 教育" in str(divisions) and "medium" not in str(divisions)
    assert "reason" not in str(sentences) and "原因" in str(sentences) and "照印" in str(sentences)
    assert {str(habits.full_marks.dtype), str(habits.missed.dtype)} == {"Int64"}


def test_an_office_of_one_year_and_one_that_is_not_there(corpus: Corpus) -> None:
    names = corpus.panel().wide.groupby("series").fiscal_year.nunique()
    alone = str(names[names == 1].index[0])
    assert "only 20" in str(fa.comparison.lead_years(corpus, alone, "en"))
    assert "no such office" in str(fa.comparison.lead_years(corpus, "没有的局", "en"))


def test_few_offices_are_said_to_be_few(corpus: Corpus) -> None:
    ratios = fa.comparison.ratios(corpus, fa.comparison.first_group(corpus), "en")
    two = ratios[ratios.entity.isin(sorted(set(ratios.entity))[:2])]
    chart = fa.charts.strips(two, language="en", about="", source="")
    assert "few offices" in str(chart)


def test_offices_of_an_unknown_form_come_last(corpus: Corpus) -> None:
    assert fa.comparison.longest(corpus) == WATER


def test_every_made_up_page_says_so() -> None:
    texts = dict(made_texts())
    assert len(texts) == 17 and all("虚构示例，非真实单位" in text for text in texts.values())


def test_the_unit_of_the_chart_is_not_in_the_sentence(corpus: Corpus) -> None:
    group = fa.comparison.first_group(corpus)
    said, chart = str(fa.comparison.lead(corpus, group, "zh")), fa.comparison.about(group, "zh")
    assert "%" not in said and chart.endswith("单位：%") and chart.removesuffix("，单位：%") in said
