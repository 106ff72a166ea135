"""Changes of who may do what with a document, made from outside rather than by Drive's API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.errors import ControlError
from emulator.identity import CLIENT_ID
from emulator.roles import Permission, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.workspace import File

ROLES = {
    "owner": Role.OWNER,
    "editor": Role.WRITER,
    "commenter": Role.COMMENTER,
    "viewer": Role.READER,
    "none": Role.NONE,
}
NAMES = {role: name for name, role in ROLES.items()}


def role(name: Any) -> Role:
    """The role of this name.

    Raises:
        ControlError: There is none.

    """
    if name not in ROLES:
        raise ControlError(f"A role is one of {', '.join(ROLES)}, not {name!r}.")
    return ROLES[name]


def people(files: Iterable[File]) -> set[str]:
    """Everybody with whom some file is shared by name."""
    return {one.address for file in files for one in file.permissions if one.kind == "user"}


def set_role(file: File, email: str, wanted: Role, known: Iterable[str]) -> None:
    """Give one user a role, whatever the file was open to before.

    A file has one owner: the one before becomes an editor. What is open to a domain or to anybody
    becomes a permission of each ``known`` user, since it would outweigh a lower role.
    """
    with file.lock:
        named = [one.address for one in file.permissions if one.kind == "user"]
        held = {other: file.role(other) for other in sorted({*known, *named})}
        if wanted is Role.OWNER:
            held = {other: min(theirs, Role.WRITER) for other, theirs in held.items()}
        held[email] = wanted
        file.permissions = [
            Permission(theirs, "user", other) for other, theirs in held.items() if theirs
        ]


def revoke(file: File, email: str, known: Iterable[str]) -> None:
    """Take the file back from the add-on for one user; the others ``known`` keep their grants."""
    with file.lock:
        if file.granted_to_all:
            file.granted_to_all = False
            file.grant(known)
        file.granted.discard((CLIENT_ID, email))
