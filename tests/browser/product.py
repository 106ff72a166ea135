"""The product as `make run` starts it, and the story that it is for."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlencode

import google_auth_httplib2
import httplib2
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build_from_document
from playwright.sync_api import expect

from addon.integrations.google.outlines import outline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.browser.visit import Visit

Json = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
ANA, PARK, CHEN, OKAFOR = (
    f"{name}@example.com" for name in ("ana.r", "j.park", "m.chen", "t.okafor")
)
FAULTY = "It was a human error in a config file."
MENDED = "The limit in the config file counted per pod."


class Product:
    """The local Workspace and the add-on, started by the project's own script.

    ``environ`` is added to the environment; ``log`` takes what is said on standard error.
    """

    def __init__(
        self, *words: str, environ: Mapping[str, str] | None = None, log: IO[bytes] | None = None
    ) -> None:
        command = [sys.executable, str(ROOT / ".ci" / "start.py"), "--port", "0", *words]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=ROOT,
            env={**os.environ, **(environ or {})},
        )
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        found = re.search(r"http://\S+", self.said)
        assert found, "it did not start; its own words stand above"
        self.url = found[0]

    def end(self) -> int:
        """End it as its user does, with Ctrl-C; gives the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        with self.process:
            return self.process.wait(20)

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """What a control endpoint of the local Workspace answers."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}emulator/{path}", data, method=method)  # noqa: S310
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return json.load(answer)

    def load(self, document_id: str, answer: Json, **people: str) -> None:
        self.control("PUT", f"documents/{document_id}?{urlencode(people)}", answer)

    def token(self, email: str) -> str:
        """An access token of a user."""
        answer: Json = self.control("POST", "token", {"email": email})
        return str(answer["access_token"])

    def docs(self, email: str) -> Any:
        """The Docs API of a user, by Google's own client; to be closed."""
        http = google_auth_httplib2.AuthorizedHttp(
            Credentials(self.token(email)),  # type: ignore[no-untyped-call]
            http=httplib2.Http(timeout=10),
        )
        options = {"api_endpoint": self.url}
        return build_from_document(outline("docs", "v1"), http=http, client_options=options)

    def calls(self) -> list[str]:
        """Method and path of every call to Google's APIs."""
        return [f"{call['method']} {call['path']}" for call in self.control("GET", "calls")]


def allow_and_check(visit: Visit) -> None:
    """Let the add-on have the document; it answers with its report."""
    visit.press("Allow and check")
    visit.page.get_by_role("button", name="Allow", exact=True).click()
    expect(visit.card).to_contain_text("Check postmortem")
    visit.settled()


def check(visit: Visit) -> None:
    """Check anew, and wait for the report."""
    visit.press("Check postmortem")


def codes(visit: Visit) -> set[str]:
    """The codes of all rules that a report names on its pages, folded ones too."""
    found = set(re.findall(r"\b[A-Z]{3}\d\d\b", visit.card.text_content() or ""))
    if not visit.card.get_by_role("button", name="Next", exact=True).count():
        return found
    visit.press("Next")
    return found | codes(visit)


def fix(visit: Visit, code: str) -> None:
    """Press the button that fixes the finding of a code."""
    row = "xpath=following::button[normalize-space()='Fix this'][1]"
    visit.card.get_by_text(code).first.locator(row).click()
    visit.settled()


def mend(visit: Visit) -> None:
    """Edit the sentence that blames a person."""
    paragraph = visit.paragraph(FAULTY)
    paragraph.fill((paragraph.inner_text()).replace(FAULTY, MENDED))
    visit.saved()
