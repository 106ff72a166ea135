"""A schedule: some items, two workers, a Jira that lags, loses and commits late, and the store."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from addon.domain import pushes as states
from addon.domain.pushes import Push
from addon.domain.tickets import PROPERTY, Ticket
from addon.errors import BusyError, QuotaError, UnavailableError, UnsentError
from addon.store.pushes import Pushes
from addon.usecases.push_item import push_item
from emulator.jira.projects import Project
from emulator.jira.site import Site
from tests.pushes.stage import Stage
from tests.trackers.drafts import draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sqlalchemy import Engine

    from addon.domain.tickets import Draft
    from emulator.jira.site import Issue
    from tests.pushes.stage import Worker

MOST_LAG_S = 300
MOST_LATE_S = 90
CHUNK = 100
FATES = ("made", "lost", "bad_gateway", "late", "unsent", "limited", "vanished")
WEIGHTS = (40, 12, 8, 20, 8, 6, 6)
# With it no schedule is left in the middle: every item has come to rest before.
PATIENCE = timedelta(hours=3)


class Outcome(NamedTuple):
    """What became of one item: its state, its key, and the keys of all its tickets."""

    state: str
    key: str
    tickets: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Exactly one ticket, and the store knows it; or at most one, and a person decides."""
        if self.state == states.CREATED:
            return self.tickets == (self.key,)
        return self.state == states.NEEDS_HUMAN and len(self.tickets) <= 1


class PacedStore:
    """The real store; before and after each call the worker may be stopped."""

    def __init__(self, pushes: Pushes, worker: Worker) -> None:
        self._pushes = pushes
        self._worker = worker

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._pushes, name)

        def paced(*words: Any) -> Any:
            self._worker.point()
            found = method(*words)
            self._worker.point()
            return found

        return paced


class PacedJira:
    """What Jira's tracker does, on a site without HTTP: a schedule takes a millisecond so."""

    def __init__(self, site: Site, worker: Worker, random: Random, stage: Stage) -> None:
        self._site = site
        self._worker = worker
        self._random = random
        self._stage = stage

    def floor(self, project: str) -> int:
        self._worker.point()
        found = self._site.search(f"project = {project}")
        self._worker.point()
        return max((int(issue.key.rpartition("-")[2]) for issue in found), default=0)

    def create(self, item: Draft) -> Ticket:
        """The request leaves at once; a worker that is killed from here on has sent it."""
        self._worker.check()
        (fate,) = self._random.choices(FATES, WEIGHTS)
        fields = {"project": {"key": item.project}, "labels": [item.label]}
        marks = {PROPERTY: dict(item.mark)}
        issue: Issue | None = None
        if fate in {"made", "lost", "bad_gateway"}:
            issue = self._site.create(fields, marks)
        elif fate == "late":
            self._site.create_later(fields, marks, self._random.uniform(0, MOST_LATE_S))
        self._worker.point()
        self._stage.now += timedelta(seconds=self._random.uniform(0.1, 30))
        self._worker.point()
        if fate == "limited":
            raise QuotaError("wait", self._random.uniform(1, 60))
        if fate == "unsent":
            raise UnsentError("nobody there")
        if issue is None or fate != "made":
            raise UnavailableError("nobody knows")
        return Ticket(issue.key, uid=item.uid)

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:
        found: dict[str, Ticket] = {}
        number, empty = floor + 1, 0
        while empty < 2:
            self._worker.point()
            keys = [f"{project}-{one}" for one in range(number, number + CHUNK)]
            issues = [issue for key in keys if (issue := self._site.find(key)) is not None]
            found |= {one.key: Ticket(one.key, uid=uid) for one in issues if _is_of(one, uid)}
            empty, number = (0 if issues else empty + 1), number + CHUNK
        self._worker.point()
        return list(found.values())


class SearchingJira(PacedJira):
    """What others do: search for the ticket, which does not know the youngest."""

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:  # noqa: ARG002 - as above
        self._worker.point()
        found = [issue for issue in self._site.search(f"project = {project}") if _is_of(issue, uid)]
        return [Ticket(issue.key, uid=uid) for issue in found]


def _is_of(issue: Issue, uid: str) -> bool:
    return bool(issue.properties.get(PROPERTY, {}).get("uid") == uid)


def outcomes(seed: int, engine: Engine, jira: type[PacedJira] = PacedJira) -> list[Outcome]:
    """Play one schedule to its end."""
    random = Random(seed)  # noqa: S311 - a schedule is to be played again
    pushes = Pushes(engine)
    document = f"DOC-{seed}-{jira.__name__}"
    items = [
        draft(f"{document}/{number}", document_id=document)
        for number in range(random.randint(1, 3))
    ]
    for item in items:
        pushes.ask(Push(item.uid, document, f"jira-{seed}", item.project, item.revision))

    def play(worker: Worker) -> None:
        site = stage_and_site[1]
        tracker: Any = jira(site, worker, random, stage_and_site[0])
        store: Any = PacedStore(pushes, worker)
        for item in random.sample(items, len(items)):
            try:
                push_item(
                    item.uid, item, pushes=store, tracker=tracker, clock=stage_and_site[0].clock
                )
            except BusyError:
                continue

    def is_done() -> bool:
        rest = [push.state in states.AT_REST for push in pushes.of_document(document)]
        return all(rest) and not site.pending()

    stage = Stage(random, play, kills=random.randint(0, 6))
    lag_s = random.choice((0, random.uniform(0, MOST_LAG_S)))
    site = Site([Project("OPS", "Operations")], stage.clock, lag_s)
    for _ in range(random.choice((0, 0, 130))):
        site.create({"project": {"key": "OPS"}}, {})
    stage_and_site = (stage, site)
    stage.run(is_done, PATIENCE)
    return [_outcome(push, site) for push in pushes.of_document(document)]


def _outcome(push: Push, site: Site) -> Outcome:
    keys = tuple(issue.key for issue in site.issues() if _is_of(issue, push.uid))
    return Outcome(push.state, push.key, keys)


def tally(found: list[Outcome]) -> Counter[str]:
    """How the items ended."""
    return Counter(one.state if one.is_right else f"WRONG {one}" for one in found)
