"""What "Create tickets" will do with each action item, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain import pushes as states
from linter.diagnostic import ERROR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.domain.action_items import Known
    from addon.domain.conflicts import Conflict
    from addon.domain.pushes import Push
    from addon.domain.tickets import Draft
    from linter.engine import Report

CREATE = "create"
UPDATE = "update"
LINKED = "linked"
DECLINE = "declined"
CANNOT = "cannot"
FINISHED = "finished"
UNDER_WAY = "under way"
ASK = "ask"

_UNSETTLED = {
    states.NEEDS_HUMAN: ASK,
    states.SENDING: UNDER_WAY,
    states.UNKNOWN: UNDER_WAY,
}


class Planned(NamedTuple):
    """One item: what will happen to it, and in one sentence why, where that is not plain.

    ``draft`` is what would be sent; only what is to be created or updated has one. ``conflicts``
    are what its ticket says otherwise.
    """

    known: Known
    what: str
    why: str = ""
    draft: Draft | None = None
    conflicts: Sequence[Conflict] = ()


def planned(known: Known, draft: Draft, report: Report, obstacle: str) -> Planned:
    """What will happen to an item; ``obstacle`` is why nothing can be created now, if so."""
    push = known.push
    if push is not None and _is_reworded(push, known) and not obstacle:
        is_open = known.item.declined_because is None
        return Planned(known, UPDATE, draft=draft) if is_open else _declined(known)
    settled = _settled(known)
    if settled is not None:
        return settled
    why = _errors(known, report) or obstacle or _likeness(known)
    if not why and not draft.project:
        why = "the policy names no project for it: set targets.tracker.project"
    if why:
        return Planned(known, CANNOT, why)
    # What was refused before may be right by now: its reason is told, and it can be sent.
    return Planned(known, CREATE, push.problem if push is not None else "", draft)


def _settled(known: Known) -> Planned | None:
    """What is to be said of an item that nobody can send."""
    item, push = known.item, known.push
    if item.declined_because is not None:
        return _declined(known)
    if item.ticket or (push is not None and push.state == states.CREATED):
        return Planned(known, LINKED)
    if push is not None and push.state in _UNSETTLED:
        return Planned(known, _UNSETTLED[push.state])
    return Planned(known, FINISHED) if item.is_done else None


def _declined(known: Known) -> Planned:
    return Planned(known, DECLINE, known.item.declined_because or "")


def tally(plan: Sequence[Planned], what: str) -> int:
    """How many items of a plan something will happen to."""
    return sum(one.what == what for one in plan)


def _is_reworded(push: Push, known: Known) -> bool:
    """Whether a ticket says something else than its item; of a private one nobody can tell."""
    is_made = push.state == states.CREATED and bool(push.fingerprint)
    return is_made and push.fingerprint != known.fingerprint


def _errors(known: Known, report: Report) -> str:
    """What the rules about action items call an error of this one."""
    own = _blocks(known)
    found = [
        finding.message.rstrip(".")
        for finding in report.diagnostics
        if finding.severity == ERROR
        and any(code.startswith("ACT") for code in (finding.code, *finding.also))
        and finding.block is not None
        and _place(finding.block) in own
    ]
    return "; ".join(dict.fromkeys(found))


def _blocks(known: Known) -> set[object]:
    item = known.item
    blocks = [item.block, item.owner_block, item.ticket_block]
    return {_place(block) for block in blocks if block is not None}


def _place(block: object) -> object:
    """A table's row as a whole, or the one block."""
    cell = getattr(block, "cell", None)
    return ("row", *cell[:2]) if cell is not None else id(block)


def _likeness(known: Known) -> str:
    if known.alike is None:
        return ""
    name = known.alike.key or "an item that is under way"
    return f"it reads like {name}, which has no row: put that key into its row, or reword the item"
