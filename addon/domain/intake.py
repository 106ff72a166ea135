"""What is known of an incident when its postmortem is created, as somebody typed it.

Only title and severity are asked for; all else can wait. What cannot be right is told of field by
field, and nothing that was typed is lost on the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_template.template import TIMES, Facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from linter.policy import Policy

TITLE, SEVERITY = "title", "severity"
INCIDENT_ID, RESPONDERS, SERVICE = "incident_id", "responders", "service"

# In characters.
LONGEST = {TITLE: 200, INCIDENT_ID: 200, SERVICE: 200, RESPONDERS: 2_000}
# Google takes these out of what is written (google.md 5.8), which would shift all that follows.
_TAKEN_OUT = re.compile("[\x00-\x08\x0c-\x1f\ue000-\uf8ff]")
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


class IntakeError(Exception):
    """Fields that cannot be right: ``problems`` has a sentence for each, by the field's name."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


def facts(texts: Mapping[str, str], times: Mapping[str, datetime], policy: Policy) -> Facts:
    """What was typed, understood; ``times`` are aware UTC by the names of the header's fields.

    Raises:
        IntakeError: a field is missing or cannot be right.

    """
    given = {name: " ".join(_TAKEN_OUT.sub("", text).split()) for name, text in texts.items()}
    people = [part for part in re.split(r"[\s,;]+", given.get(RESPONDERS, "")) if part]
    problems = {
        **_missing(given, policy),
        **_no_addresses(people),
        **_too_long(given),
        **_out_of_order(times),
    }
    if problems:
        raise IntakeError(problems)
    return Facts(
        given[TITLE],
        given[SEVERITY],
        incident_id=given.get(INCIDENT_ID, ""),
        times=times,
        responders=people,
        service=given.get(SERVICE, ""),
    )


def _missing(given: Mapping[str, str], policy: Policy) -> dict[str, str]:
    problems = {}
    if not given.get(TITLE):
        problems[TITLE] = "Say in a few words what happened."
    if given.get(SEVERITY) not in policy.severities:
        problems[SEVERITY] = f"Choose one of {', '.join(policy.severities)}."
    return problems


def _too_long(given: Mapping[str, str]) -> dict[str, str]:
    return {
        name: f"This is longer than {most} characters."
        for name, most in LONGEST.items()
        if len(given.get(name, "")) > most
    }


def _no_addresses(people: Sequence[str]) -> dict[str, str]:
    wrong = [person for person in people if not _ADDRESS.fullmatch(person)]
    if not wrong:
        return {}
    return {RESPONDERS: f"{wrong[0]} is no e-mail address; separate addresses with commas."}


def _out_of_order(times: Mapping[str, datetime]) -> dict[str, str]:
    """The times in the order of the header: impact cannot end before it started."""
    started, ended = times.get("impact_started"), times.get("impact_ended")
    problems = {}
    for name, label in TIMES.items():
        moment = times.get(name)
        if moment is None or name == "impact_started" or started is None:
            continue
        if name != "detected" and moment < started:
            problems[name] = f"{label} lies before the impact started."
    if ended is not None and (detected := times.get("detected")) and ended < detected:
        problems.setdefault("impact_ended", "The impact ended before it was detected: look again.")
    return problems
