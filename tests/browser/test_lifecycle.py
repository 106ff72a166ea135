"""The life of a postmortem in the sidebar: created, filled, damaged, healed, locked, reopened."""

from __future__ import annotations

import json
import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.product import ANA, OKAFOR, PARK, Product, allow_and_check, check
from tests.browser.visit import Visit
from tests.emulator.local import document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

Json = dict[str, Any]

TITLE = "checkout answered 503"
SUMMARY = "Checkout answered 503 to a third of all orders for 41 minutes. 9,300 orders failed."


@pytest.fixture
def visit(root: Path, context: BrowserContext, product: Product) -> Iterator[Visit]:
    answer: Json = json.loads((root / "examples" / "checkout-outage.json").read_text())
    product.load("copy", answer, owner=ANA, editors=PARK, viewers=OKAFOR, granted="")
    visit = Visit(context.new_page(), product.url)
    yield visit
    assert visit.mishaps == []


def create(visit: Visit) -> str:
    """Create a postmortem from the sidebar; gives its document's id."""
    visit.choose("New postmortem")
    visit.card.get_by_label("What happened").fill(TITLE)
    visit.card.get_by_label("SEV2", exact=True).check()
    visit.press("Create postmortem")
    address = visit.card.get_by_role("link", name="Open it").get_attribute("href") or ""
    (found,) = re.findall(r"/d/([^/]+)/", address)
    return str(found)


def delete_column(product: Product, document_id: str, name: str) -> None:
    """Delete a column by its name, as the menu of Google Docs does."""
    with closing(product.docs(ANA)) as service:
        _delete_column(service.documents(), document_id, name)


def _delete_column(documents: Any, document_id: str, name: str) -> None:
    content = documents.get(documentId=document_id).execute()["body"]["content"]
    for table in (each for each in content if "table" in each):
        for number, cell in enumerate(table["table"]["tableRows"][0]["tableCells"]):
            if cell_text(cell) == name:
                start = {"index": table["startIndex"]}
                place = {"tableStartLocation": start, "rowIndex": 0, "columnIndex": number}
                batch = [{"deleteTableColumn": {"tableCellLocation": place}}]
                documents.batchUpdate(documentId=document_id, body={"requests": batch}).execute()
                return
    raise AssertionError(name)


def cell_text(cell: Json) -> str:
    elements = cell["content"][0]["paragraph"]["elements"]
    return "".join(each.get("textRun", {}).get("content", "") for each in elements).strip()


def test_from_the_form_to_a_reopened_postmortem(visit: Visit, product: Product) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)
    document_id = create(visit)
    visit.open(document_id, ANA)
    heading = visit.document.get_by_role("heading", name="Impact", exact=True)

    # Fill one section; delete another, and a column of a table, by hand.
    visit.paragraph("Two or three sentences").fill(SUMMARY)
    visit.saved()
    visit.paragraph("Put numbers on it").fill("")
    visit.saved()
    heading.fill("")
    visit.saved()
    delete_column(product, document_id, "Owner")
    visit.open(document_id, ANA)
    check(visit)
    expect(visit.card).to_contain_text("Missing: Impact")
    expect(visit.card).to_contain_text("STR10")
    expect(heading).to_have_count(0)

    # Heal all.
    visit.choose("Repair the structure")
    expect(visit.card).to_contain_text('Restore "Impact" with its prompt')
    expect(visit.card).to_contain_text('Put the column "Owner" of "Action items" back')
    visit.press("Repair all")
    expect(visit.card).not_to_contain_text("Missing: Impact")
    expect(visit.card).not_to_contain_text("STR10")
    expect(heading).to_be_visible()
    expect(visit.document.get_by_role("columnheader", name="Owner")).to_be_visible()
    expect(visit.paragraph(SUMMARY)).to_be_visible()

    # Publish, with a reason, since most of it is still to be written.
    visit.choose("Publish")
    expect(visit.card).to_contain_text("In the way")
    visit.card.get_by_label("Reason").fill("An exercise of ours.")
    visit.press("Publish all the same")
    expect(visit.card).to_contain_text("Published and locked")

    # Be refused an edit.
    visit.open(document_id, ANA)
    expect(visit.card).to_contain_text("Published and locked")
    visit.paragraph(SUMMARY).fill(f"{SUMMARY} Too late.")
    expect(visit.page.locator("#saving")).to_have_text("Not saved")
    assert "not saved" in visit.errors()[0]
    expect(visit.paragraph("Too late.")).to_have_count(0)

    # Reopen, and edit.
    visit.open(document_id, ANA)
    visit.press("Reopen")
    expect(visit.card).not_to_contain_text("Published and locked")
    visit.paragraph(SUMMARY).fill(f"{SUMMARY} In time.")
    visit.saved()
    expect(visit.paragraph("In time.")).to_be_visible()
    assert visit.errors() == []


def test_a_document_becomes_a_postmortem(visit: Visit, product: Product) -> None:
    notes = document("Call of 14:10 UTC", "Mira rolled it back at 14:20 UTC", title="INC 7")
    product.load("notes", notes, owner=ANA)
    visit.open("notes", ANA)
    expect(visit.card).to_contain_text("Not a postmortem")

    visit.press("Make this document a postmortem")
    expect(visit.card).to_contain_text('Put the title "Postmortem: INC 7" on top')
    visit.press("Make it a postmortem")

    expect(visit.card).to_contain_text("Not ready")
    expect(visit.document.get_by_role("heading", name="Action items")).to_be_visible()
    expect(visit.paragraph("Mira rolled it back at 14:20 UTC")).to_be_visible()
    assert visit.errors() == []
