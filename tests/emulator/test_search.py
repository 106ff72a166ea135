"""Drive's query language finds what it finds at Google's, and refuses what it cannot read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from emulator.drive.search import test_of as query
from emulator.errors import ApiError
from emulator.identity import CLIENT_ID, Caller
from emulator.roles import Role, by_person
from emulator.workspace import DOCUMENT, File

ANN = Caller("ann@example.com", CLIENT_ID, frozenset())


@pytest.fixture(scope="module")
def file() -> File:
    file = File("f1", "Postmortem: Ann's pool", DOCUMENT, datetime(2026, 3, 1, 14, tzinfo=UTC))
    file.permissions = by_person(Role.OWNER, ["bob@example.com"])
    file.permissions += by_person(Role.WRITER, [ANN.email])
    file.app_properties = {CLIENT_ID: {"incident": "INC-42"}}
    file.properties = {"team": "payments"}
    file.parents = ["folder-1"]
    return file


@pytest.mark.parametrize(
    "q",
    [
        "name = 'Postmortem: Ann\\'s pool'",
        "name = 'postmortem: ann\\'s POOL'",
        "name contains 'pool'",
        "name contains 'Post' and not name contains 'mortem'",
        "mimeType = 'application/vnd.google-apps.document'",
        "mimeType != 'text/plain' and trashed = false",
        "appProperties has { key='incident' and value='INC-42' }",
        "properties has {key = 'team' and value = 'payments'}",
        "'folder-1' in parents",
        "'me' in writers",
        "'bob@example.com' in owners and sharedWithMe",
        "createdTime > '2026-03-01T13:59:59' and createdTime <= '2026-03-01T15:00:00+01:00'",
        "(trashed = true or starred = false) and sharedWithMe = true",
        "trashed = true and name = 'x' or name contains 'Ann'",
    ],
)
def test_it_finds(file: File, q: str) -> None:
    assert query(q)(file, ANN)


@pytest.mark.parametrize(
    "q",
    [
        "name = 'Postmortem'",
        "name contains 'mortem'",
        "appProperties has { key='incident' and value='INC-4' }",
        "properties has { key='incident' and value='INC-42' }",
        "'me' in owners",
        "not 'folder-1' in parents",
        "modifiedTime < '2026-01-01T00:00:00Z'",
        "(name contains 'Ann' or trashed = true) and trashed = true",
    ],
)
def test_it_does_not_find(file: File, q: str) -> None:
    assert not query(q)(file, ANN)


@pytest.mark.parametrize(
    "q",
    [
        "name = INC-42",
        "name == 'INC-42'",
        "name = 'it's'",
        'name = "INC-42"',
        "title = 'INC-42'",
        "name contains",
        "trashed",
        "trashed = 'false'",
        "appProperties has { key='a' }",
        "appProperties = 'a'",
        "'x' in nowhere",
        "name = 'a' and",
        "(name = 'a'",
        "name = 'a')",
        "createdTime > 'yesterday'",
        "not " * 100 + "trashed = true",
        "(" * 1000,
    ],
)
def test_it_refuses_without_a_word_why(q: str) -> None:
    with pytest.raises(ApiError) as refused:
        query(q)

    assert (refused.value.status, refused.value.message) == (400, "Invalid Value")
    assert refused.value.location == "q"


def test_a_term_that_only_drive_itself_knows_is_no_invalid_value() -> None:
    with pytest.raises(ApiError) as refused:
        query("fullText contains 'pool'")

    assert refused.value.status == 501
