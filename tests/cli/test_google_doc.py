"""The address of a Google Doc as PATH: one read, and every refusal in one sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from addon.errors import (
    AccessError,
    AddonError,
    CredentialsError,
    QuotaError,
    RefusedError,
    ScopeError,
    SwitchedOffError,
    UnavailableError,
)
from addon.integrations.google import client
from addon.settings import Settings, SettingsError
from addon.terminal import google_docs
from tests.cli import samples
from tests.cli.google_api import DocsApi, error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Command, Process
    from tests.cli.google_api import Reply

ADDRESS = "https://docs.google.com/document/d/1a-B_c/edit"
VIEW = {
    "includeTabsContent": "true",
    "suggestionsViewMode": "DEFAULT_FOR_CURRENT_ACCESS",
}
COMMENTS = {"commentsViewMode": "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"}


@pytest.fixture
def api() -> Iterator[DocsApi]:
    api = DocsApi()
    api.documents["1a-B_c"] = json.loads(samples.docs_json())
    yield api
    api.close()


@pytest.fixture(autouse=True)
def waits(api: DocsApi, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Point the settings at the stand-in; give the pauses between tries instead of making them."""
    monkeypatch.setenv("SECOND_STORY_DOCS_ENDPOINT", api.address)
    monkeypatch.setenv("SECOND_STORY_ACCESS_TOKEN", api.token)
    pauses: list[float] = []
    monkeypatch.setattr("googleapiclient.http.time.sleep", pauses.append)
    return pauses


def sentence(postmortem: Command, address: str = ADDRESS) -> str:
    """Give what is said of an address, the address itself left out."""
    code, out, err = postmortem("lint", address)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"postmortem lint: {address}: ")
    return err.removeprefix(f"postmortem lint: {address}: ").removesuffix(".\n")


class TestADocument:
    @pytest.mark.parametrize(
        "address",
        [
            "https://docs.google.com/document/d/1a-B_c",
            "https://docs.google.com/document/d/1a-B_c/edit?tab=t.0#heading=h.x",
            "https://docs.google.com/document/u/1/d/1a-B_c/preview",
            "https://docs.google.com/a/example.com/document/d/1a-B_c/edit",
            "http://docs.google.com/document/d/1a-B_c#bookmark",
            "HTTPS://Docs.Google.com/document/d/1a-B_c/",
        ],
    )
    def test_is_read_at_its_address(self, postmortem: Command, api: DocsApi, address: str) -> None:
        code, out, err = postmortem("lint", address, "--select", "LNG02", "--format", "json")
        (document,) = json.loads(out)["documents"]

        assert (code, err) == (0, "")
        assert (document["path"], document["title"]) == (address, "Postmortem: pool")
        assert [finding["code"] for finding in document["diagnostics"]] == ["LNG02"]
        assert len(api.calls) == 1

    def test_is_asked_for_as_the_account_may_see_it(
        self, postmortem: Command, api: DocsApi
    ) -> None:
        postmortem("lint", ADDRESS)

        assert api.calls == [VIEW | COMMENTS]

    def test_stands_beside_files(self, postmortem: Command, tmp_path: Path) -> None:
        samples.write(tmp_path, x_md=samples.CLEAN)

        out = postmortem("lint", tmp_path, ADDRESS, "--select", "LNG02").out

        assert out.endswith("\n2 documents: 0 ready.\n")

    def test_keeps_its_address_in_sarif(self, postmortem: Command) -> None:
        value = json.loads(postmortem("lint", ADDRESS, "--format", "sarif").out)
        place = value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]

        assert place["artifactLocation"]["uri"] == ADDRESS

    @pytest.mark.parametrize(
        "refusal",
        [
            error(403, "The caller does not have permission to view comments."),
            error(400, "Comments may not be requested when previewing suggestions."),
            error(
                400,
                'Invalid JSON payload received. Unknown name "comments_view_mode": Cannot bind '
                "query parameter.",
            ),
        ],
        ids=["viewer", "preview", "unknown parameter"],
    )
    def test_is_read_without_comments_where_those_are_kept_back(
        self, postmortem: Command, api: DocsApi, refusal: Reply
    ) -> None:
        api.refuse = lambda given: refusal if "commentsViewMode" in given else None

        code, _, err = postmortem("lint", ADDRESS, "--select", "LNG02")

        assert (code, err) == (0, "")
        assert api.calls == [VIEW | COMMENTS, VIEW]


class TestAnAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "https://example.com/document/d/1a-B_c/edit",
            "https://docs.google.com.example.com/document/d/1a-B_c/edit",
            "https://docs.google.com/spreadsheets/d/1a-B_c/edit",
            "https://docs.google.com/document/d/",
            "https://docs.google.com/document/d/1a B/edit",
            "https://drive.google.com/file/d/1a-B_c/view",
        ],
    )
    def test_of_something_else_is_refused(
        self, postmortem: Command, api: DocsApi, address: str
    ) -> None:
        assert sentence(postmortem, address) == (
            "this is no address of a Google Doc, such as https://docs.google.com/document/d/ID/edit"
        )
        assert api.calls == []

    def test_of_a_published_copy_is_refused(self, postmortem: Command, api: DocsApi) -> None:
        address = "https://docs.google.com/document/d/e/2PACX-1vQ/pub"

        assert sentence(postmortem, address) == (
            "this is a published copy; open the document itself and take the address it has there"
        )
        assert api.calls == []


REFUSALS: dict[str, tuple[Reply, type[AddonError], str]] = {
    "no scope": (
        error(403, "Request had insufficient scopes.", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
        ScopeError,
        "the credentials lack the scope documents.readonly; grant it to them",
    ),
    "no scope, the older way": (
        error(403, "Insufficient Permission", old_reason="insufficientPermissions"),
        ScopeError,
        "the credentials lack the scope documents.readonly; grant it to them",
    ),
    "no access": (
        error(403, "The caller does not have permission"),
        AccessError,
        "the credentials' account sees no document there; share it with that account",
    ),
    "no document": (
        error(404, "Requested entity was not found."),
        AccessError,
        "the credentials' account sees no document there; share it with that account",
    ),
    "API off": (
        error(403, "Google Docs API has not been used in project 1", "SERVICE_DISABLED"),
        SwitchedOffError,
        "the Google Docs API is off in the credentials' project; have an admin enable it",
    ),
    "a Word file": (
        error(400, "This operation is not supported for this document."),
        RefusedError,
        "Google refuses to read it (400: This operation is not supported for this document)",
    ),
    "quota": (
        error(429, "Quota exceeded", "RATE_LIMIT_EXCEEDED"),
        QuotaError,
        "Google takes no more requests for now; try again in a minute",
    ),
    "quota, the older way": (
        error(403, "User Rate Limit Exceeded", old_reason="userRateLimitExceeded"),
        QuotaError,
        "Google takes no more requests for now; try again in a minute",
    ),
    "failure": (
        error(503, "The service is currently unavailable."),
        UnavailableError,
        "Google Docs is failing (503); try again later",
    ),
    "failure without JSON": (
        (502, b"<html>Bad Gateway</html>"),
        UnavailableError,
        "Google Docs is failing (502); try again later",
    ),
    "answer without JSON": (
        (200, b"<html>Sign in to the network</html>"),
        UnavailableError,
        "Google's answer is no JSON; try again later",
    ),
}


@pytest.mark.parametrize(("reply", "kind", "words"), REFUSALS.values(), ids=list(REFUSALS))
def test_a_refusal_is_one_sentence(
    postmortem: Command, api: DocsApi, reply: Reply, kind: type[AddonError], words: str
) -> None:
    api.refuse = lambda _: reply
    environ = {
        "SECOND_STORY_DOCS_ENDPOINT": api.address,
        "SECOND_STORY_ACCESS_TOKEN": api.token,
    }

    assert sentence(postmortem) == words
    with pytest.raises(AddonError) as refused:
        google_docs(environ).read("1a-B_c")
    assert type(refused.value) is kind


def test_a_token_that_is_not_accepted(postmortem: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_STORY_ACCESS_TOKEN", "expired")

    assert sentence(postmortem) == (
        "Google does not accept the credentials; sign in again or renew them"
    )


def test_no_answer_in_time(
    postmortem: Command, api: DocsApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addon.terminal.LOCAL_BUDGET_S", 0.05)
    api.delay_s = 0.5

    assert sentence(postmortem) == "Google did not answer in time; try again"
    assert len(api.calls) == 1


def test_a_document_larger_than_what_is_read(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addon.terminal.LOCAL_MOST_BYTES", 100)

    assert sentence(postmortem) == "Google's answer is larger than what is read; split the document"


def test_nobody_at_the_other_end(postmortem: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_STORY_DOCS_ENDPOINT", "http://127.0.0.1:1")

    assert sentence(postmortem).startswith("Google cannot be reached (")


def test_a_failed_read_is_tried_twice_more(
    postmortem: Command, api: DocsApi, waits: list[float]
) -> None:
    replies = iter([error(503, "x"), error(429, "x")])
    api.refuse = lambda _: next(replies, None)

    assert postmortem("lint", ADDRESS, "--select", "LNG02").code == 0
    assert len(api.calls) == 3
    assert 0 <= waits[0] <= 2
    assert 0 <= waits[1] <= 4


def test_what_tries_cannot_change_is_not_tried_again(postmortem: Command, api: DocsApi) -> None:
    api.refuse = lambda _: error(403, "The caller does not have permission")
    sentence(postmortem)

    assert len(api.calls) == 1


class TestCredentials:
    """Without a token: what google-auth finds on this machine."""

    @pytest.fixture(autouse=True)
    def _none(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("SECOND_STORY_ACCESS_TOKEN")
        monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
        monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
        monkeypatch.setenv("NO_GCE_CHECK", "true")

    def test_that_are_not_there(self, postmortem: Command, api: DocsApi) -> None:
        assert sentence(postmortem) == (
            "there are no usable Google credentials (Your default credentials were not found); "
            "name their file in GOOGLE_APPLICATION_CREDENTIALS, or put an access token with the "
            "scope documents.readonly into SECOND_STORY_ACCESS_TOKEN"
        )
        assert api.calls == []

    @pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"type": "service_account"}'])
    def test_whose_file_is_none(
        self, postmortem: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
    ) -> None:
        path = tmp_path / "key.json"
        path.write_text(text)
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))

        assert sentence(postmortem).startswith("there are no usable Google credentials (")

    def test_whose_file_is_gone(
        self, postmortem: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        path = tmp_path / "gone.json"
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))

        assert f"File {path} was not found" in sentence(postmortem)

    def test_are_asked_for_with_the_scope_of_reading(
        self, api: DocsApi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from google.oauth2.credentials import Credentials

        asked: list[list[str]] = []

        def default(scopes: list[str]) -> tuple[Credentials, None]:
            asked.append(scopes)
            return Credentials(api.token), None  # type: ignore[no-untyped-call]

        monkeypatch.setattr("google.auth.default", default)
        google_docs({"SECOND_STORY_DOCS_ENDPOINT": api.address}).read("1a-B_c")

        assert asked == [["https://www.googleapis.com/auth/documents.readonly"]]

    def test_that_are_missing_are_one_sentence_and_nothing_else(self, process: Process) -> None:
        code, out, err = process("lint", ADDRESS, env={"NO_GCE_CHECK": "true", "HOME": "."})

        assert (code, out, err.count("\n")) == (2, "", 1)


class TestTheEndpoint:
    @pytest.mark.parametrize(
        "address",
        [
            "https://docs.example.com",
            "http://127.0.0.1:8080",
            "http://localhost",
            "http://[::1]:1/",
        ],
    )
    def test_ends_with_a_slash(self, address: str) -> None:
        settings = Settings({"SECOND_STORY_DOCS_ENDPOINT": address})

        assert settings.docs_endpoint == f"{address.removesuffix('/')}/"

    def test_is_googles_where_nothing_is_said(self) -> None:
        assert Settings({}).docs_endpoint == ""

    @pytest.mark.parametrize(
        "address", ["http://docs.example.com/", "http://127.0.0.1.example.com/", "ftp://x", "x"]
    )
    def test_that_would_take_credentials_over_an_open_connection_is_refused(
        self, postmortem: Command, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        monkeypatch.setenv("SECOND_STORY_DOCS_ENDPOINT", address)

        assert sentence(postmortem) == (
            "SECOND_STORY_DOCS_ENDPOINT is neither an https address nor one of this machine, "
            "so credentials are not sent there"
        )
        with pytest.raises(SettingsError):
            Settings({"SECOND_STORY_DOCS_ENDPOINT": address})


def test_credentials_are_the_token_where_there_is_one() -> None:
    assert client.find_credentials("t").token == "t"


def test_a_scope_error_is_a_credentials_error() -> None:
    assert issubclass(ScopeError, CredentialsError)
