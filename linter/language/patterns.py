"""Patterns: written as lists of alternatives, compiled where they are first needed."""

from __future__ import annotations

import re

from linter.language.programs import OTHERWISE, assembled, program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    Compile = Callable[[str, int], re.Pattern[str]]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")

# Up to this length, looking for starts costs more than it saves.
_SHORT = 60

_all: list[_Late] = []


def one_of(lines: str) -> str:
    """A group of the alternatives that stand on the lines of a text.

    Each line is a regular expression in which a space stands for white space of any length.
    Lines that begin with a word boundary come first and share it: ``re`` then passes over those
    that begin with another letter without trying them.
    """
    written = (" ".join(line.split()).replace(" ", r"\s+") for line in lines.strip().splitlines())
    alternatives = [line for line in written if line]
    bounded = [line for line in alternatives if _is_bounded(line)]
    if len(bounded) > 1:
        others = [line for line in alternatives if line not in bounded]
        shared = "|".join(line.removeprefix(r"\b") for line in bounded)
        alternatives = [rf"\b(?:{shared})", *others]
    return f"(?:{'|'.join(alternatives)})"


def _is_bounded(line: str) -> bool:
    """Whether a line begins with a word boundary that holds for all of it."""
    if not line.startswith(r"\b"):
        return False
    depth = 0
    for at, char in enumerate(line):
        if line[at - 1] != "\\":
            depth += (char == "(") - (char == ")")
            if char == "|" and depth == 0:
                return False
    return True


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``compiled`` gives, compiled on its first use: no document needs every pattern.

    A pattern that is wrong raises ``re.error`` only then.
    """
    late: Any = _Late(pattern, flags)
    _all.append(late)
    found: re.Pattern[str] = late
    return found


def each_from(
    starts: re.Pattern[str], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` gives, where every match of it starts where one of ``starts`` does.

    Far faster where ``starts`` begins with a set of characters: those are looked for in C, and
    ``pattern`` is tried nowhere else.
    """
    return pattern.finditer(text) if len(text) < _SHORT else _each_from(starts, pattern, text)


def _each_from(
    starts: re.Pattern[str], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    end = 0
    for start in starts.finditer(text):
        at = start.start()
        match = pattern.match(text, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """What ``re.compile`` gives, only faster in a search (``linter.language.programs``).

    Raises:
        re.error: it is no regular expression.

    """
    try:
        return assembled(pattern, program(pattern, flags))
    except OTHERWISE:
        return re.compile(pattern, flags)


def compile_all() -> None:
    """Compile every pattern there is: for a process that has the time before, not when it is used.

    One that is wrong still raises on its first use alone.
    """
    from contextlib import suppress  # Costs start-up time, which who calls this has.

    for late in _all:
        with suppress(re.error):
            late._compiled  # noqa: B018, SLF001 - asking for it has it compiled


def known() -> list[re.Pattern[str]]:
    """Every pattern that ``regex`` was called for."""
    found: Any = _all
    return [*found]


def compile_with(compiler: Compile) -> None:
    """Compile with something else than ``compiled`` from now on, such as a cache of it."""
    global _compile  # noqa: PLW0603 - one process compiles in one way
    _compile = compiler


_compile: Compile = compiled


class _Late:
    """Stands for a compiled pattern; once compiled, its methods are those of the pattern itself."""

    __slots__ = (*_METHODS, "_compiled", "_flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile, when an attribute is asked for that is not there yet."""
        if name == "_compiled":
            self._compiled = _compile(self.pattern, self._flags)
            for method in _METHODS:
                setattr(self, method, getattr(self._compiled, method))
            return self._compiled
        return getattr(self._compiled, name)
