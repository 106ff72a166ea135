"""Action items: what will happen to each, what happened, and what a person has to decide."""

from __future__ import annotations

from addon.cards.conflicts import UID, conflict_widgets
from addon.cards.links import ACTION_ITEMS
from addon.cards.widgets import paging
from addon.cards.widgets.paging import Entry, Group
from addon.cards.widgets.parts import (
    button,
    buttons,
    call,
    card,
    check_box,
    choice,
    paragraph,
    section,
    text_input,
)
from addon.cards.widgets.text import Html, escaped, head
from addon.domain import ticket_plan as plans
from addon.domain.pushes import known_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection, Widget
    from addon.domain.pushes import Push
    from addon.domain.ticket_plan import Planned
    from addon.usecases.create_tickets import Plan
    from linter.document import Thread

SEND = "Create tickets"

# What a click carries: the items that are chosen, what to call them, and what a person decides.
CHOSEN = "send."
CALLED = "summary."
GRADED = "priority."
KEY = "key."
DECISION = "decision"
FOUND, AGAIN = "found", "again"

_TEXT = 240
_WHY = 300
_SHORT = 80
_GREY = "#5f6368"
_RED = "#b3261e"
_STATES = {"new": "not begun", "in progress": "in progress", "done": "done"}
_GROUPS = {
    plans.ASK: "For you to decide",
    plans.CREATE: "To create",
    plans.UPDATE: "To update: reworded since",
    plans.UNDER_WAY: "Under way",
    plans.CANNOT: "Not yet",
    plans.LINKED: "With a ticket",
    plans.FINISHED: "Done, without a ticket",
    plans.DECLINE: "Declined",
}


def tickets_card(plan: Plan, links: Links, problem: str = "") -> Card:
    """What will happen to each item, with what can be edited before it is sent."""
    groups = {what: Group(Html(name)) for what, name in _GROUPS.items()}
    ordered = [one for what in _GROUPS for one in plan.entries if one.what == what]
    found = [Entry(groups[one.what], list(_widgets(one, plan, links))) for one in ordered]
    pages = paging.pages(found)
    sections = [section([paragraph(*_told(plan, problem))]), *paging.sections(pages[0])]
    if len(pages) > 1:
        more = len(found) - len(pages[0])
        sections.append(section([paragraph(Html(f"{more} more follow when these are done."))]))
    sections.append(section([buttons(button("Back to the report", call(links.check)))]))
    can_send = any(one.draft is not None for one in ordered) and plan.can_write
    footer = button(SEND, call(links.send_tickets)) if can_send else None
    return card("tickets", ACTION_ITEMS, sections, subtitle=_tally(plan), footer=footer)


def _tally(plan: Plan) -> str:
    counts = {
        "to create": plans.CREATE,
        "to update": plans.UPDATE,
        "with a ticket": plans.LINKED,
        "not yet": plans.CANNOT,
        "done": plans.FINISHED,
        "declined": plans.DECLINE,
    }
    found = [
        f"{number} {label}"
        for label, what in counts.items()
        if (number := plans.tally(plan.entries, what))
    ]
    return ", ".join(found)


def _told(plan: Plan, problem: str) -> Iterator[Html]:
    if problem:
        yield _coloured(_RED, escaped(head(problem, _WHY)))
    if not plan.entries:
        yield Html("The document has no action items yet.")
    elif any(one.draft is not None for one in plan.entries):
        yield Html("What is ticked is sent. The key comes back into the row of each item.")
    else:
        yield Html("There is nothing to send at the moment.")
    if plan.is_copy:
        yield Html("This is a copy: tickets of the original stay with the original.")


def _widgets(one: Planned, plan: Plan, links: Links) -> Iterator[Widget]:
    words = escaped(head(one.known.item.text, _TEXT))
    why = escaped(head(one.why, _WHY))
    if one.known.thread is not None:
        words = Html(f"{words} {_grey(_source(one.known.thread))}")
    if one.draft is not None:
        is_row = one.known.thread is None
        yield check_box(f"{CHOSEN}{one.known.fingerprint}", words, _line(one), is_on=is_row)
        if why:
            yield paragraph(_coloured(_RED, Html(f"Last time: {why}")))
        name = f"{CALLED}{one.known.fingerprint}"
        yield text_input(name, "Title of the ticket", one.draft.summary)
        if not is_row and not one.draft.priority:
            options = {grade: grade for grade in plan.priorities}
            yield choice(f"{GRADED}{one.known.fingerprint}", "Priority", options)
    elif one.what == plans.LINKED:
        yield paragraph(_ticket(one), words)
    elif one.what == plans.UNDER_WAY and one.known.push is not None:
        yield paragraph(words, _grey(_waiting(one.known.push)))
    elif one.what == plans.ASK and one.known.push is not None:
        yield paragraph(words, Html(_ASKED))
        if plan.can_write:
            yield from _decision(one.known.push, links)
    else:
        yield paragraph(words, _grey(Html(f"{why[:1].upper()}{why[1:]}.") if why else Html("")))
    yield from conflict_widgets(one, plan, links)


_ASKED = (
    "Twice nobody heard whether the tracker made the ticket, and it was not found. Look there for "
    "it, so that there are not two."
)


def _decision(push: Push, links: Links) -> Iterator[Widget]:
    yield text_input(f"{KEY}{push.uid}", "Its key, if it is there", "", f"{push.project}-123")
    found = {UID: push.uid, DECISION: FOUND}
    again = {UID: push.uid, DECISION: AGAIN}
    yield buttons(
        button("I found it", call(links.settle_ticket, found)),
        button("It is not there", call(links.settle_ticket, again)),
    )


def _source(thread: Thread) -> Html:
    """Whose comment an item came from; it is sent only if somebody ticks it."""
    author = thread.posts[0].author
    said = f"comment by {head(author, _SHORT)}" if author else "comment"
    about = f", on “{head(thread.quote, _SHORT)}”" if thread.quote else ""
    return Html(f"({escaped(said + about)})")


def _line(one: Planned) -> Html:
    """Owner, priority, day and project on one line."""
    draft = one.draft
    if draft is None:
        return Html("")
    due = f"due {draft.due}" if draft.due else ""
    parts = [draft.owner, draft.priority, due, draft.project]
    return escaped(head(" · ".join(part for part in parts if part), _TEXT))


def _ticket(one: Planned) -> Html:
    """The key as a link, the state in the tracker, and where its owner is another one there."""
    item, push = one.known.item, one.known.push
    if push is None:
        return Html(f"<b>{escaped(head(item.ticket or '', _SHORT))}</b>")
    key = f"<b>{linked(push)}</b>"
    state = _STATES.get(push.category, "")
    named = f"{state}" if not push.status else f"{push.status}"
    shown = [escaped(head(named, _SHORT)), escaped(head(push.assignee, _SHORT))]
    said = " · ".join(part for part in shown if part)
    shown_key = f"{key}{more(push)}"
    return Html(f"{shown_key} {_grey(Html(said))}" if said else shown_key)


def more(push: Push) -> Html:
    """A word on further tickets of an item, which somebody has to close."""
    if not push.other_keys:
        return Html("")
    return Html(
        f" There are more: {escaped(head(push.other_keys, _TEXT))}. Close those not needed."
    )


def linked(push: Push) -> Html:
    """The key of a ticket, as a link where the tracker says where it is."""
    key = escaped(head(push.key, _SHORT))
    return Html(f'<a href="{escaped(push.url)}">{key}</a>') if _is_address(push.url) else key


def _is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not set(url) & set("\"'<> ")


def _waiting(push: Push) -> Html:
    at = known_at(push)
    return Html(f"Nobody knows yet whether there is a ticket. Look again after {at:%H:%M} UTC.")


def _grey(text: Html) -> Html:
    return _coloured(_GREY, text)


def _coloured(colour: str, text: Html) -> Html:
    return Html(f'<font color="{colour}">{text}</font>') if text else text


def back_section(links: Links, *, is_more: bool) -> CardSection:
    """The ways on from what was sent."""
    label = "Go on" if is_more else ACTION_ITEMS
    row = [button(label, call(links.tickets), is_main=is_more)]
    return section([buttons(*row, button("Back to the report", call(links.check)))])
