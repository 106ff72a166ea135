"""Repairs of structure: what will change, before anything does."""

from __future__ import annotations

from addon.cards.links import BACK, EDITION
from addon.cards.steps import step_lines
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html
from docs_template import heal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection
    from addon.cards.widgets.parts import Button
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.repair_structure import Repairs
    from linter.diagnostic import Diagnostic

REPAIR_ALL = "Repair all"
REPAIR = "Repair"

# The parameters of a click for one finding alone: the kind and the section of its repair.
KIND, SECTION = "repair", "section"


# The repair of missing tickets is none of the structure: it leads to the action items.
CREATE_TICKETS = "create-tickets"


def repair_button(finding: Diagnostic, checked: Checked, links: Links) -> Iterator[Button]:
    """The button that leads to the preview of one finding's repair, where there is one."""
    repair = finding.repair
    if repair is not None and repair.kind == CREATE_TICKETS and checked.can_edit:
        yield button(repair.title, call(links.tickets))
    if repair is None or repair.kind not in heal.KINDS:
        return
    if checked.can_edit and checked.report.postmortem.is_from_template:
        parameters = {KIND: repair.kind, SECTION: repair.section_id}
        yield button(REPAIR, call(links.repairs, parameters))


def repairs_card(repairs: Repairs, links: Links) -> Card:
    """What will be changed, what cannot be, and the button that does it."""
    row = [*_go(repairs, links), button(BACK, call(links.check))]
    sections = [*_told(repairs), section([buttons(*row)])]
    return card("repairs", "Repair the structure", sections)


def _told(repairs: Repairs) -> Iterator[CardSection]:
    if repairs.steps:
        promise = "Your words stay; a moved section comes with all that is in it."
        lines = [Html(f"<b>{len(repairs.steps)} to repair</b>"), *step_lines(repairs.steps)]
        yield section([paragraph(*lines), paragraph(Html(promise))])
    elif not repairs.obstacles:
        yield section([paragraph(Html(_nothing(repairs)))])
    if repairs.obstacles:
        lines = [Html("<b>To be done by hand</b>"), *step_lines(repairs.obstacles)]
        yield section([paragraph(*lines)])
    if repairs.steps and not repairs.can_write:
        yield section([paragraph(Html("Changes are up to the document's editors."))])


def _nothing(repairs: Repairs) -> str:
    if repairs.wanted.kind:
        return "That is in order by now. Nothing to repair."
    return "The structure is that of the template. Nothing to repair."


def _go(repairs: Repairs, links: Links) -> Iterator[Button]:
    """The button that agrees to what was told, and to nothing else."""
    if not repairs.steps or not repairs.can_write:
        return
    wanted = repairs.wanted
    named = {KIND: wanted.kind, SECTION: wanted.section_id} if wanted.kind else {}
    on_click = call(links.repair, {**named, EDITION: repairs.edition})
    yield button(REPAIR if wanted.kind else REPAIR_ALL, on_click, is_main=True)
