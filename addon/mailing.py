"""Which mails go out, to whom, and by which server."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from addon.cards.links import document
from addon.domain.letters import DIGEST, Letter
from addon.errors import RefusedError
from addon.mails.digest import digest_mail
from addon.settings import MAIL_SERVER
from addon.usecases.send_letters import send_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from addon.integrations.mail.server import SmtpServer
    from addon.mails.parts import Mail
    from addon.policy_file.mail import MailTargets
    from addon.policy_in_force import PolicyInForce
    from addon.settings import ServiceSettings
    from addon.usecases.send_letters import Outbox, Posted
    from addon.usecases.sum_up_week import Digest

# A run begins no further mail after so long; what is left goes out with the next one.
BUDGET_S = 15


class Mailing:
    """The mails of a service; nothing is sent where the settings name no server."""

    def __init__(
        self,
        settings: ServiceSettings,
        in_force: PolicyInForce,
        outbox: Outbox,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._in_force = in_force
        self._outbox = outbox
        self._clock = clock

    @property
    def is_set_up(self) -> bool:
        """Whether there is a server that mails go out by."""
        return bool(self._settings.mail.host)

    @property
    def _targets(self) -> MailTargets:
        """Who gets mails, by the policy of the moment."""
        return self._in_force.targets.mail

    def digest(self, found: Digest) -> Mail:
        """The digest as a mail."""
        return digest_mail(found, document)

    def send_digest(self, found: Digest) -> list[Posted]:
        """Send the digest to each receiver who has not got it; raises what ``_send`` does."""
        mail = self.digest(found)
        return self._send(
            [Letter(DIGEST, found.week, each, *mail) for each in self._targets.digest]
        )

    def try_out(self, mail: Mail, receiver: str) -> None:
        """Send a mail to one address now, whatever was sent before.

        Raises:
            RefusedError: no server is set up, or it does not take the mail.
            AddonError: what a server raises.

        """
        server = self._server()
        moment = self._clock().strftime("%Y%m%dT%H%M%S")
        try:
            server.deliver(Letter("by-hand", moment, receiver, *mail), lambda: None)
        finally:
            server.close()

    def _send(self, letters: Sequence[Letter]) -> list[Posted]:
        """Send each mail once.

        Raises:
            RefusedError: no server is set up.
            StoreError: what has gone out cannot be told.

        """
        server = self._server()
        until = monotonic() + BUDGET_S
        try:
            return send_letters(
                letters,
                outbox=self._outbox,
                server=server,
                clock=self._clock,
                has_time=lambda: monotonic() < until,
            )
        finally:
            server.close()

    def _server(self) -> SmtpServer:
        from addon.integrations.mail.message import Sender
        from addon.integrations.mail.server import SmtpServer

        given = self._settings
        if not given.mail.host:
            raise RefusedError(f"no mail server is set up; {MAIL_SERVER} names one")
        host = urlsplit(given.base_url).hostname or "localhost"
        return SmtpServer(given.mail, Sender(given.mail.sender, host, given.support), self._clock)
