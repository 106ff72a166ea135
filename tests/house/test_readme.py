"""README.md: what it tells a newcomer to type is what the project does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text()


@pytest.fixture(scope="module")
def blocks(readme: str) -> list[tuple[str, str]]:
    """Give language and content of each fenced block."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def targets(root: Path) -> set[str]:
    """Give the make targets that `make help` lists."""
    return set(re.findall(r"^([a-z-]+):.*## \S", (root / "Makefile").read_text(), re.MULTILINE))


def test_the_first_two_commands_are_run_and_test(blocks: list[tuple[str, str]]) -> None:
    _, first = blocks[0]
    commands = [line.split("#")[0].strip() for line in first.splitlines()]

    assert commands == ["make run", "make test"]


def test_every_make_command_in_it_works_and_every_target_is_in_it(
    readme: str, targets: set[str]
) -> None:
    assert targets == set(re.findall(r"\bmake ([a-z-]+)", readme))


def test_it_describes_every_folder(readme: str, root: Path, own_files: list[Path]) -> None:
    parts = [path.relative_to(root).parts for path in own_files]
    folders = {names[0] for names in parts if len(names) > 1 and not names[0].startswith(".")}

    assert folders == set(re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE))


def test_its_table_of_options_is_the_commands_own(readme: str, root: Path) -> None:
    show_help = "import sys; from addon.cli import main; sys.exit(main(['lint', '--help']))"
    shown = subprocess.run(
        [sys.executable, "-c", show_help], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    documented = re.findall(r"^\| `(--[a-z-]+)", readme, re.MULTILINE)

    assert set(re.findall(r"--[a-z-]+", shown)) - {"--help"} == set(documented)


def test_its_sample_is_what_the_command_says_of_it(
    blocks: list[tuple[str, str]], root: Path, tmp_path: Path
) -> None:
    document, printed = (dict(blocks)[language] for language in ("markdown", "text"))
    typed, _, expected = printed.partition("\n")
    arguments = shlex.split(typed.removeprefix("$ postmortem "))
    (tmp_path / "checkout.md").write_text(document)

    done = subprocess.run(
        [sys.executable, "-m", "addon.cli", *arguments],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        env={"PYTHONPATH": str(root)},
        text=True,
    )

    assert done.stdout == expected


def test_ci_runs_its_test_command_and_then_the_checks(root: Path) -> None:
    commands = [
        line for line in (root / ".ci" / "run").read_text().splitlines() if line.startswith("make ")
    ]

    assert commands == ["make test", "make check"]
