"""Content restrictions: a file that nobody may change, until somebody who may lifts that.

They stop content, title and comments, not sharing, moving or copying (google.md 6.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.clock import timestamp
from emulator.drive import refusals
from emulator.roles import Role

if TYPE_CHECKING:
    from emulator.api import Call
    from emulator.workspace import File

Json = dict[str, Any]


def check(call: Call, file: File) -> None:
    """Refuse what a restriction forbids, and a restriction that the caller may not set or lift."""
    if file.is_locked and "name" in call.body:
        raise refusals.restricted()
    if "contentRestrictions" not in call.body:
        return
    wanted = _only(call.body["contentRestrictions"])
    if "reason" in wanted and not wanted.get("readOnly"):
        raise refusals.invalid_value("contentRestrictions.reason")
    if not may_change(file, file.role(call.email), wanted):
        raise refusals.insufficient_role()


def may_change(file: File, role: Role, wanted: Json) -> bool:
    """Whether a role may set or lift: editors, and of an owner's restriction the owner alone.

    In a shared drive that is an organizer.
    """
    least = Role.ORGANIZER if file.drive else Role.OWNER
    is_owners = file.restriction.get("ownerRestricted") or wanted.get("ownerRestricted")
    return role >= (least if is_owners else Role.WRITER)


def change(call: Call, file: File) -> None:
    """Set the restriction that the body asks for, in the place of the one before, or lift it."""
    if "contentRestrictions" not in call.body:
        return
    wanted = _only(call.body["contentRestrictions"])
    if not wanted.get("readOnly"):
        file.restriction = {}
        return
    kept = {
        name: wanted[name] for name in ("readOnly", "reason", "ownerRestricted") if wanted.get(name)
    }
    file.restriction = {
        **kept,
        "type": "globalContentRestriction",
        "restrictingUser": users.drive_user(call.email, me=True),
        "restrictionTime": timestamp(call.workspace.clock.now()),
    }


def shown(file: File, email: str) -> list[Json]:
    """The restriction as one caller sees it."""
    if not file.restriction:
        return []
    user = file.restriction["restrictingUser"]
    return [{**file.restriction, "restrictingUser": {**user, "me": user["emailAddress"] == email}}]


def _only(wanted: list[Json]) -> Json:
    """Drive knows one restriction for a file."""
    if len(wanted) > 1:
        raise refusals.invalid_value("contentRestrictions")
    return wanted[0] if wanted else {}
