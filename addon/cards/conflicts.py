"""Where a ticket says otherwise than its row: both, and the buttons that take either over."""

from __future__ import annotations

from addon.cards.links import EDITION
from addon.cards.widgets.parts import button, buttons, call, paragraph
from addon.cards.widgets.text import Html, escaped, head
from addon.domain.conflicts import OWNER
from addon.usecases.take_over import INTO_DOCUMENT, INTO_TRACKER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Widget
    from addon.domain.conflicts import Conflict
    from addon.domain.ticket_plan import Planned
    from addon.usecases.create_tickets import Plan

# What a click carries: of which item, what, which way.
UID, FIELD, INTO = "uid", "field", "into"

_LABELS = {INTO_DOCUMENT: "Into the document", INTO_TRACKER: "Into the tracker"}
_MOST = 80


def conflict_widgets(one: Planned, plan: Plan, links: Links) -> Iterator[Widget]:
    """What the ticket of an item says otherwise; an editor can take it over, either way."""
    for conflict in one.conflicts:
        ways = list(_ways(one, conflict, plan))
        yield paragraph(_told(conflict, has_ways=bool(ways)))
        if ways:
            yield buttons(*(_button(way, one.known.uid, conflict, links) for way in ways))


def _button(way: str, uid: str, conflict: Conflict, links: Links) -> dict[str, object]:
    parameters = {UID: uid, FIELD: conflict.field, INTO: way, EDITION: conflict.edition}
    return button(_LABELS[way], call(links.take_over, parameters))


def _told(conflict: Conflict, *, has_ways: bool) -> Html:
    label = "Owner" if conflict.field == OWNER else "Priority"
    there, here = _shown(conflict.there), _shown(conflict.here)
    ask = " Take it over:" if has_ways else ""
    return Html(f"{label}: {there} in the tracker, {here} in the document.{ask}")


def _shown(word: str) -> Html:
    return Html(f"<b>{escaped(head(word, _MOST))}</b>" if word else "nobody")


def _ways(one: Planned, conflict: Conflict, plan: Plan) -> Iterator[str]:
    """Where what the other side says can go; nobody's comment is rewritten."""
    if not plan.can_write:
        return
    if conflict.written and not plan.is_published and one.known.thread is None:
        yield INTO_DOCUMENT
    if conflict.here:
        yield INTO_TRACKER
