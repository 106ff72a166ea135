"""Drive v3: who the caller is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.drive import refusals

if TYPE_CHECKING:
    from emulator.api import Call

Json = dict[str, Any]


def get(call: Call) -> Json:
    """The caller; what is wanted of that has to be asked for expressly."""
    if "fields" not in call.query:
        raise refusals.no_fields()
    return {"kind": "drive#about", "user": users.drive_user(call.email, me=True)}
