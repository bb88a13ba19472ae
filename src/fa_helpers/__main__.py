"""``python -m fa_helpers`` is the command ``fa`` (命令行), also where its folder is not on the path."""

from __future__ import annotations

import sys

from fa_helpers.cli import main

if __name__ == "__main__":
    sys.exit(main())
