"""People by their address: everything else about a user follows from it."""

from __future__ import annotations

import hashlib
import re
from typing import Any, TypeGuard

Json = dict[str, Any]

_ADDRESS = re.compile(r"[^@\s,]+@[^@\s,]+\.[^@\s,.]+")


def is_address(text: Any) -> TypeGuard[str]:
    """Whether this is one person's e-mail address."""
    return isinstance(text, str) and _ADDRESS.fullmatch(text) is not None


def domain(email: str) -> str:
    """The organisation that a user belongs to."""
    return email.rpartition("@")[2].lower()


def subject(email: str) -> str:
    """The number that stands for a user in tokens, permissions and authors: always the same."""
    digest = hashlib.sha256(email.lower().encode()).digest()
    return "1" + str(int.from_bytes(digest[:10], "big"))[:20].rjust(20, "0")


def display_name(email: str) -> str:
    """A name as people write it."""
    local = email.partition("@")[0]
    return " ".join(part.capitalize() for part in re.split(r"[._+-]+", local) if part) or email


def drive_user(email: str, *, me: bool) -> Json:
    """A user as Drive's answers show them."""
    return {
        "kind": "drive#user",
        "displayName": display_name(email),
        "me": me,
        "permissionId": subject(email),
        "emailAddress": email,
    }
