"""Write docs/coverage.md: what was read, partly read and not read of each document in a folder, with the reason.

``python tools/coverage_table.py FOLDER`` reads every PDF and text below FOLDER, and the bundled document.
"""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path

from fa_helpers import FinalAccountsError, read
from fa_helpers.terms.messages import message, reason_text

OUT = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"
STATUSES = ("read", "empty", "partly_read", "not_read", "absent")
BUNDLED = Path(__file__).resolve().parents[1] / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
HEAD = """# What is read of which document

Made by `python tools/coverage_table.py FOLDER`; every part of a document is a row of its `coverage`. “Figures” are those
of the text, “cells” those of the statements, “cards” the self-evaluation forms. What is no account is refused, with the
reason below.

| document | office, year, kind | pages | figures | items | cells | cards | read | empty | partly | not read | absent |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def row(path: Path, folder: Path = BUNDLED.parent) -> tuple[str, list[str]]:
    """One line of the table, and what was read in part or not at all."""
    name = document_name(path, folder)
    try:
        document = read(path, ocr="never")
    except FinalAccountsError as error:
        return f"| `{name}` | refused |{' |' * 10}\n", [
            f"- `{name}`: refused: {str(error).removeprefix(f'{error.where}: ')}"
        ]
    data = document.data
    counts = Counter[str](r.status for r in data.coverage)
    numbers = [
        len(document.pages),
        len(data.facts),
        len(data.functional_items),
        len(data.statement_cells),
        len(data.scorecards),
        *(counts[status] for status in STATUSES),
    ]
    profile = data.profile
    whose = ", ".join(
        str(x) for x in (profile.entity, profile.fiscal_year, message(f"profile.{profile.kind}", "en")) if x
    )
    left = [
        f"- `{name}` {r.part}{f', p. {r.page_first}' if r.page_first else ''}: {r.status.replace('_', ' ')};"
        f" {r.reason.said or reason_text(r.reason.key, 'en')}{': ' + r.reason.detail if r.reason.detail else ''}"
        for r in data.coverage
        if r.status in ("partly_read", "not_read")
    ]
    return f"| `{name}` | {whose} | {' | '.join(map(str, numbers))} |\n", left


def document_name(path: Path, folder: Path) -> str:
    """The name of a document in the table: its place below the folder; the bundled one has its own."""
    return path.parent.name if path == BUNDLED else path.relative_to(folder).as_posix()


def documents(folder: Path) -> list[Path]:
    """The documents below a folder, in order of their names."""
    return sorted(path for path in folder.rglob("*") if path.suffix in (".pdf", ".txt"))


def main() -> None:
    """Read the documents and write the table."""
    folder = Path(sys.argv[1])
    with ProcessPoolExecutor(2) as pool:
        rows = [row(BUNDLED), *pool.map(row, documents(folder), repeat(folder))]
    left = [line for _, lines in rows for line in lines]
    text = HEAD + "".join(line for line, _ in rows)
    text += "\n## Read in part, or not\n\n" + "\n".join(left) + "\n"
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
