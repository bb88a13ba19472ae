"""Running Python and pip inside the environment (运行程序), their output shown as it comes."""

import codecs
import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from tools.launcher.console import say

INTERRUPTED = 130  # as a shell says it
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--no-input", "--no-deps")
# A "user = true" in pip's configuration would fail in an environment. Compiling everything takes as long as
# all the rest; Python compiles what it uses, when it uses it.
PIP_OPTIONS = ("--no-user", "--no-compile")
# These would mix another Python or its packages in, or name a way to draw that the notebooks do not have; and
# without compiled files every kernel would compile pandas again.
NOT_INSIDE = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "MPLBACKEND", "PYTHONDONTWRITEBYTECODE")


def environment_python(environment: Path) -> Path:
    """Path of the environment's interpreter."""
    return environment / "Scripts" / "python.exe" if os.name == "nt" else environment / "bin" / "python"


def child_variables(environment: Path) -> dict[str, str]:
    """Variables for what runs inside: the user's own, less what would mix another Python in."""
    variables = dict(os.environ)
    for name in NOT_INSIDE:
        variables.pop(name, None)
    programs = environment_python(environment).parent
    variables["PATH"] = str(programs) + os.pathsep + variables.get("PATH", "")
    variables["VIRTUAL_ENV"] = str(environment)
    # One encoding inside, whatever the console speaks: `pump` translates where that is needed.
    variables.update(PYTHONUTF8="1", PYTHONIOENCODING="utf-8", PYDEVD_DISABLE_FILE_VALIDATION="1")
    # Settings and caches stay in the environment: nothing is written outside this folder, and a start-up file
    # or a style of the user's cannot change what the notebooks show.
    for name in (
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "MPLCONFIGDIR",
    ):
        variables[name] = str(environment / "var" / name.lower())
    return variables


def shown_directly() -> bool:
    """Tell whether a program may write on our console itself: it must be a terminal that takes UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    return sys.stdout.isatty() and (os.name == "nt" or encoding == "utf8")


def pump(output: IO[bytes]) -> None:
    """Pass a program's UTF-8 output on as it comes, in the console's encoding."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-8")("replace"), translate=True)
    while chunk := os.read(output.fileno(), 8192):
        say(decoder.decode(chunk), end="")


def run_module(arguments: list[str], environment: Path, root: Path) -> int:
    """Run ``python -m ...`` in the environment, its output shown as it comes; return its exit code.

    After Ctrl-C the program ends in its own way (JupyterLab asks, pytest sums up); we return ``INTERRUPTED``.
    """
    command = [str(environment_python(environment)), "-m", *arguments]
    variables = child_variables(environment)
    if arguments[:1] == ["fa_helpers.suite"]:  # it ends with us; what a test starts has another parent
        variables["FA_LAUNCHER"] = str(os.getpid())
    if shown_directly():
        process = subprocess.Popen(command, cwd=root, env=variables)
    else:
        variables["PYTHONUNBUFFERED"] = "1"
        process = subprocess.Popen(
            command, cwd=root, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    interrupted = False
    while True:
        try:
            if process.stdout:
                pump(process.stdout)
            code = process.wait()
            return INTERRUPTED if interrupted else code
        except KeyboardInterrupt:
            interrupted = True


def collect_complaints(stream: IO[bytes], into: list[str]) -> None:
    """Collect pip's messages; show at once those that tell why it takes long."""
    for raw in stream:
        into.append(raw.decode("utf-8", "replace").rstrip())
        if "WARNING: Retrying" in into[-1]:
            say("      the package index did not answer; trying again", "      软件包索引未响应，正在重试")


def show_progress(stream: IO[bytes], total: int) -> None:
    """Tell pip's progress in a few plain lines, where there is no terminal for its own."""
    found = 0
    for raw in stream:
        if raw.startswith(b"Collecting "):
            found += 1
            if total and found % 25 == 0:
                say(f"      {found} of up to {total} downloaded", f"      已下载 {found}/{total}")
        elif raw.startswith(b"Installing collected") and total:
            say("      unpacking", "      正在解压")


def run_pip(arguments: list[str], environment: Path, root: Path, total: int = 0) -> tuple[int, list[str]]:
    """Run pip in the environment; return its exit code and what it complained of.

    ``total`` packages are to come; where it is 0, the work is short and no progress is shown.
    """
    process = subprocess.Popen(
        [str(environment_python(environment)), *PIP, *PIP_OPTIONS, *arguments],
        cwd=root,
        env=child_variables(environment),
        stdout=None if total and shown_directly() else subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    complaints: list[str] = []
    reader = threading.Thread(target=collect_complaints, args=(process.stderr, complaints))
    reader.start()
    try:
        if process.stdout:
            show_progress(process.stdout, total)
        return process.wait(), complaints
    finally:
        process.wait()  # after Ctrl-C: pip stops by itself and takes its temporary files away
        reader.join()
