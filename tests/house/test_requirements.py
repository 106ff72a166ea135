"""requirements.txt: what a deployment installs is pinned to the byte."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def normalised(requirement: str) -> str:
    """Give the name alone, as package indexes compare names."""
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def entries(root: Path) -> list[str]:
    """Give each requirement with its continuation lines, comments left out."""
    lines = (root / "requirements.txt").read_text().splitlines()
    stated = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    return re.split(r"\n(?=\S)", stated.strip())


def test_every_requirement_is_pinned(entries: list[str]) -> None:
    assert [entry for entry in entries if not re.match(r"[\w.-]+==[\w.]+(?: ;| \\)", entry)] == []


def test_every_requirement_has_a_hash(entries: list[str]) -> None:
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_every_runtime_dependency_is_there(entries: list[str], root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    pinned = {normalised(entry) for entry in entries}

    assert {normalised(dependency) for dependency in project["dependencies"]} <= pinned
