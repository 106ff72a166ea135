"""What the tests of the house itself look at: the project's own files."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PRODUCT = ("linter", "docs_template", "addon", "emulator")


@pytest.fixture(scope="session")
def own_files(root: Path) -> list[Path]:
    """Give every file of the project, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    return [root / name for name in names.splitlines() if (root / name).is_file()]


@pytest.fixture(scope="session")
def product_modules(root: Path, own_files: list[Path]) -> list[Path]:
    """Give every Python module of the product and the emulator."""
    return [
        path
        for path in own_files
        if path.suffix == ".py" and path.relative_to(root).parts[0] in PRODUCT
    ]
