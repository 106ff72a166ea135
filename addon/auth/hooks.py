"""Whether a tracker has sent a delivery: its signature over the very bytes that came.

Several secrets may hold at a time, so that one can be replaced without losing a delivery.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# How far a delivery's time may be from ours, in seconds.
TOLERANCE_S = 300

_TIME = re.compile(r"[0-9]{1,12}")  # Seconds since 1970, far beyond any that is right.


def is_signed(
    kind: str, headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now_s: float
) -> bool:
    """Tell whether a delivery of a kind of tracker carries a signature by one of the secrets."""
    judge = _JUDGES.get(kind)
    low = {name.lower(): value for name, value in headers.items()}
    return judge is not None and any(judge(low, body, one, now_s) for one in secrets)


def _of_jira(headers: Mapping[str, str], body: bytes, secret: str, now_s: float) -> bool:
    """An admin's webhook signs the body, an OAuth app's brings a token signed by its secret."""
    if "x-hub-signature" in headers:
        return _is_hub(headers["x-hub-signature"], body, secret)
    scheme, _, token = headers.get("authorization", "").partition(" ")
    is_token = scheme.lower() in {"bearer", "jwt"}
    return is_token and _is_token(token.strip(), secret, now_s)


def _of_github(headers: Mapping[str, str], body: bytes, secret: str, _now_s: float) -> bool:
    return _is_hub(headers.get("x-hub-signature-256", ""), body, secret)


def _of_webhook(headers: Mapping[str, str], body: bytes, secret: str, now_s: float) -> bool:
    """Standard Webhooks, version 1: any of several signatures may be the one."""
    message, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not _TIME.fullmatch(at) or abs(now_s - int(at)) > TOLERANCE_S:
        return False
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        return False
    content = b".".join((message.encode(), at.encode(), body))
    right = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode("ascii")
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(one, f"v1,{right}") for one in given if one.isascii())


_JUDGES: Mapping[str, Callable[[Mapping[str, str], bytes, str, float], bool]] = {
    "jira": _of_jira,
    "github": _of_github,
    "webhook": _of_webhook,
}


def _is_hub(given: str, body: bytes, secret: str) -> bool:
    right = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return given.isascii() and hmac.compare_digest(given, f"sha256={right}")


def _is_token(token: str, secret: str, now_s: float) -> bool:
    """Whether a JSON Web Token is signed by HS256 with the secret, and not past its time.

    No other algorithm is taken, whatever the token says of itself; nothing of it is read before its
    signature is found right.
    """
    signed, _, signature = token.rpartition(".")
    right = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest()
    try:
        if not hmac.compare_digest(_bytes(signature), right):
            return False
        head, claims = (_part(part) for part in signed.split("."))
        expires = float(claims["exp"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return False
    return head.get("alg") == "HS256" and now_s < expires + TOLERANCE_S


def _part(text: str) -> Any:
    found = json.loads(_bytes(text))
    if not isinstance(found, dict):
        raise ValueError("no object")  # noqa: TRY004 - as of any other malformed token
    return found


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
