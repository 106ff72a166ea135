"""Documents put into the local Workspace from outside, with the people who may use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator import users
from emulator.docs import service
from emulator.documents import faults_of
from emulator.errors import ApiError, ControlError
from emulator.roles import BY_NAME, Permission, Role, by_person
from emulator.workspace import DOCUMENT, SHARED_DRIVE, File, root_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from emulator.api import Api
    from emulator.workspace import Workspace

Json = dict[str, Any]

_ROLES = {
    "owner": Role.OWNER,
    "editors": Role.WRITER,
    "commenters": Role.COMMENTER,
    "viewers": Role.READER,
}
_EVERYBODY = "*"


def load(
    workspace: Workspace, docs: Api, file_id: str, answer: Any, people: Mapping[str, list[str]]
) -> File:
    """Put an answer of ``documents.get`` under this id, in place of what was there.

    ``people`` are addresses, or * for everybody, by owner, editors, commenters, viewers and
    granted. With no roles everybody is an editor, and without granted, everybody has opened it.

    Raises:
        ControlError: It is no document, or the people are none.

    """
    unknown = sorted(set(people) - {*_ROLES, "granted"})
    if unknown:
        raise ControlError(f"A document takes {', '.join(_ROLES)} and granted, not {unknown[0]}.")
    if not isinstance(answer, dict):
        raise ControlError("A document is loaded from the JSON object that documents.get answers.")
    named = {name: _addresses(name, texts) for name, texts in people.items()}
    try:
        document = service.load({**answer, "documentId": file_id})
        faults = faults_of(document, docs)
    except ApiError as error:
        raise ControlError(f"This is no document: {error.message}") from error
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ControlError(f"This is no document that could be read: {error}.") from error
    file = File(file_id, document.title, DOCUMENT, workspace.clock.now())
    file.document = document
    file.faults_as_loaded = faults
    _share(file, named)
    workspace.put(file)
    return file


def shared_drive(
    workspace: Workspace, drive_id: str, body: Any, people: Mapping[str, list[str]]
) -> File:
    """Put a shared drive with its members under this id.

    Members are addresses by organizers, fileOrganizers, writers, commenters and readers.

    Raises:
        ControlError: The members are none.

    """
    roles = {f"{name}s": role for name, role in BY_NAME.items() if role is not Role.OWNER}
    unknown = sorted(set(people) - set(roles))
    if unknown:
        raise ControlError(f"A shared drive takes {', '.join(roles)}, not {unknown[0]}.")
    name = str(body.get("name", "Shared drive"))
    drive = File(drive_id, name, SHARED_DRIVE, workspace.clock.now())
    for group, texts in people.items():
        drive.permissions += by_person(roles[group], _addresses(group, texts))
    workspace.put(drive)
    return drive


def _addresses(name: str, texts: list[str]) -> list[str]:
    addresses = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    for address in addresses:
        if address != _EVERYBODY and not users.is_address(address):
            raise ControlError(f"{address!r} in {name} is no address; write ann@example.com or *.")
    if name == "owner" and (len(addresses) > 1 or _EVERYBODY in addresses):
        raise ControlError("A document has one owner.")
    return addresses


def _share(file: File, people: Mapping[str, list[str]]) -> None:
    roles = {name: named for name, named in people.items() if name in _ROLES and named}
    for name, addresses in (roles or {"editors": [_EVERYBODY]}).items():
        if _EVERYBODY in addresses:
            file.permissions.append(Permission(_ROLES[name], "anyone"))
        file.permissions += by_person(_ROLES[name], set(addresses) - {_EVERYBODY})
    granted = people.get("granted", [_EVERYBODY])
    file.granted_to_all = _EVERYBODY in granted
    file.grant(set(granted) - {_EVERYBODY})
    if file.owner:
        file.parents = [root_folder(file.owner)]
