"""No text makes a pattern of the product slower than in proportion to its length."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

import pytest

from linter.lexicon import WordRule
from linter.registry import all_rules
from tests.house.ambiguity import ambiguities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Methods that try a pattern at each place of a text.
SEARCHING = {"search", "finditer", "findall", "split", "sub", "subn"}
METHODS = SEARCHING | {"match", "fullmatch"}
# What reads what people write; the emulator and the settings read what a program or an admin does.
READERS = ("linter", "docs_template", "addon/cli")
ALL_OF_THEM = "linter/language/patterns.py"


class Named(NamedTuple):
    """A pattern with the name it is bound to."""

    module: str
    name: str
    pattern: str
    flags: int


def is_reader(root: Path, path: Path) -> bool:
    name = path.relative_to(root).as_posix()
    return name.startswith(READERS) and name not in {"addon/cli/__main__.py", ALL_OF_THEM}


def named_in(value: object, module: str, name: str) -> Iterator[Named]:
    """The patterns that a value is, or holds."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, tuple | list):
        for one in value:
            yield from named_in(one, module, name)
    elif isinstance(getattr(value, "pattern", None), str) and hasattr(value, "finditer"):
        flags = getattr(value, "flags", 0)
        yield Named(module, name, str(getattr(value, "pattern", "")), flags & ~re.UNICODE)


def uses(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each name that a method of a pattern is called on, and the method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            value = node.value
            if isinstance(value, ast.Name | ast.Attribute):
                yield (value.id if isinstance(value, ast.Name) else value.attr), node.attr


@pytest.fixture(scope="module")
def patterns(root: Path, product_modules: list[Path]) -> dict[Named, bool]:
    """Every pattern of a module, and whether it is searched for anywhere."""
    paths = [path for path in product_modules if is_reader(root, path)]
    used = {(path, *use) for path in paths for use in uses(ast.parse(path.read_text()))}
    found: dict[Named, bool] = {}
    for path in paths:
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for name, value in vars(import_module(module)).items():
            # A private name is used in its own module; one that is called nowhere might be.
            methods = {
                method
                for where, said, method in used
                if said == name and (where == path or name[0] != "_")
            }
            for named in named_in(value, module, name):
                found[named] = not methods or not methods.isdisjoint(SEARCHING)
    for rule in all_rules():
        if isinstance(rule, WordRule) and rule.pattern:
            found[Named(type(rule).__module__, rule.code, rule.pattern, 0)] = False
    return found


def test_no_text_makes_a_pattern_superlinear(patterns: dict[Named, bool]) -> None:
    slow = [
        f"{named.module} {named.name}: {found[0].word!r} over and over"
        for named, searched in patterns.items()
        if (found := ambiguities(named.pattern, named.flags, searched=searched))
    ]

    assert len(patterns) > 200
    assert not slow, "\n".join(slow)


def calls_of_re(root: Path, paths: list[Path], names: set[str]) -> list[str]:
    """Where functions of ``re`` are called."""
    return [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in paths
        if is_reader(root, path)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    ]


def test_every_pattern_has_a_name(root: Path, product_modules: list[Path]) -> None:
    assert calls_of_re(root, product_modules, METHODS) == []


def test_no_pattern_is_compiled_before_it_is_used(root: Path, product_modules: list[Path]) -> None:
    pure = [path for path in product_modules if "addon" not in path.relative_to(root).parts]

    assert calls_of_re(root, pure, {"compile"}) == []


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        (r"(a+)+b", False),
        (r"(?:\w+\s*)*!", False),
        (r"(?:a|[\w-]+\sb|[\w-]+)*$", False),
        (r"(?:an?\s|(?:\w+\s)?\w+'s\s)*$", False),
        (r"\w+\s*\w+!", False),
        (r"\W*(?:none)?\W*$", False),
        (r"(?:a, )*(?:a, )*b", False),
        (r"\s*and\s*", True),
        (r"\s*+and", True),
        (r"\w+@", True),
        (r"\([^)]*\)", True),
        (r"\(.*$", True),
        (r"^a+b|c+d", True),
        (r"(?im)^\s+x", True),
        (r"\s+(?:\w+\s+){0,3}x", True),
        (r"(?:\d,)+\d\d", True),
        (r"\bnot\b[^.;]*$", True),
        (r"\b(?:so\s)+far", True),
    ],
)
def test_a_slow_pattern_would_be_noticed(pattern: str, searched: bool) -> None:
    assert ambiguities(pattern, searched=searched)


@pytest.mark.parametrize(
    ("pattern", "searched"),
    [
        (r"a+b", False),
        (r"\s*and", False),
        (r"(?:\w+\s+)*x", False),
        (r"(?:a+b)+c", False),
        (r"\w++\w", False),
        (r"a{0,9}a{0,9}b", False),
        (r"(?:(?<!\s)\s++)?+and\s*+", True),
        (r"(?<!\w)\w+@", True),
        (r"\b\w+@", True),
        (r'"[^"]*"', True),
        (r"\bfoo\s+bar", True),
        (r"a\w*", True),
        (r"\w+(?:'\w+)*", True),
        (r"\([^()]*\)", True),
        (r"a{1,40}b", True),
        (r"\bnot\b[^.;]{0,300}$", True),
        (r"(a)?b\1(?(1)c|d)", True),
    ],
)
def test_a_fast_pattern_is_let_be(pattern: str, searched: bool) -> None:
    assert ambiguities(pattern, searched=searched) == []
