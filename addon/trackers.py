"""Which tracker action items go to: made anew for each click, from the settings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addon import logs
from addon.settings import GITHUB, JIRA, JIRA_EXPIRES, TRACKER, WEBHOOK, SettingsError
from addon.usecases.action_items import Setting
from addon.usecases.find_doubles import find_doubles
from addon.usecases.follow_tickets import follow_tickets, note_state, note_ticket

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from addon.domain.tickets import Ticket
    from addon.policy_file import Targets
    from addon.policy_in_force import PolicyInForce
    from addon.ports import Documents, KeptPushes, Tracker
    from addon.settings import TrackerSettings
    from addon.usecases.follow_tickets import Followed
    from linter.policy import Policy

# What all requests of one click to the tracker may take together.
BUDGET_S = 6


def require_kind(settings: TrackerSettings, targets: Targets) -> None:
    """Hold a policy to the tracker that is set up.

    Raises:
        SettingsError: it is written for another one.

    """
    kind = targets.tracker.kind
    if kind and settings.kind and kind != settings.kind:
        raise SettingsError(
            f"{TRACKER} is {settings.kind}, but targets.tracker of the policy is for {kind}"
        )


class Trackers:
    """Makes trackers. What one click learns of limits and fields is kept for the next."""

    def __init__(
        self, settings: TrackerSettings, in_force: PolicyInForce, pushes: KeptPushes
    ) -> None:
        """Look at the settings once, so that the service does not start with wrong ones.

        Raises:
            SettingsError: a day is none.

        """
        self._settings = settings
        self._in_force = in_force
        self._pushes = pushes
        self._make = maker(settings)

    def new(self) -> Tracker | None:
        """A tracker for one click or job; None where none is set up."""
        return self._make() if self._make is not None else None

    def follow(self, clock: Callable[[], datetime]) -> Followed:
        """One round over all items; raises what ``follow_tickets`` does."""
        return follow_tickets(pushes=self._pushes, new_tracker=self.new, clock=clock)

    def find_doubles(self, clock: Callable[[], datetime]) -> int:
        """How many items have several tickets; raises what ``find_doubles`` does."""
        found = find_doubles(pushes=self._pushes, new_tracker=self.new, clock=clock)
        logs.event(logs.DOUBLES, count=found)
        return found

    def changed(self, key: str, clock: Callable[[], datetime]) -> bool:
        """Read a ticket that is said to have changed; raises what ``note_ticket`` does."""
        tracker = self.new()
        if tracker is None:
            return False
        return note_ticket(key, pushes=self._pushes, tracker=tracker, clock=clock)

    def told(self, ticket: Ticket, at: datetime) -> bool:
        """Take over what a receiver says of a ticket at a time; raises what ``note_state`` does."""
        return note_state(ticket.key, ticket, at, pushes=self._pushes)

    def setting(
        self,
        documents: Documents,
        policy: Policy,
        clock: Callable[[], datetime],
        *,
        is_private: bool,
        url: str,
    ) -> Setting:
        """Where the items of one document go, for one click."""
        return Setting(
            tracker=self.new(),
            kind=self._settings.kind,
            targets=self._in_force.targets.tracker,
            policy=policy,
            clock=clock,
            documents=documents,
            pushes=self._pushes,
            is_private=is_private,
            url=url,
        )


def maker(settings: TrackerSettings) -> Callable[[], Tracker] | None:
    """What makes trackers of the kind that is set up, if one is.

    Raises:
        SettingsError: a day is none.

    """
    if not settings.kind:
        return None
    if settings.kind == JIRA:
        return _jira(settings)
    if settings.kind == GITHUB:
        from addon.integrations.github.client import Client
        from addon.integrations.github.tracker import GitHubTracker

        return lambda: GitHubTracker(Client(settings.url, settings.secret, BUDGET_S))
    if settings.kind == WEBHOOK:
        from addon.integrations.webhook.tracker import WebhookTracker

        return lambda: WebhookTracker(settings.url, settings.secret, BUDGET_S)
    from addon.integrations.console_tracker import ConsoleTracker

    return ConsoleTracker


def _jira(settings: TrackerSettings) -> Callable[[], Tracker]:
    from addon.integrations.jira.client import Access, Client
    from addon.integrations.jira.limits import Limits
    from addon.integrations.jira.screens import Screens
    from addon.integrations.jira.tracker import JiraTracker

    access = Access(settings.url, settings.email, settings.secret, _day(settings.expires))
    limits, screens = Limits(), Screens()
    return lambda: JiraTracker(Client(access, limits, BUDGET_S), screens)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise SettingsError(f"{JIRA_EXPIRES} is no day of the calendar") from problem
