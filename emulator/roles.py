"""Who may do what with a file: permissions by person, by domain, or by the link alone."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from emulator import users

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]


class Role(IntEnum):
    """What somebody is on a file; each may do all that the ones before it may."""

    NONE = 0
    READER = 1
    COMMENTER = 2
    WRITER = 3
    FILE_ORGANIZER = 4
    ORGANIZER = 5
    OWNER = 6


# As Drive names them; organizers are those of a shared drive.
API_NAMES = {
    Role.READER: "reader",
    Role.COMMENTER: "commenter",
    Role.WRITER: "writer",
    Role.FILE_ORGANIZER: "fileOrganizer",
    Role.ORGANIZER: "organizer",
    Role.OWNER: "owner",
}
BY_NAME = {name: role for role, name in API_NAMES.items()}


class Permission(NamedTuple):
    """One line of a file's sharing: ``kind`` is user, domain or anyone; the last has no address."""

    role: Role
    kind: str
    address: str = ""

    @property
    def id(self) -> str:
        """The permission's id, which for a person is theirs on every file."""
        if self.kind == "anyone":
            return "anyoneWithLink"
        return users.subject(self.address) + ("k" if self.kind == "domain" else "")

    def is_for(self, email: str) -> bool:
        """Whether this user has it."""
        if self.kind in {"user", "group"}:
            return self.address == email
        return self.kind == "anyone" or self.address == users.domain(email)

    def resource(self) -> Json:
        """As Drive's answers show it."""
        answer = {
            "kind": "drive#permission",
            "id": self.id,
            "type": self.kind,
            "role": API_NAMES[self.role],
        }
        if self.kind in {"user", "group"}:
            name = users.display_name(self.address)
            return answer | {
                "emailAddress": self.address,
                "displayName": name,
                "deleted": False,
                "pendingOwner": False,
            }
        if self.kind == "domain":
            answer |= {"domain": self.address, "displayName": self.address}
        return answer | {"allowFileDiscovery": False}


def role_of(permissions: Iterable[Permission], email: str) -> Role:
    """The highest role that a user has by any permission."""
    return max((one.role for one in permissions if one.is_for(email)), default=Role.NONE)


def by_person(role: Role, emails: Iterable[str]) -> list[Permission]:
    """The same role for each of these users."""
    return [Permission(role, "user", email.lower()) for email in emails]
