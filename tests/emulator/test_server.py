"""HTTP as Google speaks it: connections that stay open, many at once, and clear refusals."""

from __future__ import annotations

import http.client
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.emulator.local import document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.emulator.local import Local

ANN = "ann@example.com"


@pytest.fixture
def connection(local: Local) -> Iterator[http.client.HTTPConnection]:
    """Give one connection, opened by the first request on it."""
    connection = http.client.HTTPConnection(urlsplit(local.url).netloc, timeout=10)
    yield connection
    connection.close()


def test_a_connection_serves_one_request_after_the_other(
    local: Local, connection: http.client.HTTPConnection
) -> None:
    local.load("d1", document())
    headers = {"Authorization": f"Bearer {local.token(ANN)}"}
    sockets = set()

    for path in ("/v1/documents/d1", "/v1/documents/none", "/drive/v3/files", "/v1/nothing"):
        connection.request("GET", path, headers=headers)
        connection.getresponse().read()
        assert connection.sock
        sockets.add(connection.sock.getsockname())

    assert len(sockets) == 1


def test_a_request_without_the_length_of_its_body_is_refused(
    connection: http.client.HTTPConnection,
) -> None:
    connection.putrequest("POST", "/v1/documents")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()

    assert connection.getresponse().status == 411


def test_a_client_that_hangs_up_harms_nobody(local: Local) -> None:
    local.load("d1", document())
    token = local.token(ANN)
    local.control("POST", "faults", {"kind": "delay", "seconds": 0.1})
    place = urlsplit(local.url)
    with socket.create_connection((place.hostname or "", place.port or 0)) as gone:
        gone.sendall(
            f"GET /v1/documents/d1 HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        )

    headers = {"Authorization": f"Bearer {token}"}
    assert local.request("GET", "/v1/documents/d1", headers=headers)[0] == 200


def test_writes_of_many_at_once_are_all_kept(local: Local) -> None:
    local.load("d1", document())
    headers = {"Authorization": f"Bearer {local.token(ANN)}"}

    def insert(letter: str) -> int:
        body = {"requests": [{"insertText": {"location": {"index": 1}, "text": letter}}]}
        return local.request("POST", "/v1/documents/d1:batchUpdate", body, headers)[0]

    letters = "abcdefghijklmnopqrst"
    with ThreadPoolExecutor(8) as people:
        statuses = set(people.map(insert, letters))

    _, read = local.request("GET", "/v1/documents/d1", headers=headers)
    run = read["body"]["content"][1]["paragraph"]["elements"][0]["textRun"]["content"]
    assert statuses == {200}
    assert sorted(run.removesuffix("The pool ran dry.\n")) == list(letters)
    assert local.workspace.file("d1").version == 1 + len(letters)  # type: ignore[union-attr]
