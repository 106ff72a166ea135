"""A document that is no postmortem: what would make it one, and what comes of that."""

from __future__ import annotations

from addon.cards.links import ADOPT, NEW_POSTMORTEM
from addon.cards.report import CHECK
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from linter.policy import FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card
    from linter.policy import Policy

_HEADINGS = 400
_TITLE = 60


def not_postmortem_card(policy: Policy, links: Links, *, can_adopt: bool) -> Card:
    """Say that there is nothing to check, and how that would change.

    ``can_adopt``: this person may let the sections be added.
    """
    headings = ", ".join(spec.heading for spec in policy.sections_of(FULL) if spec.required)
    title = policy.title_words[0]
    return card(
        "not-postmortem",
        "Not a postmortem",
        [
            section(
                [
                    paragraph(
                        Html("No title says that it is one, and no section of one is recognised."),
                        Html(
                            f"<br>To have it checked, put “{escaped(head(title, _TITLE))}” into "
                            "its title, or give it one of these headings:"
                        ),
                        Html(f"<b>{escaped(head(headings, _HEADINGS))}</b>"),
                        Html(
                            "<br>A postmortem is checked for blameless wording, an impact in "
                            "numbers, times in UTC, and action items that somebody owns."
                        ),
                    ),
                    *([buttons(button(ADOPT, call(links.adoption)))] if can_adopt else []),
                ]
            )
        ],
        footer=button(CHECK, call(links.check)),
        menu={NEW_POSTMORTEM: call(links.new)},
    )
