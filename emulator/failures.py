"""How calls fail: each refusal and breakdown as a client of Google's APIs meets it."""

from __future__ import annotations

from emulator import errors
from emulator.errors import ApiError
from emulator.identity import PROJECT
from emulator.quotas import LIMITS

_USAGE = "usageLimits"
_DRIVE = {
    "insufficientFilePermissions": (
        "global",
        "The user does not have sufficient permissions for this file.",
    ),
    "appNotAuthorizedToFile": (
        "global",
        f"The user has not granted the app {PROJECT} write access to the file.",
    ),
    "domainPolicy": ("global", "The domain administrators have disabled Drive apps."),
    "storageQuotaExceeded": (_USAGE, "The user's Drive storage quota has been exceeded."),
    "userRateLimitExceeded": (_USAGE, "User rate limit exceeded."),
    "rateLimitExceeded": (_USAGE, "Rate limit exceeded."),
    "dailyLimitExceeded": (_USAGE, "Daily limit exceeded."),
    "sharingRateLimitExceeded": ("global", "Rate limit exceeded. Sharing is limited for now."),
}
_SCOPES = ("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
_DISABLED = ("accessNotConfigured", "SERVICE_DISABLED")

# Every reason of a 403 that google.md 7 names; an older one may stand for its newer name.
REASONS = (*_SCOPES, *_DISABLED, *_DRIVE)

# What stands before Google's APIs answers in HTML, in its own words.
FRONT_END = "<!DOCTYPE html>\n<html lang=en>\n<title>Error {status}</title>\n<p><b>{status}.</b>\n"


def refusal(status: int, reason: str, service: str, title: str, *, is_read: bool) -> ApiError:
    """The error of a status, for one reason of it; the service and its title are those called."""
    if status == 403 and reason:
        return _forbidden(reason, service, title)
    if status == 401:
        return errors.unauthenticated(sent=True)
    if status == 404:
        return errors.not_found()
    if status == 429:
        metric, limit, most = LIMITS[is_read]
        return errors.rate_limited(service, metric, limit, value=most)
    if status >= 500:
        return errors.failed(status)
    return errors.permission_denied() if status == 403 else ApiError(status, "Request failed.")


def _forbidden(reason: str, service: str, title: str) -> ApiError:
    if reason in _SCOPES:
        return errors.insufficient_scopes(service, "")
    if reason in _DISABLED:
        return errors.service_disabled(service, title)
    domain, message = _DRIVE[reason]
    return ApiError(403, message, reason=reason, domain=domain)
