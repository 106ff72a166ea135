"""A ticket: as an action item asks for it, and as a tracker shows it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The states that every tracker has, whatever it calls them.
NEW = "new"
IN_PROGRESS = "in progress"
DONE = "done"
CATEGORIES = (NEW, IN_PROGRESS, DONE)

# What a ticket carries of ours, so that it can be told whose it is (integrations.md 4.3).
PROPERTY = "second-story.item"
_LABEL_LENGTH = 12


class Draft(NamedTuple):
    """What a ticket is to hold. ``uid`` is the item's, the same in every attempt.

    ``priority`` is the policy's name for it, ``priority_name`` the tracker's. ``account`` is who
    the tracker knows the owner as, empty where nobody has confirmed one. ``due`` is a day in ISO
    8601 or empty. ``fields`` are further ones of the tracker, by its own names. ``revision`` tells
    whether the item has been reworded since.
    """

    uid: str
    document_id: str
    document_url: str
    document_title: str
    revision: str
    project: str
    issue_type: str
    summary: str
    text: str
    done_when: str = ""
    factor: str = ""
    owner: str = ""
    account: str = ""
    priority: str = ""
    priority_name: str = ""
    due: str = ""
    labels: Sequence[str] = ()
    components: Sequence[str] = ()
    security_level: str = ""
    fields: Mapping[str, object] = {}

    @property
    def label(self) -> str:
        """The label that search finds the ticket by; it holds no white space."""
        return label_of(self.uid)

    @property
    def mark(self) -> Mapping[str, str]:
        """The proof that the ticket is this item's."""
        return {"uid": self.uid, "doc": self.document_id, "rev": self.revision}


class Ticket(NamedTuple):
    """A ticket of a tracker.

    ``category`` is ``NEW``, ``IN_PROGRESS`` or ``DONE``, ``status`` the tracker's own word.
    ``assignee`` and ``priority`` are as the tracker shows them, empty where there is none. ``uid``
    is that of the item that it was made for, empty where it does not say. ``account`` is whom the
    tracker knows the assignee as, ``email`` their address where it shows that.
    """

    key: str
    url: str = ""
    category: str = NEW
    status: str = ""
    assignee: str = ""
    priority: str = ""
    uid: str = ""
    account: str = ""
    email: str = ""


def label_of(uid: str) -> str:
    """The label of an item: short, and as good as unique."""
    short = base64.b32encode(UUID(uid).bytes).decode("ascii").lower()[:_LABEL_LENGTH]
    return f"second-story-{short}"
