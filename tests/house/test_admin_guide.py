"""docs/admin.md: what it tells an admin to type is what the project does."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
import yaml

from addon.cli import COMMANDS
from addon.cli import deployment as deployment_command
from addon.cli import template as template_command
from addon.domain import provisioning
from addon.policy_file import parse_whole
from addon.settings import DOMAINS, REQUIRED, SERVICE, ServiceSettings

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {"FOLDER_ID": "0AFolderOfSREs", "HOST": "addon.example.com", "NUMBER": "123456789012"}


@pytest.fixture(scope="module")
def guide(root: Path) -> str:
    return (root / "docs" / "admin.md").read_text()


@pytest.fixture(scope="module")
def blocks(guide: str) -> list[tuple[str, str]]:
    """Give language and content of each fenced block."""
    return re.findall(r"^ *```(\w*)\n(.*?)^ *```$", guide, re.MULTILINE | re.DOTALL)


def filled(text: str) -> str:
    """A text with its capitals filled in."""
    for name, value in PLACES.items():
        text = text.replace(name, value)
    return text


def commands(guide: str, blocks: list[tuple[str, str]]) -> list[list[str]]:
    """The words of every command of ours, in blocks and in running text."""
    lines = [
        line.strip() for language, block in blocks if not language for line in block.split("\n")
    ]
    lines += re.findall(r"`(postmortem [^`]+)`", guide)
    return [shlex.split(line.split(" > ")[0]) for line in lines if line.startswith("postmortem ")]


def test_every_command_of_ours_is_one(guide: str, blocks: list[tuple[str, str]]) -> None:
    found = commands(guide, blocks)

    assert {"doctor", "migrate", "deployment", "template", "policy"} <= {each[1] for each in found}
    assert {each[1] for each in found} <= set(COMMANDS)


def test_what_they_are_given_is_understood(guide: str, blocks: list[tuple[str, str]]) -> None:
    parsers = {"deployment": deployment_command._parser(), "template": template_command._parser()}
    given = [each for each in commands(guide, blocks) if each[1] in parsers and len(each) > 2]

    assert len(given) >= 5
    for _, name, *words in given:
        parsers[name].parse_args(words)


def test_every_setting_that_it_names_is_one(guide: str) -> None:
    named = set(re.findall(r"SECOND_STORY_[A-Z_]+", guide))

    assert {*REQUIRED, DOMAINS} <= named <= set(SERVICE)


def test_its_settings_can_be_right(blocks: list[tuple[str, str]]) -> None:
    (shown,) = [block for language, block in blocks if language == "yaml" and "env_" in block]
    settings = yaml.safe_load(filled(shown))["env_variables"]

    assert ServiceSettings(settings).domains == {"example.com"}


def test_its_policies_are_accepted(blocks: list[tuple[str, str]]) -> None:
    shown = [block for language, block in blocks if language == "yaml" and "targets" in block]
    targets = [parse_whole(filled(block), "policy.yaml")[1] for block in shown]

    assert [each.folder for each in targets] == ["0AFolderOfSREs", "0AFolderOfSREs", ""]
    assert [each.robot is not None for each in targets] == [False, True, False]
    assert [bool(each.mail.digest) for each in targets] == [False, False, True]


def test_it_explains_every_way_in_which_a_template_drifts(guide: str) -> None:
    rows = " ".join(re.findall(r"^ *\| ([^|]+) \|", guide, re.MULTILINE))
    names = (
        provisioning.MISSING,
        provisioning.UNLOCKED,
        provisioning.LOOSELY_LOCKED,
        provisioning.EDITED,
        provisioning.OLDER,
        provisioning.OTHER_POLICY,
        provisioning.NEWER,
        provisioning.RENAMED,
        provisioning.UNSHARED,
    )

    assert [name for name in names if name not in rows] == []
