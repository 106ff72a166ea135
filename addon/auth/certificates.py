"""The certificates that Google signs its tokens with, kept as long as Google says."""

from __future__ import annotations

from http import HTTPStatus
from threading import Lock
from time import monotonic

import requests
from cachecontrol import CacheControl

from addon.errors import CertificatesError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

TIMEOUT_S = 3.05

# A key that is not known makes them be fetched before their time, no more often than this: anybody
# can make up the name of a key.
RENEWED_S = 60

# For how long they are at hand without a look into the cache, which takes longer than the
# verification itself: so much later is noticed that their time is over.
AT_HAND_S = 1.0

# No answer, or one that is no JSON; a RecursionError is one nested beyond all reason.
_FAILURES = (requests.RequestException, ValueError, RecursionError)


class Certificates:
    """Certificates in PEM by key id, fetched when first wanted and when their time is over.

    Threads that want them at the same time share one fetch, and its failure too.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = CacheControl(requests.Session())
        self._lock = Lock()
        self._at_hand: Mapping[str, str] = {}
        self._at_hand_until = float("-inf")
        self._failed_at = float("-inf")
        self._renewed_at = float("-inf")

    def current(self) -> Mapping[str, str]:
        """The certificates that hold now.

        Raises:
            CertificatesError: they cannot be had.

        """
        wanted_at = monotonic()
        with self._lock:
            if wanted_at < self._at_hand_until:
                return self._at_hand
            if self._failed_at >= wanted_at:
                raise CertificatesError("the certificates could not be had a moment ago")
            try:
                return self._fetched()
            except _FAILURES as problem:
                self._failed_at = monotonic()
                raise CertificatesError(
                    f"the certificates cannot be had ({type(problem).__name__})"
                ) from problem

    def renewed(self) -> Mapping[str, str]:
        """The certificates as they are now, for a key that is not among those that hold.

        Raises:
            CertificatesError: they cannot be had.

        """
        with self._lock:
            now = monotonic()
            is_due = now - self._renewed_at >= RENEWED_S
            self._renewed_at = now if is_due else self._renewed_at
            self._at_hand_until = float("-inf")
            try:
                return self._fetched({"Cache-Control": "no-cache"} if is_due else {})
            except _FAILURES as problem:
                raise CertificatesError(
                    f"the certificates cannot be had anew ({type(problem).__name__})"
                ) from problem

    def _fetched(self, headers: Mapping[str, str] | None = None) -> Mapping[str, str]:
        response = self._session.get(self._url, headers=headers, timeout=TIMEOUT_S)
        found = response.json() if response.status_code == HTTPStatus.OK else None
        if not isinstance(found, dict) or not all(isinstance(pem, str) for pem in found.values()):
            raise ValueError("this is no object of certificates by key id")
        if getattr(response, "from_cache", False):
            self._at_hand, self._at_hand_until = found, monotonic() + AT_HAND_S
        return found
