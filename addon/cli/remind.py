"""``postmortem remind``: what owners are reminded of today, printed or sent."""

from __future__ import annotations

import argparse

from addon.cli import streams

DESCRIPTION = """\
Print whom the service would remind today of action items that are overdue or due soon, from its
store. An owner is known by the e-mail address that the document names them by. Nobody is reminded
on days on which nobody works, nor of items of private postmortems. With --send the mails go out:
one a day to each owner however often it is asked for, where targets.mail.reminders of the policy is
true.
"""


def run(args: list[str]) -> int:
    """Print or send them; 0, 1 where a mail could not be sent, 2 where nothing can be."""
    from addon.cli.digest import sent
    from addon.cli.store import backend

    parser = argparse.ArgumentParser("postmortem remind", description=DESCRIPTION)
    parser.add_argument("--format", choices=("text", "html"), default="text")
    parser.add_argument("--send", action="store_true", help="send them")
    options = parser.parse_args(args)
    with backend("remind") as service:
        from addon.cards.links import document
        from addon.mails.reminder import reminder_mail

        mailing = service.mailing
        if options.send:
            is_off = "targets.mail.reminders is not true"
            none = "no item is overdue or due soon" if mailing.reminds else is_off
            return sent(mailing.send_reminders(), none)
        for one in mailing.reminders():
            mail = reminder_mail(one, document)
            text = f"To: {one.owner_email}\nSubject: {mail.subject}\n\n{mail.text}\n"
            streams.write(mail.html if options.format == "html" else text)
    return 0
