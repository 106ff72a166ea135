"""Requests to Jira Cloud: one token, one time that all of them share, nothing sent twice."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from addon.errors import UnavailableError
from addon.integrations.jira.refusals import refusal
from addon.remote import Remote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from addon.integrations.jira.limits import Limits

API = "/rest/api/3"
MOST_BYTES = 20_000_000

_NOT_JSON = "Jira's answer is no JSON; try again later"


class Access(NamedTuple):
    """Where a Jira is and who asks; ``url`` has no slash at its end, ``expires`` is the token's."""

    url: str
    email: str
    token: str
    expires: date | None = None


class Client:
    """Sends requests within ``budget_s`` seconds from now on, all together."""

    def __init__(self, access: Access, limits: Limits, budget_s: float) -> None:
        self.access = access
        self._limits = limits
        self._remote = Remote("Jira", budget_s=budget_s, most_bytes=MOST_BYTES)
        login = base64.b64encode(f"{access.email}:{access.token}".encode()).decode("ascii")
        self._headers = {
            "Authorization": f"Basic {login}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }

    def ask(
        self,
        method: str,
        path: str,
        what: str,
        *,
        query: Mapping[str, object] | None = None,
        body: Mapping[str, Any] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> Any:
        """The JSON that Jira answers, None where it answers with nothing.

        ``what`` is to be done, for the words of a refusal; ``names`` are those of fields by ids.

        Raises:
            UnsentError: no connection; QuotaError: refused for now; RefusedError, AccessError,
                CredentialsError: refused. In none of these has anything changed.
            UnavailableError: no answer that can be used; it may have been carried out.

        """
        self._limits.check(method, path)
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        address = f"{self.access.url}{API}{path}{asked}"
        sent = None if body is None else json.dumps(body)
        answer = self._remote.send(method, address, self._headers, sent)
        if answer.status == 429:
            raise self._limits.close(method, path, answer.headers)
        if not 200 <= answer.status < 300:
            today = datetime.now(UTC).date()
            raise refusal(answer, what, self.access.expires, today, names or {})
        return _parsed(answer.body)


def _parsed(body: bytes) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnavailableError(_NOT_JSON) from problem
