"""Errors as Google's APIs answer them: code, message, canonical status, machine-readable details.

The Docs API answers the newer shape alone. Drive adds the older list ``errors`` with domain, reason
and location, and names the status only where its front end refused (google.md 7; measured by
others against the live APIs).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Json = dict[str, Any]

_TYPES = "type.googleapis.com/google.rpc."
_STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
_REASONS = {
    400: "badRequest",
    401: "authError",
    403: "forbidden",
    404: "notFound",
    409: "aborted",
    429: "rateLimitExceeded",
    503: "backendError",
}
_EXPECTED_CREDENTIAL = (
    "Expected OAuth 2 access token, login cookie or other valid authentication credential. See "
    "https://developers.google.com/identity/sign-in/web/devconsole-project."
)


class ApiError(Exception):
    """A refusal or failure of one API call.

    ``status`` is the HTTP status. ``reason``, ``domain``, ``location`` and ``short`` (a message of
    its own) appear in the older list alone. ``canonical`` is the status as a word, by default that
    of the HTTP status, and empty where Drive names none.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        reason: str = "",
        details: Iterable[Json] = (),
        domain: str = "global",
        location: str = "",
        location_type: str = "parameter",
        short: str = "",
        canonical: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.reason = reason or _REASONS.get(status, "backendError" if status >= 500 else "")
        self.details = list(details)
        self.domain = domain
        self.location = location
        self.location_type = location_type
        self.short = short
        self.canonical = _STATUSES.get(status, "UNKNOWN") if canonical is None else canonical

    def body(self, *, older: bool = False) -> Json:
        """The answer's JSON; ``older`` adds the list that Drive's clients read."""
        error: Json = {"code": self.status, "message": self.message}
        if older:
            error["errors"] = [self._entry()]
        if self.canonical:
            error["status"] = self.canonical
        if self.details:
            error["details"] = self.details
        return {"error": error}

    def _entry(self) -> Json:
        entry = {"message": self.short or self.message, "domain": self.domain}
        if self.reason:
            entry["reason"] = self.reason
        if self.location:
            entry |= {"location": self.location, "locationType": self.location_type}
        return entry


def error_info(reason: str, **metadata: str) -> Json:
    """The detail that tells a program why a call was refused."""
    info = {"@type": _TYPES + "ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return info | ({"metadata": metadata} if metadata else {})


def field_violations(violations: Iterable[tuple[str, str]]) -> Json:
    """The detail that lists what is wrong with a request: pairs of field path and description."""
    listed = [
        ({"field": field} if field else {}) | {"description": description}
        for field, description in violations
    ]
    return {"@type": _TYPES + "BadRequest", "fieldViolations": listed}


def invalid_argument(message: str, violations: Iterable[tuple[str, str]] = ()) -> ApiError:
    """400: the request itself is wrong, whatever the state of the document."""
    listed = list(violations)
    return ApiError(400, message, details=[field_violations(listed)] if listed else ())


def failed_precondition(message: str) -> ApiError:
    """400: the request is well formed, and the state of the file does not allow it."""
    return ApiError(400, message, reason="failedPrecondition", canonical="FAILED_PRECONDITION")


def not_found(message: str = "Requested entity was not found.") -> ApiError:
    """404: the document, or what a request names in it, is not there for this caller."""
    return ApiError(404, message)


def permission_denied(message: str = "The caller does not have permission") -> ApiError:
    """403: the caller sees the document, and may not do this with it."""
    return ApiError(403, message)


def unauthenticated(*, sent: bool) -> ApiError:
    """401: no access token was ``sent``, or one that is not (or no longer) valid."""
    problem = (
        "had invalid authentication credentials."
        if sent
        else "is missing required authentication credential."
    )
    return ApiError(
        401,
        f"Request {problem} {_EXPECTED_CREDENTIAL}",
        reason="authError" if sent else "required",
        short="Invalid Credentials" if sent else "Login Required.",
        location="Authorization",
        location_type="header",
    )


def unregistered() -> ApiError:
    """403: no token at all, where an API key would do for some methods (Drive's reads)."""
    return ApiError(
        403,
        "Method doesn't allow unregistered callers (callers without established identity). Please "
        "use API Key or other form of API consumer identity to call this API.",
    )


def insufficient_scopes(service: str, method: str) -> ApiError:
    """403: the token carries none of the scopes that the method accepts."""
    return ApiError(
        403,
        "Request had insufficient authentication scopes.",
        reason="insufficientPermissions",
        short="Insufficient Permission",
        details=[error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", service=service, method=method)],
    )


def rate_limited(
    service: str, metric: str, limit: str, *, value: int, project: str = "000000000000"
) -> ApiError:
    """429: ``metric`` (such as write_requests) passed ``limit``, which is ``value`` a minute."""
    words = metric.replace("_", " ").capitalize()
    per = " ".join(re.findall("[A-Z][a-z]*", limit)).lower().replace("per minutes", "per minute")
    return ApiError(
        429,
        f"Quota exceeded for quota metric '{words}' and limit '{per.capitalize()}' of service "
        f"'{service}' for consumer 'project_number:{project}'.",
        details=[
            error_info(
                "RATE_LIMIT_EXCEEDED",
                service=service,
                quota_metric=f"{service}/{metric}",
                quota_limit=limit,
                quota_limit_value=str(value),
                quota_location="global",
                consumer=f"projects/{project}",
            )
        ],
    )


def service_disabled(service: str, title: str, project: str = "000000000000") -> ApiError:
    """403: the API is switched off in the project that the token belongs to."""
    page = f"https://console.developers.google.com/apis/api/{service}/overview?project={project}"
    return ApiError(
        403,
        f"{title} has not been used in project {project} before or it is disabled. Enable it by "
        f"visiting {page} then retry. If you enabled this API recently, wait a few minutes for the "
        "action to propagate to our systems and retry.",
        reason="accessNotConfigured",
        domain="usageLimits",
        details=[error_info("SERVICE_DISABLED", service=service, consumer=f"projects/{project}")],
    )


def failed(status: int) -> ApiError:
    """5xx: a failure of the server's own, in its words."""
    words = {
        500: "Internal error encountered.",
        503: "The service is currently unavailable.",
        504: "Deadline expired before operation could complete.",
    }
    return ApiError(status, words.get(status, "Internal error encountered."))


class ControlError(Exception):
    """A call of the control endpoints that cannot be done, told in one sentence."""
