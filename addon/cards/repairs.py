"""Repairs of structure: what will change, before anything does."""

from __future__ import annotations

from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card
    from addon.usecases.repair_structure import Repairs
    from docs_template.heal import Step

REPAIR = "Repair all"
BACK = "Back to the report"

_SENTENCE = 200
_MOST = 40


def repairs_card(repairs: Repairs, links: Links) -> Card:
    """What will be changed, what cannot be, and the button that does it."""
    sections = []
    if repairs.steps:
        promise = "Your words stay; a moved section comes with all that is in it."
        lines = [Html(f"<b>{len(repairs.steps)} to repair</b>"), *_lines(repairs.steps)]
        sections.append(section([paragraph(*lines), paragraph(Html(promise))]))
    else:
        sections.append(
            section([paragraph(Html("The structure is that of the template. Nothing to repair."))])
        )
    if repairs.obstacles:
        lines = [Html("<b>To be done by hand</b>"), *_lines(repairs.obstacles)]
        sections.append(section([paragraph(*lines)]))
    row = [button(BACK, call(links.check))]
    if repairs.steps and repairs.can_write:
        row.insert(0, button(REPAIR, call(links.repair), is_main=True))
    elif repairs.steps:
        sections.append(section([paragraph(Html("Changes are up to the document's editors."))]))
    return card("repairs", "Repair the structure", [*sections, section([buttons(*row)])])


def _lines(steps: Sequence[Step]) -> list[Html]:
    lines = [_line(step) for step in steps[:_MOST]]
    more = len(steps) - _MOST
    return [*lines, Html(f"… and {more} more")] if more > 0 else lines


def _line(step: Step) -> Html:
    words = f"{step.text}: {step.obstacle}" if step.obstacle else step.text
    return escaped(head(words, _SENTENCE))
