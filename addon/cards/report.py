"""The report of a check: ready or not, what is missing, what was found."""

from __future__ import annotations

from addon.cards.comments import comment_section
from addon.cards.dismissals import dismissed_entries
from addon.cards.findings import entries
from addon.cards.fixes import safe_fixes
from addon.cards.links import (
    ACTION_ITEMS,
    ADOPT,
    EDITION,
    NEW_POSTMORTEM,
    PUBLISH,
    REPAIR_STRUCTURE,
    REVIEWERS_VIEW,
    UPGRADE,
)
from addon.cards.standing import publish_offer, standing_sections
from addon.cards.upgrade import may_upgrade
from addon.cards.widgets import paging
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from linter.diagnostic import ERROR, SUGGESTION
from linter.engine import fingerprint
from linter.formats.tally import tally
from linter.policy import BRIEF

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection, Widget
    from addon.cards.widgets.parts import OnClick
    from addon.usecases.check_postmortem import Checked
    from linter.engine import Report

NAME = "report"
MISSING_SECTION = "STR01"

# The parameter of a click that turns the page: its number from 1.
PAGE = "page"

CHECK = "Check postmortem"

_MISSING = 600  # Characters of headings that are missing: more than any practice has.


def report_card(checked: Checked, links: Links, page: int = 1) -> Card:
    """One page of the report, the first by default, the last where there are not so many."""
    pages = paging.pages([*entries(checked, links), *dismissed_entries(checked.report)])
    number = min(max(page, 1), len(pages))
    shown = pages[number - 1]
    before = pages[number - 2][-1].group if number > 1 else None
    kind = "Incident brief" if checked.report.postmortem.kind == BRIEF else "Postmortem"
    return card(
        NAME,
        _title(checked),
        [
            *standing_sections(checked, links),
            section([paragraph(*_summary(checked)), *_offers(checked, links)]),
            *(comment_section(checked, links) if number == 1 else ()),
            *paging.sections(shown, before),
            *_turning(checked, links, number, pages),
        ],
        subtitle=f"{kind}, checked at {checked.checked_at:%H:%M} UTC",
        footer=button(CHECK, call(links.check)),
        menu=_menu(checked, links),
    )


def _offers(checked: Checked, links: Links) -> Iterator[Widget]:
    yield from publish_offer(checked, links)
    yield from safe_fixes(checked, links)


def _title(checked: Checked) -> str:
    if checked.standing is not None and checked.standing.is_final:
        return "Look at its status" if checked.standing.is_mismatched else "Published"
    return "Ready" if checked.is_ready else "Not ready"


def edition(report: Report) -> str:
    """What is equal for two reports of the same findings: pages of one belong to the other."""
    return fingerprint("\n".join(finding.fingerprint for finding in report.diagnostics))


def _menu(checked: Checked, links: Links) -> dict[str, OnClick]:
    """What changes a document is for those made from the template, and for their editors."""
    menu = {NEW_POSTMORTEM: call(links.new)}
    if checked.can_comment:
        menu[REVIEWERS_VIEW] = call(links.review)
    if checked.can_edit and checked.report.postmortem.is_from_template:
        menu[REPAIR_STRUCTURE] = call(links.repairs)
    if checked.can_edit and checked.standing and checked.standing.may_publish:
        menu[PUBLISH] = call(links.publication)
    if may_upgrade(checked):
        menu[UPGRADE] = call(links.upgrades)
    if checked.is_editor and not checked.report.postmortem.is_from_template:
        menu[ADOPT] = call(links.adoption)
    if checked.report.postmortem.action_items:
        menu[ACTION_ITEMS] = call(links.tickets)
    return menu


def _summary(checked: Checked) -> Iterator[Html]:
    report = checked.report
    yield Html(f"<b>{tally(report).capitalize()}</b>")
    if not checked.is_final:
        yield _verdict(checked)
    missing = [finding for finding in report.diagnostics if finding.code == MISSING_SECTION]
    if missing:
        policy = report.postmortem.policy
        names = ", ".join(policy.heading(finding.section or "") for finding in missing)
        yield Html(f"<b>Missing:</b> {escaped(head(names, _MISSING))}")
    if not checked.can_write:
        yield Html("You can view this document; changes are up to its editors.")
    if checked.offered:
        noun = "fix waits" if len(checked.offered) == 1 else "fixes wait"
        yield Html(f"{len(checked.offered)} {noun} to be accepted or rejected.")
    if not checked.sees_comments:
        yield Html("Its comments are hidden from you, so findings dismissed in them are here too.")


def _verdict(checked: Checked) -> Html:
    report = checked.report
    if report.ready and not checked.is_ready:
        return Html("It is ready when it is shared as stated.")
    if report.count(ERROR):
        return Html("It is ready when the errors are put right. After an edit, check again.")
    if not report.diagnostics:
        return Html("Well told: no rule has anything to add.")
    if report.count(SUGGESTION) == len(report.diagnostics):
        return Html("Nothing stands in the way. The suggestions are yours to take or leave.")
    return Html("Nothing stands in the way. The warnings deserve another look.")


def _turning(
    checked: Checked, links: Links, number: int, pages: Sequence[Sequence[paging.Entry]]
) -> Iterator[CardSection]:
    if len(pages) == 1:
        return
    first = sum(len(page) for page in pages[: number - 1]) + 1
    last = first + len(pages[number - 1]) - 1
    total = sum(len(page) for page in pages)
    yield section(
        [
            paragraph(Html(f"Findings {first} to {last} of {total}")),
            _turns(checked, links, number, len(pages)),
        ]
    )


def _turns(checked: Checked, links: Links, number: int, last: int) -> Widget:
    steps = {"Previous": number - 1, "Next": number + 1}
    of = edition(checked.report)
    return buttons(
        *(
            button(label, call(links.check, {PAGE: str(to), EDITION: of}))
            for label, to in steps.items()
            if 1 <= to <= last
        )
    )
