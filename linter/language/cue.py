"""A cue: a pattern, the words at which alone it is tried, and what it is read as."""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from linter.language.found import Found


class Cue:
    """Something that several rules may look for; it is matched and read once for all of them.

    ``read`` gives what the words mean here, or ``None`` where they mean nothing of interest.
    """

    __slots__ = ("anchors", "pattern", "read")

    def __init__(
        self, anchors: Sequence[str], pattern: str, read: Callable[[Found], Any | None]
    ) -> None:
        self.anchors = anchors
        self.pattern = regex(pattern)
        self.read = read
