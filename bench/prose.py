"""A postmortem of about 2,200 words, the same on every run, of which the benchmarks are made."""

from __future__ import annotations

from itertools import cycle, islice
from typing import NamedTuple


class Part(NamedTuple):
    """A piece of the document: ``kind`` is title, heading, paragraph, item or table."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


SERVICES = ("checkout", "the order queue", "the session cache", "search", "the ledger", "billing")
PLACES = ("eu-west", "us-east", "both regions", "the staging cell", "eu-north")
PEOPLE = ("J. Park", "M. Chen", "the database lead", "the search lead", "the on-call engineer")

HEADER = (
    ("Severity", "SEV2"),
    ("Status", "In review"),
    ("Impact started", "2026-03-01 14:02 UTC"),
    ("Detected", "2026-03-01 14:09 UTC"),
    ("Mitigated", "2026-03-01 15:21 UTC"),
    ("Impact ended", "2026-03-01 15:37 UTC"),
    ("Facilitator", "the search lead"),
)

SUMMARY = (
    "On 1 March 2026 a connection pool on the order database ran out of slots after a routine "
    "deploy of checkout, and every write that needed one of them waited until it timed out. "
    "14,200 requests were answered with 503 over 95 minutes, which about 3,100 people noticed. "
    "Writes recovered when the pool was enlarged and the deploy was taken back."
)

IMPACT = (
    (
        "During the incident {service} answered 4.7 % of its requests in {place} with an error, "
        "and the slowest one in a hundred took 11.4 seconds instead of 0.6."
    ),
    "Support opened 212 tickets about {service}; 180 of them were closed within the same day.",
    (
        "Some customers of {service} saw a stale basket and clicked “Pay” twice, so that $8,400 of "
        "duplicate payments had to be returned by hand over the next two days."
    ),
    (
        "No data was lost: the journal of {service} in {place} was complete when it was compared "
        "with the replicas at 18:30 UTC."
    ),
)

EVENTS = (
    (
        "{person} deployed version 4.12 of {service} to {place}; the canary stayed green for the "
        "ten minutes that it is watched."
    ),
    "The alert “pool saturation above 90 %” fired for {service} and paged {person}.",
    (
        "{person} opened the dashboard of {service}, which showed no change because its data "
        "arrives with a delay of five minutes."
    ),
    (
        "{person} restarted one instance of {service} in {place}; the error rate fell for 40 "
        "seconds and then returned."
    ),
    "The retry storm of {service} reached {place}, and the queue grew to 48,000 messages.",
    (
        "{person} asked the database team in the incident channel whether a failover was under "
        "way; the answer was no."
    ),
    (
        "{person} should have checked the pool size of {service} before the restart, as the "
        "runbook recommends."
    ),
    "The status page was updated: degraded performance of {service} in {place}.",
    (
        "{person} raised `max_connections` from 200 to 400 in {place} and watched the error rate "
        "of {service} fall to 0.2 %."
    ),
    "The pod that serves {service} failed to start twice because the readiness probe timed out.",
)

FACTORS = (
    (
        "Technical: {service} opens a connection for each request and returns it only after the "
        "response is sent, so a slow client holds a slot of the pool."
    ),
    (
        "Process: the checklist for a release asks for a load test, but the test in {place} runs "
        "with a tenth of the traffic, and nobody could have seen the shortage there."
    ),
    (
        "Detection: the alert looks at the average over five minutes, and an exhausted pool in "
        "{place} is invisible in it until the third minute."
    ),
    "Organizational: two teams share the pool of {service} and neither of them owns its limit.",
    (
        "Technical: the client library behind {service} retries three times without a pause, which "
        "multiplied the load when the first timeouts came."
    ),
    (
        "Process: the runbook for {service} names a dashboard that was moved in January; finding "
        "the new one took {person} six minutes."
    ),
)

WENT_WELL = (
    "The canary of {service} limited the faulty version to {place} for the first 20 minutes.",
    "{person} wrote each step into the incident channel, which made this timeline easy to build.",
    "The rollback of {service} took four minutes from decision to finish, half of the last one.",
    "Support had a prepared answer for {service} and published it before the queue built up.",
)

ACTIONS = (
    ("Add an alert that fires when the pool of {service} is above 80 % for one minute", "P0"),
    ("Return a connection of {service} to the pool before the response is streamed", "P0"),
    ("Put a jittered pause between retries of {service} and cap them at two", "P1"),
    ("Move the limit of the shared pool into the configuration of {service}", "P1"),
    ("Improve the monitoring of {service}", "P2"),
    ("Replay production traffic at full rate against {place} before each release", "P2"),
)

DONE_WHEN = (
    "the alert fires in {place} when the pool is filled on purpose",
    "a slow client in {place} holds no slot for longer than 200 ms",
    "the retry test of {service} passes with 30 % injected time-outs",
)

QUESTIONS = (
    "Why did the dashboard of {service} show no gap while its source was late?",
    "Does {service} in {place} hold connections that no request uses any more?",
)


def filled(sentences: tuple[str, ...], count: int) -> list[str]:
    """Take ``count`` sentences in turn, each with the next service, place and person."""
    names = zip(cycle(SERVICES), cycle(PLACES), cycle(PEOPLE), strict=False)
    return [
        sentence.format(service=service, place=place, person=person)
        for sentence, (service, place, person) in islice(
            zip(cycle(sentences), names, strict=False), count
        )
    ]


def timeline(count: int) -> tuple[tuple[str, ...], ...]:
    """Rows of a timeline, three minutes apart."""
    minutes = (14 * 60 + 2 + 3 * number for number in range(count))
    rows = zip(minutes, filled(EVENTS, count), strict=True)
    return (
        ("Time (UTC)", "What happened"),
        *((f"{minute // 60:02}:{minute % 60:02}", event) for minute, event in rows),
    )


def actions(count: int) -> tuple[tuple[str, ...], ...]:
    """Rows of action items, of which every fifth has no owner yet."""
    texts = filled(tuple(text for text, _ in ACTIONS), count)
    ends = filled(DONE_WHEN, count)
    return (
        ("Action item", "Owner", "Priority", "Ticket", "Done when"),
        *(
            (
                text,
                "" if number % 5 == 4 else PEOPLE[number % 4],
                ACTIONS[number % len(ACTIONS)][1],
                f"OPS-{100 + number}" if number % 3 else "",
                end,
            )
            for number, (text, end) in enumerate(zip(texts, ends, strict=True))
        ),
    )


def postmortem() -> list[Part]:
    """The whole document, part by part."""
    return [
        Part("title", "Postmortem: writes to the order database timed out"),
        Part("table", rows=HEADER),
        Part("heading", "Summary"),
        Part("paragraph", SUMMARY),
        Part("heading", "Impact"),
        *(Part("paragraph", text) for text in filled(IMPACT, 9)),
        Part("heading", "Timeline"),
        Part("table", rows=timeline(38)),
        Part("heading", "Contributing factors"),
        *(Part("item", text) for text in filled(FACTORS, 18)),
        Part("heading", "What went well"),
        *(Part("item", text) for text in filled(WENT_WELL, 10)),
        Part("heading", "Action items"),
        Part("table", rows=actions(16)),
        Part("heading", "Open questions"),
        *(Part("item", text) for text in filled(QUESTIONS, 6)),
    ]


def word_count(parts: list[Part]) -> int:
    """Count the words that a reader of the document sees."""
    texts = [part.text for part in parts]
    cells = [cell for part in parts for row in part.rows for cell in row]
    return sum(len(text.split()) for text in texts + cells)
