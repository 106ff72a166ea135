"""Google's refusals and failures, in words that say what to do."""

from __future__ import annotations

import json

from google.auth.exceptions import GoogleAuthError, TransportError
from googleapiclient.errors import HttpError

from addon.errors import (
    AccessError,
    AddonError,
    CredentialsError,
    OversizedError,
    QuotaError,
    RefusedError,
    ScopeError,
    SlowError,
    SwitchedOffError,
    UnavailableError,
)
from addon.outgoing import OutOfTimeError, TooLargeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# What a request may end in, beside an answer. A ValueError is an answer that is no JSON; so is a
# RecursionError, of one nested beyond all reason.
FAILURES = (
    HttpError,
    GoogleAuthError,
    OutOfTimeError,
    TooLargeError,
    OSError,
    ValueError,
    RecursionError,
)

# The reasons of a 403, as ErrorInfo names them and as the older list "errors" does.
_NO_SCOPE = frozenset(("ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions"))
# What google-auth says of a delegation that fails, and what it stands for.
_DELEGATION = {
    "Unable to acquire impersonated credentials": (
        "the credentials' account may not sign as the robot's service account; grant it "
        "roles/iam.serviceAccountTokenCreator on that, and enable the IAM Credentials API"
    ),
    "unauthorized_client": (
        "the robot's service account has no domain-wide delegation of these scopes; add it in the "
        "Admin console, where it can take a day to hold"
    ),
    "Invalid email or User ID": "the robot of the policy is no active user of the organisation",
}
_SWITCHED_OFF = frozenset(("SERVICE_DISABLED", "accessNotConfigured"))
_NO_ROOM = "storageQuotaExceeded"
_DIGITS = 6  # Longer pauses than a day are none that anybody asks for.
_TOO_MANY = frozenset(("RATE_LIMIT_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded"))


class Asked:
    """What was asked of Google, for those who read a refusal: the API, and the scope it takes."""

    __slots__ = ("api", "scope")

    def __init__(self, api: str, scope: str) -> None:
        self.api = api
        self.scope = scope


READING = Asked("Google Docs", "documents.readonly")
WRITING = Asked("Google Docs", "drive.file")
FILES = Asked("Google Drive", "drive.file")
COMMENTING = Asked("Google Drive", "drive.file")

# How the APIs name what they do not know, of a query or of a body (google.md 5.6).
_UNKNOWN = (
    ("unknown name", "cannot find field"),
    ("unknown name", "cannot bind query parameter"),
    ("no request set",),
)


def in_words(problem: Exception, asked: Asked = READING) -> AddonError:
    """The error of our own that one of ``FAILURES`` stands for."""
    if isinstance(problem, HttpError):
        return _refusal(problem, asked)
    if isinstance(problem, OutOfTimeError):
        return SlowError("Google did not answer in time; try again")
    if isinstance(problem, TooLargeError):
        return OversizedError("Google's answer is larger than what is read; split the document")
    if isinstance(problem, ValueError | RecursionError):
        return UnavailableError("Google's answer is no JSON; try again later")
    if isinstance(problem, GoogleAuthError) and not isinstance(problem, TransportError):
        return _undelegated(str(problem)) or _unaccepted()
    reason = str(problem).rstrip(".")
    return UnavailableError(f"Google cannot be reached ({reason}); look at the network connection")


def is_about_comments(problem: HttpError) -> bool:
    """Tell whether it is the comments asked for that were refused, not the document.

    So it is where the API does not know the parameter, or keeps comments from this account.
    """
    return problem.status_code in {400, 403} and "comment" in problem.reason.lower()


def is_hidden(problem: Exception) -> bool:
    """Tell whether a feature is not offered to this project: the API does not know its name."""
    if not isinstance(problem, HttpError) or problem.status_code != 400:
        return False
    said = problem.reason.lower()
    return any(all(part in said for part in parts) for parts in _UNKNOWN)


def is_about_text(problem: Exception) -> bool:
    """Tell whether comments were refused since the document, or a thread, is another by now.

    What the request says was right for the read that it was made from: a 400 is about a revision
    or a place, a 404 that names an id is about a thread (google.md 5.3 and 5.7).
    """
    if not isinstance(problem, HttpError):
        return False
    is_thread = problem.status_code == 404 and " with id " in f" {problem.reason.lower()}"
    return problem.status_code == 400 or is_thread


def is_about_revision(problem: Exception) -> bool:
    """Tell whether a write was refused since the document is at another revision.

    Google's words are no contract (google.md 5.7); they are looked at where a lock was sent alone.
    """
    if not isinstance(problem, HttpError) or problem.status_code != 400:
        return False
    return "revision" in problem.reason.lower()


def is_about_role(problem: Exception) -> bool:
    """Tell whether a write was refused by a lock, or since the account may not write.

    Google's answer to a write into a locked file is not documented (google.md 6.2): either way it
    says that the account has the scope, and not the right.
    """
    if not isinstance(problem, HttpError):
        return False
    if problem.status_code == 400:
        return "locked" in problem.reason.lower()
    reasons = set(_reasons(problem.content))
    return problem.status_code == 403 and not reasons & (_NO_SCOPE | _SWITCHED_OFF | _TOO_MANY)


def _refusal(problem: HttpError, asked: Asked) -> AddonError:
    status = problem.status_code
    reasons = set(_reasons(problem.content))
    if status == 401:
        return _unaccepted()
    if status == 429 or reasons & _TOO_MANY:
        text = "Google takes no more requests for now; try again in a minute"
        return QuotaError(text, _asked_pause_s(problem))
    if status >= 500:
        return UnavailableError(f"{asked.api} is failing ({status}); try again later")
    if status in {403, 404}:
        return _no_access(reasons, asked)
    refused = "refuses to read it" if asked is READING else "refuses it"
    return RefusedError(f"Google {refused} ({status}: {problem.reason.rstrip('.')})")


def _asked_pause_s(problem: HttpError) -> float:
    """The seconds that Google asks to wait for, which it need not do (google.md 7); else 0."""
    after = str(problem.resp.get("retry-after", ""))
    return float(after) if after.isascii() and after.isdecimal() and len(after) < _DIGITS else 0.0


def _no_access(reasons: set[str], asked: Asked) -> AddonError:
    if reasons & _NO_SCOPE:
        return ScopeError(f"the credentials lack the scope {asked.scope}; grant it to them")
    if reasons & _SWITCHED_OFF:
        return SwitchedOffError(
            f"the {asked.api} API is off in the credentials' project; have an admin enable it"
        )
    if _NO_ROOM in reasons:
        return RefusedError(
            "the account's Drive has no room for a file; a service account has none of its own, "
            "so use a person's credentials"
        )
    return AccessError(
        "the credentials' account sees no document there; share it with that account"
    )


def _unaccepted() -> CredentialsError:
    return CredentialsError("Google does not accept the credentials; sign in again or renew them")


def _undelegated(words: str) -> AddonError | None:
    """Why a service account may not act as a user (google.md 8.1); None for other refusals."""
    for sign, sentence in _DELEGATION.items():
        if sign in words:
            return CredentialsError(sentence)
    return None


def _reasons(content: bytes) -> Iterator[str]:
    """Every ``reason`` that the body of an error names, wherever it has them."""
    try:
        error = json.loads(content)["error"]
        entries: list[Any] = [*error.get("details", ()), *error.get("errors", ())]
    except (ValueError, TypeError, KeyError, AttributeError):
        return
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("reason"), str):
            yield entry["reason"]
