"""The postmortems that were asked for: each click once, each incident once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from addon.ports import PostmortemRecord
from addon.store.postmortems import Postmortems

if TYPE_CHECKING:
    from sqlalchemy import Engine

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def postmortems(engine: Engine) -> Postmortems:
    return Postmortems(engine)


def asked(intent: str, incident_id: str | None = None) -> PostmortemRecord:
    return PostmortemRecord(intent, incident_id, None, "full", "SEV2", "domain", 1, NOON)


def test_a_new_intent_stands(postmortems: Postmortems) -> None:
    wanted = asked("a", "INC-1")

    assert postmortems.ask(wanted) == wanted


def test_the_same_click_again_finds_what_the_first_one_did(postmortems: Postmortems) -> None:
    postmortems.ask(asked("a", "INC-1"))
    postmortems.created("a", "DOC", NOON)

    assert postmortems.ask(asked("a", "INC-1")).document_id == "DOC"


def test_another_click_for_the_same_incident_finds_its_document(postmortems: Postmortems) -> None:
    postmortems.ask(asked("a", "INC-1"))
    postmortems.created("a", "DOC", NOON)

    found = postmortems.ask(asked("b", "INC-1"))

    assert (found.intent, found.document_id) == ("a", "DOC")


def test_postmortems_without_an_incident_id_do_not_get_in_each_others_way(
    postmortems: Postmortems,
) -> None:
    postmortems.ask(asked("a"))

    assert postmortems.ask(asked("b")).intent == "b"


def test_a_document_is_recorded_once(postmortems: Postmortems) -> None:
    postmortems.ask(asked("a"))
    postmortems.created("a", "DOC", NOON)
    postmortems.created("a", "OTHER", NOON)

    assert postmortems.ask(asked("a")).document_id == "DOC"


def test_what_was_given_up_can_be_asked_for_again(postmortems: Postmortems) -> None:
    postmortems.ask(asked("a", "INC-1"))
    postmortems.give_up("a")

    assert postmortems.ask(asked("b", "INC-1")).intent == "b"


def test_a_document_that_exists_is_not_given_up(postmortems: Postmortems) -> None:
    postmortems.ask(asked("a", "INC-1"))
    postmortems.created("a", "DOC", NOON)
    postmortems.give_up("a")

    found = postmortems.of_document("DOC")

    assert found is not None
    assert found.incident_id == "INC-1"


def test_a_foreign_document_has_no_record(postmortems: Postmortems) -> None:
    assert postmortems.of_document("DOC") is None


def test_many_clicks_at_once_end_in_one_intent(postmortems: Postmortems) -> None:
    wanted = [asked(f"click-{number}", "INC-1") for number in range(12)]

    with ThreadPoolExecutor(max_workers=6) as pool:
        standing = {record.intent for record in pool.map(postmortems.ask, wanted)}

    assert len(standing) == 1
