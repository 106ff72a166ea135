"""Comments as the report shows them: what is commented, how they stand, and the clicks for them."""

from __future__ import annotations

from addon.cards.places import comment_address
from addon.cards.widgets.parts import button, buttons, call, paragraph, section
from addon.cards.widgets.text import Html, escaped, head
from addon.domain.comments.pairing import our_threads
from addon.domain.comments.places import place_of
from addon.domain.comments.plan import MOST_AT_ONCE, REOPEN, plan_all
from addon.domain.comments.wording import is_fixed_fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.cards.links import Links
    from addon.cards.widgets.limits import CardSection
    from addon.cards.widgets.parts import Button
    from addon.domain.comments.pairing import OurThread
    from addon.usecases.check_postmortem import Checked
    from linter.diagnostic import Diagnostic

COMMENT = "Comment"
COMMENT_ALL = "Comment on all"
TIDY_UP = "Tidy up comments"
DISMISS = "Dismiss"

# The parameter of a click on one finding: its code and fingerprint.
FINDING = "finding"

_NAME = 40

_ANCHORED = "Comments stand on the words that they are about."
_UNANCHORED = "Comments are listed beside the document, each with its quote: {}."
_OF_PROJECT = "Google does not offer comments on words to this add-on's project yet"
_OF_ROLE = "Google lets only editors comment on words by way of an add-on"


def comment_section(checked: Checked, links: Links) -> Iterator[CardSection]:
    """How the comments stand, and the click that brings them up to date."""
    if not checked.can_comment:
        return
    plan = plan_all(checked.report, checked.suggested, "", is_editor=checked.is_editor)
    lines = [_counts(checked), _mode(checked)]
    widgets = [paragraph(*lines)]
    if plan:
        is_new = plan.openings or plan.replies_with(REOPEN)
        label = COMMENT_ALL if is_new else TIDY_UP
        widgets.append(buttons(button(label, call(links.comment_all))))
    if plan.left:
        words = f"At most {MOST_AT_ONCE} at once; {plan.left} more wait for another click."
        widgets.append(paragraph(Html(words)))
    yield section(widgets)


def finding_buttons(
    finding: Diagnostic, threads: Sequence[OurThread], checked: Checked, links: Links
) -> Iterator[Button]:
    """Comment on this, and Dismiss, for those who may and where there is anything to do."""
    if not checked.can_comment:
        return
    parameters = {FINDING: f"{finding.code} {finding.fingerprint}"}
    postmortem = checked.report.postmortem
    is_settled = any(one.is_open or not one.is_closed_by_us for one in threads)
    if not is_settled and place_of(finding, postmortem) is not None:
        yield button(COMMENT, call(links.comment, parameters))
    if not is_fixed_fact(finding, postmortem.policy):
        yield button(DISMISS, call(links.dismissal, parameters))


def state(threads: Sequence[OurThread], document_id: str) -> Html | None:
    """How the comment on a finding stands, as a link to it; None where there is none."""
    if not threads:
        return None
    one = next((one for one in threads if one.is_open), threads[0])
    address = escaped(comment_address(document_id, one.thread.id))
    return Html(f'<a href="{address}">{escaped(_state(one))}</a>')


def _state(one: OurThread) -> str:
    if one.is_open:
        return "Commented" if one.is_untouched else "Commented, and answered"
    if one.is_closed_by_us or one.resolving is None:
        return "Its comment was resolved"
    return f"Its comment was resolved by {head(one.resolving.author, _NAME) or 'somebody'}"


def _mode(checked: Checked) -> Html:
    """Where comments stand, and why."""
    if checked.anchors_comments:
        return Html(_ANCHORED)
    return Html(_UNANCHORED.format(_OF_PROJECT if checked.is_editor else _OF_ROLE))


def _counts(checked: Checked) -> Html:
    threads = list(our_threads(checked.report.postmortem.document.threads))
    is_open = sum(one.is_open for one in threads)
    answered = sum(one.is_open and not one.is_untouched for one in threads)
    if not threads:
        return Html("Nothing is commented yet.")
    said = f", {answered} of them answered" if answered else ""
    resolved = len(threads) - is_open
    said += f", {resolved} resolved" if resolved else ""
    noun = "comment" if is_open == 1 else "comments"
    return Html(f"<b>{is_open} open {noun}</b>{said}.")
