"""Dismissals: the form that asks why, and the list of what was dismissed, by whom and when."""

from __future__ import annotations

from datetime import datetime

from addon.cards.comments import DISMISS, FINDING
from addon.cards.links import BACK
from addon.cards.widgets.paging import Entry, Group
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
from linter.formats.masking import masked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card
    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed
    from linter.engine import Report

# The field of the form.
REASON = "reason"

_SENTENCE = 300
_WORDS = 120
_NAME = 60
_GREY = "#5f6368"


def dismissal_card(finding: Diagnostic, report: Report, links: Links, problem: str = "") -> Card:
    """Ask why a finding may be left alone."""
    parameters = {FINDING: f"{finding.code} {finding.fingerprint}"}
    lines = [Html(f"<b>{escaped(finding.code)} {escaped(finding.name)}</b>")]
    lines.append(escaped(head(masked(finding.message, report.hidden), _SENTENCE)))
    if quote := head(masked(finding.quote or "", report.hidden), _WORDS):
        lines.append(Html(f"<i>{escaped(quote)}</i>"))
    widgets = [paragraph(*lines)]
    if problem:
        widgets.append(paragraph(Html(f'<font color="#b3261e">{escaped(problem)}</font>')))
    hint = "Such as: quotes the customer"
    widgets.append(text_input(REASON, "Why is it all right here?", hint=hint))
    widgets.append(
        paragraph(
            Html(
                "Your reason becomes a reply in the comment on these words, for everybody to see. "
                "It holds until the passage changes."
            )
        )
    )
    row = buttons(
        button(DISMISS, call(links.dismiss, parameters), is_main=True),
        button(BACK, call(links.check)),
    )
    return card("dismissal", "Dismiss a finding", [section([*widgets, row])])


def dismissed_entries(report: Report) -> Iterator[Entry]:
    """Every dismissed finding, in a group of its own that is folded away."""
    group = Group(Html(f"Dismissed ({len(report.dismissed)})"), is_folded=True)
    for one in report.dismissed:
        yield Entry(group, [paragraph(*dismissed_lines(one, report.hidden))])


def dismissed_lines(one: Dismissed, hidden: Collection[str]) -> Iterator[Html]:
    """What was dismissed, why, by whom and when."""
    finding, dismissal = one.finding, one.dismissal
    yield Html(f"<b>{escaped(finding.code)}</b> {_grey(escaped(finding.name))}")
    if quote := head(masked(finding.quote or "", hidden), _WORDS):
        yield Html(f"<i>{escaped(quote)}</i>")
    reason = masked(dismissal.reason, hidden) or "No reason given"
    yield escaped(head(reason, _SENTENCE))
    who = [part for part in (_by(dismissal.by), _on(dismissal.when)) if part]
    if who:
        yield _grey(escaped(", ".join(who)))


def _by(name: str) -> str:
    return "the policy" if name == "policy" else head(name, _NAME)


def _on(when: str) -> str:
    """The day of an RFC 3339 time."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return ""
    return f"{moment.day} {moment:%b %Y}"


def _grey(text: str) -> Html:
    return Html(f'<font color="{_GREY}">{text}</font>')
