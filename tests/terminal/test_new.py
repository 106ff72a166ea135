"""``postmortem new``: one document for what is asked for, whatever gets lost on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest

from docs_template.reader import read
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.terminal.conftest import ADA

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local
    from tests.terminal.conftest import Terminal

ASKED = ("new", "--title", "checkout answered 503", "--severity", "SEV2")
CALLS = 6  # about.get, files.list, files.create, documents.get, batchUpdate, permissions.create
CUT = {"kind": "drop", "times": 1000}
PATIENCE_S = 20


def document_id(out: str) -> str:
    """The document whose address a command printed."""
    prefix, _, rest = out.strip().partition("/d/")
    assert prefix == "https://docs.google.com/document"
    return rest.removesuffix("/edit")


def made(local: Local, out: str) -> Postmortem:
    answer = local.docs(ADA).documents().get(documentId=document_id(out), includeTabsContent=True)
    return Postmortem(read(answer.execute()), DEFAULT)


def state(local: Local) -> list[Any]:
    """Every document with its people, ids and revisions left out."""
    return [_content(local, each["id"]) for each in local.documents()]


def _content(local: Local, file_id: str) -> tuple[Any, ...]:
    answer = local.docs(ADA).documents().get(documentId=file_id, includeTabsContent=True).execute()
    people = local.drive(ADA).permissions().list(fileId=file_id, fields="*").execute()
    content = json.dumps(without_ids(answer)).replace(file_id, "ID")
    return content, sorted((one["type"], one["role"]) for one in people["permissions"])


def without_ids(value: Any) -> Any:
    """A value without what Google makes up anew for every document."""
    if isinstance(value, list):
        return [without_ids(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    return {name: without_ids(entry) for name, entry in value.items() if not _is_id(name)}


def _is_id(name: str) -> bool:
    return name.endswith("Id") and name not in {"tabId", "dropdownDefinitionId", "selectedOptionId"}


def test_title_and_severity_are_enough(postmortem: Terminal, local: Local) -> None:
    code, out, err = postmortem(*ASKED)

    assert (code, err) == (0, "")
    document = made(local, out)
    assert document.document.title == "Postmortem: checkout answered 503"
    assert (document.kind, document.header.severity) == ("full", "SEV2")


def test_a_sev3_is_a_brief(postmortem: Terminal, local: Local) -> None:
    out = postmortem("new", "--title", "mail was late", "--severity", "SEV3").out

    assert made(local, out).kind == "brief"


def test_what_is_known_stands_in_the_header(postmortem: Terminal, local: Local) -> None:
    out = postmortem(
        *ASKED,
        *("--incident-id", "INC-42", "--service", "checkout", "--responders", f"{ADA}, bo@x.org"),
        *("--impact-started", "2026-11-24T14:02Z", "--impact-ended", "2026-11-24 16:30+01:00"),
    ).out

    header = made(local, out).header
    assert header.fields["incident_id"].text == "INC-42"
    assert header.fields["responders"].text == f"{ADA}, bo@x.org"
    times = {name: header.time(name) for name in ("impact_started", "impact_ended")}
    assert {name: at.isoformat() for name, at in times.items() if at} == {
        "impact_started": "2026-11-24T14:02:00+00:00",
        "impact_ended": "2026-11-24T15:30:00+00:00",
    }


def test_characters_that_google_takes_out_do_no_harm(postmortem: Terminal, local: Local) -> None:
    out = postmortem("new", "--title", "mail\x1b was \ue000 late", "--severity", "SEV1").out

    assert made(local, out).document.title == "Postmortem: mail was late"


def test_it_can_be_had_as_json(postmortem: Terminal) -> None:
    values = json.loads(postmortem(*ASKED, "--format", "json").out)

    assert values["created"] is True
    assert document_id(values["url"]) == values["document_id"]


class TestWhoSeesIt:
    def people(self, local: Local, out: str) -> set[tuple[str, str]]:
        listed = local.drive(ADA).permissions().list(fileId=document_id(out), fields="*").execute()
        return {(one["type"], one["role"]) for one in listed["permissions"]}

    def test_is_the_organisation(self, postmortem: Terminal, local: Local) -> None:
        assert self.people(local, postmortem(*ASKED).out) == {
            ("user", "owner"),
            ("domain", "reader"),
        }

    def test_is_nobody_else_where_that_is_wanted(self, postmortem: Terminal, local: Local) -> None:
        assert self.people(local, postmortem(*ASKED, "--private").out) == {("user", "owner")}

    def test_is_nobody_else_where_there_is_no_organisation(
        self, postmortem: Terminal, local: Local
    ) -> None:
        postmortem.set(ACCESS_TOKEN=local.token("ada@gmail.com"))
        out = postmortem(*ASKED).out

        (shown,) = [each for each in local.documents() if each["id"] == document_id(out)]
        assert shown["roles"] == {"ada@gmail.com": "owner"}

    def test_is_not_widened_by_a_second_command(self, postmortem: Terminal, local: Local) -> None:
        out = postmortem(*ASKED, "--private").out
        postmortem(*ASKED)

        assert self.people(local, out) == {("user", "owner")}


class TestGivenTwice:
    @pytest.mark.parametrize("again", [(), ("--service", "checkout")], ids=["same", "more known"])
    def test_it_finds_what_it_made(
        self, postmortem: Terminal, local: Local, again: tuple[str, ...]
    ) -> None:
        first = postmortem(*ASKED)
        second = postmortem(*ASKED, *again)

        assert second.out == first.out
        assert "there is one already" in second.err
        assert len(local.documents()) == 1

    def test_an_incident_is_known_by_its_id(self, postmortem: Terminal, local: Local) -> None:
        first = postmortem(*ASKED, "--incident-id", "INC-42")
        other = ("new", "--title", "another title", "--severity", "SEV1")
        second = postmortem(*other, "--incident-id", "INC-42")

        assert second.out == first.out
        assert len(local.documents()) == 1

    def test_another_incident_is_another_postmortem(
        self, postmortem: Terminal, local: Local
    ) -> None:
        for incident in ("INC-1", "INC-2"):
            postmortem(*ASKED, "--incident-id", incident)

        assert len(local.documents()) == 2

    def test_a_colleague_with_the_same_store_is_shown_the_first_one(
        self, postmortem: Terminal, local: Local, tmp_path: Path
    ) -> None:
        postmortem.set(DATABASE=f"sqlite:///{tmp_path}/store.db")
        first = postmortem(*ASKED, "--incident-id", "INC-42")
        postmortem.set(ACCESS_TOKEN=local.token("bo@example.com"))
        second = postmortem(*ASKED, "--incident-id", "INC-42")

        assert (second.code, second.out) == (0, first.out)
        assert len(local.documents()) == 1


class TestStoppedOnTheWay:
    @pytest.mark.parametrize("when", ["before", "after"])
    @pytest.mark.parametrize("passed", range(CALLS))
    @pytest.mark.parametrize("store", ["", "sqlite:///{}/store.db"], ids=["alone", "with a store"])
    def test_the_same_command_ends_where_an_undisturbed_one_does(
        self,
        postmortem: Terminal,
        local: Local,
        tmp_path: Path,
        *,
        when: str,
        passed: int,
        store: str,
    ) -> None:
        """From one call on nothing gets through, so the first run ends between two calls."""
        postmortem(*ASKED)
        undisturbed = state(local)
        local.workspace.replace([])
        postmortem.set(DATABASE=store.format(tmp_path))
        # What was just written down in a store is not looked for: one call less.
        skip = max(passed - 1, 0) if store else passed
        local.control("POST", "faults", CUT | {"when": when, "skip": skip})

        stopped = postmortem(*ASKED)
        assert (stopped.code, stopped.out, stopped.err.count("\n")) == (1, "", 1)
        assert "give the same command again" in stopped.err
        local.control("DELETE", "faults")

        assert postmortem(*ASKED).code == 0
        assert state(local) == undisturbed

    @pytest.mark.parametrize("passed", range(CALLS))
    def test_so_it_does_when_its_process_is_killed(
        self, postmortem: Terminal, local: Local, root: Path, passed: int
    ) -> None:
        postmortem(*ASKED)
        undisturbed = state(local)
        local.workspace.replace([])
        local.control("DELETE", "calls")
        local.control("POST", "faults", {"kind": "delay", "when": "after", "skip": passed})
        process = subprocess.Popen(
            [sys.executable, "-m", "addon.cli", *ASKED], cwd=root, env=postmortem.environ
        )
        until = monotonic() + PATIENCE_S
        while local.control("GET", "faults") and monotonic() < until:
            sleep(0.05)
        process.kill()
        process.wait()
        assert len(local.control("GET", "calls")) == passed + 1

        assert postmortem(*ASKED).code == 0
        assert state(local) == undisturbed


class TestWhatCannotBeRight:
    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (
                ("new", "--title", "x"),
                "the following arguments are required: --severity; ",
            ),
            (
                ("new", "--title", " ", "--severity", "SEV1"),
                "--title: Say in a few words what happened",
            ),
            (
                ("new", "--title", "x", "--severity", "high"),
                "--severity: Choose one of SEV1, SEV2, SEV3",
            ),
            ((*ASKED, "--responders", "Mira"), "--responders: Mira is no e-mail address; separate"),
            (
                (*ASKED, "--detected", "yesterday"),
                '--detected "yesterday" is no time such as 2026-03-01T14:00:00Z',
            ),
            (
                (
                    *(*ASKED, "--impact-started", "2026-11-24T14:00Z"),
                    *("--impact-ended", "2026-11-24T13:00Z"),
                ),
                "--impact-ended: Impact ended (UTC) lies before the impact started",
            ),
            ((*ASKED, "--incident-id", "I" * 201), "--incident-id: This is longer than 200"),
            ((*ASKED, "--policy", "nowhere.yaml"), "nowhere.yaml: no such file or directory"),
        ],
    )
    def test_is_said_in_one_sentence_that_names_the_flag(
        self, postmortem: Terminal, local: Local, words: tuple[str, ...], sentence: str
    ) -> None:
        code, out, err = postmortem(*words)

        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(f"postmortem new: {sentence}")
        assert local.control("GET", "calls") == []

    def test_is_said_of_every_flag(self, postmortem: Terminal) -> None:
        err = postmortem("new", "--title", "", "--severity", "", "--responders", "Mira").err

        assert [line.split(":")[1].strip() for line in err.splitlines()] == [
            "--title",
            "--severity",
            "--responders",
        ]


class TestRefusals:
    def test_no_credentials(
        self, postmortem: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        postmortem.set(ACCESS_TOKEN="")
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))
        code, _, err = postmortem(*ASKED)

        assert (code, err.count("\n")) == (2, 1)
        assert "there are no usable Google credentials" in err
        assert "the scope drive.file" in err

    def test_a_scope_that_is_missing(self, postmortem: Terminal, local: Local) -> None:
        postmortem.set(ACCESS_TOKEN=local.token(ADA, scopes=["documents.readonly"]))

        assert postmortem(*ASKED)[0::2] == (
            2,
            "postmortem new: the credentials lack the scope drive.file; grant it to them.\n",
        )

    def test_a_drive_without_room(self, postmortem: Terminal, local: Local) -> None:
        order = {"kind": "status", "status": 403, "reason": "storageQuotaExceeded"}
        local.control("POST", "faults", order | {"path": "/drive/v3/files", "method": "POST"})

        code, _, err = postmortem(*ASKED)
        assert code == 2
        assert "a service account has none of its own" in err

    def test_an_endpoint_that_is_not_safe(self, postmortem: Terminal) -> None:
        postmortem.set(DRIVE_ENDPOINT="http://drive.example.com/")

        code, _, err = postmortem(*ASKED)
        assert code == 2
        assert err.startswith("postmortem new: SECOND_STORY_DRIVE_ENDPOINT is neither an https")
