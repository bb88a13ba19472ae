"""run.py: what it asks, says and decides. No test here makes a real environment."""

import ast
import errno
import importlib.util
import io
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load_run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


run = load_run()  # it puts the project on the path, where its parts are
from tools.launcher import checks, console, environment, problems, programs  # noqa: E402

# ---------------------------------------------------------------- arguments


@pytest.mark.parametrize(
    ("argv", "command", "rest"),
    [
        ([], "suite", []),
        (["--language", "en"], "suite", ["--language", "en"]),
        (["test"], "test", []),
        (["test", "-k", "lab", "-x"], "test", ["-k", "lab", "-x"]),
        (["--wheels", "my wheels", "test", "-q"], "test", ["--wheels", "my wheels", "-q"]),
        (["--wheels=test", "lab"], "lab", ["--wheels=test"]),
        (["--document", "test"], "suite", ["--document", "test"]),
    ],
)
def test_the_command_is_found_among_the_arguments(argv: list[str], command: str, rest: list[str]) -> None:
    assert run.split_command(argv) == (command, rest)


def test_further_arguments_of_test_go_to_pytest() -> None:
    options, extra = run.build_parser("test").parse_known_args(
        ["--wheels", "w", "-k", "cards", "--lf", "tests/x.py"]
    )
    assert (options.wheels, extra) == ("w", ["-k", "cards", "--lf", "tests/x.py"])


@pytest.mark.parametrize("argv", [["--language", "fr"], ["report.pdf"], ["--langu", "en"], ["tset"]])
def test_what_is_not_understood_is_refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.main(argv)
    assert stopped.value.code == 2
    assert "run.py: error:" in capsys.readouterr().out


def test_paths_with_spaces_and_chinese_count_from_the_callers_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "决算 公开"
    folder.mkdir()
    (folder / "2023 年度 部门决算.pdf").touch()
    monkeypatch.chdir(folder)
    argv = ["--document", "2023 年度 部门决算.pdf", "--output", "../结 果", "--language", "zh"]
    options = run.build_parser("suite").parse_args(argv)
    assert run.suite_arguments(options, ROOT) == [
        *("--document", str(folder / "2023 年度 部门决算.pdf")),
        *("--language", "zh"),
        *("--output", str(tmp_path / "结 果")),
    ]


def test_a_document_may_be_named_by_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "root" / "data" / "raw" / "some-bureau-2023").mkdir(parents=True)
    options = run.build_parser("suite").parse_args(["--document", "some-bureau-2023"])
    assert run.suite_arguments(options, tmp_path / "root") == ["--document", "some-bureau-2023"]


def test_a_missing_document_is_told_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "set_up", lambda *_: pytest.fail("set up for nothing"))
    assert run.main(["--document", "没有.pdf"]) == 2
    assert "没有.pdf" in capsys.readouterr().out


def test_a_web_address_is_told_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "set_up", lambda *_: pytest.fail("set up for nothing"))
    assert run.main(["--document", "https://example.org/a.pdf"]) == 2
    said = capsys.readouterr().out
    assert "https://example.org/a.pdf" in said


def test_wheels_must_hold_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = run.build_parser("test").parse_args(["--wheels", "轮 子"])
    with pytest.raises(problems.SetupError, match=r"pip download .*requirements\.lock"):
        run.wheels_folder(options)
    (tmp_path / "轮 子").mkdir()
    (tmp_path / "轮 子" / "a-1.0-py3-none-any.whl").touch()
    assert run.wheels_folder(options) == tmp_path / "轮 子"


# ---------------------------------------------------------------- an old Python, a poor console


def test_an_old_python_is_told_so_in_two_languages() -> None:
    assert run.too_old((3, 11, 0)) is None
    assert run.too_old(sys.version_info) is None
    en, zh = run.too_old((3, 8, 10, "final", 0))
    assert "3.8.10" in en
    assert "3.11" in en
    assert "需要 Python 3.11" in zh


@pytest.mark.parametrize("path", ["run.py", "tools/launcher/console.py"])
def test_an_old_python_can_read_the_file(path: str) -> None:
    ast.parse((ROOT / path).read_text("utf-8"), feature_version=(3, 7))


def test_nothing_an_old_python_lacks_comes_before_the_check() -> None:
    lines = (ROOT / "run.py").read_text("utf-8").split("if too_old(sys.version_info)")[0]
    annotations = [
        node.annotation if isinstance(node, ast.arg) else node.returns
        for node in ast.walk(ast.parse(lines))
        if isinstance(node, ast.arg | ast.FunctionDef)
    ]
    assert all(annotation is None or isinstance(annotation, ast.Constant) for annotation in annotations)
    assert "import annotations" not in lines  # Python 3.6 has none


class Console(io.StringIO):
    """A console with another encoding, which refuses what it cannot show, as a real one does."""

    def __init__(self, encoding: str | None) -> None:
        super().__init__()
        self.name_of_encoding = encoding

    @property
    def encoding(self) -> str | None:  # type: ignore[override]
        return self.name_of_encoding

    def write(self, text: str) -> int:
        text.encode(self.name_of_encoding or "ascii")
        return super().write(text)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "café 🙂\n决算\n"),
        ("gbk", "café ?\n决算\n"),
        ("ascii", "caf? ?\n"),
        (None, "caf? ?\n"),
    ],
)
def test_any_console_can_be_printed_on(
    encoding: str | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdout = Console(encoding)
    monkeypatch.setattr(sys, "stdout", stdout)
    console.say("café 🙂", "决算")
    assert stdout.getvalue() == shown


def test_a_name_cannot_steer_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = Console("utf-8")
    monkeypatch.setattr(sys, "stdout", stdout)
    console.say("no\x1b[2J file\x9b1m fdp\u202e", "没有\x07")
    assert stdout.getvalue() == "no?[2J file?1m fdp?\n没有?\n"


def test_help_can_be_printed_on_an_ascii_console(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = Console("ascii")
    monkeypatch.setattr(sys, "stdout", stdout)
    with pytest.raises(SystemExit):
        run.main(["--help"])
    assert "--wheels" in stdout.getvalue()


def test_a_programs_output_reaches_the_console_in_its_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = Console("gbk")
    monkeypatch.setattr(sys, "stdout", stdout)
    script = "import sys; sys.stdout.buffer.write('部门决算 🙂\\r\\n'.encode())"
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    with process:
        assert process.stdout
        programs.pump(process.stdout)
    assert stdout.getvalue() == "部门决算 ?\n"


# ---------------------------------------------------------------- the environment


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an environment that looks whole, in a folder with a space and Chinese in its name."""
    root = tmp_path / "我的 项目"
    made = root / ".venv"
    python = programs.environment_python(made)
    python.parent.mkdir(parents=True)
    python.touch()
    (made / "pyvenv.cfg").write_text(f"home = {tmp_path}\nversion = 3.11.7\n", "utf-8")
    packages = made / ("Lib/site-packages" if python.suffix else "lib/python3.11/site-packages")
    for name in ("pandas-3.0.0", "pytest-9.0.0"):
        (packages / f"{name}.dist-info").mkdir(parents=True)
    (root / "requirements.lock").write_text("pandas==3.0.0 \\\n", "utf-8")
    (root / "pyproject.toml").write_text("[project]\n", "utf-8")
    (made / environment.MARK).touch()
    environment.write_stamp(root, made)
    return root


def condition(root: Path) -> str:
    return environment.condition(root, root / ".venv")


def test_a_finished_environment_is_ready(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert condition(project) == "ready"
    monkeypatch.setattr(environment, "install", lambda *_: pytest.fail("installed again"))
    environment.set_up(project, project / ".venv", None)


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_a_changed_list_of_packages_is_noticed(project: Path, name: str) -> None:
    (project / name).write_text("changed", "utf-8")
    assert condition(project) == "outdated"


def test_an_interrupted_set_up_is_noticed(project: Path) -> None:
    (project / ".venv" / environment.MARK).touch()
    assert condition(project) == "interrupted"


def test_damage_is_noticed(project: Path, tmp_path: Path) -> None:
    packages = environment.site_packages(project / ".venv")
    (packages / "pandas-3.0.0.dist-info").rmdir()
    assert condition(project) == "broken"
    (packages / "pandas-3.0.0.dist-info").mkdir()
    assert condition(project) == "ready"
    (project / ".venv" / environment.STAMP).write_text("{", "utf-8")
    assert condition(project) == "broken"
    programs.environment_python(project / ".venv").unlink()
    assert condition(project) == "broken"


def test_an_uninstalled_python_is_noticed(project: Path, tmp_path: Path) -> None:
    configuration = project / ".venv" / "pyvenv.cfg"
    configuration.write_text(f"home = {tmp_path / 'gone'}\n", "utf-8")
    assert condition(project) == "broken"


def test_another_python_or_place_is_noticed(project: Path, tmp_path: Path) -> None:
    configuration = project / ".venv" / "pyvenv.cfg"
    before = configuration.read_text("utf-8")
    configuration.write_text(before.replace("3.11.7", "3.12.1"), "utf-8")
    assert condition(project) == "moved"
    configuration.write_text(before, "utf-8")
    moved = project.rename(tmp_path / "elsewhere")
    assert condition(moved) == "moved"


def test_no_environment_and_a_foreign_one(project: Path, tmp_path: Path) -> None:
    (project / ".venv" / environment.STAMP).unlink()
    assert condition(project) == "foreign"
    assert condition(tmp_path) == "missing"
    (tmp_path / ".venv").mkdir()
    assert condition(tmp_path) == "broken"


def test_a_failed_set_up_leaves_no_stamp(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise problems.SetupError(problems.NO_NETWORK)

    (project / "pyproject.toml").write_text("changed", "utf-8")
    monkeypatch.setattr(environment, "install", fail)
    with pytest.raises(problems.SetupError):
        environment.set_up(project, project / ".venv", None)
    assert condition(project) == "interrupted"


def test_the_package_is_found_by_an_ascii_path(project: Path) -> None:
    environment.settle(project, project / ".venv")
    packages = environment.site_packages(project / ".venv")
    line = (packages / "_fa_helpers.pth").read_bytes().decode("ascii").strip()
    assert (packages / line).resolve() == project / "src"


def test_the_users_index_and_proxy_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"PIP_INDEX_URL": "some index", "HTTPS_PROXY": "some proxy", "PIP_CERT": "some file"}
    for name, value in {**kept, **dict.fromkeys(programs.NOT_INSIDE, "1")}.items():
        monkeypatch.setenv(name, value)
    variables = programs.child_variables(tmp_path)
    assert kept.items() <= variables.items()
    assert not variables.keys() & {*programs.NOT_INSIDE}
    assert variables["PYTHONUTF8"] == "1"
    assert variables["MPLCONFIGDIR"].startswith(str(tmp_path))


# ---------------------------------------------------------------- what went wrong


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(problems.SetupError, match="apt install python3-venv") as told:
        problems.need_venv_module()
    assert "缺少 venv 模块" in told.value.words.zh


RETRYING = "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'"
NO_MATCH = "ERROR: No matching distribution found for tornado==6.6.1"


@pytest.mark.parametrize(
    ("complaints", "wheels", "words"),
    [
        (f"{RETRYING}\n{NO_MATCH}", False, problems.NO_NETWORK),
        (NO_MATCH, False, problems.NO_SUCH_PACKAGE),
        (NO_MATCH, True, problems.NOT_IN_WHEELS),
        ("ERROR: [Errno 28] No space left on device", False, problems.DISK_FULL),
        ("ERROR: [WinError 5] Access is denied", False, problems.NOT_ALLOWED),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", True, problems.DAMAGED),
        ("SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", False, problems.BAD_CERTIFICATE),
        ("ERROR: something new", False, problems.OTHER),
    ],
)
def test_the_installers_complaints_are_explained(
    complaints: str, wheels: bool, words: problems.Words
) -> None:
    assert problems.explain(complaints, wheels).words == words


def test_a_refusal_of_the_system_is_explained() -> None:
    assert problems.explain_os_error(OSError(errno.ENOSPC, "full")).words == problems.DISK_FULL
    assert problems.explain_os_error(PermissionError(errno.EACCES, "no")).words == problems.NOT_ALLOWED
    other = problems.explain_os_error(FileNotFoundError(errno.ENOENT, "No such file", "requirements.lock"))
    assert "requirements.lock" in other.words.en


# ---------------------------------------------------------------- python run.py test


def test_every_check_is_run_and_the_failed_ones_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00.ipynb").touch()
    (tmp_path / ".venv" / "var").mkdir(parents=True)
    calls = []

    def pretend(arguments: list[str], environment: Path, root: Path) -> int:
        calls.append(arguments[0])
        for argument in arguments:
            if argument.startswith("--junitxml="):
                suite = '<testsuite tests="9" failures="1" errors="1" skipped="2"/>'
                Path(argument.partition("=")[2]).write_text(f"<testsuites>{suite}</testsuites>", "utf-8")
        return 1 if arguments[0] == "mypy" or "--nbval" in arguments else 0

    monkeypatch.setattr(checks, "run_module", pretend)
    assert checks.run_tests(tmp_path, tmp_path / ".venv", ["-x"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert calls == ["ruff", "mypy", "pytest", "pytest"]
    assert "Failed: mypy, notebooks; see above." in out
    assert out[-1] == "10 passed, 4 failed, 4 skipped"


def test_notebooks_run_among_the_tests_and_by_themselves_where_tests_are_chosen(tmp_path: Path) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00.ipynb").touch()
    reports = [tmp_path / "a.xml", tmp_path / "b.xml"]
    *_, (name, whole) = checks.steps(tmp_path, reports, [])
    assert name == "pytest" and {"--nbval", "notebooks", "tests"} <= set(whole)
    *_, (_, chosen), (name, books) = checks.steps(tmp_path, reports, ["-k", "x"])
    assert "--nbval" not in chosen and chosen[-2:] == ["-k", "x"]
    assert name == "notebooks" and "--nbval" in books and "tests" not in books


def test_without_notebooks_there_is_no_step_for_them(tmp_path: Path) -> None:
    reports = [tmp_path / "a.xml", tmp_path / "b.xml"]
    assert [name for name, _ in checks.steps(tmp_path, reports, [])] == ["ruff", "mypy", "pytest"]
    assert checks.counts(reports) == (0, 0, 0)


# ---------------------------------------------------------------- the files themselves


@pytest.mark.parametrize(
    "path", ["run.py", *(f"tools/launcher/{p.name}" for p in (ROOT / "tools/launcher").glob("*.py"))]
)
def test_only_the_standard_library_is_imported(path: str) -> None:
    imported = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").split(".")[0])
    assert imported - {"tools"} <= sys.stdlib_module_names


def lock_text() -> str:
    return (ROOT / "requirements.lock").read_text("ascii")


def locked_names() -> set[str]:
    return set(re.findall(r"^([a-z0-9-]+)==", lock_text(), re.MULTILINE))


def test_the_lock_holds_versions_and_hashes_only() -> None:
    package = r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z0-9_ =<>!.*'()]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"({package})+", lock_text(), re.IGNORECASE)


def test_the_lock_covers_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for name, extra in project["project"]["optional-dependencies"].items():
        asked += extra if name not in ("ocr", "all") else []  # scans alone need what is large
    names = {re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - {project["project"]["name"]} <= locked_names()
    assert {"hatchling", "pandas", "pytest", "ruff", "mypy"} <= locked_names()


def test_pandas_is_held_to_one_major_version() -> None:
    assert re.findall(r"^pandas==(\d+)\.", lock_text(), re.MULTILINE) == ["3"]


def test_the_project_installs_without_anything_but_hatchling() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert [re.split("[<>=]", line)[0] for line in project["build-system"]["requires"]] == ["hatchling"]
    # Without this an editable install asks for a further package, which the lock does not hold.
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["dev-mode-dirs"] == ["src"]
