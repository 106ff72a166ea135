"""``postmortem serve``: a sentence for each reason not to start. That it serves: tests/addon."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from addon.settings import REQUIRED

if TYPE_CHECKING:
    from tests.cli.conftest import Command


@pytest.fixture
def _configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_STORY_BASE_URL", "http://127.0.0.1:8080")
    monkeypatch.setenv("SECOND_STORY_SERVICE_ACCOUNT", "service@example.com")
    monkeypatch.setenv("SECOND_STORY_OAUTH_CLIENT_ID", "client")


def test_missing_settings_are_named_each_on_a_line(
    postmortem: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in REQUIRED:
        monkeypatch.delenv(name, raising=False)
    code, out, err = postmortem("serve")

    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"postmortem serve: {name} is missing: {meaning}." for name, meaning in REQUIRED.items()
    ]


@pytest.mark.usefixtures("_configured")
def test_a_port_that_is_taken(postmortem: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code, out, err = postmortem("serve", "--port", port)

    assert (code, out) == (2, "")
    assert err == (
        f"postmortem serve: cannot listen on port {port} of 127.0.0.1: address already in use; "
        "choose another with --port.\n"
    )


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "9" * 5000, "8o8o"])
def test_what_is_no_port(postmortem: Command, port: str) -> None:
    code, _, err = postmortem("serve", f"--port={port}")

    assert (code, err.count("\n")) == (2, 1)
    assert f'"{port}" is no port, a number from 1 to 65535' in err
