"""The nightly sweep of the service: the policy's robot, its credentials, and the settings' pace."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from addon import logs
from addon.domain.sweeps import pause_between
from addon.errors import BusyError
from addon.integrations.google import client
from addon.integrations.google.docs import GoogleDocs
from addon.integrations.google.features import Features
from addon.integrations.google.transport import Transport
from addon.usecases.sweep_postmortems import NIGHT, Means, Swept, sweep_postmortems

if TYPE_CHECKING:
    from collections.abc import Callable

    from addon.policy_file.targets import Robot
    from addon.policy_in_force import PolicyInForce
    from addon.settings import Settings
    from addon.usecases.sweep_postmortems import Sweeps
    from linter.postmortem import Postmortem

# One document: nobody waits for it, and it may be a long one.
BUDGET_S = 60
MOST_BYTES = 20_000_000


class Sweeping:
    """Makes sweeps; ``clock`` tells aware UTC and ``sleep`` passes seconds.

    ``share`` is how much of what the robot may read in a minute a sweep takes, in percent. Without
    a robot in the policy there are no sweeps.
    """

    def __init__(
        self,
        in_force: PolicyInForce,
        sweeps: Sweeps,
        settings: Settings,
        share: int,
        *,
        note: Callable[[str, Postmortem], None] = lambda *_: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._in_force = in_force
        self._sweeps = sweeps
        self._settings = settings
        self._share = share
        self._note = note
        self._clock = clock
        self._sleep = sleep

    @property
    def robot(self) -> Robot | None:
        """Whose sweeps they are."""
        return self._in_force.targets.robot

    def sweep(self, share: int | None = None) -> Swept | None:
        """Sweep until every document is done; None without a robot.

        Raises:
            AddonError: as ``sweep_postmortems`` does; or the robot has no credentials.

        """
        robot = self.robot
        if robot is None:
            return None
        return _noted(sweep_postmortems(self._means(robot, share)))

    def stretch(self, budget: timedelta) -> Swept | None:
        """Sweep for a time if a sweep is under way or due.

        None where none is, where somebody else is at it, or without a robot.

        Raises:
            AddonError: as ``sweep`` does.

        """
        robot = self.robot
        if robot is None:
            return None
        means = self._means(robot, None)
        try:
            return _noted(sweep_postmortems(means, rest=NIGHT, until=self._clock() + budget))
        except BusyError:
            return None

    def _means(self, robot: Robot, share: int | None) -> Means:
        settings = self._settings
        api = client.documents_api(settings.docs_endpoint)
        session = client.robot_session(
            settings.access_token,
            robot.email,
            robot.service_account,
            (client.READ_DOCUMENTS,),
            settings.identity_endpoint,
        )
        features = Features()

        def documents(pace: Callable[[], None]) -> GoogleDocs:
            transport = Transport(session, budget_s=BUDGET_S, most_bytes=MOST_BYTES, pace=pace)
            # The sweep itself tries again: each try takes its turn in the pace.
            return GoogleDocs(api, transport, 0, features=features)

        return Means(
            self._sweeps,
            documents,
            self._in_force.policy,
            self._clock,
            self._sleep,
            pause_between(share or self._share),
            random.random,
            self._note,
        )


def _noted(swept: Swept | None) -> Swept | None:
    if swept is not None:
        logs.event(logs.SWEEP, left=swept.left)
        for outcome, count in swept.outcomes.items():
            logs.event(logs.SWEPT, outcome=outcome, count=count)
    return swept
