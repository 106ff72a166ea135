"""The weekly digest as a mail: what changed comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from addon.mails.parts import Line, heading, listed, mail, paragraph
from linter.language.durations import minutes_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addon.domain.pushes import Push
    from addon.mails.parts import Mail, Part
    from addon.ports import PostmortemRecord
    from addon.usecases.sum_up_week import Awaited, Completion, Digest, Told

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
    yield from _section("Incidents", incidents)
    yield from _section("Postmortems overdue", [_awaited(one, address) for one in digest.late])
    yield from _section("Postmortems due", [_awaited(one, address) for one in digest.awaited])
    for name, items in _by_team(digest.overdue):
        said = f"Past due in {name}, {_by_priority(items)}"
        yield from _section(said, [_item(one) for one in items])
    yield from _section("With more than one ticket", [_doubled(one) for one in digest.doubled])
    yield from _completion(digest.completion, address)
    yield paragraph(
        "Shares are signals that lead to the items behind them, never targets. Private postmortems "
        "are not part of this.",
        is_quiet=True,
    )


def _summary(digest: Digest) -> str:
    counts = (
        (len(digest.done), "action item done", "action items done"),
        (len(digest.newly_overdue), "newly overdue", "newly overdue"),
        (len(digest.incidents), "incident", "incidents"),
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


def _doubled(push: Push) -> Line:
    words = push.text.partition("\n")[0]
    return Line(push.key, push.url, words, f"also {push.other_keys}")


def _incident(told: Told, address: Address) -> Line:
    return _postmortem(told.record, address, _when(told))


def _postmortem(record: PostmortemRecord, address: Address, remark: str) -> Line:
    name = record.incident_id or "no incident id"
    words = f"{record.severity}, {record.kind}"
    return Line(name, address(record.document_id or ""), words, remark)


def _when(told: Told) -> str:
    """When the incident was, as far as its document tells."""
    started, ended = told.outline.started_at, told.outline.ended_at
    if started is not None and ended is not None and started <= ended:
        lasted = minutes_in_words(int((ended - started).total_seconds() // 60))
        same_day = started.date() == ended.date()
        end = f"{ended:%H:%M}" if same_day else f"{ended:%Y-%m-%d %H:%M}"
        return f"{started:%Y-%m-%d %H:%M} to {end} UTC, {lasted}"
    if started is not None:
        return f"from {started:%Y-%m-%d %H:%M} UTC"
    if ended is not None:
        return f"until {ended:%Y-%m-%d %H:%M} UTC"
    return f"its document does not tell when; created on {told.record.asked_at:%Y-%m-%d}"


def _awaited(one: Awaited, address: Address) -> Line:
    begin = "the end of the impact" if one.is_from_impact else "its creation"
    return _postmortem(one.record, address, f"{_until(one.due)}, counted from {begin}")


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


def _by_priority(items: Sequence[Push]) -> str:
    counts = Counter(item.item_priority for item in items)
    return ", ".join(f"{counts[name]} {name or 'without a priority'}" for name in sorted(counts))


def _completion(found: Sequence[Completion], address: Address) -> Iterator[Part]:
    for one in found:
        below = f", below the {one.signal} % of the practice" if one.due and one.is_below else ""
        share = f"{one.percent} %{below}" if one.due else "none was due"
        yield heading(f"{one.priority} done in time: {share}")
        signal = f"; the practice looks for {one.signal} %" if one.signal else ""
        yield paragraph(
            f"{len(one.in_time)} of {len(one.due)} whose time ({one.window}) was over in the last "
            f"90 days{signal}. {sum(each.number for each in one.declined)} declined beside them."
        )
        lines = [_behind(push) for push in one.due if push not in one.in_time]
        lines += [
            _postmortem(each.record, address, f"{each.number} declined") for each in one.declined
        ]
        if lines:
            yield listed(lines[:_MOST])
        if len(lines) > _MOST:
            yield paragraph(f"… and {len(lines) - _MOST} more", is_quiet=True)


def _behind(push: Push) -> Line:
    """An item that was not done in its time."""
    line = _item(push)
    done = f" · done {push.done_at:%Y-%m-%d}" if push.done_at else ""
    return line._replace(remark=f"{line.remark}{done}")
