"""``fa cite``: a footnote says whose figure it is and where it stands, and its code gets that very figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.few_persons import pay_of_few

TEXT = (
    "青河县水务局2022年度部门决算\n第二部分 部门决算情况说明\n一、支出决算情况说明\n"
    "本年支出年初预算为70.00万元，支出决算为75.00万元，比上年增加15.00万元，增长25.00%。\n"
)


def test_a_footnote_in_both_languages() -> None:
    doc = fa.read(TEXT.encode(), name="qinghe.txt")
    budget = doc.find("total_expenditure", stage="initial_budget")
    assert budget is not None
    cited = doc.cite(budget.fact_id)
    for part in ("青河县水务局2022年度部门决算", "支出决算情况说明", "第1页", "年初预算数", "70.00万元"):
        assert part in cited.zh, part
    for part in ("final accounts 2022", "p. 1", "initial budget", "700,000 yuan (70.00万元)"):
        assert part in cited.en, part
    assert all(doc.source.sha256 in words for words in (cited.zh, cited.en))


def test_the_code_gets_the_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "决算 \\'1'.txt"
    path.write_text(TEXT, "utf-8")
    figure = fa.read(path).find("total_expenditure")
    assert figure is not None
    assert cli.main(["cite", str(path), figure.fact_id]) == 0
    code = capsys.readouterr().out.splitlines()[-1]
    assert eval(code, {"fa_helpers": fa}) == Decimal("75.00")


def test_printed_page_number_form_and_note_are_said(bundled: FinalAccounts) -> None:
    cited = bundled.cite("scorecard.01.001")
    assert "印刷页码17" in cited.zh and "自评表" in cited.zh and "重排版，非原件" in cited.zh
    assert "printed page no. 17" in cited.en and "funds.1" not in cited.en


def test_the_readers_language_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", "cite", "urumqi-miit-2023", "narrative.2.1.001"]) == 0
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert "printed page no. 8" in first and "印刷页码8" in second


def test_an_unknown_id_offers_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["cite", "urumqi-miit-2023", "narrative.2.1.999"]) == 2
    assert "narrative.2.1.0" in capsys.readouterr().err


def test_no_footnote_is_made_of_what_one_or_two_persons_are_paid(bundled: FinalAccounts) -> None:
    few = pay_of_few(bundled.data)
    assert few
    for fact_id in few:
        with pytest.raises(fa.errors.FinalAccountsError) as caught:
            bundled.cite(fact_id)
        assert bundled.fact(fact_id).printed not in caught.value.in_language("en").split("p. ")[0]
