"""Whatever people type and whatever fails: one comment for a finding, on its words, and no edit.

A seed tells a whole schedule: clicks in the sidebars of two editors and a commenter, colleagues who
edit, suggest, answer and resolve in between, calls that fail before or after they are carried out,
comments that are lost, a project that gains or loses the features. ``make proofs`` plays 5,000 of
them, the suite a share; ``SCHEDULE=17`` plays that one alone.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from addon.store import database
from addon.store.events import Events
from addon.usecases import seen_suggesting
from tests.addon.host import settings
from tests.emulator.local import Local
from tests.margin import judge
from tests.margin.steps import BY_HAND, CLICKS, comment_all
from tests.margin.world import ADA, CLICKERS, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from emulator.docs.model import Document

ALONE = os.environ.get("SCHEDULE")
MOST = 5_000 if os.environ.get("PROOFS") else 40
SEEDS = [int(ALONE)] if ALONE else range(MOST)
# Ten comments a click: more clicks than that are never needed for so short a document.
MOST_CLICKS = 8


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    """Give a local Workspace of its own, so that no other test meets its faults."""
    running = Local()
    yield running
    running.close()


@pytest.fixture(scope="module")
def environ(local: Local, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the settings of a backend with a store of its own."""
    folder: Path = tmp_path_factory.mktemp("margin")
    given = settings(local) | {"SECOND_STORY_DATABASE": f"sqlite:///{folder}/store.db"}
    engine = database.connect(given["SECOND_STORY_DATABASE"])
    database.upgrade(engine)
    engine.dispose()
    return given


def begun(local: Local, environ: dict[str, str], seed: int) -> Played:
    """A schedule at its beginning: Google was seen to suggest, whatever came of the one before."""
    engine = database.connect(environ["SECOND_STORY_DATABASE"])
    now = datetime.now(UTC)
    seen_suggesting.record(Events(engine), passed=True, by_user=ADA, reason="seen", at=now)
    engine.dispose()
    return Played(World(local, environ, Random(seed)))  # noqa: S311 - a schedule is no secret


class Played:
    """One schedule, judged as it goes; ``steps`` says what was done, ``faults`` what went wrong."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.steps: list[str] = []
        self.faults: list[str] = []
        self.seen: list[Document] = world.stored.history()

    def play(self) -> None:
        world, random = self.world, self.world.random
        for _ in range(random.randint(3, 9)):
            if random.random() < 0.55:
                self._click()
            else:
                (step,) = random.choices(*zip(*BY_HAND, strict=True))
                self._do(step)
        world.local.control("DELETE", "faults")
        self._settle()

    def _click(self) -> None:
        world, random = self.world, self.world.random
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            order = world.fault()
            self.steps.append(f"{order}")
            world.local.control("POST", "faults", order)
        (step,) = random.choices(*zip(*CLICKS, strict=True))
        self._do(step)
        world.local.control("DELETE", "faults")

    def _do(self, step: object) -> list[Document]:
        """Take a step and judge the revisions that it made."""
        self.steps.append(getattr(step, "__name__", "?"))
        before = self.seen[-1]
        step(self.world)  # type: ignore[operator]
        history = self.world.stored.history()
        start = next((at for at, one in enumerate(history) if one is before), 0)
        made = history[start:]
        self.faults += judge.faults(made)
        if len(made) > 1 and all(one.writer.email in CLICKERS for one in made[1:]):
            new = set(judge._comments(made[-1])) - set(judge._comments(made[0]))
            self.faults += judge.misplaced(made[-1], new)
        self.seen = made
        return made

    def _settle(self) -> None:
        """Comment until there is nothing left to say, which then stays so."""
        for _ in range(MOST_CLICKS):
            if len(self._do(check_and_comment)) == 1:
                break
        else:
            self.faults.append("there is always something left to comment")
        newest, answer = self.world.stored.newest, self.world.read()
        seen = list(judge.unsettled(newest, answer, has_anchors=True))
        if seen and self.world.modes != {"available"}:
            seen = list(judge.unsettled(newest, answer, has_anchors=False))
        self.faults += seen


def check_and_comment(world: World) -> None:
    """As a person does: what a check remembers of a moment ago is looked at anew."""
    world.hosts[ADA].call("/addon/check")
    world.hosts[ADA].call("/addon/comment-all")


def test_any_schedule(
    local: Local, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda _: None)
    taken: Counter[str] = Counter()
    for seed in SEEDS:
        played = begun(local, environ, seed)
        played.play()
        assert not played.faults, (
            f"schedule {seed}: {played.faults}",
            f"SCHEDULE={seed} plays it again",
            played.steps,
        )
        taken.update(step for step in played.steps if not step.startswith("{"))

    print(f"{len(SEEDS)} schedules: {dict(taken)}")  # noqa: T201 - the figures of a proof
    assert taken[comment_all.__name__] or ALONE


class Forgetful:
    """A pairing that knows no thread of a finding: each is commented on again and again."""

    def __init__(self, _: object) -> None:
        self.dismissed: tuple[object, ...] = ()
        self.gone: tuple[object, ...] = ()

    def of(self, _: object) -> list[object]:
        return []


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_an_add_on_that_forgets_its_threads_is_found_out(
    local: Local, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda _: None)
    monkeypatch.setattr("addon.domain.comments.plan.Pairing", Forgetful)

    faults = faults_of(local, environ, range(3))

    assert any("open threads are about" in fault for fault in faults)


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_a_text_that_is_edited_where_it_was_to_be_suggested_is_found_out(
    local: Local, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The add-on takes the edit back; for as long as it stood, it was one."""
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda _: None)
    local.control("PUT", "switches", {"suggest_mode": "ignored"})

    faults = faults_of(local, environ, range(12))

    local.control("DELETE", "switches")
    assert any(fault.startswith("the text was") for fault in faults)


def faults_of(local: Local, environ: dict[str, str], seeds: range) -> list[str]:
    found: list[str] = []
    for seed in seeds:
        played = begun(local, environ, seed)
        played.play()
        found += played.faults
    return found
