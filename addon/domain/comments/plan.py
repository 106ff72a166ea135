"""The plan: what has to be written so that each finding has its one thread, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain.comments import wording
from addon.domain.comments.pairing import OurThread, Pairing, our_threads
from addon.domain.comments.places import Place, heading_of, place_of
from linter.diagnostic import SEVERITIES, SUGGESTION
from linter.formats.masking import masked
from linter.policy import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from linter.diagnostic import Diagnostic
    from linter.document import Document, Span
    from linter.engine import Report

# Nobody reads more new comments than that at once.
MOST_AT_ONCE = 10

RESOLVE, REOPEN = "RESOLVE", "REOPEN"

_CRASHED = "RUN01"


class Opening(NamedTuple):
    """A thread to be opened. ``unanchored`` is its text where it cannot stand on its words."""

    finding: Diagnostic
    place: Place | None
    content: str
    unanchored: str
    quote: str


class Reply(NamedTuple):
    """A reply to a thread, which may resolve or reopen it."""

    thread_id: str
    content: str
    action: str = ""


class Edit(NamedTuple):
    """New words for a post of the reader's own."""

    thread_id: str
    post_id: str
    content: str


class Plan:
    """What is to be written, and how many findings wait for the next time (``left``)."""

    def __init__(self) -> None:
        self.openings: list[Opening] = []
        self.replies: list[Reply] = []
        self.edits: list[Edit] = []
        self.removals: list[str] = []
        self.left = 0

    def __bool__(self) -> bool:
        return bool(self.openings or self.replies or self.edits or self.removals)

    def keep_to(self, sent: Plan) -> None:
        """Put nothing before people that was not in a plan that was sent: the rest waits.

        What came of that one is not known, so that more would be more than at once.
        """
        known = {_key(one.finding) for one in sent.openings}
        again = {reply.thread_id for reply in sent.replies}
        openings = [one for one in self.openings if _key(one.finding) in known]
        replies = [one for one in self.replies if one.action != REOPEN or one.thread_id in again]
        self.left += len(self.openings) - len(openings) + len(self.replies) - len(replies)
        self.openings, self.replies = openings, replies

    def replies_with(self, action: str) -> int:
        """How many threads it resolves or reopens."""
        return sum(reply.action == action for reply in self.replies)


def plan_all(
    report: Report, suggested: Sequence[Span], name: str, *, is_editor: bool = True
) -> Plan:
    """Errors and warnings commented on, threads of what is gone resolved.

    ``suggested`` are the places of open suggestions; ``name`` is who asked. Others than editors
    resolve and reopen threads of their own alone: more may be refused (google.md 10).
    """
    made = _Making(report, name, is_editor=is_editor)
    made.tidy(suggested)
    wanted = [finding for finding in report.diagnostics if finding.severity != SUGGESTION]
    for finding in sorted(wanted, key=lambda finding: SEVERITIES.index(finding.severity)):
        made.comment(finding)
    return made.plan


def plan_one(report: Report, finding: Diagnostic, name: str, *, is_editor: bool = True) -> Plan:
    """One finding commented on, of whatever severity."""
    made = _Making(report, name, is_editor=is_editor)
    made.comment(finding)
    return made.plan


def plan_removal(document: Document) -> Plan:
    """The reader's own comments taken back.

    Where people have said something, the thread is resolved with a reply instead, for their words
    are theirs; where they have resolved it, it is left alone.
    """
    plan = Plan()
    for one in our_threads(document.threads):
        if one.is_own and one.is_untouched:
            plan.removals.append(one.thread.id)
        elif one.is_own and one.is_open:
            plan.replies.append(Reply(one.thread.id, wording.withdrawn(one.about), RESOLVE))
    return plan


def plan_closing(document: Document) -> Plan:
    """Every open thread of ours resolved: the postmortem is published."""
    plan = Plan()
    for one in our_threads(document.threads):
        if one.is_open:
            plan.replies.append(Reply(one.thread.id, wording.closed(one.about), RESOLVE))
    return plan


def opening_of(report: Report, finding: Diagnostic, name: str) -> Opening:
    """The thread of a finding as it would be opened, with a place or without."""
    policy, hidden = report.postmortem.policy, report.hidden
    place = place_of(finding, report.postmortem)
    quote = "" if place is None else masked(place.quote, hidden)
    where = (heading_of(finding, report.postmortem), quote)
    return Opening(
        finding,
        place,
        wording.opening(finding, name, policy, hidden),
        wording.opening(finding, name, policy, hidden, place=where),
        quote,
    )


def can_be_commented(report: Report, finding: Diagnostic) -> bool:
    """Tell whether a finding has words to stand on; the others are in the sidebar alone."""
    return place_of(finding, report.postmortem) is not None


class _Making:
    """A plan in the making."""

    def __init__(self, report: Report, name: str, *, is_editor: bool) -> None:
        self.report = report
        self.name = name
        self.is_editor = is_editor
        self.pairing = Pairing(report)
        self.plan = Plan()
        self.raised = 0

    def tidy(self, suggested: Sequence[Span]) -> None:
        """Resolve what is gone or dismissed; a thread whose words carry a suggestion stays."""
        for dismissed, threads in self.pairing.dismissed:
            for one in threads:
                if one.is_open:
                    self._reply(one, wording.settled(dismissed), RESOLVE)
        if self._is_blind():
            return
        for one in self.pairing.gone:
            if one.is_open and not _is_suggested(one, suggested):
                self._reply(one, wording.fixed(one.about), RESOLVE)

    def comment(self, finding: Diagnostic) -> None:
        """Give a finding its one thread."""
        threads = self.pairing.of(finding)
        is_open = [one for one in threads if one.is_open]
        if is_open:
            self._keep(finding, is_open)
        elif any(not one.is_closed_by_us for one in threads):
            return  # A person has resolved it, and had a reason.
        elif threads:
            if self.is_editor or threads[0].is_own:
                self._raise(lambda: self._reply(threads[0], wording.again(finding), REOPEN))
        elif can_be_commented(self.report, finding):
            self._raise(lambda: self._open(finding))

    def _is_blind(self) -> bool:
        """Whether what is not found may be there all the same."""
        return self.report.postmortem.kind == NONE or any(
            finding.code == _CRASHED for finding in self.report.diagnostics
        )

    def _keep(self, finding: Diagnostic, threads: Sequence[OurThread]) -> None:
        kept = next((one for one in threads if not one.is_untouched), threads[0])
        for one in threads:
            if one is not kept:
                self._drop(one)
        if self._is_misplaced(kept, finding):
            self.plan.removals.append(kept.thread.id)
            self._open(finding)
        elif kept.about.finding != (finding.code, finding.fingerprint):
            self._reword(kept, finding)

    def _drop(self, one: OurThread) -> None:
        if one.is_own and one.is_untouched:
            self.plan.removals.append(one.thread.id)
        else:
            self._reply(one, wording.repeated(one.about), RESOLVE)

    def _is_misplaced(self, one: OurThread, finding: Diagnostic) -> bool:
        """Whether a thread of the reader's own came to stand on words that are not meant."""
        place = place_of(finding, self.report.postmortem)
        spans = one.thread.spans
        if place is None or not spans or not (one.is_own and one.is_untouched):
            return False
        is_there = any(place.span.overlaps(span) for span in spans)
        return not is_there and not place.is_quoted_by(one.thread.quote)

    def _reword(self, one: OurThread, finding: Diagnostic) -> None:
        """Say which passage a thread is about by now.

        Words that people answered to are not changed under them, nor is another person's post.
        """
        if one.is_own and one.is_untouched and len(one.thread.posts) == 1:
            opening = opening_of(self.report, finding, self.name)
            content = opening.content if one.thread.spans else opening.unanchored
            self.plan.edits.append(Edit(one.thread.id, one.thread.posts[0].id, content))
        else:
            self._reply(one, wording.reworded(finding))

    def _raise(self, write: Callable[[], None]) -> None:
        """Put something new before people, unless that would be too much at once."""
        if self.raised == MOST_AT_ONCE:
            self.plan.left += 1
            return
        self.raised += 1
        write()

    def _open(self, finding: Diagnostic) -> None:
        self.plan.openings.append(opening_of(self.report, finding, self.name))

    def _reply(self, one: OurThread, content: str, action: str = "") -> None:
        if action and not (self.is_editor or one.is_own):
            return
        self.plan.replies.append(Reply(one.thread.id, content, action))


def _key(finding: Diagnostic) -> tuple[str, str]:
    return (finding.code, finding.fingerprint)


def _is_suggested(one: OurThread, suggested: Collection[Span]) -> bool:
    return any(span.overlaps(place) for span in one.thread.spans for place in suggested)
