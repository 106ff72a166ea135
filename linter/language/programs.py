"""Patterns as ``re`` runs them, with what it does not find out: the letters that they start with.

A pattern that starts with a letter, or with one of several, is looked for in C. Any other is tried
at each character of a text, even where only a word boundary stands before the letters, and that
takes up to ten times as long (``docs/adr/012-first-letters.md``).
"""

from __future__ import annotations

import re
import sys

from linter.language.branches import CASES, merged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    # Flags, code words, number of groups, group names to numbers, and numbers to names.
    Program = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]

# What another version of ``re`` may answer to questions that it does not know.
OTHERWISE = (
    *(AttributeError, IndexError, KeyError, OverflowError, RuntimeError, TypeError, ValueError),
    AssertionError,
)

_SETS = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_WITHOUT_WIDTH = frozenset(("AT", "ASSERT", "ASSERT_NOT"))
_CASES = "".join(CASES.values())
# Where an information block keeps its length, its kind and its set of letters.
_LENGTH, _KIND, _LETTERS = 1, 2, 5


class _UnknownError(Exception):
    """Nothing can be said of the letters that something starts with."""


def assembled(pattern: str, parts: Program) -> re.Pattern[str]:
    """The pattern of a program.

    Raises what ``OTHERWISE`` names where this Python has another engine.
    """
    compiler: Any = sys.modules["re._compiler"]
    found: re.Pattern[str] = compiler._sre.compile(pattern, *parts)  # noqa: SLF001 - as below
    return found


def program(pattern: str, flags: int) -> Program:
    """What the compiler of ``re`` hands to the engine, the first letters added.

    Raises ``re.error``, and what ``OTHERWISE`` names as above.
    """
    compiler: Any = sys.modules["re._compiler"]
    parsed = compiler._parser.parse(pattern, flags)  # noqa: SLF001 - nothing public gives it
    flags |= parsed.state.flags
    parsed = merged(parsed, flags)
    code = compiler._code(parsed, flags)  # noqa: SLF001 - as above
    if not code[_KIND] and parsed.getwidth()[0] > 0:
        code = _with_letters(compiler, code, parsed, flags)
    names = dict(parsed.state.groupdict)
    numbers: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        numbers[number] = name
    return int(flags), [*map(int, code)], parsed.state.groups - 1, names, tuple(numbers)


def _with_letters(compiler: Any, code: Sequence[int], parsed: Any, flags: int) -> Sequence[int]:
    """The code, its information block with the letters that a match starts with, if known."""
    try:
        letters, _ = _starts(parsed, flags)
    except _UnknownError:
        return code
    # Of two letters at least, or ``re`` takes it for a literal.
    written = f"[\\0\\x01{''.join(sorted(letters))}]"
    twin = compiler._parser.parse(written, flags & re.ASCII)  # noqa: SLF001 - as above
    model = compiler._code(twin, int(twin.state.flags))  # noqa: SLF001 - as above
    length = model[_LENGTH]
    head = [code[0], length, model[_KIND], *code[_KIND + 1 : _LETTERS]]
    return [*head, *model[_LETTERS : _LENGTH + length], *code[_LENGTH + code[_LENGTH] :]]


def _starts(sequence: Iterable[Any], flags: int) -> tuple[set[str], bool]:
    """What a sequence may start with, in the words of a set, and whether it may be empty."""
    letters: set[str] = set()
    for operation, argument in sequence:
        name = str(operation)
        if name in _WITHOUT_WIDTH:
            continue
        more, may_be_empty = _start(name, argument, flags)
        letters |= more
        if not may_be_empty:
            return letters, False
    return letters, True


def _start(name: str, argument: Any, flags: int) -> tuple[set[str], bool]:
    if name == "LITERAL":
        return _letter(argument, flags), False
    if name == "IN":
        return set().union(*(_member(str(one), value, flags) for one, value in argument)), False
    if name == "BRANCH":
        ways = [_starts(way, flags) for way in argument[1]]
        return set().union(*(letters for letters, _ in ways)), any(empty for _, empty in ways)
    if name == "SUBPATTERN":
        _, added, removed, inside = argument
        return _starts(inside, (flags | added) & ~removed)
    if name == "ATOMIC_GROUP":
        return _starts(argument, flags)
    if name in _REPEATS:
        least, _, inside = argument
        letters, may_be_empty = _starts(inside, flags)
        return letters, may_be_empty or least == 0
    raise _UnknownError


def _member(name: str, value: Any, flags: int) -> set[str]:
    if name == "LITERAL":
        return _letter(value, flags)
    if name == "CATEGORY" and str(value) in _SETS:
        return {_SETS[str(value)]}
    if name == "RANGE" and (value[1] < 128 or not flags & re.IGNORECASE):
        low, high = map(chr, value)
        cases = {"a-z", "A-Z", *_CASES} if flags & re.IGNORECASE and high >= "A" else set()
        return {f"{re.escape(low)}-{re.escape(high)}", *cases}
    raise _UnknownError


def _letter(code: int, flags: int) -> set[str]:
    letter = chr(code)
    if not flags & re.IGNORECASE:
        return {re.escape(letter)}
    if code >= 128:
        raise _UnknownError
    cases = _CASES if letter in "iIsSkK" else ""
    return {re.escape(letter.lower()), re.escape(letter.upper()), *cases}
