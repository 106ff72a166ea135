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

from linter.language.patterns import compiled
from linter.language.programs import OTHERWISE, assembled, program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.programs import Program

    # A program, its code words as bytes.
    Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

# What a program is a function of, besides pattern and flags.
VERSION = f"{sys.version}, first letters told, alternatives merged"

_SUFFIX = ".patterns"
_MOST = 3_000  # Twice what all rules have; more are left-overs of older versions.


class PatternCache:
    """The patterns of one file; those of one run where there is no path."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._kept = _read(path) if path is not None else {}
        self._fresh: dict[tuple[str, int], Kept] = {}

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
            if key not in self._kept:
                self._kept[key] = self._fresh[key] = _packed(pattern, flags)
            return assembled(pattern, _unpacked(self._kept[key]))
        except OTHERWISE:
            return compiled(pattern, flags)

    def keep(self) -> None:
        """Write the file if there is anything new; in silence where that is not possible."""
        if self._path is None or not self._fresh or sys.dont_write_bytecode:
            return
        kept = self._kept if len(self._kept) < _MOST else self._fresh
        unfinished = f"{self._path}.{os.getpid()}"
        try:
            with open(unfinished, "wb") as file:
                file.write(marshal.dumps((VERSION, kept)))
            os.replace(unfinished, self._path)
        except OSError:
            pass


def _read(path: str) -> dict[tuple[str, int], Kept]:
    try:
        with open(path, "rb") as file:
            version, kept = marshal.loads(file.read())  # noqa: S302 - as Python does with its own
    except (OSError, EOFError, *OTHERWISE):
        return {}
    return kept if version == VERSION and isinstance(kept, dict) else {}


def _packed(pattern: str, flags: int) -> Kept:
    own_flags, code, groups, numbers, names = program(pattern, flags)
    words = b"".join(word.to_bytes(4, sys.byteorder) for word in code)
    return own_flags, words, groups, numbers, names


def _unpacked(kept: Kept) -> Program:
    flags, words, groups, numbers, names = kept
    return flags, memoryview(words).cast("I").tolist(), groups, numbers, names
