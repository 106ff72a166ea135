"""The policy of a running service: read anew, and never replaced by one that is wrong."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from addon import policy_in_force
from addon.main import create_app
from addon.policy_file import PolicyError, Targets
from addon.policy_in_force import LOOK_EVERY_S, PolicyInForce, version_of
from addon.settings import SettingsError
from linter.policy import DEFAULT
from tests.addon.host import Host, settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.emulator.local import Local

OFF = "practice:\n  levels:\n    LNG04: off\n"
SUGGESTED = "practice:\n  levels:\n    LNG04: suggestion\n"


class Clock:
    """Seconds that go by when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float = LOOK_EVERY_S) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(OFF)
    return path


@pytest.fixture
def in_force(path: Path, clock: Clock) -> PolicyInForce:
    return PolicyInForce(str(path), clock=clock)


def level(in_force: PolicyInForce) -> str:
    return in_force.policy.levels["LNG04"]


def test_without_a_file_the_built_in_one_holds(clock: Clock) -> None:
    in_force = PolicyInForce("", clock=clock)
    clock.wait()

    assert (in_force.policy, in_force.version, in_force.is_refused) == (DEFAULT, "built-in", False)


def test_a_file_that_is_changed_holds_within_minutes(
    in_force: PolicyInForce, path: Path, clock: Clock
) -> None:
    assert (level(in_force), in_force.version) == ("off", version_of(OFF))
    path.write_text(SUGGESTED)
    clock.wait(LOOK_EVERY_S - 1)
    assert level(in_force) == "off"

    clock.wait(1)
    assert (level(in_force), in_force.version) == ("suggestion", version_of(SUGGESTED))


def test_it_is_looked_at_no_more_often(path: Path, clock: Clock) -> None:
    looks: list[str] = []

    def look(path: str) -> str:
        looks.append(path)
        return OFF

    in_force = PolicyInForce(str(path), clock=clock, read=look)
    for _ in range(50):
        assert level(in_force) == "off"
        clock.wait(LOOK_EVERY_S / 10)

    assert looks == [str(path)] * 5


@pytest.mark.parametrize("wrong", ["practise: {}", "practice: [", "\x00", "x" * 1_000_001, None])
def test_one_that_is_wrong_leaves_the_last_good_one_in_force(
    in_force: PolicyInForce,
    path: Path,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    wrong: str | None,
) -> None:
    if wrong is None:
        path.unlink()
    else:
        path.write_text(wrong)
    with caplog.at_level(logging.INFO):
        for _ in range(3):
            clock.wait()
            assert level(in_force) == "off"

    assert (in_force.version, in_force.is_refused) == (version_of(OFF), True)
    (said,) = caplog.messages  # Once, and not at every look.
    assert said.startswith(f"the policy {version_of(OFF)} stays in force: {path}")


def test_it_holds_once_it_is_mended(in_force: PolicyInForce, path: Path, clock: Clock) -> None:
    path.write_text("practise: {}")
    clock.wait()
    assert level(in_force) == "off"
    path.write_text(SUGGESTED)
    clock.wait()

    assert (level(in_force), in_force.is_refused) == ("suggestion", False)


def test_one_that_is_put_back_is_refused_no_more(
    in_force: PolicyInForce, path: Path, clock: Clock
) -> None:
    path.write_text("practise: {}")
    clock.wait()
    assert level(in_force) == "off"
    path.write_text(OFF)
    clock.wait()

    assert (level(in_force), in_force.is_refused) == ("off", False)


def test_targets_that_do_not_go_with_the_settings_are_refused_too(path: Path, clock: Clock) -> None:
    def judge(targets: Targets) -> None:
        if targets.tracker.kind == "github":
            raise SettingsError("the tracker is jira")

    in_force = PolicyInForce(str(path), judge, clock)
    path.write_text("targets: {tracker: {kind: github, project: example/ops}}")
    clock.wait()

    assert in_force.targets.tracker.kind == ""
    assert in_force.is_refused


def test_at_the_start_a_wrong_one_is_an_error(path: Path) -> None:
    path.write_text("practise: {}")

    with pytest.raises(PolicyError, match="no such key"):
        PolicyInForce(str(path))


def test_the_sidebar_and_the_pages_follow_it(
    local: Local, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy_in_force, "LOOK_EVERY_S", 0)
    client = create_app(settings(local) | {"SECOND_STORY_POLICY": str(path)}).test_client()
    host = Host(local)
    host.client = client

    def shown() -> tuple[bool, bool, Any]:
        is_found = "LNG04" in str(host.call("/addon/check"))
        page = client.get("/rules/LNG04").text
        return is_found, "switched off" in page, client.get("/readyz").json["policy_version"]  # type: ignore[index]

    assert shown() == (False, True, version_of(OFF))
    path.write_text(SUGGESTED)
    assert shown() == (True, False, version_of(SUGGESTED))
