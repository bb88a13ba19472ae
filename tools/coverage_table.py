"""Write docs/coverage.md: what was read, partly read and not read of each document in a folder.

``python tools/coverage_table.py FOLDER`` reads every PDF there and the bundled document.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from fa_helpers import FinalAccountsError, read

OUT = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"
STATUSES = ("read", "empty", "partly_read", "not_read", "absent")
HEAD = """# What is read of which document

Made by `python tools/coverage_table.py FOLDER`; every part of a document is a row of its `coverage`. “Figures” are those
of the text, “cells” those of the statements, “cards” the self-evaluation forms.

| document | pages | figures | items | cells | cards | read | empty | partly | not read | absent |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def row(path: Path) -> tuple[str, list[str]]:
    """One line of the table, and what was read in part or not at all."""
    try:
        document = read(path)
    except FinalAccountsError as error:
        return f"| `{path.name}` | | | | | | | | | | |\n", [f"- `{path.name}`: refused: {error.what}."]
    data = document.data
    name = data.document_id
    counts = Counter(r.status for r in data.coverage)
    numbers = [
        len(document.pages),
        len(data.facts),
        len(data.functional_items),
        len(data.statement_cells),
        len(data.scorecards),
        *(counts[status] for status in STATUSES),  # type: ignore[index]
    ]
    left = [
        f"- `{name}` {r.part}, p. {r.page_first}: {r.status.replace('_', ' ')}; {r.reason.removeprefix('coverage.')}"
        for r in data.coverage
        if r.status in ("partly_read", "not_read")
    ]
    return f"| `{name}` | {' | '.join(map(str, numbers))} |\n", left


def main() -> None:
    """Read the documents and write the table."""
    bundled = Path(__file__).resolve().parents[1] / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
    paths = [bundled, *(p for name in sys.argv[1:] for p in sorted(Path(name).glob("*.pdf")))]
    rows = [row(path) for path in paths]
    left = [line for _, lines in rows for line in lines]
    text = HEAD + "".join(line for line, _ in rows)
    text += "\n## Read in part, or not\n\n" + "\n".join(left) + "\n"
    OUT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
