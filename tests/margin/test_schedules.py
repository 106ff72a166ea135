"""Whatever people type and whatever fails: one comment for a finding, on its words, and no edit.

A seed tells a whole schedule: clicks in the sidebars of two editors and a commenter, publishing and
healing among them, colleagues who edit, damage, suggest, answer and resolve in between, two people
who click at the same time, calls that fail before or after they are carried out or are carried out
too late, comments that are lost, a project that gains or loses the features. ``make proofs`` plays
5,000 of them, the suite a share; ``SCHEDULE=17`` plays that one alone.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from addon.store import database
from addon.store.events import Events
from addon.usecases import seen_suggesting
from docs_template import heal as repair
from tests.addon.host import settings
from tests.emulator.local import Local
from tests.margin import judge
from tests.margin.network import Network
from tests.margin.steps import (
    BY_HAND,
    IN_SIDEBARS,
    at_once,
    comment_all,
    damage,
    fix,
    heal,
    publish,
)
from tests.margin.world import ADA, CLICKERS, STATUS, Stage, World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from emulator.docs.model import Document

# One schedule, or those from one seed to before another: "17", "1000-2000".
ALONE = os.environ.get("SCHEDULE")
MOST = 5_000 if os.environ.get("PROOFS") else 24
# Ten comments a click: more clicks than that are never needed for so short a document.
MOST_CLICKS = 8


def seeds() -> range:
    """The seeds that are played."""
    if not ALONE:
        return range(MOST)
    first, _, end = ALONE.partition("-")
    return range(int(first), int(end or int(first) + 1))


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


@pytest.fixture
def stage(local: Local, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Give what schedules are played on; nobody waits between two tries of a call."""
    network = Network()
    monkeypatch.setattr("addon.outgoing.send", network.send)
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda _: None)
    return Stage(local, environ, network)


def begun(stage: Stage, seed: int) -> Played:
    """A schedule at its beginning: Google was seen to suggest, whatever came of the one before."""
    engine = database.connect(stage.environ["SECOND_STORY_DATABASE"])
    now = datetime.now(UTC)
    forget(engine)
    seen_suggesting.record(Events(engine), passed=True, by_user=ADA, reason="seen", at=now)
    engine.dispose()
    return Played(World(stage, Random(seed)))  # noqa: S311 - a schedule is no secret


def forget(engine: Engine) -> None:
    """Let the store know nothing of the schedules before."""
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM events"))


class Played:
    """One schedule, judged as it goes; ``steps`` says what was done, ``faults`` what went wrong."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.steps: list[str] = []
        self.written: Counter[str] = Counter()  # steps by which the add-on wrote
        self.faults: list[str] = []
        self.seen: list[Document] = world.stored.history()

    def play(self) -> None:
        random = self.world.random
        for _ in range(random.randint(3, 9)):
            if random.random() < 0.55:
                self._click()
            else:
                (step,) = random.choices(*zip(*BY_HAND, strict=True))
                self.do(step)
        self._settle()

    def _click(self) -> None:
        world, random = self.world, self.world.random
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            self.steps.append(world.trouble())
        (step,) = random.choices(*zip(*IN_SIDEBARS, strict=True))
        self.do(step, world.relief)

    def do(
        self, step: Callable[[World], None], afterwards: Callable[[], None] = lambda: None
    ) -> list[Document]:
        """Take a step and judge the revisions that it made."""
        self.steps.append(step.__name__)
        before = self.seen[-1]
        self.world.owned.clear()
        step(self.world)
        afterwards()
        history = self.world.stored.history()
        start = next((at for at, one in enumerate(history) if one is before), 0)
        made = history[start:]
        self.written[step.__name__] += any(one.writer.email in CLICKERS for one in made[1:])
        self.faults += judge.faults(made, self.world.owned)
        if len(made) > 1 and all(one.writer.email in CLICKERS for one in made[1:]):
            self.faults += judge.misplaced(made)
        self.seen = made
        return made

    def _settle(self) -> None:
        """Comment until there is nothing left to say, which then stays so."""
        self.do(reopen_it)
        for _ in range(MOST_CLICKS):
            if len(self.do(check_and_comment)) == 1:
                break
        else:
            self.faults.append("there is always something left to comment")
        newest, answer = self.world.stored.newest, self.world.read()
        seen = list(judge.unsettled(newest, answer, has_anchors=True))
        if seen and self.world.modes != {"available"}:
            seen = list(judge.unsettled(newest, answer, has_anchors=False))
        self.faults += seen


def reopen_it(world: World) -> None:
    """The owner reopens what is published."""
    world.owned.add(STATUS)
    world.hosts[ADA].call("/addon/reopen")


def check_and_comment(world: World) -> None:
    """As a person does: what a check remembers of a moment ago is looked at anew."""
    world.hosts[ADA].call("/addon/check")
    world.hosts[ADA].call("/addon/comment-all")


def test_any_schedule(stage: Stage) -> None:
    taken: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for seed in seeds():
        played = begun(stage, seed)
        played.play()
        assert not played.faults, (
            f"schedule {seed}: {played.faults}",
            f"SCHEDULE={seed} plays it again",
            played.steps,
        )
        taken.update(step for step in played.steps if not step.startswith("{"))
        written.update(played.written)
    late = dict(stage.network.struck)

    print(f"{len(seeds())} schedules: {dict(taken)}; the add-on wrote: {dict(written)}")  # noqa: T201 - the figures of a proof
    print(f"Not in time: {late}")  # noqa: T201 - as above
    assert ALONE or all(written[step.__name__] for step in (comment_all, publish, heal))


class Forgetful:
    """A pairing that knows no thread of a finding: each is commented on again and again."""

    def __init__(self, _: object) -> None:
        self.dismissed: tuple[object, ...] = ()
        self.gone: tuple[object, ...] = ()

    def of(self, _: object) -> list[object]:
        return []


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_an_add_on_that_forgets_its_threads_is_found_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addon.domain.comments.plan.Pairing", Forgetful)

    faults = faults_of(stage, range(3))

    assert any("open threads are about" in fault for fault in faults)


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_clicks_that_take_no_turns_are_found_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reads before the other writes, and each opens a thread."""
    monkeypatch.setattr("addon.store.comment_turns.CommentTurns.take", lambda *_: None)
    monkeypatch.setattr("tests.margin.steps.CLICKS", ((comment_all, 1),))

    faults: list[str] = []
    for seed in range(6):
        played = begun(stage, seed)
        played.do(at_once)
        faults += played.faults

    assert any("open threads are about" in fault for fault in faults)


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_a_text_that_is_edited_where_it_was_to_be_suggested_is_found_out(stage: Stage) -> None:
    """The add-on takes the edit back; for as long as it stood, it was one."""
    stage.local.control("PUT", "switches", {"suggest_mode": "ignored"})

    faults = faults_after(stage, fix, fix)

    stage.local.control("DELETE", "switches")
    assert any(fault.startswith("the text was") for fault in faults)


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_publishing_that_leaves_comments_open_is_found_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("addon.usecases.publish_postmortem._Look.has_open_threads", False)

    faults = faults_after(stage, check_and_comment, publish)

    assert any("was open when published" in fault for fault in faults)


@pytest.mark.skipif(ALONE is not None, reason="one schedule is played alone")
def test_healing_that_takes_a_word_is_found_out(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking = {"replaceAllText": {"containsText": {"text": "Checkout"}, "replaceText": ""}}
    planned = repair.batch
    monkeypatch.setattr("docs_template.heal.batch", lambda steps: [*planned(steps), taking])

    faults = faults_after(stage, damage, heal)

    assert any("healing took {'Checkout': 1}" in fault for fault in faults)


def faults_after(stage: Stage, *steps: Callable[[World], None]) -> list[str]:
    """What goes wrong where some steps are taken in turn."""
    found: list[str] = []
    for seed in range(8):
        played = begun(stage, seed)
        for step in steps:
            played.do(step)
        found += played.faults
    return found


def faults_of(stage: Stage, seeds: range) -> list[str]:
    found: list[str] = []
    for seed in seeds:
        played = begun(stage, seed)
        played.play()
        found += played.faults
    return found
