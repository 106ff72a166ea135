"""Google's part of an add-on call: what the event holds, who it is from, and what can go wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from google.auth import jwt

from emulator.addon_host import AddonHost, Manifest
from emulator.errors import ControlError
from emulator.event_object import Click, Visitor, event_object
from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT
from emulator.posting import Failure
from tests.emulator.fake_addon import ALL_SCOPES, SCOPES, FakeAddon
from tests.emulator.local import Local, document

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

ANN = "ann@example.com"
HELLO: Json = {"action": {"navigations": [{"pushCard": {}}]}}


@pytest.fixture(scope="module")
def running_addon() -> Iterator[FakeAddon]:
    addon = FakeAddon()
    yield addon
    addon.close()


@pytest.fixture
def addon(running_addon: FakeAddon, local: Local) -> FakeAddon:
    """Give an add-on that answers its homepage, beside a document that nobody has granted it."""
    running_addon.forget()
    running_addon.answers |= {"/home": HELLO, "/granted": HELLO, "/click": {}}
    local.control("PUT", "manifest", running_addon.manifest())
    local.load("d1", document("The pool ran dry."), owner=ANN, granted="")
    return running_addon


def event_with(click: Click, *, sends_empty: bool = False) -> Json:
    return event_object(click, visitor=None, docs={}, authorization={}, sends_empty=sends_empty)


def call(local: Local, kind: str = "homepage", **click: Any) -> Json:
    answer: Json = local.control(
        "POST", "page/call", {"document": "d1", "user": ANN, "call": kind, **click}
    )
    return answer


def test_before_the_grant_an_event_tells_neither_id_nor_title(
    local: Local, addon: FakeAddon
) -> None:
    call(local)

    assert addon.received[-1].event["docs"] == {}


def test_the_grant_calls_its_trigger_with_id_and_title(local: Local, addon: FakeAddon) -> None:
    local.control("POST", "page/grant", {"document": "d1", "user": ANN})

    assert addon.received[-1].path == "/granted"
    assert addon.received[-1].event["docs"] == {
        "id": "d1",
        "title": "Pool exhaustion",
        "addonHasFileScopePermission": True,
    }


def test_a_grant_can_be_taken_back(local: Local, addon: FakeAddon) -> None:
    local.control("POST", "page/grant", {"document": "d1", "user": ANN})
    local.control("DELETE", "page/grant", {"document": "d1", "user": ANN})
    call(local)

    assert addon.received[-1].event["docs"] == {}


def test_the_common_part_tells_host_platform_locale_and_zone(
    local: Local, addon: FakeAddon
) -> None:
    call(local, locale="fr-FR", zone="Europe/Paris", offsetMinutes=60)

    assert addon.received[-1].event["commonEventObject"] == {
        "hostApp": "DOCS",
        "platform": "WEB",
        "userLocale": "fr-FR",
        "timeZone": {"id": "Europe/Paris", "offset": 3_600_000},
    }


def test_without_its_scope_the_locale_is_withheld(local: Local, addon: FakeAddon) -> None:
    local.control("PUT", "page/consent", {"user": ANN, "scopes": [SCOPES + "drive.file"]})
    call(local)

    event = addon.received[-1].event
    assert event["commonEventObject"] == {"hostApp": "DOCS", "platform": "WEB"}
    assert event["authorizationEventObject"]["authorizedScopes"] == [SCOPES + "drive.file"]
    assert "userIdToken" not in event["authorizationEventObject"]


def test_without_the_scope_of_files_a_grant_tells_nothing(local: Local, addon: FakeAddon) -> None:
    local.control("POST", "page/grant", {"document": "d1", "user": ANN})
    local.control("PUT", "page/consent", {"user": ANN, "scopes": [SCOPES + "userinfo.email"]})
    call(local)

    assert addon.received[-1].event["docs"] == {}


@pytest.mark.usefixtures("addon")
def test_a_scope_that_the_manifest_lacks_cannot_be_consented_to(local: Local) -> None:
    status, answer = local.request(
        "PUT", "/emulator/page/consent", {"user": ANN, "scopes": [SCOPES + "drive"]}
    )

    assert (status, answer["error"]) == (400, f"The manifest does not list {SCOPES}drive.")


def test_the_tokens_are_for_the_called_address_and_for_the_app(
    local: Local, addon: FakeAddon
) -> None:
    call(local)

    received = addon.received[-1]
    authorization = received.event["authorizationEventObject"]
    certificates = local.workspace.identity.certificates()
    system = jwt.decode(received.bearer, certs=certificates, audience=f"{addon.url}/home")  # type: ignore[no-untyped-call]
    user = jwt.decode(authorization["userIdToken"], certs=certificates, audience=CLIENT_ID)  # type: ignore[no-untyped-call]
    assert received.bearer == authorization["systemIdToken"]
    assert (system["email"], user["email"]) == (SYSTEM_ACCOUNT, ANN)
    assert authorization["authorizedScopes"] == ALL_SCOPES


def test_the_access_token_reaches_the_document_only_after_the_grant(
    local: Local, addon: FakeAddon
) -> None:
    statuses = []
    for _ in range(2):
        call(local)
        token = addon.received[-1].event["authorizationEventObject"]["userOAuthToken"]
        headers = {"Authorization": f"Bearer {token}"}
        statuses.append(local.request("GET", "/v1/documents/d1", headers=headers)[0])
        local.control("POST", "page/grant", {"document": "d1", "user": ANN})

    assert statuses == [404, 200]


@pytest.mark.parametrize(
    ("header", "sent"), [("USER_ID_TOKEN", "userIdToken"), ("SYSTEM_ID_TOKEN", "systemIdToken")]
)
def test_the_manifest_chooses_the_token_of_the_header(
    local: Local, addon: FakeAddon, header: str, sent: str
) -> None:
    local.control("PUT", "manifest", addon.manifest(authorizationHeader=header))
    call(local)

    received = addon.received[-1]
    assert received.bearer == received.event["authorizationEventObject"][sent]


def test_a_manifest_may_ask_for_no_header(local: Local, addon: FakeAddon) -> None:
    local.control("PUT", "manifest", addon.manifest(authorizationHeader="NONE"))
    call(local)

    assert addon.received[-1].bearer == ""


def test_a_click_goes_to_its_function_with_parameters_and_inputs(
    local: Local, addon: FakeAddon
) -> None:
    values = {"owner": {"strings": ["sre@example.com"]}}
    function = f"{addon.url}/click"
    answer = call(local, "click", function=function, parameters={"rule": "ACT01"}, values=values)

    common = addon.received[-1].event["commonEventObject"]
    assert addon.received[-1].path == "/click"
    assert common["parameters"] == {"rule": "ACT01"}
    assert common["formInputs"] == {"owner": {"stringInputs": {"value": ["sre@example.com"]}}}
    assert (answer["answer"], answer["bytes"]) == ({}, 2)


def test_no_inputs_and_no_parameters_are_no_members(local: Local, addon: FakeAddon) -> None:
    call(local, "click", function=f"{addon.url}/click", parameters={}, values={})

    assert not {"parameters", "formInputs"} & set(addon.received[-1].event["commonEventObject"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "a"}, {"stringInputs": {"value": ["a"]}}),
        ({"strings": ["a", ""]}, {"stringInputs": {"value": ["a", ""]}}),
        (
            {"picker": "DATE_AND_TIME", "date": "2026-03-01", "time": "15:02", "offsetMinutes": 60},
            {"dateTimeInput": {"hasDate": True, "hasTime": True, "msSinceEpoch": "1772373720000"}},
        ),
        (
            {"picker": "DATE_AND_TIME", "date": "2026-03-01", "time": "", "offsetMinutes": 0},
            {"dateTimeInput": {"hasDate": True, "hasTime": False, "msSinceEpoch": "1772323200000"}},
        ),
        (
            {"picker": "DATE_ONLY", "date": "2026-03-01", "time": ""},
            {"dateInput": {"msSinceEpoch": "1772323200000"}},
        ),
        (
            {"picker": "TIME_ONLY", "date": "", "time": "09:30"},
            {"timeInput": {"hours": 9, "minutes": 30}},
        ),
    ],
    ids=["text", "strings", "date and time", "date of a date and time", "date", "time"],
)
def test_an_input_arrives_in_its_own_shape(value: Json, expected: Json) -> None:
    click = Click("click", values={"input": value})

    event = event_with(click)

    assert event["commonEventObject"]["formInputs"] == {"input": expected}


@pytest.mark.parametrize("sends_empty", [False, True], ids=["missing", "sent"])
def test_a_text_left_empty_is_missing_unless_switched(*, sends_empty: bool) -> None:
    click = Click("click", values={"text": {"text": ""}, "box": {"strings": [""]}})

    inputs = event_with(click, sends_empty=sends_empty)["commonEventObject"]["formInputs"]

    assert ("text" in inputs, "box" in inputs) == (sends_empty, True)


@pytest.mark.parametrize(
    ("switch", "value", "docs"),
    [
        ("permission_before_grant", "false", {"addonHasFileScopePermission": False}),
        ("id_under_broad_scopes", "told", {"id": "d1", "title": "Pool exhaustion"}),
    ],
)
def test_doubts_about_the_open_document_are_switches(
    *, local: Local, addon: FakeAddon, switch: str, value: str, docs: Json
) -> None:
    manifest = addon.manifest()
    manifest["oauthScopes"].append(SCOPES + "documents")
    local.control("PUT", "manifest", manifest)
    local.control("PUT", "switches", {switch: value})

    call(local)

    assert addon.received[-1].event["docs"] == docs


def test_an_impossible_date_is_refused() -> None:
    click = Click("click", values={"day": {"picker": "DATE_ONLY", "date": "2026-02-31"}})

    with pytest.raises(ControlError, match="'2026-02-31' '' is no date and time of a picker"):
        event_with(click)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ((401, b"no"), "The add-on answered with status 401."),
        ((500, b"oops"), "The add-on answered with status 500."),
        ((302, b""), "The add-on answered with status 302."),
        (b"<html>", "The add-on's answer is no JSON."),
    ],
    ids=["401", "500", "redirect", "not JSON"],
)
def test_a_wrong_answer_is_told_with_its_words(
    local: Local, addon: FakeAddon, answer: Any, failure: str
) -> None:
    addon.answers["/home"] = answer

    told = call(local)

    body = answer[1] if isinstance(answer, tuple) else answer
    assert (told["failure"], told["detail"]) == (failure, body.decode())


@pytest.mark.usefixtures("addon")
def test_an_addon_that_is_not_there_is_told(local: Local) -> None:
    nowhere = FakeAddon()
    nowhere.close()
    local.control("PUT", "manifest", nowhere.manifest())

    told = call(local)

    assert told["failure"] == "The add-on cannot be reached."
    assert told["url"] == f"{nowhere.url}/home"


def test_a_slow_addon_is_given_up(local: Local, addon: FakeAddon) -> None:
    addon.delay_s = 0.5
    host = AddonHost(local.workspace, deadline_s=0.05)
    host.deploy(Manifest.read(addon.manifest()))
    file = local.workspace.file("d1")
    assert file

    told = host.call(Visitor(ANN), file, Click("homepage"))

    assert isinstance(told, Failure)
    assert told.failure == "The add-on did not answer within 0.05 s."


def test_whoever_has_no_role_has_no_sidebar(local: Local, addon: FakeAddon) -> None:
    status, answer = local.request(
        "POST",
        "/emulator/page/call",
        {"document": "d1", "user": "bob@example.com", "call": "homepage"},
    )

    assert status == 400
    assert answer["error"].startswith("bob@example.com may not see this document")
    assert addon.received == []


@pytest.mark.parametrize(
    ("deployment", "sentence"),
    [
        ({}, 'The manifest has no "addOns" with "docs".'),
        ({"addOns": {"common": {"name": "x"}}}, 'The manifest has no "addOns" with "docs".'),
        (
            {"addOns": {"common": {"name": "x"}, "docs": {}}},
            'The manifest lacks "addOns.common.logoUrl".',
        ),
    ],
    ids=["empty", "no docs", "no logo"],
)
def test_a_manifest_that_google_would_refuse_is_refused(deployment: Json, sentence: str) -> None:
    with pytest.raises(ControlError) as refused:
        Manifest.read(deployment)

    assert str(refused.value) == sentence


def test_docs_may_share_the_common_homepage(addon: FakeAddon) -> None:
    deployment = addon.manifest()
    common = deployment["addOns"]["common"]
    common["homepageTrigger"] = {"runFunction": "https://addon.example.com/common"}
    deployment["addOns"]["docs"] = {}

    assert Manifest.read(deployment).trigger("homepage") == "https://addon.example.com/common"
