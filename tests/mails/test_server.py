"""By SMTP: what arrives, over which kind of line, and one sentence where nothing does."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from addon.domain.letters import DIGEST, Letter
from addon.errors import CredentialsError, RefusedError, UnavailableError, UnsentError
from addon.integrations.mail.message import Sender, message
from addon.integrations.mail.server import SmtpServer
from addon.settings import ServiceSettings
from tests.mails.postbox import (
    ELSEWHERE,
    HERE,
    PASSWORD,
    USER,
    Postbox,
    certificate,
    free_port,
    serving,
)

if TYPE_CHECKING:
    from pathlib import Path

    from addon.settings import MailSettings

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
SENDER = Sender("postmortems@example.com", "addon.example.com", "help@example.com")
LETTER = Letter(
    DIGEST,
    "2026-W47",
    "lead@example.com",
    "Postmortems, week 2026-W47",
    "<p>Größe → 5 GB</p>\n",
    "Größe → 5 GB\n.\nend\n",
)


def settings(url: str, **changed: str) -> MailSettings:
    given = {
        "BASE_URL": "https://addon.example.com",
        "SERVICE_ACCOUNT": "a@b.iam.gserviceaccount.com",
        "OAUTH_CLIENT_ID": "client",
        "MAIL_SERVER": url,
        "MAIL_FROM": SENDER.email,
    }
    whole = given | changed
    return ServiceSettings({f"SECOND_STORY_{name}": value for name, value in whole.items()}).mail


def deliver(url: str, letter: Letter = LETTER, **changed: str) -> list[str]:
    """Send one mail; gives what was told on the way."""
    told: list[str] = []
    server = SmtpServer(settings(url, **changed), SENDER, lambda: NOON, timeout_s=0.5)
    try:
        server.deliver(letter, lambda: told.append("begun"))
    finally:
        server.close()
    return told


def secret(folder: Path, box: Postbox, host: str = ELSEWHERE, **options: Any) -> Any:
    """A server with a certificate, its path beside."""
    own = certificate(folder, host)
    return own, serving(box, host, tls_context=own.context, **options)


def test_text_and_html_arrive_as_they_were_written(postbox: Postbox) -> None:
    assert deliver(postbox.url) == ["begun"]

    ((receivers, arrived),) = postbox.taken
    assert receivers == ["lead@example.com"]
    assert arrived.get_content_type() == "multipart/alternative"
    text, html = arrived.get_body(("plain",)), arrived.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == LETTER.text.splitlines()
    assert html.get_content().splitlines() == LETTER.html.splitlines()


def test_a_message_says_who_it_is_of_and_how_it_ends(postbox: Postbox) -> None:
    deliver(postbox.url)

    ((_, arrived),) = postbox.taken
    assert dict(arrived.items()) | {"Content-Type": ""} == {
        "From": "Second Story <postmortems@example.com>",
        "To": "lead@example.com",
        "Subject": "Postmortems, week 2026-W47",
        "Date": "Wed, 25 Nov 2026 12:00:00 +0000",
        "Message-ID": f"<{LETTER.key}@addon.example.com>",
        "List-Id": "<digest.addon.example.com>",
        "List-Unsubscribe": "<mailto:help@example.com?subject=unsubscribe%20digest>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
        "Content-Type": "",
        **{name: value for name, value in arrived.items() if name.startswith("X-")},
    }


def test_the_same_letter_has_the_same_id_and_another_receiver_another() -> None:
    other = LETTER._replace(receiver="cto@example.com")

    ids = [message(each, SENDER, NOON)["Message-ID"] for each in (LETTER, LETTER, other)]
    assert ids[0] == ids[1] != ids[2]
    assert "lead" not in ids[0]


def test_whoever_wants_no_more_is_led_to_the_page_of_support() -> None:
    sender = SENDER._replace(contact="https://example.com/help")

    assert message(LETTER, sender, NOON)["List-Unsubscribe"] == "<https://example.com/help>"


def test_a_password_goes_over_an_encrypted_line_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Postbox()
    own, server = secret(tmp_path, box, auth_required=True, authenticator=box.sign_in)
    monkeypatch.setenv("SSL_CERT_FILE", str(own.path))
    with server:
        deliver(box.url, MAIL_USER=USER, MAIL_PASSWORD=PASSWORD)

    assert (box.logins, box.was_secret) == ([USER], [True])


def test_a_line_can_be_encrypted_from_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, own = Postbox(), certificate(tmp_path, ELSEWHERE)
    monkeypatch.setenv("SSL_CERT_FILE", str(own.path))
    with serving(box, ELSEWHERE, ssl_context=own.context):
        deliver(box.url.replace("smtp:", "smtps:"))

    assert box.receivers == ["lead@example.com"]


def refusal(kind: type[Exception], url: str, letter: Letter = LETTER, **changed: str) -> str:
    told: list[str] = []
    server = SmtpServer(settings(url, **changed), SENDER, lambda: NOON, timeout_s=0.5)
    with pytest.raises(kind) as caught:
        server.deliver(letter, lambda: told.append("begun"))
    server.close()
    return f"{'begun: ' if told else ''}{caught.value}"


def test_a_server_that_offers_no_encryption_gets_nothing() -> None:
    with serving(Postbox(), ELSEWHERE) as box:
        said = refusal(UnsentError, box.url)

    assert said == f"the mail server {ELSEWHERE}:{box.port} offers no encryption (STARTTLS)"
    assert box.taken == []


@pytest.mark.parametrize("is_wrapped", [False, True], ids=["starttls", "smtps"])
def test_a_certificate_that_nobody_vouches_for_ends_it(tmp_path: Path, is_wrapped: bool) -> None:
    box, own = Postbox(), certificate(tmp_path, ELSEWHERE)
    kind = "ssl_context" if is_wrapped else "tls_context"
    with serving(box, ELSEWHERE, **{kind: own.context}):
        said = refusal(UnsentError, box.url.replace("smtp:", "smtps:" if is_wrapped else "smtp:"))

    assert "cannot be spoken to in secret: self-signed certificate" in said
    assert box.taken == []


def test_a_certificate_of_another_host_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, own = Postbox(), certificate(tmp_path, "127.0.0.3")
    monkeypatch.setenv("SSL_CERT_FILE", str(own.path))
    with serving(box, ELSEWHERE, tls_context=own.context):
        said = refusal(UnsentError, box.url)

    assert "certificate is not valid for '127.0.0.2'" in said


def test_a_wrong_password_is_said_and_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Postbox()
    own, server = secret(tmp_path, box, authenticator=box.sign_in)
    monkeypatch.setenv("SSL_CERT_FILE", str(own.path))
    with server:
        said = refusal(CredentialsError, box.url, MAIL_USER=USER, MAIL_PASSWORD="wr0ng-one")

    assert said.startswith(f"the mail server {ELSEWHERE}:{box.port} does not take the user and")
    assert "535" in said
    assert "wr0ng-one" not in said


def test_a_server_without_users_cannot_take_one(postbox: Postbox) -> None:
    said = refusal(UnsentError, postbox.url, MAIL_USER=USER, MAIL_PASSWORD=PASSWORD)

    assert said.endswith("knows no users")


def test_a_server_that_is_down() -> None:
    port = free_port(HERE)

    said = refusal(UnsentError, f"smtp://{HERE}:{port}")

    assert said == f"the mail server {HERE}:{port} does not answer: connection refused"


def test_a_server_that_says_nothing() -> None:
    with socket.create_server((HERE, 0)) as silent:
        said = refusal(UnsentError, f"smtp://{HERE}:{silent.getsockname()[1]}")

    assert said.endswith("does not answer in time")


def test_a_receiver_whom_the_server_does_not_know(postbox: Postbox) -> None:
    postbox.refused["lead@example.com"] = "550 5.1.1 No such user \x1b[31mhere"

    said = refusal(RefusedError, postbox.url)

    assert "takes no mails to lead@example.com: 550 5.1.1 No such user" in said
    assert "\x1b" not in said


def test_one_mail_that_is_refused_does_not_stop_the_next(postbox: Postbox) -> None:
    postbox.refused["lead@example.com"] = "450 4.2.0 Greylisted, come again"
    server = SmtpServer(settings(postbox.url), SENDER, lambda: NOON)
    with pytest.raises(RefusedError):
        server.deliver(LETTER, lambda: None)

    server.deliver(LETTER._replace(receiver="cto@example.com"), lambda: None)
    server.close()

    assert postbox.receivers == ["cto@example.com"]


def test_words_that_the_server_does_not_take(postbox: Postbox) -> None:
    postbox.answer = lambda: "554 5.7.1 Spam"

    said = refusal(RefusedError, postbox.url)

    assert said.startswith("begun: ")
    assert said.endswith("takes no such mail: 554 5.7.1 Spam")


def test_an_answer_that_is_lost_leaves_nobody_knowing() -> None:
    with socket.create_server((HERE, 0)) as server:
        said = _parts_without_a_word(server)

    assert said.endswith("did not say whether it has taken the mail")


def _parts_without_a_word(server: socket.socket) -> str:
    """A server that takes the words and parts before it says so."""

    def serve() -> None:
        connection, _ = server.accept()
        with connection, connection.makefile("rwb", buffering=0) as line:
            line.write(b"220 here\r\n")
            while said := line.readline():
                if said.startswith(b"data"):
                    line.write(b"354 go on\r\n")
                    while line.readline() not in {b".\r\n", b""}:
                        pass
                    return
                line.write(b"250 here\r\n")

    thread = Thread(target=serve)
    thread.start()
    said = refusal(UnavailableError, f"smtp://{HERE}:{server.getsockname()[1]}")
    thread.join()
    return said


def test_an_address_that_not_every_server_can_send_to(postbox: Postbox) -> None:
    letter = LETTER._replace(receiver="mĩra@example.com")

    said = refusal(RefusedError, postbox.url, letter)

    assert said == "mĩra@example.com is no address that every mail server can send to"


def test_a_probe_sends_nothing(postbox: Postbox) -> None:
    server = SmtpServer(settings(postbox.url), SENDER)
    server.probe()
    server.close()

    assert postbox.taken == []
