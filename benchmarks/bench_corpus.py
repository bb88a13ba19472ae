"""How well made-up documents are read and checked: ``python benchmarks/bench_corpus.py --count 40 --seed 1``."""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from corpus.checking import finds
from corpus.comparison import PARTS, Score, compare

from fa_helpers.making.document import make_all


def judge(path: Path) -> dict[str, Any]:
    """Read a document and compare; an error of the reader is a result too."""
    from fa_helpers.computing.recipients.recipients import recipients
    from fa_helpers.document import read
    from fa_helpers.errors import FinalAccountsError

    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    row: dict[str, Any] = {"id": path.stem, "form": truth["form"], "planted": truth["planted"]}
    try:
        document = read(path)
    except FinalAccountsError as error:
        return row | {"error": str(error)}
    profile = document.data.profile
    right = (profile.entity, profile.fiscal_year) == (truth["entity"], truth["year"])
    return row | {
        "profile": right,
        "entity": profile.entity,
        "scores": compare(truth, document.data, recipients(document.data)),
        "check": finds(truth["planted"], document),
    }


def table(rows: list[dict[str, Any]]) -> None:
    """Recall and precision by form and part."""
    print(f"{'form':<10}{'part':<12}{'recall':>9}{'precision':>11}{'known':>8}{'found':>8}")
    for form in [*sorted({r["form"] for r in rows}), "all"]:
        chosen = [r for r in rows if form in (r["form"], "all") and "scores" in r]
        for part in PARTS:
            total = Score()
            for row in chosen:
                total.add(row["scores"][part])
            print(
                f"{form:<10}{part:<12}{total.recall:>9.4f}{total.precision:>11.4f}{total.known:>8}{total.found:>8}"
            )


def misses(rows: list[dict[str, Any]], show: int) -> None:
    """The worst documents and the most frequent kinds of misses."""
    worst = sorted(rows, key=lambda r: -sum(len(s.missed) + len(s.extra) for s in r["scores"].values()))
    print("\nworst documents (missed + made up)")
    for row in worst[:show]:
        parts = {
            p: f"{len(s.missed)}+{len(s.extra)}" for p, s in row["scores"].items() if s.missed or s.extra
        }
        print(f"  {row['id']} {parts}")
    kinds: Counter[tuple[str, ...]] = Counter()
    samples: dict[tuple[str, ...], str] = {}
    for row in rows:
        for part, s in row["scores"].items():
            for sign, keys in (("missed", s.missed), ("extra", s.extra)):
                for key in keys:
                    detail = key[2:4] if part == "narrative" else (key[0], key[3]) if part == "cells" else ()
                    kind = (row["form"], part, sign, *map(str, detail))
                    kinds[kind] += 1
                    samples.setdefault(kind, f"{row['id']} {key}")
    print("\nmost frequent kinds")
    for kind, n in kinds.most_common(show * 2):
        print(f"  {n:>5}  {' '.join(kind)}   e.g. {samples[kind]}")


def checks(rows: list[dict[str, Any]]) -> None:
    """Planted errors found, and findings where nothing was planted."""
    checked = [r["check"] for r in rows if r["check"]]
    if not checked:
        print("\nno check() to measure")
        return
    found: dict[str, list[bool]] = defaultdict(list)
    for c in checked:
        for kind, hit in c["found"]:
            found[kind].append(hit)
    print("\nplanted errors found")
    for kind, hits in sorted(found.items()):
        missed = [r["id"] for r in rows if r["check"] and (kind, False) in r["check"]["found"]]
        print(
            f"  {kind:<24}{sum(hits):>4} of {len(hits):<4} {'missed: ' + ' '.join(missed[:4]) if missed else ''}"
        )
    false = Counter(rule for c in checked for rule, _ in c["false"])
    print(f"false findings: {sum(false.values())} in {len(checked)} documents")
    for rule, n in false.most_common():
        row = next(r for r in rows if r["check"] and any(f[0] == rule for f in r["check"]["false"]))
        where = next(detail for name, detail in row["check"]["false"] if name == rule)
        print(f"  {n:>4}  {rule}   e.g. {row['id']} {where}")


def main() -> None:
    """Make, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted-share", type=float, default=0.3)
    parser.add_argument("--show", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="write the documents here and leave them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(2) as pool:
        home = options.keep or Path(folder)
        paths = make_all(home, options.count, options.seed, options.planted_share, recipients=True)
        rows = list(pool.map(judge, paths, chunksize=4))
    for row in rows:
        if "error" in row:
            print(f"not read: {row['id']}: {row['error']}")
    rows = [r for r in rows if "scores" in r]
    print(f"{len(rows)} documents read; name and year right in {sum(r['profile'] for r in rows)}")
    table(rows)
    misses(rows, options.show)
    checks(rows)


if __name__ == "__main__":
    main()
