"""What went wrong, in words of the person before the sidebar, and the way on."""

from __future__ import annotations

from typing import NamedTuple

from addon.cards.access import ALLOW, ASK, FOR_FILE, FOR_SCOPES
from addon.cards.widgets.parts import button, buttons, call, card, open_page, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from addon.errors import (
    AccessError,
    AddonError,
    BusyError,
    ChangedError,
    CredentialsError,
    ForbiddenError,
    LateError,
    LockedError,
    OverloadError,
    OversizedError,
    PendingError,
    QuotaError,
    RefusedError,
    ScopeError,
    SlowError,
    SwitchedOffError,
    UnavailableError,
    UnsupportedError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card

TRY_AGAIN = "Try again"

_REFERENCE = 40


class _Way(NamedTuple):
    title: str
    words: Html
    label: str = TRY_AGAIN
    parameters: Mapping[str, str] | None = None


_WAYS: Mapping[type[AddonError], _Way] = {
    CredentialsError: _Way(
        "Your sign-in has run out",
        Html("Google did not accept it any more. Try again; if that fails, reload the document."),
    ),
    ScopeError: _Way(
        "A permission is missing",
        Html("You have not allowed Second Story to read documents. Allow it, and it is checked."),
        "Allow",
        {ASK: FOR_SCOPES},
    ),
    AccessError: _Way(
        "No access to this document",
        Html(
            "Google does not show it to Second Story. Allow it anew; if that fails, ask whoever "
            "owns the document whether it is still shared with you."
        ),
        ALLOW,
        {ASK: FOR_FILE},
    ),
    ForbiddenError: _Way(
        "You may not comment here",
        Html(
            "Commenting is up to those who may comment on this document or edit it. If it was "
            "published meanwhile, an editor may reopen it."
        ),
        "Check postmortem",
    ),
    BusyError: _Way(
        "Already under way",
        Html(
            "Another click is at the same thing, somebody else's or one of yours. One is carried "
            "out at a time, so that nothing is done twice. Try again in a moment."
        ),
    ),
    PendingError: _Way(
        "Comments may still arrive",
        Html(
            "Google did not answer in time when comments were asked for here a moment ago, and may "
            "still add them. So that none is added twice, try again in half a minute."
        ),
    ),
    UnsupportedError: _Way(
        "Not offered by Google",
        Html("Google does not offer this to the add-on's project. Nothing was changed."),
    ),
    QuotaError: _Way(
        "Too many checks for now",
        Html("Google takes no more requests at the moment. Wait a minute, then try again."),
    ),
    OverloadError: _Way(
        "Busy just now",
        Html(
            "More clicks are under way than Second Story can answer at once. Nothing was begun and "
            "nothing is lost; try again in a few seconds."
        ),
    ),
    LateError: _Way(
        "Google took too long",
        Html(
            "It did not answer in time, and may still do what you asked for. Check again in half a "
            "minute, and ask only for what is missing then."
        ),
    ),
    SlowError: _Way(
        "Google took too long",
        Html("It did not hand out the document in time. Try again in a moment."),
    ),
    UnavailableError: _Way(
        "Google Docs is not available",
        Html("It gave no usable answer. Your document is all right; try again in a minute."),
    ),
    OversizedError: _Way(
        "This document is too long",
        Html(
            "It is longer than the sidebar has time to read. Split it, or check it from a terminal "
            "with <b>postmortem lint</b> and its address."
        ),
    ),
    SwitchedOffError: _Way(
        "The Google Docs API is off",
        Html("An admin has to enable it in the Google Cloud project of Second Story."),
    ),
    LockedError: _Way(
        "It takes no changes",
        Html(
            "The document is published or locked, or it is not yours to change. Check it again to "
            "see how it stands."
        ),
        "Check again",
    ),
    RefusedError: _Way(
        "Google refuses this document",
        Html(
            "It cannot be read as a Google Doc. If it is a Word file, choose "
            "<b>File &gt; Save as Google Docs</b> and check that one."
        ),
    ),
    ChangedError: _Way(
        "Somebody was faster",
        Html(
            "The document was changed in the meantime, so Second Story changed nothing on top of "
            "that. Try again."
        ),
    ),
    AddonError: _Way(
        "Something went wrong here",
        Html(
            "The fault is in Second Story, not in your document. Try again; if it stays, tell "
            "whoever looks after Second Story here."
        ),
    ),
}


def failure_card(problem: AddonError, links: Links, reference: str = "") -> Card:
    """What to do about a problem; ``reference`` is what our log knows a fault of ours by."""
    way = _way(problem)
    lines = [way.words]
    if reference:
        lines.append(Html(f"<br>Reference: {escaped(head(reference, _REFERENCE))}"))
    row = [button(way.label, call(links.check, way.parameters), is_main=True)]
    if reference:
        row.append(button("Support", open_page(links.support)))
    return card("failure", way.title, [section([paragraph(*lines), buttons(*row)])])


def _way(problem: AddonError) -> _Way:
    return next(_WAYS[kind] for kind in type(problem).__mro__ if kind in _WAYS)
