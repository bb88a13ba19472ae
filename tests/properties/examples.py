"""How many examples the property tests try: few and always the same ones, or as many as ``FA_EXAMPLES`` says."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

WANTED = os.environ.get("FA_EXAMPLES", "")
USUAL = 60

examples = settings(
    max_examples=int(WANTED or USUAL),
    derandomize=not WANTED,
    database=None,
    deadline=None,
    print_blob=False,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
"""Decorates a property: ``@examples``."""

few_examples = settings(examples, max_examples=max(10, examples.max_examples // 10))
"""For a property that takes ten times as long."""
