"""Write requirements.lock anew (更新依赖锁定文件): the newest versions that pyproject.toml allows, hashed.

    pip install uv
    python tools/update_lock.py            then run the tests, look at the difference, commit both files

The lock holds names, versions, hashes and environment markers for all systems; no address, no path. Then each
system and Python below is checked for ready-made packages: a newcomer has no compiler.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

# What only scans need is some hundred megabytes: it is installed by name.
NOT_LOCKED = {"ocr", "all"}
# What checks addresses with foreign letters makes grammars for seconds whenever a notebook is opened, and is not asked.
LEFT_OUT = ("rfc3987-syntax", "lark")
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "x86_64-unknown-linux-gnu": PYTHONS,
    "aarch64-unknown-linux-gnu": PYTHONS,
    "x86_64-pc-windows-msvc": PYTHONS,
    "aarch64-pc-windows-msvc": PYTHONS[1:],
    "aarch64-apple-darwin": PYTHONS,
    "x86_64-apple-darwin": PYTHONS,
}
# Two systems keep the last version that comes ready-made for them; the lower bounds make the resolver give
# all others a newer one.
INTEL_MAC = "sys_platform == 'darwin' and platform_machine == 'x86_64'"
NOT_INTEL_MAC = "(sys_platform != 'darwin' or platform_machine != 'x86_64')"
WINDOWS_ARM = "sys_platform == 'win32' and platform_machine == 'ARM64'"
NOT_WINDOWS_ARM = "(sys_platform != 'win32' or platform_machine != 'ARM64')"
HELD_BACK = f"""\
argon2-cffi-bindings<26 ; {INTEL_MAC}
argon2-cffi-bindings>=26 ; {NOT_INTEL_MAC}
cryptography<49 ; {INTEL_MAC}
cryptography<46.0.4 ; {WINDOWS_ARM}
cryptography>=50 ; {NOT_INTEL_MAC} and {NOT_WINDOWS_ARM}
"""
HIDDEN = ("UV_FIND_LINKS", "UV_CONSTRAINT", "UV_OVERRIDE")


def extras() -> list[str]:
    """The options that name every group of packages to be locked."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [f"--extra={name}" for name in project["optional-dependencies"] if name not in NOT_LOCKED]


def uv(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run uv without this machine's settings, so that the result is the same everywhere."""
    variables = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    command = [sys.executable, "-m", "uv", *arguments, "--no-config", "--quiet"]
    return subprocess.run(command, cwd=ROOT, env=variables, text=True, capture_output=True)


def resolve() -> str:
    """The lock's text: run, development and build dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        build, held = Path(folder) / "build.in", Path(folder) / "held.txt"
        build.write_text("\n".join(project["build-system"]["requires"]) + "\n", "utf-8")
        held.write_text(HELD_BACK, "utf-8")
        result = uv(
            *("pip", "compile", "pyproject.toml", str(build), "--constraint", str(held), *extras()),
            *("--universal", "--python-version", PYTHONS[0], "--upgrade", "--generate-hashes"),
            *(f"--no-emit-package={name}" for name in (project["project"]["name"], *LEFT_OUT)),
            *("--no-header", "--no-annotate"),
            *("--no-emit-index-url", "--no-emit-find-links"),
        )
    if result.returncode:
        sys.exit(result.stderr)
    return result.stdout


def lacking() -> list[str]:
    """Systems and Pythons for which a package of the lock has no ready-made file."""
    found = []
    check = ("pip", "install", "--dry-run", "--no-deps", "--no-build", "--require-hashes", "-r", str(LOCK))
    with tempfile.TemporaryDirectory() as folder:
        for system, pythons in SYSTEMS.items():
            for python in pythons:
                target = ("--python-platform", system, "--python-version", python, "--target", folder)
                result = uv(*check, *target)
                if result.returncode:
                    found.append(f"{system}, Python {python}: {result.stderr}")
    return found


def main() -> int:
    """Write the lock, then say what is lacking."""
    LOCK.write_text(resolve(), "ascii", newline="\n")
    print(f"{LOCK.name}: {sum(line[:1].isalnum() for line in LOCK.read_text('ascii').splitlines())} packages")
    problems = lacking()
    print("\n".join(problems) or f"ready-made for {len(SYSTEMS)} systems, Python to {PYTHONS[-1]}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
