"""What an admin deploys: it names what the code has, and it starts."""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import shlex
import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from gunicorn.config import KNOWN_SETTINGS
from jsonschema import Draft202012Validator, ValidationError

from addon.cards.links import ENDPOINTS, GRANTED, HOME, Links
from addon.domain import scopes
from addon.settings import CLICKS, DATABASE, DOMAINS, REQUIRED
from tests.addon.host import application, settings
from tests.addon.signing import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

APP_YAML = set(
    "app_engine_apis automatic_scaling basic_scaling build_env_variables default_expiration "
    "entrypoint env_variables error_handlers handlers inbound_services instance_class "
    "manual_scaling runtime service service_account vpc_access_connector".split()
)
AUTOMATIC_SCALING = set(
    "max_concurrent_requests max_idle_instances max_instances max_pending_latency "
    "min_idle_instances min_instances min_pending_latency target_cpu_utilization "
    "target_throughput_utilization".split()
)
HOST = "ADDON_HOST"
PATIENCE_S = 20


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def manifest(root: Path) -> Json:
    template = (root / "deploy" / "deployment.json").read_text()
    filled: Json = json.loads(template.replace(f"https://{HOST}", BASE_URL))
    return filled


@pytest.fixture(scope="module")
def service(root: Path) -> Json:
    described: Json = yaml.safe_load((root / "app.yaml").read_text())
    return described


@pytest.fixture
def process(root: Path) -> Callable[..., Outcome]:
    """Run a command of the project in a process of its own."""

    def run(*words: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "addon.cli", *words],
            cwd=root,
            env={"PATH": os.environ["PATH"]},
            check=False,
            capture_output=True,
            text=True,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


class TestTheManifest:
    def test_asks_for_the_scopes_in_use_and_no_others(self, manifest: Json) -> None:
        assert manifest["oauthScopes"] == list(scopes.USED)

    def test_names_the_triggers_of_the_backend(self, manifest: Json) -> None:
        docs = manifest["addOns"]["docs"]

        assert {name: trigger["runFunction"] for name, trigger in docs.items()} == {
            "homepageTrigger": f"{BASE_URL}{HOME}",
            "onFileScopeGrantedTrigger": f"{BASE_URL}{GRANTED}",
        }

    def test_and_clicks_name_every_endpoint_that_there_is(self, local: Local) -> None:
        routes = application(**settings(local)).url_map.iter_rules()
        endpoints = {rule.rule for rule in routes if rule.rule.startswith("/addon")}

        assert endpoints == set(ENDPOINTS)

    def test_links_to_pages_that_there_are(self, manifest: Json, local: Local) -> None:
        client = application(**settings(local)).test_client()
        shared = manifest["addOns"]["common"]
        links = [action["openLink"] for action in shared["universalActions"]]

        for link in (*links, shared["logoUrl"]):
            assert client.get(link.removeprefix(BASE_URL)).status_code == 200

    def test_allows_the_links_of_the_cards(self, manifest: Json) -> None:
        prefixes = tuple(manifest["addOns"]["common"]["openLinkUrlPrefixes"])
        links = Links(BASE_URL)

        assert links.rule("team-owner").startswith(prefixes)
        assert links.privacy.startswith(prefixes)
        assert links.support.startswith(prefixes)
        assert "https://docs.google.com/document/d/ID/edit".startswith(prefixes)

    def test_lets_google_sign_and_people_choose_scopes(self, manifest: Json) -> None:
        assert manifest["addOns"]["httpOptions"] == {
            "authorizationHeader": "SYSTEM_ID_TOKEN",
            "granularOauthPermissionSupport": "OPT_IN",
        }

    def test_leaves_nothing_but_the_host_to_fill_in(self, root: Path) -> None:
        template = (root / "deploy" / "deployment.json").read_text()
        own = [url for url in re.findall(r'"(https://[^"]+)"', template) if ".com" not in url]

        assert own
        assert all(url.startswith(f"https://{HOST}/") for url in own)

    def test_is_what_the_command_prints(self, root: Path, process: Callable[..., Outcome]) -> None:
        kept = json.loads((root / "deploy" / "deployment.json").read_text())

        done = process("deployment", "manifest", "--base-url", f"https://{HOST}/")
        assert (done.code, json.loads(done.out)) == (0, kept)

    def test_is_valid_by_the_schema_of_google(self, manifest: Json, root: Path) -> None:
        """google.md 2.1, closed: what it does not name is refused."""
        schema = json.loads((root / "tests" / "addon" / "deployment.schema.json").read_text())

        Draft202012Validator(schema).validate(manifest)
        for wrong in (
            {**manifest, "scopes": []},
            {**manifest, "addOns": {**manifest["addOns"], "docs": {"onOpenTrigger": {}}}},
            {**manifest, "addOns": {**manifest["addOns"], "common": {"name": "x"}}},
        ):
            with pytest.raises(ValidationError):
                Draft202012Validator(schema).validate(wrong)

    def test_the_listing_names_the_same_scopes(
        self, manifest: Json, process: Callable[..., Outcome]
    ) -> None:
        done = process("deployment", "scopes")

        assert done.out.split() == manifest["oauthScopes"]

    @pytest.mark.parametrize("address", ["http://example.com", "https://example.com/path", "x"])
    def test_an_address_that_google_cannot_call_is_refused(
        self, process: Callable[..., Outcome], address: str
    ) -> None:
        done = process("deployment", "manifest", "--base-url", address)

        assert (done.code, done.out) == (2, "")
        assert "no https address without a path" in done.err


class TestTheService:
    @pytest.mark.parametrize(
        "slip",
        [
            {"runtme": "python313"},
            {"automatic_scaling": {"min_instance": 1}},
            {"handlers": [{"url": "/.*", "script": "auto"}]},
            {"handlers": []},
            {"runtime": "python27"},
            {"entrypoint": "gunicorn --preload --config deploy/gunicorn.conf.py"},
        ],
        ids=str,
    )
    def test_with_a_slip_is_refused(self, service: Json, slip: Json) -> None:
        with pytest.raises(AssertionError):
            self.test_has_no_keys_that_app_engine_does_not_document(service | slip)

    def test_has_no_keys_that_app_engine_does_not_document(self, service: Json) -> None:
        """https://cloud.google.com/appengine/docs/standard/reference/app-yaml, for Python 3."""
        assert set(service) <= APP_YAML
        assert "--preload" not in service["entrypoint"]
        assert service["handlers"]
        assert set(service["automatic_scaling"]) <= AUTOMATIC_SCALING
        for handler in service["handlers"]:
            assert handler == {"url": "/.*", "script": "auto", "secure": "always"}
        assert re.fullmatch(r"python3\d{2}", service["runtime"])
        assert service["automatic_scaling"]["min_instances"] >= 1

    def test_is_served_by_workers_that_share_nothing(self, root: Path) -> None:
        config = runpy.run_path(str(root / "deploy" / "gunicorn.conf.py"))

        assert config["preload_app"] is False
        assert config["workers"] >= 2

    def test_sets_nothing_that_gunicorn_would_pass_over_in_silence(self, root: Path) -> None:
        path = root / "deploy" / "gunicorn.conf.py"
        own = {
            node.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }

        assert own
        assert own <= {setting.name for setting in KNOWN_SETTINGS}

    def test_is_given_every_required_setting(self, service: Json) -> None:
        assert service["env_variables"].keys() == {*REQUIRED, DATABASE, DOMAINS, CLICKS}

    def test_starts_as_it_says_and_answers(self, root: Path, service: Json, local: Local) -> None:
        with started(root, service["entrypoint"], settings(local)) as port:
            assert get(port, "/healthz")[0] == 200
            assert get(port, "/readyz")[0] == 200
            assert get(port, "/rules/team-owner")[0] == 200
            assert get(port, "/addon/home")[0] == 405

    def test_refuses_to_start_without_settings_in_a_sentence_each(
        self, root: Path, service: Json
    ) -> None:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(service["entrypoint"])],
            cwd=root,
            env={"PATH": os.environ["PATH"], "PORT": str(free_port())},
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )

        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        assert said(done.stderr) == [
            f"second-story: {name} is missing: {meaning}." for name, meaning in REQUIRED.items()
        ]

    def test_refuses_a_wrong_policy(self, root: Path, service: Json, local: Local) -> None:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(service["entrypoint"])],
            cwd=root,
            env={
                "PATH": os.environ["PATH"],
                "PORT": str(free_port()),
                **settings(local),
                "SECOND_STORY_POLICY": "nothing-there.yaml",
            },
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )

        assert "Traceback" not in done.stderr
        (sentence,) = said(done.stderr)
        assert sentence.startswith("second-story: SECOND_STORY_POLICY names a file that is refused")
        assert sentence.endswith("nothing-there.yaml: no such file or directory.")


# https://cloud.google.com/appengine/docs/standard/scheduling-jobs-with-cron-yaml, closed: what it
# does not name is refused. Of the schedules, those that the page gives a form for.
_OF_A_DAY = r"(?:[01]\d|2[0-3]):[0-5]\d"
_EVERY = rf"every [1-9]\d* (?:hours|mins|minutes)(?: from {_OF_A_DAY} to {_OF_A_DAY})?"
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_AT = rf"every (?:day|{_WEEKDAYS}(?:,{_WEEKDAYS})*) {_OF_A_DAY}"
_SECONDS: Json = {"type": "number", "minimum": 0}
_RETRY: Json = {
    "job_retry_limit": {"type": "integer", "minimum": 0, "maximum": 5},
    "job_age_limit": {"type": "string", "pattern": r"^[1-9]\d*[smhd]$"},
    "min_backoff_seconds": _SECONDS,
    "max_backoff_seconds": _SECONDS,
    "max_doublings": {"type": "integer", "minimum": 0},
}
_JOB: Json = {
    "description": {"type": "string", "maxLength": 499},
    "url": {"type": "string", "pattern": "^/"},
    "schedule": {"type": "string", "pattern": f"^(?:{_EVERY}|{_AT})$"},
    "timezone": {"type": "string"},
    "target": {"type": "string"},
    "retry_parameters": {
        "type": "object",
        "properties": _RETRY,
        "minProperties": 1,
        "additionalProperties": False,
    },
}
CRON_YAML: Json = {
    "type": "object",
    "properties": {
        "cron": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": _JOB,
                "required": ["url", "schedule"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["cron"],
    "additionalProperties": False,
}


class TestTheClock:
    @pytest.fixture
    def jobs(self, root: Path) -> Json:
        described: Json = yaml.safe_load((root / "deploy" / "cron.yaml").read_text())
        return described

    def test_is_told_what_app_engine_documents(self, jobs: Json) -> None:
        Draft202012Validator(CRON_YAML).validate(jobs)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"scedule": "every 10 minutes"},
            {"schedule": "every ten minutes"},
            {"schedule": "*/10 * * * *"},
            {"schedule": "every day 24:00"},
            {"url": "cron/tickets"},
            {"retry_parameters": {"job_retries": 2}},
            {"retry_parameters": {"job_retry_limit": 6}},
            {"retry_parameters": {"job_age_limit": "1 day"}},
        ],
        ids=str,
    )
    def test_a_slip_would_be_noticed(self, jobs: Json, wrong: Json) -> None:
        with pytest.raises(ValidationError):
            Draft202012Validator(CRON_YAML).validate({"cron": [jobs["cron"][0] | wrong]})

    def test_asks_for_every_endpoint_that_is_its_own_and_no_other(
        self, jobs: Json, local: Local
    ) -> None:
        routes = application(**settings(local)).url_map.iter_rules()
        own = {rule.rule for rule in routes if rule.rule.startswith("/cron/")}

        assert {job["url"] for job in jobs["cron"]} == own


def said(stderr: str) -> list[str]:
    """What the backend says, without the server's own lines."""
    return [line for line in stderr.splitlines() if not line.startswith("[")]


def test_what_is_deployed_is_what_runs(root: Path) -> None:
    def listed(*words: str) -> set[str]:
        command = ["git", "ls-files", "--cached", *words]
        done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
        return set(done.stdout.splitlines())

    deployed = listed() - listed("--ignored", "--exclude-from=.gcloudignore")
    folders = {name.partition("/")[0] for name in deployed if "/" in name}
    assert folders == {"addon", "deploy", "docs_template", "linter"}
    assert {"app.yaml", "requirements.txt", "deploy/gunicorn.conf.py"} <= deployed
    assert "addon/handlers/pages/rule.html" in deployed


class TestServedLocally:
    def test_it_answers_until_it_is_ended(self, root: Path, local: Local) -> None:
        with started(root, "addon.cli serve --port $PORT", settings(local)) as port:
            assert get(port, "/healthz")[0] == 200


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def started(root: Path, entrypoint: str, environ: dict[str, str]) -> Iterator[int]:
    """Start a module as a process of its own; give its port when it answers."""
    port = free_port()
    words = shlex.split(entrypoint.replace("$PORT", str(port)))
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PORT": str(port), **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = monotonic() + PATIENCE_S
        while not is_listening(port):
            assert process.poll() is None, "it ended by itself"
            assert monotonic() < until, "it does not answer"
            sleep(0.05)
        yield port
    finally:
        process.terminate()
        assert process.wait(PATIENCE_S) == 0


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def get(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
