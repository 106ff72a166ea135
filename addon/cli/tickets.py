"""``postmortem tickets``: look for lost tickets, and at the state of all others, once."""

from __future__ import annotations

import argparse

from addon.cli import streams

DESCRIPTION = """\
Look for tickets whose answers got lost, make those that were put off, and note the state of all
others; look for items that have several. The service does the same where App Engine's cron asks
for it, the last part once a night.
"""


def run(args: list[str]) -> int:
    """Run one round; 0, or 2 where a setting or the store cannot be used."""
    from addon.cli.store import backend

    parser = argparse.ArgumentParser("postmortem tickets", description=DESCRIPTION)
    parser.parse_args(args)
    with backend("tickets") as service:
        done = service.follow_tickets()
        doubled = service.find_doubles()
    streams.write(f"{done.settled} settled, {done.news} with news, {done.forgotten} forgotten\n")
    if doubled:
        streams.write(f"{doubled} with more than one ticket: the digest names them\n")
    return 0
