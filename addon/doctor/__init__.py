"""``postmortem doctor``: whether a deployment is well, check by check, and what to do where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.doctor import (
    configuration,
    mail,
    queue,
    service,
    store,
    sweep,
    tickets,
    trust,
    workspace,
)
from addon.doctor.findings import FAILED, WARNING, Finding
from addon.errors import AddonError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from addon.doctor.case import Case

__all__ = ["CHECKS", "examine"]

# In the order in which one needs the other.
CHECKS: dict[str, Callable[[Case], Iterator[Finding]]] = {
    "settings": configuration.settings,
    "policy": configuration.policy,
    "database": store.database,
    "migrations": store.migrations,
    "certificates": trust.certificates,
    "clock": trust.clock,
    "endpoint": service.endpoint,
    "audience": service.audience,
    "policy in force": service.policy_in_force,
    "credentials": workspace.credentials,
    "delegation": workspace.delegation,
    "sweep": sweep.sweep,
    "templates": workspace.templates,
    "quota": workspace.quota,
    "comments": workspace.comments,
    "suggestions": workspace.suggestions,
    "tracker": tickets.tracker,
    "queue": queue.queue,
    "mail": mail.mail,
}


def examine(case: Case) -> Iterator[Finding]:
    """What every check finds; one that fails in a way of its own keeps no other from running."""
    for name, check in CHECKS.items():
        try:
            for finding in check(case):
                yield finding._replace(check=name)
        except AddonError as problem:
            yield Finding(FAILED, str(problem), "see docs/admin.md", name)
        except Exception as problem:  # noqa: BLE001 - a check that breaks is a finding too
            said = f"the check itself was stopped by {type(problem).__name__} ({problem})"
            yield Finding(FAILED, said, "report it, with these words", name)
    try:
        case.close()
    except AddonError as problem:
        said = f"the scratch document is not in the bin ({problem})"
        yield Finding(WARNING, said, "delete it by hand; its name says so", "suggestions")
