"""The nightly sweep: the robot reads, the clock asks for it, and the night is long enough."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.domain.sweeps import NO_ACCESS, READ, reads_a_second
from addon.errors import StoreError
from addon.settings import SWEEP_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case
    from addon.store.sweeps import Latest

# How long deploy/cron.yaml asks for the sweep in a night; and after how long one is overdue, though
# the night before it began late.
WINDOW = timedelta(hours=4) * 8 / 10  # A stretch of 8 minutes, every 10 minutes.
OVERDUE = timedelta(hours=26)

_DELEGATE = (
    "follow docs/admin.md, The robot: the scope is documents.readonly; a new delegation can take "
    "a day to hold"
)
_CRON = (
    "gcloud app deploy deploy/cron.yaml, and look whether the alert cron has come; "
    "postmortem sweep does it at once"
)
_SHARE = (
    "share them with the robot or with the whole domain, or put them into a folder of the shared "
    "drive that it manages"
)


def sweep(case: Case) -> Iterator[Finding]:
    """The robot may read, reads, and gets through."""
    if case.targets.robot is None:
        yield skipped("the policy names no robot: there is no sweep")
        return
    if case.robot_problem is not None:
        yield failed(str(case.robot_problem), _DELEGATE)
        return
    yield ok(f"{case.targets.robot.email} may read documents, with the scope documents.readonly")
    if case.service is None:
        yield skipped("how sweeps went is not known: the settings are not complete")
        return
    try:
        latest = _latest(case.service.database)
    except StoreError:
        yield skipped("how sweeps went is not known: the database does not answer")
        return
    yield from _clock(case, latest)
    yield from _reads(latest)
    yield from _night(
        latest.known, case.service.sweep_share, has_queue=bool(case.service.queue.name)
    )


def _latest(database_url: str) -> Latest:
    from addon.store.database import connect
    from addon.store.sweeps import Sweeps

    return Sweeps(connect(database_url)).latest()


def _clock(case: Case, latest: Latest) -> Iterator[Finding]:
    if latest.began_at is None:
        if latest.known:
            yield warning("no sweep has begun yet; the clock asks for it from 01:00 UTC", _CRON)
        return
    day = f"{latest.began_at:%Y-%m-%d %H:%M} UTC"
    if case.clock() - latest.began_at <= OVERDUE:
        yield ok(f"the last one began at {day}")
    elif latest.ended_at is None:
        done = sum(latest.outcomes.values())
        yield warning(f"that of {day} has not ended, with {done} of {latest.known} done", _CRON)
    else:
        yield warning(f"none has begun since {day}", _CRON)


def _reads(latest: Latest) -> Iterator[Finding]:
    unseen, read = latest.outcomes.get(NO_ACCESS, 0), latest.outcomes.get(READ, 0)
    if unseen > read:
        said = f"the robot read {read} postmortems, and {unseen} are deleted or not shared with it"
        yield warning(said, _SHARE)


def _night(known: int, share: int, *, has_queue: bool) -> Iterator[Finding]:
    """With a queue a sweep goes on after the window."""
    takes = timedelta(seconds=known / reads_a_second(share))
    minutes, room = -(-takes // timedelta(minutes=1)), WINDOW // timedelta(minutes=1)
    said = f"{known} known, which take {minutes} min at {share} % of the robot's reads"
    if takes <= WINDOW or has_queue:
        yield ok(said)
    else:
        remedy = f"raise {SWEEP_SHARE}, let deploy/cron.yaml ask for longer, or set up a queue"
        yield warning(f"{said}, and the clock gives it {room} min", remedy)
