"""The reviewer's view: what stands, how it is discussed, what was dismissed, what changed."""

from __future__ import annotations

from addon.cards.comments import comment_section, state
from addon.cards.dismissals import dismissed_lines
from addon.cards.links import BACK
from addon.cards.widgets.parts import button, buttons, call, card, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from linter.formats.masking import masked
from linter.formats.tally import tally
from linter.registry import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card, CardSection, Widget
    from addon.usecases.review_postmortem import Review
    from linter.diagnostic import Diagnostic

NAME = "review"
REMOVE = "Remove my comments"

# So many of each: whoever wants all of them has the report.
_MOST = 15
_MESSAGE = 140


def review_card(review: Review, links: Links) -> Card:
    """A document as its reviewer needs it."""
    checked = review.checked
    row = [button(BACK, call(links.check))]
    if checked.can_comment and _has_own(review):
        row.append(button(REMOVE, call(links.remove_comments)))
    return card(
        NAME,
        "Review",
        [
            section([paragraph(Html(f"<b>{tally(checked.report).capitalize()}</b>"))]),
            section(_changes(review), header=Html("Since you looked last")),
            *comment_section(checked, links),
            *_findings(review),
            *_dismissals(review),
            section([buttons(*row)]),
        ],
        subtitle=f"Checked at {checked.checked_at:%H:%M} UTC",
    )


def _has_own(review: Review) -> bool:
    threads = review.checked.report.postmortem.document.threads
    return any(thread.posts and thread.posts[0].is_own for thread in threads)


def _changes(review: Review) -> Iterator[Widget]:
    changes = review.changes
    if changes is None:
        yield paragraph(Html("This is your first look at this document."))
        return
    since = changes.since
    day = f"{since.day} {since:%b %Y, %H:%M} UTC"
    lines = [Html(f"{len(changes.new)} new, {len(changes.gone)} gone since {day}.")]
    lines += [Html(f"New: {_line(review, one)}") for one in changes.new[:_MOST]]
    lines += [Html(f"Gone: {code} {find(code).name}") for code in changes.gone[:_MOST]]
    yield paragraph(*lines)


def _findings(review: Review) -> Iterator[CardSection]:
    found = review.checked.report.diagnostics
    widgets = [paragraph(*_lines(review, one)) for one in found[:_MOST]]
    if len(found) > _MOST:
        widgets.append(paragraph(Html(f"… and {len(found) - _MOST} more, in the report.")))
    if widgets:
        yield section(widgets, header=Html("Open findings"))


def _lines(review: Review, finding: Diagnostic) -> Iterator[Html]:
    yield _line(review, finding)
    stands = state(review.pairing.of(finding), review.checked.document_id)
    yield stands if stands is not None else Html('<font color="#5f6368">Not commented</font>')


def _line(review: Review, finding: Diagnostic) -> Html:
    message = masked(finding.message, review.checked.report.hidden)
    return Html(f"<b>{finding.code}</b> {escaped(head(message, _MESSAGE))}")


def _dismissals(review: Review) -> Iterator[CardSection]:
    report = review.checked.report
    widgets = [paragraph(*dismissed_lines(one, report.hidden)) for one in report.dismissed[:_MOST]]
    more = len(report.dismissed) - _MOST
    if more > 0:
        widgets.append(paragraph(Html(f"… and {more} more, in the report.")))
    if widgets:
        yield section(widgets, header=Html("Dismissed"))
