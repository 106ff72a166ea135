"""Review a postmortem: what stands, what was said of it, and what changed since one looked last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain.comments.pairing import Pairing
from addon.domain.sharing import PRIVATE
from addon.errors import StoreError
from addon.ports import Look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from addon.ports import Looks
    from addon.usecases.check_postmortem import Checked
    from linter.diagnostic import Diagnostic


class Changes(NamedTuple):
    """What changed since ``since`` (aware UTC): findings that are new, and codes of those gone."""

    since: datetime
    new: Sequence[Diagnostic]
    gone: Sequence[str]


class Review(NamedTuple):
    """A check as its reviewer sees it; ``changes`` is None at a first look, or where unknown."""

    checked: Checked
    pairing: Pairing
    changes: Changes | None


def review(checked: Checked, user_id: str, looks: Looks) -> Review:
    """Compare a check with what a person saw last, and remember this one.

    Of a private postmortem nothing is remembered, so nothing is compared.
    """
    if checked.standing is not None and checked.standing.visibility == PRIVATE:
        return Review(checked, Pairing(checked.report), None)
    seen = Look(
        frozenset(f"{one.code} {one.fingerprint}" for one in checked.report.diagnostics),
        checked.checked_at,
    )
    try:
        before = looks.look(user_id, checked.document_id, seen)
    except StoreError:
        before = None  # Whatever the store says, the review itself is worth showing.
    changes = _changes(checked, before, seen) if before is not None else None
    return Review(checked, Pairing(checked.report), changes)


def _changes(checked: Checked, before: Look, seen: Look) -> Changes:
    new = seen.findings - before.findings
    return Changes(
        before.at,
        [one for one in checked.report.diagnostics if f"{one.code} {one.fingerprint}" in new],
        sorted(key.split()[0] for key in before.findings - seen.findings),
    )
