"""A pattern as an automaton of positions, with what may stand between two of them.

Glushkov's construction over the tree that ``re`` parses: each position consumes one character, and
an edge leads to each position that may come next, once for each way to get there. Zero-width
assertions become guards of the edges where they look at one character, and are taken to hold
elsewhere: the automaton may go where the matcher cannot, never the other way round.
"""

from __future__ import annotations

import re
import sys
from typing import Any, NamedTuple

_PARSER: Any = sys.modules["re._parser"]
_COMPILER: Any = sys.modules["re._compiler"]
_NAMES: Any = sys.modules["re._constants"]

# One character of each kind that patterns tell apart.
ALPHABET = tuple(
    dict.fromkeys(
        [
            "\t",
            "\n",
            "\r",
            "\v",
            *map(chr, range(32, 127)),
            *"éÉßıİ٣²’‘“”„«»–—…→·•|\u00a0\u202f😀ǅ\ue000",
        ]
    )
)
WORD = frozenset(char for char in ALPHABET if re.match(r"\w", char))
_SINGLE = ("LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY")
_known: dict[tuple[str, str, int], frozenset[str]] = {}
# More copies of a bounded repetition, and more ways to skip a part, tell nothing new.
_MOST_COPIES = 2
_MOST_WAYS = 4


class Look(NamedTuple):
    """An assertion about the character behind (-1) or ahead (1); ``chars`` unknown: any."""

    direction: int
    chars: frozenset[str] | None
    negated: bool = False
    boundary: bool = False

    def holds(self, before: str, after: str) -> bool:
        """Tell whether it may hold between two characters."""
        if self.boundary:
            return ((before in WORD) != (after in WORD)) != self.negated
        if self.chars is None:
            return True
        return ((before if self.direction < 0 else after) in self.chars) != self.negated


Guards = tuple[Look, ...]
Ends = list[tuple[int, Guards]]
Part = tuple[list[Guards], Ends, Ends]


class Automaton:
    """``chars`` of each position, ``follow`` edges with guards, ``last`` positions.

    ``restart`` is the position that stands for the text before a match, where a pattern is
    searched for; ``greedy`` are positions of possessive repetitions, left on other characters only.
    """

    def __init__(self, pattern: str, flags: int, *, searched: bool) -> None:
        tree = _PARSER.parse(pattern, flags)
        self._state = tree.state
        self.chars: list[frozenset[str]] = []
        self.follow: list[Ends] = []
        self.greedy: set[int] = set()
        _, first, self.last = self._sequence(tree, flags | tree.state.flags)
        self.restart = self._position(frozenset(ALPHABET)) if searched else None
        if self.restart is not None:
            self.follow[self.restart] += [(self.restart, ()), *first]

    def _position(self, chars: frozenset[str]) -> int:
        self.chars.append(chars)
        self.follow.append([])
        return len(self.chars) - 1

    def _join(self, ends: Ends, starts: Ends) -> None:
        for position, guards in ends:
            self.follow[position] += [(start, guards + more) for start, more in starts]

    def _sequence(self, nodes: Any, flags: int) -> Part:
        """Ways to match nothing, first positions and last positions of nodes in a row."""
        skips: list[Guards] = [()]
        first: Ends = []
        last: Ends = []
        for name, argument in nodes:
            over, starts, ends = self._node(str(name), argument, flags)
            self._join(last, starts)
            first += [(start, skip + more) for skip in skips for start, more in starts]
            last = ends + [(end, guards + skip) for skip in over for end, guards in last]
            skips = _ways(skip + more for skip in skips for more in over)
        return skips, first, last

    def _node(self, name: str, argument: Any, flags: int) -> Part:
        part: Part = [()], [], []  # So of a reference to a group: what it repeats counts there.
        if name in _SINGLE:
            here = self._position(_chars_of(name, argument, flags))
            part = [], [(here, ())], [(here, ())]
        elif name in {"AT", "ASSERT", "ASSERT_NOT"}:
            part = [_guards(name, argument, flags)], [], []
        elif name == "SUBPATTERN":
            _, added, removed, nodes = argument
            part = self._sequence(nodes, (flags | added) & ~removed)
        elif name == "ATOMIC_GROUP":
            part = self._sequence(argument, flags)
        elif name == "BRANCH":
            part = _either([self._sequence(nodes, flags) for nodes in argument[1]])
        elif name == "GROUPREF_EXISTS":
            branches = [self._sequence(nodes or [], flags) for nodes in argument[1:]]
            part = _either(branches)
        elif name.endswith("_REPEAT"):
            part = self._repeat(name, argument, flags)
        return part

    def _repeat(self, name: str, argument: Any, flags: int) -> Part:
        least, most, nodes = argument
        begin = len(self.chars)
        skips, first, last = self._sequence(nodes, flags)
        if most is _NAMES.MAXREPEAT:
            self._join(last, first)
            if name == "POSSESSIVE_REPEAT" and len(self.chars) == begin + 1:
                self.greedy.add(begin)
        else:
            for copy in range(1, min(most, _MOST_COPIES)):
                over, starts, ends = self._sequence(nodes, flags)
                self._join(last, starts)
                passed = [(end, guards + skip) for skip in over for end, guards in last]
                last = ends + (last if copy >= least else passed)
        return (_ways([*skips, ()]) if least == 0 else skips), first, last


def _guards(name: str, argument: Any, flags: int) -> Guards:
    if name != "AT":
        direction, nodes = argument
        inner = str(nodes[0][0]) if len(nodes) == 1 else ""
        chars = _chars_of(inner, nodes[0][1], flags) if inner in _SINGLE else None
        return (Look(direction, chars, name == "ASSERT_NOT"),)
    lines = frozenset("\n" if flags & re.MULTILINE else "")
    looks = {
        "AT_BOUNDARY": Look(0, None, boundary=True),
        "AT_NON_BOUNDARY": Look(0, None, negated=True, boundary=True),
        "AT_BEGINNING": Look(-1, lines),
        "AT_END": Look(1, lines),
    }
    return (looks.get(str(argument), Look(1, frozenset())),)


def _chars_of(name: str, argument: Any, flags: int) -> frozenset[str]:
    """The characters that a node for one character matches, as ``re`` itself sees it."""
    key = (name, repr(argument), flags)
    if key not in _known:
        tree = _PARSER.SubPattern(_PARSER.State(), [(getattr(_NAMES, name), argument)])
        code = _COMPILER._code(tree, flags)
        one = _COMPILER._sre.compile(None, flags, code, 0, {}, (None,))
        _known[key] = frozenset(char for char in ALPHABET if one.fullmatch(char))
    return _known[key]


def _either(parts: list[Part]) -> Part:
    skips = _ways(skip for part in parts for skip in part[0])
    return (
        skips,
        [one for part in parts for one in part[1]],
        [one for part in parts for one in part[2]],
    )


def _ways(skips: Any) -> list[Guards]:
    return list(dict.fromkeys(skips))[:_MOST_WAYS]
