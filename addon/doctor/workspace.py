"""Google Workspace: whose credentials there are, and what the APIs do for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon import terminal
from addon.doctor import scratch
from addon.doctor.findings import OK, Finding, failed, ok, skipped, warning
from addon.errors import (
    AddonError,
    CredentialsError,
    QuotaError,
    RefusedError,
    StoreError,
    SwitchedOffError,
)
from addon.usecases import seen_suggesting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from addon.doctor.case import Case

_SIGN_IN = (
    "to have this looked at, sign in with the scope drive.file, or put an access token into "
    "SECOND_STORY_ACCESS_TOKEN; the sidebar itself uses the tokens of those who click"
)
_ENABLE = (
    "gcloud services enable docs.googleapis.com drive.googleapis.com, in the project of the "
    "credentials"
)
_FALLBACK = "nothing to do: Drive comments are used instead, beside the text rather than on it"
_NO_FIXES = "nothing to do: the button that suggests a fix stays hidden"
_DELEGATE = "follow docs/admin.md, The robot; a new delegation can take a day to hold"


def credentials(case: Case) -> Iterator[Finding]:
    """There are credentials for these probes, and both APIs are on."""
    try:
        found = case.scratch
    except CredentialsError as problem:
        yield skipped(str(problem), _SIGN_IN)
        return
    try:
        yield ok(f"those of {found.account}")
    except SwitchedOffError as problem:
        yield failed(str(problem), _ENABLE)
    except CredentialsError as problem:
        yield failed(str(problem), _SIGN_IN)


def delegation(case: Case) -> Iterator[Finding]:
    """The policy's robot, if it names one, can be acted as."""
    if case.targets.robot is None:
        yield skipped("the policy names no robot: no sweep and no filing, all else works")
        return
    try:
        account = terminal.robot_account(case.environ, case.targets.robot)
    except SwitchedOffError as problem:
        yield failed(str(problem), _ENABLE)
    except CredentialsError as problem:
        if case.robot_problem is None and not case.targets.folder:
            yield ok("the scope drive is not delegated, and no templates are to be filed")
        else:
            yield failed(str(problem), _DELEGATE)
    else:
        yield ok(f"acts as {account}, with the scope drive")


def templates(case: Case) -> Iterator[Finding]:
    """The templates stand as the policy wants them."""
    if not case.targets.folder:
        yield skipped("the policy names no folder")
        return
    practice, targets = terminal.policy(case.environ)
    is_robot = targets.robot is not None
    try:
        found = terminal.provisioning(case.environ, practice, targets, "", is_robot=is_robot).look()
    except AddonError as problem:
        yield failed(str(problem), "run postmortem template status")
        return
    if found.is_as_wanted:
        yield ok(f'as the policy wants them, in "{found.within.name}"')
    for state in found.states:
        for drift in state.drifts:
            said = f'"{state.wanted.name}": {drift.name}'
            yield warning(said, "run postmortem template plan, and then apply")


def comments(case: Case) -> Iterator[Finding]:
    """Comments can be put on words, by the Docs API."""
    unread = _unread(case)
    if unread is not None:
        yield unread
        return
    try:
        answer = case.scratch.comment()
    except RefusedError as problem:
        yield warning(f"the Docs API does not comment ({problem})", _FALLBACK)
        return
    thread = answer.get("replies", [{}])[0].get("insertComment", {}).get("commentThread", {})
    quote = thread.get("plainTextQuote")
    if answer.get("commentUpdateState") != "ALL_SAVED" or quote != scratch.WORD:
        said = f"a comment was not saved on its words, but on {quote!r}"
        yield failed(said, "comments would stand on other words: report it before you go on")
    else:
        yield ok("a comment stands on its words")


def suggestions(case: Case) -> Iterator[Finding]:
    """SUGGEST really suggests."""
    unread = _unread(case)
    if unread is not None:
        yield unread
        return
    try:
        runs = list(_runs(case.scratch.suggest()))
    except RefusedError as problem:
        found = warning(f"the Docs API does not suggest ({problem})", _NO_FIXES)
        yield found
        yield from _remembered(case, found)
        return
    suggested = [run for run in runs if scratch.SUGGESTED in run.get("content", "")]
    if suggested and all(run.get("suggestedInsertionIds") for run in suggested):
        found = ok("an edit in SUGGEST mode is a suggestion")
    else:
        said = "an edit in SUGGEST mode changed the text itself"
        found = failed(said, "report it; the button that suggests a fix stays hidden")
    yield found
    yield from _remembered(case, found)


def _remembered(case: Case, found: Finding) -> Iterator[Finding]:
    """The backend is told through the store; only where that fails there is something to say."""
    if case.service is None:
        return
    from addon.store import database
    from addon.store.events import Events

    try:
        seen_suggesting.record(
            Events(database.connect(case.service.database)),
            passed=found.state == OK,
            by_user=case.scratch.account,
            reason=found.said,
            at=case.clock(),
        )
    except StoreError as problem:
        yield warning(f"the store cannot tell the sidebar of it ({problem})", _NO_FIXES)


def quota(case: Case) -> Iterator[Finding]:
    """A read and a write are within the quota; how much is left, Google tells the console alone."""
    unread = _unread(case)
    if unread is not None:
        yield unread
        return
    try:
        _ = case.scratch.id
    except QuotaError as problem:
        yield failed(
            str(problem), "in the Cloud console, IAM & Admin > Quotas, ask for more of the Docs API"
        )
    except SwitchedOffError as problem:
        yield failed(str(problem), _ENABLE)
    else:
        yield ok("not used up; it is 300 reads and 60 writes a minute for each person")


def _unread(case: Case) -> Finding | None:
    """What to say where there is nobody to probe as; None where there is."""
    try:
        _ = case.scratch.account
    except (CredentialsError, SwitchedOffError):
        return skipped("no credentials to probe with")
    return None


def _runs(answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for tab in answer.get("tabs", ()):
        for block in tab["documentTab"]["body"]["content"]:
            for element in block.get("paragraph", {}).get("elements", ()):
                if "textRun" in element:
                    yield element["textRun"]
