"""What tokens are judged by: Google's certificates, and a clock that is right."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from addon.auth.tokens import SKEW_S
from addon.doctor.findings import Finding, failed, ok, skipped
from addon.outgoing import OutOfTimeError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case

_FAILURES = (OutOfTimeError, TooLargeError, OSError)
_EGRESS = "let the service call www.googleapis.com; no sidebar opens without them"


def certificates(case: Case) -> Iterator[Finding]:
    """The certificates can be had."""
    try:
        answer = case.certificates
    except _FAILURES as problem:
        yield failed(f"the certificates cannot be had ({type(problem).__name__})", _EGRESS)
        return
    try:
        found = json.loads(answer.body) if answer.status == 200 else None
    except ValueError:
        found = None
    if not isinstance(found, dict) or not found:
        yield failed(f"the certificates' address answers {answer.status}, no certificates", _EGRESS)
    else:
        yield ok(f"{len(found)} at hand")


def clock(case: Case) -> Iterator[Finding]:
    """The clock of this machine is Google's, within the seconds that a token is given."""
    try:
        told = parsedate_to_datetime(case.certificates.headers["Date"])
    except _FAILURES:
        yield skipped("nobody to compare it with: the certificates cannot be had")
        return
    except (KeyError, ValueError):
        yield skipped("nobody to compare it with: the answer has no date")
        return
    # The answer's time has no parts of a second, and may come from a cache's store of it.
    late_s = round((case.clock() - told).total_seconds())
    if abs(late_s) > SKEW_S:
        which = "ahead" if late_s > 0 else "behind"
        yield failed(
            f"the clock is {abs(late_s)} seconds {which}, and tokens are refused",
            "set it by NTP; on App Engine, look at the certificates' address instead",
        )
    else:
        yield ok(f"right within {SKEW_S} seconds")
