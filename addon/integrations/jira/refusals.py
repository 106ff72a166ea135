"""What Jira refuses, in words that say which field, which token, which project, and what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from addon.errors import (
    AccessError,
    AddonError,
    CredentialsError,
    RefusedError,
    UnavailableError,
)
from addon.settings import JIRA_TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from addon.outgoing import Answer

_TOKENS = "id.atlassian.com/manage-profile/security/api-tokens"
_LONGEST = 300
# A request that Jira gave up waiting for may still have been carried out.
_MAY_HAVE_WORKED = 408


def refusal(
    answer: Answer, what: str, expires: date | None, today: date, names: Mapping[str, str]
) -> AddonError:
    """The error that an answer stands for.

    ``what`` was to be done, such as "create a ticket in OPS". ``names`` are those of fields by
    their ids. A status from 500 on says nothing of whether it was done.
    """
    status = answer.status
    if status == 401:
        return _unaccepted(expires, today)
    if status == 403:
        return AccessError(
            f"Jira does not let the token's account {what}; give it that permission in the project"
        )
    if status == 404:
        return AccessError(
            f"Jira knows nothing to {what}: it is not there, or the token's account may not see it"
        )
    if status >= 500 or status == _MAY_HAVE_WORKED:
        return UnavailableError(f"Jira is failing ({status}); try again later")
    if 300 <= status < 400:
        return RefusedError(f"Jira has moved (it answers {status}); correct its address")
    return RefusedError(f"Jira refuses to {what}: {_words(answer.body, names) or status}")


def _unaccepted(expires: date | None, today: date) -> CredentialsError:
    why = ""
    if expires is not None and expires < today:
        why = f": it expired on {expires.isoformat()}"
    return CredentialsError(
        f"Jira does not accept the API token{why}; make one at {_TOKENS} and put it into "
        f"{JIRA_TOKEN}"
    )


def _words(body: bytes, names: Mapping[str, str]) -> str:
    """What an ErrorCollection says, each field by the name that people see."""
    try:
        found: Any = json.loads(body)
        messages = [str(one) for one in found.get("errorMessages") or ()]
        errors = dict(found.get("errors") or {})
    except (ValueError, AttributeError, TypeError):
        return ""
    fields = [f"{_named(field, names)}: {text}" for field, text in errors.items()]
    return "; ".join(one.rstrip(".") for one in [*fields, *messages])[:_LONGEST]


def _named(field: str, names: Mapping[str, str]) -> str:
    name = names.get(field, "")
    return f"{name} ({field})" if name and name.lower() != field else field
