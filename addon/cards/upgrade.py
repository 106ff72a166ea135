"""Upgrade: what a newer version of the template adds, before anything changes."""

from __future__ import annotations

from addon.cards.links import BACK, EDITION, UPGRADE
from addon.cards.steps import step_lines
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html
from docs_template import adoption, upgrade

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection
    from addon.cards.widgets.parts import Button
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.repair_structure import Repairs
    from linter.diagnostic import Diagnostic

GO = "Upgrade it"
SHORT = "Upgrade"

# The repair that STR08 asks for.
_REPAIR = "update-template"


def may_upgrade(checked: Checked) -> bool:
    """Whether the document is of an older version, and this person may bring it up to date."""
    postmortem = checked.report.postmortem
    if not checked.can_edit or adoption.is_copy(postmortem, checked.document_id):
        return False
    return upgrade.is_outdated(postmortem)


def upgrade_button(finding: Diagnostic, checked: Checked, links: Links) -> Iterator[Button]:
    """The button of the finding that a document is of an older version."""
    if finding.repair and finding.repair.kind == _REPAIR and may_upgrade(checked):
        yield button(SHORT, call(links.upgrades))


def upgrade_card(repairs: Repairs, links: Links) -> Card:
    """What is added and what is left, and the button that agrees to that and to nothing else."""
    back = button(BACK, call(links.check))
    row = [back]
    if repairs.steps and repairs.can_write:
        agreed = {EDITION: repairs.edition}
        row = [button(GO, call(links.upgrade, agreed), is_main=True), back]
    return card("upgrade", UPGRADE, [*_told(repairs), section([buttons(*row)])])


def _told(repairs: Repairs) -> Iterator[CardSection]:
    if repairs.steps:
        promise = Html("Nothing that is written moves.")
        lines = [Html("<b>What is added</b>"), *step_lines(repairs.steps)]
        yield section([paragraph(*lines), paragraph(promise)])
    else:
        yield section([paragraph(Html("It is of the newest version. Nothing to add."))])
    if repairs.obstacles:
        lines = [Html("<b>What is left to you</b>"), *step_lines(repairs.obstacles)]
        yield section([paragraph(*lines)])
    if repairs.steps and not repairs.can_write:
        yield section([paragraph(Html("Changes are up to the document's editors."))])
