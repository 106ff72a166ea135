"""The folder of samples, and what the command line says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.examples.samples import Json


@pytest.fixture(scope="session")
def folder(root: Path) -> Path:
    """Give the folder that a newcomer lints first."""
    return root / "examples"


@pytest.fixture(scope="session")
def checked(root: Path) -> dict[str, Json]:
    """Give what `postmortem lint examples --format json` says of each file, by its name."""
    command = [sys.executable, "-m", "addon.cli", "lint", "examples", "--format", "json"]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)

    assert (done.stderr, done.returncode) == ("", 1)
    documents = json.loads(done.stdout)["documents"]
    return {document["path"].removeprefix("examples/"): document for document in documents}
