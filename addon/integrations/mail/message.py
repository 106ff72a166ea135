"""A letter as an Internet message: text and HTML, and who may be told to stop it."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple

from addon.errors import RefusedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from addon.domain.letters import Letter

_NAME = "Second Story"
# Not every server passes on what is not ASCII (RFC 6152).
_POLICY = SMTP.clone(cte_type="7bit")


class Sender(NamedTuple):
    """Who mails come from: ``email`` is the address, ``host`` the name of the service's host.

    ``contact`` is an e-mail address or page where a receiver can ask for no more of them.
    """

    email: str
    host: str
    contact: str


def message(letter: Letter, sender: Sender, at: datetime) -> EmailMessage:
    """The message; the same letter has the same Message-ID whenever it is made.

    Raises:
        RefusedError: the receiver's address needs more than every mail server can do.

    """
    if not letter.receiver.isascii():
        raise RefusedError(f"{letter.receiver} is no address that every mail server can send to")
    made = EmailMessage(policy=_POLICY)
    made["From"] = Address(_NAME, addr_spec=sender.email)
    made["To"] = Address(addr_spec=letter.receiver)
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{letter.key}@{sender.host}>"
    made["List-Id"] = f"<{letter.kind}.{sender.host}>"  # RFC 2919: by which a receiver can filter.
    made["List-Unsubscribe"] = f"<{_way_out(letter, sender)}>"  # RFC 2369
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic answer is wanted.
    made.set_content(letter.text)
    made.add_alternative(letter.html, subtype="html")
    return made


def _way_out(letter: Letter, sender: Sender) -> str:
    if sender.contact.startswith("https://"):
        return sender.contact
    return f"mailto:{sender.contact or sender.email}?subject=unsubscribe%20{letter.kind}"
