"""Who a file is shared with, what lies in a shared drive, and what nobody may change any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError

from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.emulator.local import Local

ANN, BOB, CAT = "ann@example.com", "bob@example.com", "cat@example.com"
DOCUMENT = "application/vnd.google-apps.document"
LOCKED = [{"readOnly": True, "reason": "Published"}]
LIFTED = {"contentRestrictions": [{"readOnly": False}]}
EVERYWHERE = {"supportsAllDrives": True}
# The one scope that reaches a folder that nobody has opened with the app.
ALL_OF_DRIVE = ["https://www.googleapis.com/auth/drive"]


@pytest.fixture
def drive(local: Local) -> Any:
    """Give Drive as Ann uses it."""
    return local.drive(ANN)


@pytest.fixture
def organizer(local: Local) -> Any:
    """Give Drive as Ann uses it, who organizes a shared drive that Bob reads."""
    local.control("PUT", f"drives/0SHARED?organizers={ANN}&readers={BOB}", {"name": "SRE"})
    return local.drive(ANN, scopes=ALL_OF_DRIVE)


def created(drive: Any, **body: Any) -> str:
    made = drive.files().create(
        body={"name": "INC-42", "mimeType": DOCUMENT, **body},
        ignoreDefaultVisibility=True,
        supportsAllDrives=True,
    )
    return str(made.execute()["id"])


def share(drive: Any, file_id: str, **body: Any) -> Any:
    return drive.permissions().create(fileId=file_id, body=body)


def refused(request: Any) -> tuple[int, str]:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value.status_code, error.value.error_details[0]["reason"]


def insert(docs: Any, file_id: str) -> Any:
    text = {"insertText": {"location": {"index": 1}, "text": "typed"}}
    return docs.documents().batchUpdate(documentId=file_id, body={"requests": [text]})


def opened(local: Local, file_id: str, email: str) -> Any:
    """Docs as somebody uses it who has opened the file with the app."""
    local.control("PUT", f"documents/{file_id}/grants/{email}")
    return local.docs(email)


def test_a_person_gets_the_role_that_they_are_given(local: Local, drive: Any) -> None:
    file_id = created(drive)
    share(drive, file_id, type="user", emailAddress=BOB, role="writer").execute()

    insert(opened(local, file_id, BOB), file_id).execute()


def test_a_reader_sees_a_named_range_where_it_is(local: Local, drive: Any) -> None:
    file_id = created(drive)
    insert(local.docs(ANN), file_id).execute()
    mark = {"createNamedRange": {"name": "mark", "range": {"startIndex": 1, "endIndex": 3}}}
    local.docs(ANN).documents().batchUpdate(documentId=file_id, body={"requests": [mark]}).execute()
    share(drive, file_id, type="user", emailAddress=BOB, role="reader").execute()

    seen = opened(local, file_id, BOB).documents().get(documentId=file_id).execute()

    assert seen["suggestionsViewMode"] == "PREVIEW_WITHOUT_SUGGESTIONS"
    (named,) = seen["namedRanges"]["mark"]["namedRanges"]
    assert named["ranges"] == [{"startIndex": 1, "endIndex": 3}]


def test_a_domain_is_everybody_in_it_and_nobody_else(local: Local, drive: Any) -> None:
    file_id = created(drive)
    share(drive, file_id, type="domain", domain="example.com", role="reader").execute()

    opened(local, file_id, BOB).documents().get(documentId=file_id).execute()
    other = opened(local, file_id, "eve@elsewhere.test").documents().get(documentId=file_id)
    with pytest.raises(HttpError) as error:
        other.execute()
    assert error.value.status_code == 403


def test_permissions_are_listed_changed_and_taken_back(drive: Any) -> None:
    file_id = created(drive)
    made = share(drive, file_id, type="user", emailAddress=BOB, role="reader").execute()
    permission = {"fileId": file_id, "permissionId": made["id"]}

    drive.permissions().update(**permission, body={"role": "commenter"}).execute()
    listed = drive.permissions().list(fileId=file_id, fields="*").execute()["permissions"]
    assert {one["emailAddress"]: one["role"] for one in listed} == {ANN: "owner", BOB: "commenter"}

    drive.permissions().delete(**permission).execute()
    assert refused(drive.permissions().get(**permission)) == (404, "notFound")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"role": "reader"}, "required"),
        ({"type": "anyone"}, "required"),
        ({"type": "user", "role": "reader"}, "invalidSharingRequest"),
        ({"type": "domain", "role": "reader"}, "invalidSharingRequest"),
        ({"type": "planet", "role": "reader"}, "invalid"),
        ({"type": "anyone", "role": "king"}, "invalid"),
    ],
)
def test_a_wrong_permission_is_refused(drive: Any, body: dict[str, str], reason: str) -> None:
    assert refused(share(drive, created(drive), **body)) == (400, reason)


def test_a_file_is_given_away_only_expressly(drive: Any) -> None:
    file_id = created(drive)
    wanted = {"type": "user", "emailAddress": BOB, "role": "owner"}

    assert refused(share(drive, file_id, **wanted)) == (403, "forbidden")
    drive.permissions().create(fileId=file_id, body=wanted, transferOwnership=True).execute()

    owners = drive.files().get(fileId=file_id, fields="owners").execute()["owners"]
    assert [one["emailAddress"] for one in owners] == [BOB]


def test_a_reader_shares_nothing(local: Local, drive: Any) -> None:
    file_id = created(drive)
    share(drive, file_id, type="user", emailAddress=BOB, role="reader").execute()
    local.control("PUT", f"documents/{file_id}/grants/{BOB}")

    request = share(local.drive(BOB), file_id, type="user", emailAddress=CAT, role="reader")
    assert refused(request) == (403, "insufficientFilePermissions")


def test_a_locked_file_keeps_content_and_title(local: Local, drive: Any) -> None:
    file_id = created(drive)
    drive.files().update(fileId=file_id, body={"contentRestrictions": LOCKED}).execute()

    with pytest.raises(HttpError) as error:
        insert(local.docs(ANN), file_id).execute()
    assert error.value.status_code == 403
    assert refused(drive.files().update(fileId=file_id, body={"name": "Other"}))[0] == 403
    file = drive.files().get(fileId=file_id, fields="contentRestrictions,capabilities").execute()
    assert file["contentRestrictions"][0]["reason"] == "Published"
    assert file["contentRestrictions"][0]["restrictingUser"]["emailAddress"] == ANN
    assert file["capabilities"]["canEdit"] is False


def test_any_editor_lifts_a_plain_restriction(local: Local, drive: Any) -> None:
    file_id = created(drive)
    share(drive, file_id, type="user", emailAddress=BOB, role="writer").execute()
    drive.files().update(fileId=file_id, body={"contentRestrictions": LOCKED}).execute()
    docs_of_bob = opened(local, file_id, BOB)

    local.drive(BOB).files().update(fileId=file_id, body=LIFTED).execute()

    insert(docs_of_bob, file_id).execute()


def test_an_owners_restriction_is_the_owners_to_lift(local: Local, drive: Any) -> None:
    file_id = created(drive)
    share(drive, file_id, type="user", emailAddress=BOB, role="writer").execute()
    locked = [{**LOCKED[0], "ownerRestricted": True}]
    drive.files().update(fileId=file_id, body={"contentRestrictions": locked}).execute()
    local.control("PUT", f"documents/{file_id}/grants/{BOB}")

    request = local.drive(BOB).files().update(fileId=file_id, body=LIFTED)
    assert refused(request) == (403, "insufficientFilePermissions")
    drive.files().update(fileId=file_id, body=LIFTED).execute()


def test_a_reason_needs_a_restriction(drive: Any) -> None:
    body = {"contentRestrictions": [{"readOnly": False, "reason": "Published"}]}

    assert refused(drive.files().update(fileId=created(drive), body=body)) == (400, "invalid")


def test_a_locked_file_can_still_be_shared(drive: Any) -> None:
    file_id = created(drive)
    drive.files().update(fileId=file_id, body={"contentRestrictions": LOCKED}).execute()

    share(drive, file_id, type="user", emailAddress=BOB, role="reader").execute()


def test_a_copy_has_the_content_and_marks_of_its_own(local: Local, drive: Any) -> None:
    local.control("PUT", "switches", {"copy_keeps_named_ranges": "with_new_ids"})
    local.load("D", document("Checkout answered 503", title="INC-42"))
    mark = {"createNamedRange": {"name": "mark", "range": {"startIndex": 1, "endIndex": 9}}}
    local.docs(ANN).documents().batchUpdate(documentId="D", body={"requests": [mark]}).execute()

    copy = drive.files().copy(fileId="D", body={"name": "Again"}).execute()

    def marks(file_id: str) -> Any:
        found = local.docs(ANN).documents().get(documentId=file_id).execute()
        return found["title"], found["namedRanges"]["mark"]["namedRanges"][0]

    (title, own), (other_title, other) = marks(copy["id"]), marks("D")
    assert (title, other_title) == ("Again", "INC-42")
    assert own["ranges"] == other["ranges"]
    assert own["namedRangeId"] != other["namedRangeId"]


@pytest.mark.parametrize("keeps", ["yes", "no"])
def test_whether_a_copy_is_locked_is_a_switch(local: Local, drive: Any, keeps: str) -> None:
    local.control("PUT", "switches", {"copy_keeps_restriction": keeps})
    file_id = created(drive)
    drive.files().update(fileId=file_id, body={"contentRestrictions": LOCKED}).execute()

    copy = drive.files().copy(fileId=file_id, fields="contentRestrictions").execute()

    assert bool(copy.get("contentRestrictions")) is (keeps == "yes")


def test_what_the_app_was_never_given_it_cannot_copy(local: Local, drive: Any) -> None:
    local.load("D", document("x"), owner=BOB, viewers=ANN, granted=BOB)

    assert refused(drive.files().copy(fileId="D", body={})) == (404, "notFound")


def test_a_persons_own_copy_is_given_to_no_app(local: Local) -> None:
    local.load("D", document("Checkout"))

    copy = local.control("POST", "documents/D/copy", {"user": ANN})

    assert copy["granted"] == []
    with pytest.raises(HttpError) as error:
        local.docs(ANN).documents().get(documentId=copy["id"]).execute()
    assert error.value.status_code == 404


@pytest.mark.usefixtures("organizer")
def test_a_shared_drive_that_was_not_opened_with_the_app_does_not_exist(drive: Any) -> None:
    body = {"name": "INC-42", "mimeType": DOCUMENT, "parents": ["0SHARED"]}

    assert refused(drive.files().create(body=body, **EVERYWHERE)) == (404, "notFound")


def test_what_lies_in_a_shared_drive_belongs_to_it(local: Local, organizer: Any) -> None:
    file_id = created(organizer, parents=["0SHARED"])

    file = organizer.files().get(fileId=file_id, fields="driveId,owners,parents", **EVERYWHERE)
    assert file.execute() == {"driveId": "0SHARED", "parents": ["0SHARED"]}
    opened(local, file_id, BOB).documents().get(documentId=file_id).execute()


def test_a_call_that_knows_no_shared_drives_does_not_see_into_them(organizer: Any) -> None:
    file_id = created(organizer, parents=["0SHARED"])

    assert refused(organizer.files().get(fileId=file_id)) == (404, "notFound")
    assert organizer.files().list().execute()["files"] == []
    found = organizer.files().list(includeItemsFromAllDrives=True, **EVERYWHERE).execute()
    assert [one["id"] for one in found["files"]] == [file_id]


def test_members_see_their_shared_drives(local: Local, organizer: Any) -> None:
    others = local.drive(CAT, scopes=ALL_OF_DRIVE).drives()

    assert [one["name"] for one in organizer.drives().list().execute()["drives"]] == ["SRE"]
    assert organizer.drives().get(driveId="0SHARED").execute()["name"] == "SRE"
    assert others.list().execute()["drives"] == []
    assert refused(others.get(driveId="0SHARED")) == (404, "notFound")


def test_in_a_shared_drive_an_organizer_is_in_the_place_of_the_owner(
    local: Local, organizer: Any
) -> None:
    local.control("PUT", f"drives/0SHARED?organizers={ANN}&writers={BOB}", {"name": "SRE"})
    file_id = created(organizer, parents=["0SHARED"])
    locked = {"contentRestrictions": [{**LOCKED[0], "ownerRestricted": True}]}
    organizer.files().update(fileId=file_id, body=locked, **EVERYWHERE).execute()
    local.control("PUT", f"documents/{file_id}/grants/{BOB}")

    request = local.drive(BOB).files().update(fileId=file_id, body=LIFTED, **EVERYWHERE)
    assert refused(request) == (403, "insufficientFilePermissions")


def test_a_snapshot_keeps_locks_and_shared_drives(local: Local, organizer: Any) -> None:
    file_id = created(organizer, parents=["0SHARED"])
    locked = {"contentRestrictions": LOCKED}
    organizer.files().update(fileId=file_id, body=locked, **EVERYWHERE).execute()
    wanted = {"fileId": file_id, "fields": "contentRestrictions,driveId,capabilities"}
    before = organizer.files().get(**wanted, **EVERYWHERE).execute()

    local.control("PUT", "snapshot", local.control("GET", "snapshot"))

    assert organizer.files().get(**wanted, **EVERYWHERE).execute() == before


def test_a_shared_drive_is_its_own_topmost_folder(organizer: Any) -> None:
    shown = organizer.files().get(fileId="0SHARED", fields="name,mimeType,driveId", **EVERYWHERE)

    assert shown.execute() == {
        "name": "SRE",
        "mimeType": "application/vnd.google-apps.folder",
        "driveId": "0SHARED",
    }


def test_in_a_shared_drive_permissions_tell_where_they_come_from(organizer: Any) -> None:
    file = created(organizer, parents=["0SHARED"])
    body = {"type": "user", "emailAddress": BOB, "role": "writer"}
    organizer.permissions().create(fileId=file, body=body, **EVERYWHERE).execute()

    shown = organizer.files().get(fileId=file, fields="*", **EVERYWHERE).execute()
    assert "permissions" not in shown
    listed = organizer.permissions().list(fileId=file, fields="*", **EVERYWHERE).execute()
    assert {one["emailAddress"]: one["role"] for one in listed["permissions"]} == {
        ANN: "organizer",
        BOB: "writer",
    }
    (bob,) = [one for one in listed["permissions"] if one["emailAddress"] == BOB]
    inherited = {"role": "reader", "inherited": True, "inheritedFrom": "0SHARED"}
    assert bob["permissionDetails"] == [
        {"permissionType": "file", "role": "writer", "inherited": False},
        {"permissionType": "member"} | inherited,
    ]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"driveId": "0SHARED", "includeItemsFromAllDrives": True}, "invalid"),
        ({"corpora": "drive", "includeItemsFromAllDrives": True}, "invalid"),
        ({"corpora": "drive", "driveId": "0SHARED"}, "teamDriveItemsNotIncluded"),
    ],
)
def test_a_search_of_one_shared_drive_says_so(
    organizer: Any, query: dict[str, Any], reason: str
) -> None:
    assert refused(organizer.files().list(**EVERYWHERE, **query))[1] == reason


def test_a_search_of_one_shared_drive_finds_what_lies_in_it(organizer: Any) -> None:
    inside = created(organizer, parents=["0SHARED"])
    created(organizer)

    listed = organizer.files().list(
        corpora="drive", driveId="0SHARED", includeItemsFromAllDrives=True, **EVERYWHERE
    )
    assert [file["id"] for file in listed.execute()["files"]] == [inside]
