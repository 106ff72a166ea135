"""A whole story with words that nobody else writes: they are in no log, no queue, and few cells."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.product import ANA, PARK, Product, allow_and_check, fix
from tests.browser.visit import Visit
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS, Incident

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

Cells = set[tuple[str, str]]

STORY = "1-canaries"
NAMES = (
    *("title", "summary", "impact", "timeline", "factor", "well", "colleague"),
    *("item", "owner", "done", "ticket", "dismissal", "publication"),
)
CANARY = {name: f"zwitscher{name}" for name in NAMES}

# What DESIGN 3 lets the store hold of a document's words: action items that have become tickets,
# and why somebody published all the same. What was sent to the tracker is gone once it is there.
ALLOWED: dict[str, Cells] = {
    "item": {("pushes", "text")},
    "owner": {("pushes", "owner"), ("pushes", "assignee")},
    "publication": {("events", "reason")},
}


def told() -> Incident:
    """An incident with a canary in every part, and blame to find in some."""
    real = INCIDENTS[0]
    (first, *rest) = real.actions
    blame = f"The {CANARY['timeline']} engineer should have known better."
    forgot = f"The {CANARY['summary']} engineer forgot to page the database team."
    return real._replace(
        title=f"checkout answered 503 {CANARY['title']}",
        summary=f"{real.summary} {forgot}",
        impact=f"{real.impact} It was human error of {CANARY['impact']}.",
        timeline=(*real.timeline, ("14:44 UTC", CANARY["timeline"], blame)),
        factors=(*real.factors, ("Process", f"The root cause was {CANARY['factor']}.")),
        went_well=f"{real.went_well} {CANARY['well']} paged at once.",
        actions=(
            (
                f"{first[0]} {CANARY['item']}",
                f"Mira {CANARY['owner'].title()}",
                "P0",
                "",
                f"{first[4]} {CANARY['done']}",
            ),
            *((text, owner, grade, "", done) for text, owner, grade, _, done in rest),
        ),
    )


def known() -> dict[str, Any]:
    """What its header says; that it does not say when the impact ended is an error."""
    start = datetime(2026, 3, 1, 14, 2, tzinfo=UTC)
    times = {"impact_started": start, "detected": start, "mitigated": start + timedelta(minutes=40)}
    return {"times": times, "responders": [ANA]}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def product(tmp_path: Path, log: Path) -> Iterator[Product]:
    """Give the product with its log and its store where they can be read."""
    with log.open("wb") as stream:
        # As on App Engine, where every line is written.
        environ = {"TMPDIR": str(tmp_path), "GAE_ENV": "standard"}
        product = Product(environ=environ, log=stream)
        try:
            answer = json.loads(json.dumps(filled(told(), STORY, **known()).get(include_tabs=True)))
            product.load(STORY, answer, owner=ANA, editors=PARK, granted="")
            comment(product, f"{CANARY['colleague']} says that this is wrong.")
            yield product
        finally:
            product.end()


def comment(product: Product, words: str) -> None:
    """Let a colleague comment on the document, in a thread that is not ours."""
    url = f"{product.url}drive/v3/files/{STORY}/comments?fields=id"
    token = product.control("POST", "token", {"email": PARK, "scopes": "drive"})["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    body = json.dumps({"content": words}).encode()
    with urlopen(Request(url, body, headers), timeout=10) as answer:  # noqa: S310
        assert answer.status == 200


@pytest.fixture
def visit(context: BrowserContext, product: Product) -> Iterator[Visit]:
    visit = Visit(context.new_page(), product.url)
    yield visit
    assert visit.mishaps == []


def tell(visit: Visit) -> str:
    """Check, comment, fix, dismiss, send and publish; gives what the cards have shown."""
    shown = []

    def see() -> None:
        shown.append(visit.card.text_content() or "")

    visit.open(STORY, ANA)
    allow_and_check(visit)
    see()
    visit.press("Comment on all")
    see()
    fix(visit, "LNG01 person-blamed")
    visit.card.get_by_role("button", name="Suggest this").first.click()
    visit.settled()
    visit.choose("Review")
    see()
    visit.press("Back to the report")
    visit.card.get_by_role("button", name="Dismiss").first.click()
    visit.settled()
    visit.card.get_by_label("Why is it all right here?").fill(f"It is {CANARY['dismissal']}.")
    visit.press("Dismiss")
    visit.press("Create tickets")
    see()
    visit.card.get_by_label("Title of the ticket").first.fill(f"Alert {CANARY['ticket']}")
    visit.press("Create tickets")
    expect(visit.card).to_contain_text("2 of 2 items with a ticket")
    visit.press("Back to the report")
    visit.choose("Publish")
    see()
    visit.card.get_by_label("Reason").fill(f"It is {CANARY['publication']}.")
    visit.press("Publish all the same")
    expect(visit.card).to_contain_text("Published and locked")
    return " ".join(shown)


def cells(store: Path) -> list[tuple[str, str, str]]:
    """Table, column and content of every cell of a store."""
    found = []
    with closing(sqlite3.connect(store)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
            names = [column[0] for column in rows.description]
            for row in rows.fetchall():
                found += [(table, name, str(cell)) for name, cell in zip(names, row, strict=True)]
    return found


def test_they_are_where_the_design_allows_and_nowhere_else(
    visit: Visit, product: Product, tmp_path: Path, log: Path
) -> None:
    shown = tell(visit)
    read = [name for name in NAMES if CANARY[name] in shown.lower()]
    assert {"summary", "item", "owner"} <= set(read)  # They went through the backend.

    (store,) = tmp_path.glob("second-story-*/store.db")
    kept = cells(store)
    assert {table for table, _, _ in kept} >= {"pushes", "events", "looks", "comment_turns"}
    for name in NAMES:
        places = {(t, c) for t, c, content in kept if CANARY[name] in content.lower()}
        assert places <= ALLOWED.get(name, set()), name
    assert {name for name in NAMES if any(CANARY[name] in c.lower() for _, _, c in kept)} == set(
        ALLOWED
    )

    lines = log.read_text()
    assert '"event": "check"' in lines
    assert '"event": "push"' in lines
    assert [name for name in NAMES if CANARY[name] in lines.lower()] == []
    assert re.findall(r"ya29\.[\w-]+|eyJ[\w-]+\.", lines) == []

    # Nothing was queued; what would be is held to the same.
    calls: list[dict[str, Any]] = product.control("GET", "calls")
    assert [call for call in calls if call["path"].startswith("/v2/")] == []
    assert STORY in {content for _, _, content in kept}
