"""Whatever is sent, the answer is a refusal in good form and never a failure of our own."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.app import create_app
from emulator.discovery import schemas
from emulator.docs import service
from emulator.drive.search import test_of as query
from emulator.errors import ApiError
from emulator.workspace import Workspace
from tests.emulator.local import document

if TYPE_CHECKING:
    from flask.testing import FlaskClient

Json = dict[str, Any]

names = st.sampled_from(
    "requests insertText location index text body content tabs paragraph elements textRun title "
    "documentTab startIndex endIndex table tableRows fields range kind email version files".split()
) | st.text(max_size=4)
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6)
)
anything = st.recursive(
    scalars,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(names, below, max_size=4),
    max_leaves=15,
)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


@pytest.fixture(scope="module")
def client(workspace: Workspace) -> FlaskClient:
    client = create_app(workspace).test_client()
    client.put("/emulator/documents/d1", json=document("One", "Two"))
    return client


@given(anything)
def test_a_body_is_read_or_refused(body: Any) -> None:
    docs = schemas("docs.v1")

    with suppress(ApiError):
        read = docs.check_request("BatchUpdateDocumentRequest", body)
        assert docs.check_request("BatchUpdateDocumentRequest", read) == read


@given(st.text(alphabet="nametrshd 'and or not=<>(){}in has key", max_size=60))
def test_a_query_is_read_or_refused(q: str) -> None:
    with suppress(ApiError):
        assert callable(query(q))


@given(anything)
def test_what_is_loaded_is_a_document_or_is_refused(client: FlaskClient, answer: Any) -> None:
    loaded = client.put("/emulator/documents/other", json=answer)

    assert loaded.status_code in {200, 400}, loaded.get_data(as_text=True)


@given(st.data())
def test_a_damaged_document_is_loaded_and_read_or_is_refused(
    workspace: Workspace, client: FlaskClient, data: st.DataObject
) -> None:
    damaged = document("One", "Two")
    *way, last = data.draw(st.sampled_from(places(damaged)))
    part: Any = damaged
    for step in way:
        part = part[step]
    part[last] = data.draw(anything)
    headers = {"Authorization": f"Bearer {workspace.identity.access_token('ann@example.com')}"}

    loaded = client.put("/emulator/documents/damaged", json=damaged)

    assert loaded.status_code in {200, 400}
    if loaded.status_code == 200:
        read = client.get("/v1/documents/damaged?includeTabsContent=true", headers=headers)
        assert read.status_code == 200


def places(part: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to all that lies in a JSON value."""
    if not isinstance(part, dict | list):
        return []
    steps = part if isinstance(part, dict) else range(len(part))
    below = [place for step in steps for place in places(part[step], (*way, step))]
    return [(*way, step) for step in steps] + below


@given(
    st.sampled_from(
        ["POST token", "POST keys", "POST faults", "PUT switches", "PUT clock", "PUT snapshot"]
    ),
    anything,
)
def test_control_does_it_or_says_why_not(client: FlaskClient, order: str, body: Any) -> None:
    method, path = order.split()

    answer = client.open(f"/emulator/{path}", method=method, json=body)
    client.delete("/emulator/faults")
    client.delete("/emulator/clock")

    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert json.loads(answer.get_data())["error"]


@given(st.data())
def test_a_damaged_snapshot_is_restored_or_is_refused(data: st.DataObject) -> None:
    workspace = Workspace()
    client = create_app(workspace).test_client()
    client.put("/emulator/documents/d1?owner=ann@example.com", json=document("One", "Two"))
    snapshot = client.get("/emulator/snapshot").get_json()
    damaged = json.loads(json.dumps(snapshot))
    *way, last = data.draw(st.sampled_from(places(damaged)))
    part = damaged
    for step in way:
        part = part[step]
    part[last] = data.draw(anything)

    answer = client.put("/emulator/snapshot", json=damaged)

    assert answer.status_code in {200, 400}
    after = client.get("/emulator/snapshot")
    assert after.status_code == 200
    if answer.status_code == 400:
        assert after.get_json()["files"] == snapshot["files"]
        assert after.get_json()["switches"] == snapshot["switches"]


@pytest.mark.parametrize("rows", [1001, 10**9])
def test_a_table_of_absurd_size_is_refused_at_once(rows: int) -> None:
    stored = service.new("d", "A case")
    table = {"insertTable": {"location": {"index": 1}, "rows": rows, "columns": 20}}

    with pytest.raises(ApiError, match="The number of rows must be between 1 and 1000"):
        stored.batch_update({"requests": [table]})


@given(st.dictionaries(names, anything, max_size=3), st.text(max_size=12))
def test_every_call_is_answered_in_google_s_form(
    workspace: Workspace, client: FlaskClient, body: Json, text: str
) -> None:
    token = workspace.identity.access_token("ann@example.com")
    headers = {"Authorization": f"Bearer {token}"}

    for method, path, sent in (
        ("POST", "/v1/documents/d1:batchUpdate", body),
        ("POST", "/v1/documents", body),
        ("GET", "/v1/documents/d1", None),
        ("POST", "/drive/v3/files", body),
        ("PATCH", "/drive/v3/files/d1", body),
        ("GET", "/drive/v3/files", None),
    ):
        answer = client.open(
            path,
            method=method,
            json=sent,
            headers=headers,
            query_string={"fields": text} if sent is None else None,
        )
        assert answer.status_code in {200, 400, 403, 404, 501}, (path, answer.get_data())
