"""Fix: one finding or all that are safe, offered as suggestions, and what came of it."""

from __future__ import annotations

from addon.cards.fixes import FINDING, NUMBER, fixes_card, not_suggested_card, offerable
from addon.handlers.answers import to_click
from addon.usecases.offer_fixes import CHANGED, TAKEN_BACK, Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.auth.tokens import User
    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.events import Event
    from addon.handlers.answers import Answer
    from addon.usecases.offer_fixes import Offered

    Report = Callable[[Event, str], Answer]

GONE = "What was to be fixed is not there any more."

_DIGITS = 3  # More than any finding has fixes.


class FixClicks:
    """The clicks that offer fixes; they end with ``report``."""

    def __init__(self, backend: Backend, links: Links, report: Report) -> None:
        self._backend = backend
        self._links = links
        self._report = report

    def choose(self, event: Event) -> Answer:
        """The wordings that a finding could be given are asked for."""
        report = self._backend.check(event.document_id, event.access_token).report
        named = event.parameters.get(FINDING)
        for finding in report.diagnostics:
            if finding.fingerprint == named and offerable(finding):
                return to_click(fixes_card(finding, list(report.hidden), self._links))
        return self._report(event, GONE)

    def fix(self, event: Event, user: User) -> Answer:
        """A fix is to be offered, or all that are safe."""
        offered = self._backend.offer_fixes(
            event.document_id, _wanted(event), event.access_token, user.email
        )
        if offered.outcome in {TAKEN_BACK, CHANGED}:
            return to_click(not_suggested_card(offered, self._links))
        return self._report(event, _heard(offered))


def _wanted(event: Event) -> Wanted:
    number = event.parameters.get(NUMBER, "")[:_DIGITS]
    return Wanted(event.parameters.get(FINDING, ""), int(number) if number.isdecimal() else 0)


def _heard(offered: Offered) -> str:
    number = len(offered.made)
    told = []
    if number:
        noun, them = ("fix", "it") if number == 1 else ("fixes", "them")
        told.append(f"{number} {noun} suggested: accept {them} in the document.")
    reasons = [reason for _, reason in offered.left]
    told += [f"Not suggested: {reason}." for reason in dict.fromkeys(reasons)]
    return " ".join(told) or GONE
