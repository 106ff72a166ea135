"""Requests to Jira Cloud: one token, one time that all of them share, nothing sent twice."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from addon import outgoing
from addon.errors import SlowError, UnavailableError, UnsentError
from addon.integrations.jira.refusals import refusal

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
        self._until = monotonic() + budget_s
        # A connection that was idle may be dead, and a lost create is worse than another handshake.
        self._session = outgoing.new_session()
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
        answer = self._send(method, address, None if body is None else json.dumps(body))
        if answer.status == 429:
            raise self._limits.close(method, path, answer.headers)
        if not 200 <= answer.status < 300:
            today = datetime.now(UTC).date()
            raise refusal(answer, what, self.access.expires, today, names or {})
        return _parsed(answer.body)

    def _send(self, method: str, address: str, body: str | None) -> outgoing.Answer:
        try:
            return outgoing.send(
                self._session,
                method,
                address,
                until=self._until,
                most_bytes=MOST_BYTES,
                headers=self._headers,
                body=body,
            )
        except outgoing.OutOfTimeError as problem:
            raise SlowError("Jira did not answer in time") from problem
        except outgoing.TooLargeError as problem:
            raise UnavailableError("Jira's answer is larger than what is read") from problem
        except outgoing.UnreachableError as problem:
            raise UnsentError(f"Jira cannot be reached ({problem})") from problem
        except OSError as problem:
            raise UnavailableError(f"the connection to Jira broke ({problem})") from problem


def _parsed(body: bytes) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnavailableError(_NOT_JSON) from problem
