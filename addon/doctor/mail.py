"""The mail server: it would take a mail of ours, and there is somebody whom it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.errors import AddonError
from addon.integrations.mail.message import Sender
from addon.integrations.mail.server import SmtpServer
from addon.settings import MAIL_SERVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case

_REMEDY = "correct the settings SECOND_STORY_MAIL_…, or let the server take what comes from here"


def mail(case: Case) -> Iterator[Finding]:
    """The server takes the user and the sender; no mail is sent."""
    given, targets = case.service, case.targets.mail
    is_wanted = bool(targets.digest) or targets.reminders
    if given is None or not given.mail.host:
        if is_wanted:
            said = f"the policy names who gets mails, and {MAIL_SERVER} no server"
            yield failed(said, f"set {MAIL_SERVER}, or take targets.mail out of the policy")
        else:
            yield skipped(f"{MAIL_SERVER} names none: no mail is sent")
        return
    host = urlsplit(given.base_url).hostname or "localhost"
    server = SmtpServer(given.mail, Sender(given.mail.sender, host, given.support), case.clock)
    try:
        server.probe()
    except AddonError as problem:
        yield failed(str(problem), _REMEDY)
        return
    finally:
        server.close()
    yield ok(f"{server.name} takes mails from {given.mail.sender}")
    if not is_wanted:
        yield warning("the policy names nobody who gets mails", "write targets.mail into it")
