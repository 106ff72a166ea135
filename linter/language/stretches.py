"""Stretches of a text, asked whether one of them lies around or touches another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Stretches:
    """Stretches in any order, starts and ends in code points; they may overlap.

    However many there are, asking costs the logarithm of it.
    """

    __slots__ = ("_reach", "_starts")

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(stretches) if len(stretches) > 1 else stretches
        self._starts = [start for start, _ in ordered]
        # How far the stretches reach that start no later than each.
        self._reach = [*accumulate((end for _, end in ordered), max)]

    def around(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches has all of another inside."""
        number = bisect_right(self._starts, start)
        return number > 0 and end <= self._reach[number - 1]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of the stretches shares a character with another."""
        number = bisect_left(self._starts, end)
        return number > 0 and start < self._reach[number - 1]
