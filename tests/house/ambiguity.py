"""Whether a backtracking matcher may need time that grows faster than the text.

A pattern is superlinear where some word, repeated, can be read in a number of ways that grows with
its repetitions (Weideman et al. 2016): two loops read it and one leads to the other (the ways grow
with a power of the length), or one loop reads it in two ways (they double with each repetition).
Where a pattern is searched for, the text before the match is such a loop.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tests.house.automaton import ALPHABET, WORD, Automaton

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_WORD = 24


class Ambiguity(NamedTuple):
    """A word whose repetition makes the time explode, and how."""

    word: str
    is_exponential: bool


def ambiguities(pattern: str, flags: int = 0, *, searched: bool) -> list[Ambiguity]:
    """The words that a pattern, searched for or matched at one place, can be slow on."""
    automaton = Automaton(pattern, flags, searched=searched)
    if not set(_loops(automaton)):
        return []
    found = []
    for word in _words(automaton):
        graph = _Graph(automaton, word)
        if graph.is_exponential() or graph.is_polynomial():
            found.append(Ambiguity(word, graph.is_exponential()))
    return found


def _loops(automaton: Automaton) -> Iterator[int]:
    """Positions on a cycle, that of the search left out."""
    for start, following in enumerate(automaton.follow):
        if start != automaton.restart and any(to <= start for to, _ in following):
            yield start


def _words(automaton: Automaton) -> Iterator[str]:
    """Single characters, one of each kind that the pattern tells apart, and longer words.

    Those lead from a position of a loop back to itself, or from the start of a match into a loop
    that reads them too.
    """
    kinds = {
        (tuple(char in chars for chars in automaton.chars), char in WORD, char == "\n"): char
        for char in reversed(ALPHABET)
    }
    yield from kinds.values()
    cycles = {_shortest(automaton, loop, loop) for loop in set(_loops(automaton))}
    yield from sorted((cycles | {*_ways_in(automaton)}) - {""})


def _ways_in(automaton: Automaton) -> Iterator[str]:
    if automaton.restart is None:
        return
    for loop in set(_loops(automaton)):
        word = _shortest(automaton, automaton.restart, loop)
        for whole in (word, f"{word} "):
            if automaton.chars[loop].issuperset(whole):
                yield whole


def _shortest(automaton: Automaton, start: int, goal: int) -> str:
    """A shortest word of several characters that leads from one position to another."""
    came_from: dict[int, int] = {}
    queue = [start]
    for here in queue:
        for there, _ in automaton.follow[here]:
            if there == goal and here != goal:
                path = [goal, here]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                word = "".join(_plainest(automaton.chars[one]) for one in path[-2::-1])
                return word if len(word) <= _LONGEST_WORD else ""
            if there not in {start, *came_from} and automaton.chars[there]:
                came_from[there] = here
                queue.append(there)
    return ""


def _plainest(chars: frozenset[str]) -> str:
    return min(chars, key=lambda char: (char not in "a ", char))


class _Graph:
    """The automaton reading one word over and over: states are position and place in the word."""

    def __init__(self, automaton: Automaton, word: str) -> None:
        self.restart = automaton.restart
        self.states = [
            (position, place)
            for place, char in enumerate(word)
            for position, chars in enumerate(automaton.chars)
            if char in chars
        ]
        numbers = {state: number for number, state in enumerate(self.states)}
        self.edges = [[*self._from(automaton, word, numbers, *state)] for state in self.states]
        self.component = _components(self.edges)
        self.members: dict[int, list[int]] = defaultdict(list)
        for number, component in enumerate(self.component):
            self.members[component].append(number)
        self.cyclic = {
            component
            for component, members in self.members.items()
            if len(members) > 1 or members[0] in self.edges[members[0]]
        }
        # Where the text may go on like this and the pattern be satisfied, it gives up nothing.
        self.content = {
            number
            for number, (position, place) in enumerate(self.states)
            for end, guards in automaton.last
            if end == position
            and all(one.holds(word[place], word[(place + 1) % len(word)]) for one in guards)
        }

    def _from(
        self,
        automaton: Automaton,
        word: str,
        numbers: dict[tuple[int, int], int],
        position: int,
        place: int,
    ) -> Iterator[int]:
        after = (place + 1) % len(word)
        before, char = word[place], word[after]
        own = numbers.get((position, after))
        if position in automaton.greedy and own is not None:
            yield own
            return
        for to, guards in automaton.follow[position]:
            number = numbers.get((to, after))
            if number is not None and all(guard.holds(before, char) for guard in guards):
                yield number

    def is_exponential(self) -> bool:
        """Tell whether one loop reads the word in two ways, and the match may fail."""
        return any(
            sum(self.component[to] == component for to in self.edges[number]) > 1
            for component in self.cyclic
            for number in self.members[component]
            if self.states[number][0] != self.restart and self._may_fail(number)
        )

    def is_polynomial(self) -> bool:
        """Tell whether a loop leads to another one, behind which the match may fail."""
        return any(
            self.component[to] != component
            and self.component[to] in self.cyclic
            and self._may_fail(to)
            for component in self.cyclic
            for to in self._reached(self.members[component][0])
        )

    def _may_fail(self, number: int) -> bool:
        return self.content.isdisjoint(self._reached(number))

    def _reached(self, start: int) -> set[int]:
        seen = {start}
        queue = [start]
        for here in queue:
            fresh = [to for to in self.edges[here] if to not in seen]
            seen.update(fresh)
            queue += fresh
        return seen


def _components(edges: Sequence[Sequence[int]]) -> list[int]:
    """The number of the strongly connected component of each node (Tarjan, without recursion)."""
    order = [0] * len(edges)
    low = [0] * len(edges)
    component = [-1] * len(edges)
    stack: list[int] = []
    count = 0
    for root in range(len(edges)):
        work = [(root, 0)] if not order[root] else []
        while work:
            node, at = work.pop()
            if not order[node]:
                count += 1
                order[node] = low[node] = count
                stack.append(node)
            fresh = next(
                (n for n in range(at, len(edges[node])) if not order[edges[node][n]]), None
            )
            if fresh is not None:
                work += [(node, fresh), (edges[node][fresh], 0)]
                continue
            known = [to for to in edges[node] if component[to] < 0]
            low[node] = min([low[node], *(low[to] for to in known)])
            if low[node] == order[node]:
                while component[node] < 0:
                    component[stack.pop()] = node
    return component
