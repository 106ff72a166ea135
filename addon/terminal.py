"""The composition root of the command line: what stands behind a command that calls Google."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from addon import policy_file, policy_source
from addon.domain.sharing import DOMAIN, PRIVATE
from addon.errors import AccessError
from addon.integrations.google import client
from addon.integrations.google.docs import GoogleDocs
from addon.integrations.google.drive import GoogleDrive
from addon.integrations.google.templates import DriveTemplates
from addon.integrations.google.transport import Transport
from addon.policy_file import Targets
from addon.settings import Settings
from addon.usecases.create_postmortem import Request, create_postmortem, repeatable_intent
from addon.usecases.provision_templates import Provisioning
from linter.policy import DEFAULT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from addon.policy_file.targets import Robot
    from addon.ports import Postmortems
    from addon.usecases.create_postmortem import Created
    from docs_template.template import Facts
    from linter.policy import Policy

# Somebody at a terminal waits longer than a sidebar lives, and may have a longer document.
LOCAL_BUDGET_S = 60
LOCAL_MOST_BYTES = 50_000_000
LOCAL_RETRIES = 2

# How long somebody else may be at an incident's postmortem before this command takes over.
PATIENCE = timedelta(minutes=1)

# Addresses of people, not of an organisation that a document could be shared with.
_NOBODYS = frozenset(("gmail.com", "googlemail.com"))

_NO_DOCUMENT = "second-story-doctor"

# Google's libraries warn on standard error of what ends as a sentence there anyway.
_LOUD = ("google", "googleapiclient")


def google_docs(environ: Mapping[str, str]) -> GoogleDocs:
    """Google Docs, read with the credentials that the environment gives.

    Raises:
        SettingsError: a setting cannot be right.
        CredentialsError: there are no credentials, or none that can be used.

    """
    settings = Settings(environ)
    documents = client.documents_api(settings.docs_endpoint)
    return GoogleDocs(documents, _transport(settings, client.READ_DOCUMENTS), LOCAL_RETRIES)


def policy(environ: Mapping[str, str], path: str | None = None) -> tuple[Policy, Targets]:
    """Practice and targets of a path, else of the environment, else the built-in ones.

    Raises:
        PolicyError: its file is refused.

    """
    settings = Settings(environ)
    named = path or settings.policy
    if not named:
        return DEFAULT, Targets()
    return policy_file.parse_whole(policy_source.text_of(named, settings), named)


def new_postmortem(
    environ: Mapping[str, str], facts: Facts, practice: Policy, *, is_private: bool
) -> Created:
    """Create a postmortem as the account of the credentials, once however often it is asked for.

    Raises:
        SettingsError: a setting cannot be right.
        AddonError: what ``create_postmortem`` raises; or there are no credentials.

    """
    settings = Settings(environ)
    documents, files = _workspace(settings)
    account = files.account()
    domain = account.rpartition("@")[2].lower()
    visibility = PRIVATE if is_private or domain in _NOBODYS else DOMAIN
    intent = repeatable_intent(account, facts, visibility)
    return create_postmortem(
        Request(intent, facts, visibility, domain),
        policy=practice,
        documents=documents,
        files=files,
        postmortems=_postmortems(settings.database),
        now=datetime.now(UTC),
        patience=PATIENCE,
    )


def provisioning(
    environ: Mapping[str, str], practice: Policy, targets: Targets, domain: str, *, is_robot: bool
) -> Provisioning:
    """Templates as the policy's robot, or the account of the credentials, may handle them.

    Raises:
        SettingsError: a setting cannot be right.
        CredentialsError: there are no credentials, or none that can be used.

    """
    settings = Settings(environ)
    documents = client.documents_api(settings.docs_endpoint)
    drive = client.drive_api(settings.drive_endpoint)
    robot = targets.robot if is_robot else None
    transport = _transport(settings, client.ALL_FILES, robot)
    return Provisioning(
        practice,
        targets.folder,
        domain,
        files=DriveTemplates(drive, transport, LOCAL_RETRIES),
        documents=GoogleDocs(documents, transport, LOCAL_RETRIES),
    )


def robot_account(environ: Mapping[str, str], robot: Robot) -> str:
    """The address of the account that acts where the policy's robot is to act.

    Raises:
        AddonError: it cannot act, or there are no credentials.

    """
    settings = Settings(environ)
    drive = client.drive_api(settings.drive_endpoint)
    transport = _transport(settings, client.ALL_FILES, robot)
    return DriveTemplates(drive, transport, LOCAL_RETRIES).account()


def robot_reads(environ: Mapping[str, str], robot: Robot) -> None:
    """See that the policy's robot may read documents, by asking for one that there is not.

    Raises:
        AddonError: it may not, or there are no credentials.

    """
    settings = Settings(environ)
    documents = client.documents_api(settings.docs_endpoint)
    transport = _transport(settings, client.READ_DOCUMENTS, robot)
    with suppress(AccessError):
        GoogleDocs(documents, transport, LOCAL_RETRIES).read(_NO_DOCUMENT)


def _workspace(settings: Settings) -> tuple[GoogleDocs, GoogleDrive]:
    # Built before the time begins that their requests share.
    documents = client.documents_api(settings.docs_endpoint)
    drive = client.drive_api(settings.drive_endpoint)
    transport = _transport(settings, client.OWN_FILES)
    return (
        GoogleDocs(documents, transport, LOCAL_RETRIES),
        GoogleDrive(drive, transport, LOCAL_RETRIES),
    )


def _transport(settings: Settings, scope: str, robot: Robot | None = None) -> Transport:
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if robot is None:
        session = client.found_session(settings.access_token, scope)
    else:
        session = client.robot_session(
            settings.access_token,
            robot.email,
            robot.service_account,
            (scope,),
            settings.identity_endpoint,
        )
    return Transport(session, budget_s=LOCAL_BUDGET_S, most_bytes=LOCAL_MOST_BYTES)


def _postmortems(database_url: str) -> Postmortems:
    """The store of the backend where the environment names it, else none."""
    if not database_url:
        from addon.store.memoryless import Memoryless

        return Memoryless()
    from addon.store import database
    from addon.store.postmortems import Postmortems

    engine = database.connect(database_url)
    database.upgrade(engine)
    return Postmortems(engine)
