"""Templates as they should stand in Drive, and how one that stands there differs from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docs_template import anchors
from docs_template.likeness import digest, lines_of_template
from docs_template.template import Facts, template
from linter.policy import BRIEF, FULL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docs_template.template import Template
    from linter.policy import Policy

FOLDER_NAME = "Postmortem templates"
NAMES = {FULL: "Postmortem template", BRIEF: "Incident brief template"}

MISSING = "missing"
OLDER = "older version"
OTHER_POLICY = "of another policy"
EDITED = "edited by hand"
UNLOCKED = "unlocked"
LOOSELY_LOCKED = "locked loosely"
RENAMED = "renamed"
UNSHARED = "not shared"
NEWER = "newer version"

# These are cured by writing the content anew.
OF_CONTENT = frozenset((MISSING, OLDER, OTHER_POLICY, EDITED))


class Drift(NamedTuple):
    """A way in which a template is not as it should be, and what apply does about it."""

    name: str
    cure: str


class Wanted(NamedTuple):
    """A template as it should stand."""

    kind: str
    name: str
    version: int
    template: Template

    @property
    def reason(self) -> str:
        """What Drive shows to those who try to change it."""
        return (
            f"Template version {self.version}, made from the policy: change that, and run "
            '"postmortem template apply"'
        )

    def origin(self, file_id: str) -> str:
        """The named range that says what the file holds."""
        return anchors.Origin(file_id, self.kind, self.version).name

    def lines(self, file_id: str) -> list[str]:
        """What the file should show."""
        return lines_of_template(self.template, self.origin(file_id))


class Standing(NamedTuple):
    """A template as it stands; ``lines`` is what it shows, ``domains`` who it is shared with."""

    name: str
    version: str
    digest: str
    is_locked: bool
    is_owners: bool
    lines: Sequence[str]
    domains: Collection[str]


def wanted_templates(policy: Policy) -> list[Wanted]:
    """A template for each kind that a severity of the policy asks for."""
    kinds = {spec.kind for spec in policy.severities.values()}
    version = policy.template_version
    return [
        Wanted(kind, name, version, template(policy, kind, Facts("")))
        for kind, name in NAMES.items()
        if kind in kinds
    ]


def missing(wanted: Wanted) -> list[Drift]:
    """What is to be said of a template that is not there at all."""
    return [Drift(MISSING, f"create it, version {wanted.version}, shared and locked")]


def drifts(wanted: Wanted, file_id: str, found: Standing, domain: str) -> list[Drift]:
    """How a template differs from what it should be; nothing where it does not.

    ``domain`` is that of the organisation, which everybody of should be able to read it.
    """
    return [
        *_of_content(wanted, wanted.lines(file_id), found),
        *_of_file(wanted, found),
        *([] if domain in found.domains else [Drift(UNSHARED, f"let {domain} read it")]),
    ]


def _of_content(wanted: Wanted, expected: list[str], found: Standing) -> Iterator[Drift]:
    if list(found.lines) == expected:
        return
    shown = digest(found.lines)
    if found.version.isdecimal() and int(found.version) > wanted.version:
        yield Drift(NEWER, f"leave it: it is of version {found.version}, the policy is older")
        return
    if found.digest and shown != found.digest:
        yield Drift(EDITED, "put back what the policy says")
    if found.version.isdecimal() and int(found.version) < wanted.version:
        yield Drift(OLDER, f"write version {wanted.version} over version {found.version}")
    elif not found.digest:
        yield Drift(MISSING, f"write version {wanted.version} into it")
    elif shown == found.digest:
        yield Drift(OTHER_POLICY, "write what the policy says now; its version stays the same")


def _of_file(wanted: Wanted, found: Standing) -> Iterator[Drift]:
    if found.name != wanted.name:
        yield Drift(RENAMED, f'call it "{wanted.name}" again')
    if not found.is_locked:
        yield Drift(UNLOCKED, "lock it, so that its owner alone can change it")
    elif not found.is_owners:
        yield Drift(LOOSELY_LOCKED, "let its owner alone lift the lock")
