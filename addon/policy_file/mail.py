"""The key ``targets.mail``: who gets the weekly digest, and who is reminded of their items."""

from __future__ import annotations

import re
from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from addon.policy_file.nodes import Entry

_ADDRESS = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")


class MailTargets(NamedTuple):
    """Who gets mails; addresses are in lower case.

    ``digest`` are those that the weekly digest goes to. ``reminders`` tells whether owners are
    reminded of their own items, ``silent`` who of them does not want to be.
    """

    digest: tuple[str, ...] = ()
    reminders: bool = False
    silent: frozenset[str] = frozenset()


def mail(entry: Entry) -> MailTargets:
    """The mails' part of the targets; what is refused is noted in the entry's ``faults``."""
    given = {
        name: read
        for name, value in entry.mapping(_READERS).items()
        for read in value.tried(_READERS[name])
    }
    return MailTargets(**given)


def address(entry: Entry) -> str:
    """An e-mail address."""
    text = entry.text()
    if not _ADDRESS.fullmatch(text):
        entry.refuse(f'"{text[:40]}" is no e-mail address')
    return text


def _addresses(entry: Entry) -> tuple[str, ...]:
    """Addresses, each once whatever its case."""
    return tuple(dict.fromkeys(each.lower() for each in entry.each(address)))


_READERS: Mapping[str, Callable[[Entry], Any]] = {
    "digest": _addresses,
    "reminders": lambda entry: entry.truth(),
    "silent": lambda entry: frozenset(_addresses(entry)),
}
