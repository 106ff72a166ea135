"""A plan as one batch of requests, and what Google's answer to it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docs_template import requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addon.domain.comments.plan import Opening, Plan

SAVED = "ALL_SAVED"


class Opened(NamedTuple):
    """A thread as Google opened it: its id, and whether it stands on the words that were meant."""

    opening: Opening
    thread: Mapping[str, Any]
    is_right: bool


def batch(plan: Plan) -> list[dict[str, Any]]:
    """The requests of a plan, threads to be opened first, so that answers match by number."""
    return [
        *(
            requests.insert_comment(one.content, one.place.span)
            for one in plan.openings
            if one.place is not None
        ),
        *(requests.delete_comment(thread_id) for thread_id in plan.removals),
        *(requests.update_comment(*edit) for edit in plan.edits),
        *(requests.reply_to_comment(*reply) for reply in plan.replies),
    ]


def is_saved(answer: Mapping[str, Any]) -> bool:
    """Tell whether the comments were kept: Google may answer 200 without (google.md 5.4)."""
    return answer.get("commentUpdateState") == SAVED


def opened(plan: Plan, answer: Mapping[str, Any]) -> Iterator[Opened]:
    """The threads that were opened, each looked at."""
    placed = [one for one in plan.openings if one.place is not None]
    replies = answer.get("replies") or ()
    for opening, reply in zip(placed, replies, strict=False):
        thread = (reply.get("insertComment") or {}).get("commentThread")
        if thread and opening.place is not None:
            quote = thread.get("plainTextQuote") or ""
            yield Opened(opening, thread, opening.place.is_quoted_by(quote))
