"""A mail server, spoken to by SMTP: encrypted, within a time, one connection for a whole run.

What it says of a mail before its words are sent is certain. Once they are on their way only the
server's own answer tells what became of them, and where that is lost nobody knows.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from addon.errors import CredentialsError, RefusedError, UnavailableError, UnsentError
from addon.integrations.mail.message import message
from linter.formats.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addon.domain.letters import Letter
    from addon.integrations.mail.message import Sender
    from addon.settings import MailSettings

# What each answer of the server may take.
TIMEOUT_S = 10.0
_TAKEN = {250, 251}
_MOST_WORDS = 160


class SmtpServer:
    """The server of the settings; it is connected to when first needed."""

    def __init__(
        self,
        settings: MailSettings,
        sender: Sender,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._settings = settings
        self._sender = sender
        self._clock = clock
        self._timeout_s = timeout_s
        self._kept: smtplib.SMTP | None = None

    @property
    def name(self) -> str:
        """The server as the settings have it."""
        return f"{self._settings.host}:{self._settings.port}"

    def deliver(self, letter: Letter, begin: Callable[[], None]) -> None:
        """Hand a mail over; raises what the port says."""
        words = message(letter, self._sender, self._clock()).as_bytes()
        with self._before_anything_is_sent():
            connection = self._ready()
            self._ask(connection.rcpt(letter.receiver), f"mails to {letter.receiver}")
        begin()
        self._send(connection, words)

    def probe(self) -> None:
        """See that the server would take a mail of ours, and send none; raises as ``deliver``."""
        with self._before_anything_is_sent():
            self._ready().rset()

    def close(self) -> None:
        """Say goodbye."""
        if self._kept is not None:
            with suppress(OSError):
                self._kept.quit()
            self._drop()

    def _ready(self) -> smtplib.SMTP:
        """A connection on which a mail of ours is begun."""
        if self._kept is not None:
            try:
                self._kept.rset()
            except OSError:  # Servers part from those who say nothing for a while.
                self._drop()
        if self._kept is None:
            self._kept = self._greeted()
            self._secure(self._kept)
        code, said = self._kept.mail(self._sender.email)
        if code not in _TAKEN:
            raise UnsentError(
                f"the mail server {self.name} takes no mails from {self._sender.email}: "
                f"{_words(code, said)}"
            )
        return self._kept

    def _greeted(self) -> smtplib.SMTP:
        given = self._settings
        if not given.is_wrapped:
            return smtplib.SMTP(given.host, given.port, self._sender.host, self._timeout_s)
        return smtplib.SMTP_SSL(
            given.host,
            given.port,
            self._sender.host,
            timeout=self._timeout_s,
            context=ssl.create_default_context(),
        )

    def _secure(self, connection: smtplib.SMTP) -> None:
        """Encrypt the connection, and say who we are."""
        given = self._settings
        connection.ehlo_or_helo_if_needed()
        # On this machine there is no line that anybody could listen at.
        is_open = given.is_local and not connection.has_extn("starttls")
        if not given.is_wrapped and not is_open:
            connection.starttls(context=ssl.create_default_context())
        if given.user:
            connection.login(given.user, given.password)

    def _ask(self, answer: tuple[int, bytes], what: str) -> None:
        code, said = answer
        if code not in _TAKEN:
            raise RefusedError(f"the mail server {self.name} takes no {what}: {_words(code, said)}")

    def _send(self, connection: smtplib.SMTP, words: bytes) -> None:
        try:
            answer = connection.data(words)
        except smtplib.SMTPDataError as problem:  # It lets no words come.
            said = _words(problem.smtp_code, _bytes(problem.smtp_error))
            raise RefusedError(f"the mail server {self.name} takes no words: {said}") from problem
        except OSError as problem:
            self._drop()
            raise UnavailableError(
                f"the mail server {self.name} did not say whether it has taken the mail"
            ) from problem
        self._ask(answer, "such mail")

    @contextmanager
    def _before_anything_is_sent(self) -> Iterator[None]:
        """Whatever breaks in here, no mail has gone out."""
        try:
            yield
        except smtplib.SMTPAuthenticationError as problem:
            self._drop()
            said = _words(problem.smtp_code, _bytes(problem.smtp_error))
            raise CredentialsError(
                f"the mail server {self.name} does not take the user and password: {said}"
            ) from problem
        except OSError as problem:  # smtplib's own are of this kind too.
            self._drop()
            raise UnsentError(f"the mail server {self.name} {_reason(problem)}") from problem

    def _drop(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None


def _reason(problem: OSError) -> str:
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        is_login = "AUTH" in str(problem)
        return "knows no users" if is_login else "offers no encryption (STARTTLS)"
    if isinstance(problem, ssl.SSLError):
        why = getattr(problem, "verify_message", "") or problem.reason or "the handshake failed"
        return f"cannot be spoken to in secret: {why.replace('_', ' ').lower()}"
    if isinstance(problem, smtplib.SMTPResponseException):
        return f"refuses: {_words(problem.smtp_code, _bytes(problem.smtp_error))}"
    if isinstance(problem, TimeoutError) or "timed out" in str(problem):
        return "does not answer in time"
    return f"does not answer: {problem.strerror or problem}".lower()


def _words(code: int, said: bytes) -> str:
    """What the server says, on one line."""
    text = " ".join(said.decode("utf-8", "replace").split())
    return visible(f"{code} {text}"[:_MOST_WORDS])


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()
