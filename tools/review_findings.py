"""Judge what the checks say against the printed pages, without knowing the rule (盲审核对结果).

``python tools/review_findings.py sheets FOLDER PDF...`` reads the bundled document and the given ones and writes, per
document, one picture and one entry of ``sheet.md`` for each row of an outcome: the sentence in both languages and the
page strips of its figures, in random order, without the rule. ``keys.csv`` knows which is which: it is for ``join``.

A reader fills ``verdicts.csv`` (document, number, verdict, reason, wording). Then
``python tools/review_findings.py join FOLDER`` adds them to ``docs/findings-reviewed.csv``, by the key of the row.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from PIL import Image

from fa_helpers import read
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.review import key_of
from fa_helpers.checks.sentences import message_of
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.presentation.page_pictures import strip

ROOT = Path(__file__).resolve().parents[1]
REVIEWED = ROOT / "docs" / "findings-reviewed.csv"
COLUMNS = ("document", "key", "rule", "pages", "figures", "verdict", "reason", "wording")
JUDGED = ("document", "number", "verdict", "reason", "wording")
AROUND = 26.0
"""Points of the page shown above and below the figures: the lines before and after."""
FAR = 260.0
"""Figures of one page further apart than this get a strip each."""
SCALE = 1.5
BUNDLED = ROOT / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"


def name_of(path: Path) -> str:
    """What a document is called here: its file, or the folder of a bundled one."""
    return path.parent.name if path.stem == "source" else path.stem


def strips(document: FinalAccounts, marks: Sequence[Mark]) -> Iterator[Image.Image]:
    """The lines of the pages around the figures, each figure framed."""
    places: dict[int, list[tuple[float, float, float, float]]] = {}
    for where in (mark.locator for mark in marks):
        if where.x0 is not None:
            box = (where.x0, where.top or 0.0, where.x1 or 0.0, where.bottom or 0.0)
            for page, part in where.parts or ((where.page, box),):
                places.setdefault(page, []).append(part)
    for page, boxes in places.items():
        source, number = document.source, page
        if isinstance(source, JoinedSource):
            source, before = source.part_of(page)
            number -= before
        for group in near(boxes):
            yield strip(source.content, number, group, context_points=AROUND, scale=SCALE, name=source.name)


def near(
    boxes: Iterable[tuple[float, float, float, float]],
) -> list[list[tuple[float, float, float, float]]]:
    """Boxes of one page in groups that fit one strip."""
    groups: list[list[tuple[float, float, float, float]]] = []
    for box in sorted(set(boxes), key=lambda b: b[1]):
        if groups and box[3] - groups[-1][0][1] <= FAR:
            groups[-1].append(box)
        else:
            groups.append([box])
    return groups


def stacked(pictures: Sequence[Image.Image]) -> Image.Image | None:
    """Strips under each other, a grey line between them."""
    if not pictures:
        return None
    height = sum(p.height for p in pictures) + 6 * (len(pictures) - 1)
    sheet = Image.new("RGB", (max(p.width for p in pictures), height), "#888888")
    top = 0
    for picture in pictures:
        sheet.paste(picture, (0, top))
        top += picture.height + 6
    return sheet


def write_sheets(
    folder: Path, paths: Sequence[Path], outcome: str, sample: int | None, seed: int, known: set[str]
) -> None:
    """One folder per document, and ``keys.csv`` for all."""
    order = random.Random(seed)
    rows: list[tuple[FinalAccounts, str, Entry]] = []
    for path in paths:
        try:
            document = read(path)
        except FinalAccountsError as error:
            print(f"refused: {error}")
            continue
        found = [entry for entry in document.check().entries if entry.check.outcome == outcome]
        rows += [(document, name_of(path), entry) for entry in found if key_of(entry) not in known]
    order.shuffle(rows)
    rows = sorted(rows[:sample], key=lambda row: row[1])  # by document, in random order within each
    keys: list[dict[str, str]] = []
    folder.mkdir(parents=True, exist_ok=True)
    for number, (document, name, entry) in enumerate(rows, 1):
        here = folder / name
        here.mkdir(parents=True, exist_ok=True)
        check = entry.check
        picture = stacked(list(strips(document, check.marks)))
        if picture is not None:
            picture.save(here / f"{number:03d}.png")
        words = "\n".join(f"- {message_of(check, language)}" for language in ("zh", "en"))
        with (here / "sheet.md").open("a", encoding="utf-8") as sheet:
            sheet.write(f"## {number}\n{words}\n")
        figures = " ".join(dict.fromkeys(f"{m.printed}{m.unit}" for m in check.marks))
        pages = " ".join(map(str, check.pages))
        keys.append(
            {
                "document": name,
                "number": str(number),
                "key": key_of(entry),
                "rule": check.rule,
                "pages": pages,
                "figures": figures,
            }
        )
    write_csv(folder / "keys.csv", ("document", "number", "key", "rule", "pages", "figures"), keys)
    blank = [{"document": row["document"], "number": row["number"]} for row in keys]
    write_csv(folder / "verdicts.csv", JUDGED, blank)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Lines of a file by column; a file that is not there has none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    """Write lines with these columns; what a line lacks is blank."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def join(folder: Path) -> None:
    """Add the verdicts to the reviewed findings; a row judged anew takes the new verdict."""
    said = {(row["document"], row["number"]): row for row in read_csv(folder / "verdicts.csv")}
    rows = {(row["document"], row["key"]): row for row in read_csv(REVIEWED)}
    for key in read_csv(folder / "keys.csv"):
        verdict = said[key["document"], key["number"]]
        if not verdict["verdict"]:
            raise SystemExit(f"{key['document']} {key['number']} has no verdict yet")
        rows[key["document"], key["key"]] = {**key, **verdict}
    write_csv(REVIEWED, COLUMNS, (rows[place] for place in sorted(rows)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sheets, or join the verdicts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("step", choices=("sheets", "join"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("documents", type=Path, nargs="*")
    parser.add_argument("--outcome", default="inconsistent")
    parser.add_argument("--sample", type=int, help="so many rows drawn at random (default: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--new", action="store_true", help="only rows that are not yet reviewed")
    parser.add_argument("--only", action="store_true", help="without the bundled document")
    options = parser.parse_args(arguments)
    if options.step == "join":
        join(options.folder)
        return 0
    known = {row["key"] for row in read_csv(REVIEWED)} if options.new else set()
    paths = [*([] if options.only else [BUNDLED]), *options.documents]
    write_sheets(options.folder, paths, options.outcome, options.sample, options.seed, known)
    return 0


if __name__ == "__main__":
    sys.exit(main())
