"""Signatures as the Standard Webhooks specification has them, version 1."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "whsec_"


def key_of(secret: str) -> bytes:
    """The bytes of a secret, ``whsec_`` and base64.

    Raises:
        ValueError: it is something else.

    """
    return base64.b64decode(secret.removeprefix(PREFIX), validate=True)


def signed(secret: str, message_id: str, at_s: int, body: bytes) -> Mapping[str, str]:
    """The three headers of a message that is sent at a time, in seconds since 1970."""
    content = b".".join((message_id.encode(), str(at_s).encode(), body))
    digest = hmac.new(key_of(secret), content, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(at_s),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode('ascii')}",
    }
