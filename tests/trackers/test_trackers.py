"""What holds for every tracker, whatever stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addon.domain.tickets import NEW
from addon.errors import QuotaError, RefusedError, UnavailableError, UnsentError
from tests.trackers.benches import ConsoleBench, GitHubBench, JiraBench, WebhookBench
from tests.trackers.drafts import draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.trackers.benches import Bench


def new_bench(name: str, root: Path) -> Bench:
    if name == "jira":
        return JiraBench(root)
    if name == "github":
        return GitHubBench(root)
    return WebhookBench() if name == "webhook" else ConsoleBench()


ANA = "5b10a2844c20165700ede21g"  # Whom the local Jira knows.
REMOTE = ["jira", "github", "webhook"]


@pytest.fixture(params=[*REMOTE, "console"])
def bench(request: pytest.FixtureRequest, root: Path) -> Iterator[Bench]:
    bench = new_bench(request.param, root)
    yield bench
    bench.close()


@pytest.fixture(params=REMOTE)
def remote(request: pytest.FixtureRequest, root: Path) -> Iterator[Bench]:
    bench = new_bench(request.param, root)
    yield bench
    bench.close()


def test_an_item_becomes_one_ticket_with_a_key(bench: Bench) -> None:
    item = draft(project=bench.project)

    ticket = bench.tracker().create(item)

    assert ticket.key
    assert ticket.uid == item.uid
    assert bench.tickets(item.uid) == 1


def test_a_ticket_is_read_by_its_key(bench: Bench) -> None:
    ticket = bench.tracker().create(draft(project=bench.project))

    found = bench.tracker().read([ticket.key, f"{bench.project}#99", "OPS-99"])

    assert set(found) <= {ticket.key}
    assert all(one.category == NEW and one.url == ticket.url for one in found.values())


def test_a_ticket_lies_above_the_floor_of_the_time_before(bench: Bench) -> None:
    tracker = bench.tracker()
    tracker.create(draft("before", bench.project))
    floor = tracker.floor(bench.project)
    item = draft("after", bench.project)
    ticket = tracker.create(item)

    found = tracker.made(bench.project, floor, item.uid)

    assert [one.key for one in found] == ([ticket.key] if bench.finds_lost else [])


def test_an_item_without_a_ticket_has_none(bench: Bench) -> None:
    bench.tracker().create(draft("another", bench.project))

    assert bench.tracker().made(bench.project, 0, draft("none").uid) == []


def test_an_update_changes_the_words_and_makes_no_ticket(bench: Bench) -> None:
    item = draft(project=bench.project)
    ticket = bench.tracker().create(item)

    bench.tracker().update(ticket.key, item._replace(summary="Reworded", revision="0"))
    bench.tracker().link(ticket.key, item)

    assert bench.tickets(item.uid) == 1 + isinstance(bench, ConsoleBench)


def test_a_lost_answer_leaves_it_open_whether_there_is_a_ticket(remote: Bench) -> None:
    item = draft(project=remote.project)
    remote.strike("lost")

    with pytest.raises(UnavailableError) as caught:
        remote.tracker().create(item)

    assert not isinstance(caught.value, UnsentError | QuotaError)
    assert remote.tickets(item.uid) == 1
    found = remote.tracker().made(remote.project, 0, item.uid)
    assert len(found) == remote.finds_lost


def test_what_is_found_of_a_lost_answer_or_made_again_is_one_ticket(remote: Bench) -> None:
    item = draft(project=remote.project)
    remote.strike("lost")
    with pytest.raises(UnavailableError):
        remote.tracker().create(item)

    if not remote.tracker().made(remote.project, 0, item.uid):
        remote.tracker().create(item)

    assert remote.tickets(item.uid) == 1


def test_a_broken_connection_is_not_tried_again(remote: Bench) -> None:
    item = draft(project=remote.project)
    remote.strike("unsent")

    with pytest.raises(UnavailableError):
        remote.tracker().create(item)

    assert remote.tickets(item.uid) == 0


def test_too_many_requests_say_how_long_to_wait_and_make_nothing(remote: Bench) -> None:
    item = draft(project=remote.project)
    remote.strike("limited")

    with pytest.raises(QuotaError) as caught:
        remote.tracker().create(item)

    assert 1 <= caught.value.wait_s <= 7
    assert remote.tickets(item.uid) == 0


def test_nobody_there_is_known_to_have_made_nothing(remote: Bench) -> None:
    tracker = remote.tracker()
    remote.close()

    with pytest.raises(UnsentError, match="cannot be reached"):
        tracker.create(draft(project=remote.project))


def test_a_name_that_is_no_repository_is_refused_before_anything_is_sent(root: Path) -> None:
    bench = GitHubBench(root)

    with pytest.raises(RefusedError, match="owner/name"):
        bench.tracker().create(draft(project="shop"))

    bench.close()
    assert bench.judge.requests == 0


def test_a_ticket_changes_hands(bench: Bench) -> None:
    ticket = bench.tracker().create(draft(project=bench.project))

    bench.tracker().assign(ticket.key, ANA)

    shown = bench.tracker().read([ticket.key]).get(ticket.key)
    assert shown is None or shown.account == ANA
    assert bench.tickets(draft().uid) == 1 or isinstance(bench, ConsoleBench)


def test_a_ticket_becomes_more_urgent_or_it_is_said_that_it_cannot(bench: Bench) -> None:
    ticket = bench.tracker().create(draft(project=bench.project))

    if isinstance(bench, GitHubBench):
        with pytest.raises(RefusedError, match="GitHub knows no priorities"):
            bench.tracker().prioritise(ticket.key, "Highest")
        return
    bench.tracker().prioritise(ticket.key, "Highest")

    shown = bench.tracker().read([ticket.key]).get(ticket.key)
    assert shown is None or shown.priority == "Highest"
