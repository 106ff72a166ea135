"""A night over a local Workspace whose quotas are enforced, in which time passes as it is slept."""

from __future__ import annotations

import json
from collections import Counter, deque
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from addon.policy_in_force import PolicyInForce
from addon.settings import Settings
from addon.store.sweeps import Sweeps
from addon.store.tables import POSTMORTEMS, READINGS
from addon.sweeping import Sweeping
from emulator import documents, loading
from tests.emulator.local import document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Engine

    from addon.domain.sweeps import Reading, Sweep
    from tests.emulator.local import Local

ROBOT = "postmortems@example.com"
ACCOUNT = "robot@project.iam.gserviceaccount.com"
CREATOR = "bo@example.com"
POLICY = f"targets: {{robot: {{email: {ROBOT}, service_account: {ACCOUNT}}}}}"
SCOPE = "documents.readonly"
DOCUMENTS = "/v1/documents/*"
ONE_AM = datetime(2026, 11, 25, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

_PEOPLE = {"owner": ["ada@example.com"], "viewers": [ROBOT]}
_OUTAGE = Path(__file__).parents[2] / "examples" / "checkout-outage.json"


class KilledError(BaseException):
    """The process is gone, as if by SIGKILL: nothing of it runs any more."""


class Mortal(Sweeps):
    """The store of a process that is killed after so many steps, and reaches it no more then.

    A step is a pause, which comes before each read, or what is noted after it.
    """

    def __init__(self, engine: Engine, steps: int) -> None:
        super().__init__(engine)
        self._left = steps

    def step(self) -> None:
        """Go on, or be killed."""
        self._left -= 1
        if self._left == 0:
            raise KilledError

    def note(self, sweep: Sweep, reading: Reading) -> None:
        """Note, unless it is killed before."""
        self.step()
        super().note(sweep, reading)

    def release(self, sweep: Sweep) -> None:
        """Release, which a process that was killed does not."""
        if self._left != 0:
            super().release(sweep)


class Night:
    """Documents, the records of them, and a clock that only sleeping moves.

    ``reads`` are the moments of the robot's calls as the Workspace saw them, ``by_document`` how
    often each was called for.
    """

    def __init__(self, local: Local, engine: Engine, folder: Path) -> None:
        self._policy = folder / "policy.yaml"
        self._policy.write_text(POLICY)
        self.local = local
        self.engine = engine
        self.now = ONE_AM
        self.reads: list[datetime] = []
        self.by_document: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.slept: list[float] = []
        self._docs = documents.api()
        self.random = Random(9)  # noqa: S311 - the same night every time
        local.control("PUT", "switches", {"quotas": "on"})
        local.control(
            "PUT", f"delegations/{ACCOUNT}", {"creators": [CREATOR], "scopes": [SCOPE, "drive"]}
        )
        self.show(self.now)

    def show(self, now: datetime) -> None:
        """Have the Workspace's clock show a time, too."""
        self.now = now
        self.local.workspace.clock.set({"now": now.isoformat()})

    def write(self, count: int, *, first: int = 0) -> list[str]:
        """Load documents that the robot may view, and keep records of them; answers their ids."""
        ids = [f"D{number:05}" for number in range(first, first + count)]
        whole = json.loads(_OUTAGE.read_text())
        plain = document("Summary", "The pool ran dry.", title="Postmortem: pool exhaustion")
        for number, document_id in enumerate(ids):
            answer = whole if number % 10 == 0 else plain
            loading.load(self.local.workspace, self._docs, document_id, answer, _PEOPLE)
        self.record(ids)
        return ids

    def record(self, ids: Iterable[str]) -> None:
        """Keep records of documents, as those have that were created here."""
        rows = [
            {
                "intent": document_id,
                "document_id": document_id,
                "kind": "full",
                "severity": "SEV2",
                "visibility": "domain",
                "template_version": 1,
                "asked_at": ONE_AM,
            }
            for document_id in ids
        ]
        with self.engine.begin() as connection:
            connection.execute(insert(POSTMORTEMS), rows)

    def sweeping(self, share: int = 80, kill_after: int = 0) -> Sweeping:
        """A process that sweeps, killed at one of its steps if it is so wished."""
        sweeps = Mortal(self.engine, kill_after)

        def sleep(seconds: float) -> None:
            sweeps.step()
            self.sleep(seconds)

        token = self.local.token(CREATOR, scopes=["cloud-platform"], lifetime_s=10**6)
        settings = Settings(
            {
                "SECOND_STORY_ACCESS_TOKEN": token,
                "SECOND_STORY_DOCS_ENDPOINT": self.local.url,
                "SECOND_STORY_IDENTITY_ENDPOINT": self.local.url,
            }
        )
        in_force = PolicyInForce(str(self._policy))
        return Sweeping(in_force, sweeps, settings, share, clock=lambda: self.now, sleep=sleep)

    def sleep(self, seconds: float) -> None:
        """Pass time for everybody."""
        self.slept.append(seconds)
        self.show(self.now + timedelta(seconds=seconds))
        if len(self.slept) % 5_000 == 0:
            self.look()

    def look(self) -> None:
        """Take over what the Workspace has noted of calls, which keeps no more than 10,000."""
        for call in self.local.workspace.calls.listing():
            if call["user"] == ROBOT and "/documents/" in call["path"]:
                self.reads.append(datetime.fromisoformat(call["at"]))
                self.by_document[call["path"].rpartition("/")[2]] += 1
                self.statuses[call["status"]] += 1
        self.local.workspace.calls.clear()

    def most_a_minute(self) -> int:
        """The most calls in any 60 seconds."""
        self.look()
        most, window = 0, deque[datetime]()
        for at in self.reads:
            window.append(at)
            while at - window[0] >= MINUTE:
                window.popleft()
            most = max(most, len(window))
        return most

    def noted(self) -> dict[str, dict[str, Any]]:
        """What is stored of each document."""
        with self.engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(select(READINGS)).mappings()]
        return {row["document_id"]: row for row in rows}


def until_killed(run: Callable[[], object]) -> bool:
    """Run something; whether it was killed."""
    try:
        run()
    except KilledError:
        return True
    return False
