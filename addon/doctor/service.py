"""The deployed service as the world meets it: there, open to Google, closed to everybody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from addon import policy_file, policy_source
from addon.doctor.findings import Finding, failed, ok, skipped, warning
from addon.outgoing import OutOfTimeError, TooLargeError
from addon.policy_in_force import BUILT_IN, LOOK_EVERY_S, version_of
from addon.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case
    from addon.outgoing import Answer

_FAILURES = (OutOfTimeError, TooLargeError, OSError)
_DEPLOYED = "deploy it, and look whether its address is SECOND_STORY_BASE_URL"
_HOME = "/addon/home"


def endpoint(case: Case) -> Iterator[Finding]:
    """The service answers, is ready, and lets no stranger in."""
    if case.service is None:
        yield skipped("the settings are not complete")
        return
    base_url = case.service.base_url
    try:
        alive, stranger = case.get(f"{base_url}/healthz"), case.get(f"{base_url}{_HOME}", "POST")
        ready = case.get(f"{base_url}/readyz")
    except _FAILURES as problem:
        yield failed(f"{base_url} does not answer ({type(problem).__name__})", _DEPLOYED)
        return
    if _is_behind_iap(alive) or _is_behind_iap(stranger):
        yield failed(
            f"{base_url} asks for a Google sign-in (Identity-Aware Proxy)",
            "switch IAP off for the app: Google's add-on service cannot sign in",
        )
    elif alive.status != 200:
        yield failed(f"{base_url}/healthz answers {alive.status}", _DEPLOYED)
    elif stranger.status != 401:
        yield failed(
            f"{base_url}{_HOME} answers {stranger.status} to a call without a token, and not 401",
            "take it off the net at once if it is 200; else look at what answers there",
        )
    elif ready.status != 200:
        yield failed(f"it is not ready: {_reasons(ready)}", "see the operations page, /readyz")
    else:
        yield ok(f"{base_url} answers, and refuses calls without a token")


def audience(case: Case) -> Iterator[Finding]:
    """The service takes the tokens that Google makes for its address."""
    if case.service is None:
        yield skipped("the settings are not complete")
        return
    try:
        said = _object(case.get(f"{case.service.base_url}/readyz"))
    except _FAILURES:
        yield skipped("the service does not answer")
        return
    told = said.get("base_url")
    if told == case.service.base_url:
        yield ok(f"it takes tokens for {told}")
    elif told is None:
        yield failed("it does not tell which tokens it takes", "deploy the version of this command")
    else:
        yield failed(
            f"it takes tokens for {told}, and is called at {case.service.base_url}",
            "let SECOND_STORY_BASE_URL, the deployment and the address be the same",
        )


def policy_in_force(case: Case) -> Iterator[Finding]:
    """The service checks by the policy file that stands here, and has not refused it."""
    if case.service is None:
        yield skipped("the settings are not complete")
        return
    try:
        said = _object(case.get(f"{case.service.base_url}/readyz"))
        path = case.service.policy
        own = version_of(policy_source.text_of(path, Settings(case.environ))) if path else BUILT_IN
    except _FAILURES:
        yield skipped("the service does not answer")
        return
    except policy_file.PolicyError:
        yield skipped("the policy file cannot be read here")
        return
    told = said.get("policy_version")
    if said.get("policy_is_refused") is True:
        yield failed(
            f"the service has refused its policy file and keeps to {told}",
            'correct the file as its log or "postmortem policy check" says; it is looked at again '
            f"within {LOOK_EVERY_S // 60} minutes",
        )
    elif told is None:
        yield warning("it does not tell its policy", "deploy the version of this command")
    elif told != own:
        yield warning(
            f"the service checks by {told}, and the policy here is {own}",
            f"deploy the file; one that was changed in its place holds within "
            f"{LOOK_EVERY_S // 60} minutes",
        )
    else:
        yield ok(f"{told}")


def _is_behind_iap(answer: Answer) -> bool:
    place = answer.headers.get("Location", "")
    is_sign_in = answer.status in {301, 302, 303} and "accounts.google.com" in place
    return is_sign_in or "X-Goog-IAP-Generated-Response" in answer.headers


def _object(answer: Answer) -> dict[str, Any]:
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _reasons(answer: Answer) -> str:
    said = _object(answer)
    return (
        "; ".join(f"{name}: {said[name]}" for name in ("database", "certificates") if name in said)
        or f"/readyz answers {answer.status}"
    )
