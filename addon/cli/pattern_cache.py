"""Compiled patterns, kept between runs beside this module's byte code, as Python keeps byte code.

Compiling the patterns that one document needs takes longer than all the rest of a run
(``docs/adr/005-pattern-cache.md``). What is kept is a pure function of the pattern, its flags and
the interpreter, and is looked up by all three, so it is never out of date. The file is as trusted
as the byte code in its folder; where it is missing, foreign, damaged or not to be written,
patterns are compiled.
"""

from __future__ import annotations

import marshal
import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # Flags, code words as bytes, number of groups, group names to numbers, and numbers to names.
    Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_SUFFIX = ".patterns"
_MOST = 3_000  # Twice what all rules have; more are left-overs of older versions.
_OTHERWISE = (AttributeError, KeyError, OverflowError, RuntimeError, TypeError, ValueError)


class PatternCache:
    """The patterns of one file; those of one run where there is no path."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._kept = _read(path) if path is not None else {}
        self._fresh: dict[tuple[str, int], Program] = {}

    @classmethod
    def beside_byte_code(cls) -> PatternCache:
        """The cache in the folder where Python keeps this module's byte code, if it does."""
        cached = __spec__.cached
        return cls(cached.removesuffix(".pyc") + _SUFFIX if cached else None)

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Do what ``re.compile`` does, or take what it did in an earlier run.

        Raises:
            re.error: it is no regular expression.

        """
        key = (pattern, int(flags))
        try:
            if key not in self._kept:
                self._kept[key] = self._fresh[key] = _program(*key)
            return _assembled(pattern, self._kept[key])
        except _OTHERWISE:
            return re.compile(pattern, flags)

    def keep(self) -> None:
        """Write the file if there is anything new; in silence where that is not possible."""
        if self._path is None or not self._fresh or sys.dont_write_bytecode:
            return
        kept = self._kept if len(self._kept) < _MOST else self._fresh
        unfinished = f"{self._path}.{os.getpid()}"
        try:
            with open(unfinished, "wb") as file:
                file.write(marshal.dumps((sys.version, kept)))
            os.replace(unfinished, self._path)
        except OSError:
            pass


def _read(path: str) -> dict[tuple[str, int], Program]:
    try:
        with open(path, "rb") as file:
            version, kept = marshal.loads(file.read())  # noqa: S302 - as Python does with its own
    except (OSError, EOFError, *_OTHERWISE):
        return {}
    return kept if version == sys.version and isinstance(kept, dict) else {}


def _program(pattern: str, flags: int) -> Program:
    """What ``re._compiler.compile`` hands to the engine."""
    compiler: Any = sys.modules["re._compiler"]
    parsed = compiler._parser.parse(pattern, flags)  # noqa: SLF001 - nothing public gives it
    code = compiler._code(parsed, flags)  # noqa: SLF001 - as above
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    words = b"".join(int(word).to_bytes(4, sys.byteorder) for word in code)
    return int(flags | parsed.state.flags), words, parsed.state.groups - 1, names, tuple(numbers)


def _assembled(pattern: str, program: Program) -> re.Pattern[str]:
    flags, words, *groups = program
    code = memoryview(words).cast("I").tolist()
    compiler: Any = sys.modules["re._compiler"]
    found: re.Pattern[str] = compiler._sre.compile(pattern, flags, code, *groups)  # noqa: SLF001
    return found
