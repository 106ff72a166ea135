"""``postmortem digest``: what leadership reads once a week, printed."""

from __future__ import annotations

import argparse

from addon.cli import streams

DESCRIPTION = """\
Print the digest of the last whole week, from the service's store: action items done, new and
overdue, the share done in time with the items behind it, postmortems new, due and overdue. Private
postmortems are in no part of it.
"""


def run(args: list[str]) -> int:
    """Print it; 0, or 2 where a setting or the store cannot be used."""
    from addon.cli.store import backend

    parser = argparse.ArgumentParser("postmortem digest", description=DESCRIPTION)
    parser.add_argument("--format", choices=("text", "html"), default="text")
    options = parser.parse_args(args)
    with backend("digest") as service:
        from addon.cards.links import document
        from addon.mails.digest import digest_mail

        mail = digest_mail(service.digest(), document)
    streams.write(mail.html if options.format == "html" else f"{mail.subject}\n\n{mail.text}")
    return 0
