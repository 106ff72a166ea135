"""Jira Cloud: what goes into a ticket, what it refuses in which words, and when it says wait."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from addon.domain.tickets import DONE, PROPERTY
from addon.errors import (
    AccessError,
    AddonError,
    CredentialsError,
    QuotaError,
    RefusedError,
    UnavailableError,
)
from emulator.jira.projects import ACCOUNTS, STATUSES, Project
from emulator.jira.site import Site
from emulator.jira.troubles import REASONS
from tests.trackers.benches import JiraBench
from tests.trackers.drafts import draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from addon.domain.tickets import Draft

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Hands:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def bench(root: Path, clock: Hands) -> Iterator[JiraBench]:
    projects = [
        Project("OPS", "Operations", security_levels=("Confidential",)),
        Project("PAY", "Payments", number=10_001, components=("Checkout",)),
        Project("LEG", "Legal", number=10_002, required={"customfield_10010": "Team"}),
        Project("FEW", "Few fields", number=10_003, priorities=()),
        Project("ODD", "Odd priorities", number=10_004, priorities=("P0", "P1", "P2")),
    ]
    bench = JiraBench(root, Site(projects, clock, lag_s=300))
    yield bench
    bench.close()


def fields_of(bench: JiraBench) -> Any:
    (issue,) = bench.site.issues()
    return issue.fields


def test_label_and_property_come_with_the_ticket_itself(bench: JiraBench) -> None:
    item = draft()

    bench.tracker().create(item)

    (issue,) = bench.site.issues()
    assert issue.properties == {PROPERTY: {"uid": item.uid, "doc": "DOC", "rev": "8f1c02ab"}}
    assert issue.fields["labels"] == ["postmortem", item.label]


def test_the_description_says_what_done_means_and_where_the_item_comes_from(
    bench: JiraBench,
) -> None:
    bench.tracker().create(draft())

    shown = str(fields_of(bench)["description"])
    for words in (
        "Add an alert for the payments queue",
        "the alert fires in staging",
        "Nobody was told of the backlog",
        "https://docs.google.com/document/d/DOC/edit",
    ):
        assert words in shown


def test_the_fields_of_an_item_go_where_the_project_has_them(bench: JiraBench) -> None:
    bench.tracker().create(
        draft(account=ACCOUNTS[0].id, security_level="confidential", labels=("a", "b"))
    )

    fields = fields_of(bench)
    assert fields["priority"] == {"id": "1"}
    assert fields["duedate"] == "2026-03-08"
    assert fields["assignee"] == {"accountId": ACCOUNTS[0].id}
    assert fields["security"] == {"id": "1"}


def test_what_the_screen_does_not_have_is_left_out(bench: JiraBench) -> None:
    bench.tracker().create(draft(project="FEW"))

    assert "priority" not in fields_of(bench)


def test_a_priority_goes_by_our_own_name_where_the_scheme_has_that(bench: JiraBench) -> None:
    bench.tracker().create(draft(project="ODD", priority="P1"))

    assert fields_of(bench)["priority"] == {"id": "2"}


def test_a_component_goes_by_its_id(bench: JiraBench) -> None:
    bench.tracker().create(draft(project="PAY", components=("checkout",)))

    assert fields_of(bench)["components"] == [{"id": "1"}]


def test_a_required_field_can_be_stated_by_the_policy(bench: JiraBench) -> None:
    bench.tracker().create(draft(project="LEG", fields={"customfield_10010": "platform"}))

    assert fields_of(bench)["customfield_10010"] == "platform"


def test_long_words_on_several_lines_are_one_line(bench: JiraBench) -> None:
    bench.tracker().create(draft(summary="Add\nan alert " + "x" * 300))

    assert len(fields_of(bench)["summary"]) == 255
    assert "\n" not in fields_of(bench)["summary"]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (draft(project="LEG"), "asks for Team (customfield_10010); say what it is under targets"),
        (draft(issue_type="Story"), 'has no issue type "Story"; it has Task, Bug'),
        (draft(priority="P9", priority_name=""), 'no priority "P9"; it has Highest, High'),
        (draft(project="PAY", security_level="Confidential"), "no security levels"),
        (draft(security_level="Secret"), 'no "Secret" among its Security Level: Confidential'),
        (draft(project="PAY", components=("Cart",)), 'no "Cart" among its Components: Checkout'),
        (draft(labels=("two words",)), "labels: The label can't contain spaces"),
        (draft(fields={"customfield_1": "x"}), "customfield_1: Field 'customfield_1' cannot be"),
        (draft(account="nobody"), "assignee: Specify a valid 'accountId'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_refusal_names_the_field_and_makes_nothing(
    bench: JiraBench, item: Draft, words: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        bench.tracker().create(item)

    assert words in str(caught.value)
    assert bench.site.issues() == []
    bench.judge.faults = [one for one in bench.judge.faults if "two words" not in one]


def test_a_project_that_is_not_there_is_said_so(bench: JiraBench) -> None:
    with pytest.raises(AccessError, match="read the issue types of NONE: it is not there, or the"):
        bench.tracker().create(draft(project="NONE"))


@pytest.mark.parametrize(
    ("expires", "words"),
    [
        (date(2026, 3, 1), "does not accept the API token: it expired on 2026-03-01; make one at"),
        (None, "does not accept the API token; make one at"),
    ],
)
def test_a_token_past_its_day_is_said_so(
    bench: JiraBench, expires: date | None, words: str
) -> None:
    access = bench.access._replace(token="expired", expires=expires)

    with pytest.raises(CredentialsError, match=words):
        bench.tracker(access).create(draft())


def test_the_fields_of_a_project_are_asked_for_once(bench: JiraBench) -> None:
    bench.tracker().create(draft("one"))
    before = bench.judge.requests

    bench.tracker().create(draft("two"))

    assert bench.judge.requests == before + 1


def test_a_commit_after_the_connection_broke_is_found_by_its_key(
    bench: JiraBench, clock: Hands
) -> None:
    item = draft()
    bench.strike("late", seconds=90)
    with pytest.raises(UnavailableError):
        bench.tracker().create(item)
    assert bench.tracker().made("OPS", 0, item.uid) == []

    clock.now += timedelta(seconds=91)

    assert [one.key for one in bench.tracker().made("OPS", 0, item.uid)] == ["OPS-1"]


def test_a_gateway_that_failed_after_the_commit_leaves_it_open(bench: JiraBench) -> None:
    item = draft()
    bench.strike("bad_gateway")

    with pytest.raises(UnavailableError, match="failing"):
        bench.tracker().create(item)

    assert bench.tickets(item.uid) == 1


def test_a_moved_ticket_is_found_and_read_by_its_first_key(bench: JiraBench) -> None:
    item = draft()
    key = bench.tracker().create(item).key
    bench.site.move(key, "PAY")

    assert [one.key for one in bench.tracker().made("OPS", 0, item.uid)] == ["PAY-1"]
    assert bench.tracker().read([key])[key].key == "PAY-1"


def test_tickets_far_apart_are_found_across_the_gap(bench: JiraBench) -> None:
    for number in range(150):
        bench.site.create({"project": {"key": "OPS"}, "summary": str(number)}, {})
    item = draft()
    bench.tracker().create(item)

    assert [one.key for one in bench.tracker().made("OPS", 3, item.uid)] == ["OPS-151"]


def test_what_search_alone_knows_is_found_too(bench: JiraBench, clock: Hands) -> None:
    item = draft()
    bench.tracker().create(item)
    clock.now += timedelta(seconds=301)

    assert [one.key for one in bench.tracker().made("OPS", 900, item.uid)] == ["OPS-1"]


def test_the_floor_lies_behind_but_never_above(bench: JiraBench, clock: Hands) -> None:
    bench.tracker().create(draft())
    assert bench.tracker().floor("OPS") == 0

    clock.now += timedelta(seconds=301)

    assert bench.tracker().floor("OPS") == 1


@pytest.mark.parametrize("status", STATUSES, ids=lambda one: one.name)
def test_a_state_is_told_by_its_category(bench: JiraBench, status: Any) -> None:
    key = bench.tracker().create(draft(account=ACCOUNTS[1].id)).key
    bench.site.issues()[0].status = status

    shown = bench.tracker().read([key])[key]

    assert shown.status == status.name
    assert (shown.category == DONE) == (status.name == "Done")
    assert (shown.assignee, shown.priority) == ("J. Park", "Highest")


@pytest.mark.parametrize(
    ("email", "account_id"),
    [
        ("ana.r@example.com", ACCOUNTS[0].id),
        ("Ana.R@Example.com", ACCOUNTS[0].id),
        ("ana", ""),
        ("m.chen@example.com", ""),
        ("nobody@example.com", ""),
    ],
)
def test_only_a_certain_account_is_one(bench: JiraBench, email: str, account_id: str) -> None:
    assert bench.tracker().account("OPS", email) == account_id


@pytest.mark.parametrize("reason", REASONS)
def test_a_limit_closes_its_lane_and_no_more(bench: JiraBench, reason: str) -> None:
    bench.strike("limited", reason=reason, retry_after=40)
    with pytest.raises(QuotaError, match="40 seconds"):
        bench.tracker().create(draft())
    before = bench.judge.requests

    with pytest.raises(QuotaError) as caught:
        bench.tracker().create(draft())
    assert bench.judge.requests == before
    assert 38 < caught.value.wait_s <= 40

    is_open = "quota" not in reason
    try:
        bench.tracker().read(["OPS-1"])
    except AddonError:
        assert not is_open
    else:
        assert is_open


def test_a_link_is_one_however_often_it_is_made(bench: JiraBench) -> None:
    item = draft()
    key = bench.tracker().create(item).key

    bench.tracker().link(key, item)
    bench.tracker().link(key, item)

    assert list(bench.site.issues()[0].links) == [f"system={PROPERTY}&item={item.uid}"]
