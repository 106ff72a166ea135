"""New postmortem: the form, and what becomes of it."""

from __future__ import annotations

import logging
import re
from secrets import token_urlsafe

from addon.cards.links import CREATE
from addon.cards.new_postmortem import (
    FORM,
    INTENT,
    VISIBILITY,
    Typed,
    created_card,
    new_postmortem_card,
)
from addon.domain import intake, scopes
from addon.domain.sharing import DOMAIN, PRIVATE
from addon.errors import AddonError, ScopeError
from addon.handlers.answers import asking_for_scopes, to_click
from addon.usecases.create_postmortem import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.auth.tokens import User
    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.events import Event
    from addon.handlers.answers import Answer

_LOG = logging.getLogger(__name__)

# Intents are made here; whatever else comes with a click is none.
_INTENT = re.compile(r"[\w-]{20,64}")


class Creation:
    """The clicks that lead to a new postmortem."""

    def __init__(self, backend: Backend, links: Links) -> None:
        self._backend = backend
        self._links = links

    def form(self, event: Event, user: User) -> Answer:
        """An empty form with an intent of its own."""
        if _lacks_scope(event):
            return asking_for_scopes([scopes.FILE])
        card = new_postmortem_card(
            self._backend.policy, self._links, token_urlsafe(24), user.domain
        )
        return to_click(card)

    def create(self, event: Event, user: User) -> Answer:
        """The postmortem that the form asks for, or the form again with what is wrong in it."""
        if _lacks_scope(event):
            return asking_for_scopes([scopes.FILE])
        intent = event.parameters.get(INTENT, "")
        if not _INTENT.fullmatch(intent):
            intent = token_urlsafe(24)
        try:
            facts = intake.facts(event.inputs, event.moments, self._backend.policy)
        except intake.IntakeError as problem:
            typed = Typed(event.inputs, event.moments, problem.problems)
            card = new_postmortem_card(
                self._backend.policy, self._links, intent, user.domain, typed
            )
            return to_click(card)
        wants_domain = event.inputs.get(VISIBILITY, DOMAIN) == DOMAIN
        visibility = DOMAIN if user.domain and wants_domain else PRIVATE
        request = Request(intent, facts, visibility, user.domain)
        try:
            created = self._backend.create(request, event.access_token)
        except ScopeError:
            return asking_for_scopes([scopes.FILE])
        except AddonError as problem:
            _LOG.info("%s: %s", CREATE, type(problem).__name__)
            typed = Typed(event.inputs, event.moments, {FORM: _sentence(problem)})
            card = new_postmortem_card(
                self._backend.policy, self._links, intent, user.domain, typed
            )
            return to_click(card)
        return to_click(created_card(created, facts.title, self._links))


def _sentence(problem: AddonError) -> str:
    """What went wrong, and that pressing again goes on where it stopped."""
    words = str(problem)
    return f"{words[:1].upper()}{words[1:]}. Nothing is made twice: press the button again."


def _lacks_scope(event: Event) -> bool:
    """Whether the user has not consented to files of the add-on's own (google.md 3.4)."""
    return event.granted_scopes is not None and scopes.FILE not in event.granted_scopes
