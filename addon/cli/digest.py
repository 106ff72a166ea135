"""``postmortem digest``: what leadership reads once a week, printed."""

from __future__ import annotations

import argparse

from addon.cli import streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.usecases.send_letters import Posted

DESCRIPTION = """\
Print the digest of the last whole week, from the service's store: action items done, new and
overdue, the share done in time with the items behind it, postmortems new, due and overdue. Private
postmortems are in no part of it. With --send it goes by mail to those whom targets.mail.digest of
the policy names, once a week to each however often it is asked for.
"""


def run(args: list[str]) -> int:
    """Print or send it; 0, 1 where a mail could not be sent, 2 where nothing can be."""
    from addon.cli.store import backend

    options = _parser().parse_args(args)
    with backend("digest") as service:
        from addon.cards.links import document
        from addon.mails.digest import digest_mail

        if options.send:
            return sent(service.mailing.send_digest(), "targets.mail.digest is empty")
        mail = digest_mail(service.mailing.digest(), document)
        if options.to:
            service.mailing.try_out(mail, options.to)
            streams.write(f"{options.to}: sent\n")
            return 0
    streams.write(mail.html if options.format == "html" else f"{mail.subject}\n\n{mail.text}")
    return 0


def sent(posted: Sequence[Posted], none: str) -> int:
    """Say what became of each mail, or why there is none; 1 where one was not sent for certain."""
    from addon.usecases.send_letters import BEFORE, ELSEWHERE, NOW

    for one in posted:
        why = f" ({one.why})" if one.why else ""
        streams.write(f"{one.receiver}: {one.what}{why}\n")
    if not posted:
        streams.write(f"nobody is to get it: {none}\n")
    return int(any(one.what not in {NOW, BEFORE, ELSEWHERE} for one in posted))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("postmortem digest", description=DESCRIPTION)
    parser.add_argument("--format", choices=("text", "html"), default="text")
    parser.add_argument("--send", action="store_true", help="send it to those who get it")
    parser.add_argument(
        "--to", metavar="ADDRESS", help="send it to this address alone, whatever was sent before"
    )
    return parser
