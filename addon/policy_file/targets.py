"""The key ``targets`` of a policy file: where postmortems and their templates go, and who acts."""

from __future__ import annotations

import re
from typing import NamedTuple

from addon.policy_file.mail import MailTargets, address, mail
from addon.policy_file.tracker import TrackerTargets, tracker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from addon.policy_file.nodes import Entry

_ID = re.compile(r"[\w-]{10,100}", re.ASCII)


class Robot(NamedTuple):
    """The user in whose name background work is done, and the service account that acts as them.

    Both are e-mail addresses; the account needs domain-wide delegation (google.md 8.1).
    """

    email: str
    service_account: str


class Targets(NamedTuple):
    """What the policy says of the world outside.

    ``folder`` is the id of a folder in a shared drive, or of the shared drive itself; ``tracker``
    tells how action items become tickets, ``mail`` who gets mails.
    """

    folder: str = ""
    robot: Robot | None = None
    tracker: TrackerTargets = TrackerTargets()
    mail: MailTargets = MailTargets()


def read_targets(entry: Entry | None) -> Targets:
    """The targets that a policy states; what is refused is noted in the entry's ``faults``."""
    if entry is None:
        return Targets()
    given = {
        name: read
        for keys in entry.tried(lambda top: top.mapping({*_READERS, *_LATER}))
        for name, value in keys.items()
        if name in _READERS
        for read in value.tried(_READERS[name])
    }
    return Targets(**given)


def _folder(entry: Entry) -> str:
    word = entry.word().strip()
    if not _ID.fullmatch(word):
        entry.refuse(
            "the id of a folder or shared drive belongs here, the last part of its address"
        )
    return word


def _robot(entry: Entry) -> Robot:
    keys = entry.mapping({"email", "service_account"})
    for needed in ("email", "service_account"):
        if needed not in keys:
            entry.refuse(f"the robot has no {needed}")
    return Robot(address(keys["email"]), address(keys["service_account"]))


_READERS: Mapping[str, Callable[[Entry], Any]] = {
    "folder": _folder,
    "robot": _robot,
    "tracker": tracker,
    "mail": mail,
}
# Known, and looked at by nothing yet.
_LATER = ("chat", "calendar")
