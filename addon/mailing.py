"""Which mails go out, to whom, and by which server."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from addon import logs
from addon.cards.links import document
from addon.domain.letters import DIGEST, REMINDER, Letter
from addon.domain.outlines import outline
from addon.errors import RefusedError, StoreError
from addon.mails.digest import digest_mail
from addon.mails.reminder import reminder_mail
from addon.settings import MAIL_SERVER
from addon.usecases.remind_owners import reminders
from addon.usecases.send_letters import send_letters
from addon.usecases.sum_up_week import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from addon.integrations.mail.server import SmtpServer
    from addon.mails.parts import Mail
    from addon.policy_in_force import PolicyInForce
    from addon.ports import Chronicle, KeptPushes
    from addon.settings import ServiceSettings
    from addon.store.outlines import Outlines
    from addon.usecases.remind_owners import Reminder
    from addon.usecases.send_letters import Outbox, Posted
    from addon.usecases.sum_up_week import Digest
    from linter.postmortem import Postmortem

# A run begins no further mail after so long; what is left goes out with the next one.
BUDGET_S = 15


class Mailing:
    """The mails of a service; nothing is sent where the settings name no server."""

    def __init__(
        self,
        settings: ServiceSettings,
        in_force: PolicyInForce,
        *,
        pushes: KeptPushes,
        chronicle: Chronicle,
        outlines: Outlines,
        outbox: Outbox,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._in_force = in_force
        self._pushes = pushes
        self._chronicle = chronicle
        self._outlines = outlines
        self._outbox = outbox
        self._clock = clock

    @property
    def is_set_up(self) -> bool:
        """Whether there is a server that mails go out by."""
        return bool(self._settings.mail.host)

    @property
    def reminds(self) -> bool:
        """Whether the policy wants owners to be reminded."""
        return self._in_force.targets.mail.reminders

    def note(self, document_id: str, postmortem: Postmortem) -> None:
        """Note what the digest tells of a postmortem that was just read; nothing of it may fail."""
        with suppress(StoreError):
            self._outlines.note(outline(document_id, postmortem))

    def digest(self) -> Digest:
        """The digest of the last whole week; raises StoreError."""
        return digest(self._pushes.created(), self._chronicle, self._clock(), self._in_force.policy)

    def reminders(self) -> list[Reminder]:
        """Today's reminders, each of one owner; raises StoreError."""
        return reminders(
            self._pushes.created(),
            self._chronicle.records(),
            self._clock(),
            self._in_force.policy,
            self._in_force.targets.mail.silent,
        )

    def send_digest(self) -> list[Posted]:
        """Send the digest to each receiver who has not got it; raises what ``_send`` does."""
        found = self.digest()
        mail, receivers = digest_mail(found, document), self._in_force.targets.mail.digest
        return self._send([Letter(DIGEST, found.week, each, *mail) for each in receivers])

    def send_reminders(self) -> list[Posted]:
        """Remind each owner who was not reminded today; raises what ``_send`` does."""
        found = self.reminders() if self.reminds else []
        return self._send(
            [
                Letter(REMINDER, f"{one.day}", one.owner_email, *reminder_mail(one, document))
                for one in found
            ]
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
            posted = send_letters(
                letters,
                outbox=self._outbox,
                server=server,
                clock=self._clock,
                has_time=lambda: monotonic() < until,
            )
        finally:
            server.close()
        for letter, one in zip(letters, posted, strict=True):
            logs.event(logs.MAIL, kind=letter.kind, outcome=one.what)
        return posted

    def _server(self) -> SmtpServer:
        from addon.integrations.mail.message import Sender
        from addon.integrations.mail.server import SmtpServer

        given = self._settings
        if not given.mail.host:
            raise RefusedError(f"no mail server is set up; {MAIL_SERVER} names one")
        host = urlsplit(given.base_url).hostname or "localhost"
        return SmtpServer(given.mail, Sender(given.mail.sender, host, given.support), self._clock)
