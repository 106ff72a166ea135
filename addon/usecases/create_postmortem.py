"""New postmortem: one document for each click and each incident, whatever gets lost on the way.

The intent is written down first, then Google makes the file with the intent in it, then the
template goes into the file. Each step finds out whether it was done before, so that pressing twice,
or pressing again after an answer got lost, goes on where the first press came to.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from addon.domain.sharing import DOMAIN
from addon.errors import AccessError, BusyError, CredentialsError, RefusedError
from addon.ports import PostmortemRecord
from docs_template import anchors
from docs_template.reader import read
from docs_template.render import render
from docs_template.template import Facts, template, title

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from addon.ports import Documents, Files, Postmortems
    from linter.policy import Policy

_INTENT_LENGTH = 32


class Created(NamedTuple):
    """The postmortem that stands: ``is_new`` unless there was one for the incident before.

    ``is_made_now`` tells whether this very call has made or finished it.
    """

    document_id: str
    is_new: bool
    is_made_now: bool = True


class Request(NamedTuple):
    """What somebody asked for: ``intent`` is the key of the click, the same when repeated.

    ``domain`` is the organisation that a postmortem of visibility ``domain`` is shared with.
    """

    intent: str
    facts: Facts
    visibility: str
    domain: str


def create_postmortem(
    request: Request,
    *,
    policy: Policy,
    documents: Documents,
    files: Files,
    postmortems: Postmortems,
    now: datetime,
    patience: timedelta,
) -> Created:
    """Create the postmortem, or find the one that this click or incident has already.

    ``now`` is aware UTC. ``patience`` is how long another click for the same incident may take
    before this one goes on in its place.

    Raises:
        BusyError: another click for the incident is at it.
        AddonError: what the ports raise; the click can be repeated.

    """
    wanted = _record(request, policy, now)
    asked = postmortems.ask(wanted)
    if asked.document_id is not None:
        is_ours = asked.intent == request.intent
        return Created(asked.document_id, is_new=is_ours, is_made_now=False)
    if asked.intent != request.intent and now - asked.asked_at < patience:
        raise BusyError(
            f"the postmortem of {request.facts.incident_id} is being created; try again in a minute"
        )
    name = title(wanted.kind, request.facts)
    # An intent that was just written down has led to nothing yet.
    found = None if asked is wanted else files.find(asked.intent)
    document_id = found or _made(name, asked.intent, files, postmortems)
    is_filled = _fill(document_id, wanted.kind, request.facts, policy, documents)
    if request.visibility == DOMAIN:
        files.share_with_domain(document_id, request.domain)
    postmortems.created(asked.intent, document_id, now)
    return Created(document_id, is_new=True, is_made_now=is_filled)


def _made(name: str, intent: str, files: Files, postmortems: Postmortems) -> str:
    """A new file; where Google refuses it there is none, and nobody has to wait for this click."""
    try:
        return files.create(name, intent)
    except (AccessError, CredentialsError, RefusedError):
        postmortems.give_up(intent)
        raise


def repeatable_intent(account: str, facts: Facts, visibility: str) -> str:
    """The key of what an account asks for in words, the same when it asks again.

    An incident is told by its id, where it has one, and else by what it is called.
    """
    asked = (account, visibility, facts.incident_id, facts.incident_id or facts.title)
    return sha256(json.dumps(asked).encode()).hexdigest()[:_INTENT_LENGTH]


def _record(request: Request, policy: Policy, now: datetime) -> PostmortemRecord:
    return PostmortemRecord(
        intent=request.intent,
        incident_id=request.facts.incident_id or None,
        document_id=None,
        kind=kind_of(request.facts.severity, policy),
        severity=request.facts.severity,
        visibility=request.visibility,
        template_version=policy.template_version,
        asked_at=now,
    )


def kind_of(severity: str, policy: Policy) -> str:
    """Full or brief, as the policy says of a severity.

    Raises:
        RefusedError: the policy does not know the severity.

    """
    spec = policy.severities.get(severity)
    if spec is None:
        known = ", ".join(policy.severities)
        raise RefusedError(f'there is no severity "{severity}"; choose one of {known}')
    return spec.kind


def _fill(document_id: str, kind: str, facts: Facts, policy: Policy, documents: Documents) -> bool:
    """Render the template into the document, unless that was done before; answers whether."""
    answer = documents.read(document_id)
    if anchors.origin(read(answer).named_ranges) is not None:
        return False
    origin = anchors.Origin(document_id, kind, policy.template_version)
    batch = render(template(policy, kind, facts), origin.name)
    documents.write(document_id, batch, required_revision=answer["revisionId"])
    return True
