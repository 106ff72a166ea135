"""A policy in Cloud Storage, ``gs://BUCKET/OBJECT``: changed there, without a deployment."""

from __future__ import annotations

import re
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote

from addon import outgoing
from addon.errors import CredentialsError
from addon.integrations.google import client
from addon.outgoing import OutOfTimeError, TooLargeError
from addon.policy_file import MAX_BYTES, PolicyError, UnansweredPolicyError, decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import Session

    from addon.outgoing import Answer
    from addon.settings import Settings

STORAGE = "https://storage.googleapis.com/"
SCHEME = "gs://"
READ_OBJECTS = f"{client.SCOPES}devstorage.read_only"
# A click may be waiting for it; both tries share the time.
BUDGET_S = 4

_PLACE = re.compile(rf"{SCHEME}(?P<bucket>[a-z0-9][a-z0-9._-]{{1,220}})/(?P<name>\S.{{0,1023}})")
_FAILURES = (OutOfTimeError, OSError)
_REMEDIES = {
    401: "the credentials are not accepted; sign in again or renew them",
    403: "the account in use may not read it; grant it roles/storage.objectViewer on the bucket",
    404: "there is no such object; gcloud storage cp puts a file there",
}


def text_of(place: str, settings: Settings) -> str:
    """What stands in an object of a bucket, read with the account that the service runs as.

    Raises:
        UnansweredPolicyError: Cloud Storage does not answer, or not at the moment.
        PolicyError: it cannot be had, is too large, or is no text.

    """
    url = _address(place, settings.storage_endpoint or STORAGE)
    try:
        headers = client.bearer(settings.access_token, READ_OBJECTS)
        with outgoing.new_session() as session:
            answer = _answer(session, url, headers)
    except CredentialsError as problem:
        raise PolicyError(f"{place}: {problem}") from problem
    except _FAILURES as problem:
        said = f"Cloud Storage does not answer ({type(problem).__name__})"
        raise UnansweredPolicyError(f"{place}: {said}") from problem
    except TooLargeError as problem:
        raise PolicyError(
            f"{place}: more than {MAX_BYTES // 1_000_000} MB are no policy"
        ) from problem
    if answer.status != 200:
        refusal = PolicyError if answer.status in _REMEDIES else UnansweredPolicyError
        said = _REMEDIES.get(answer.status, "try again later")
        raise refusal(f"{place}: Cloud Storage answers {answer.status}; {said}")
    return decoded(answer.body, place)


def _address(place: str, base: str) -> str:
    match = _PLACE.fullmatch(place)
    if match is None:
        raise PolicyError(
            f"{place}: it is no place of an object, such as {SCHEME}BUCKET/policy.yaml"
        )
    return f"{base}storage/v1/b/{match['bucket']}/o/{quote(match['name'], safe='')}?alt=media"


def _answer(session: Session, url: str, headers: Mapping[str, str]) -> Answer:
    """The answer; a failure to answer is tried once more, for nothing is changed by it."""
    until = monotonic() + BUDGET_S

    def ask() -> Answer:
        return outgoing.send(
            session, "GET", url, until=until, most_bytes=MAX_BYTES, headers=headers
        )

    try:
        answer = ask()
    except ConnectionError:
        return ask()
    return ask() if answer.status >= 500 else answer
