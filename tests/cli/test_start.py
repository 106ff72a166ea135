"""A command starts fast because it imports only what it needs."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

MODULES = "import sys; from addon.cli import main; main(sys.argv[1:]); print('\\n', *sys.modules)"


def imported(root: Path, *words: object) -> set[str]:
    command = [sys.executable, "-S", "-c", MODULES, *map(str, words)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("form", ["text", "github"])
def test_linting_imports_its_own_format_and_no_other(root: Path, tmp_path: Path, form: str) -> None:
    samples.write(tmp_path, x_md=samples.WARNED)
    modules = imported(root, "lint", tmp_path, "--format", form)
    formats = {f"linter.formats.{name}" for name in ("text", "json", "sarif", "github")}

    assert modules & formats == {f"linter.formats.{form}"}


def test_linting_files_imports_neither_yaml_nor_the_google_client(
    root: Path, tmp_path: Path
) -> None:
    samples.write(tmp_path, x_md=samples.WARNED)
    modules = imported(root, "lint", tmp_path)

    assert "linter.engine" in modules
    assert not modules & {"yaml", "addon.policy_file", "addon.bootstrap", "google", "shutil"}


def test_a_wrong_address_is_refused_before_the_google_client_is_imported(root: Path) -> None:
    modules = imported(root, "lint", "https://example.com/")

    assert "addon.cli.address" in modules
    assert "addon.bootstrap" not in modules
