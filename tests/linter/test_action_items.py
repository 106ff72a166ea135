"""Action items in the notations that people use: words, owner, priority, ticket, due, done when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linter.reading import items, of_docs
from tests.reader import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.anatomy.action_items import ActionItem

FIELDS = ("owner", "priority", "ticket", "due", "done_when")


def one(text: str) -> ActionItem:
    (item,) = items(text)
    return item


def fields(item: ActionItem) -> dict[str, str]:
    """What is said of an item, its words aside."""
    return {name: value for name in FIELDS if (value := getattr(item, name))}


ALERT = "Add a disk alert for db-1"


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ('"{}" (Owner: J. Park, P0, OPS-12)', "J. Park|P0|OPS-12"),
        ("“{}” (Owner: J. Park, P0, OPS-12).", "J. Park|P0|OPS-12"),
        ("{} (Owner: Jo Park, P0)", "Jo Park|P0"),
        ('"{}" (Owner: J. Park, P0) OPS-12', "J. Park|P0|OPS-12"),
        ("{} (Owner: J. Park, P0), OPS-12", "J. Park|P0|OPS-12"),
        ("{} {{owner: J. Park}} {{P0}}", "J. Park|P0"),
        ("{} (Owner: Lee, Effort: 2 days, P1)", "Lee|P1"),
        ("DONE: {} (Lee)", "Lee"),
        ("Platform team: {}", "Platform team"),
        ("{} (Zoë Müller, P1)", "Zoë Müller|P1"),
        ("{} (Lee, due Fri)", "Lee|||Fri"),
        ("{} (J. Park, P0, OPS-12)", "J. Park|P0|OPS-12"),
        ("{} (P0; Lee; OPS-12)", "Lee|P0|OPS-12"),
        ("{} [owner: Lee] [P0] [OPS-12]", "Lee|P0|OPS-12"),
        ("[P1] @jo by Friday: {}", "@jo|P1||Friday"),
        ("[P1][OPS-12] {} (Lee)", "Lee|P1|OPS-12"),
        ("OPS-12 {}", "||OPS-12"),
        ("OPS-12: {}", "||OPS-12"),
        ("P0: {}", "|P0"),
        ("P0 – {}", "|P0"),
        ("**P0** {}", "|P0"),
        ("(P0) {}", "|P0"),
        ("{}, P0", "|P0"),
        ("{} P0", "|P0"),
        ("{} — J. Park, P1, OPS-3", "J. Park|P1|OPS-3"),
        ("{} - J. Park, P1, OPS-3", "J. Park|P1|OPS-3"),
        ("**{}** – Lee – P1 – OPS-3", "Lee|P1|OPS-3"),
        ("{} → Lee, P1", "Lee|P1"),
        ("{} (P1) - Jo Park", "Jo Park|P1"),
        ("{} | Lee | P1 | OPS-3", "Lee|P1|OPS-3"),
        ("P1 | OPS-3 | {} | lee", "lee|P1|OPS-3"),
        ("{}; owner: Lee; priority: high; due: 14 March 2026", "Lee|P1||14 March 2026"),
        ("{}; Owner: J. Park; Priority: P1", "J. Park|P1"),
        ("{} Owner: Lee Priority: P1 Done when: it fires, twice", "Lee|P1|||it fires, twice"),
        (
            "{}\n  - Owner: J. Park\n  - Priority: P1\n  - Done when: it fires",
            "J. Park|P1|||it fires",
        ),
        ("{}\n  - J. Park, P1, OPS-3", "J. Park|P1|OPS-3"),
        ("**Owner:** Lee **Priority:** P1 **Action:** {}", "Lee|P1"),
        ("Action: {}; Owner: Lee", "Lee"),
        ("Owner: J. Park – {}", "J. Park"),
        ("J. Park: {}", "J. Park"),
        ("@jo: {}", "@jo"),
        ("{} @jo #123", "@jo||#123"),
        ("{} (@jo, org/repo#12)", "@jo||org/repo#12"),
        ("{} (jo@example.com)", "jo@example.com"),
        ("{}, owner jo@example.com", "jo@example.com"),
        ("{} (assigned to Jo Park)", "Jo Park"),
        ("{}, assigned to Jo Park, by Friday", "Jo Park|||Friday"),
        ("{} by Friday", "|||Friday"),
        ("{} (due end of March)", "|||end of March"),
        ("{} (due: March 14, 2026, P1)", "|P1||March 14, 2026"),
        ("{} (due 2026-03-14, owner Lee)", "Lee|||2026-03-14"),
        ("{}, tracked in OPS-3", "||OPS-3"),
        ("{} (see OPS-3)", "||OPS-3"),
        ("{} https://jira.example.com/browse/OPS-3", "||OPS-3"),
        ("{} ([OPS-3](https://jira.example.com/browse/OPS-3))", "||OPS-3"),
        ("[OPS-3](https://jira.example.com/browse/OPS-3) {}", "||OPS-3"),
        ("{} ([ticket](https://jira.example.com/browse/OPS-3))", "||OPS-3"),
        ("[{}](https://jira.example.com/browse/OPS-3)", "||OPS-3"),
        (
            "{} [#12](https://github.com/org/repo/issues/12)",
            "||#12",
        ),
        ("{} (done when: it fires (twice) in staging; P1)", "|P1|||it fires (twice) in staging"),
        ("{} (P1, done when it fires in staging, twice)", "|P1|||it fires in staging, twice"),
        ("{}; done when it fires; owner: Lee", "Lee||||it fires"),
        ("{} (Priority: critical)", "|P0"),
        ("{} (low)", "|P2"),
        ("{} (Owners: Jo, Lee; P1)", "Jo, Lee|P1"),
        ("{} (Ana and Lee)", "Ana, Lee"),
        ("{} (Owner: SRE team lead (J. Park), P1)", "SRE team lead (J. Park)|P1"),
        ("{} (Owner: SRE team, P1)", "SRE team|P1"),
        ("[ ] {} (Lee)", "Lee"),
        ("[x] {} (Lee)", "Lee"),
        ("☐ {} (Lee)", "Lee"),
    ],
    ids=lambda value: value.replace("\n", " ").format(".."),
)
def test_fields_are_told_from_words(bullet: str, expected: str) -> None:
    item = one("- " + bullet.format(ALERT))
    parts = [*expected.split("|"), "", "", "", ""]

    assert item.text == ALERT
    assert item.block.quote(item.span) == ALERT
    assert fields(item) == {name: part for name, part in zip(FIELDS, parts, strict=False) if part}


@pytest.mark.parametrize(
    "words",
    [
        "Use UTF-8, SHA-256, TLS-1 and HTTP-2 everywhere",
        "Patch CVE-2024-1 in us-east-1 before the next SEV-1",
        "Alert when p99 is above 2 s",
        "Answer every P1 alert within 5 minutes",
        "Close the Q3-2026 budget for ISO-27001",
        "Send alerts to alerts@example.com",
        "Move shard #3 to another rack",
        "Add a connection pool (Redis)",
        "Add a site reliability guide (SRE)",
        "Document the fail-over (and the way back)",
        "Restart Kafka, Zookeeper",
        "Reduce the TTL – low risk",
        "Load Balancer: add a retry",
        "Lower the TTL (North America)",
        "Lower the TTL – Route 53",
        "Automate the failover (manual today, takes 20 min)",
        "Ensure that Owner: and Priority: are filled in",
        'Add the column "Owner: name" to the table',
        "Make it clear who the owner is",
        "Write down what is done when a node fails",
        "Fix the issue: the login is slow",
        "Annotate the client with `@Retry` and close `OPS-12`",
        'Rename "P1" to "urgent"',
        "Ask the vendor, the registrar and the bank.",
    ],
)
def test_words_that_look_like_fields_stay_words(words: str) -> None:
    item = one(f"- {words}")

    assert item.text == words.replace("`", "")
    assert (item.owner, item.priority, item.ticket) == ("", None, None)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("Fix OPS-3 in the client", "ticket", "OPS-3"),
        ("Follow up on OPS-3", "ticket", "OPS-3"),
        ("Review what @jo found", "owner", "@jo"),
        ("The SRE team will add an alert", "owner", "The SRE team"),
        ("J. Park will add an alert", "owner", "J. Park"),
        ("Ship by Friday, or sooner", "due", "Friday"),
    ],
)
def test_a_field_among_the_words_counts_and_stays(words: str, name: str, value: str) -> None:
    item = one(f"- {words}")

    assert item.text == words
    assert getattr(item, name) == value


def test_a_field_around_the_words_beats_one_among_them() -> None:
    item = one("- Do what @jo found in OPS-3 (Owner: Lee, OPS-4)")

    assert (item.owner, item.ticket) == ("Lee", "OPS-4")


def test_the_place_of_the_owner_is_known() -> None:
    item = one(f"- {ALERT} (P1, Owner: J. Park)")

    assert item.owner_block is item.block
    assert item.block.text[item.owner_start : item.owner_end] == "J. Park"


@pytest.mark.parametrize("value", ["TBD", "-", "?", "n/a", "unassigned", ""])
def test_a_placeholder_is_nobody_and_nothing(value: str) -> None:
    row = f"| Action | Owner | Priority | Ticket | Due |\n|---|---|---|---|---|\n| {ALERT} |"

    assert fields(one(row + f" {value} |" * 4)) == {}
    assert fields(one(f"- {ALERT} (Owner: {value}, Ticket: {value})")) == {}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- {} (declined: replaced by OPS-12)", "replaced by OPS-12"),
        ("- {} – declined: too costly, for now", "too costly, for now"),
        ("- ~~{}~~ declined: too costly", "too costly"),
        ("- {}\n  - Declined: too costly", "too costly"),
        ("| Action | Ticket |\n|---|---|\n| {} | declined: too costly |", "too costly"),
        ("| Action | Status |\n|---|---|\n| {} | Declined – too costly |", "too costly"),
    ],
    ids=lambda value: value.replace("\n", " "),
)
def test_a_declined_item_keeps_its_reason(text: str, reason: str) -> None:
    item = one(text.format(ALERT))

    assert (item.text, item.state, item.declined_because) == (ALERT, "declined", reason)
    assert item.ticket is None


@pytest.mark.parametrize(("text", "state"), [("- {}", "candidate"), ("- {} (OPS-1)", "committed")])
def test_a_ticket_commits_an_item(text: str, state: str) -> None:
    assert one(text.format(ALERT)).state == state


FIRST, SECOND = "Add a disk alert", "Remove the old alert"


@pytest.mark.parametrize(
    "text",
    [
        "- {} (Lee)\n- {} (Ana)",
        "1. {}\n2. {}",
        "- Immediate:\n  - {}\n- Later:\n  - {}",
        "- **Short term**\n  - {}\n  - {}",
        "- Alerting\n  - {} (Lee, P0)\n  - {} (Ana, P1)",
        "### Now\n\n- {}\n\n### Later\n\n- {}",
        "We agreed on these:\n\n- {}\n  - a detail\n- {}\n\n> a quote\n",
        "| Action |\n|---|\n| {} |\n\n- {}",
        "{}\n\n{}",
        "| Action | Owner |\n|---|---|\n| {} | Lee |\n| | |\n| {} | Ana |",
    ],
    ids=lambda text: text.replace("\n", " ")[:50],
)
def test_rows_bullets_and_paragraphs_are_items(text: str) -> None:
    assert [item.text for item in items(text.format(FIRST, SECOND))] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "words",
    [
        FIRST,
        "Monitoring of the disks",
        "Fix the P1 alert",
        "Add alerts for:",
        "Next: add an alert",
        "High availability of the database",
    ],
)
def test_a_bullet_with_details_is_one_item(words: str) -> None:
    text = f"- {words}\n  - in staging\n  - in production\n- {SECOND} (Lee)"

    assert [item.text for item in items(text)] == [words.rstrip(":"), SECOND]


def test_a_bullet_that_starts_with_its_priority_is_no_group() -> None:
    item = one(f"- P1: {ALERT}\n  - in staging\n  - Owner: Lee")

    assert (item.text, item.owner, item.priority) == (ALERT, "Lee", "P1")


@pytest.mark.parametrize(
    "text",
    [
        "None.",
        "- None",
        "- N/A",
        "- TBD",
        "No action items.",
        "- No immediate action items.",
        "| Action | Owner |\n|---|---|\n| None | |",
        "| Action | Owner |\n|---|---|\n| | Lee |",
        "```\nfix it\n```",
        "> fix it",
        "These are the next steps:",
        "",
    ],
)
def test_nothing_to_do_is_no_item(text: str) -> None:
    assert items(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "### P0 (this week)\n\n- {}\n\n### P1\n\n- {} (P2)\n- Wait",
        "**P0**\n\n- {}\n\n**P1**\n\n- {} (P2)\n- Wait",
        "- P0:\n  - {}\n- P1:\n  - {} (P2)\n  - Wait",
        "- Critical\n  - {}\n- High priority\n  - {} (P2)\n  - Wait",
    ],
    ids=lambda text: text.replace("\n", " ")[:40],
)
def test_a_group_may_give_the_priority_of_its_items(text: str) -> None:
    found = items(text.format(FIRST, SECOND))

    assert [item.priority for item in found] == ["P0", "P2", "P1"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Action | Owner | Priority | Ticket | Due | Done when", "{} | Lee | P1 | OPS-3 | Friday | ok"),
        ("Ticket | Who | Prio | When | What | Definition of done", "OPS-3 | Lee | P1 | Friday | {} | ok"),
        ("# | Item | Assignee(s) | Urgency | Jira | ETA | Verified by", "1 | {} | Lee | High | OPS-3 | Friday | ok"),
        ("Item | Action | DRI | Priority (P0–P2) | Tracking link | Deadline | Done if", "1 | {} | Lee | P1 | OPS-3 | Friday | ok"),
        ("Description | Owner / DRI | Pri | Tracked in | Target date | Exit criteria", "{} | Lee | P1 (high) | OPS-3 | Friday | ok"),
        ("Fix | Owner | Priority | Ticket | Due date | Acceptance criteria", "{} | Lee | P1 | OPS-3 | Friday | ok"),
    ],
    ids=lambda text: text,
)  # fmt: skip
def test_a_table_may_call_and_order_its_columns_in_many_ways(header: str, row: str) -> None:
    rule = "|".join("---" for _ in header.split("|"))
    item = one(f"| {header} |\n|{rule}|\n| {row.format(ALERT)} |")

    assert item.text == ALERT
    assert [item.owner, item.ticket, item.due, item.done_when] == ["Lee", "OPS-3", "Friday", "ok"]
    assert item.priority == "P1"


@pytest.mark.parametrize(
    "table",
    [
        "| {0} | J. Park | P0 | OPS-1 |\n|---|---|---|---|\n| {1} | Lee | P1 | OPS-2 |",
        "| | | | |\n|---|---|---|---|\n| {0} | J. Park | P0 | OPS-1 |\n| {1} | Lee | P1 | OPS-2 |",
        "| P0 | OPS-1 | {0} | J. Park |\n|---|---|---|---|\n| P1 | OPS-2 | {1} | @jo |",
        "| {0} | Lead | High | #1 |\n|---|---|---|---|\n| {1} | Lee | Low | #2 |",
    ],
)
def test_a_table_without_a_header_tells_by_its_cells_what_is_what(table: str) -> None:
    first, second = items(table.format(FIRST, SECOND))

    assert (first.text, second.text) == (FIRST, SECOND)
    assert all(item.owner and item.priority and item.ticket for item in (first, second))


def test_a_name_in_brackets_is_a_word_where_a_column_holds_the_owners() -> None:
    item = one("| Action | Owner |\n|---|---|\n| Add a pool (Hikari) | Lee |")

    assert (item.text, item.owner) == ("Add a pool (Hikari)", "Lee")


def test_fields_in_the_cell_of_the_action_count_where_their_column_is_empty() -> None:
    table = "| Action | Owner | Priority | Ticket |\n|---|---|---|---|\n"

    assert fields(one(table + f"| {ALERT} (Owner: Lee, P2, OPS-9) | | P1 | |")) == {
        "owner": "Lee",
        "priority": "P1",
        "ticket": "OPS-9",
    }


def test_an_item_names_its_factor_where_a_column_says_so() -> None:
    item = one("| Factor | Action |\n|---|---|\n| F2 | Add a disk alert |")

    assert (item.text, item.factor) == ("Add a disk alert", "F2")


def docs(*content: Any) -> ActionItem:
    heading = writing.paragraph("Action items", style="HEADING_2")
    (item,) = of_docs(writing.page(heading, *content)).action_items
    return item


PARK = writing.person("J. Park", "park@example.com")
LEE = writing.person("", "lee@example.com")
TICKET = writing.rich_link("[OPS-3] Disk alert - Jira", "https://jira.example.com/browse/OPS-3")
DOCUMENT = writing.rich_link("Notes", "https://docs.example.com/d/1")
HIGH = writing.dropdown("P1")


def test_chips_are_fields_of_a_bullet() -> None:
    bullet = ("kix.bullets", 0)
    item = docs(writing.paragraph(HIGH, " ", ALERT, " ", PARK, " ", TICKET, bullet=bullet))

    assert item.text == ALERT
    assert fields(item) == {"owner": "J. Park", "priority": "P1", "ticket": "OPS-3"}


def test_chips_are_fields_of_a_row() -> None:
    cells = [writing.cell(writing.paragraph(chip)) for chip in (HIGH, PARK, TICKET)]
    table = writing.table(["What", "P", "Owner", "Ticket"], [ALERT, *cells])

    assert fields(docs(table)) == {"owner": "J. Park", "priority": "P1", "ticket": "OPS-3"}


def test_person_chips_side_by_side_are_several_owners() -> None:
    cell = writing.cell(writing.paragraph(PARK, " ", LEE))
    item = docs(writing.table(["Action", "Owner"], [ALERT, cell]))

    assert (item.owner, item.owner_kind) == ("J. Park, lee@example.com", "multiple")


def test_a_link_to_something_else_is_no_ticket() -> None:
    cell = writing.cell(writing.paragraph(DOCUMENT))

    assert docs(writing.table(["Action", "Ticket"], [ALERT, cell])).ticket is None


def test_the_words_of_a_cell_are_all_of_its_paragraphs() -> None:
    item = docs(
        writing.table(["Action", "Owner"], [writing.cell("Add an alert", "for db-1"), "Lee"])
    )

    assert item.text == "Add an alert\nfor db-1"


texts = st.sampled_from(
    [
        "Add a disk alert for db-1 at 80 %",
        'Rename "retry" to "backoff" in the client',
        "Use UTF-8, SHA-256 and TLS-1 everywhere",
        "Document how to fail over (and back)",
        "Page the on-call when p99 is above 2 s, for 5 minutes",
        "Drain us-east-1 within 1,000 requests",
        "Move the cron job to 14:03 UTC - before the backup",
        "Answer every P1 alert of a SEV-1",
    ]
)
owners = st.sampled_from(
    [
        "J. Park",
        "Jo Park",
        "Lee",
        "@jo-park",
        "jo.park@example.com",
        "SRE team lead",
        "Ana de Vries",
    ]
)
priorities = st.sampled_from(["P0", "P1", "P2"])
tickets = st.sampled_from(["OPS-12", "WEB2-7", "#123", "org/repo#12"])
dues = st.sampled_from(["2026-03-14", "Friday", "14 March 2026", "next Friday", "end of March"])
dones = st.sampled_from(
    ["the alert fires in staging, within 5 minutes", "p99 stays below 2 s (for a week)", "it is so"]
)
parts = st.fixed_dictionaries(
    {"text": texts},
    optional={
        "owner": owners, "priority": priorities, "ticket": tickets, "due": dues, "done_when": dones,
    },
)  # fmt: skip

LABELS = {
    "owner": "Owner", "priority": "Priority", "ticket": "Ticket", "due": "Due",
    "done_when": "Done when",
}  # fmt: skip


def labelled(item: dict[str, str], names: tuple[str, ...] = FIELDS) -> list[str]:
    return [f"{LABELS[name]}: {item[name]}" for name in names if name in item]


def said(item: dict[str, str], *names: str) -> list[str]:
    return [item[name] for name in names if name in item]


def in_brackets(item: dict[str, str]) -> str:
    inside = ", ".join(labelled(item))
    return f'- "{item["text"]}" ({inside})' if inside and '"' not in item["text"] else behind(item)


def behind(item: dict[str, str]) -> str:
    return "- " + ". ".join([item["text"], *labelled(item)])


def behind_semicolons(item: dict[str, str]) -> str:
    return "- " + "; ".join([item["text"], *labelled(item)])


def nested(item: dict[str, str]) -> str:
    return "\n  - ".join([f"- {item['text']}", *labelled(item)])


def behind_a_dash(item: dict[str, str]) -> str:
    mixed = said(item, "owner", "priority", "ticket") + labelled(item, ("due", "done_when"))
    return f"- {item['text']} — {', '.join(mixed)}" if mixed else f"- {item['text']}"


def in_short_brackets(item: dict[str, str]) -> str:
    ticket = f"{item['ticket']}: " if "ticket" in item else ""
    mixed = said(item, "priority", "owner") + labelled(item, ("due", "done_when"))
    return f"- {ticket}{item['text']}" + (f" ({'; '.join(mixed)})" if mixed else "")


def in_front(item: dict[str, str]) -> str:
    lead = "".join(f"[{item['priority']}] " if "priority" in item else "")
    return f"- {lead}Action: {item['text']}; " + "; ".join(
        labelled(item, ("owner", "ticket", "due", "done_when"))
    )


def columns(item: dict[str, str]) -> str:
    names = ("Ticket", "What", "Who", "Prio", "Due", "Done when")
    cells = [item.get(n, "") for n in ("ticket", "text", "owner", "priority", "due", "done_when")]
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n| {' | '.join(cells)} |"


NOTATIONS = [
    in_brackets, behind, behind_semicolons, nested, behind_a_dash, in_short_brackets, in_front,
    columns,
]  # fmt: skip


@given(parts, st.sampled_from(NOTATIONS))
def test_what_is_written_is_what_is_read(
    written: dict[str, str], notation: Callable[[dict[str, str]], str]
) -> None:
    item = one(notation(written))

    assert {"text": item.text.rstrip("."), **fields(item)} == written


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for item in items(f"- {text}"):
        assert 0 <= item.start <= item.end <= len(item.block.text)
