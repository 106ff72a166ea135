"""What a person may do follows from their role, the grant of the app, and the token's scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError

from tests.emulator.local import document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.emulator.local import Local

PEOPLE = {
    role: f"{role}@example.com"
    for role in ("owner", "editor", "commenter", "viewer", "stranger", "newcomer")
}
INSERTION = {"requests": [{"insertText": {"location": {"index": 1}, "text": "Then "}}]}
METHODS: dict[str, Callable[[Any, Any], Any]] = {
    "documents.get": lambda docs, _: docs.documents().get(documentId="d1"),
    "documents.batchUpdate": lambda docs, _: docs.documents().batchUpdate(
        documentId="d1", body=INSERTION
    ),
    "files.get": lambda _, drive: drive.files().get(fileId="d1"),
    "rename": lambda _, drive: drive.files().update(fileId="d1", body={"name": "New"}),
    "star": lambda _, drive: drive.files().update(fileId="d1", body={"starred": True}),
    "trash": lambda _, drive: drive.files().update(fileId="d1", body={"trashed": True}),
}
# The stranger opened the document with the app and then lost every role; the newcomer is an editor
# who never opened it with the app.
TABLE = """
                       owner editor commenter viewer stranger newcomer
documents.get          200   200    200       200    403      404
documents.batchUpdate  200   200    403       403    403      404
files.get              200   200    200       200    404      404
rename                 200   200    403       403    404      404
star                   200   200    200       200    404      404
trash                  200   403    403       403    404      404
"""


def cells() -> list[tuple[str, str, int]]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (method, role, int(status))
        for method, *statuses in rows
        for role, status in zip(head, statuses, strict=True)
    ]


def status_of(request: Any) -> int:
    try:
        request.execute()
    except HttpError as error:
        return int(error.status_code)
    return 200


@pytest.fixture
def shared(local: Local) -> Local:
    """Give a Workspace with one document that has somebody in every role."""
    granted = ",".join(email for role, email in PEOPLE.items() if role != "newcomer")
    local.load(
        "d1",
        document(),
        owner=PEOPLE["owner"],
        editors=f"{PEOPLE['editor']},{PEOPLE['newcomer']}",
        commenters=PEOPLE["commenter"],
        viewers=PEOPLE["viewer"],
        granted=granted,
    )
    return local


@pytest.mark.parametrize(("method", "role", "status"), cells())
def test_roles_and_methods(shared: Local, method: str, role: str, status: int) -> None:
    email = PEOPLE[role]

    request = METHODS[method](shared.docs(email), shared.drive(email))

    assert status_of(request) == status


@pytest.mark.parametrize(
    ("role", "suggestions", "comments"),
    [
        ("owner", "SUGGESTIONS_INLINE", "COMMENTS_VIEW_MODE_INCLUDED"),
        ("editor", "SUGGESTIONS_INLINE", "COMMENTS_VIEW_MODE_INCLUDED"),
        ("commenter", "SUGGESTIONS_INLINE", "COMMENTS_VIEW_MODE_INCLUDED"),
        ("viewer", "PREVIEW_WITHOUT_SUGGESTIONS", "COMMENTS_VIEW_MODE_OMITTED"),
    ],
)
def test_one_read_serves_every_role_and_tells_what_it_gave(
    shared: Local, role: str, suggestions: str, comments: str
) -> None:
    read = (
        shared.docs(PEOPLE[role])
        .documents()
        .get(
            documentId="d1",
            includeTabsContent=True,
            suggestionsViewMode="DEFAULT_FOR_CURRENT_ACCESS",
            commentsViewMode="COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
        )
        .execute()
    )

    assert read["suggestionsViewMode"] == suggestions
    assert read.get("commentsViewMode", "COMMENTS_VIEW_MODE_OMITTED") == comments


def test_a_revision_is_told_to_editors_alone_and_is_each_one_s_own(shared: Local) -> None:
    revisions = {
        role: shared.docs(PEOPLE[role]).documents().get(documentId="d1").execute().get("revisionId")
        for role in ("owner", "editor", "commenter", "viewer")
    }

    assert revisions["commenter"] is revisions["viewer"] is None
    assert revisions["owner"]
    assert revisions["editor"]
    assert revisions["owner"] != revisions["editor"]


def test_a_wide_scope_needs_no_grant(shared: Local) -> None:
    newcomer = PEOPLE["newcomer"]

    for scope in ("documents", "documents.readonly", "drive", "drive.readonly"):
        request = shared.docs(newcomer, scopes=[scope]).documents().get(documentId="d1")
        assert status_of(request) == 200


def test_a_wide_scope_for_reading_needs_a_grant_for_writing(shared: Local) -> None:
    scopes = ["documents.readonly", "drive.file"]
    documents = shared.docs(PEOPLE["newcomer"], scopes=scopes).documents()

    assert status_of(documents.get(documentId="d1")) == 200
    assert status_of(documents.batchUpdate(documentId="d1", body=INSERTION)) == 404


def test_a_scope_that_the_method_does_not_take_is_told_as_such(shared: Local) -> None:
    documents = shared.docs(PEOPLE["editor"], scopes=["documents.readonly"]).documents()

    with pytest.raises(HttpError) as refused:
        documents.batchUpdate(documentId="d1", body=INSERTION).execute()

    assert refused.value.status_code == 403
    (detail,) = refused.value.error_details
    assert detail["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_a_grant_is_given_and_taken_back(shared: Local) -> None:
    newcomer = PEOPLE["newcomer"]
    read = shared.docs(newcomer).documents().get(documentId="d1")

    shared.control("PUT", f"documents/d1/grants/{newcomer}")
    assert status_of(read) == 200

    shared.control("DELETE", f"documents/d1/grants/{newcomer}")
    assert status_of(read) == 404


def test_another_app_has_a_grant_of_its_own(shared: Local) -> None:
    documents = shared.docs(PEOPLE["editor"], client="robot.example.com").documents()

    assert status_of(documents.get(documentId="d1")) == 404


def test_a_document_loaded_without_people_is_everybody_s_to_edit(local: Local) -> None:
    local.load("d1", document())

    update = local.docs("any@example.org").documents().batchUpdate(documentId="d1", body=INSERTION)

    assert status_of(update) == 200


def test_a_file_made_by_the_app_is_granted_to_its_user_and_nobody_else(local: Local) -> None:
    made = local.docs("ann@example.com").documents().create(body={"title": "A"}).execute()

    assert status_of(local.drive("ann@example.com").files().get(fileId=made["documentId"])) == 200
    assert status_of(local.drive("bob@example.com").files().get(fileId=made["documentId"])) == 404
