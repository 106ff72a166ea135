"""Patterns kept between runs are the ones that compiling gives, or they are compiled anew."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from addon.cli.pattern_cache import VERSION, PatternCache
from linter.language.patterns import compiled
from tests.cli import samples

PATTERNS = [
    (r"\w+(?:['’]\w+)*", 0),
    (r"(?P<first>a)(?P<second>[b-dé]{2,3}+)?(?(first)x|y)\1(?<!z)", re.IGNORECASE),
    ("(?i:Straße|ſ)$", re.MULTILINE | re.DOTALL),
    ("", 0),
]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return str(tmp_path / "kept.patterns")


def in_a_run(path: str) -> list[re.Pattern[str]]:
    """The patterns as one run has them."""
    cache = PatternCache(path)
    try:
        return [cache.compile(pattern, flags) for pattern, flags in PATTERNS]
    finally:
        cache.keep()


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that were compiled, not taken from the cache."""
    seen: list[str] = []
    compiler = sys.modules["re._compiler"]
    parse = compiler._parser.parse

    def counted(pattern: str, *flags: int) -> object:
        seen.append(pattern)
        return parse(pattern, *flags)

    monkeypatch.setattr(compiler._parser, "parse", counted)
    return seen


def expected() -> list[re.Pattern[str]]:
    return [compiled(pattern, flags) for pattern, flags in PATTERNS]


def test_a_kept_pattern_equals_a_compiled_one(path: str) -> None:
    assert in_a_run(path) == expected()
    assert in_a_run(path) == expected()


def test_patterns_of_another_run_are_kept_too(path: str, compiles: list[str]) -> None:
    in_a_run(path)
    another = PatternCache(path)
    another.compile("another", 0)
    another.keep()
    compiles.clear()
    in_a_run(path)

    assert compiles == []


def test_a_second_run_compiles_nothing(path: str, compiles: list[str]) -> None:
    in_a_run(path)
    compiles.clear()
    in_a_run(path)

    assert compiles == []


def test_a_wrong_pattern_is_refused_as_ever(path: str) -> None:
    with pytest.raises(re.error, match="missing"):
        PatternCache(path).compile("(", 0)


def file_of(version: str, kept: object, words: bytes = b"", size: int | None = None) -> bytes:
    """A file in which the same is kept for each of the patterns."""
    patterns = {(pattern, int(flags)): kept for pattern, flags in PATTERNS}
    front = marshal.dumps((version, len(words) if size is None else size, patterns))
    return len(front).to_bytes(8, sys.byteorder) + front + words


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no marshalled value",
        file_of("another interpreter", ()),
        file_of(VERSION, ()),
        file_of(VERSION, (0, (0, 40), 9, {}, ()), b"\xff" * 40),
        file_of(VERSION, (0, (0, 40), 9, {}, ())),
        file_of(VERSION, (0, (0, 40), 9, {}, ()), size=40),
    ],
    ids=[
        "empty",
        "damaged",
        "another version",
        "another form",
        "wrong code",
        "too short",
        "cut off",
    ],
)
def test_a_file_of_no_use_is_none(path: str, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept.patterns").write_bytes(content)

    assert in_a_run(path) == expected()
    assert in_a_run(path) == expected()


def test_one_that_is_cut_off_is_written_anew(path: str, compiles: list[str]) -> None:
    in_a_run(path)
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[:-4])
    in_a_run(path)
    compiles.clear()
    in_a_run(path)

    assert compiles == []
    assert len(Path(path).read_bytes()) == len(whole)


def test_what_cannot_be_written_is_compiled_each_time(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "such" / "folder")

    assert in_a_run(nowhere) == expected()
    assert in_a_run(nowhere) == expected()


def test_nothing_is_written_where_python_is_told_to_keep_no_byte_code(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    in_a_run(path)

    assert list(tmp_path.iterdir()) == []


def test_no_half_written_file_is_left_behind(path: str, tmp_path: Path) -> None:
    in_a_run(path)

    assert [file.name for file in tmp_path.iterdir()] == ["kept.patterns"]


def test_a_run_says_the_same_with_kept_patterns_and_without(root: Path, tmp_path: Path) -> None:
    samples.write(tmp_path, x_md=samples.WARNED)
    command = [sys.executable, "-m", "addon.cli", "lint", str(tmp_path), "--fail-on", "never"]

    def run(*options: str) -> str:
        python, *words = command
        return subprocess.run(
            [python, *options, *words], cwd=root, check=True, capture_output=True, text=True
        ).stdout

    prefix = ("-X", f"pycache_prefix={tmp_path / 'cache'}")
    first, second, without = run(*prefix), run(*prefix), run("-B")

    assert first == second == without


def test_what_one_run_keeps_is_what_the_next_one_looks_for(root: Path, tmp_path: Path) -> None:
    samples.write(tmp_path, x_md=samples.WARNED)
    prefix = f"pycache_prefix={tmp_path / 'cache'}"
    command = [sys.executable, "-X", prefix, "-m", "addon.cli", "lint", str(tmp_path)]

    def kept_by(run: int) -> bytes:
        # Sets have another order in each.
        environ = {**os.environ, "PYTHONHASHSEED": str(run)}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run(
            [*command, "--fail-on", "never"], cwd=root, check=True, capture_output=True, env=environ
        )
        (file,) = (tmp_path / "cache").rglob("*.patterns")
        return file.read_bytes()

    assert kept_by(1) == kept_by(2)
