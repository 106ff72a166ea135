"""Copies of files, by Drive's API and by a person's "Make a copy"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from emulator.docs import service
from emulator.roles import Role, by_person
from emulator.workspace import File, new_id, root_folder

if TYPE_CHECKING:
    from emulator.workspace import Workspace

Json = dict[str, Any]


def copied(workspace: Workspace, file: File, email: str, name: str) -> File:
    """A copy in a user's My Drive, not yet there: theirs alone, and given to no app.

    It has the content. Whether it has comments, named ranges, custom properties and a restriction
    too, nobody could tell: switches decide.
    """
    copy = File(new_id(), name, file.mime_type, workspace.clock.now())
    copy.description = file.description
    copy.modified_by = email
    copy.permissions = by_person(Role.OWNER, [email])
    copy.parents = [root_folder(email)]
    if workspace.switches["copy_keeps_properties"] == "yes":
        copy.properties = dict(file.properties)
        copy.app_properties = {app: dict(own) for app, own in file.app_properties.items()}
    if workspace.switches["copy_keeps_restriction"] == "yes":
        copy.restriction = dict(file.restriction)
    if file.document is not None:
        kept = str(workspace.switches["copy_keeps_named_ranges"])
        comments = str(workspace.switches["copy_keeps_comments"])
        copy.document = service.copy(
            file.document, copy.id, name, named_ranges=kept, comments=comments
        )
    return copy
