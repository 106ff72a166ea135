"""Adopt and upgrade: how a document comes to stand on the template, and on its newest version."""

from __future__ import annotations

from addon.cards.adoption import adoption_card
from addon.cards.links import EDITION
from addon.cards.upgrade import upgrade_card
from addon.handlers.answers import to_click

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.events import Event
    from addon.handlers.answers import Answer

    Report = Callable[[Event, str], Answer]

OTHERWISE = "The document has changed; this is what would be done now."


class TemplateClicks:
    """The clicks that adopt a document and upgrade a postmortem; each ends with ``report``."""

    def __init__(self, backend: Backend, links: Links, report: Report) -> None:
        self._backend = backend
        self._links = links
        self._report = report

    def plan_adoption(self, event: Event) -> Answer:
        """What would make the document a postmortem is asked for."""
        planned = self._backend.plan_adoption(event.document_id, event.access_token)
        return to_click(adoption_card(planned, self._links))

    def adopt(self, event: Event) -> Answer:
        """The document is to become a postmortem."""
        agreed = event.parameters.get(EDITION, "")
        adopted = self._backend.adopt(event.document_id, agreed, event.access_token)
        if adopted.instead is not None:
            return to_click(adoption_card(adopted.instead, self._links), OTHERWISE)
        done = adopted.repaired.done
        heard = "It is a postmortem of its own now." if done else "There was nothing to add."
        return self._report(event, heard)

    def plan_upgrade(self, event: Event) -> Answer:
        """What a newer version of the template adds is asked for."""
        planned = self._backend.plan_upgrade(event.document_id, event.access_token)
        return to_click(upgrade_card(planned, self._links))

    def upgrade(self, event: Event) -> Answer:
        """The document is to be brought up to the newest version."""
        agreed = event.parameters.get(EDITION, "")
        upgraded = self._backend.upgrade(event.document_id, agreed, event.access_token)
        if upgraded.instead is not None:
            return to_click(upgrade_card(upgraded.instead, self._links), OTHERWISE)
        heard = "It is up to date now." if upgraded.done else "There was nothing to add."
        return self._report(event, heard)
