"""The house: data flows one way. Imports are read from the source files, not from memory."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import FIRST, ONE_BY_ONE, ROOT

SOURCE = ROOT / "src" / "fa_helpers"
# A room imports only from rooms before it.
ROOMS = [
    "resources",
    "patterns",
    "errors",
    "making",
    "text",
    "terms",
    "model",
    "flow",
    "pdf",
    "layout",
    "reading",
    "computing",
    "checks",
    "frames",
    "presentation",
    "files",
    "library",
    "document",
    "report",
    "corpus",
    "lessons",
    "cli",
    "suite",
    "__main__",
]
ONLY_IN = {
    "pypdfium2": "pdf",
    "pypdfium2_raw": "pdf",
    "pdfplumber": "pdf",
    "pdfminer": "pdf",
    "lxml": "flow",
    "python_calamine": "flow",
    "rapidocr": "pdf",
    "cv2": "pdf",
    "matplotlib": "presentation",
    "jinja2": "presentation",
    "pypdf": "pdf",
    "docx": "report",
    "xlsxwriter": "files",
    "duckdb": "files",
    "dask": "cli",
    "distributed": "cli",
    "reportlab": "making",
}
HEAVY = (
    "pandas",
    "matplotlib",
    "pdfplumber",
    "pypdfium2",
    "numpy",
    "PIL",
    "jinja2",
    "pypdf",
    "docx",
    "xlsxwriter",
    "duckdb",
    "dask",
    "distributed",
    "reportlab",
)
LONGEST_MODULE = 320


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def violations(path: Path, names: set[str]) -> list[str]:
    room = room_of(path)
    wrong = []
    for name in names:
        top, _, rest = name.partition(".")
        if top in ONLY_IN and room != ONLY_IN[top]:
            wrong.append(f"{room} imports {name}")
        other = rest.split(".")[0]
        if (
            top == "fa_helpers"
            and other in ROOMS
            and room in ROOMS
            and ROOMS.index(other) > ROOMS.index(room)
        ):
            wrong.append(f"{room} imports {name}")
    return wrong


MODULES = sorted(p for p in SOURCE.rglob("*.py") if p.name != "__init__.py" or p.parent != SOURCE)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_rooms_import_only_from_rooms_before_them(path: Path) -> None:
    assert violations(path, imports(path)) == []


def test_every_room_is_in_the_list() -> None:
    assert {room_of(path) for path in MODULES} <= set(ROOMS)


def test_the_rule_sees_a_wrong_import() -> None:
    assert violations(SOURCE / "text" / "fold.py", {"fa_helpers.reading.reader"})
    assert violations(SOURCE / "reading" / "reader.py", {"pypdfium2"})
    assert not violations(SOURCE / "reading" / "reader.py", {"fa_helpers.layout.lines"})


@pytest.mark.parametrize("command", [["-m", "fa_helpers.cli", "--help"], ["-c", "import fa_helpers"]])
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['fa', *{command[2:]!r}]\n"
        "try:\n"
        f"    runpy.run_module({command[1]!r}, run_name='__main__') if {command[0]!r} == '-m' else exec({command[1]!r})\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', sorted(n for n in {HEAVY!r} if n in sys.modules))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert run.stdout.splitlines()[-1] == "LOADED []"


def test_who_makes_documents_reads_none() -> None:
    """Else a mistake that both share would show nowhere."""
    allowed = ("fa_helpers.making", "fa_helpers.resources")
    making = [path for path in MODULES if room_of(path) == "making"]
    named = {name for path in making for name in imports(path) if name.startswith("fa_helpers")}
    assert making and not [name for name in named if not name.startswith(allowed)]


def test_modules_can_be_read_in_one_sitting() -> None:
    long = {
        p.name: n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert long == {}


def test_files_that_take_longest_are_there() -> None:
    assert set(FIRST) >= ONE_BY_ONE and [name for name in FIRST if not (ROOT / name).is_file()] == []


def test_every_public_name_resolves() -> None:
    import fa_helpers

    for name in fa_helpers.__all__:
        assert getattr(fa_helpers, name) is not None
    with pytest.raises(AttributeError):
        fa_helpers.unheard_of  # noqa: B018  (the access is the test)


def test_public_functions_and_classes_have_docstrings() -> None:
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or path.name == "__init__.py", path.name
        for node in tree.body:
            named = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
            if named and not ast.get_docstring(node):
                bare.append(f"{path.name}:{node.name}")
    assert bare == []


def test_no_words_or_figures_of_one_document_in_the_package() -> None:
    words = ("乌鲁木齐", "普陀", "西安市", "西南大学", "佛山", "1549.13", "1,549.13", "241.69", "307.82")
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            ast.get_docstring(n, clean=False)
            for n in ast.walk(tree)
            if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef))
        }
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if text and text not in docs and any(word in text for word in words):
                found.append(f"{path.name}: {text[:40]}")
    assert found == []


def test_docstring_examples_run() -> None:
    names = [
        "fa_helpers." + ".".join(p.relative_to(SOURCE).with_suffix("").parts)
        for p in MODULES
        if ">>>" in p.read_text(encoding="utf-8") and p.name != "__init__.py"
    ]
    code = (
        "import doctest, importlib, sys\nfailed = tried = 0\n"
        f"for name in {names!r}:\n"
        "    result = doctest.testmod(importlib.import_module(name))\n"
        "    failed += result.failed; tried += result.attempted\n"
        "print('EXAMPLES', tried, 'FAILED', failed)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.stdout.splitlines()[-1].endswith("FAILED 0"), run.stdout[-3000:]
    assert int(run.stdout.splitlines()[-1].split()[1]) > 60
