"""Structured logs: each line is JSON, knows its request and its trace, and holds nobody's words."""

from __future__ import annotations

import ast
import io
import json
import logging
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from addon import logs
from tests.addon.host import Host, application, settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.emulator.local import Local

Json = dict[str, Any]

TRACE = "105445aa7843bc8bf206b12000100000"


class Lines:
    """What is logged from now on, line by line."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    def __call__(self, event: str = "") -> list[Json]:
        lines = [json.loads(line) for line in self.stream.getvalue().splitlines()]
        return [line for line in lines if not event or line.get("event") == event]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Give the lines that Cloud Logging would read, of a project called sre."""
    found = Lines()
    handler = logging.StreamHandler(found.stream)
    handler.setFormatter(logs.JsonLines("sre"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield found
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_request_is_noted_once_by_its_rule(lines: Lines, local: Local) -> None:
    client = application(**settings(local)).test_client()
    answer = client.get("/rules/team-owner?who=ada@example.com")

    (line,) = lines("request")
    assert line["request_id"] == answer.headers["X-Request-Id"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/rules/<name>", 200)
    assert line["severity"] == "INFO"
    assert line["ms"] >= 0


def test_an_address_that_is_none_is_not_repeated(lines: Lines, local: Local) -> None:
    application(**settings(local)).test_client().get("/ada@example.com")

    (line,) = lines("request")
    assert (line["path"], line["status"]) == ("(none)", 404)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ({"X-Cloud-Trace-Context": f"{TRACE}/1;o=1"}, "0000000000000001"),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}, "00f067aa0ba902b7"),
    ],
)
def test_the_trace_of_the_front_end_is_taken_over(
    lines: Lines, local: Local, header: dict[str, str], span: str
) -> None:
    application(**settings(local)).test_client().get("/healthz", headers=header)

    (line,) = lines("request")
    assert line["logging.googleapis.com/trace"] == f"projects/sre/traces/{TRACE}"
    assert line["logging.googleapis.com/spanId"] == span


@pytest.mark.parametrize("header", ["x", f"{TRACE}/1\n", f"{TRACE}/;evil", "٣" * 32])
def test_a_trace_in_a_form_of_its_own_is_left_out(lines: Lines, local: Local, header: str) -> None:
    client = application(**settings(local)).test_client()
    client.get("/healthz", headers={"traceparent": header.encode().decode("latin-1").strip()})

    (line,) = lines("request")
    assert not [name for name in line if name.startswith("logging.")]


def test_a_check_is_counted_with_its_findings_and_calls(host: Host, lines: Lines) -> None:
    host.open()

    (check,) = lines("check")
    assert check["kind"] == "full"
    assert {line["code"] for line in lines("finding")} >= {"ACT02", "LNG04"}
    calls = [(line["method"], line["status"]) for line in lines("google_call")]
    assert ("GET", 200) in calls
    (request,) = lines("request")
    assert {line["request_id"] for line in lines()} == {request["request_id"]}


def test_a_call_that_is_not_answered_has_no_status(host: Host, lines: Lines, local: Local) -> None:
    fault = {"kind": "drop", "path": "/v1/documents/*", "times": 9}
    local.control("POST", "faults", fault)
    host.open()

    assert 0 in {line["status"] for line in lines("google_call")}


def test_no_word_of_a_document_and_no_token_is_in_any_line(host: Host, lines: Lines) -> None:
    host.open()
    host.call("/addon/check")
    host.call("/addon/repairs")

    logged = lines.stream.getvalue()
    for secret in ("checkout", "ada", host.tokens["access_token"], "1AbC-postmortem"):
        assert secret not in logged


def test_lines_of_one_request_are_not_those_of_the_next(local: Local, lines: Lines) -> None:
    client = application(**settings(local)).test_client()
    client.get("/healthz")
    client.get("/healthz")

    first, second = lines("request")
    assert first["request_id"] != second["request_id"]
    assert logs.request_id() == ""


def test_what_stands_in_a_line_ends_no_line() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "two\nlines", None, None)

    assert "\n" not in logs.JsonLines().format(record)


class TestMetrics:
    @pytest.fixture
    def metrics(self, root: Path) -> dict[str, Json]:
        """Give every definition by its name."""
        folder = root / "deploy" / "metrics"
        return {path.stem: yaml.safe_load(path.read_text()) for path in folder.glob("*.yaml")}

    @pytest.fixture
    def logged(self, root: Path) -> dict[str, list[set[str]]]:
        """Give the fields of each event, for each place in the code that logs it."""
        found: dict[str, list[set[str]]] = defaultdict(list)
        for path in (root / "addon").rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text())):
                if isinstance(call, ast.Call) and ast.unparse(call.func) in {"event", "logs.event"}:
                    name = ast.unparse(call.args[0]).removeprefix("logs.")
                    found[getattr(logs, name)].append({str(one.arg) for one in call.keywords})
        return found

    def test_are_of_every_event_that_is_logged(
        self, metrics: dict[str, Json], logged: dict[str, list[set[str]]]
    ) -> None:
        counted = Counter(metric["filter"] for metric in metrics.values())

        assert counted == {f'jsonPayload.event="{name}"': 1 for name in logged}
        assert {logs.CHECK, logs.SWEPT, logs.MAIL, logs.DOUBLES} <= set(logged)

    def test_take_their_labels_and_values_from_fields_that_there_are(
        self, metrics: dict[str, Json], logged: dict[str, list[set[str]]]
    ) -> None:
        for metric in metrics.values():
            descriptor, extractors = metric["metricDescriptor"], metric.get("labelExtractors", {})
            taken = [*extractors.values(), metric.get("valueExtractor")]
            extracted = {one[len("EXTRACT(jsonPayload.") : -1] for one in taken if one}
            assert set(extractors) == {label["key"] for label in descriptor.get("labels", ())}
            assert ("valueExtractor" in metric) == (descriptor["valueType"] == "DISTRIBUTION")
            for fields in logged[metric["filter"].split('"')[1]]:
                assert set(extractors) <= extracted <= fields
