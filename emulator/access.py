"""Whether a call reaches a file: the token's scopes, the grant of drive.file, and the user's role.

Under drive.file alone, a file that was never opened with the app does not exist (google.md 4.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from emulator.identity import SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from emulator.identity import Caller
    from emulator.workspace import File

# These reach files of one kind or one app, never a Google Doc that the app was not given.
_NARROW = {
    SCOPES + name
    for name in (
        "drive.appdata",
        "drive.apps.readonly",
        "drive.file",
        "drive.meet.readonly",
        "drive.photos.readonly",
        "drive.scripts",
    )
}


def accepted(caller: Caller, scopes: Iterable[str]) -> frozenset[str]:
    """The caller's scopes that a method accepts; with none, it refuses."""
    return caller.scopes.intersection(scopes)


def reaches(caller: Caller, scopes: frozenset[str], file: File) -> bool:
    """Whether the file exists for a call that was ``accepted`` by these scopes."""
    return not scopes <= _NARROW or file.is_granted(caller)
