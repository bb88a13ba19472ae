"""The charts stored in the notebooks are those that their cells draw: another picture in their place fails."""

from __future__ import annotations

import ast
import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from conftest import ROOT
from fa_helpers.presentation.charts import Picture

NOTEBOOKS = [
    path
    for path in sorted((ROOT / "notebooks").glob("0[0-9]_*.ipynb"))
    if "fa.charts." in path.read_text(encoding="utf-8") or "_picture(" in path.read_text(encoding="utf-8")
]
TOLERANCE = 2.0
"""Mean difference of the pixels, of 255: other versions of the library set letters a little differently."""


def difference(one: bytes, other: bytes) -> float:
    """How far two pictures are apart: 255 where they differ in size."""
    first, second = (Image.open(io.BytesIO(data)).convert("RGB") for data in (one, other))
    if first.size != second.size:
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(first, second)).mean)


def stored(cell: dict[str, Any]) -> list[bytes]:
    found = [
        output["data"]["image/png"] for output in cell["outputs"] if "image/png" in output.get("data", {})
    ]
    return [base64.b64decode(picture) for picture in found]


def drawn(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return (
        eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        if isinstance(last, ast.Expr)
        else None
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_stored_charts_are_those_that_are_drawn(path: Path) -> None:
    names: dict[str, Any] = {"display": lambda *_: None}
    compared = 0
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            value = drawn("".join(cell["source"]), names)
            if isinstance(value, Picture):
                (picture,) = stored(cell)
                assert difference(picture, value.png()) < TOLERANCE
                compared += 1
    assert compared or "three_public" in path.stem  # of amounts that are all 0 there is no chart


def test_a_red_square_is_no_chart() -> None:
    red, blank = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(red, "PNG")
    Image.new("RGB", (60, 40), "white").save(blank, "PNG")
    assert difference(red.getvalue(), red.getvalue()) == 0
    assert difference(red.getvalue(), blank.getvalue()) > TOLERANCE
