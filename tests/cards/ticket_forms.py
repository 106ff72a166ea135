"""The cards of action items, each form that looks different; what they say is written here."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from addon.cards.sent import sent_card
from addon.cards.tickets import tickets_card
from addon.domain import pushes as states
from addon.domain import ticket_plan as plans
from addon.domain.action_items import Known
from addon.domain.conflicts import Conflict
from addon.domain.pushes import Push
from addon.domain.ticket_plan import Planned
from addon.domain.tickets import Draft
from addon.usecases.create_tickets import Plan, Result, Sent
from linter.anatomy.action_items import ActionItem
from linter.document import Block, Post, Thread

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from addon.cards.links import Links
    from addon.cards.widgets.limits import Card

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
UID = "0e1d8a52-6a52-4f5e-9d5c-0a2f7f3b9c11"
ALERT = "Add an alert on dead pooler connections above 10"
LOAD = "Run the load test on each change of a limit"


def known(text: str, number: int = 0, push: Push | None = None, ticket: str = "") -> Known:
    item = ActionItem(Block("item", text, 1, 1 + len(text)), text, 0, len(text))
    item.ticket = ticket or None
    return Known(item, f"{number:016x}", UID, push)


def push(state: str = states.CREATED, **changed: Any) -> Push:
    made = {"key": "OPS-1", "url": "https://acme.atlassian.net/browse/OPS-1"}
    whole = Push(UID, "1AbC", "jira", "OPS", state=state, attempt_at=NOON)
    return whole._replace(**((made if state == states.CREATED else {}) | changed))


def draft(text: str, owner: str = "Mira Castell") -> Draft:
    return Draft(
        UID, "1AbC", "", "", "", "OPS", "Task", text, text, owner=owner, priority="P0",
        due="2026-12-02",
    )  # fmt: skip


def sendable(text: str, what: str = plans.CREATE, number: int = 0, why: str = "") -> Planned:
    return Planned(known(text, number, push()), what, why, draft(text))


def typical() -> list[Planned]:
    done = push(status="Done", category="done", assignee="Mira Castell")
    return [
        sendable(ALERT),
        sendable(LOAD, number=1),
        Planned(known("Page when more than 30 % of searches are empty", 2, done), plans.LINKED),
        Planned(known("Replace the pooler", 3), plans.CANNOT, "This action item has no owner"),
        Planned(known("Move to a larger instance", 4), plans.DECLINE, "covered by OPS-1"),
    ]


def every_kind() -> list[Planned]:
    refused = 'the project OPS has no priority "Blocker"; it has Highest, High'
    return [
        Planned(known(ALERT, 0, push(states.NEEDS_HUMAN)), plans.ASK),
        sendable(LOAD, plans.UPDATE, 1),
        sendable("Refuse a swap to an empty index", plans.CREATE, 2, refused),
        Planned(known("Page the search on-call", 3, push(states.UNKNOWN)), plans.UNDER_WAY),
        Planned(known("Typed by hand", 4, None, "PAY-871"), plans.LINKED),
    ]


def disagreeing(here: str = "Mira Castell", there: str = "Vi Sandoval") -> list[Planned]:
    conflicts = [Conflict("owner", here, there, there), Conflict("priority", "P0", "Medium", "P2")]
    return [
        Planned(known(ALERT, 0, push()), plans.LINKED, conflicts=conflicts),
        Planned(
            known(LOAD, 1, push(key="OPS-2")), plans.LINKED, conflicts=[Conflict("owner", here, "")]
        ),
    ]


def commented(word: str = "Ana R.", quote: str = "the pooler") -> list[Planned]:
    post = Post("p", word, LOAD, None, assignee="mira@example.com")
    source = Thread("t", [post], quote=quote)
    waiting = sendable(LOAD, number=7)
    bare = waiting.draft._replace(priority="") if waiting.draft is not None else None
    sent = Planned(known(ALERT, 8, push()), plans.LINKED)
    return [
        one._replace(known=one.known._replace(thread=source))
        for one in (waiting._replace(draft=bare), sent)
    ]


def plan(entries: Sequence[Planned], *, can_write: bool = True, is_copy: bool = False) -> Plan:
    return Plan(entries, can_write, is_copy, "jira", priorities=("P0", "P1", "P2"))


def many(words: str) -> list[Planned]:
    return [sendable(words * 3, number=number, why=words * 4) for number in range(60)]


def results(words: str = "") -> list[Result]:
    unknown = push(states.UNKNOWN, problem="Jira did not answer in time")
    return [
        Result(words or ALERT, push()),
        Result(words or LOAD, push(key="OPS-2", other_keys="OPS-7"), is_unassigned=True),
        Result(words or "Refuse a swap to an empty index", unknown, unknown.problem),
        Result(words or "Replace the pooler", None, words or "This action item has no owner"),
    ]


def forms(links: Links, far: Links, hostile: str, word: str) -> dict[str, Mapping[str, Any]]:
    """The forms by the function that makes the card."""
    plans_of: Mapping[str, Callable[[], Card]] = {
        "empty": lambda: tickets_card(plan([]), links),
        "typical": lambda: tickets_card(plan(typical()), links),
        "longest": lambda: tickets_card(plan(many(word * 4)), far, word * 9),
        "every_kind": lambda: tickets_card(plan(every_kind()), links),
        "viewer": lambda: tickets_card(plan(every_kind()[3:], can_write=False), links),
        "comments": lambda: tickets_card(plan(commented()), links),
        "comments_longest": lambda: tickets_card(plan(commented(word * 9, word * 9)), links),
        "conflicts": lambda: tickets_card(plan(disagreeing()), links),
        "conflicts_seen": lambda: tickets_card(
            plan(disagreeing(word * 3, word), can_write=False), links
        ),
        "copy": lambda: tickets_card(plan(typical()[2:], is_copy=True), links),
        "nothing_ticked": lambda: tickets_card(
            plan(typical()[:1]), links, "Tick at least one item."
        ),
        "hostile": lambda: tickets_card(plan([sendable(hostile, why=hostile)]), links, hostile),
    }
    sent_of: Mapping[str, Callable[[], Card]] = {
        "empty": lambda: sent_card(Sent([], 0, 1, is_written=True), links),
        "typical": lambda: sent_card(Sent(results()[:2], 0, 0, is_written=True), links),
        "longest": lambda: sent_card(Sent(results(word * 9) * 9, 40, 3, is_written=False), far),
        "mixed": lambda: sent_card(Sent(results(), 3, 1, is_written=False), links),
        "hostile": lambda: sent_card(Sent(results(hostile), 0, 0, is_written=True), links),
    }
    return {"tickets_card": plans_of, "sent_card": sent_of}
