"""pyproject.toml: whatever is let in or left out has its reason beside it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "pyproject.toml").read_text()


@pytest.fixture(scope="module")
def settings(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def without_reason(entries: list[str], text: str) -> list[str]:
    return [
        entry for entry in entries if not re.search(rf'"{re.escape(entry)}"[\],]+ +# \S.+\.', text)
    ]


def test_every_dependency_has_its_reason(settings: dict[str, Any], text: str) -> None:
    project = settings["project"]
    extras = [entry for extra in project["optional-dependencies"].values() for entry in extra]
    entries = settings["build-system"]["requires"] + project["dependencies"] + extras

    assert without_reason(entries, text) == []


def test_every_ignored_lint_rule_has_its_reason(settings: dict[str, Any], text: str) -> None:
    lint = settings["tool"]["ruff"]["lint"]
    ignored = [code for codes in lint["per-file-ignores"].values() for code in codes]

    assert without_reason(lint["ignore"] + ignored, text) == []


def test_every_excepted_import_has_its_reason(settings: dict[str, Any], text: str) -> None:
    contracts = settings["tool"]["importlinter"]["contracts"]
    excepted = [entry for contract in contracts for entry in contract.get("ignore_imports", [])]

    assert without_reason(excepted, text) == []


def test_an_entry_without_reason_would_be_noticed() -> None:
    assert without_reason(["pytest>=9"], '"pytest>=9",\n"mypy", # Types.') == ["pytest>=9"]
