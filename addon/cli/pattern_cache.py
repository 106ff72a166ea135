"""Compiled patterns, kept between runs beside this module's byte code, as Python keeps byte code.

Compiling the patterns that one document needs takes longer than all the rest of a run
(``docs/adr/005-pattern-cache.md``). What is kept is a pure function of the pattern, its flags and
the interpreter, and is looked up by all three, so it is never out of date. The file is as trusted
as the byte code in its folder; where it is missing, foreign, damaged or not to be written,
patterns are compiled.
"""

from __future__ import annotations

import re
import sys

from addon.cli.kept_file import KeptFile, places
from linter.language.patterns import compiled
from linter.language.programs import OTHERWISE, assembled, program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.cli.kept_file import Place
    from linter.language.programs import Program

    Key = tuple[str, int]
    # A program, in place of its code words where these stand in the file.
    Kept = tuple[int, Place, int, dict[str, int], tuple[str | None, ...]]

# What a program is a function of, besides pattern and flags.
VERSION = f"{sys.version}, first letters told, alternatives merged without tables"

_SUFFIX = ".patterns"
_MOST = 3_000  # Twice what all rules have; more are left-overs of older versions.


class PatternCache:
    """The patterns of one file; those of one run where there is no path."""

    def __init__(self, path: str | None) -> None:
        self._file = KeptFile(path, VERSION) if path is not None else None
        self._kept: dict[Key, Kept] = (self._file and self._file.front) or {}
        self._fresh: dict[Key, Program] = {}

    @classmethod
    def beside_byte_code(cls) -> PatternCache:
        """The cache in the folder where Python keeps this module's byte code, if it does."""
        cached = __spec__.cached
        return cls(cached.removesuffix(".pyc") + _SUFFIX if cached else None)

    def compile(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Do what ``compiled`` does, or take what it did in an earlier run.

        Raises:
            re.error: it is no regular expression.

        """
        key = (pattern, int(flags))
        try:
            kept = self._kept.get(key)
            return assembled(pattern, self._program(kept) if kept else self._made(key))
        except OTHERWISE:
            return compiled(pattern, flags)

    def keep(self) -> None:
        """Write the file if there is anything new; in silence where that is not possible."""
        if self._file is None or not self._fresh or sys.dont_write_bytecode:
            return
        programs = self._before() | self._fresh
        words = [_packed(code) for _, code, *_ in programs.values()]
        kept = {
            key: (flags, place, *rest)
            for (key, (flags, _, *rest)), place in zip(programs.items(), places(words), strict=True)
        }
        self._file.write(kept, words)

    def _before(self) -> dict[Key, Program]:
        """What the file has, unless that is too much or damaged."""
        if len(self._kept) >= _MOST:
            return {}
        try:
            return {key: self._program(kept) for key, kept in self._kept.items()}
        except OTHERWISE:
            return {}

    def _made(self, key: Key) -> Program:
        if key not in self._fresh:
            self._fresh[key] = program(*key)
        return self._fresh[key]

    def _program(self, kept: Kept) -> Program:
        flags, place, groups, numbers, names = kept
        words = self._file.part(place) if self._file is not None else b""
        return flags, memoryview(words).cast("I").tolist(), groups, numbers, names


def _packed(code: list[int]) -> bytes:
    return b"".join(word.to_bytes(4, sys.byteorder) for word in code)
