"""The product as `make run` starts it: allow, read what is found, mend the text, check again."""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.product import (
    ANA,
    CHEN,
    FAULTY,
    MENDED,
    OKAFOR,
    PARK,
    Product,
    allow_and_check,
    check,
    codes,
    fix,
    mend,
)
from tests.browser.rich_document import paragraph, run, tab
from tests.browser.screenshots import PICTURE, take
from tests.browser.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

Json = dict[str, Any]


@pytest.fixture
def checkout(root: Path, product: Product) -> Json:
    """Give the sample with planted faults, loaded anew as "copy" and granted to nobody."""
    answer: Json = json.loads((root / "examples" / "checkout-outage.json").read_text())
    people = {"owner": ANA, "editors": PARK, "commenters": CHEN, "viewers": OKAFOR, "granted": ""}
    product.load("copy", answer, **people)
    product.control("DELETE", "faults")
    return answer


@pytest.fixture
def visit(context: BrowserContext, product: Product) -> Iterator[Visit]:
    visit = Visit(context.new_page(), product.url)
    yield visit
    assert visit.mishaps == []


def test_what_is_printed_opens_the_sample_with_planted_faults(
    visit: Visit, product: Product
) -> None:
    assert product.said.startswith("Second Story is at http://127.0.0.1:")
    visit.page.goto(product.url)

    expect(
        visit.document.get_by_role("heading", name="Postmortem: checkout outage")
    ).to_be_visible()
    expect(visit.card.get_by_role("button", name="Allow and check")).to_be_visible()


@pytest.mark.usefixtures("checkout")
def test_a_finding_is_read_mended_and_gone(visit: Visit) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)
    expect(visit.card).to_contain_text("Not ready")
    expect(visit.card).to_contain_text("LNG04 human-error-label")
    expect(visit.card).to_contain_text(FAULTY)

    mend(visit)
    check(visit)

    expect(visit.card).not_to_contain_text("LNG04")
    expect(visit.card).to_contain_text("Not ready")
    expect(visit.paragraph(MENDED)).to_be_visible()
    assert visit.errors() == []


@pytest.mark.usefixtures("checkout")
def test_a_fix_is_chosen_accepted_and_gone(visit: Visit) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)

    fix(visit, "LNG01 person-blamed")
    expect(visit.card).to_contain_text("What made it hard to page the database team")
    visit.card.get_by_role("button", name="Suggest this").first.click()
    visit.settled()

    expect(visit.card).to_contain_text("Fix offered")
    suggestion = visit.page.get_by_role("article", name="Suggestion by").filter(
        has_text="database team was not paged"
    )
    suggestion.get_by_role("button", name="Accept").click()
    expect(suggestion).to_have_count(0)
    check(visit)
    expect(visit.card).not_to_contain_text("forgot to page")
    expect(visit.paragraph("Restarts two")).to_contain_text("The database team was not paged")
    assert visit.errors() == []


def test_the_sidebar_finds_what_the_command_line_finds(
    visit: Visit, checkout: Json, tmp_path: Path
) -> None:
    (tmp_path / "copy.json").write_text(json.dumps(checkout))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    command = [sys.executable, "-m", "addon.cli", "lint", "copy.json", "--format", "json"]
    done = subprocess.run(
        [*command, "--now", now], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    found = json.loads(done.stdout)["documents"][0]["diagnostics"]

    visit.open("copy", ANA)
    allow_and_check(visit)

    expected = {code for one in found for code in (one["code"], *one["also"])}
    assert codes(visit) == expected


@pytest.mark.usefixtures("checkout")
def test_one_click_reads_the_document_once(visit: Visit, product: Product) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)
    product.control("DELETE", "calls")

    check(visit)

    assert product.calls() == ["GET /v1/documents/copy"]


@pytest.mark.usefixtures("checkout")
def test_each_visitor_allows_on_their_own(visit: Visit) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)

    visit.page.get_by_label("Visiting as").select_option(PARK)

    expect(visit.card.get_by_role("button", name="Allow and check")).to_be_visible()
    allow_and_check(visit)
    expect(visit.card).to_contain_text("LNG04 human-error-label")


@pytest.mark.usefixtures("checkout")
def test_a_viewer_checks_and_changes_nothing(visit: Visit, product: Product) -> None:
    visit.open("copy", OKAFOR)
    allow_and_check(visit)

    expect(visit.card).to_contain_text("LNG04 human-error-label")
    expect(visit.paragraph(FAULTY)).to_have_js_property("isContentEditable", value=False)
    assert not [call for call in product.calls() if not call.startswith("GET")]
    assert visit.errors() == []


@pytest.mark.usefixtures("checkout")
def test_without_a_mouse(visit: Visit) -> None:
    visit.open("copy", ANA)
    visit.card.focus()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("button", name="Allow", exact=True)).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.card).to_contain_text("Not ready")
    expect(visit.card).to_be_focused()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")

    check_button = visit.card.get_by_role("button", name="Check postmortem")
    for _ in range(150):
        if check_button.evaluate("e => e === document.activeElement"):
            break
        visit.page.keyboard.press("Tab")
    expect(check_button).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.card).to_contain_text("Not ready")


def test_text_that_wants_to_be_more_is_shown_as_written(visit: Visit, product: Product) -> None:
    script = "<script>window.hit = 1</script> & <b>The engineer</b> should have checked \u202eit."
    image = "<img src=x onerror='window.hit = 1'> We forgot \u2067to look."
    content = [
        paragraph("Postmortem: <i>markup</i>", style="TITLE"),
        paragraph("Summary", style="HEADING_1"),
        paragraph(script),
        paragraph(f"Contributing factors {image}", style="HEADING_1"),
        paragraph(image),
        paragraph(run("human error", link={"url": "javascript:window.hit = 1"})),
    ]
    product.load("hostile", {"title": script, "tabs": [tab("t.0", image, content)]}, owner=ANA)

    visit.open("hostile", ANA)

    expect(visit.card).to_contain_text("LNG03")
    expect(visit.card).to_contain_text("<script>window.hit = 1</script> & <b>The engineer</b>")
    assert visit.card.locator("script, img:not(.logo)").count() == 0
    assert not visit.page.evaluate("'hit' in window")
    assert visit.errors() == []


@pytest.mark.usefixtures("checkout")
def test_a_failure_of_google_is_a_card_that_says_so(visit: Visit, product: Product) -> None:
    visit.open("copy", ANA)
    allow_and_check(visit)
    product.control("POST", "faults", {"kind": "status", "status": 403, "times": 9})

    check(visit)

    expect(visit.card).to_contain_text("No access to this document")
    assert visit.errors() == []


@pytest.mark.usefixtures("checkout")
def test_the_picture_of_the_readme_is_made_by_its_own_command(
    visit: Visit, root: Path, tmp_path: Path
) -> None:
    take(visit, "copy", tmp_path / "sidebar.png")

    assert size(tmp_path / "sidebar.png") == size(PICTURE)
    assert f"({PICTURE.relative_to(root)})" in (root / "README.md").read_text()


def size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_a_taken_port_is_left_to_whoever_has_it(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        other = Product("--port", str(port), "--documents", str(root / "docs" / "adr"))
        assert other.end() == 0

    assert f":{port}/" not in other.said


def test_it_ends_in_order_when_asked_to(root: Path) -> None:
    empty = Product("--documents", str(root / "docs" / "adr"))

    assert empty.control("GET", "page/documents?user=ana.r@example.com")["documents"] == []
    assert empty.end() == 0
