"""``postmortem doctor``: well where all is well; and each check, where its thing is not."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import requests
from flask import Flask, Response, jsonify, redirect, request
from sqlalchemy import insert, update
from werkzeug.serving import make_server

from addon.doctor import CHECKS, examine
from addon.doctor.case import Case
from addon.doctor.scratch import NAME
from addon.domain.sweeps import NO_ACCESS, READ, Reading
from addon.main import create_app
from addon.store.database import connect
from addon.store.tables import POSTMORTEMS, READINGS, SWEEPS
from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT
from tests.terminal.conftest import ADA
from tests.terminal.test_template import DRIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.emulator.local import Local
    from tests.terminal.conftest import Terminal

    Serve = Callable[[Flask], str]
    Doctor = Callable[..., dict[str, list[dict[str, Any]]]]

JIRA = {
    "TRACKER": "jira",
    "JIRA_EMAIL": "bot@example.com",
    "JIRA_TOKEN": "token",
}
QUEUE = "projects/local/locations/europe-west1/queues/second-story"
RECORD = {
    "kind": "full",
    "severity": "SEV2",
    "visibility": "domain",
    "template_version": 1,
    "asked_at": datetime(2026, 11, 1, tzinfo=UTC),
}
RIGHTS = {name: {"havePermission": True} for name in ("BROWSE_PROJECTS", "CREATE_ISSUES")}


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve applications on this machine; give the address of each, without a slash."""
    servers = []

    def start(app: Flask) -> str:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def deployed(serve: Serve, postmortem: Terminal, local: Local, tmp_path: Path) -> str:
    """Give the address of a backend that is well, whose settings the terminal has too."""
    postmortem.set(
        SERVICE_ACCOUNT=SYSTEM_ACCOUNT,
        OAUTH_CLIENT_ID=CLIENT_ID,
        CERTS_URL=f"{local.url}oauth2/v1/certs",
        DATABASE=f"sqlite:///{tmp_path}/store.db",
        IDENTITY_ENDPOINT=local.url,
    )
    app = Flask("later")
    address = serve(app)
    postmortem.set(BASE_URL=address)
    backend = create_app(postmortem.environ)
    app.wsgi_app = backend.wsgi_app  # type: ignore[method-assign]
    return address


@pytest.fixture
def doctor(deployed: str, postmortem: Terminal) -> Doctor:
    """Examine with changed settings; give what each check finds."""
    assert deployed

    def run(**changed: str) -> dict[str, list[dict[str, Any]]]:
        postmortem.set(**changed)
        values = json.loads(postmortem("doctor", "--json").out)
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in CHECKS}
        for finding in values["findings"]:
            found[finding["check"]].append(finding)
        return found

    return run


def told(doctor: Doctor, check: str, state: str, words: str, **changed: str) -> None:
    """Whether a check says this, in this state, with something to do about it."""
    found = doctor(**changed)[check]
    matching = [one for one in found if one["state"] == state and words in one["said"]]
    assert matching, found
    assert all(one["remedy"] for one in matching)


class TestAllIsWell:
    def test_nothing_has_failed(self, doctor: Doctor) -> None:
        found = doctor()

        states = {name: {one["state"] for one in each} for name, each in found.items()}
        assert all("failed" not in each for each in states.values()), found
        for name in ("certificates", "clock", "endpoint", "audience", "comments", "suggestions"):
            assert states[name] == {"ok"}, found[name]

    def test_it_is_told_for_people_too(self, deployed: str, postmortem: Terminal) -> None:
        code, out, err = postmortem("doctor")

        assert (code, err) == (0, "")
        assert f"ok       settings     complete, for {deployed}\n" in out
        assert out.splitlines()[-1].startswith("0 failed, ")
        assert all(len(line) <= 100 for line in out.splitlines())

    def test_a_command_in_what_is_said_is_not_cut_at_its_hyphens(
        self, postmortem: Terminal
    ) -> None:
        postmortem.set(SERVICE_ACCOUNT="")
        _, out, _ = postmortem("doctor")

        assert "get-authorization" in out

    def test_the_scratch_document_ends_in_the_bin(self, doctor: Doctor, local: Local) -> None:
        doctor()

        made = [file for file in local.workspace.files() if file.name == NAME]
        assert [file.trashed for file in made] == [True]

    def test_every_check_says_something(self, doctor: Doctor) -> None:
        assert all(doctor().values())


class TestSettings:
    def test_missing_ones(self, doctor: Doctor) -> None:
        told(doctor, "settings", "failed", "SECOND_STORY_BASE_URL is missing", BASE_URL="")

    def test_of_two_projects(self, doctor: Doctor) -> None:
        client = "123456789012-abc.apps.googleusercontent.com"
        told(doctor, "settings", "failed", "of project 000000000000", OAUTH_CLIENT_ID=client)

    def test_an_account_that_is_not_googles(self, doctor: Doctor) -> None:
        told(doctor, "settings", "warning", "no account of Google's", SERVICE_ACCOUNT="me@x.org")

    def test_a_secret_that_cannot_be_had(self, doctor: Doctor, serve: Serve) -> None:
        place = "secret://project/database"
        endpoint = serve(Flask("none"))
        told(
            *(doctor, "settings", "failed", "Secret Manager answers 404"),
            DATABASE=place,
            SECRETS_ENDPOINT=endpoint,
        )

    def test_a_policy_that_is_refused(self, doctor: Doctor, tmp_path: Path) -> None:
        policy = tmp_path / "policy.yaml"
        policy.write_text("practise: {}")
        told(doctor, "policy", "failed", "there is no such key", POLICY=str(policy))

    def test_a_policy_without_a_folder(self, doctor: Doctor) -> None:
        told(doctor, "policy", "warning", "names no folder")


class TestTheStore:
    def test_that_does_not_answer(self, doctor: Doctor) -> None:
        nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
        told(doctor, "database", "failed", "the store does not answer", DATABASE=nowhere)

    def test_that_is_a_file_on_app_engine(
        self, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GAE_ENV", "standard")
        told(doctor, "database", "failed", "gone with its instance")

    def test_without_a_schema(self, doctor: Doctor, tmp_path: Path) -> None:
        new = f"sqlite:///{tmp_path}/new.db"
        told(doctor, "migrations", "failed", "has no schema yet", DATABASE=new)

    def test_with_an_older_schema_and_its_remedy(
        self, doctor: Doctor, postmortem: Terminal, tmp_path: Path
    ) -> None:
        new = f"sqlite:///{tmp_path}/new.db"
        postmortem.set(DATABASE=new)
        assert postmortem("migrate").out.startswith("schema version ")
        assert postmortem("migrate").out.endswith("it was so before\n")
        with closing(sqlite3.connect(tmp_path / "new.db")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '001'")

        told(doctor, "migrations", "failed", "has schema version 001", DATABASE=new)

    def test_migrate_says_of_a_store_that_does_not_answer(self, postmortem: Terminal) -> None:
        postmortem.set(DATABASE="postgresql://nobody@127.0.0.1:1/nothing")

        assert postmortem("migrate")[0::2] == (
            2,
            "postmortem migrate: SECOND_STORY_DATABASE names a store that cannot be used: the "  # noqa: ISC004
            "store does not answer; try again in a minute.\n",
        )


class TestTrust:
    def test_certificates_that_cannot_be_had(self, doctor: Doctor) -> None:
        nowhere = "http://127.0.0.1:1/certs"
        told(doctor, "certificates", "failed", "cannot be had", CERTS_URL=nowhere)

    def test_certificates_that_are_none(self, doctor: Doctor, local: Local) -> None:
        told(doctor, "certificates", "failed", "answers 404", CERTS_URL=f"{local.url}nothing")

    @pytest.mark.parametrize(("minutes", "which"), [(5, "ahead"), (-5, "behind")])
    def test_a_clock_that_is_wrong(
        self, deployed: str, postmortem: Terminal, minutes: int, which: str
    ) -> None:
        assert deployed
        wrong = timedelta(minutes=minutes)
        case = Case(postmortem.environ, lambda: datetime.now(UTC) + wrong)

        (found,) = [one for one in examine(case) if one.check == "clock"]
        assert found.state == "failed"
        assert which in found.said


class TestTheEndpoint:
    def test_that_is_not_there(self, doctor: Doctor) -> None:
        told(doctor, "endpoint", "failed", "does not answer", BASE_URL="http://127.0.0.1:1")

    def test_behind_iap(self, doctor: Doctor, serve: Serve) -> None:
        app = Flask("iap")

        @app.route("/<path:_>", methods=["GET", "POST"])
        def sign_in(_: str) -> Any:
            return redirect("https://accounts.google.com/o/oauth2/v2/auth")

        told(doctor, "endpoint", "failed", "Identity-Aware Proxy", BASE_URL=serve(app))

    def test_that_lets_strangers_in(self, doctor: Doctor, serve: Serve) -> None:
        app = Flask("open")

        @app.route("/<path:_>", methods=["GET", "POST"])
        def anything(_: str) -> Response:
            return jsonify(alive=True)

        told(doctor, "endpoint", "failed", "answers 200 to a call without", BASE_URL=serve(app))

    def test_of_another_application(self, doctor: Doctor, serve: Serve) -> None:
        told(doctor, "endpoint", "failed", "/healthz answers 404", BASE_URL=serve(Flask("other")))

    def test_that_is_not_ready(self, doctor: Doctor, serve: Serve) -> None:
        app = Flask("unready")
        app.add_url_rule("/healthz", view_func=lambda: jsonify(alive=True))
        app.add_url_rule("/readyz", "ready", lambda: (jsonify(database="no answer"), 503))
        app.add_url_rule("/addon/home", "home", lambda: ("", 401), methods=["POST"])

        told(doctor, "endpoint", "failed", "database: no answer", BASE_URL=serve(app))

    def test_for_another_audience(self, doctor: Doctor, deployed: str) -> None:
        other = deployed.replace("127.0.0.1", "localhost")
        told(doctor, "audience", "failed", f"it takes tokens for {deployed}", BASE_URL=other)

    def test_that_tells_no_audience(self, doctor: Doctor, serve: Serve) -> None:
        address = serve(Flask("other"))
        told(doctor, "audience", "failed", "does not tell", BASE_URL=address)


class TestThePolicyInForce:
    @staticmethod
    def served(serve: Serve, **ready: Any) -> str:
        app = Flask("other")
        app.add_url_rule("/readyz", view_func=lambda: jsonify(**ready))
        return serve(app)

    def test_is_that_of_the_file_here(self, doctor: Doctor) -> None:
        (found,) = doctor()["policy in force"]
        assert (found["state"], found["said"]) == ("ok", "built-in")

    def test_is_an_older_one_for_the_file_is_refused(self, doctor: Doctor, serve: Serve) -> None:
        address = self.served(serve, policy_version="0a1b2c3d", policy_is_refused=True)
        told(doctor, "policy in force", "failed", "keeps to 0a1b2c3d", BASE_URL=address)

    def test_is_another_one(self, doctor: Doctor, serve: Serve, tmp_path: Path) -> None:
        policy = tmp_path / "policy.yaml"
        policy.write_text("practice: {}")
        address = self.served(serve, policy_version="built-in", policy_is_refused=False)
        changed = {"BASE_URL": address, "POLICY": str(policy)}
        told(doctor, "policy in force", "warning", "checks by built-in, and the policy", **changed)

    def test_is_not_told(self, doctor: Doctor, serve: Serve) -> None:
        told(doctor, "policy in force", "warning", "does not tell", BASE_URL=self.served(serve))


class TestTheWorkspace:
    def test_without_credentials(
        self, doctor: Doctor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))
        told(doctor, "credentials", "skipped", "no usable Google credentials", ACCESS_TOKEN="")

    def test_with_credentials_that_are_refused(self, doctor: Doctor) -> None:
        told(doctor, "credentials", "failed", "does not accept", ACCESS_TOKEN="old")

    def test_with_an_api_that_is_off(self, doctor: Doctor, local: Local) -> None:
        fault = {"kind": "status", "status": 403, "reason": "SERVICE_DISABLED", "times": 9}
        local.control("POST", "faults", fault | {"path": "/drive/v3/about"})
        told(doctor, "credentials", "failed", "the Google Drive API is off")

    def test_that_takes_no_more_requests(self, doctor: Doctor, local: Local) -> None:
        fault = {"kind": "status", "status": 429, "path": "*:batchUpdate", "times": 9}
        local.control("POST", "faults", fault)
        told(doctor, "quota", "failed", "Google takes no more requests")

    def test_without_comments(self, doctor: Doctor, local: Local) -> None:
        local.control("PUT", "switches", {"comments_and_suggestions": "unknown"})
        told(doctor, "comments", "warning", "does not comment")

    def test_where_comments_get_lost(self, doctor: Doctor, local: Local) -> None:
        fault = {"kind": "comments_lost", "path": "*:batchUpdate", "skip": 1}
        local.control("POST", "faults", fault)
        told(doctor, "comments", "failed", "was not saved on its words")

    def test_without_suggestions(self, doctor: Doctor, local: Local) -> None:
        local.control("PUT", "switches", {"comments_and_suggestions": "unknown"})
        told(doctor, "suggestions", "warning", "does not suggest")

    def test_where_a_suggestion_changes_the_text(self, doctor: Doctor, local: Local) -> None:
        local.control("PUT", "switches", {"suggest_mode": "ignored"})
        told(doctor, "suggestions", "failed", "changed the text itself")

    def test_that_does_not_delegate(self, doctor: Doctor, tmp_path: Path) -> None:
        policy = tmp_path / "policy.yaml"
        account = "robot@project.iam.gserviceaccount.com"
        policy.write_text(f"targets: {{robot: {{email: r@x.org, service_account: {account}}}}}")
        told(doctor, "delegation", "failed", "may not sign as", POLICY=str(policy))

    def test_with_templates_that_are_missing(
        self, doctor: Doctor, local: Local, tmp_path: Path
    ) -> None:
        local.control("PUT", f"drives/{DRIVE}?organizers={ADA}", {"name": "SRE"})
        policy = tmp_path / "policy.yaml"
        policy.write_text(f"targets: {{folder: {DRIVE}}}")
        token = local.token(ADA, scopes=["drive"])

        told(doctor, "templates", "warning", "missing", POLICY=str(policy), ACCESS_TOKEN=token)


class TestTheSweep:
    ROBOT = "postmortems@example.com"
    ACCOUNT = "robot@project.iam.gserviceaccount.com"

    @pytest.fixture
    def robot(self, local: Local, tmp_path: Path) -> dict[str, str]:
        """Give settings whose policy names a robot, and a clerk who may sign as it."""
        self.delegate(local, "documents.readonly")
        policy = tmp_path / "policy.yaml"
        robot = f"{{email: {self.ROBOT}, service_account: {self.ACCOUNT}}}"
        policy.write_text(f"targets: {{robot: {robot}}}")
        return {
            "POLICY": str(policy),
            "ACCESS_TOKEN": local.token(ADA, scopes=["cloud-platform", "drive.file"]),
        }

    @pytest.fixture
    def rows(self, deployed: str, tmp_path: Path) -> Iterator[Connection]:
        """Give the store of the deployment, where it was written before."""
        assert deployed
        engine = connect(f"sqlite:///{tmp_path}/store.db")
        with engine.connect() as connection:
            yield connection
        engine.dispose()

    def delegate(self, local: Local, *scopes: str) -> None:
        order = {"creators": [ADA], "scopes": [*scopes]}
        local.control("PUT", f"delegations/{self.ACCOUNT}", order)

    def known(self, rows: Connection, count: int, outcome: str = "") -> None:
        """Keep records of documents, with what became of each in the first sweep."""
        for number in range(count):
            identity = {"intent": f"D{number}", "document_id": f"D{number}"}
            rows.execute(insert(POSTMORTEMS).values(**RECORD, **identity))
            if outcome:
                reading = Reading(f"D{number}", datetime.now(UTC), outcome)
                rows.execute(insert(READINGS).values(sweep=1, **reading._asdict()))
        rows.commit()

    def swept(self, rows: Connection, hours_ago: int, *, has_ended: bool = True) -> None:
        began_at = datetime.now(UTC) - timedelta(hours=hours_ago)
        ended_at = began_at if has_ended else None
        rows.execute(update(SWEEPS).values(number=1, began_at=began_at, ended_at=ended_at))
        rows.commit()

    def test_that_is_well(self, doctor: Doctor, robot: Any, rows: Connection) -> None:
        self.known(rows, 3, READ)
        self.swept(rows, 8)

        found = doctor(**robot)

        assert {one["state"] for one in found["sweep"]} == {"ok"}
        said = " ".join(one["said"] for one in found["sweep"])
        assert f"{self.ROBOT} may read documents" in said
        assert "3 known, which take 1 min at 80 %" in said
        assert [one["state"] for one in found["delegation"]] == ["ok"]

    def test_without_a_robot(self, doctor: Doctor) -> None:
        assert [one["state"] for one in doctor()["sweep"]] == ["skipped"]

    def test_whose_scope_is_not_delegated(self, doctor: Doctor, local: Local, robot: Any) -> None:
        self.delegate(local, "drive")
        told(doctor, "sweep", "failed", "no domain-wide delegation of these scopes", **robot)

    def test_whose_api_is_off(self, doctor: Doctor, local: Local, robot: Any) -> None:
        fault = {"kind": "status", "status": 403, "reason": "SERVICE_DISABLED", "times": 9}
        local.control("POST", "faults", fault | {"path": "/v1/documents/second-story-doctor"})
        told(doctor, "sweep", "failed", "the Google Docs API is off", **robot)

    def test_that_has_never_begun(self, doctor: Doctor, robot: Any, rows: Connection) -> None:
        self.known(rows, 1)
        told(doctor, "sweep", "warning", "no sweep has begun yet", **robot)

    def test_that_the_clock_no_longer_asks_for(
        self, doctor: Doctor, robot: Any, rows: Connection
    ) -> None:
        self.swept(rows, 50)
        told(doctor, "sweep", "warning", "none has begun since", **robot)

    def test_that_does_not_end(self, doctor: Doctor, robot: Any, rows: Connection) -> None:
        self.known(rows, 2)
        self.swept(rows, 50, has_ended=False)
        told(doctor, "sweep", "warning", "has not ended, with 0 of 2 done", **robot)

    def test_that_sees_next_to_nothing(self, doctor: Doctor, robot: Any, rows: Connection) -> None:
        self.known(rows, 2, NO_ACCESS)
        self.swept(rows, 8)
        told(doctor, "sweep", "warning", "2 are deleted or not shared", **robot)

    def test_for_which_the_night_is_too_short(
        self, doctor: Doctor, robot: Any, rows: Connection
    ) -> None:
        self.known(rows, 721)
        changed = robot | {"SWEEP_SHARE": "1"}
        told(doctor, "sweep", "warning", "take 241 min at 1 %", **changed)

    def test_that_may_read_and_has_templates_to_file_without_the_scope(
        self, doctor: Doctor, robot: Any, tmp_path: Path
    ) -> None:
        policy = tmp_path / "policy.yaml"
        policy.write_text(policy.read_text().replace("{robot:", f"{{folder: {DRIVE}, robot:"))
        told(doctor, "delegation", "failed", "no domain-wide delegation of these scopes", **robot)


class TestTheQueue:
    @pytest.fixture
    def queue(self, local: Local) -> dict[str, str]:
        """Give settings of a queue that is as it should be."""
        self.make(local)
        return {
            "QUEUE": QUEUE,
            "JOBS_ACCOUNT": "jobs@project.iam.gserviceaccount.com",
            "TASKS_ENDPOINT": local.url,
            "ACCESS_TOKEN": local.token(ADA, scopes=["cloud-platform", "drive.file"]),
        }

    def make(self, local: Local, a_second: float = 4) -> None:
        local.control("DELETE", "tasks")
        body = {"name": QUEUE, "rateLimits": {"maxDispatchesPerSecond": a_second}}
        self.order(local, "", body)

    def order(self, local: Local, path: str, body: dict[str, Any]) -> None:
        url = f"{local.url}v2/{QUEUE.rpartition('/')[0]}{path}"
        token = local.token(ADA, scopes=["cloud-platform"])
        answer = requests.post(
            url, json=body, headers={"Authorization": f"Bearer {token}"}, timeout=9
        )
        assert answer.status_code == 200, answer.text

    def test_that_is_well(self, doctor: Doctor, queue: Any) -> None:
        (found,) = doctor(**queue)["queue"]

        assert (found["state"], found["remedy"]) == ("ok", None)
        assert found["said"] == "second-story takes tasks, and delivers 4 a second"

    def test_that_is_not_wanted(self, doctor: Doctor) -> None:
        assert [one["state"] for one in doctor()["queue"]] == ["skipped"]

    def test_that_is_not_there(self, doctor: Doctor, queue: Any, local: Local) -> None:
        local.control("DELETE", "tasks")
        told(doctor, "queue", "failed", "there is no queue projects/local", **queue)

    def test_that_is_paused(self, doctor: Doctor, queue: Any, local: Local) -> None:
        self.order(local, "/second-story:pause", {})
        told(doctor, "queue", "failed", "the queue is paused", **queue)

    def test_that_takes_nothing_from_these_credentials(
        self, doctor: Doctor, queue: Any, local: Local
    ) -> None:
        local.control("PUT", "switches", {"task_enqueuers": "nobody"})
        told(doctor, "queue", "failed", "may not put tasks there", **queue)

    def test_that_these_credentials_may_not_look_at(
        self, doctor: Doctor, queue: Any, local: Local
    ) -> None:
        fault = {"kind": "status", "status": 403, "path": "/v2/*", "times": 9}
        local.control("POST", "faults", fault)
        told(doctor, "queue", "failed", "may not use the queue", **queue)

    def test_that_is_faster_than_the_robot_may_read(
        self, doctor: Doctor, queue: Any, local: Local
    ) -> None:
        self.make(local, a_second=500)
        told(doctor, "queue", "warning", "500 tasks a second, and the robot may read 4", **queue)

    def test_without_credentials_for_it(self, doctor: Doctor, queue: Any, local: Local) -> None:
        changed = queue | {"ACCESS_TOKEN": local.token(ADA)}
        told(doctor, "queue", "skipped", "lack the scope cloud-platform", **changed)


class TestTheTracker:
    @pytest.fixture
    def jira(self, serve: Serve, tmp_path: Path) -> Callable[..., dict[str, str]]:
        """Give settings of a Jira that answers so, with a policy that names two projects."""

        def start(status: int = 200, rights: Any = None, project: str = "OPS") -> dict[str, str]:
            app = Flask("jira")
            given = RIGHTS | {"EDIT_ISSUES": {"havePermission": True}} if rights is None else rights

            @app.get("/rest/api/3/<what>")
            def answer(what: str) -> Any:
                assert request.headers["Authorization"].startswith("Basic ")
                if what == "myself":
                    return jsonify(emailAddress="bot@example.com"), status
                if request.args["projectKey"] != "OPS":
                    return jsonify(errorMessages=["No project"]), 404
                return jsonify(permissions=given)

            policy = tmp_path / "jira.yaml"
            policy.write_text(f"targets: {{tracker: {{kind: jira, project: {project}}}}}")
            return JIRA | {"JIRA_URL": serve(app), "POLICY": str(policy)}

        return start

    def test_that_knows_the_token(self, doctor: Doctor, jira: Any) -> None:
        found = doctor(**jira())["tracker"]

        assert [one["state"] for one in found] == ["ok"]
        assert "bot@example.com" in found[0]["said"]

    def test_that_does_not(self, doctor: Doctor, jira: Any) -> None:
        told(doctor, "tracker", "failed", "jira answers 401", **jira(401))

    def test_that_lets_the_account_create_nothing(self, doctor: Doctor, jira: Any) -> None:
        told(doctor, "tracker", "failed", "lacks EDIT_ISSUES in OPS", **jira(rights=RIGHTS))

    def test_that_does_not_know_the_project(self, doctor: Doctor, jira: Any) -> None:
        told(doctor, "tracker", "failed", "of the project PAY", **jira(project="PAY"))

    def test_for_which_the_policy_names_no_project(self, doctor: Doctor, jira: Any) -> None:
        told(doctor, "tracker", "warning", "names no project", **jira() | {"POLICY": ""})

    def test_that_does_not_answer(self, doctor: Doctor) -> None:
        nowhere = JIRA | {"JIRA_URL": "http://127.0.0.1:1"}
        told(doctor, "tracker", "failed", "jira does not answer", **nowhere)

    @pytest.mark.parametrize(
        ("days", "state", "words"), [(-1, "failed", "last day was"), (9, "warning", "ends in 9")]
    )
    def test_whose_token_ends(
        self, doctor: Doctor, jira: Any, days: int, state: str, words: str
    ) -> None:
        last = (datetime.now(UTC).date() + timedelta(days=days)).isoformat()
        given = jira() | {"JIRA_TOKEN_EXPIRES": last}
        told(doctor, "tracker", state, words, **given)

    def test_that_tells_itself_when_a_token_ends(self, doctor: Doctor, serve: Serve) -> None:
        app = Flask("github")
        last = datetime.now(UTC).date() + timedelta(days=3)

        @app.get("/user")
        def user() -> Any:
            headers = {"github-authentication-token-expiration": f"{last} 00:00:00 UTC"}
            return jsonify(login="bot"), 200, headers

        given = {"TRACKER": "github", "GITHUB_TOKEN": "token", "GITHUB_URL": serve(app)}
        told(doctor, "tracker", "warning", "ends in 3 days", **given)


def test_a_check_that_breaks_keeps_no_other_from_running(
    deployed: str, postmortem: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Case) -> Iterator[Any]:
        raise KeyError("policy")

    assert deployed
    monkeypatch.setitem(CHECKS, "policy", broken)

    found = list(examine(Case(postmortem.environ)))
    (policy,) = [one for one in found if one.check == "policy"]
    assert "stopped by KeyError" in policy.said
    assert {one.check for one in found} == set(CHECKS)
