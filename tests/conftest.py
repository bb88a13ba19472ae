"""Shared fixtures: the bundled document read once, the published files outside the project, and the typesetter."""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "data" / "raw" / "urumqi-miit-2023"
SHARED = ROOT.parent / "shared"

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
