"""Dismiss a finding from the sidebar: a reply in its thread, which is opened for it if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.domain.comments.pairing import Pairing
from addon.domain.comments.plan import RESOLVE, Plan, Reply, opening_of
from addon.domain.comments.wording import dismissal, is_fixed_fact
from addon.errors import ChangedError, RefusedError
from addon.usecases.comment_findings import carry_out
from linter.engine import lint

if TYPE_CHECKING:
    from addon.usecases.check_postmortem import Checked
    from addon.usecases.comment_findings import Margin
    from linter.diagnostic import Diagnostic

    # Code and fingerprint of a finding.
    Wanted = tuple[str, str]


def dismiss_finding(
    wanted: Wanted, reason: str, margin: Margin, checked: Checked | None = None
) -> Checked:
    """Dismiss a finding for its passage, and show what is left.

    One write where the finding has a thread, two where it is opened for this.

    Raises:
        RefusedError: this finding can never be dismissed, or there is no reason.
        ChangedError: it is not found any more.
        AddonError: what ``carry_out`` raises.

    """
    if not reason.strip():
        raise RefusedError("a dismissal needs a reason")

    def opening(current: Checked) -> Plan:
        plan = Plan()
        finding = dismissable(current, wanted)
        if not Pairing(current.report).of(finding):
            plan.openings.append(opening_of(current.report, finding, margin.name))
        return plan

    def answer(current: Checked) -> Plan:
        plan = Plan()
        finding = find(current, wanted)
        if finding is None:
            return plan  # It is dismissed by now: by this very click, whose answer was lost.
        for one in Pairing(current.report).of(finding)[:1]:
            may_resolve = current.is_editor or one.is_own
            action = RESOLVE if one.is_open and may_resolve else ""
            plan.replies.append(Reply(one.thread.id, dismissal(reason, finding), action))
        return plan

    begun = carry_out(opening, margin, checked)
    return _anew(carry_out(answer, margin, begun.checked).checked)


def find(checked: Checked, wanted: Wanted) -> Diagnostic | None:
    """The finding of a click, if it still stands."""
    for finding in checked.report.diagnostics:
        if (finding.code, finding.fingerprint) == wanted:
            return finding
    return None


def dismissable(checked: Checked, wanted: Wanted) -> Diagnostic:
    """The finding of a click.

    Raises:
        ChangedError: it does not stand any more.
        RefusedError: it can never be dismissed.

    """
    finding = find(checked, wanted)
    if finding is None:
        raise ChangedError("this is not found any more; check again")
    if is_fixed_fact(finding, checked.report.postmortem.policy):
        raise RefusedError(f"{finding.code} cannot be dismissed")
    return finding


def _anew(checked: Checked) -> Checked:
    """The check with what the linter says of the threads as they are now; nothing is read."""
    postmortem = checked.report.postmortem
    checked.report = lint(postmortem.document, postmortem.policy, checked.checked_at)
    return checked
