"""Fixes: the buttons that offer them as suggestions, what is chosen from, and what came of it."""

from __future__ import annotations

from addon.cards.links import BACK
from addon.cards.repairs import repair_button
from addon.cards.widgets.paging import Entry, Group
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from addon.usecases.offer_fixes import TAKEN_BACK
from linter.diagnostic import DISPLAY_ONLY, SAFE
from linter.formats.masking import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection, Widget
    from addon.cards.widgets.parts import Button
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.offer_fixes import Offered
    from linter.diagnostic import Diagnostic, Fix

# The parameters of a click: the fingerprint of a finding, and which of its fixes.
FINDING, NUMBER = "finding", "number"

FIX = "Fix this"
ACCEPT = "A suggestion is open: accept or reject it in the document."

_MESSAGE = 240
_WORDS = 160
_MOST = 20


def offerable(finding: Diagnostic) -> list[tuple[int, Fix]]:
    """The fixes of a finding that are words to write, by their numbers."""
    return [(number, fix) for number, fix in enumerate(finding.fixes) if fix.edits]


def fix_button(finding: Diagnostic, checked: Checked, links: Links) -> Iterator[Button]:
    """The button that offers the fix of a finding, or leads to the choice among several.

    What has a repair of its own needs no suggestion. Of words that say something new, there is
    always a choice: only a person knows whether they are true.
    """
    fixes = offerable(finding)
    if not checked.can_fix or not fixes or any(repair_button(finding, checked, links)):
        return
    number, only = fixes[0]
    if len(fixes) > 1 or only.applicability == DISPLAY_ONLY:
        yield button(FIX, call(links.fixes, {FINDING: finding.fingerprint}))
    else:
        yield button(FIX, call(links.fix, {FINDING: finding.fingerprint, NUMBER: str(number)}))


def safe_fixes(checked: Checked, links: Links) -> Iterator[Widget]:
    """The button that offers all fixes that change no meaning, where there are any."""
    safe = [
        finding
        for finding in checked.report.diagnostics
        if any(fix.applicability == SAFE for _, fix in offerable(finding))
    ]
    if checked.can_fix and safe:
        yield buttons(button(f"Fix all safe ({len(safe)})", call(links.fix)))


def offered_entries(checked: Checked) -> Iterator[Entry]:
    """The findings that wait for somebody to accept a suggestion."""
    group = Group(Html("Fix offered"))
    hidden = [*checked.report.hidden, *(each.hidden for each in checked.offered if each.hidden)]
    for finding in checked.offered:
        message = escaped(head(masked(finding.message, hidden), _MESSAGE))
        name = Html(f"<b>{finding.code} {finding.name}</b>")
        yield Entry(group, [paragraph(name, message, Html(ACCEPT))])


def fixes_card(finding: Diagnostic, hidden: list[str], links: Links) -> Card:
    """The question that a finding asks, and the wordings that could be offered."""
    sections = [section([paragraph(*_asked(finding, hidden))])]
    sections += [_choice(finding, number, fix, hidden, links) for number, fix in offerable(finding)]
    back = section([buttons(button(BACK, call(links.check)))])
    return card("fixes", "Choose the words", [*sections, back])


def _asked(finding: Diagnostic, hidden: list[str]) -> Iterator[Html]:
    yield escaped(head(masked(finding.message, hidden), _MESSAGE))
    if finding.question:
        yield Html(f"<b>Ask:</b> {escaped(head(masked(finding.question, hidden), _MESSAGE))}")
    yield Html("What you choose is suggested in the document; you accept it there, or not.")


def _choice(
    finding: Diagnostic, number: int, fix: Fix, hidden: list[str], links: Links
) -> CardSection:
    lines = [escaped(head(masked(fix.title, hidden), _MESSAGE))]
    if fix.applicability == DISPLAY_ONLY:
        lines.append(Html("<i>It says more than the text does: choose it only if it is true.</i>"))
    parameters = {FINDING: finding.fingerprint, NUMBER: str(number)}
    return section(
        [paragraph(*lines), buttons(button("Suggest this", call(links.fix, parameters)))]
    )


def not_suggested_card(offered: Offered, links: Links) -> Card:
    """What to know, and to do, where Google changed the text itself."""
    lines = [Html("<b>Google changed the text instead of suggesting.</b>")]
    if offered.outcome == TAKEN_BACK:
        lines.append(Html("It has been changed back: the words are as they were."))
    else:
        lines.append(
            Html(
                "It could not be changed back, since somebody was typing. These words were put in; "
                "undo them, or go back in File &gt; Version history:"
            )
        )
        lines += [_written(*pair) for pair in offered.written[:_MOST]]
    lines.append(Html("Fixes are off until an admin has tested suggestions again."))
    sections = [section([paragraph(*lines)]), section([buttons(button(BACK, call(links.check)))])]
    return card("not_suggested", "Not a suggestion", sections)


def _written(old: str, new: str) -> Html:
    return Html(f'"{escaped(head(old, _WORDS))}" became "{escaped(head(new, _WORDS))}"')
