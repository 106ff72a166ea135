"""Requests to GitHub: one token, one time that all of them share, nothing sent twice."""

from __future__ import annotations

import json
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from addon.errors import (
    AccessError,
    AddonError,
    CredentialsError,
    QuotaError,
    RefusedError,
    UnavailableError,
)
from addon.remote import Remote
from addon.settings import GITHUB_TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addon.outgoing import Answer

MOST_BYTES = 20_000_000
VERSION = "2022-11-28"
_LONGEST = 300
_MAY_HAVE_WORKED = 408


class Client:
    """Sends requests within ``budget_s`` seconds from now on; ``url`` has no slash at its end."""

    def __init__(self, url: str, token: str, budget_s: float) -> None:
        self._url = url
        self._remote = Remote("GitHub", budget_s=budget_s, most_bytes=MOST_BYTES)
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": VERSION,
            "Content-Type": "application/json",
            "User-Agent": "second-story",
        }

    def ask(
        self,
        method: str,
        path: str,
        what: str,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> Any:
        """The JSON that GitHub answers; ``what`` is to be done, for the words of a refusal.

        Raises:
            UnsentError: no connection; QuotaError: refused for now; RefusedError, AccessError,
                CredentialsError: refused. In none of these has anything changed.
            UnavailableError: no answer that can be used; it may have been carried out.

        """
        asked = f"?{urlencode(query)}" if query else ""
        sent = None if body is None else json.dumps(body)
        answer = self._remote.send(method, f"{self._url}{path}{asked}", self._headers, sent)
        if not 200 <= answer.status < 300:
            raise _refusal(answer, what)
        try:
            return json.loads(answer.body)
        except (ValueError, RecursionError) as problem:
            raise UnavailableError("GitHub's answer is no JSON; try again later") from problem


def _refusal(answer: Answer, what: str) -> AddonError:
    status = answer.status
    if status == 429 or (status == 403 and _is_limited(answer.headers)):
        wait_s = _wait(answer.headers)
        text = f"GitHub takes no more requests for now; try again in {wait_s:.0f} seconds"
        return QuotaError(text, wait_s)
    if status == 401:
        text = f"GitHub does not accept the token; make a new one and put it into {GITHUB_TOKEN}"
        return CredentialsError(text)
    if status >= 500 or status == _MAY_HAVE_WORKED:
        return UnavailableError(f"GitHub is failing ({status}); try again later")
    if status in {403, 404}:
        return AccessError(
            f"GitHub does not let the token {what}: give it access to the repository and its issues"
        )
    return RefusedError(f"GitHub refuses to {what}: {_why(answer)}")


def _why(answer: Answer) -> str:
    if answer.status == 410:
        return "issues are switched off in the repository"
    if 300 <= answer.status < 400:
        return "it has moved; correct targets.tracker.project in the policy"
    return _words(answer.body) or str(answer.status)


def _is_limited(headers: Mapping[str, str]) -> bool:
    """Whether a 403 is a rate limit, primary or secondary."""
    return headers.get("X-RateLimit-Remaining") == "0" or "Retry-After" in headers


def _wait(headers: Mapping[str, str]) -> float:
    after, reset = headers.get("Retry-After", ""), headers.get("X-RateLimit-Reset", "")
    if after.isdecimal():
        return float(after)
    return max(1.0, float(reset) - time()) if reset.isdecimal() else 60.0


def _words(body: bytes) -> str:
    try:
        found: Any = json.loads(body)
        fields = [
            f"{one['field']}: {one.get('message') or one.get('code')}"
            for one in found.get("errors") or ()
            if isinstance(one, dict) and "field" in one
        ]
        return "; ".join([*fields, str(found.get("message") or "")]).strip("; ")[:_LONGEST]
    except (ValueError, AttributeError, TypeError):
        return ""
