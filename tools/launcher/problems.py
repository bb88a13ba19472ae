"""What can go wrong in the set-up (安装问题), in plain words: what is missing, and what to do."""

import errno
import importlib.util
import sys
from typing import NamedTuple

PYTHON = ".".join(str(part) for part in sys.version_info[:2])
OFFLINE_RECIPE = "python -m pip download --no-deps -r requirements.lock -d wheels"


class Words(NamedTuple):
    """The same in English and Chinese."""

    en: str
    zh: str


class SetupError(Exception):
    """The environment cannot be made; ``words`` say why and what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


DISK_FULL = Words(
    "The disk is full: the environment needs about 700 MB. Free some space, then run the command again.",
    "磁盘空间不足：环境约需 700 MB。请腾出空间后重新运行。",
)
NOT_ALLOWED = Words(
    "A file could not be written. Close programs that use the folder .venv (JupyterLab, an editor's terminal), "
    "move the project to a folder that you can write to, then run the command again.",
    "无法写入文件。请关闭正在使用 .venv 的程序（JupyterLab、编辑器终端），"
    "把项目放在有写权限的位置，再重新运行。",
)
LONG_PATH = Words(
    "A path is too long. Move the project to a folder with a shorter path, such as C:\\fa on Windows.",
    "路径过长。请把项目移到路径较短的文件夹，例如 Windows 上的 C:\\fa。",
)
DAMAGED = Words(
    "A package does not match its hash in requirements.lock: the download may be damaged, or the index may "
    "have altered the file. Set PIP_NO_CACHE_DIR=1 and run again, or use another index.",
    "软件包与 requirements.lock 的校验值不符，可能是下载损坏，也可能是镜像改动了文件。"
    "请设置 PIP_NO_CACHE_DIR=1 后重试，或换一个镜像。",
)
BAD_CERTIFICATE = Words(
    "The index's certificate could not be checked, as happens behind a company proxy. Set PIP_CERT to the "
    "proxy's certificate file, then run the command again.",
    "无法验证软件包索引的证书（常见于公司代理）。请把 PIP_CERT 设为代理的证书文件后重试。",
)
NO_NETWORK = Words(
    "The packages could not be fetched: the package index could not be reached. Check the network; behind a proxy "
    "set HTTPS_PROXY; for another index set PIP_INDEX_URL.\n"
    "Without a network: on a machine that has one, with the same system and the same Python version, run\n"
    f"    {OFFLINE_RECIPE}\nbring the folder here, then run\n    python run.py --wheels wheels",
    "无法下载软件包：连不上软件包索引。请检查网络；如需代理请设置 HTTPS_PROXY；"
    "如用镜像请设置 PIP_INDEX_URL。\n"
    f"没有网络时：在系统和 Python 版本相同的联网电脑上运行\n    {OFFLINE_RECIPE}\n"
    "把该文件夹复制过来，再运行\n    python run.py --wheels wheels",
)
NO_SUCH_PACKAGE = Words(
    f"A package (named above) is not available for this system and Python {PYTHON}. Use a 64-bit Python 3.11 "
    "to 3.14 (on Windows on ARM 3.12 or later). If an index mirror is set, it may lag behind: try another.",
    f"没有适用于本系统和 Python {PYTHON} 的软件包（名称见上）。请使用 64 位 Python 3.11 至 3.14"
    "（ARM 版 Windows 为 3.12 起）。"
    "如用镜像，可能更新滞后，请换一个。",
)
NOT_IN_WHEELS = Words(
    "The folder given with --wheels lacks a package (named above). Make it on a machine with the same system "
    f"and Python {PYTHON}:\n    {OFFLINE_RECIPE}",
    f"--wheels 文件夹缺少软件包（名称见上）。请在系统相同、Python {PYTHON} 的电脑上制作：\n"
    f"    {OFFLINE_RECIPE}",
)
OTHER = Words(
    "The packages could not be installed; the installer's message is above. Fix what it names, then "
    "run the command again.",
    "软件包安装失败，安装程序的提示见上。请据此处理后重新运行。",
)
# The first that matches is the cause: a full disk or a refused file leads to later complaints too.
SIGNS: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("Errno 28", "WinError 112", "No space left", "Disk quota"), DISK_FULL),
    (("Long Path", "WinError 206", "File name too long"), LONG_PATH),
    (("Errno 13", "WinError 5]", "WinError 32]", "Permission denied", "Read-only file system"), NOT_ALLOWED),
    (("DO NOT MATCH THE HASHES",), DAMAGED),
    (("CERTIFICATE_VERIFY_FAILED", "certificate verify failed"), BAD_CERTIFICATE),
    (("WARNING: Retrying", "ConnectionError", "ProxyError", "timed out", "IncompleteRead"), NO_NETWORK),
)


def explain(complaints: str, wheels: bool) -> SetupError:
    """Turn the installer's complaints into a cause and a way out."""
    for signs, words in SIGNS:
        if any(sign in complaints for sign in signs):
            return SetupError(words)
    if "No matching distribution" in complaints or "Could not find a version" in complaints:
        return SetupError(NOT_IN_WHEELS if wheels else NO_SUCH_PACKAGE)
    return SetupError(OTHER)


def explain_os_error(error: OSError) -> SetupError:
    """The same for what the operating system refused us."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return SetupError(DISK_FULL)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SetupError(NOT_ALLOWED)
    what = f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return SetupError(Words(f"The system refused: {what}", f"系统拒绝：{what}"))


def need_venv_module() -> None:
    """Debian and Ubuntu leave the module that makes environments out of their Python."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    words = Words(
        "This Python cannot make environments: its venv module is missing. On Debian or Ubuntu run\n"
        f"    sudo apt install python3-venv    (or python{PYTHON}-venv)\n"
        "elsewhere install Python from python.org. Then run the command again.",
        "此 Python 缺少 venv 模块，无法建立环境。Debian 或 Ubuntu 请运行\n"
        f"    sudo apt install python3-venv    （或 python{PYTHON}-venv）\n"
        "其他系统请从 python.org 安装 Python，然后重新运行。",
    )
    raise SetupError(words)
