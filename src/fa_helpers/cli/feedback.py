"""``fa feedback`` (反馈): one figure's place on its page and what was read there, as a small picture to send. Nothing else."""

from __future__ import annotations

import argparse
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers import __version__
from fa_helpers.cli.arguments import take_engine, take_file
from fa_helpers.cli.ending import say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    from fa_helpers.model import Fact

AROUND = (120.0, 24.0)
"""Points that are shown beside and above a figure, so that one sees what it belongs to."""


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    parser.add_argument(
        "fact_id", metavar="ID", help="id of the figure that was read wrongly (读错的数据的编号)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar="DIR", help="folder; here by default (文件夹)"
    )
    take_engine(parser)


def told(fact: Fact) -> dict[str, str]:
    """What was read, as the picture carries it in its own text (读出的内容); no words of the document but these."""
    return {
        "fa_helpers": __version__,
        "fact_id": fact.fact_id,
        "printed": fact.printed,
        "value": str(fact.value),
        "unit": fact.unit,
        "concept": fact.concept,
        "measure": fact.measure,
        "stage": fact.stage,
        "page": str(fact.locator.page),
    }


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Write ``feedback-<id>.png``."""
    from PIL import ImageDraw
    from PIL.PngImagePlugin import PngInfo

    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder

    document = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr)
    fact = document.fact(arguments.fact_id)
    where = fact.locator
    beside, above = AROUND
    x0, y0, x1, y1 = where.x0 or 0.0, where.top or 0.0, where.x1 or 0.0, where.bottom or 0.0
    region = (x0 - beside, y0 - above, x1 + beside, y1 + above)
    found = document.page_region(where.page, region) if x1 else None
    if found is None:
        raise FinalAccountsError(where=document.source.name, code="no_pictures")
    picture, (left, top, right, _) = found
    scale = picture.width / (right - left)
    corners = (x0 - left - 2, y0 - top - 2, x1 - left + 2, y1 - top + 2)
    ImageDraw.Draw(picture).rectangle([round(at * scale) for at in corners], outline="#D55E00", width=3)
    info, out = PngInfo(), BytesIO()
    for name, text in told(fact).items():
        info.add_itxt(name, text)
    picture.save(out, "PNG", pnginfo=info)
    name = f"feedback-{fact.fact_id}.png"
    write_folder({name: out.getvalue()}, arguments.output)
    say(message("cli.feedback_written", language, path=arguments.output / name))
