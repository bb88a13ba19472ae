"""The environment in .venv (运行环境): is it there, is it whole, and making it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.launcher.console import say
from tools.launcher.problems import explain, need_venv_module
from tools.launcher.programs import child_variables, environment_python, run_pip

LOCK = "requirements.lock"
# The mark stands while the set-up is under way, the stamp only after it: what was interrupted is done again.
MARK = "fa_helpers-in-progress"
STAMP = "fa_helpers-ready.json"
# Why an environment is made anew, in English and Chinese.
REASONS = {
    "interrupted": ("was not finished", "上次安装未完成"),
    "broken": ("is damaged", "已损坏"),
    "moved": ("was moved, or its Python changed", "被移动过或其 Python 已更换"),
    "foreign": ("has no pip or an older Python", "缺少 pip 或 Python 版本过低"),
}


def site_packages(environment: Path) -> Path:
    """Folder that packages are installed in."""
    if os.name == "nt":
        return environment / "Lib" / "site-packages"
    return next(environment.glob("lib/python3*/site-packages"), environment / "lib")


def inputs_digest(root: Path) -> str:
    """Digest of the files that say what is to be installed."""
    return hashlib.sha256(
        b"\0".join((root / name).read_bytes() for name in (LOCK, "pyproject.toml"))
    ).hexdigest()


def place_digest(root: Path, environment: Path) -> str:
    """Digest of where the environment lies and of its Python: if either changes, its programs are dead."""
    python = os.path.realpath(environment_python(environment))
    configuration = (environment / "pyvenv.cfg").read_bytes()
    return hashlib.sha256(b"\0".join((os.fsencode(root), os.fsencode(python), configuration))).hexdigest()


def installed_count(environment: Path) -> int:
    """Count the installed packages; fewer than the stamp says means that something was removed."""
    return sum(1 for _ in site_packages(environment).glob("*.dist-info"))


def is_whole(environment: Path) -> bool:
    """Tell whether the interpreter is there, and the Python that it was made from."""
    try:
        lines = (environment / "pyvenv.cfg").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    homes = [line.partition("=")[2].strip() for line in lines if line.startswith("home")]
    return bool(homes) and Path(homes[0]).is_dir() and environment_python(environment).exists()


def condition(root: Path, environment: Path) -> str:
    """Say what the environment is: missing, interrupted, broken, moved, foreign, outdated or ready."""
    if not os.path.lexists(environment):
        return "missing"
    if (environment / MARK).exists():
        return "interrupted"
    if not is_whole(environment):
        return "broken"
    if not (environment / STAMP).exists():
        return "foreign"
    try:
        stamp = json.loads((environment / STAMP).read_text("utf-8"))
        place, inputs, packages = stamp["place"], stamp["inputs"], int(stamp["packages"])
    except (ValueError, KeyError, TypeError):
        return "broken"
    if place != place_digest(root, environment):
        return "moved"
    if installed_count(environment) < packages:
        return "broken"
    return "ready" if inputs == inputs_digest(root) else "outdated"


def write_stamp(root: Path, environment: Path) -> None:
    """Note that the set-up is complete, and for what."""
    stamp = {
        "place": place_digest(root, environment),
        "inputs": inputs_digest(root),
        "packages": installed_count(environment),
    }
    (environment / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", "utf-8")
    (environment / MARK).unlink()


def make_environment(root: Path, environment: Path) -> None:
    """Make a fresh environment, removing what was left of another."""
    need_venv_module()
    say("[1/3] Creating the environment in .venv", "      正在建立运行环境 .venv")
    if environment.is_symlink() or environment.is_file():
        environment.unlink()
    elif environment.exists():
        shutil.rmtree(environment)
    environment.mkdir()
    (environment / MARK).touch()
    # From inside another environment the Python beneath it is taken: the other one may be removed later.
    python = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [python, "-m", "venv", str(environment)],
        cwd=root,
        env=child_variables(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if made.returncode:
        output = made.stdout.decode("utf-8", "replace")
        say(output.rstrip())
        raise explain(output, wheels=False)


def pip_or_explain(arguments: list[str], root: Path, environment: Path, total: int = 0) -> None:
    """Run pip; where it fails, show its own last words and stop with a plain explanation."""
    code, complaints = run_pip(arguments, environment, root, total)
    if code:
        say("\n".join([line for line in complaints if line and "Retrying" not in line][-12:]))
        raise explain("\n".join(complaints), wheels="--find-links" in arguments)


def install(root: Path, environment: Path, wheels: Path | None) -> None:
    """Install the locked packages and the project."""
    total = sum("==" in line for line in (root / LOCK).read_text("utf-8").splitlines() if line[:1].isalnum())
    say(
        f"[2/3] Installing up to {total} packages listed in {LOCK} (one to five minutes the first time)",
        f"      正在安装 {LOCK} 所列软件包，最多 {total} 个（首次约需一至五分钟）",
    )
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    pip_or_explain([*source, "--require-hashes", "-r", LOCK], root, environment, total)
    say("[3/3] Installing fa_helpers", "      正在安装 fa_helpers")
    # What builds it is among the locked packages, so that nothing more is fetched.
    pip_or_explain(["--no-index", "--no-build-isolation", "--editable", "."], root, environment)
    settle(root, environment)


def settle(root: Path, environment: Path) -> None:
    """Make the environment work under any path, keep JupyterLab off the network, and kernels quiet."""
    packages = site_packages(environment)
    # A relative path is plain ASCII. The installer writes the absolute one in UTF-8, which Python 3.11 reads
    # in the system's encoding: it would not find a folder with Chinese in its name.
    (packages / "_fa_helpers.pth").write_text(os.path.relpath(root / "src", packages) + "\n", "ascii")
    quiet = {"@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"}}
    files = {
        "share/jupyter/lab/settings/overrides.json": json.dumps(quiet),
        # Each kernel warns on the console that it talks over TCP; it talks to this machine only.
        "etc/ipython/ipython_kernel_config.py": "get_config().IPKernelApp.log_level = 'ERROR'",
    }
    for name, text in files.items():
        (environment / name).parent.mkdir(parents=True, exist_ok=True)
        (environment / name).write_text(text + "\n", "ascii")
    (environment / "var").mkdir(exist_ok=True)


def can_be_updated(environment: Path) -> bool:
    """Tell whether an environment that someone else made has pip and a Python that is new enough."""
    command = [
        str(environment_python(environment)),
        "-c",
        "import pip, sys; sys.exit(sys.version_info < (3, 11))",
    ]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def set_up(root: Path, environment: Path, wheels: Path | None) -> None:
    """Make the environment ready; does nothing where it is."""
    found = condition(root, environment)
    if found == "ready":
        return
    started = time.monotonic()
    if found == "outdated" or (found == "foreign" and can_be_updated(environment)):
        say("Updating the environment in .venv.", "正在更新运行环境 .venv。")
        (environment / MARK).touch()
    else:
        if found in REASONS:
            en, zh = REASONS[found]
            say(f"The environment in .venv {en}; creating it again.", f"运行环境 .venv {zh}，将重新建立。")
        make_environment(root, environment)
    install(root, environment, wheels)
    write_stamp(root, environment)
    seconds = time.monotonic() - started
    say(
        f"Ready in {seconds:.0f} s. Later runs start at once and need no network.",
        f"运行环境已就绪，用时{seconds:.0f}秒；今后无需联网，直接运行。\n",
    )
