"""The lint path starts fast because it imports little."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COSTLY = {
    "addon.errors",
    "argparse",
    "asyncio",
    "dataclasses",
    "flask",
    "googleapiclient",
    "importlib",
    "importlib.metadata",
    "json",
    "logging",
    "pathlib",
    "pkgutil",
    "traceback",
    "typing",
    "urllib.request",
    "yaml",
}
LINT = (
    "import sys; from addon.cli import main; code = main(sys.argv[1:]); "
    "print(*sys.modules, file=sys.stderr); sys.exit(code)"
)


@pytest.mark.parametrize("suffix", ["json", "md"])
def test_linting_a_file_imports_nothing_costly(root: Path, suffix: str) -> None:
    example = min((root / "examples").glob(f"*.{suffix}"))
    # Without site: what another package's .pth file imports at start-up is not the linter's doing.
    python = [sys.executable, "-S", "-c", LINT]
    arguments = ["lint", str(example), "--fail-on", "never"]

    done = subprocess.run(
        [*python, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    imported = set(done.stderr.split())

    assert "linter.engine" in imported
    assert set() == COSTLY & imported
