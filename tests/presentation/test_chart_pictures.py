"""Each chart looks as it did when it was last looked at by eye, in both languages.

After a wanted change draw the pictures again, look at each of them, and keep them:
``pytest tests/presentation/test_chart_pictures.py --mpl-generate-path=tests/presentation/baseline``
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from chart_samples import KINDS, draw

from fa_helpers.presentation.charts import Picture
from fa_helpers.terms.messages import LANGUAGES, Language


@dataclass
class Shown:
    """A picture as readers get it, in the shape that the comparison asks for: something that saves itself."""

    picture: Picture

    def savefig(self, path: Path | str, **_: object) -> None:
        Path(path).write_bytes(self.picture.png(dpi=55))


# Small differences come from other versions of the library that draws the letters.
@pytest.mark.mpl_image_compare(baseline_dir="baseline", tolerance=6)
@pytest.mark.filterwarnings("error:Glyph")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_chart(kind: str, language: Language) -> Shown:
    chart = draw(kind, language)
    assert isinstance(chart, Picture)
    return Shown(chart)
