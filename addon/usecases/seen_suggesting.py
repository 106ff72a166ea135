"""Whether Google was seen to suggest where it was asked to.

It was feared that ``writeMode`` is ignored where suggestions are not offered (google.md 5.6): then
text is changed at once. So the doctor asks a scratch document first, and fixes are offered only
where that was a suggestion; whoever is shown the contrary later takes that back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addon.ports import EventRecord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from addon.ports import Events

# What such events stand beside, in place of the id of a document.
EVERYWHERE = "*"
SUGGESTS, SUGGESTS_NOT = "suggests", "suggests not"


def has_suggested(reply: dict[str, Any], batch: Sequence[Any]) -> bool:
    """Tell whether an answer says of each request which suggestion it made or became part of."""
    responses = reply.get("suggestionResponses", [])
    return len(responses) == len(batch) and all(
        each.get("createdSuggestionIds") or each.get("updatedSummarySuggestionIds")
        for each in responses
    )


def record(events: Events, *, passed: bool, by_user: str, reason: str, at: datetime) -> None:
    """Remember whether Google suggests; ``at`` is aware UTC."""
    kind = SUGGESTS if passed else SUGGESTS_NOT
    events.record(EventRecord(EVERYWHERE, kind, by_user, reason, at))


def is_trusted(events: Events) -> bool:
    """Whether Google suggested when it was last tried, and nothing was seen since against it.

    Raises:
        StoreError: that cannot be told.

    """
    last = events.last(EVERYWHERE, (SUGGESTS, SUGGESTS_NOT))
    return last is not None and last.kind == SUGGESTS
