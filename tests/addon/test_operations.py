"""docs/operations.md and deploy/alerts: each alert has its page, and looks at what there is."""

from __future__ import annotations

import logging
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from addon import logs
from addon.auth.seats import MOST, PATIENCE_S, QUEUE
from addon.cards.failure import failure_card
from addon.cards.links import Links
from addon.cli import COMMANDS
from addon.domain.pushes import STATES
from addon.errors import OverloadError, QuotaError, SlowError
from addon.logs import REQUEST
from addon.settings import SERVICE
from addon.usecases.send_letters import LOST
from tests.addon.host import Host, application, settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addon.signing import CertificateServer
    from tests.emulator.local import Local

Json = dict[str, Any]

# https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.alertPolicies
KEYS = {"displayName", "combiner", "conditions", "alertStrategy", "documentation"}
THRESHOLD = {"filter", "comparison", "thresholdValue", "duration", "aggregations"}
LABEL = re.compile(r'metric\.label\.(\w+)="?([^"]*)"?')


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "operations.md").read_text()


@pytest.fixture(scope="module")
def alerts(root: Path) -> dict[str, Json]:
    """Give every alert by its name."""
    found = (root / "deploy" / "alerts").glob("*.yaml")
    return {path.stem: yaml.safe_load(path.read_text()) for path in found}


@pytest.fixture(scope="module")
def metrics(root: Path) -> dict[str, Json]:
    """Give every metric by its name."""
    found = (root / "deploy" / "metrics").glob("*.yaml")
    return {path.stem: yaml.safe_load(path.read_text()) for path in found}


def test_each_alert_has_its_page_and_each_page_its_alert(
    page: str, alerts: dict[str, Json]
) -> None:
    chapter = page.partition("\n## Alerts\n")[2].partition("\n## ")[0]

    assert set(re.findall(r"^### (\w+)$", chapter, re.MULTILINE)) == set(alerts)
    for name, alert in alerts.items():
        assert alert["documentation"]["content"] == f'See docs/operations.md, "{name}".'


def test_an_alert_has_no_keys_that_are_not_documented(alerts: dict[str, Json]) -> None:
    for alert in alerts.values():
        assert set(alert) <= KEYS
        for condition in alert["conditions"]:
            threshold, matched = (
                condition.get(f"condition{kind}") for kind in ("Threshold", "MatchedLog")
            )
            assert (threshold is None) != (matched is None)
            assert set(threshold or ()) <= THRESHOLD
            assert (matched is None) == ("alertStrategy" not in alert)


def test_an_alert_looks_at_metrics_and_labels_that_there_are(
    alerts: dict[str, Json], metrics: dict[str, Json]
) -> None:
    seen = 0
    for alert in alerts.values():
        for condition in alert["conditions"]:
            words = condition.get("conditionThreshold", {}).get("filter", "")
            for name in re.findall(r"second_story_(\w+)", words):
                labels = set(metrics[name].get("labelExtractors", {}))
                given = dict(LABEL.findall(words))
                assert set(given) <= labels
                assert given.get("state", STATES[0]) in STATES
                assert given.get("outcome", LOST) == LOST
                seen += 1

    assert seen >= 8


def test_the_commands_of_the_page_set_up_all_that_there_is(
    page: str, alerts: dict[str, Json], metrics: dict[str, Json]
) -> None:
    first, second = re.findall(r"^for name in (.+); do$", page, re.MULTILINE)

    assert set(first.split()) == set(metrics)
    assert set(second.split()) == set(alerts)


def test_every_command_setting_and_file_of_the_page_is_one(page: str, root: Path) -> None:
    commands = re.findall(r"(?:^|`)(postmortem [^`\n]+)", page, re.MULTILINE)
    files = re.findall(r"`((?:deploy|docs|bench)/[\w./-]+)`", page)

    assert {shlex.split(each)[1] for each in commands} <= set(COMMANDS)
    assert {"doctor", "migrate", "tickets"} <= {shlex.split(each)[1] for each in commands}
    assert set(re.findall(r"SECOND_STORY_[A-Z_]+", page)) <= set(SERVICE)
    assert [name for name in files if not (root / name).exists()] == []


def test_its_numbers_and_titles_are_those_of_the_product(page: str) -> None:
    links = Links("https://second-story.example.com")

    assert f"a process has {MOST} seats and lets {QUEUE} wait for two seconds" in page
    assert PATIENCE_S == 2
    for problem in (OverloadError(), SlowError(), QuotaError()):
        assert f'"{failure_card(problem, links)["header"]["title"]}"' in page


HOLDS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda found, wanted: found == wanted,
    ":": lambda found, wanted: wanted in found,
    ">": lambda found, wanted: found.isdecimal() and int(found) > int(wanted),
}


def matches(condition: str, line: Json) -> bool:
    """Whether a line of the log is what a filter looks for: equal, more, or with such words."""
    for part in condition.split(" AND "):
        name, operator, wanted = re.fullmatch(r"([\w.]+)([=:>])\"?(.*?)\"?", part).groups()  # type: ignore[union-attr]
        if name == "resource.type":
            continue
        found = str(line.get(name.removeprefix("jsonPayload."), ""))
        if not HOLDS[operator](found, wanted):
            return False
    return True


def lines(caplog: pytest.LogCaptureFixture) -> list[Json]:
    """What was logged, as Cloud Logging has it."""
    return [
        {
            "severity": record.levelname,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        for record in caplog.records
    ]


class TestALogAlert:
    @pytest.fixture
    def filters(self, alerts: dict[str, Json]) -> dict[str, str]:
        """Give what each alert looks for in the log."""
        found = {}
        for name, alert in alerts.items():
            for condition in alert["conditions"]:
                if "conditionMatchedLog" in condition:
                    found[name] = condition["conditionMatchedLog"]["filter"]
        return found

    def test_of_a_fault_sees_one(
        self,
        filters: dict[str, str],
        host: Host,
        caplog: pytest.LogCaptureFixture,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("addon.bootstrap.check_postmortem", lambda *_, **__: int("none"))
        with caplog.at_level(logging.INFO):
            host.call("/addon/check")

        seen = lines(caplog)
        assert [name for name in filters if any(matches(filters[name], one) for one in seen)] == [
            "fault"
        ]

    def test_of_certificates_sees_that_nobody_is_let_in(
        self,
        filters: dict[str, str],
        local: Local,
        certificates: CertificateServer,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        certificates.status = 500
        host = Host(local)
        host.client = application(
            **settings(local) | {"SECOND_STORY_CERTS_URL": certificates.url}
        ).test_client()
        with caplog.at_level(logging.INFO):
            assert host.post("/addon/check", host.event()).status_code == 503

        seen = lines(caplog)
        assert [name for name in filters if any(matches(filters[name], one) for one in seen)] == [
            "certificates"
        ]

    @pytest.mark.parametrize(("count", "seen"), [(0, []), (2, ["doubles"])])
    def test_of_doubles_sees_a_night_that_found_some(
        self,
        filters: dict[str, str],
        caplog: pytest.LogCaptureFixture,
        count: int,
        seen: list[str],
    ) -> None:
        with caplog.at_level(logging.INFO):
            logs.event(logs.DOUBLES, count=count)

        (line,) = lines(caplog)
        assert [name for name in filters if matches(filters[name], line)] == seen

    def test_sees_nothing_in_a_check_that_went_well(
        self, filters: dict[str, str], host: Host, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.INFO):
            host.call("/addon/check")

        seen = lines(caplog)
        assert {REQUEST} <= {one.get("event") for one in seen}
        assert not [name for name in filters if any(matches(filters[name], one) for one in seen)]
