"""A batch made against an old revision is applied to the newest one.

The batch runs on a copy of the old revision too, request by request, since its indexes count in
that one. Each place is carried over by the unit that stands there: units keep their number in
every revision, and both runs number the units that the batch adds alike. A request whose place a
colleague has deleted is refused; one that would only have styled or deleted it has nothing to do.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from emulator.docs import carrying
from emulator.docs.pairs import GoneError
from emulator.docs.requests import SUGGESTION_UPDATES
from emulator.docs.requests.comments import NOWHERE
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from emulator.docs.model import Document, Json

    Apply = Callable[[Document, Json], Json]

_GONE = "The content that the request refers to has been deleted."
# What nothing is left to do for once its range is gone.
_IDLE = frozenset(
    (
        "updateTextStyle",
        "updateParagraphStyle",
        "updateSectionStyle",
        "createParagraphBullets",
        "deleteParagraphBullets",
    )
)
# Which occurrences such a request finds is each revision's own: its units are not numbered alike.
_SEARCHING = "replaceAllText"
_COMMENTING = "insertComment"
# What names a thread and no place: a thread may be newer than the old revision.
_OF_THREADS = frozenset(
    ("addCommentReply", "updateCommentPost", "deleteComment", "deleteCommentReply")
)


class Rebase:
    """Carries requests from ``old`` over to ``new``; both change as the batch goes on."""

    def __init__(self, old: Document, new: Document) -> None:
        self._old = old
        self._new = new
        self._align()

    def apply(self, apply: Apply, kind: str, request: Json) -> Json:
        """Apply one request to both revisions; answers the reply of the newer one."""
        if kind in _OF_THREADS:
            return apply(self._new, {kind: request})
        if kind in SUGGESTION_UPDATES:
            return self._settle(apply, kind, request)
        carried = self._carried(kind, request)
        start, names = self._new.counter, self._new.names
        reply: Json = {}
        for each in carried:
            reply = apply(self._new, {kind: each})
        self._old.counter, self._old.names = start, names
        apply(self._old, {kind: request})
        if kind == _SEARCHING or self._old.counter != self._new.counter:
            self._tell_apart(start)
        self._align()
        return reply

    def _settle(self, apply: Apply, kind: str, request: Json) -> Json:
        """Settle a suggestion in both revisions, where the old one has it already."""
        reply = apply(self._new, {kind: request})
        with suppress(RefusalError):
            apply(self._old, {kind: request})
        self._align()
        return reply

    def _align(self) -> None:
        self._new.counter = self._old.counter = max(self._old.counter, self._new.counter)
        self._new.names = self._old.names = max(self._old.names, self._new.names)

    def _tell_apart(self, start: int) -> None:
        """Number the units that the old revision got anew: none in the newer one is the same."""
        step = max(self._old.counter, self._new.counter) - start
        for _, _, segment in self._old.segments():
            segment.units = [
                unit._replace(uid=unit.uid + step) if unit.uid > start else unit
                for unit in segment.units
            ]
        self._old.counter += step

    def _carried(self, kind: str, request: Json) -> list[Json]:
        """The request in places of the newer revision; a deletion may fall into several."""
        revisions = self._old, self._new
        try:
            if kind == "deleteContentRange":
                return carrying.deletions(*revisions, request)
            return [carrying.carried(*revisions, kind, request)]
        except GoneError as gone:
            if kind in _IDLE:
                return []
            if kind == _COMMENTING and self._new.facts.get("comment_on_deleted_text") != "refused":
                return [{**request, "range": NOWHERE}]
            raise RefusalError(_GONE) from gone
