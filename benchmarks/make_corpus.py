"""Write made-up final accounts with known figures: ``python benchmarks/make_corpus.py OUT --count 200 --seed 1``."""

from __future__ import annotations

import argparse
from pathlib import Path

from fa_helpers.making.document import make_all


def main() -> None:
    """Write OUT/<id>.pdf and OUT/<id>.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted-share", type=float, default=0.3)
    options = parser.parse_args()
    made = make_all(options.out, options.count, options.seed, options.planted_share, recipients=True)
    print(f"{len(made)} documents in {options.out}")


if __name__ == "__main__":
    main()
