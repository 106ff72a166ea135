"""The margins of documents: checks that are remembered for a moment, and clicks that take turns."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.comments.plan import Plan, plan_all, plan_closing, plan_one, plan_removal
from addon.errors import LateError, StoreError
from addon.usecases.comment_findings import Margin, carry_out
from addon.usecases.dismiss_finding import dismiss_finding, find
from addon.usecases.recent_checks import RecentChecks
from addon.usecases.review_postmortem import review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from addon.ports import Documents, Looks, Turns
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.comment_findings import Commented
    from addon.usecases.dismiss_finding import Wanted
    from addon.usecases.review_postmortem import Review

# How long a click may be at a document's comments: longer than the time that it has.
PATIENCE = timedelta(seconds=20)


class Click(NamedTuple):
    """A click on a document: by whom, as others know them, and with which token."""

    user_id: str
    name: str
    document_id: str
    access_token: str


class Margins:
    """What the clicks of the sidebar do to comments; each raises what ``carry_out`` does.

    ``workspace`` gives the documents that a person sees, by their access token; ``check`` reads
    and checks one, by its id and that token. ``clock`` tells aware UTC.
    """

    def __init__(
        self,
        workspace: Callable[[str], Documents],
        check: Callable[[str, str], Checked],
        *,
        turns: Turns,
        looks: Looks,
        clock: Callable[[], datetime],
    ) -> None:
        self._workspace = workspace
        self._check = check
        self._turns = turns
        self._looks = looks
        self._clock = clock
        self._recent = RecentChecks()

    def check(self, click: Click) -> Checked:
        """Check a document, and keep the check for the clicks on its card."""
        return self.review(click).checked

    def review(self, click: Click) -> Review:
        """Check a document as a reviewer, who wants to know what has changed."""
        checked = self._check(click.document_id, click.access_token)
        self._recent.keep(click.user_id, checked)
        return review(checked, click.user_id, self._looks)

    def comment_all(self, click: Click) -> Commented:
        """Comment on errors and warnings, and tidy up what is gone."""
        return self._write(
            click,
            lambda checked: plan_all(
                checked.report, checked.suggested, click.name, is_editor=checked.is_editor
            ),
        )

    def comment_one(self, click: Click, wanted: Wanted) -> Commented:
        """Comment on one finding."""

        def choose(checked: Checked) -> Plan:
            finding = find(checked, wanted)
            if finding is None:
                return Plan()
            return plan_one(checked.report, finding, click.name, is_editor=checked.is_editor)

        return self._write(click, choose)

    def remove(self, click: Click) -> Commented:
        """Take back the comments that this person asked for."""
        return self._write(click, lambda checked: plan_removal(checked.report.postmortem.document))

    def close(self, click: Click) -> Commented:
        """Resolve every open thread of ours, as a new read shows them."""
        with self._turn(click):
            return carry_out(
                lambda checked: plan_closing(checked.report.postmortem.document),
                self._margin(click),
            )

    def dismiss(self, click: Click, wanted: Wanted, reason: str) -> Checked:
        """Dismiss a finding; raises what ``dismiss_finding`` does."""
        with self._turn(click) as recent:
            return dismiss_finding(wanted, reason, self._margin(click), recent)

    def _write(self, click: Click, choose: Callable[[Checked], Plan]) -> Commented:
        with self._turn(click) as recent:
            return carry_out(choose, self._margin(click), recent)

    def _margin(self, click: Click) -> Margin:
        documents = self._workspace(click.access_token)
        return Margin(
            documents, lambda: self._check(click.document_id, click.access_token), click.name
        )

    @contextmanager
    def _turn(self, click: Click) -> Iterator[Checked | None]:
        """Take the turn at a document's comments; gives the check that the click is on, if any.

        Where the store does not answer, comments are written all the same, from a read of their
        own: what the document says is enough to write nothing twice. After a write that may still
        come the turn is kept for a while, so that nobody else writes the same.
        """
        now = self._clock()
        try:
            written_at = self._turns.take(click.document_id, now, PATIENCE)
        except StoreError:
            yield None
            return
        is_late = False
        try:
            yield self._recent.take(click.user_id, click.document_id, now, written_at)
        except LateError:
            is_late = True
            raise
        finally:
            with suppress(StoreError):
                if is_late:
                    self._turns.hold(click.document_id, self._clock(), PATIENCE)
                else:
                    self._turns.give_back(click.document_id, self._clock())
