"""What holds for every file of the project."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
MOST_LINES = 400

MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|Users|work)/[\w.]")
REGISTRY = re.compile(
    r"pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org"
    r"|--(?:extra-)?index-url[ =]|--find-links[ =]|--trusted-host[ =]"
)


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_one_machine(own_files: list[Path]) -> None:
    assert lines_with(MACHINE_PATH, own_files) == []


def test_no_file_names_a_package_registry(own_files: list[Path]) -> None:
    assert lines_with(REGISTRY, own_files) == []


@pytest.mark.parametrize("folder", ["home", "root", "Users", "work"])
def test_a_path_of_one_machine_would_be_noticed(folder: str) -> None:
    assert MACHINE_PATH.search(f'cd "/{folder}/project"')


@pytest.mark.parametrize("path", ["/addon/home", "../work/x", "https://example.com/home/page"])
def test_an_address_is_no_path_of_one_machine(path: str) -> None:
    assert not MACHINE_PATH.search(path)


def test_every_module_opens_with_its_purpose(product_modules: list[Path]) -> None:
    silent = [
        path for path in product_modules if not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_module_names_say_what_is_inside(product_modules: list[Path]) -> None:
    assert [path for path in product_modules if {path.stem, path.parent.name} & SAYS_NOTHING] == []


def test_no_module_outgrows_a_reader(product_modules: list[Path]) -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in product_modules}

    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}
