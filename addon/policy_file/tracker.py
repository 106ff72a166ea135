"""The key ``targets.tracker``: in which project an action item becomes which kind of ticket."""

from __future__ import annotations

from typing import NamedTuple

from linter.language.text import lower

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from addon.policy_file.nodes import Entry

KINDS = ("jira", "github", "webhook", "console")

# What Jira calls its priorities where nobody has changed that.
PRIORITIES: Mapping[str, str] = {"P0": "Highest", "P1": "High", "P2": "Medium"}


class TrackerTargets(NamedTuple):
    """How action items become tickets.

    ``kind`` is the tracker that this is written for, empty for any. ``projects`` are by service or
    team, in lower case; ``project`` is for all others. ``accounts`` are whom the tracker knows by
    an e-mail address (lower case), each confirmed by whoever wrote it here. ``fields`` are further
    ones by the tracker's own names. ``security_level`` is that of tickets from private postmortems;
    without one those make no tickets.
    """

    kind: str = ""
    project: str = ""
    projects: Mapping[str, str] = {}
    issue_type: str = "Task"
    priorities: Mapping[str, str] = PRIORITIES
    labels: Sequence[str] = ("postmortem",)
    components: Sequence[str] = ()
    security_level: str = ""
    accounts: Mapping[str, str] = {}
    fields: Mapping[str, str] = {}

    def project_of(self, names: Sequence[str]) -> str:
        """The project of the first service or team that has one of its own, else the usual one."""
        own = (self.projects.get(lower(name.strip())) for name in names)
        return next((project for project in own if project), self.project)


def tracker(entry: Entry) -> TrackerTargets:
    """The tracker's part of the targets; what is refused is noted in the entry's ``faults``."""
    given = {
        name: read
        for name, value in entry.mapping(_READERS).items()
        for read in value.tried(_READERS[name])
    }
    return TrackerTargets(**given)


def _kind(entry: Entry) -> str:
    word = entry.word().strip()
    if word not in KINDS:
        entry.refuse(f'"{word[:40]}" is no tracker; there are {", ".join(KINDS)}')
    return word


def _texts(entry: Entry) -> dict[str, str]:
    return {name: text for name, value in entry.mapping().items() for text in value.tried(_word)}


def _by_lower(entry: Entry) -> dict[str, str]:
    """Texts by names that are looked up in lower case."""
    return {lower(name.strip()): text for name, text in _texts(entry).items()}


def _word(entry: Entry) -> str:
    """A text, or a number such as that of an account."""
    word = " ".join(entry.word().split())
    if not word:
        entry.refuse("a text belongs here")
    return word


_READERS: Mapping[str, Callable[[Entry], Any]] = {
    "kind": _kind,
    "project": _word,
    "projects": _by_lower,
    "issue_type": _word,
    "priorities": _texts,
    "labels": lambda entry: entry.texts(),
    "components": lambda entry: entry.texts(),
    "security_level": _word,
    "accounts": _by_lower,
    "fields": _texts,
}
