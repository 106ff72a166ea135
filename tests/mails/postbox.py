"""A real mail server on this machine: it keeps what it takes, and makes the trouble it is told to.

``127.0.0.2`` is this machine as well, and the product does not know that it is.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, NamedTuple

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

HERE, ELSEWHERE = "127.0.0.1", "127.0.0.2"
USER, PASSWORD = "postmortems", "a password"

TAKEN = "250 OK"


class Taken(NamedTuple):
    """A mail that the server has taken."""

    receivers: list[str]
    message: EmailMessage


class Postbox:
    """What the server does with mails: by default it takes each.

    ``refused`` are answers to receivers by their address. ``answer`` is called with each mail once
    its words are there, and gives what the server says. ``logins`` are those who signed in.
    """

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.refused: dict[str, str] = {}
        self.answer: Callable[[], str] = lambda: TAKEN
        self.logins: list[str] = []
        self.was_secret: list[bool] = []
        self.host, self.port = HERE, 0

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    @property
    def receivers(self) -> list[str]:
        return [receiver for mail in self.taken for receiver in mail.receivers]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        self.taken.append(Taken([*envelope.rcpt_tos], message))
        self.was_secret.append(session.ssl is not None)
        return self.answer()

    def sign_in(self, _server: object, _session: object, _envelope: object, _how: str, given: object) -> AuthResult:  # fmt: skip # noqa: E501
        assert isinstance(given, LoginPassword)
        login = given.login.decode()
        is_right = (login, given.password.decode()) == (USER, PASSWORD)
        self.logins += [login] if is_right else []
        return AuthResult(success=is_right, handled=False)


@contextmanager
def serving(box: Postbox, host: str = HERE, **options: Any) -> Iterator[Postbox]:
    """Serve; ``options`` are aiosmtpd's."""
    box.host, box.port = host, free_port(host)
    controller = Controller(box, hostname=host, port=box.port, **options)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def free_port(host: str) -> int:
    with socket.socket() as taken:
        taken.bind((host, 0))
        port: int = taken.getsockname()[1]
        return port


class Certificate(NamedTuple):
    """A certificate that nobody but its holder trusts."""

    path: Path
    context: ssl.SSLContext


def certificate(folder: Path, host: str) -> Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return Certificate(path, context)
