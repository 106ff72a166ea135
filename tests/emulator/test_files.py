"""Drive's files: made, described, found page by page, changed, and seen by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError

from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.emulator.local import Local

ANN, BOB = "ann@example.com", "bob@example.com"
DOCUMENT = "application/vnd.google-apps.document"
FOLDER = "application/vnd.google-apps.folder"


@pytest.fixture
def files(local: Local) -> Any:
    """Give Ann's files, of which there are none."""
    return local.drive(ANN).files()


def create(files: Any, name: str, mime_type: str = DOCUMENT, **body: Any) -> str:
    made = files.create(body={"name": name, "mimeType": mime_type, **body}).execute()
    return str(made["id"])


def names(files: Any, **query: Any) -> list[str]:
    return [file["name"] for file in files.list(**query).execute()["files"]]


def reason(request: Any) -> tuple[int, str]:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value.status_code, error.value.error_details[0]["reason"]


def test_a_file_is_answered_with_four_fields_unless_asked_for_more(files: Any) -> None:
    file_id = create(files, "INC-42")

    assert files.get(fileId=file_id).execute() == {
        "kind": "drive#file",
        "id": file_id,
        "name": "INC-42",
        "mimeType": DOCUMENT,
    }


def test_every_field_that_is_known_can_be_asked_for(files: Any) -> None:
    file_id = create(files, "INC-42", description="Pool")

    file = files.get(fileId=file_id, fields="*").execute()

    assert file["owners"][0]["emailAddress"] == ANN
    assert file["capabilities"]["canTrash"] is True
    assert file["description"] == "Pool"
    assert file["createdTime"].endswith("Z")
    assert file["isAppAuthorized"] is True


def test_times_and_versions_follow_the_clock_and_the_changes(local: Local, files: Any) -> None:
    local.control("PUT", "clock", {"now": "2026-03-01T14:02:00Z"})
    file_id = create(files, "INC-42")
    local.control("PUT", "clock", {"now": "2026-03-01T15:00:00+00:00"})
    insertion = {"insertText": {"location": {"index": 1}, "text": "A"}}
    local.docs(ANN).documents().batchUpdate(
        documentId=file_id, body={"requests": [insertion]}
    ).execute()

    file = files.get(fileId=file_id, fields="createdTime,modifiedTime,version").execute()

    assert file == {
        "createdTime": "2026-03-01T14:02:00.000Z",
        "modifiedTime": "2026-03-01T15:00:00.000Z",
        "version": "2",
    }


def test_a_new_file_is_open_to_the_domain_unless_default_visibility_is_ignored(
    local: Local, files: Any
) -> None:
    body = {"name": "INC-42", "mimeType": DOCUMENT}
    open_id = files.create(body=body).execute()["id"]
    private_id = files.create(body=body, ignoreDefaultVisibility=True).execute()["id"]
    colleague = local.docs(BOB, scopes=["documents"]).documents()
    stranger = local.docs("eve@example.org", scopes=["documents"]).documents()

    assert colleague.get(documentId=open_id).execute()["documentId"] == open_id
    assert reason_of_docs(colleague.get(documentId=private_id)) == 403
    assert reason_of_docs(stranger.get(documentId=open_id)) == 403


def test_where_the_domain_s_default_is_private_there_is_nothing_to_ignore(
    local: Local, files: Any
) -> None:
    local.control("PUT", "switches", {"default_visibility": "private"})
    file_id = create(files, "INC-42")

    request = local.docs(BOB, scopes=["documents"]).documents().get(documentId=file_id)

    assert reason_of_docs(request) == 403


def reason_of_docs(request: Any) -> int:
    with pytest.raises(HttpError) as error:
        request.execute()
    return int(error.value.status_code)


def test_app_properties_are_merged_and_null_removes_one(files: Any) -> None:
    file_id = create(files, "INC-42", appProperties={"incident": "42", "state": "draft"})

    files.update(
        fileId=file_id, body={"appProperties": {"state": None, "team": "payments"}}
    ).execute()

    read = files.get(fileId=file_id, fields="appProperties").execute()
    assert read == {"appProperties": {"incident": "42", "team": "payments"}}


def test_app_properties_are_hidden_from_other_apps_and_properties_are_not(
    local: Local, files: Any
) -> None:
    file_id = create(files, "A", appProperties={"a": "1"}, properties={"b": "2"})
    other = local.drive(ANN, client="robot.example.com", scopes=["drive"]).files()

    fields = "appProperties,properties"
    assert other.get(fileId=file_id, fields=fields).execute() == {"properties": {"b": "2"}}
    assert names(other, q="appProperties has { key='a' and value='1' }") == []
    assert names(other, q="properties has { key='b' and value='2' }") == ["A"]


def test_a_property_has_124_bytes_and_an_app_30_of_them(files: Any) -> None:
    fitting = {"key": "é" * 60 + "x"}
    file_id = create(files, "A", appProperties=fitting)

    too_long = {"appProperties": {"key": "é" * 61}}
    too_many = {"appProperties": {f"k{number}": "v" for number in range(30)}}
    assert reason(files.update(fileId=file_id, body=too_long)) == (
        403,
        "propertyLengthLimitExceeded",
    )
    assert reason(files.update(fileId=file_id, body=too_many))[0] == 403
    read = files.get(fileId=file_id, fields="appProperties").execute()
    assert read == {"appProperties": fitting}


def test_a_file_is_put_in_the_bin_by_its_owner_and_is_still_found(files: Any) -> None:
    file_id = create(files, "INC-42")

    files.update(fileId=file_id, body={"trashed": True}).execute()

    assert names(files) == ["INC-42"]
    assert names(files, q="trashed = false") == []
    assert files.get(fileId=file_id, fields="trashed").execute() == {"trashed": True}


def test_a_file_lies_in_a_folder_of_the_app_s_and_in_no_other(local: Local, files: Any) -> None:
    folder_id = create(files, "Postmortems", FOLDER)
    inside = create(files, "INC-42", parents=[folder_id])
    foreign = create(local.drive(BOB).files(), "Elsewhere", FOLDER)

    assert files.get(fileId=inside, fields="parents").execute() == {"parents": [folder_id]}
    assert names(files, q=f"'{folder_id}' in parents") == ["INC-42"]
    with pytest.raises(HttpError) as error:
        create(files, "INC-43", parents=[foreign])
    assert error.value.status_code == 404
    assert error.value.reason == f"File not found: {foreign}."


def test_a_file_is_moved_by_parameters_not_by_its_body(files: Any) -> None:
    file_id, folder_id = create(files, "INC-42"), create(files, "Postmortems", FOLDER)

    refused = files.update(fileId=file_id, body={"parents": [folder_id]})
    assert reason(refused) == (403, "fieldNotWritable")
    files.update(fileId=file_id, addParents=folder_id).execute()

    assert files.get(fileId=file_id, fields="parents").execute() == {"parents": [folder_id]}


def test_under_drive_file_only_granted_files_are_found(local: Local, files: Any) -> None:
    create(files, "Mine")
    local.load("d1", document(title="Shared"), owner=BOB, editors=ANN, granted=BOB)

    assert names(files) == ["Mine"]
    assert sorted(names(local.drive(ANN, scopes=["drive"]).files())) == ["Mine", "Shared"]


def test_lists_come_in_pages_and_in_order(files: Any) -> None:
    for name in ("v2", "v10", "v1"):
        create(files, name)

    first = files.list(pageSize=2, orderBy="name_natural").execute()
    second = files.list(
        pageSize=2, orderBy="name_natural", pageToken=first["nextPageToken"]
    ).execute()

    assert [file["name"] for file in first["files"] + second["files"]] == ["v1", "v2", "v10"]
    assert "nextPageToken" not in second
    assert names(files, orderBy="name desc") == ["v2", "v10", "v1"]


def test_a_new_file_may_be_found_late(local: Local, files: Any) -> None:
    local.control("PUT", "switches", {"search_lag_s": 30})
    create(files, "INC-42")
    assert names(files) == []

    local.control("PUT", "clock", {"offset_s": 31})

    assert names(files) == ["INC-42"]


def test_what_drive_knows_and_the_local_workspace_does_not_is_said_so(files: Any) -> None:
    file_id = create(files, "INC-42")

    with pytest.raises(HttpError) as error:
        files.update(fileId=file_id, body={"writersCanShare": False}).execute()

    assert error.value.status_code == 501
    assert "The local Workspace does not know" in error.value.reason


def test_about_tells_who_calls_where_that_is_asked_for(local: Local) -> None:
    about = local.drive(ANN).about()

    assert about.get(fields="user(emailAddress)").execute() == {"user": {"emailAddress": ANN}}
    assert reason(about.get()) == (400, "required")
