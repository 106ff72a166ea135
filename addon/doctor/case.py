"""What the doctor looks at: the settings of a deployment, and the world that they lead to."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from addon import outgoing, terminal
from addon.doctor.scratch import Scratch
from addon.errors import AddonError
from addon.integrations.google import client, secrets
from addon.policy_file import PolicyError, Targets
from addon.settings import CERTS_URL, GOOGLES_CERTS, ServiceSettings, Settings, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addon.outgoing import Answer

BUDGET_S = 15
MOST_BYTES = 1_000_000


class Case:
    """One deployment; ``clock`` tells aware UTC. What several checks need is asked for once.

    ``secret_problem`` says why a secret among the settings cannot be had; empty where all can.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.environ = environ
        self.secret_problem = ""
        try:
            self.environ = secrets.resolved(environ)
        except SettingsError as problem:
            self.secret_problem = str(problem)
        self.clock = clock
        self._session = outgoing.new_session()

    @cached_property
    def service(self) -> ServiceSettings | None:
        """The settings of the backend, where they are right."""
        try:
            return ServiceSettings(self.environ)
        except SettingsError:
            return None

    @cached_property
    def targets(self) -> Targets:
        """The policy's targets; none where the policy is refused."""
        try:
            return terminal.policy(self.environ)[1]
        except (PolicyError, SettingsError):
            return Targets()

    @cached_property
    def robot_problem(self) -> AddonError | None:
        """Why the policy's robot may not read documents; None where it may, or there is none."""
        try:
            if self.targets.robot is not None:
                terminal.robot_reads(self.environ, self.targets.robot)
        except AddonError as problem:
            return problem
        return None

    @cached_property
    def certificates(self) -> Answer:
        """Google's answer with the certificates that tokens are verified with."""
        return self.get(self.environ.get(CERTS_URL, "").strip() or GOOGLES_CERTS)

    @cached_property
    def scratch(self) -> Scratch:
        """A document to try the API's features on, made when first asked for."""
        settings = Settings(self.environ)
        session = client.found_session(settings.access_token, client.OWN_FILES)
        return Scratch(
            client.documents_api(settings.docs_endpoint),
            client.drive_api(settings.drive_endpoint),
            session,
        )

    def get(self, url: str, method: str = "GET") -> Answer:
        """The answer of a page, whatever it is; raises what ``outgoing.send`` does."""
        until = monotonic() + BUDGET_S
        return outgoing.send(
            self._session,
            method,
            url,
            until=until,
            most_bytes=MOST_BYTES,
            headers={"Content-Type": "application/json"} if method == "POST" else {},
            body="{}" if method == "POST" else None,
        )

    def close(self) -> None:
        """Put the scratch document into the bin, if there is one; raises an AddonError."""
        self._session.close()
        if "scratch" in vars(self):
            self.scratch.bin()
