"""Action items: the clicks that show them, send them, and settle what nobody knows."""

from __future__ import annotations

import logging
from time import monotonic

from addon.cards.conflicts import FIELD, INTO, UID
from addon.cards.links import EDITION
from addon.cards.sent import heard, sent_card
from addon.cards.tickets import AGAIN, CALLED, CHOSEN, DECISION, FOUND, GRADED, KEY, tickets_card
from addon.errors import AddonError, RefusedError
from addon.handlers.answers import to_click
from addon.usecases.create_tickets import Wish, create_tickets, plan_tickets, settle
from addon.usecases.take_over import INTO_DOCUMENT, INTO_TRACKER, Choice, take_over

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.events import Event
    from addon.handlers.answers import Answer
    from addon.usecases.action_items import Setting

_LOG = logging.getLogger(__name__)

# No item is begun after so many seconds of a click; the one under way and the keys take the rest.
BEGIN_WITHIN_S = 3.5
_MOST_KEY = 100
_NOTHING = "Tick at least one item."
_NO_KEY = "Write the ticket's key into the field first."


class TicketClicks:
    """The clicks around action items."""

    def __init__(self, backend: Backend, links: Links) -> None:
        self._backend = backend
        self._links = links

    def plan(self, event: Event) -> Answer:
        """What will happen to each item is asked for."""
        return self._planned(event, self._setting(event))

    def send(self, event: Event) -> Answer:
        """The ticked items are to become tickets."""
        setting, wishes = self._setting(event), _wishes(event)
        if not wishes:
            return self._planned(event, setting, _NOTHING)
        end = monotonic() + BEGIN_WITHIN_S
        try:
            sent = create_tickets(
                event.document_id, wishes, setting, has_time=lambda: monotonic() < end
            )
        except RefusedError as problem:
            return self._planned(event, setting, _sentence(problem))
        self._backend.background.look_later(lambda: setting.pushes.of_document(event.document_id))
        return to_click(sent_card(sent, self._links), heard(sent))

    def settle(self, event: Event) -> Answer:
        """A person says which ticket it is, or that there is none."""
        setting, uid = self._setting(event), event.parameters.get(UID, "")
        decision = event.parameters.get(DECISION)
        key = event.inputs.get(f"{KEY}{uid}", "").strip()[:_MOST_KEY]
        if decision not in {FOUND, AGAIN} or (decision == FOUND and not key):
            return self._planned(event, setting, _NO_KEY)
        try:
            settle(event.document_id, uid, key if decision == FOUND else "", setting)
        except AddonError as problem:
            _LOG.info("settling: %s", type(problem).__name__)
            return self._planned(event, setting, _sentence(problem))
        return self._planned(event, setting)

    def take_over(self, event: Event) -> Answer:
        """One side is to say of an item what the other one does."""
        setting, given = self._setting(event), event.parameters
        choice = Choice(*(given.get(name, "") for name in (UID, FIELD, INTO, EDITION)))
        try:
            take_over(event.document_id, choice, setting)
        except AddonError as problem:
            _LOG.info("taking over: %s", type(problem).__name__)
            return self._planned(event, setting, _sentence(problem))
        side = INTO_TRACKER if choice.into == INTO_TRACKER else INTO_DOCUMENT
        return self._planned(event, setting, heard=f"Taken over into the {side}.")

    def _setting(self, event: Event) -> Setting:
        return self._backend.action_items(event.document_id, event.access_token)

    def _planned(
        self, event: Event, setting: Setting, problem: str = "", *, heard: str = ""
    ) -> Answer:
        plan = plan_tickets(event.document_id, setting)
        return to_click(tickets_card(plan, self._links, problem), heard)


def _wishes(event: Event) -> list[Wish]:
    """The items that are ticked, each with its title as it was left or changed."""
    chosen = [name.removeprefix(CHOSEN) for name in event.inputs if name.startswith(CHOSEN)]
    return [
        Wish(
            words,
            " ".join(event.inputs.get(f"{CALLED}{words}", "").split()),
            event.inputs.get(f"{GRADED}{words}", ""),
        )
        for words in chosen
    ]


def _sentence(problem: AddonError) -> str:
    words = str(problem).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."
