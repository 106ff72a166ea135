"""Before a backend serves, everything that it is composed of is there: no request waits for it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from addon import settings as names
from emulator.identity import CLIENT_ID, SYSTEM_ACCOUNT

if TYPE_CHECKING:
    from pathlib import Path

LATER = """
import os, sys
from addon import main
main.prepare()
prepared = set(sys.modules)
main.create_app(os.environ)
print(*sorted(set(sys.modules) - prepared))
"""
TRACKERS = {
    names.JIRA: {
        names.JIRA_URL: "https://example.atlassian.net",
        names.JIRA_EMAIL: "bot@example.com",
        names.JIRA_TOKEN: "token",
    },
    names.GITHUB: {names.GITHUB_TOKEN: "token"},
    names.WEBHOOK: {
        names.WEBHOOK_URL: "https://example.com/items",
        names.WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    },
}


@pytest.mark.parametrize("tracker", TRACKERS)
def test_a_process_imports_nothing_that_those_beside_it_could_share(
    root: Path, tmp_path: Path, tracker: str
) -> None:
    environ = {
        names.BASE_URL: "https://addon.example.com",
        names.SERVICE_ACCOUNT: SYSTEM_ACCOUNT,
        names.CLIENT_ID: CLIENT_ID,
        names.DATABASE: f"sqlite:///{tmp_path / 'store.db'}",
        names.MAIL_SERVER: "smtp://mail.example.com:587",
        names.MAIL_FROM: "postmortems@example.com",
        names.TRACKER: tracker,
        **TRACKERS[tracker],
    }

    later = subprocess.run(
        [sys.executable, "-c", LATER],
        check=True,
        capture_output=True,
        text=True,
        cwd=root,
        env=environ,
    ).stdout.split()

    assert later == []
