"""Modules kept in one file are the product's as they stand, or Python finds them itself."""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli import samples

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("addon", "docs_template", "linter")
# Another run may be asked for another one.
ITS_FORMAT = ("linter.formats.text",)
RUN = "import sys; from addon.cli import main; code = main(sys.argv[1:]); "
FOUND = RUN + (
    "print('\\n', *(name for name, module in sys.modules.items() if name.startswith('linter.') and "
    "type(module.__loader__).__name__ == 'ModuleCache'))"
)


@pytest.fixture
def product(root: Path, tmp_path: Path) -> Path:
    """A copy of the product whose byte code may be kept."""
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / package, tmp_path / package, ignore=ignored)
    samples.write(tmp_path, x_md=samples.WARNED)
    return tmp_path


def run(product: Path, code: str, *options: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-S", *options, "-c", code, "lint", "x.md"]
    done = subprocess.run(
        command, cwd=product, env=environment, check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout


def from_cache(product: Path) -> set[str]:
    """The modules of the linter that a run takes from the cache."""
    return set(run(product, FOUND).splitlines()[-1].split())


def kept(product: Path) -> Path:
    (found,) = (product / "addon" / "cli" / "__pycache__").glob("*.modules")
    return found


def test_a_second_run_takes_its_modules_from_one_file_and_says_the_same(product: Path) -> None:
    first = run(product, RUN)
    modules = from_cache(product)

    assert {"linter.engine", "linter.rules", "linter.rules.person_blamed"} <= modules
    assert run(product, RUN) == first


def found_one_by_one(product: Path) -> set[str]:
    """The modules that a run takes from the cache only when Python asks for them."""
    code = "from addon.cli.module_cache import ModuleCache as C; found = []; run = C.exec_module; "
    code += (
        "C.exec_module = lambda self, module: (found.append(module.__name__), run(self, module))"
    )
    return set(run(product, f"{code}; {RUN}print('\\n', *found)").splitlines()[-1].split())


def test_what_every_run_had_is_loaded_at_once(product: Path) -> None:
    first = run(product, RUN)
    assert "linter.engine" in found_one_by_one(product)

    assert found_one_by_one(product) == set(ITS_FORMAT)
    assert run(product, RUN) == first


def test_where_one_module_has_changed_all_are_found_one_by_one(product: Path) -> None:
    first = run(product, RUN)
    run(product, RUN)
    (product / "linter" / "language" / "found.py").touch()

    assert "linter.engine" in found_one_by_one(product)
    assert run(product, RUN) == first
    assert found_one_by_one(product) == set(ITS_FORMAT)


def test_a_module_that_does_not_load_is_left_to_python(product: Path) -> None:
    first = run(product, RUN)
    run(product, RUN)
    content = kept(product).read_bytes()
    size = 8 + int.from_bytes(content[:8], sys.byteorder)
    version, parts, (modules, core) = marshal.loads(content[8:size])  # noqa: S302 - ours
    turned = marshal.dumps((version, parts, (modules, core[::-1])))
    kept(product).write_bytes(len(turned).to_bytes(8, sys.byteorder) + turned + content[size:])

    assert run(product, RUN) == first


def test_a_module_that_changes_is_read_anew(product: Path) -> None:
    run(product, RUN)
    rule = product / "linter" / "rules" / "missing_section.py"
    rule.write_text(rule.read_text().replace("is missing", "is nowhere"))

    assert "is nowhere" in run(product, RUN)
    assert "linter.rules.missing_section" in from_cache(product)


def test_a_rule_that_is_gone_is_gone(product: Path) -> None:
    run(product, RUN)
    (product / "linter" / "rules" / "missing_section.py").unlink()

    assert "STR01" not in run(product, RUN)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no marshalled value",
        b"\x50" + bytes(7) + marshal.dumps(("another interpreter", {"linter": 1})) + bytes(80),
    ],
)
def test_a_file_of_no_use_is_none(product: Path, content: bytes) -> None:
    first = run(product, RUN)
    kept(product).write_bytes(content)

    assert run(product, RUN) == first
    assert "linter.engine" in from_cache(product)


@pytest.mark.parametrize("lost", [10, 2_000, 40_000])
def test_a_file_that_is_cut_off_is_none_and_is_written_anew(product: Path, lost: int) -> None:
    first = run(product, RUN)
    run(product, RUN)
    whole = kept(product).read_bytes()
    kept(product).write_bytes(whole[:-lost])

    assert run(product, RUN) == first
    run(product, RUN)
    assert len(kept(product).read_bytes()) == len(whole)
    assert "linter.engine" in from_cache(product)


def test_nothing_is_kept_where_byte_code_is_not(product: Path) -> None:
    run(product, RUN, "-B")

    assert not (product / "addon" / "cli" / "__pycache__").exists()


def test_what_cannot_be_written_is_found_each_time(product: Path) -> None:
    first = run(product, RUN)
    file = kept(product)
    file.unlink()
    file.mkdir()

    assert run(product, RUN) == first
    assert from_cache(product) == set()
