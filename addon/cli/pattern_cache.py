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
    from mmap import mmap

    from linter.language.programs import Program

    Key = tuple[str, int]
    # A program, for its code words where they start among the bytes of all and how many they are.
    Kept = tuple[int, tuple[int, int], int, dict[str, int], tuple[str | None, ...]]

# What a program is a function of, besides pattern and flags.
VERSION = f"{sys.version}, first letters told, alternatives merged"

_SUFFIX = ".patterns"
_HEAD = 8  # Bytes that tell how long the list of patterns in front of all code words is.
_MOST = 3_000  # Twice what all rules have; more are left-overs of older versions.


class PatternCache:
    """The patterns of one file; those of one run where there is no path.

    The file is mapped, not read: a run wants two patterns of three, and memory takes time too.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._kept: dict[Key, Kept] = {}
        self._file: bytes | mmap = b""
        self._words = 0
        self._fresh: dict[Key, Program] = {}
        if path is not None:
            self._open(path)

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
        except (OSError, *OTHERWISE):
            return compiled(pattern, flags)

    def keep(self) -> None:
        """Write the file if there is anything new; in silence where that is not possible."""
        try:
            if self._path is not None and self._fresh and not sys.dont_write_bytecode:
                self._write(self._path)
        except (OSError, *OTHERWISE):
            pass

    def _made(self, key: Key) -> Program:
        if key not in self._fresh:
            self._fresh[key] = program(*key)
        return self._fresh[key]

    def _program(self, kept: Kept) -> Program:
        flags, (start, size), groups, numbers, names = kept
        words = self._file[self._words + start : self._words + start + size]
        return flags, memoryview(words).cast("I").tolist(), groups, numbers, names

    def _open(self, path: str) -> None:
        try:
            from mmap import ACCESS_READ, mmap

            with open(path, "rb") as file:
                self._file = mmap(file.fileno(), 0, access=ACCESS_READ)
            self._words = _HEAD + int.from_bytes(self._file[:_HEAD], sys.byteorder)
            # As trusted as what Python does with its own.
            version, kept = marshal.loads(self._file[_HEAD : self._words])  # noqa: S302
        except (EOFError, ImportError, OSError, *OTHERWISE):
            return
        if version == VERSION and isinstance(kept, dict):
            self._kept = kept

    def _write(self, path: str) -> None:
        before = self._kept if len(self._kept) < _MOST else {}
        programs = {key: self._program(kept) for key, kept in before.items()} | self._fresh
        index: dict[Key, Kept] = {}
        words = bytearray()
        for key, (flags, code, groups, numbers, names) in programs.items():
            place = len(words), 4 * len(code)
            words += b"".join(word.to_bytes(4, sys.byteorder) for word in code)
            index[key] = flags, place, groups, numbers, names
        head = marshal.dumps((VERSION, index))
        unfinished = f"{path}.{os.getpid()}"
        with open(unfinished, "wb") as file:
            file.write(len(head).to_bytes(_HEAD, sys.byteorder) + head + words)
        if not isinstance(self._file, bytes):
            self._file.close()  # Windows replaces no file that is mapped.
        os.replace(unfinished, path)
