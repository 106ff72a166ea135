"""A batch of requests, applied as a whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator import errors
from emulator.docs import threads
from emulator.docs.rebase import Rebase
from emulator.docs.requests import HANDLERS
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Collection

    from emulator.docs.model import Document, Json


def run(
    newest: Document,
    requests: list[Json],
    target: Document | None,
    *,
    skipped: Collection[str] = (),
) -> list[Json]:
    """Apply the requests to ``newest``, in order; ``target`` is the revision they count in.

    Answers a reply for each request, an empty one for the ``skipped`` kinds. Both documents change
    also where a request is refused.

    Raises:
        ApiError: 400 for a request that cannot be applied, in Google's words.

    """
    _check_shapes(requests)
    rebase = Rebase(target, newest) if target is not None else None
    replies: list[Json] = []
    for number, request in enumerate(requests):
        kind, body = next(iter(request.items()))
        if kind in skipped:
            replies.append({})
            continue
        try:
            replies.append(rebase.apply(_apply, kind, body) if rebase else _apply(newest, request))
        except RefusalError as refusal:
            text = f"Invalid requests[{number}].{kind}: {refusal}"
            raise errors.ApiError(refusal.status, text) from refusal
    return replies


def _check_shapes(requests: list[Json]) -> None:
    if not requests:
        raise errors.invalid_argument("Must specify at least one request.")
    for number, request in enumerate(requests):
        place = f"requests[{number}]"
        if not request:
            raise errors.invalid_argument(f"Invalid {place}: No request set.")
        _, *others = request
        if others:
            text = f"oneof field 'request' is already set. Cannot set '{others[0]}'"
            raise errors.invalid_argument(f"Invalid value at '{place}' (oneof), {text}")


def _apply(document: Document, request: Json) -> Json:
    kind, body = next(iter(request.items()))
    reply = HANDLERS[kind](document, body) or {}
    if document.facts.get("named_range_without_content") != "kept":
        for tab in document.tabs:
            tab.named_ranges = [each for each in tab.named_ranges if each.extents]
    threads.orphan(document)
    return reply
