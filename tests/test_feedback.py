"""``fa feedback``: one place of one page and what was read there; not a word more of the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from conftest import BUNDLED
from fa_helpers.cli import main


def test_it_writes_one_small_picture_with_what_was_read(tmp_path: Path) -> None:
    assert main(["feedback", str(BUNDLED / "source.pdf"), "narrative.2.1.005", "-o", str(tmp_path)]) == 0
    (path,) = tmp_path.iterdir()
    with Image.open(path) as picture:
        told: dict[str, Any] = dict(picture.text)  # type: ignore[attr-defined]
        assert picture.width < 800 and picture.height < 250
    assert told["printed"] == "2,385.28" and told["page"] == "4" and told["unit"] == "万元"
    assert "乌鲁木齐" not in "".join(told.values()) and str(tmp_path) not in "".join(told.values())
    assert path.stat().st_size < 60_000


def test_a_plain_text_has_no_place_to_show(tmp_path: Path, capsys: Any) -> None:
    assert main(["feedback", str(BUNDLED / "source.txt"), "narrative.2.1.005", "-o", str(tmp_path)]) == 2
    assert not list(tmp_path.iterdir()) and capsys.readouterr().err


def test_an_id_that_is_none_names_those_near(tmp_path: Path, capsys: Any) -> None:
    assert main(["feedback", str(BUNDLED / "source.txt"), "narrative.9.9.001", "-o", str(tmp_path)]) == 2
    assert "narrative." in capsys.readouterr().err
