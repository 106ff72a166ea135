"""Alternatives of a parsed pattern that begin alike, put together: a letter is looked at once.

``re`` tries the alternatives of a group one after the other, and some of our groups have hundreds.
Alternatives that begin with different letters cannot both match, so they may change places; those
that begin with the same one stay in order. What is found is the same
(``docs/adr/012-first-letters.md``).
"""

from __future__ import annotations

import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    # Operations with their arguments, as the parser of ``re`` gives them.
    Way = Sequence[tuple[Any, Any]]

# Letters outside ASCII that are a case of one inside.
CASES = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a"}

_FEW = 4
# So many operations at most are written again behind each of several beginnings.
_MOST_AGAIN = 60
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_ASSERTIONS = frozenset(("ASSERT", "ASSERT_NOT"))


def merged(parsed: Any, flags: int) -> Any:
    """A parsed pattern with its larger groups of alternatives ordered by their first letters."""
    if flags & re.LOCALE:
        return parsed
    ways = [(operation, _inside(str(operation), value, flags)) for operation, value in parsed]
    return type(parsed)(parsed.state, ways)


def _inside(name: str, value: Any, flags: int) -> Any:
    if name == "BRANCH":
        ways = [merged(way, flags) for way in value[1]]
        return value[0], _Merge(ways[0], flags).of(ways) if len(ways) >= _FEW else ways
    if name == "SUBPATTERN":
        group, added, removed, inside = value
        return group, added, removed, merged(inside, (flags | added) & ~removed)
    if name in _REPEATS:
        return (*value[:2], merged(value[2], flags))
    if name in _ASSERTIONS:
        return value[0], merged(value[1], flags)
    return merged(value, flags) if name == "ATOMIC_GROUP" else value


class _Merge:
    """The merging of the alternatives of one group; ``model`` is a pattern of the same kind."""

    def __init__(self, model: Any, flags: int) -> None:
        self.model = model
        self.names: Any = sys.modules["re._constants"]
        self.any_case = bool(flags & re.IGNORECASE)
        self.ascii = bool(flags & re.ASCII)

    def of(self, ways: Iterable[Way]) -> list[Any]:
        """The alternatives, those that begin with the same letter as one of them."""
        groups: list[list[Way]] = []
        at: dict[str, list[Way]] = {}
        for way in ways:
            for one in self._spread(list(way)):
                letter = self._letter(one)
                if letter in at:
                    at[letter].append(one)
                    continue
                groups.append([one])
                if letter:
                    at[letter] = groups[-1]
                else:
                    at.clear()  # It may match what others do, and so has to stay between them.
        return [self._pattern(self._one(group)) for group in groups]

    def _spread(self, way: Way) -> Iterator[Way]:
        """The ways that one is, if it begins with a group of ways or a set of letters."""
        value: Any = way[0][1] if way else ()
        name, rest = str(way[0][0]) if way else "", list(way[1:])
        if name == "SUBPATTERN" and value[:3] == (None, 0, 0):
            yield from self._spread([*value[3], *rest])
            return
        beginnings: list[Way] = []
        if name == "BRANCH":
            beginnings = value[1]
        elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):
            beginnings = self._different([one] for one in value)
        if beginnings and len(beginnings) * _size(rest) <= _MOST_AGAIN:
            for beginning in beginnings:
                yield from self._spread([*beginning, *rest])
        else:
            yield way

    def _different(self, letters: Iterable[Way]) -> list[Way]:
        """Letters, each of them once: the same way twice would be tried twice."""
        return [*{self._letter(one) or repr(one): one for one in letters}.values()]

    def _letter(self, way: Way) -> str:
        """The letter that a way begins with, in lower case if case does not matter; or nothing."""
        if not way or str(way[0][0]) != "LITERAL":
            return ""
        code: int = way[0][1]
        if not self.any_case:
            return chr(code)
        return chr(code).lower() if code < 128 else ""

    def _one(self, group: Sequence[Way]) -> Way:
        """Ways with the same first letter as one: the letter, and all that may follow it."""
        letter = self._letter(group[0])
        if not letter:
            return group[0]
        rests = [way[1:] for way in group]
        behind = self.of(rests) if len(rests) > 1 else [self._pattern(rests[0])]
        if len(behind) > 1:
            return [self._first(letter), (self.names.BRANCH, (None, behind))]
        return [self._first(letter), *behind[0]]

    def _first(self, letter: str) -> tuple[Any, Any]:
        """A letter; in either case, for which ``re`` has a short way only if both are written."""
        names = self.names
        # Where a case stands far off, a set of both would be a table of hundreds of bytes.
        if not self.any_case or not letter.isalpha() or (letter in CASES and not self.ascii):
            return names.LITERAL, ord(letter)
        cases = f"{letter}{letter.upper()}"
        both = [(names.IN, [(names.LITERAL, ord(case)) for case in cases])]
        return names.SUBPATTERN, (None, 0, int(re.IGNORECASE), self._pattern(both))

    def _pattern(self, way: Way) -> Any:
        return type(self.model)(self.model.state, list(way))


def _size(way: Iterable[tuple[Any, Any]]) -> int:
    """The number of operations in a way and all that is inside."""
    return sum(1 + sum(map(_size, _parts(str(name), value))) for name, value in way)


def _parts(name: str, value: Any) -> Sequence[Any]:
    if name == "BRANCH":
        return value[1]  # type: ignore[no-any-return]
    if name == "SUBPATTERN" or name in _REPEATS or name in _ASSERTIONS:
        return value[-1:]  # type: ignore[no-any-return]
    return (value,) if name == "ATOMIC_GROUP" else ()
