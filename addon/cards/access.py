"""What comes before a check: the user's permission to read the document."""

from __future__ import annotations

from addon.cards.links import NEW_POSTMORTEM
from addon.cards.widgets.parts import button, buttons, call, card, open_page, paragraph, section
from addon.cards.widgets.text import Html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card

ALLOW = "Allow and check"

# The parameter of a click that asks for a permission even where one seems to be there.
ASK = "ask"
FOR_FILE = "file"
FOR_SCOPES = "scopes"


def access_card(links: Links) -> Card:
    """Ask for the open document, which the add-on knows nothing of until then."""
    return card(
        "access",
        "Check this postmortem",
        [
            section(
                [
                    paragraph(
                        Html(
                            "Second Story reads the document beside it and points at what keeps a "
                            "postmortem from being blameless and complete."
                        ),
                        Html("<br>It needs your permission once for each document."),
                    ),
                    buttons(
                        button(ALLOW, call(links.check), is_main=True),
                        button(NEW_POSTMORTEM, call(links.new)),
                    ),
                ]
            )
        ],
        menu={"Privacy": open_page(links.privacy)},
    )
