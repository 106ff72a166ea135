"""Fixes are suggestions: at their words, once, and hidden where Google does not suggest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from addon.cli import main
from addon.store import database
from addon.store.events import Events
from addon.usecases import seen_suggesting
from docs_template import requests
from docs_template.reader import read
from docs_template.reader.rejected import rejected
from docs_template.reader.suggested import suggested_spans
from tests.addon.host import DOCUMENT, Host, button_of, buttons_of, settings, texts_of, updated
from tests.heal.filled import filled
from tests.heal.incidents import INCIDENTS
from tests.margin.network import DONE, LATER, NEVER, Delay, Network

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.emulator.local import Local

ADA, BO, VI = "ada@example.com", "bo@example.com", "vi@example.com"

BLAMING = "The on-call engineer should have checked the dashboard. "
CAUSE = "The root cause was a full pool. "
HINDSIGHT = "It was clearly a leak. "


@pytest.fixture
def environ(local: Local, tmp_path: Path) -> dict[str, str]:
    """Give the settings of a backend with a store of its own, and of a terminal beside it."""
    token = {"SECOND_STORY_ACCESS_TOKEN": local.token(ADA)}
    return settings(local) | token | {"SECOND_STORY_DATABASE": f"sqlite:///{tmp_path}/store.db"}


@pytest.fixture
def host(local: Local, environ: dict[str, str]) -> Host:
    """Give Ada with a postmortem open, where Google was seen to suggest."""
    see_suggesting(environ)
    put(local, BLAMING, CAUSE, HINDSIGHT)
    local.control("DELETE", "calls")
    return Host(local, **environ)


def see_suggesting(environ: dict[str, str]) -> None:
    """Let the store remember that Google was seen to suggest."""
    engine = database.connect(environ["SECOND_STORY_DATABASE"])
    database.upgrade(engine)
    now = datetime.now(UTC)
    seen_suggesting.record(Events(engine), passed=True, by_user=ADA, reason="seen", at=now)


@pytest.fixture
def doctor(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Give the doctor, at the terminal of whoever deploys."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return lambda: main(["doctor"])


def put(local: Local, *sentences: str) -> None:
    """Load a postmortem whose summary begins with some sentences."""
    document = filled(INCIDENTS[0])
    at = next(
        element["startIndex"]
        for element in document.get()["body"]["content"]
        if INCIDENTS[0].summary in str(element)
    )
    document.batch_update({"requests": [requests.insert_text(at, "".join(sentences))]})
    answer = document.get(include_tabs=True)
    local.load(DOCUMENT, answer, owner=ADA, editors=BO, viewers=VI)


def accepted(local: Local) -> str:
    """The document's text as if all suggestions were accepted."""
    return "\n".join(block.text for block in read(local.whole(DOCUMENT, ADA)).blocks)


def unchanged(local: Local) -> str:
    """The document's text without suggestions."""
    return "\n".join(block.text for block in read(rejected(local.whole(DOCUMENT, ADA))).blocks)


def accept_all(local: Local) -> None:
    ids = {each["suggestionId"] for each in local.whole(DOCUMENT, ADA).get("suggestions", [])}
    batch = [{"acceptSuggestion": {"suggestionId": each}} for each in sorted(ids)]
    body = {"requests": batch}
    local.docs(ADA).documents().batchUpdate(documentId=DOCUMENT, body=body).execute()


def offer(card: Any, code: str) -> Any:
    """The button that fixes the finding of a code."""
    for section in card["sections"]:
        for words, row in zip(section["widgets"], section["widgets"][1:], strict=False):
            if code in words.get("textParagraph", {}).get("text", ""):
                return button_of({"sections": [{"widgets": [row]}]}, "Fix this")
    raise AssertionError(code)


def labels(card: Any) -> set[str]:
    return {button["text"] for button in buttons_of(card)}


def heard(answer: Any) -> str:
    return str(answer["renderActions"]["action"]["notification"]["text"])


def fault(local: Local, **order: Any) -> None:
    local.control("POST", "faults", {"method": "POST", "path": "*:batchUpdate"} | order)


def test_a_fix_is_a_suggestion_at_its_words(host: Host, local: Local) -> None:
    before = unchanged(local)
    card = updated(host.call("/addon/check"))

    answer = host.click(offer(card, "CTF01"))

    assert heard(answer) == "1 fix suggested: accept it in the document."
    assert unchanged(local) == before
    assert accepted(local) == before.replace("root cause", "contributing factor")
    told = "".join(texts_of(updated(answer)))
    assert "<b>CTF01 root-cause-phrase</b>" in told
    assert "1 fix waits to be accepted or rejected." in told


def test_after_accepting_the_check_is_silent(host: Host, local: Local) -> None:
    host.click(offer(updated(host.call("/addon/check")), "CTF01"))

    accept_all(local)

    told = "".join(texts_of(updated(host.call("/addon/check"))))
    assert "CTF01" not in told
    assert "waits" not in told


def test_of_a_rewriting_there_is_a_choice(host: Host, local: Local) -> None:
    before = unchanged(local)

    card = updated(host.click(offer(updated(host.call("/addon/check")), "LNG02")))
    told = " ".join(texts_of(card))
    choices = [button for button in buttons_of(card) if button["text"] == "Suggest this"]
    answer = host.click(choices[1])

    assert "What made the dashboard difficult to find or interpret" in told
    assert 'Write "The dashboard was not checked"' in told
    assert 'Write "The on-call engineer had no cue to check the dashboard"' in told
    assert heard(answer) == "1 fix suggested: accept it in the document."
    assert unchanged(local) == before
    assert "The on-call engineer had no cue to check the dashboard. The root" in accepted(local)


def test_all_that_are_safe_are_one_click(host: Host, local: Local) -> None:
    card = updated(host.call("/addon/check"))
    (label,) = [each for each in labels(card) if each.startswith("Fix all safe")]

    host.press(card, label)

    assert "It was a leak." in accepted(local)
    assert "root cause" in accepted(local)


def test_a_fix_costs_a_write_and_the_reads_around_it(host: Host) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    host.reads()

    host.click(button)

    assert [call["method"] for call in host.reads()] == ["GET", "POST", "GET"]


def test_a_fix_that_is_offered_is_not_offered_again(host: Host, local: Local) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    host.click(button)
    once = local.whole(DOCUMENT, ADA)["suggestions"]

    answer = host.click(button)

    assert heard(answer) == "What was to be fixed is not there any more."
    assert local.whole(DOCUMENT, ADA)["suggestions"] == once


@pytest.mark.parametrize("skip", [0, 1])
def test_the_words_are_found_again_when_a_colleague_types(
    host: Host, local: Local, skip: int
) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    typed = [requests.insert_text(1, "typed meanwhile ")]
    method = {"method": ("POST", "GET")[skip], "path": "/v1/*"}
    fault(local, kind="edit", when="before", user=BO, requests=typed, **method)

    host.click(button)

    assert "typed meanwhile " in unchanged(local)
    assert "The contributing factor was a full pool." in accepted(local)
    assert "The root cause was a full pool." in unchanged(local)


def test_colleagues_who_never_stop_are_left_alone(host: Host, local: Local) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    typed = [requests.insert_text(1, "x")]
    fault(local, kind="edit", when="before", times=9, user=BO, requests=typed)

    card = updated(host.click(button))

    assert card["header"]["title"] == "Somebody was faster"
    assert suggested_spans(local.whole(DOCUMENT, ADA)) == []


@pytest.mark.parametrize("kind", ["drop", "status"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_answer_makes_one_suggestion(host: Host, local: Local, kind: str, when: str) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    before = unchanged(local)
    fault(local, kind=kind, when=when, **({"status": 503} if kind == "status" else {}))

    answer = host.click(button)

    assert heard(answer) == "1 fix suggested: accept it in the document."
    assert len(local.whole(DOCUMENT, ADA)["suggestions"]) == 1
    assert unchanged(local) == before
    assert accepted(local) == before.replace("root cause", "contributing factor")


@pytest.mark.parametrize("fate", [DONE, LATER, NEVER])
def test_what_took_too_long_is_not_suggested_again_by_the_same_click(
    host: Host, local: Local, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    network = Network()
    monkeypatch.setattr("addon.outgoing.send", network.send)
    network.delay(Delay("POST", 0, fate))

    told = updated(host.click(button))
    network.clear()

    assert told["header"]["title"] == "Google took too long"
    made = local.whole(DOCUMENT, ADA).get("suggestions", [])
    assert len(made) == (0 if fate == NEVER else 1)


def test_a_fix_that_touches_an_open_suggestion_waits(host: Host, local: Local) -> None:
    put(local, "This was clearly the root cause. ")
    (span,) = [
        block.span(block.text.index("the root"), block.text.index("root"))
        for block in read(local.whole(DOCUMENT, ADA)).blocks
        if "the root" in block.text
    ]
    body = {
        "requests": [requests.delete(span.start, span.end)],
        "writeControl": {"writeMode": "SUGGEST"},
    }
    local.docs(BO).documents().batchUpdate(documentId=DOCUMENT, body=body).execute()

    card = updated(host.call("/addon/check"))
    answer = host.click(offer(card, "CTF01"))

    assert heard(answer) == "Not suggested: a suggestion is already open there."
    assert len(local.whole(DOCUMENT, ADA)["suggestions"]) == 1


def test_what_stands_beside_a_suggestion_is_not_taken_for_offered(host: Host, local: Local) -> None:
    put(local, "It was clearly the root cause. ")

    answer = host.click(offer(updated(host.call("/addon/check")), "LNG06"))

    told = "".join(texts_of(updated(answer)))
    assert "<b>LNG06 hindsight-word</b>" in told
    assert "<b>CTF01 root-cause-phrase</b>" not in told
    assert "CTF01 root-cause-phrase" in told


def test_a_viewer_is_offered_no_fix(host: Host, local: Local, environ: dict[str, str]) -> None:
    assert "Fix this" in labels(updated(host.call("/addon/check")))

    viewer = updated(Host(local, VI, **environ).call("/addon/check"))

    assert not any(label.startswith("Fix") for label in labels(viewer))


def test_nothing_is_offered_before_google_was_seen_to_suggest(
    local: Local, environ: dict[str, str], doctor: Callable[[], int]
) -> None:
    put(local, CAUSE)
    host = Host(local, **environ)
    assert "Fix this" not in labels(updated(host.call("/addon/check")))

    doctor()

    assert "Fix this" in labels(updated(host.call("/addon/check")))


@pytest.mark.parametrize(
    "switch",
    [
        {"suggest_mode": "ignored"},
        {"comments_and_suggestions": "unknown"},
        {"comments_and_suggestions": "not_enrolled"},
    ],
    ids=str,
)
def test_where_google_does_not_suggest_fixes_are_hidden(
    host: Host, local: Local, doctor: Callable[[], int], switch: dict[str, str]
) -> None:
    local.control("PUT", "switches", switch)

    doctor()

    assert "Fix this" not in labels(updated(host.call("/addon/check")))


def test_a_feature_that_is_taken_away_again_changes_nothing(host: Host, local: Local) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    before = unchanged(local)
    local.control("PUT", "switches", {"comments_and_suggestions": "unknown"})

    card = updated(host.click(button))

    assert card["header"]["title"] == "Not offered by Google"
    local.control("DELETE", "switches")
    assert accepted(local) == before
    assert "Fix this" not in labels(updated(host.call("/addon/check")))


def test_text_that_was_changed_instead_is_changed_back(host: Host, local: Local) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    before = local.whole(DOCUMENT, ADA)
    local.control("PUT", "switches", {"suggest_mode": "ignored"})

    card = updated(host.click(button))

    told = "".join(texts_of(card))
    assert "Google changed the text instead of suggesting." in told
    assert "It has been changed back" in told
    assert local.whole(DOCUMENT, ADA)["tabs"] == before["tabs"]
    assert "Fix this" not in labels(updated(host.call("/addon/check")))


def test_what_cannot_be_changed_back_is_told(host: Host, local: Local) -> None:
    button = offer(updated(host.call("/addon/check")), "CTF01")
    local.control("PUT", "switches", {"suggest_mode": "ignored"})
    typed = [requests.insert_text(1, "typed meanwhile ")]
    fault(local, kind="edit", when="before", skip=1, user=BO, requests=typed)

    card = updated(host.click(button))

    told = "".join(texts_of(card))
    assert '"root cause" became "contributing factor"' in told
    assert "typed meanwhile " in unchanged(local)
    assert "Fix this" not in labels(updated(host.call("/addon/check")))
