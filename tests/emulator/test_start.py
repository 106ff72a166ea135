"""`python -m emulator` starts with one line, or says in one why it cannot."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COSTLY = {"googleapiclient", "google.auth", "cryptography", "requests", "yaml"}


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "emulator", *arguments]
    return subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.fixture
def line(root: Path) -> Iterator[str]:
    """Give the line that a process prints; it is stopped afterwards."""
    process = start(root)
    assert process.stdout
    yield process.stdout.readline()
    process.terminate()
    process.communicate()


def test_it_prints_the_address_that_it_is_reached_at(line: str) -> None:
    address = re.fullmatch(r"A local Google Workspace is at http://127.0.0.1:(\d+)/\n", line)
    assert address

    connection = http.client.HTTPConnection("127.0.0.1", int(address[1]), timeout=10)
    connection.request("GET", "/emulator/documents")
    assert connection.getresponse().read() == b"[]\n"
    connection.close()


def test_a_taken_port_is_one_sentence(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start(root, "--port", str(port))
        _, said = process.communicate(timeout=30)

    assert process.returncode == 2
    assert said == (
        f"emulator: cannot listen on port {port} of 127.0.0.1: Address already in use.\n"
    )


@pytest.mark.parametrize("port", ["x", "-1", "65536"])
def test_what_is_no_port_is_one_sentence(root: Path, port: str) -> None:
    process = start(root, f"--port={port}")
    _, said = process.communicate(timeout=30)

    assert process.returncode == 2
    assert said.splitlines()[-1] == (
        f"python -m emulator: error: argument --port: '{port}' is no port: a number from 0 to 65535"
    )


def test_it_starts_without_what_only_later_calls_need(root: Path) -> None:
    program = "from emulator.app import create_app; import sys; create_app(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=root, check=True, capture_output=True, text=True
    ).stdout.split()

    assert "emulator.app" in loaded
    assert set() == COSTLY & set(loaded)
