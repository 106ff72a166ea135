"""``python -m addon.cli`` is ``postmortem``."""

from __future__ import annotations

import sys

from addon.cli import main

if __name__ == "__main__":
    sys.exit(main())
