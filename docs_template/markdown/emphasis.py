"""Emphasis: which runs of ``*``, ``_`` and ``~`` belong together."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Run:
    """A run of one character that may open or close emphasis, or both.

    ``at`` is the offset of what is left of it and ``count`` how much; ``length`` is what it was.
    """

    __slots__ = ("at", "character", "closes", "count", "length", "opens")

    def __init__(self, character: str, at: int, count: int, *, opens: bool, closes: bool) -> None:
        self.character = character
        self.at = at
        self.count = count
        self.length = count
        self.opens = opens
        self.closes = closes

    def fits(self, closer: Run) -> bool:
        """Tell whether emphasis can run from here to a closer."""
        if self.character != closer.character:
            return False
        # CommonMark's rule of three, without which *foo**bar* would end at the double asterisk.
        is_mixed = self.closes or closer.opens
        in_threes = (self.length + closer.length) % 3 == 0 and self.length % 3 != 0
        return not (is_mixed and in_threes)


def read_run(text: str, at: int, end: int) -> Run | None:
    """The run between two offsets; ``None`` where it is plain text."""
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    opens = _flanks(after, before)
    closes = _flanks(before, after)
    if text[at] == "_" and opens and closes:
        opens, closes = not before.isalnum(), not after.isalnum()
    if not opens and not closes:
        return None
    return Run(text[at], at, end - at, opens=opens, closes=closes)


def _flanks(inner: str, outer: str) -> bool:
    """Tell whether a run stands at ``inner`` as its edge, towards ``outer``."""
    if inner.isspace():
        return False
    return inner.isalnum() or not outer.isalnum()


def pair(runs: Sequence[Run]) -> list[tuple[Run, int, int, int]]:
    """Pair the runs of a stretch of text: opener, where it ends, where its closer starts, width.

    ``width`` characters of either run are mark-up: an odd one is italic, each two are bold.
    """
    pairs = []
    openers: list[Run] = []
    # Where a search has failed, it need not look again: without this, runs cost their square.
    floors: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.closes:
            key = (run.character, run.opens, run.length % 3)
            while run.count and (place := _opener(openers, run, floors.get(key, 0))) >= 0:
                opener = openers[place]
                width = min(opener.count, run.count)
                opener.count -= width
                pairs.append((opener, opener.at + opener.count + width, run.at, width))
                run.at += width
                run.count -= width
                del openers[place + bool(opener.count) :]
            if run.count:
                floors[key] = run.at
        if run.count and run.opens:
            openers.append(run)
    return pairs


def _opener(openers: Sequence[Run], closer: Run, floor: int) -> int:
    for place in range(len(openers) - 1, -1, -1):
        if openers[place].at < floor:
            break
        if openers[place].fits(closer):
            return place
    return -1
