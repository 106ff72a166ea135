"""The weekly digest as a mail: what changed comes first."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from addon.mails.parts import Line, heading, listed, mail, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addon.domain.pushes import Push
    from addon.mails.parts import Mail, Part
    from addon.ports import PostmortemRecord
    from addon.usecases.sum_up_week import Awaited, Completion, Digest

    Address = Callable[[str], str]

_MOST = 40


def digest_mail(digest: Digest, address: Address) -> Mail:
    """The digest; ``address`` gives that of a document by its id."""
    return mail(f"Postmortems, week {digest.week}", [*_parts(digest, address)])


def _parts(digest: Digest, address: Address) -> Iterator[Part]:
    last = digest.until - timedelta(days=1)
    days = f"{digest.since:%-d %B} to {last:%-d %B %Y}, UTC"
    yield paragraph(f"{_summary(digest)} ({days})")
    yield from _section("Done this week", [_item(one) for one in digest.done])
    yield from _section("Newly overdue", [_item(one) for one in digest.newly_overdue])
    yield from _section("New this week", [_item(one) for one in digest.new])
    incidents = [_incident(one, address) for one in digest.incidents]
    yield from _section("Incidents with a new postmortem", incidents)
    yield from _section("Postmortems overdue", [_awaited(one, address) for one in digest.late])
    yield from _section("Postmortems due", [_awaited(one, address) for one in digest.awaited])
    for name, items in _by_team(digest.overdue):
        yield from _section(f"Past due: {name}", [_item(one) for one in items])
    yield from _completion(digest.completion)
    yield paragraph(
        "Shares are signals that lead to the items behind them, never targets. Private postmortems "
        "are not part of this. Items that were declined are not counted.",
        is_quiet=True,
    )


def _summary(digest: Digest) -> str:
    counts = (
        (len(digest.done), "action item done", "action items done"),
        (len(digest.newly_overdue), "newly overdue", "newly overdue"),
        (len(digest.incidents), "new postmortem", "new postmortems"),
        (len(digest.late), "postmortem overdue", "postmortems overdue"),
    )
    said = [f"{number} {one if number == 1 else many}" for number, one, many in counts]
    return f"{', '.join(said)}."


def _section(name: str, lines: Sequence[Line]) -> Iterator[Part]:
    if not lines:
        return
    yield heading(f"{name} ({len(lines)})")
    yield listed(lines[:_MOST])
    if len(lines) > _MOST:
        yield paragraph(f"… and {len(lines) - _MOST} more", is_quiet=True)


def _item(push: Push) -> Line:
    facts = [push.item_priority, push.owner, f"due {push.due}" if push.due else "", push.status]
    words = push.text.partition("\n")[0]
    return Line(push.key, push.url, words, " · ".join(fact for fact in facts if fact))


def _incident(record: PostmortemRecord, address: Address) -> Line:
    name = record.incident_id or record.severity
    document = record.document_id or ""
    return Line(name, address(document), f"{record.severity}, {record.kind}")


def _awaited(one: Awaited, address: Address) -> Line:
    line = _incident(one.record, address)
    return line._replace(remark=f"{_until(one.due)}, counted from its creation")


def _until(due: datetime) -> str:
    """A deadline at midnight is the end of the day before."""
    if due.time() == time():
        return f"by {due - timedelta(days=1):%Y-%m-%d}"
    return f"by {due:%Y-%m-%d %H:%M} UTC"


def _by_team(items: Sequence[Push]) -> list[tuple[str, list[Push]]]:
    """Items by the project that their tickets are in, most of them first."""
    teams: dict[str, list[Push]] = defaultdict(list)
    for item in items:
        teams[item.project].append(item)
    return sorted(teams.items(), key=lambda team: (-len(team[1]), team[0]))


def _completion(found: Sequence[Completion]) -> Iterator[Part]:
    for one in found:
        signal = f"; the practice looks for {one.signal} %" if one.signal else ""
        yield heading(f"{one.priority} done in time: {one.percent} %")
        yield paragraph(
            f"{len(one.in_time)} of {len(one.due)} that were due in the last 90 days{signal}."
        )
        late = [push for push in one.due if push not in one.in_time]
        if late:
            yield listed([_item(push) for push in late[:_MOST]])
