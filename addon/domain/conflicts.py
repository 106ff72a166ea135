"""Where the document and the tracker disagree about an item: whose it is, and how urgent.

Nobody is told of a disagreement that may be none: one person goes by a name here, by initials, an
address or a login there.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.drafts import owner_address
from addon.domain.tickets import DONE
from linter.anatomy.owners import SEVERAL, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.domain.tickets import Ticket
    from addon.policy_file.tracker import TrackerTargets
    from linter.anatomy.action_items import ActionItem

OWNER, PRIORITY = "owner", "priority"

_WORD = re.compile(r"[^\W\d_]+")


class Conflict(NamedTuple):
    """One disagreement: ``here`` is what the document says, ``there`` what the tracker does.

    Either is empty where it says nothing. ``written`` is what the document would say if the
    tracker were right, empty where nobody knows; ``email`` is of the person that this names.
    """

    field: str
    here: str
    there: str
    written: str = ""
    email: str = ""

    @property
    def edition(self) -> str:
        """Changes with what either side says: a click decides about what was shown."""
        return hashlib.sha256("\n".join(self[:3]).encode()).hexdigest()[:12]


def conflicts(
    item: ActionItem, ticket: Ticket, targets: TrackerTargets, roles: Sequence[str] = ()
) -> list[Conflict]:
    """What an item and its ticket say otherwise; nothing once either is closed.

    ``roles`` are the organisation's own words for roles.
    """
    if ticket.category == DONE or item.is_done or item.declined_because is not None:
        return []
    return [*_owner(item, ticket, targets, roles), *_priority(item, ticket, targets)]


def _owner(
    item: ActionItem, ticket: Ticket, targets: TrackerTargets, roles: Sequence[str]
) -> Iterator[Conflict]:
    """Another owner there; of a role or of several owners ACT tells, and nobody can tell more."""
    there, address = ticket.assignee, owner_address(item)
    if item.owner_kind == SEVERAL or is_role(item.owner, roles):
        return
    if there and not _is_same(item, ticket, targets.accounts.get(address.lower(), "")):
        yield Conflict(OWNER, item.owner, there, ticket.email or there, ticket.email)
    elif not there and address:
        yield Conflict(OWNER, item.owner, "")


def _is_same(item: ActionItem, ticket: Ticket, account: str) -> bool:
    """Whether an assignee may be the owner: by account, by address, else by name."""
    address = owner_address(item)
    if account and ticket.account:
        return account == ticket.account
    if address and address.lower() == ticket.email.lower():
        return True
    here = [item.owner, address.partition("@")[0]]
    there = [ticket.assignee, ticket.email.partition("@")[0]]
    return any(_may_be(_words(one), _words(other)) for one in here for other in there)


def _may_be(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: "J. Park" and "Jae Park", "mcastell", "Mira"."""
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one) or "".join(one) == "".join(other):
        return True
    return len(one) == len(other) and all(map(_agree, one, other))


def _agree(one: str, other: str) -> bool:
    """Whether two parts of a name are one, or one is the initial of the other."""
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _words(name: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", name.lower())
    return _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))


def _priority(item: ActionItem, ticket: Ticket, targets: TrackerTargets) -> Iterator[Conflict]:
    """Another priority there than the one that the policy gives this item's in the tracker."""
    here, there = item.priority or "", ticket.priority
    wanted = targets.priorities.get(here, "")
    if not wanted or not there or there.lower() in {wanted.lower(), here.lower()}:
        return
    own = (name for name, given in targets.priorities.items() if given.lower() == there.lower())
    yield Conflict(PRIORITY, here, there, next(own, ""))
