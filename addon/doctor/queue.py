"""The Cloud Tasks queue: there, awake, open to who asks, and no faster than reads may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.domain.sweeps import reads_a_second
from addon.errors import AddonError, CredentialsError
from addon.integrations.google.tasks import CloudTasks
from addon.settings import ACCESS_TOKEN, QUEUE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case
    from addon.integrations.google.tasks import Standing

_RUNNING = "RUNNING"
_SIGN_IN = f"to have this looked at, sign in with gcloud, or put a token into {ACCESS_TOKEN}"
_ENQUEUER = (
    "grant roles/cloudtasks.enqueuer to it, and to the account that the service runs as, as "
    "docs/admin.md, A queue, says; until then the clock asks for that work"
)


def queue(case: Case) -> Iterator[Finding]:
    """The queue of the settings can be used."""
    given = case.service
    if given is None:
        yield skipped("the settings are not complete")
        return
    if not given.queue.name:
        yield skipped(f"{QUEUE} names none: the clock asks for all of that work")
        return
    token = Settings(case.environ).access_token
    try:
        standing = CloudTasks(given.queue, given.base_url, token).standing()
    except CredentialsError as problem:
        yield skipped(str(problem), _SIGN_IN)
    except AddonError as problem:
        yield failed(str(problem), "follow docs/admin.md, A queue")
    else:
        yield from _judged(given.queue.name, standing, reads_a_second(given.sweep_share))


def _judged(name: str, standing: Standing, reads: float) -> Iterator[Finding]:
    _, project, _, location, _, short = name.split("/")
    where = f"{short} --project={project} --location={location}"
    found = []
    if standing.state != _RUNNING:
        said = f"the queue is {standing.state.lower()}: what is put there is not delivered"
        found.append(failed(said, f"gcloud tasks queues resume {where}"))
    if not standing.takes_tasks:
        found.append(failed("the account of these credentials may not put tasks there", _ENQUEUER))
    if standing.a_second > reads:
        said = (
            f"the queue delivers {standing.a_second:g} tasks a second, and the robot may read "
            f"{reads:g} documents"
        )
        remedy = f"gcloud tasks queues update {where} --max-dispatches-per-second={reads:g}"
        found.append(warning(said, remedy))
    said = f"{short} takes tasks, and delivers {standing.a_second:g} a second"
    yield from found or [ok(said)]
