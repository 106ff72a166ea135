"""A batch of requests, applied as a whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import errors
from emulator.docs import suggesting, suggestions, threads
from emulator.docs.rebase import Rebase
from emulator.docs.requests import COMMENT_UPDATES, HANDLERS, SUGGESTION_UPDATES
from emulator.docs.requests.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from emulator.docs.model import Document, Json


class Outcome(NamedTuple):
    """What came of a batch: for each request a reply, and what became of suggestions by it."""

    replies: list[Json]
    suggestions: list[Json]


def run(
    newest: Document,
    requests: list[Json],
    target: Document | None,
    *,
    suggests: bool = False,
    skipped: Collection[str] = (),
) -> Outcome:
    """Apply the requests to ``newest``, in order; ``target`` is the revision they count in.

    Where the batch ``suggests``, the text stays and is marked. Of the ``skipped`` kinds nothing is
    done. Both documents change also where a request is refused.

    Raises:
        ApiError: 400 for a request that cannot be applied, in Google's words.

    """
    _check_shapes(requests)
    if suggests:
        _check_suggestible(requests, newest.facts)
    apply = _suggest if suggests else _apply
    rebase = Rebase(target, newest) if target is not None else None
    outcome = Outcome([], [])
    before = suggestions.changes(newest)
    for number, request in enumerate(requests):
        kind, body = next(iter(request.items()))
        if kind in skipped:
            reply: Json = {}
        else:
            try:
                reply = (
                    rebase.apply(apply, kind, body)
                    if rebase is not None
                    else apply(newest, request)
                )
            except RefusalError as refusal:
                text = f"Invalid requests[{number}].{kind}: {refusal}"
                raise errors.ApiError(refusal.status, text) from refusal
        outcome.replies.append(reply)
        outcome.suggestions.append(suggestions.follow(newest, before) if suggests or before else {})
        before = suggestions.changes(newest) if suggests or before else before
    return outcome


def _check_suggestible(requests: list[Json], facts: Mapping[str, Any]) -> None:
    """Refuse what is no suggestion, before anything else is looked at (google.md 5.5)."""
    is_refused = facts.get("choices_in_suggest_mode") != "suggested"
    refused = suggesting.REFUSED | (suggesting.DOUBTFUL if is_refused else frozenset())
    for number, request in enumerate(requests):
        for kind in request:
            if kind in refused:
                text = "Request does not support application as suggestion."
                raise errors.invalid_argument(f"Invalid requests[{number}].{kind}: {text}")


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


def _suggest(document: Document, request: Json) -> Json:
    kind, body = next(iter(request.items()))
    if kind in COMMENT_UPDATES | SUGGESTION_UPDATES:
        return _apply(document, request)
    return suggesting.suggest(document, kind, body)


def _apply(document: Document, request: Json) -> Json:
    kind, body = next(iter(request.items()))
    reply = HANDLERS[kind](document, body) or {}
    if document.facts.get("named_range_without_content") != "kept":
        for tab in document.tabs:
            tab.named_ranges = [each for each in tab.named_ranges if each.extents]
    threads.orphan(document)
    return reply
