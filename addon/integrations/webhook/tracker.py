"""A signed webhook as a tracker: it takes each item once, by its Idempotency-Key.

The receiver answers with any 2xx status and, if it can, ``{"key": "…", "url": "…"}``; where it
names no key, the ticket goes by the item's label. A message that comes again with the same key is
to be answered as the first one was, which is why nothing needs to be looked for here.
"""

from __future__ import annotations

import json
from time import time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from addon.domain.tickets import Ticket
from addon.errors import (
    AddonError,
    CredentialsError,
    QuotaError,
    RefusedError,
    UnavailableError,
)
from addon.integrations.webhook.signature import signed
from addon.remote import Remote
from addon.settings import WEBHOOK_SECRET, WEBHOOK_URL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addon.domain.tickets import Draft
    from addon.outgoing import Answer

MOST_BYTES = 1_000_000
_MAY_HAVE_WORKED = 408
_LONGEST_KEY = 200


class WebhookTracker:
    """Sends messages to one address within ``budget_s`` seconds from now on."""

    def __init__(self, url: str, secret: str, budget_s: float) -> None:
        self._url = url
        self._secret = secret
        self._remote = Remote("the webhook", budget_s=budget_s, most_bytes=MOST_BYTES)

    def floor(self, project: str) -> int:  # noqa: ARG002 - part of the port
        """Zero: the receiver counts, if anybody does."""
        return 0

    def account(self, project: str, email: str) -> str:  # noqa: ARG002 - part of the port
        """Nobody: a webhook is not asked."""
        return ""

    def create(self, draft: Draft) -> Ticket:
        """Tell of a new item; the receiver makes its ticket once, however often it is told."""
        made = self._told("action_item.created", _about(draft), draft.uid)
        key = made.get("key")
        named = key if isinstance(key, str) and 0 < len(key) <= _LONGEST_KEY else draft.label
        url = made.get("url")
        is_address = isinstance(url, str) and url.startswith(("https://", "http://"))
        return Ticket(named, str(url) if is_address else "", uid=draft.uid)

    def made(self, project: str, floor: int, uid: str) -> list[Ticket]:  # noqa: ARG002 - as above
        """Nothing: telling again with the same key is safe."""
        return []

    def marked(self, uids: Sequence[str]) -> None:
        """Not searched: there is nobody to ask."""

    def read(self, keys: Sequence[str]) -> Mapping[str, Ticket]:  # noqa: ARG002 - as above
        """Nothing: the receiver tells of changes, it is not asked."""
        return {}

    def update(self, key: str, draft: Draft) -> None:
        """Tell that an item has been reworded."""
        about = {**_about(draft), "key": key}
        self._told("action_item.updated", about, f"{draft.uid}:{draft.revision}")

    def assign(self, key: str, account: str) -> None:
        """Tell whose the ticket is from now on."""
        self._told("action_item.assigned", {"key": key, "account": account}, str(uuid4()))

    def prioritise(self, key: str, priority: str) -> None:
        """Tell how urgent the ticket is from now on."""
        self._told("action_item.prioritised", {"key": key, "priority": priority}, str(uuid4()))

    def link(self, key: str, draft: Draft) -> None:
        """Do nothing: the message has the link already."""

    def _told(self, kind: str, about: Mapping[str, object], idempotency_key: str) -> Any:
        now = int(time())
        message = {"type": kind, "timestamp": now, "data": about}
        body = json.dumps(message, ensure_ascii=False).encode()
        headers = {
            **signed(self._secret, f"msg_{idempotency_key}", now, body),
            "Idempotency-Key": idempotency_key,
            "Content-Type": "application/json",
        }
        answer = self._remote.send("POST", self._url, headers, body)
        if not 200 <= answer.status < 300:
            raise _refusal(answer)
        try:
            said = json.loads(answer.body) if answer.body else {}
        except (ValueError, RecursionError):
            said = {}
        return said if isinstance(said, dict) else {}


def _about(draft: Draft) -> dict[str, object]:
    return {name: value for name, value in draft._asdict().items() if value}


def _refusal(answer: Answer) -> AddonError:
    status = answer.status
    if status == 429:
        after = answer.headers.get("Retry-After", "")
        text = "the webhook takes no more requests for now; try again in a minute"
        return QuotaError(text, float(after) if after.isdecimal() else 60.0)
    if status in {401, 403}:
        return CredentialsError(
            f"the webhook does not accept the signature; give {WEBHOOK_SECRET} the secret that "
            "its receiver has"
        )
    if status >= 500 or status == _MAY_HAVE_WORKED:
        return UnavailableError(f"the webhook is failing ({status}); try again later")
    if 300 <= status < 400:
        return RefusedError(f"the webhook has moved; correct {WEBHOOK_URL}")
    return RefusedError(f"the webhook refuses the item ({status})")
