"""docs/security.md: every threat names a test that there is, every scope and setting is one."""

from __future__ import annotations

import ast
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from addon.cli import COMMANDS
from addon.domain import scopes
from addon.integrations.google import client
from addon.settings import SERVICE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "security.md").read_text()


@pytest.fixture(scope="module")
def threats(page: str) -> list[tuple[str, str, str]]:
    """Give the rows of the table: threat, what stands against it, its tests."""
    table = page.partition("## Threats")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    return [row for row in rows if row[0] not in {"threat", "---"}]


def test_every_threat_names_tests_that_there_are(
    threats: list[tuple[str, str, str]], root: Path
) -> None:
    assert len(threats) > 25
    lost = []
    for threat, _, tests in threats:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", tests)
        assert named, threat
        lost += [f"{path}::{name}" for path, name in named if name not in functions(root / path)]

    assert lost == []


def functions(path: Path) -> set[str]:
    """The names of all functions of a module, those of its classes too."""
    tree = ast.parse(path.read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_scope_in_use_is_justified_and_no_other(page: str) -> None:
    table = page.partition("## Scopes")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `(https://[^`]+)` \|", table, re.MULTILINE) == list(scopes.USED)


def test_every_scope_of_the_robot_is_told_and_no_other(page: str) -> None:
    table = page.partition("## The robot")[2].partition("\n## ")[0]

    named = re.findall(r"^\| `(https://[^`]+)` \|", table, re.MULTILINE)
    assert named == [client.READ_DOCUMENTS, client.ALL_FILES]


def test_every_claim_is_printed_by_a_command_that_there_is(page: str, root: Path) -> None:
    table = page.partition("## What prints it")[2].partition("\n## ")[0]
    commands = re.findall(r"^\| .+ \| `(.+)` \|$", table, re.MULTILINE)
    assert len(commands) == table.count("\n| ") - 1  # But for the head.
    targets = set(re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(), re.MULTILINE))

    for command in commands:
        match shlex.split(re.sub(r"^[A-Z]+=\w+ ", "", command)):
            case ["make", target]:
                assert target in targets
            case ["postmortem", name, *_]:
                assert name in COMMANDS
            case [".venv/bin/python", "-m", "pytest", *paths]:
                assert paths
                assert [path for path in paths if not (root / path).is_file()] == []
            case _:
                pytest.fail(f"nobody can run {command}")


def test_every_setting_that_it_names_is_one(page: str) -> None:
    assert set(re.findall(r"SECOND_STORY_[A-Z_]+", page)) <= set(SERVICE)


def test_what_is_public_is_what_it_says(page: str) -> None:
    for path in ("/rules", "/privacy", "/terms", "/support", "/logo.png", "/healthz", "/readyz"):
        assert f"`{path}`" in page
