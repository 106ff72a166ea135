"""A text as Google keeps it while suggestions are open, written without the product's code.

A list of UTF-16 code units, each with a colour that stands for its style; deletions that are only
suggested leave theirs where they are (google.md 5.5).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT, COMING, GOING = "kept", "coming", "going"


class Paper:
    """The body of a document; index 0 is the section break's."""

    def __init__(self, text: str, colours: str, *, suggests: bool) -> None:
        """``colours`` has one for each UTF-16 unit of the text."""
        units = _units(text)
        self._suggests = suggests
        self._all = [(0, "", KEPT)] + [
            (unit, colour, KEPT) for unit, colour in zip(units, colours, strict=True)
        ]

    def write(self, batch: Sequence[dict[str, Any]]) -> None:
        """Apply requests in their order, as suggestions or as edits."""
        for request in batch:
            if "insertText" in request:
                self._insert(request["insertText"])
            else:
                self._delete(request["deleteContentRange"])

    def _insert(self, body: dict[str, Any]) -> None:
        at = body["location"]["index"]
        colour = self._all[at - 1][1]
        state = COMING if self._suggests else KEPT
        self._all[at:at] = [(unit, colour, state) for unit in _units(body["text"])]

    def _delete(self, body: dict[str, Any]) -> None:
        start, end = body["range"]["startIndex"], body["range"]["endIndex"]
        assert 0 < start < end
        cut = self._all[start:end]
        left = [(unit, colour, GOING) for unit, colour, state in cut if state != COMING]
        self._all[start:end] = left if self._suggests else []

    @property
    def accepted(self) -> str:
        """The text once all suggestions are accepted."""
        return _text([unit for unit, _, state in self._all[1:] if state != GOING])

    @property
    def rejected(self) -> str:
        """The text once all suggestions are rejected."""
        return _text([unit for unit, _, state in self._all[1:] if state != COMING])

    @property
    def suggestions(self) -> int:
        """How many stretches of suggested text there are: Google makes one suggestion of each."""
        changed = [state != KEPT for _, _, state in self._all]
        return sum(following and not before for before, following in pairwise(changed))

    @property
    def coming(self) -> list[tuple[str, str]]:
        """The units that are to come, each with its colour."""
        return [(chr(unit), colour) for unit, colour, state in self._all if state == COMING]


def _units(text: str) -> list[int]:
    raw = text.encode("utf-16-le")
    return [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]


def _text(units: list[int]) -> str:
    return b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le")
