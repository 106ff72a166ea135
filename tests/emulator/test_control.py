"""The local Workspace is steered over HTTP: documents, calls, switches, clock and snapshots."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from googleapiclient.errors import HttpError

from emulator.facts import SWITCHES
from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.emulator.local import Local

ANN, BOB = "ann@example.com", "bob@example.com"
INSERTION = {"requests": [{"insertText": {"location": {"index": 1}, "text": "Then "}}]}


def test_people_that_are_left_empty_are_not_named(local: Local) -> None:
    local.load("d1", document(), owner="", editors="", commenters="", viewers="")

    assert local.documents()[0]["roles"] == {"*": "writer"}


def test_documents_are_listed_with_their_people(local: Local) -> None:
    local.load("d1", document(title="One"), owner=ANN, viewers=f"{BOB},*", granted=ANN)
    local.load("d2", document(title="Two"))

    listed = {one["id"]: one for one in local.documents()}

    assert listed["d1"] == {
        "id": "d1",
        "title": "One",
        "roles": {ANN: "owner", BOB: "reader", "*": "reader"},
        "granted": [ANN],
    }
    assert listed["d2"]["roles"] == {"*": "writer"}
    assert listed["d2"]["granted"] == ["*"]


def test_loading_again_replaces_and_deleting_removes(local: Local) -> None:
    local.load("d1", document(title="One"))
    local.load("d1", document(title="Two"))
    assert [one["title"] for one in local.documents()] == ["Two"]

    local.control("DELETE", "documents/d1")

    assert local.documents() == []


def test_calls_are_recorded_with_method_path_and_status(local: Local) -> None:
    local.load("d1", document())
    docs = local.docs(ANN).documents()
    docs.get(documentId="d1", includeTabsContent=True).execute()
    with pytest.raises(HttpError):
        docs.get(documentId="d2").execute()
    docs.batchUpdate(documentId="d1", body=INSERTION).execute()

    calls = local.control("GET", "calls")

    assert [(call["method"], call["path"], call["status"]) for call in calls] == [
        ("GET", "/v1/documents/d1", 200),
        ("GET", "/v1/documents/d2", 404),
        ("POST", "/v1/documents/d1:batchUpdate", 200),
    ]
    assert {call["user"] for call in calls} == {ANN}
    assert calls[0]["query"] == "includeTabsContent=true&alt=json"
    assert local.control("DELETE", "calls") == local.control("GET", "calls") == []


def test_every_switch_tells_what_it_means(local: Local) -> None:
    listed = local.control("GET", "switches")

    assert [switch["name"] for switch in listed] == [switch.name for switch in SWITCHES]
    assert all(switch["meaning"].endswith(".") for switch in listed)
    assert all(switch["value"] == switch["default"] for switch in listed)


def test_a_switch_is_set_and_set_back(local: Local) -> None:
    def value(name: str) -> Any:
        listed = local.control("GET", "switches")
        return next(switch["value"] for switch in listed if switch["name"] == name)

    local.control("PUT", "switches", {"quotas": "on", "most_requests_in_a_batch": 7})
    assert (value("quotas"), value("most_requests_in_a_batch")) == ("on", 7)

    local.control("DELETE", "switches")
    assert (value("quotas"), value("most_requests_in_a_batch")) == ("off", 500)


def test_unknown_parameters_of_drive_are_ignored_when_switched_so(local: Local) -> None:
    headers = {"Authorization": f"Bearer {local.token(ANN)}"}
    assert local.request("GET", "/drive/v3/files?bogus=1", headers=headers)[0] == 400

    local.control("PUT", "switches", {"drive_unknown_parameters": "ignored"})

    assert local.request("GET", "/drive/v3/files?bogus=1", headers=headers)[0] == 200


def test_the_clock_stops_runs_apart_and_runs_again(local: Local) -> None:
    local.control("PUT", "clock", {"now": "2026-03-01T15:02:00+01:00"})
    assert local.control("GET", "clock") == {"now": "2026-03-01T14:02:00.000Z", "mode": "fixed"}

    assert local.control("PUT", "clock", {"offset_s": -3600})["mode"] == "offset"
    assert local.control("PUT", "clock", {})["mode"] == "real"


def answers(local: Local) -> list[Any]:
    """What two people are answered about everything there is."""
    collected: list[Any] = []
    for email in (ANN, BOB):
        drive = local.drive(email).files()
        listed = drive.list(orderBy="createdTime").execute()["files"]
        collected.append(listed)
        for file in listed:
            collected.append(drive.get(fileId=file["id"], fields="*").execute())
            docs = local.docs(email).documents()
            for include_tabs in (True, False):
                read = docs.get(documentId=file["id"], includeTabsContent=include_tabs)
                collected.append(read.execute())
    return collected


def test_after_a_snapshot_is_put_back_every_answer_is_the_same(local: Local) -> None:
    local.control("PUT", "clock", {"now": "2026-03-01T14:02:00Z"})
    local.control("PUT", "switches", {"default_visibility": "private"})
    local.load("d1", document("Über 🦀", "Second"), owner=ANN, viewers=BOB)
    made = local.docs(ANN).documents().create(body={"title": "INC-42"}).execute()
    local.docs(ANN).documents().batchUpdate(documentId=made["documentId"], body=INSERTION).execute()
    local.drive(ANN).files().update(
        fileId="d1", body={"appProperties": {"a": "1"}, "starred": True, "description": "Pool"}
    ).execute()
    before = answers(local)
    taken = local.control("GET", "snapshot")

    local.drive(ANN).files().update(fileId="d1", body={"name": "Other"}).execute()
    local.docs(ANN).documents().batchUpdate(documentId="d1", body=INSERTION).execute()
    local.docs(BOB).documents().create(body={"title": "New"}).execute()
    local.control("DELETE", "switches")
    assert answers(local) != before
    local.control("PUT", "snapshot", json.loads(json.dumps(taken)))

    assert answers(local) == before
    local.control("PUT", "snapshot", local.control("GET", "snapshot"))
    assert answers(local) == before


def test_every_real_answer_survives_a_snapshot(local: Local, corpus: Any) -> None:
    docs = local.docs(ANN, timeout_s=60).documents()
    ids = []
    for number, path in enumerate(sorted((corpus / "gdocs").glob("*.json"))):
        ids.append(f"dump-{number}")
        local.load(ids[-1], json.loads(path.read_text()))
    before = [docs.get(documentId=file_id, includeTabsContent=True).execute() for file_id in ids]

    local.control("PUT", "snapshot", local.control("GET", "snapshot"))

    after = [docs.get(documentId=file_id, includeTabsContent=True).execute() for file_id in ids]
    assert after == before


@pytest.mark.parametrize(
    ("method", "path", "body", "sentence"),
    [
        ("POST", "token", {}, 'Tokens are for a user: {"email": "ann@example.com"}.'),
        (
            "POST",
            "token",
            {"email": ANN, "scope": "x"},
            "A token takes email, audience, scopes, client, lifetime_s, wrong, not scope.",
        ),
        ("POST", "token", {"email": ANN, "audience": 3}, "audience is a text, not 3."),
        (
            "POST",
            "token",
            {"email": ANN, "lifetime_s": "1h"},
            "lifetime_s is a whole number of seconds up to 1000000000, not '1h'.",
        ),
        (
            "POST",
            "token",
            {"email": ANN, "scopes": 3},
            "scopes is a list of names such as drive.file, or a text of them.",
        ),
        ("POST", "token", [], "The body is a JSON object."),
        (
            "PUT",
            "documents/d1",
            [],
            "A document is loaded from the JSON object that documents.get answers.",
        ),
        (
            "PUT",
            "documents/d1?owners=a@b.c",
            {},
            "A document takes owner, editors, commenters, viewers and granted, not owners.",
        ),
        (
            "PUT",
            "documents/d1?editors=ann",
            {},
            "'ann' in editors is no address; write ann@example.com or *.",
        ),
        ("PUT", "documents/d1?owner=a@b.co,c@d.co", {}, "A document has one owner."),
        (
            "DELETE",
            "documents/none",
            None,
            "There is no file 'none'; GET /emulator/documents lists them.",
        ),
        (
            "POST",
            "faults",
            {"kind": "fire"},
            (
                "A fault's kind is one of status, delay, drop, oversized, not_json, "
                "comments_lost, edit, not 'fire'."
            ),
        ),
        ("POST", "faults", 3, 'A fault is ordered as an object such as {"kind": "status"}.'),
        (
            "POST",
            "faults",
            {"kind": "status", "status": 200},
            "The fault's status is an HTTP status from 400 to 599, not 200.",
        ),
        (
            "POST",
            "faults",
            {"kind": "drop", "whem": "after"},
            "A fault of kind drop takes when, times, skip, method, path, caller, how, not 'whem'.",
        ),
        (
            "POST",
            "faults",
            {"kind": "drop", "times": 0},
            "The fault's times is a whole number from 1 on, not 0.",
        ),
        ("PUT", "switches", {"quotas": True}, "The switch quotas takes 'off' or 'on', not True."),
        (
            "PUT",
            "switches",
            {"most_requests_in_a_batch": -1},
            "The switch most_requests_in_a_batch takes a number from 0 to 1000000000, not -1.",
        ),
        (
            "PUT",
            "clock",
            {"now": "yesterday"},
            "'yesterday' is no time; write it as 2026-03-01T14:02:00Z, always with a zone.",
        ),
        (
            "PUT",
            "clock",
            {"now": "2026-03-01T14:02:00"},
            "'2026-03-01T14:02:00' names no zone; write it as 2026-03-01T14:02:00Z.",
        ),
        ("PUT", "clock", {"speed": 2}, "A clock takes now or offset_s, not speed."),
        *[
            ("PUT", "clock", setting, "A clock shows a time from 1970 to 2999.")
            for setting in (
                {"offset_s": 1e300},
                {"offset_s": -1e11},
                {"offset_s": float("nan")},
                {"now": "9999-12-31T23:59:59Z"},
                {"now": "0001-01-01T00:00:00+14:00"},
            )
        ],
        (
            "POST",
            "token",
            {"email": ANN, "lifetime_s": 10**30},
            f"lifetime_s is a whole number of seconds up to 1000000000, not {10**30}.",
        ),
        (
            "PUT",
            "switches",
            {"search_lag_s": 10**30},
            f"The switch search_lag_s takes a number from 0 to 1000000000, not {10**30}.",
        ),
        (
            "PUT",
            "snapshot",
            {},
            "A snapshot is what GET /emulator/snapshot answers, version 1.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    local: Local, method: str, path: str, body: Any, sentence: str
) -> None:
    assert local.request(method, f"/emulator/{path}", body) == (400, {"error": sentence})


def test_a_body_that_is_no_json_is_told_so(local: Local) -> None:
    status, answer = local.request("PUT", "/emulator/clock", b"{now")

    assert status == 400
    assert answer["error"].startswith("The body is no JSON: ")


def test_what_is_no_document_is_not_loaded(local: Local) -> None:
    status, answer = local.request("PUT", "/emulator/documents/d1", {"title": "No content"})

    assert (status, local.documents()) == (400, [])
    assert answer["error"].startswith("This is no document: ")


def test_a_damaged_snapshot_changes_nothing(local: Local) -> None:
    local.load("d1", document())
    damaged = local.control("GET", "snapshot")
    del damaged["files"][0]["name"]

    status, answer = local.request("PUT", "/emulator/snapshot", damaged)

    assert status == 400
    assert answer["error"].startswith("The snapshot is damaged: ")
    assert [one["id"] for one in local.documents()] == ["d1"]


@pytest.mark.parametrize(
    "damage",
    [{"id": []}, {"parents": [[]]}, {"createdAt": "2026-03-01T14:02:00"}, {"granted": [["a"]]}],
    ids=str,
)
def test_a_snapshot_with_an_impossible_file_changes_nothing(local: Local, damage: Any) -> None:
    local.load("d1", document())
    damaged = local.control("GET", "snapshot")
    damaged["files"][0] |= damage

    status, answer = local.request("PUT", "/emulator/snapshot", damaged)

    assert (status, list(answer)) == (400, ["error"])
    assert [one["id"] for one in local.documents()] == ["d1"]


@pytest.mark.parametrize("part", ["clock", "switches"])
@pytest.mark.parametrize("damage", [3, {"nope": 1}, None])
def test_a_snapshot_with_impossible_settings_changes_nothing(
    local: Local, part: str, damage: Any
) -> None:
    local.load("d1", document())
    damaged = local.control("GET", "snapshot") | {"files": []}
    damaged["switches"]["search_lag_s"] = 9

    status, answer = local.request("PUT", "/emulator/snapshot", damaged | {part: damage})

    assert (status, list(answer)) == (400, ["error"])
    assert [one["id"] for one in local.documents()] == ["d1"]
    lag = next(s for s in local.control("GET", "switches") if s["name"] == "search_lag_s")
    assert lag["value"] == 0


@pytest.mark.parametrize(
    ("path", "body"),
    [("switches", {"search_lag_s": 2}), ("clock", {"offset_s": 60}), ("faults", {"kind": "drop"})],
)
def test_settings_are_put_or_posted(local: Local, path: str, body: Any) -> None:
    put, posted = (local.control(method, path, body) for method in ("PUT", "POST"))

    assert put
    assert posted


def test_faults_that_are_put_are_all_there_are(local: Local) -> None:
    local.control("POST", "faults", [{"kind": "drop"}, {"kind": "delay"}])

    assert len(local.control("PUT", "faults", [{"kind": "status"}])) == 1


def test_a_method_that_is_not_there_is_told_with_those_that_are(local: Local) -> None:
    status, answer = local.request("PATCH", "/emulator/clock", {})

    assert status == 405
    assert answer["error"] == "/emulator/clock takes DELETE, GET, POST and PUT, not PATCH."


def test_an_address_that_is_not_there_is_told_by_whoever_it_belongs_to(local: Local) -> None:
    status, answer = local.request("GET", "/emulator/nothing")
    assert status == 404
    assert answer["error"].startswith("There is no GET /emulator/nothing; below /emulator/ there ")

    status, page = local.request("GET", "/v1/nothing")
    assert (status, page.startswith("<!DOCTYPE html>")) == (404, True)
