"""Settings and policy: complete, consistent, and fit for production."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addon import terminal
from addon.doctor.findings import Finding, failed, ok, warning
from addon.policy_file import PolicyError
from addon.settings import BASE_URL, CLIENT_ID, DOMAINS, POLICY, SERVICE_ACCOUNT, ServiceSettings
from addon.settings import SettingsError as RefusedSettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addon.doctor.case import Case

_ACCOUNT = re.compile(r"service-(\d+)@gcp-sa-gsuiteaddons\.iam\.gserviceaccount\.com")
_CLIENT = re.compile(r"(\d+)-[\w-]+\.apps\.googleusercontent\.com")
_PRINT = 'put in what "gcloud workspace-add-ons get-authorization" prints'


def settings(case: Case) -> Iterator[Finding]:
    """Every setting is there and can be right, and those of one project belong together."""
    if case.secret_problem:
        yield failed(case.secret_problem, "see docs/admin.md, The backend")
    try:
        given = ServiceSettings(case.environ)
    except RefusedSettingsError as refusal:
        for problem in refusal.problems:
            yield failed(problem, "set it in env_variables of app.yaml")
        return
    yield ok(f"complete, for {given.base_url}")
    account, client = _ACCOUNT.fullmatch(given.service_account), _CLIENT.fullmatch(given.client_id)
    if account is None:
        yield warning(f"{SERVICE_ACCOUNT} is no account of Google's add-on service", _PRINT)
    if client is None:
        yield warning(f"{CLIENT_ID} does not look like Google's", _PRINT)
    if account and client and account[1] != client[1]:
        said = f"{SERVICE_ACCOUNT} is of project {account[1]}, {CLIENT_ID} of {client[1]}"
        yield failed(said, _PRINT)
    if not given.domains:
        said = f"{DOMAINS} is not set: people of every organisation with the add-on are let in"
        yield warning(said, "name your own domains there")
    if given.base_url.startswith("http:"):
        said = f"{BASE_URL} is an address of this machine, which Google cannot call"
        yield warning(said, "deploy it, and set the https address that it has there")


def policy(case: Case) -> Iterator[Finding]:
    """The policy file, if there is one, is right."""
    try:
        practice, targets = terminal.policy(case.environ)
    except PolicyError as refusal:
        for problem in refusal.problems:
            yield failed(problem, f"correct the file that {POLICY} names")
        return
    where = case.environ.get(POLICY, "").strip() or "the built-in practice"
    yield ok(f"{where}, template version {practice.template_version}")
    if not targets.folder:
        yield warning(
            "it names no folder for the templates",
            "write targets.folder into it, and run postmortem template apply",
        )
