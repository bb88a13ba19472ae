"""``python -m fa_helpers``: the command ``fa``."""

import sys

from fa_helpers.cli import main

if __name__ == "__main__":
    sys.exit(main())
