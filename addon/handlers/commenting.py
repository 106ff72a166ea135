"""Comments and dismissals: the clicks on them, and what the person hears of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g

from addon.cards.comments import FINDING
from addon.cards.dismissals import REASON, dismissal_card
from addon.cards.links import (
    COMMENT,
    COMMENT_ALL,
    DISMISS,
    DISMISSAL,
    REMOVE_COMMENTS,
    REVIEW,
)
from addon.cards.review import review_card
from addon.errors import ChangedError
from addon.handlers.answers import to_click
from addon.usecases.dismiss_finding import dismissable
from addon.usecases.margins import Click
from linter.policy import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addon.bootstrap import Backend
    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card
    from addon.events import Event
    from addon.handlers.answers import Answer
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.comment_findings import Commented

NO_REASON = "Say in a few words why."


class Commenting:
    """The clicks that write into a document's margin; ``show`` gives the card of a check."""

    def __init__(self, backend: Backend, links: Links, show: Callable[[Checked], Card]) -> None:
        self._margin = backend.margin
        self._links = links
        self._show = show

    def clicks(self) -> dict[str, Callable[[Event], Answer]]:
        """What answers at each endpoint."""
        return {
            COMMENT: self._one,
            COMMENT_ALL: self._all,
            REMOVE_COMMENTS: self._remove,
            DISMISSAL: self._form,
            DISMISS: self._dismiss,
            REVIEW: self._review,
        }

    def _all(self, event: Event) -> Answer:
        return self._told(self._margin.comment_all(_click(event)))

    def _one(self, event: Event) -> Answer:
        return self._told(self._margin.comment_one(_click(event), _wanted(event)))

    def _remove(self, event: Event) -> Answer:
        commented = self._margin.remove(_click(event))
        number = commented.removed + commented.resolved
        words = _count(number, "comment") + " taken back." if number else "None of them is yours."
        return to_click(self._show(commented.checked), words)

    def _form(self, event: Event) -> Answer:
        checked = self._margin.check(_click(event))
        finding = dismissable(checked, _wanted(event))
        return to_click(dismissal_card(finding, checked.report, self._links))

    def _dismiss(self, event: Event) -> Answer:
        reason = event.inputs.get(REASON, "")
        if not reason.strip():
            checked = self._margin.check(_click(event))
            finding = dismissable(checked, _wanted(event))
            return to_click(dismissal_card(finding, checked.report, self._links, NO_REASON))
        code, fingerprint = _wanted(event)
        checked = self._margin.dismiss(_click(event), (code, fingerprint), reason)
        dismissed = {one.finding.fingerprint for one in checked.report.dismissed}
        if fingerprint not in dismissed:
            raise ChangedError("this is not found any more; check again")
        return to_click(self._show(checked), f"{code} is dismissed here.")

    def _review(self, event: Event) -> Answer:
        review = self._margin.review(_click(event))
        if review.checked.report.postmortem.kind == NONE:
            return to_click(self._show(review.checked))
        return to_click(review_card(review, self._links))

    def _told(self, commented: Commented) -> Answer:
        return to_click(self._show(commented.checked), " ".join(_heard(commented)))


def _heard(commented: Commented) -> Iterator[str]:
    """What was written, and what was not."""
    counts = {
        "added": commented.opened,
        "reopened": commented.reopened,
        "resolved": commented.resolved,
    }
    said = [f"{number} {done}" for done, number in counts.items() if number]
    yield f"Comments: {', '.join(said)}." if said else "There was nothing to comment."
    if commented.misplaced:
        number = _count(commented.misplaced, "comment")
        yield f"{number} taken back: somebody is typing there. Look again, and press once more."
    if commented.left:
        yield f"{commented.left} more wait for another click."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _click(event: Event) -> Click:
    return Click(g.user.id, g.user.name, event.document_id, event.access_token)


def _wanted(event: Event) -> tuple[str, str]:
    code, _, fingerprint = event.parameters.get(FINDING, "").partition(" ")
    return code, fingerprint
