"""What Google would refuse or drop without a word is said aloud in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import action, button, card, click, push, text, widgets
from tests.browser.limit_cases import AMISS, DROPPED, FIRST, REFUSED
from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.browser.visit import Visit
    from tests.emulator.fake_addon import FakeAddon
    from tests.emulator.local import Local

Json = dict[str, Any]


def shows(visit: Visit, local: Local, addon: FakeAddon, answer: Any) -> list[str]:
    """Open the page with this answer of the homepage, and read the loud box."""
    addon.answers["/home"] = answer
    local.load("d1", document())
    visit.open()
    return visit.errors()


def test_a_right_card_is_shown_without_a_word(visit: Visit, local: Local, addon: FakeAddon) -> None:
    assert shows(visit, local, addon, push(card(text("All is well.")))) == []
    expect(visit.card).to_contain_text("All is well.")


@pytest.mark.parametrize(("answer", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_google_refuses_shows_no_card(
    visit: Visit, local: Local, addon: FakeAddon, answer: Any, said: str
) -> None:
    errors = shows(visit, local, addon, answer)

    assert [line for line in errors if said in line] != [], errors
    assert "Google refuses the whole answer." in errors[0]
    expect(visit.card).to_contain_text("Something went wrong with this add-on.")


@pytest.mark.parametrize(
    ("answer", "said"), DROPPED + AMISS, ids=[said for _, said in DROPPED + AMISS]
)
def test_what_google_drops_or_changes_is_told(
    visit: Visit, local: Local, addon: FakeAddon, answer: Any, said: str
) -> None:
    errors = shows(visit, local, addon, answer)

    assert [line for line in errors if said in line] != [], errors


def test_a_card_that_opens_a_dialog_vanishes(visit: Visit, local: Local, addon: FakeAddon) -> None:
    opens = action("https://addon.example.com/go", interaction="OPEN_DIALOG")
    shows(visit, local, addon, widgets(text("Now you see me."), button("Go", opens)))

    expect(visit.card).to_have_text("")


def test_the_section_that_crosses_a_hundred_widgets_is_lost_with_all_after_it(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    sections = [
        {"widgets": [text(f"{name} {at}") for at in range(count)]}
        for name, count in (("first", 60), ("second", 41), ("third", 1))
    ]
    errors = shows(visit, local, addon, push({"sections": sections}))

    expect(visit.card).to_contain_text("first 59")
    expect(visit.card).not_to_contain_text("second 0")
    expect(visit.card).not_to_contain_text("third 0")
    assert len(errors) == 1
    assert errors[0].startswith(f"{FIRST}.sections[1] has 102 widgets; the section that crosses")


def test_what_only_chat_knows_is_not_drawn(visit: Visit, local: Local, addon: FakeAddon) -> None:
    shows(visit, local, addon, widgets(text("Here."), {"columns": {"columnItems": []}}))

    assert visit.card.locator(".widget").all_inner_texts() == ["Here."]


def test_a_link_outside_the_allowed_prefixes_is_told(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    manifest = addon.manifest()
    manifest["addOns"]["common"]["openLinkUrlPrefixes"] = ["https://docs.google.com/"]
    local.control("PUT", "manifest", manifest)
    link = {"openLink": {"url": "https://example.com/"}}

    errors = shows(visit, local, addon, widgets(button("Go", link)))

    assert len(errors) == 1
    assert "is not allowed by the manifest's openLinkUrlPrefixes" in errors[0]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, b"Unauthorized"), "The add-on answered with status 401. Unauthorized"),
        ((500, b"Traceback"), "The add-on answered with status 500. Traceback"),
        (b"<!doctype html>", "The add-on's answer is no JSON. <!doctype html>"),
    ],
    ids=["401", "500", "not JSON"],
)
def test_an_addon_that_fails_is_shown_as_google_does_with_the_detail_aloud(
    visit: Visit, local: Local, addon: FakeAddon, answer: Any, said: str
) -> None:
    errors = shows(visit, local, addon, answer)

    assert said in errors[0]
    expect(visit.card).to_contain_text("Something went wrong with this add-on.")

    addon.answers["/home"] = push(card(text("Back again.")))
    visit.press("Try again")
    expect(visit.card).to_contain_text("Back again.")
    assert visit.errors() == []


def test_a_click_that_fails_leaves_the_card(visit: Visit, local: Local, addon: FakeAddon) -> None:
    shows(
        visit, local, addon, widgets(text("Still here."), button("Go", action(f"{addon.url}/go")))
    )
    addon.answers["/go"] = push(card(text("x")))

    visit.press("Go")

    assert "answers a click as if it were a trigger" in visit.errors()[0]
    expect(visit.toast).to_have_text("Something went wrong. Try again.")
    expect(visit.card).to_contain_text("Still here.")


def test_a_link_that_the_server_was_to_give_must_come(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    ask = {"openDynamicLinkAction": {"function": f"{addon.url}/link"}}
    shows(visit, local, addon, widgets(button("Go", ask)))
    addon.answers["/link"] = click(notification={"text": "No link"})

    visit.press("Go")

    assert "answers openDynamicLinkAction without a link" in visit.errors()[0]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (9.9, []),
        (10.1, ["took 10.1 s, more than our limit of 10 s"]),
        (25.1, ["took 25.1 s, more than 25 s"]),
    ],
    ids=["in time", "slow", "too late"],
)
def test_a_slow_answer_is_told(
    visit: Visit, local: Local, addon: FakeAddon, seconds: float, said: list[str]
) -> None:
    shows(visit, local, addon, push(card(text("x"))))
    problems = visit.page.evaluate(
        """async (seconds) => {
            const { examine } = await import("/page/limits.js");
            const { schema } = await (await fetch("/emulator/page")).json();
            const answer = { action: { navigations: [{ pushCard: {} }] } };
            const context = { exchange: { bytes: 1, seconds }, definitions: schema.$defs };
            return examine(answer, "homepage", context).map(({ what }) => what);
        }""",
        seconds,
    )

    assert [any(words in problem for problem in problems) for words in said] == [True] * len(said)
    assert len(problems) == len(said)


def test_names_may_be_written_as_google_s_reference_prints_them(
    visit: Visit, local: Local, addon: FakeAddon
) -> None:
    answer = {"action": {"navigations": [{"push_card": {"sections": [{"widgets": [
        {"text_paragraph": {"text": "Snakes are taken too."}}]}]}}]}}  # fmt: skip

    assert shows(visit, local, addon, answer) == []
    expect(visit.card).to_have_text("Snakes are taken too.")
