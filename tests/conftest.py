"""Shared fixtures: the bundled document read once, the published files outside the project, and the typesetter."""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "data" / "raw" / "urumqi-miit-2023"
SHARED = ROOT.parent / "shared"

FIRST = {
    f"tests/{name}.py": place
    for place, name in enumerate(
        (
            "files/test_killed",
            "test_jupyterlab",
            "report/test_with_keys_and_clicks",
            "presentation/test_charts",
            "test_made_documents",
            "test_damaged_files",
            "test_notebooks",
            "files/test_refused_files",
            "flow/test_web",
            "docs/test_docs",
            "pdf/test_printed_by_a_browser",
            "report/test_report",
            "test_workers",
        )
    )
}
"""Files that take longest, each begun in this order, so that no process is left with one of them at the end."""
ONE_BY_ONE = {"tests/files/test_killed.py"}
"""Files whose tests have nothing in common: any process takes the next one."""

settings.register_profile("no deadline", deadline=None)  # a busy machine is no error
settings.load_profile("no deadline")

os.environ.pop("FA_DATA", None)
os.environ["FA_JOBS"] = "0"  # commands read in the process of the test; tests of the processes ask for them


def pytest_collection() -> None:
    """Collect seldom: what is made of the tests' own files stays, and to look at it again and again takes as long."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on as everywhere, but for what stays to the end."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, where tests are spread over processes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: FIRST.get(item.nodeid.partition("::")[0], len(FIRST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """A file's tests go to one process, which makes what they have in common once."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            name = nodeid.partition("::")[0]
            return nodeid if name in ONE_BY_ONE else name

    config.option.loadscopereorder = False  # the order is ours
    return ByFile(config, log)


@pytest.fixture(scope="session")
def bundled() -> FinalAccounts:
    """The bundled document, read from its PDF."""
    return fa.read(BUNDLED / "source.pdf")


@pytest.fixture(scope="session")
def bundled_text() -> FinalAccounts:
    """The bundled document, read from its text."""
    return fa.read(BUNDLED / "source.txt")


@pytest.fixture(scope="session")
def shared_file() -> Callable[[str], Path]:
    """A file of the folder ``shared`` beside the project; the test is skipped where it is absent."""

    def find(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"shared/{name} is not beside the project: this test needs it")
        return path

    return find


@pytest.fixture(scope="session")
def real(shared_file: Callable[[str], Path]) -> Callable[[str], FinalAccounts]:
    """Published documents, each read once."""
    read: dict[str, FinalAccounts] = {}

    def get(stem: str) -> FinalAccounts:
        if stem not in read:
            read[stem] = fa.read(shared_file(f"real/{stem}.pdf"))
        return read[stem]

    return get


@pytest.fixture(scope="session")
def typeset() -> ModuleType:
    """The module that typesets the bundled document."""
    path = BUNDLED / "typeset.py"
    spec = importlib.util.spec_from_file_location("bundled_typeset", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def statement_and_text() -> Callable[[Path], tuple[Path, Path]]:
    """Two PDFs of the bundled document, to be read as two files of one office."""

    def make(folder: Path) -> tuple[Path, Path]:
        content = (BUNDLED / "source.pdf").read_bytes()
        paths = folder / "first.pdf", folder / "second.pdf"
        for path in paths:
            path.write_bytes(content)
        return paths

    return make
