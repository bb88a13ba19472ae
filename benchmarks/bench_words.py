"""What the checks find of errors in words and names: ``python benchmarks/bench_words.py --trials 50 --seed 1``.

Each made-up document is read as it is and with one error of each kind. Found: a row that the document itself does not
have touches a page on which the error can be seen, as an inconsistency or an open question. Whatever accuses the
document as it is, is false.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any

from corpus.planting_names import KINDS, Slip, plant_word, set_words

from fa_helpers.making.document import FORMS, Document, compose, lay_out


def made(seed: int, number: int) -> tuple[Document, str]:
    """A document of the next form, and what names it."""
    form, name = FORMS[number % len(FORMS)], f"words/{seed}/{number}"
    document = compose(form, name, errors=False)
    set_words(document, Random(f"{name}/words"))
    return document, f"{form}-{seed}-{number}"


def rows(document: Document, path: Path) -> dict[tuple[str, str], Any]:
    """Findings by rule and printed words, pages left out: the faulty twin may break its pages elsewhere."""
    from fa_helpers.document import read

    lay_out(document, path)
    found = read(path).check().findings
    return {
        (e.check.rule, "|".join(m.printed for m in e.check.marks) + e.check.outcome): e.check for e in found
    }


def judge(number: int, seed: int) -> list[dict[str, Any]]:
    """A document as it is, then with one error of each kind that it has room for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.pdf"
        document, name = made(seed, number)
        own = rows(document, path)
        results: list[dict[str, Any]] = [
            {
                "name": name,
                "false": sorted(c.rule for c in own.values() if c.outcome == "inconsistent"),
                "asked": sorted(c.rule for c in own.values() if c.outcome != "inconsistent"),
            }
        ]
        for kind in KINDS:
            document, _ = made(seed, number)
            slip = plant_word(document, kind, Random(f"{name}/{kind}"))
            if slip is not None:
                results.append({"name": name} | _judged(slip, rows(document, path), own))
    return results


def _judged(slip: Slip, found: dict[tuple[str, str], Any], own: dict[tuple[str, str], Any]) -> dict[str, Any]:
    new = [check for key, check in found.items() if key not in own and set(check.pages) & slip.pages]
    return {
        "kind": slip.kind,
        "variant": slip.variant,
        "what": f"{slip.was} → {slip.printed} p. {sorted(slip.pages)}",
        "rules": sorted({check.rule for check in new}),
        "certain": any(check.outcome == "inconsistent" for check in new),
    }


def until(trials: int, seed: int, pool: ProcessPoolExecutor) -> Iterator[dict[str, Any]]:
    """Results until each kind was planted so many times."""
    planted: Counter[str] = Counter()
    numbers = count()
    while any(planted[kind] < trials for kind in KINDS):
        for results in pool.map(partial(judge, seed=seed), islice(numbers, 8)):
            for result in results:
                kind = result.get("kind", "")
                if not kind or planted[kind] < trials:
                    planted[kind] += bool(kind)
                    yield result


def main() -> None:
    """Plant, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=50, help="errors of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=int, default=3, help="missed errors named of each variant")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        results = list(until(options.trials, options.seed, pool))
    slips = [r for r in results if "kind" in r]
    by: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for slip in slips:
        by[slip["kind"], slip["variant"]].append(slip)
        by[slip["kind"], ""].append(slip)
    by["all", ""] = slips
    print("| kind | planted | found | as inconsistent | share |\n|---|---:|---:|---:|---:|")
    for (kind, variant), group in sorted(by.items()):
        found = sum(bool(s["rules"]) for s in group)
        words = f"{kind}: {variant}" if variant else f"**{kind}**"
        certain = sum(s["certain"] for s in group)
        print(f"| {words} | {len(group)} | {found} | {certain} | {100 * found / len(group):.1f}% |")
    for (kind, variant), group in sorted(by.items()):
        missed = [s for s in group if not s["rules"]] if variant else []
        for slip in missed[: options.missed]:
            print(f"- missed: {kind}, {variant}: {slip['name']} {slip['what']}")
    clean = [r for r in results if "false" in r]
    false, asked = (Counter(rule for r in clean for rule in r[key]) for key in ("false", "asked"))
    print(
        f"\nunplanted documents: {len(clean)}; inconsistent: {sum(false.values())} {dict(false)}; asked: {dict(asked)}"
    )


if __name__ == "__main__":
    main()
