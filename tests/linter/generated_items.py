"""Action items made up at random, and written in the ways that people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.reader import writing

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Json = dict[str, Any]


class Told(NamedTuple):
    """What an item says: as it is read, and as it is written where that differs."""

    text: str
    owner: str = ""
    owner_kind: str = "none"
    email: str = ""
    priority: str | None = None
    written_priority: str = ""
    ticket: str | None = None
    link: str = ""
    due: str | None = None
    done_when: str | None = None
    declined: str | None = None

    @property
    def state(self) -> str:
        if self.declined is not None:
            return "declined"
        return "committed" if self.ticket else "candidate"


TEXTS = [
    "Add an alert on dead pooler connections above 10",
    "Run the load test on each change of a limit",
    "Refuse a swap to an index with fewer than half the documents",
    "Page when more than 30 % of searches are empty for 5 minutes",
    "Rotate the key on both providers in one job that stops when either refuses",
    "Limit imports to 200 changes per second in the import tool",
    "Write report pages to disk one by one instead of holding them in memory",
    "Compare 20 sampled records of both providers in the failover drill",
    "Alert at 80 % of the connection limit of orders-db",
    "Delete the retry loop of the mailer and let the queue redeliver",
    "Reject a pool limit that exceeds the limit of orders-db",
    "Move the lease of a batch into the database that both regions share",
]
OWNERS = [
    ("J. Park", "person", "j.park@example.com"),
    ("Mira Castell", "person", "mira@example.com"),
    ("Ana de Vries", "person", "ana@example.com"),
    ("Tomás Vega", "person", "tomas@example.com"),
    ("@jo-park", "person", ""),
    ("ada@example.com", "person", ""),
    ("SRE team lead", "person", ""),
    ("Payments team", "team", ""),
    ("Platform squad", "team", ""),
    ("Mira Castell, J. Park", "multiple", ""),
    ("", "none", ""),
]
PRIORITIES = [
    ("P0", "P0"),
    ("P1", "P1"),
    ("P2", "P2"),
    ("P3", "P3"),
    ("Critical", "P0"),
    ("High", "P1"),
    ("Medium", "P2"),
    ("", None),
]
SITE = "https://acme.atlassian.net/browse/"
DUES = ["2026-03-14", "14 March 2026", "next Friday", "end of March", None, None]
DONES = [
    "the alert fires in staging within two minutes",
    "CI refuses the change when it is replayed",
    "p99 stays below 2 s for a week",
    None,
    None,
]
REASONS = ["the risk is accepted until the pooler goes", "covered by the new limit", "too dear"]


def told(random: Random, number: int) -> Told:
    """One item; ``number`` keeps the keys of a list apart."""
    owner, kind, email = random.choice(OWNERS)
    written, priority = random.choice(PRIORITIES)
    ticket = (
        f"{random.choice(('OPS', 'PAY', 'SRCH', 'WEB2'))}-{number + random.randint(1, 900) * 10}"
    )
    fate = random.random()
    item = Told(
        random.choice(TEXTS),
        owner,
        kind,
        email,
        priority,
        written,
        due=random.choice(DUES),
        done_when=random.choice(DONES),
    )
    if fate < 0.4:
        return item._replace(ticket=ticket, link=f"{SITE}{ticket}" if fate < 0.2 else "")
    return item._replace(declined=random.choice(REASONS)) if fate < 0.5 else item


HEADERS = {
    "text": ["Action", "Action item", "Task", "What", "Follow-up", "Remediation"],
    "owner": ["Owner", "Assignee", "Who", "DRI", "Responsible", "Assigned to"],
    "priority": ["Priority", "Prio", "Urgency"],
    "ticket": ["Ticket", "Jira", "Tracking link", "Issue", "Tracked in", "Ticket link"],
    "due": ["Due", "Due date", "Deadline", "ETA", "By when"],
    "done_when": ["Done when", "Definition of done", "Acceptance criteria", "Exit criteria"],
}
NEEDED = ("text", "owner", "ticket")


def columns(random: Random) -> list[str]:
    """The columns of a table in some order; the template's, or others of the same meaning."""
    if random.random() < 0.3:
        return ["text", "owner", "priority", "ticket", "done_when"]
    rest = [name for name in HEADERS if name not in NEEDED and random.random() < 0.8]
    found = [*NEEDED, *rest]
    random.shuffle(found)
    return found


def header(names: list[str], random: Random) -> list[str]:
    return [random.choice(HEADERS[name]) for name in names]


def limited(item: Told, names: list[str]) -> Told:
    """What of an item a table without some columns can say."""
    if "priority" not in names:
        item = item._replace(priority=None, written_priority="")
    if "due" not in names:
        item = item._replace(due=None)
    return item if "done_when" in names else item._replace(done_when=None)


def markdown_table(items: list[Told], random: Random) -> tuple[str, list[Told]]:
    names = columns(random)
    lines = [header(names, random), ["---"] * len(names)]
    lines += [[_cell(item, name) for name in names] for item in items]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines), [
        limited(item, names) for item in items
    ]


def _cell(item: Told, name: str) -> str:
    if name == "ticket":
        if item.declined is not None:
            return f"declined: {item.declined}"
        return f"[{item.ticket}]({item.link})" if item.link else item.ticket or ""
    if name == "priority":
        return item.written_priority
    return getattr(item, name) or ""


def docs_table(items: list[Told], random: Random) -> tuple[Json, list[Told]]:
    """A table of Docs with person chips, priority dropdowns and links or rich links."""
    names = columns(random)
    rows: list[Any] = [header(names, random)]
    rows += [[_docs_cell(item, name, random) for name in names] for item in items]
    table = writing.table(*rows)
    answer = writing.answer(writing.paragraph("Action items", style="HEADING_1"), table)
    return answer, [limited(item, names) for item in items]


def _docs_cell(item: Told, name: str, random: Random) -> Json | str:
    if name == "owner" and item.email and random.random() < 0.6:
        return writing.cell(writing.paragraph(writing.person(item.owner, item.email)))
    if name == "priority" and item.written_priority and random.random() < 0.6:
        return writing.cell(writing.paragraph(writing.dropdown(item.written_priority)))
    if name == "ticket" and item.link and item.ticket:
        if random.random() < 0.5:
            chip = writing.rich_link(f"{item.ticket}: {item.text}", item.link)
            return writing.cell(writing.paragraph(chip))
        linked = writing.run(item.ticket, link={"url": item.link})
        return writing.cell(writing.paragraph(linked))
    return _cell(item, name) if name != "ticket" or not item.link else item.ticket or ""


def owner_in_brackets(item: Told) -> str:
    """Add alert … (Owner: NAME, P0)."""
    inside = [f"Owner: {item.owner}"] if item.owner and item.owner_kind != "multiple" else []
    inside += [f"Owners: {item.owner}"] if item.owner_kind == "multiple" else []
    inside += [item.written_priority] if item.written_priority else []
    inside += [item.ticket] if item.ticket else []
    inside += [f"due {item.due}"] if item.due else []
    inside += [f"done when {item.done_when}"] if item.done_when else []
    return f"{item.text} ({', '.join(inside)})" if inside else item.text


def priority_in_front(item: Told) -> str:
    """[P1] @handle by Friday: …, where the item has all three."""
    lead = f"[{item.written_priority}] " if item.written_priority.startswith("P") else ""
    rest = [f"Priority: {item.written_priority}"] if item.written_priority and not lead else []
    if item.owner.startswith("@"):
        lead += f"{item.owner} by {item.due}: " if item.due else f"{item.owner}: "
    else:
        rest += [f"Owner: {item.owner}"] if item.owner else []
        rest += [f"Due: {item.due}"] if item.due else []
    rest += [f"Ticket: {item.ticket}"] if item.ticket else []
    rest += [f"Done when: {item.done_when}"] if item.done_when else []
    return "; ".join([f"{lead}{item.text}", *rest])


def key_in_front(item: Told) -> str:
    """OPS-12 …, where there is a ticket."""
    lead = f"{item.ticket} " if item.ticket else ""
    rest = [f"Owner: {item.owner}"] if item.owner else []
    rest += [f"Priority: {item.written_priority}"] if item.written_priority else []
    rest += [f"Due: {item.due}"] if item.due else []
    rest += [f"Done when: {item.done_when}"] if item.done_when else []
    return ". ".join([f"{lead}{item.text}", *rest])


BULLETS: list[Callable[[Told], str]] = [owner_in_brackets, priority_in_front, key_in_front]


def bullets(items: list[Told], random: Random) -> tuple[str, list[Told]]:
    """A list in one notation; a bullet declines with its reason behind it."""
    write = random.choice(BULLETS)
    lines = []
    for item in items:
        plain = item._replace(link="")
        said = f" declined: {item.declined}" if item.declined is not None else ""
        lines.append(f"- {write(plain)}{'.' if said else ''}{said}")
    return "\n".join(lines), items
