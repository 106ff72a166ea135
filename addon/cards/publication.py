"""Publish: what it does, or what stands in the way, and the reason that goes past that."""

from __future__ import annotations

from addon.cards.links import BACK, PUBLISH
from addon.cards.widgets.parts import (
    button,
    buttons,
    call,
    card,
    paragraph,
    section,
    text_input,
)
from addon.cards.widgets.text import Html, escaped, head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection
    from addon.usecases.publish_postmortem import Publication

ANYWAY = "Publish all the same"

# The field with the reason that goes past obstacles.
REASON = "reason"

_SENTENCE = 240
_MOST = 30


def publication_card(publication: Publication, links: Links, problem: str = "") -> Card:
    """What stands in the way; ``problem`` is what is wrong with the reason that was given."""
    return card("publication", PUBLISH, list(_sections(publication, links, problem)))


def _sections(publication: Publication, links: Links, problem: str) -> Iterator[CardSection]:
    back = button(BACK, call(links.check))
    if publication.hindrance:
        words = escaped(head(publication.hindrance, _SENTENCE))
        yield section([paragraph(words), buttons(back)])
        return
    if not publication.obstacles:
        publish = button(PUBLISH, call(links.publish), is_main=True)
        yield section(
            [
                paragraph(
                    Html(
                        "The status becomes <b>Published</b>, and the document is locked: nobody "
                        "changes it or comments on it until an editor reopens it."
                    )
                ),
                buttons(publish, back),
            ]
        )
        return
    yield section([paragraph(Html("<b>In the way</b>"), *_lines(publication))])
    reason = [
        paragraph(Html("You can publish it all the same, and say why. The reason is recorded.")),
        *([paragraph(_red(problem))] if problem else []),
        text_input(REASON, "Reason"),
        buttons(button(ANYWAY, call(links.publish)), back),
    ]
    yield section(reason)


def _lines(publication: Publication) -> Iterator[Html]:
    for obstacle in publication.obstacles[:_MOST]:
        yield escaped(head(f"• {obstacle}", _SENTENCE))
    more = len(publication.obstacles) - _MOST
    if more > 0:
        yield Html(f"… and {more} more")


def _red(problem: str) -> Html:
    return Html(f'<font color="#b3261e">{escaped(head(problem, _SENTENCE))}</font>')
