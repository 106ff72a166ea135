"""Upgrade, over HTTP: what a newer template added, after a preview, and nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addon.cards.links import UPGRADE
from addon.policy_file import writing
from docs_template.reader import read
from linter.postmortem import Postmortem
from tests.addon.host import Host, updated
from tests.addon.standing import (
    CY,
    VI,
    answer_of,
    edit_before,
    kills,
    labels,
    publish,
    words,
)
from tests.template.test_upgrade import NEWER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.addon.host import Json
    from tests.emulator.local import Local

GO = "Upgrade it"


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a policy with a newer template."""
    path: Path = tmp_path_factory.mktemp("policy") / "policy.yaml"
    path.write_text(writing.write(NEWER))
    return path


@pytest.fixture
def host(local: Local, policy: Path, put: Callable[..., None]) -> Host:
    """Give Ada, with a postmortem of the older version open, and the newer policy."""
    put()
    return Host(local, SECOND_STORY_POLICY=str(policy))


def upgrade(host: Host) -> Json:
    """Ask what would change, and agree to it; the card where there is nothing to agree to."""
    card = updated(host.call("/addon/upgrades"))
    return updated(host.press(card, GO)) if GO in labels(card) else card


def content(local: Local) -> list[Any]:
    """All that an upgrade changes: texts and marks."""
    found = read(answer_of(local))
    texts = [(block.kind, block.cell, block.text) for block in found.blocks]
    marks = sorted(
        (named.name, span.start, span.end) for named in found.named_ranges for span in named.spans
    )
    return [texts, marks]


def version(local: Local) -> int | None:
    return Postmortem(read(answer_of(local)), NEWER).template.version


def test_the_report_says_so_and_leads_there(host: Host) -> None:
    card = updated(host.call("/addon/check"))

    assert "STR08 outdated-template" in words(card)
    assert {"Upgrade", UPGRADE} <= set(labels(card))


def test_the_preview_says_what_will_change_and_changes_nothing(local: Local, host: Host) -> None:
    before = answer_of(local)

    card = updated(host.press(updated(host.call("/addon/check")), "Upgrade"))

    assert 'Add the column "Source" to "Timeline"' in words(card)
    assert "Nothing that is written moves" in words(card)
    assert answer_of(local) == before


def test_one_click_brings_it_up_to_date(local: Local, host: Host) -> None:
    card = upgrade(host)

    assert card["name"] == "report"
    assert "STR08" not in words(card)
    assert UPGRADE not in labels(card)
    assert version(local) == 2
    assert "It is of the newest version" in words(updated(host.call("/addon/upgrades")))


@pytest.mark.parametrize("email", [CY, VI])
def test_who_may_not_edit_is_offered_nothing(
    local: Local, put: Callable[..., None], policy: Path, email: str
) -> None:
    put()
    other = Host(local, email, SECOND_STORY_POLICY=str(policy))

    report = updated(other.call("/addon/check"))
    other.call("/addon/upgrade")

    assert "STR08" in words(report)
    assert not {"Upgrade", UPGRADE} & set(labels(report))
    assert GO not in labels(updated(other.call("/addon/upgrades")))
    assert version(local) == 1


def test_a_published_one_stays_as_it_is(local: Local, host: Host) -> None:
    publish(host, "It is due.")

    report = updated(host.call("/addon/check"))
    card = updated(host.call("/addon/upgrade"))

    assert not {"Upgrade", UPGRADE} & set(labels(report))
    assert card["header"]["title"] == "It takes no changes"
    assert version(local) == 1


@pytest.mark.parametrize("skip", [0, 1, 2])
def test_a_colleague_who_types_between_any_two_calls_loses_nothing(
    local: Local, host: Host, skip: int
) -> None:
    edit_before(local, "POST", "*:batchUpdate", "typed meanwhile ", skip=skip)

    upgrade(host)

    texts = [block.text for block in read(answer_of(local)).blocks]
    assert sum("typed meanwhile" in text for text in texts) == 1
    assert version(local) == 2


@pytest.mark.parametrize("is_sent", [False, True], ids=["before", "after"])
def test_killed_at_any_call_it_ends_as_if_undisturbed(
    local: Local, host: Host, put: Callable[..., None], *, is_sent: bool
) -> None:
    upgrade(host)
    undisturbed = content(local)

    for _ in kills(put, lambda: upgrade(host), is_sent=is_sent):
        assert content(local) == undisturbed
