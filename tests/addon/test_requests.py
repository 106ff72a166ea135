"""What goes to Google: only what its discovery document names, for the right person."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from addon.domain import scopes
from tests.addon.host import DOCUMENT, Host, texts_of
from tests.cli.google_api import discovery
from tests.emulator.local import document

if TYPE_CHECKING:
    from tests.emulator.local import Local

Json = dict[str, Any]

# What every method of every Google API takes, whatever its discovery document says.
ALWAYS = {"alt": ["json"]}


@pytest.fixture(scope="module")
def method() -> Json:
    source: Json = discovery()["resources"]["documents"]["methods"]["get"]
    return source


def test_a_read_is_what_the_discovery_document_says(host: Host, method: Json) -> None:
    host.open()
    host.call("/addon/check")
    reads = host.reads()

    assert len(reads) == 2
    for read in reads:
        assert read["method"] == method["httpMethod"]
        assert f"/{method['path']}".replace("{documentId}", DOCUMENT) == read["path"]
        for name, values in parse_qs(read["query"]).items():
            known = method["parameters"].get(name)
            assert ALWAYS.get(name) == values or known is not None, name
            if known and "enum" in known:
                assert set(values) <= set(known["enum"])


def test_any_of_the_scopes_that_the_method_takes_is_enough(method: Json) -> None:
    assert set(method["scopes"]) == scopes.READING


def test_a_read_is_in_the_name_of_who_clicked(local: Local) -> None:
    """Threads share the backend and its connections; what they read is their own person's."""
    hosts = {name: Host(local, f"{name}@example.com") for name in ("ann", "ben", "cai", "dee")}
    clicks = [name for name in hosts for _ in range(8)]
    local.load(
        DOCUMENT,
        document("The engineer should have checked.", title="Postmortem"),
        owner="ann@example.com",
        viewers="ben@example.com,dee@example.com",
        granted="ann@example.com,ben@example.com,cai@example.com",
    )

    def seen(name: str) -> tuple[str, str, bool]:
        host = hosts[name]
        response = host.client.application.test_client().post(
            "/addon/home",
            json=host.event(),
            headers={"Authorization": f"Bearer {host.tokens['system_id_token']}"},
        )
        card = response.get_json()["action"]["navigations"][0]["pushCard"]
        return name, card["name"], "You can view" in texts_of(card)[0]

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(seen, clicks))
    assert found == {
        ("ann", "report", False),
        ("ben", "report", True),
        ("cai", "failure", False),
        ("dee", "failure", False),
    }
    by = {call["user"] for call in local.control("GET", "calls") if call["path"].startswith("/v1/")}
    assert by == {f"{name}@example.com" for name in hosts}
