"""Who may see a postmortem: what was stated when it was made, and whether more people do."""

from __future__ import annotations

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# The organisation, or nobody but those its author invites.
DOMAIN = "domain"
PRIVATE = "private"
VISIBILITIES = (DOMAIN, PRIVATE)

# What Drive calls the kinds of permissions that reach people whom nobody named.
_ANYONE = "anyone"
_WIDE = {DOMAIN: (_ANYONE,), PRIVATE: (_ANYONE, "domain")}


class Permission(NamedTuple):
    """Whom a file is shared with: ``kind`` is user, group, domain or anyone.

    ``name`` is the domain's, and empty for the others.
    """

    kind: str
    name: str = ""


def beyond(visibility: str, permissions: Iterable[Permission]) -> list[str]:
    """Whom a file is shared with beyond what was stated, each in words."""
    wide = _WIDE.get(visibility, ())
    return [_words(one) for one in permissions if one.kind in wide]


def _words(permission: Permission) -> str:
    if permission.kind == _ANYONE:
        return "anybody who has the link"
    return f"everybody at {permission.name}"
