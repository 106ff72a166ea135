"""Provisioning: the templates of the policy in a shared drive, readable by all, locked.

Each step looks at what stands and does what is missing, so that it can be run again after any
failure, and changes nothing where nothing is to change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addon.domain.provisioning import (
    FOLDER_NAME,
    NEWER,
    OF_CONTENT,
    UNSHARED,
    Standing,
    drifts,
    missing,
    wanted_templates,
)
from addon.errors import AccessError, RefusedError
from docs_template.likeness import digest, lines_of_document
from docs_template.rewrite import rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from addon.domain.provisioning import Drift, Wanted
    from addon.ports import Documents, Folder, TemplateFile, TemplateFiles
    from linter.policy import Policy


_NO_ORGANISATION = frozenset(("gmail.com", "googlemail.com"))
_OF_SERVICE_ACCOUNTS = ".gserviceaccount.com"


class State(NamedTuple):
    """One template: what is wanted, the file that stands for it if any, and how it differs.

    ``others`` are files that say they are the same template: copies, or made twice.
    """

    wanted: Wanted
    file: TemplateFile | None
    drifts: Sequence[Drift]
    others: Sequence[TemplateFile] = ()


class Provisioned(NamedTuple):
    """What stands: ``folder`` is None where the templates have none yet, ``within`` is above it."""

    within: Folder
    folder: Folder | None
    states: Sequence[State]
    account: str
    domain: str

    @property
    def is_as_wanted(self) -> bool:
        """Whether there is nothing to change."""
        return self.folder is not None and not any(state.drifts for state in self.states)


class Provisioning:
    """The templates of a policy in the folder of its targets, as one account may handle them.

    ``domain`` is the organisation that reads them, the account's own where it is empty.
    """

    def __init__(
        self,
        policy: Policy,
        folder_id: str,
        domain: str = "",
        *,
        files: TemplateFiles,
        documents: Documents,
    ) -> None:
        self._policy = policy
        self._folder_id = folder_id
        self._domain = domain
        self._files = files
        self._documents = documents

    def look(self) -> Provisioned:
        """What stands, and how it differs from what should; changes nothing.

        Raises:
            AddonError: what the ports raise.

        """
        account = self._files.account()
        domain = self._domain or _domain(account)
        within = self._files.folder(self._folder_id)
        folder = self._files.find_folder(within)
        found = self._files.templates(folder) if folder is not None else []
        states = [self._state(wanted, found, domain) for wanted in wanted_templates(self._policy)]
        return Provisioned(within, folder, states, account, domain)

    def apply(self) -> Provisioned:
        """Make everything as it should be; answers what stood before.

        Raises:
            RefusedError: a template is newer than the policy; nothing is changed.
            AddonError: what the ports raise; a second call goes on where this one stopped.

        """
        before = self.look()
        _refuse_to_go_back(before)
        folder = before.folder or self._files.make_folder(before.within, FOLDER_NAME)
        for state in before.states:
            if state.drifts:
                self._put_right(state, folder, before.domain)
        return before

    def _state(self, wanted: Wanted, found: Sequence[TemplateFile], domain: str) -> State:
        same = [file for file in found if file.kind == wanted.kind]
        if not same:
            return State(wanted, None, missing(wanted))
        file, *others = same
        standing = Standing(
            file.name,
            file.version,
            file.digest,
            file.is_locked,
            file.is_owners,
            self._lines(file.id),
            self._domains(file.id),
        )
        return State(wanted, file, drifts(wanted, file.id, standing, domain), others)

    def _lines(self, file_id: str) -> list[str]:
        return lines_of_document(self._documents.read(file_id))

    def _domains(self, file_id: str) -> set[str]:
        try:
            return self._files.domains(file_id)
        except AccessError:  # Who may share a file sees who it is shared with; nobody else does.
            return set()

    def _put_right(self, state: State, folder: Folder, domain: str) -> None:
        wanted = state.wanted
        file = state.file or self._files.make(folder, wanted.name, wanted.kind)
        names = {drift.name for drift in state.drifts}
        if names - {UNSHARED}:
            self._write(wanted, file, is_content=bool(names & OF_CONTENT))
        if state.file is None or UNSHARED in names:
            self._files.share(file.id, domain)

    def _write(self, wanted: Wanted, file: TemplateFile, *, is_content: bool) -> None:
        """Content and name, which a lock keeps as they are, and then the lock."""
        if file.is_locked:
            self._files.unlock(file.id)
        if is_content:
            self._rewrite(wanted, file.id)
        self._files.lock(
            file._replace(
                name=wanted.name,
                version=str(wanted.version),
                digest=digest(wanted.lines(file.id)),
                reason=wanted.reason,
            )
        )

    def _rewrite(self, wanted: Wanted, file_id: str) -> None:
        answer: dict[str, Any] = self._documents.read(file_id)
        batch = rewrite(answer, wanted.template, wanted.origin(file_id))
        self._documents.write(file_id, batch, required_revision=answer["revisionId"])


def _domain(account: str) -> str:
    """The organisation of an account.

    Raises:
        RefusedError: it is of none.

    """
    domain = account.rpartition("@")[2].lower()
    if domain in _NO_ORGANISATION or domain.endswith(_OF_SERVICE_ACCOUNTS):
        raise RefusedError(
            f"{account} belongs to no organisation that could read the templates; name one with "
            "--domain"
        )
    return domain


def _refuse_to_go_back(found: Provisioned) -> None:
    for state in found.states:
        if any(drift.name == NEWER for drift in state.drifts):
            raise RefusedError(
                f'the "{state.wanted.name}" is newer than the policy, whose template_version is '
                f"{state.wanted.version}; take the policy that it was made from"
            )
