"""Publish and reopen: what stands in the way, and what became of it."""

from __future__ import annotations

from addon.cards.publication import REASON, publication_card
from addon.handlers.answers import to_click
from addon.usecases.margins import Click
from addon.usecases.publish_postmortem import MOST_REASON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.auth.tokens import User
    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.events import Event
    from addon.handlers.answers import Answer

    Report = Callable[[Event, str], Answer]

_NO_REASON = "Say why it is published all the same."


class PublicationClicks:
    """The clicks that publish a postmortem and reopen it; each ends with ``report``."""

    def __init__(self, backend: Backend, links: Links, report: Report) -> None:
        self._backend = backend
        self._links = links
        self._report = report

    def plan(self, event: Event) -> Answer:
        """What stands in the way of publishing is asked for."""
        found = self._backend.plan_publication(event.document_id, event.access_token)
        return to_click(publication_card(found, self._links))

    def publish(self, event: Event, user: User) -> Answer:
        """The postmortem is to be published."""
        typed = " ".join(event.inputs.get(REASON, "").split())[:MOST_REASON]
        click = Click(user.id, user.name, event.document_id, event.access_token)
        found = self._backend.publish(click, user.email, typed)
        if found.is_done:
            return self._report(event, "Published and locked.")
        problem = _NO_REASON if REASON in event.inputs or found.obstacles else ""
        return to_click(publication_card(found, self._links, problem))

    def reopen(self, event: Event, user: User) -> Answer:
        """The postmortem is to be reopened, or unlocked."""
        done = self._backend.reopen(event.document_id, event.access_token, user.email)
        return self._report(event, "Reopened." if done else "There was nothing to reopen.")
