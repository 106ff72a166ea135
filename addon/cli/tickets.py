"""``postmortem tickets``: look for lost tickets, and at the state of all others, once."""

from __future__ import annotations

import argparse
import os

from addon.cli import streams
from addon.cli.usage import USAGE, UsageError

DESCRIPTION = """\
Look for tickets whose answers got lost, make those that were put off, and note the state of all
others. The service does the same every ten minutes where App Engine's cron asks for it.
"""


def run(args: list[str]) -> int:
    """Run one round; 0, or 2 where a setting or the store cannot be used."""
    from addon.errors import AddonError
    from addon.settings import SettingsError

    parser = argparse.ArgumentParser("postmortem tickets", description=DESCRIPTION)
    parser.parse_args(args)
    try:
        from addon import bootstrap

        done = bootstrap.backend(os.environ).follow_tickets()
    except SettingsError as refusal:
        for problem in refusal.problems:
            streams.complain(f"postmortem tickets: {problem}")
        return USAGE
    except AddonError as problem:
        raise UsageError(str(problem)) from problem
    streams.write(f"{done.settled} settled, {done.news} with news, {done.forgotten} forgotten\n")
    return 0
