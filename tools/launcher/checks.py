"""``python run.py test`` (全部检查): every check is run, then summed up."""

import os
import time
import xml.etree.ElementTree
from pathlib import Path

from tools.launcher.console import say
from tools.launcher.programs import INTERRUPTED, run_module

SPREAD = ["-n", str(min(4, (os.cpu_count() or 1) + 1))]
"""One process more than processors: many tests wait for a browser, a kernel or a file."""


def counts(reports: list[Path]) -> tuple[int, int, int]:
    """Tests that passed, failed and were skipped, from pytest's reports."""
    found = [report for report in reports if report.exists()]
    suites = [
        suite for report in found for suite in xml.etree.ElementTree.parse(report).getroot().iter("testsuite")
    ]
    tests, failures, errors, skipped = (
        sum(int(suite.get(name, "0")) for suite in suites)
        for name in ("tests", "failures", "errors", "skipped")
    )
    return tests - failures - errors - skipped, failures + errors, skipped


def steps(root: Path, reports: list[Path], extra: list[str]) -> list[tuple[str, list[str]]]:
    """The checks, quickest first; ``extra`` goes to pytest, which without it runs on all processors."""
    found = [("ruff", ["ruff", "check"]), ("mypy", ["mypy"])]
    books: list[str] = []
    if any((root / "notebooks").rglob("*.ipynb")):
        # Strict: every stored output is compared. Lessons are their solutions without the answers, as a test shows:
        # the solutions are run.
        left_out = f"--ignore-glob={root / 'notebooks' / 'lessons'}/[0-9]*.ipynb"
        books = ["--nbval", left_out, "notebooks"]
    report, other = (f"--junitxml={path}" for path in reports)
    if not extra:  # notebooks among the tests: no processor waits for the last one of either
        return [*found, ("pytest", ["pytest", *SPREAD, report, *books, "tests"])]
    found.append(("pytest", ["pytest", report, *extra]))
    if books:  # the cells of a notebook share one process
        found.append(("notebooks", ["pytest", *SPREAD, "--dist", "loadfile", other, *books]))
    return found


def run_tests(root: Path, environment: Path, extra: list[str]) -> int:
    """Run every check, sum up, and return 0 only if all of them passed."""
    reports = [environment / "var" / name for name in ("pytest.xml", "notebooks.xml")]
    for report in reports:
        report.unlink(missing_ok=True)
    failed = []
    summary = []
    for name, arguments in steps(root, reports, extra):
        say(f"\n== {name}")
        started = time.monotonic()
        code = run_module(arguments, environment, root)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        summary.append(f"{name:<10} {'FAILED' if code else 'ok':<7} {time.monotonic() - started:6.1f} s")
        failed += [name] if code else []
    say("\n" + "\n".join(summary))
    if failed:
        say(f"Failed: {', '.join(failed)}; see above.", f"未通过：{'、'.join(failed)}，详见上文。")
    say("{} passed, {} failed, {} skipped".format(*counts(reports)))
    return 1 if failed else 0
