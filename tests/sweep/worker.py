"""A sweep as a process of its own, to be killed: ``python -m tests.sweep.worker`` and its words.

Its clock begins at a given moment and runs ``SPEED`` times as fast as the real one.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from time import monotonic, sleep

from addon.policy_in_force import PolicyInForce
from addon.settings import Settings
from addon.store.database import connect
from addon.store.sweeps import Sweeps
from addon.sweeping import Sweeping

SPEED = 20
SHARE = 95


def work(store: str, policy: str, environ: dict[str, str], now: str) -> int:
    """Sweep to the end; answers how many documents were left to do."""
    began_at, since = datetime.fromisoformat(now), monotonic()
    sweeping = Sweeping(
        PolicyInForce(policy),
        Sweeps(connect(store)),
        Settings(environ),
        SHARE,
        clock=lambda: began_at + timedelta(seconds=(monotonic() - since) * SPEED),
        sleep=lambda seconds: sleep(seconds / SPEED),
    )
    swept = sweeping.sweep()
    return swept.done if swept is not None else 0


if __name__ == "__main__":
    print(work(**json.loads(sys.argv[1])))  # noqa: T201 - read by who has started it
