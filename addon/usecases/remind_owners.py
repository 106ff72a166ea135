"""Who is reminded of what: each owner of items that are overdue or due soon, of all at once.

An owner is known by the e-mail address that the document itself names them by; nobody's is guessed.
Of a private postmortem the store holds neither address nor words, so nobody is reminded of its
items: a mailbox is read, searched and forwarded where the document itself is closed.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.sharing import PRIVATE
from addon.domain.tickets import DONE
from linter.policy.calendar import is_business_day

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from addon.domain.pushes import Push
    from addon.ports import PostmortemRecord
    from linter.policy import Policy

# So many business days before its day an item is due soon.
SOON = 2


class Reminder(NamedTuple):
    """What one owner is reminded of on a day; the most urgent items first."""

    owner_email: str
    day: date
    overdue: Sequence[Push]
    due_soon: Sequence[Push]


def reminders(
    pushes: Sequence[Push],
    records: Sequence[PostmortemRecord],
    now: datetime,
    policy: Policy,
    silent: Collection[str] = (),
) -> list[Reminder]:
    """The reminders of a day, by address; none on a day on which nobody works.

    ``silent`` are addresses, in lower case, of those who want none.
    """
    today = now.astimezone(UTC).date()
    if not is_business_day(today, policy):
        return []
    hidden = {record.document_id for record in records if record.visibility == PRIVATE}
    by_owner: dict[str, list[Push]] = defaultdict(list)
    for push in pushes:
        owner = push.owner_email.lower()
        if owner and owner not in silent and push.document_id not in hidden and _is_open(push):
            by_owner[owner].append(push)
    found = (_reminder(owner, items, today, policy) for owner, items in sorted(by_owner.items()))
    return [one for one in found if one.overdue or one.due_soon]


def _reminder(owner: str, items: Sequence[Push], today: date, policy: Policy) -> Reminder:
    soonest = sorted(items, key=lambda push: (push.due, push.item_priority, push.key))
    horizon = _business_days_after(today, SOON, policy)
    return Reminder(
        owner,
        today,
        [push for push in soonest if date.fromisoformat(push.due) < today],
        [push for push in soonest if today <= date.fromisoformat(push.due) <= horizon],
    )


def _is_open(push: Push) -> bool:
    return bool(push.due and push.text) and push.category != DONE and push.done_at is None


def _business_days_after(day: date, count: int, policy: Policy) -> date:
    while count:
        day += timedelta(days=1)
        count -= is_business_day(day, policy)
    return day
