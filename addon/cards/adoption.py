"""Adopt: what would make a document a postmortem of its own, before anything changes."""

from __future__ import annotations

from addon.cards.links import ADOPT, BACK, EDITION
from addon.cards.steps import step_lines
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from docs_template.heal.steps import RESTORE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection
    from addon.usecases.adopt_document import Adoption
    from docs_template.heal import Step

GO = "Make it a postmortem"
UNLOCKED = Html("Lift the lock that came with the copy")

_SENTENCE = 240
_HEADINGS = 400


def adoption_card(adoption: Adoption, links: Links) -> Card:
    """What is added and what stays, and the button that agrees to that and to nothing else."""
    back = button(BACK, call(links.check))
    row = [back]
    if adoption.repairs.steps and adoption.repairs.can_write and not adoption.hindrance:
        agreed = {EDITION: adoption.repairs.edition}
        row = [button(GO, call(links.adopt, agreed), is_main=True), back]
    return card("adoption", ADOPT, [*_told(adoption), section([buttons(*row)])])


def _told(adoption: Adoption) -> Iterator[CardSection]:
    if adoption.hindrance:
        yield section([paragraph(escaped(head(adoption.hindrance, _SENTENCE)))])
    elif adoption.repairs.steps:
        yield section([paragraph(*_added(adoption)), paragraph(*_kept(adoption))])
    else:
        yield section([paragraph(Html("It is a postmortem of its own. Nothing to add."))])
    if adoption.repairs.obstacles:
        lines = [Html("<b>To be done by hand</b>"), *step_lines(adoption.repairs.obstacles)]
        yield section([paragraph(*lines)])
    if adoption.inherited:
        lines = [escaped(head(each, _SENTENCE)) for each in adoption.inherited]
        yield section([paragraph(Html("<b>From the original</b>"), *lines)])
    if adoption.repairs.steps and not adoption.repairs.can_write:
        yield section([paragraph(Html("Changes are up to the document's editors."))])


def _added(adoption: Adoption) -> Iterator[Html]:
    yield Html("<b>What is added</b>")
    if adoption.is_locked:
        yield UNLOCKED
    yield from step_lines(_in_reading_order(adoption))


def _in_reading_order(adoption: Adoption) -> list[Step]:
    """Sections are added from the last to the first, and read from the first to the last."""
    steps = list(adoption.repairs.steps)
    added = [step for step in steps if step.kind == RESTORE]
    return [added.pop() if step.kind == RESTORE else step for step in steps]


def _kept(adoption: Adoption) -> Iterator[Html]:
    yield Html("Your words stay where they are, in your order.")
    if adoption.kept:
        names = ", ".join(adoption.kept)
        yield Html(f"<b>Recognised:</b> {escaped(head(names, _HEADINGS))}")
