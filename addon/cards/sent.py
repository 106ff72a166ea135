"""What became of the action items that were sent."""

from __future__ import annotations

from addon.cards.tickets import back_section, linked, more
from addon.cards.widgets.parts import card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from addon.domain.pushes import CREATED, REFUSED, SENDING, UNKNOWN, known_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card
    from addon.domain.pushes import Push
    from addon.usecases.create_tickets import Result, Sent

_TEXT = 160
_WHY = 300
_MOST = 40


def sent_card(sent: Sent, links: Links) -> Card:
    """Each item with its ticket, or why it has none yet."""
    made = [one for one in sent.results if _is_made(one)]
    other = [one for one in sent.results if not _is_made(one)]
    sections = [section([paragraph(*_told(sent, len(made)))])]
    for name, results in (("With a ticket", made), ("Without one yet", other)):
        if results:
            lines = [paragraph(*_lines(one)) for one in results[:_MOST]]
            sections.append(section(lines, header=Html(name)))
    sections.append(back_section(links, is_more=sent.left > 0))
    return card("sent", "Tickets", sections)


def heard(sent: Sent) -> str:
    """A word on what was done."""
    number = sum(_is_made(one) for one in sent.results)
    return f"{number} {'ticket' if number == 1 else 'tickets'} in the tracker."


def _told(sent: Sent, made: int) -> Iterator[Html]:
    total = len(sent.results) + sent.left
    yield Html(f"<b>{made} of {total} {'item' if total == 1 else 'items'} with a ticket</b>")
    if sent.left:
        yield Html(f"{sent.left} more wait: a click has only so much time.")
    if sent.stale:
        yield Html(f"{sent.stale} read otherwise by now and were left alone.")
    if not sent.is_written:
        yield Html(
            "The keys could not be written yet: they go into their rows with the next click."
        )


def _lines(one: Result) -> Sequence[Html]:
    words = escaped(head(one.text, _TEXT))
    push = one.push
    if push is None or not _is_made(one):
        return [words, Html(f"<i>{escaped(head(_why(one), _WHY))}</i>")]
    said = " (unassigned: nobody is known for certain)" if one.is_unassigned else ""
    return [Html(f"<b>{linked(push)}</b>{said}{more(push)}"), words]


def _why(one: Result) -> str:
    push = one.push
    if push is None or push.state == REFUSED:
        return _sentence(one.why)
    if push.state in {SENDING, UNKNOWN}:
        return _unknown(push)
    return _sentence(one.why or push.problem)


def _unknown(push: Push) -> str:
    at = known_at(push)
    return (
        f"Nobody heard whether the tracker made it ({push.problem}). It is looked for after "
        f"{at:%H:%M} UTC, and not made twice."
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else "It is not sent yet."


def _is_made(one: Result) -> bool:
    return one.push is not None and one.push.state == CREATED and not one.why
