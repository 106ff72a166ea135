"""Settings from the environment: what each is called, what it means, and whether it can be right.

The backend of the sidebar is configured by the variables of ``SERVICE`` and by nothing else.
``postmortem serve --port N`` starts it on this machine. Against a local Workspace at
``http://127.0.0.1:W/`` it takes

    SECOND_STORY_BASE_URL=http://127.0.0.1:N
    SECOND_STORY_SERVICE_ACCOUNT and SECOND_STORY_OAUTH_CLIENT_ID as that Workspace signs tokens
    SECOND_STORY_CERTS_URL=http://127.0.0.1:W/oauth2/v1/certs
    SECOND_STORY_DOCS_ENDPOINT=http://127.0.0.1:W/
    SECOND_STORY_DRIVE_ENDPOINT=http://127.0.0.1:W/drive/v3/
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

DOCS_ENDPOINT = "SECOND_STORY_DOCS_ENDPOINT"
DRIVE_ENDPOINT = "SECOND_STORY_DRIVE_ENDPOINT"
DATABASE = "SECOND_STORY_DATABASE"
ACCESS_TOKEN = "SECOND_STORY_ACCESS_TOKEN"  # noqa: S105 - a name
BASE_URL = "SECOND_STORY_BASE_URL"
SERVICE_ACCOUNT = "SECOND_STORY_SERVICE_ACCOUNT"
CLIENT_ID = "SECOND_STORY_OAUTH_CLIENT_ID"
CERTS_URL = "SECOND_STORY_CERTS_URL"
IDENTITY_ENDPOINT = "SECOND_STORY_IDENTITY_ENDPOINT"
SECRETS_ENDPOINT = "SECOND_STORY_SECRETS_ENDPOINT"
STORAGE_ENDPOINT = "SECOND_STORY_STORAGE_ENDPOINT"
POLICY = "SECOND_STORY_POLICY"
SUPPORT = "SECOND_STORY_SUPPORT"
DOMAINS = "SECOND_STORY_DOMAINS"
CLICKS = "SECOND_STORY_CLICKS_A_MINUTE"
TRACKER = "SECOND_STORY_TRACKER"
JIRA_URL = "SECOND_STORY_JIRA_URL"
JIRA_EMAIL = "SECOND_STORY_JIRA_EMAIL"
JIRA_TOKEN = "SECOND_STORY_JIRA_TOKEN"  # noqa: S105 - a name
JIRA_EXPIRES = "SECOND_STORY_JIRA_TOKEN_EXPIRES"
GITHUB_URL = "SECOND_STORY_GITHUB_URL"
GITHUB_TOKEN = "SECOND_STORY_GITHUB_TOKEN"  # noqa: S105 - a name
WEBHOOK_URL = "SECOND_STORY_WEBHOOK_URL"
WEBHOOK_SECRET = "SECOND_STORY_WEBHOOK_SECRET"  # noqa: S105 - a name
HOOK_SECRETS = "SECOND_STORY_HOOK_SECRETS"
SWEEP_SHARE = "SECOND_STORY_SWEEP_SHARE"
MAIL_SERVER = "SECOND_STORY_MAIL_SERVER"
MAIL_FROM = "SECOND_STORY_MAIL_FROM"
MAIL_USER = "SECOND_STORY_MAIL_USER"
MAIL_PASSWORD = "SECOND_STORY_MAIL_PASSWORD"  # noqa: S105 - a name
QUEUE = "SECOND_STORY_QUEUE"
JOBS_ACCOUNT = "SECOND_STORY_JOBS_ACCOUNT"
TASKS_ENDPOINT = "SECOND_STORY_TASKS_ENDPOINT"

# How a setting begins whose value stands in Secret Manager.
SECRET = "secret://"  # noqa: S105 - a scheme

DEFAULT_DATABASE = "sqlite:///second-story.db"
DEFAULT_SHARE = 80
GOOGLES_CERTS = "https://www.googleapis.com/oauth2/v1/certs"
GITHUBS_API = "https://api.github.com"

JIRA, GITHUB, WEBHOOK, CONSOLE = "jira", "github", "webhook", "console"
# What each tracker cannot do without.
TRACKERS: Mapping[str, tuple[str, ...]] = {
    JIRA: (JIRA_URL, JIRA_EMAIL, JIRA_TOKEN),
    GITHUB: (GITHUB_TOKEN,),
    WEBHOOK: (WEBHOOK_URL, WEBHOOK_SECRET),
    CONSOLE: (),
}

REQUIRED: Mapping[str, str] = {
    BASE_URL: "the https address that Google calls, such as https://second-story.example.com",
    SERVICE_ACCOUNT: "the e-mail address of the service account that Google calls with, which "
    "gcloud workspace-add-ons get-authorization prints",
    CLIENT_ID: "the OAuth client id of the add-on, which the same command prints",
}
OPTIONAL: Mapping[str, str] = {
    POLICY: "the path of a policy file, or gs://BUCKET/OBJECT; without it the built-in practice "
    "holds",
    SUPPORT: "the e-mail address or page where people of your organisation find help",
    DOMAINS: "the Workspace domains whose people are let in, with commas; without it those of "
    "every organisation that the add-on is installed in",
    CLICKS: "how often one person may click in a minute, such as 60; without it as often as they "
    "like",
    DATABASE: "the store, sqlite:///FILE or postgresql://USER@HOST/NAME; second-story.db in the "
    "working directory by default",
    TRACKER: f"where action items become tickets: {', '.join(TRACKERS)}; without it nowhere",
    JIRA_URL: "the site of Jira Cloud, such as https://example.atlassian.net",
    JIRA_EMAIL: "the e-mail address of the account that tickets are made by",
    JIRA_TOKEN: "that account's API token",
    JIRA_EXPIRES: "the last day of that token, such as 2026-12-31",
    GITHUB_URL: "another address of GitHub's API, such as that of a GitHub Enterprise Server",
    GITHUB_TOKEN: "a token that may read and write the issues of the repositories",
    WEBHOOK_URL: "the https address that is told of action items",
    WEBHOOK_SECRET: "the secret that those messages are signed with, whsec_ and base64",
    HOOK_SECRETS: "the secrets that the tracker signs its own deliveries to /hooks/… with, with "
    "spaces between them; any of them may be the one",
    SWEEP_SHARE: "how much of what Google lets the robot read in a minute the nightly sweep takes, "
    "in percent, 95 at most; 80 by default",
    MAIL_SERVER: "what mails go out by: smtp://HOST:PORT, which has to offer STARTTLS (port 587 if "
    "none is named), or smtps://HOST:PORT (465); without it no mail is sent",
    MAIL_FROM: "the e-mail address that mails come from",
    MAIL_USER: "the user that the mail server knows, where it asks for one",
    MAIL_PASSWORD: "that user's password",
    QUEUE: "the Cloud Tasks queue that work is left to which nobody waits for, "
    "projects/PROJECT/locations/LOCATION/queues/NAME; without it the clock asks for that work",
    JOBS_ACCOUNT: "the service account in whose name that queue delivers",
    TASKS_ENDPOINT: "another address of the Cloud Tasks API, such as a local one",
    DOCS_ENDPOINT: "another address of the Docs API, such as a local one",
    DRIVE_ENDPOINT: "another address of the Drive API, such as a local one",
    CERTS_URL: "another address of the certificates that tokens are verified with",
}
SERVICE: Mapping[str, str] = {**REQUIRED, **OPTIONAL}

_THIS_MACHINE = r"http://(?:127\.0\.0\.1|localhost|\[::1\])"
_SAFE_ADDRESS = re.compile(rf"(?:https://[^\s/?#]+|{_THIS_MACHINE}(?::\d+)?)(?:/\S*)?")
_DOMAIN = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
_MAIL_ADDRESS = r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+"
_UNSAFE = "neither an https address nor one of this machine, so {}"
_UNSAFE_ENDPOINT = _UNSAFE.format("credentials are not sent there")
_PART = r"[a-zA-Z0-9.:-]{1,100}"
_ANYTHING = re.compile(r".+", re.DOTALL)

# What the value of a setting looks like, and what it is where it does not.
_SHAPES: Mapping[str, tuple[re.Pattern[str], str]] = {
    BASE_URL: (
        re.compile(rf"(?:https://[^\s/?#@:]+|{_THIS_MACHINE})(?::\d+)?/?"),
        "no https address without a path, such as https://second-story.example.com",
    ),
    SERVICE_ACCOUNT: (re.compile(_MAIL_ADDRESS), "no e-mail address"),
    CLIENT_ID: (re.compile(r"\S+"), "no client id: it holds white space"),
    SUPPORT: (
        re.compile(rf"{_MAIL_ADDRESS}|https://[^\s<>\"]+"),
        "neither an e-mail address nor an https page",
    ),
    DOMAINS: (
        re.compile(rf"{_DOMAIN}(?:\s*,\s*{_DOMAIN})*", re.IGNORECASE),
        "no list of domains, such as example.com, example.org",
    ),
    CLICKS: (re.compile(r"[1-9]\d{0,4}", re.ASCII), "no number from 1 to 99999"),
    SWEEP_SHARE: (re.compile(r"[1-9]|[1-8]\d|9[0-5]", re.ASCII), "no number from 1 to 95"),
    QUEUE: (
        re.compile(rf"projects/{_PART}/locations/{_PART}/queues/{_PART}"),
        "no name such as projects/PROJECT/locations/LOCATION/queues/NAME",
    ),
    JOBS_ACCOUNT: (re.compile(_MAIL_ADDRESS), "no e-mail address"),
    TASKS_ENDPOINT: (_SAFE_ADDRESS, _UNSAFE_ENDPOINT),
    DOCS_ENDPOINT: (_SAFE_ADDRESS, _UNSAFE_ENDPOINT),
    DRIVE_ENDPOINT: (_SAFE_ADDRESS, _UNSAFE_ENDPOINT),
    CERTS_URL: (_SAFE_ADDRESS, _UNSAFE.format("what it says proves nothing")),
    TRACKER: (re.compile("|".join(TRACKERS)), f"none of {', '.join(TRACKERS)}"),
    JIRA_URL: (_SAFE_ADDRESS, _UNSAFE_ENDPOINT),
    JIRA_EMAIL: (re.compile(_MAIL_ADDRESS), "no e-mail address"),
    JIRA_EXPIRES: (re.compile(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), "no day"),
    GITHUB_URL: (_SAFE_ADDRESS, _UNSAFE_ENDPOINT),
    WEBHOOK_URL: (_SAFE_ADDRESS, _UNSAFE.format("action items are not sent there")),
    WEBHOOK_SECRET: (
        re.compile(r"(?:whsec_)?(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2,3}={1,2})?"),
        "no secret: it is whsec_ and base64, of 12 bytes at least",
    ),
    MAIL_SERVER: (
        re.compile(r"smtps?://(?:[\w.-]+|\[[\da-f:]+\])(?::[1-9]\d{0,4})?/?", re.ASCII),
        "no mail server, such as smtp://smtp.example.com:587",
    ),
    MAIL_FROM: (re.compile(_MAIL_ADDRESS), "no e-mail address"),
}


class SettingsError(ValueError):
    """Settings cannot be right; ``problems`` has a sentence for each, without a full stop."""

    def __init__(self, *problems: str) -> None:
        super().__init__(". ".join(problems))
        self.problems = problems


def base_url(text: str) -> str:
    """The address of a backend, without a slash at its end.

    Raises:
        SettingsError: it is none that Google could call, nor one of this machine.

    """
    problem = _problem(BASE_URL, text.strip())
    if problem:
        raise SettingsError(problem)
    return text.strip().removesuffix("/")


def of_queue(environ: Mapping[str, str]) -> tuple[str, int]:
    """The queue's name, and the share of what the robot may read, in percent.

    Raises:
        SettingsError: one of them is missing or cannot be right.

    """
    given = {name: environ.get(name, "").strip() for name in (QUEUE, SWEEP_SHARE)}
    problems = [problem for name, value in given.items() if (problem := _problem(name, value))]
    if not given[QUEUE]:
        problems.append(f"{QUEUE} is missing: {OPTIONAL[QUEUE]}")
    if problems:
        raise SettingsError(*problems)
    return given[QUEUE], int(given[SWEEP_SHARE] or DEFAULT_SHARE)


class Settings:
    """What the environment says to the command line; an empty text where it says nothing.

    ``docs_endpoint`` and ``drive_endpoint`` are base addresses of the APIs in place of Google's,
    ``identity_endpoint`` of what signs for a robot and gives it tokens, ``storage_endpoint`` of
    Cloud Storage; each ends with a slash.
    ``access_token`` is an OAuth token for local use in place of found credentials. ``database`` and
    ``policy`` are those of the backend.
    """

    __slots__ = (
        "access_token",
        "database",
        "docs_endpoint",
        "drive_endpoint",
        "identity_endpoint",
        "policy",
        "storage_endpoint",
    )

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Read the settings.

        Raises:
            SettingsError: an endpoint would take the credentials over an open connection.

        """
        self.access_token = environ.get(ACCESS_TOKEN, "").strip()
        self.database = environ.get(DATABASE, "").strip()
        self.policy = environ.get(POLICY, "").strip()
        self.docs_endpoint = endpoint_of(environ, DOCS_ENDPOINT)
        self.drive_endpoint = endpoint_of(environ, DRIVE_ENDPOINT)
        self.identity_endpoint = endpoint_of(environ, IDENTITY_ENDPOINT)
        self.storage_endpoint = endpoint_of(environ, STORAGE_ENDPOINT)


class ServiceSettings:
    """What the environment says to the backend; an empty text for an optional one left out.

    ``base_url`` has no slash at its end, ``docs_endpoint`` has one.
    """

    __slots__ = (
        "base_url",
        "certs_url",
        "clicks_a_minute",
        "client_id",
        "database",
        "docs_endpoint",
        "domains",
        "drive_endpoint",
        "is_app_engine",
        "mail",
        "policy",
        "queue",
        "service_account",
        "support",
        "sweep_share",
        "tracker",
    )

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Read the settings.

        Raises:
            SettingsError: with a sentence for each that is missing or cannot be right.

        """
        given = {name: environ.get(name, "").strip() for name in SERVICE}
        problems = [problem for name in SERVICE if (problem := _problem(name, given[name]))]
        problems += _lacking(given)
        if problems:
            raise SettingsError(*problems)
        self.tracker = TrackerSettings(given)
        self.mail = MailSettings(given)
        # App Engine itself sets it, and nobody else can there.
        self.is_app_engine = bool(environ.get("GAE_APPLICATION"))
        self.base_url = given[BASE_URL].removesuffix("/")
        self.service_account = given[SERVICE_ACCOUNT]
        self.client_id = given[CLIENT_ID]
        self.policy = given[POLICY]
        self.support = given[SUPPORT]
        self.clicks_a_minute = int(given[CLICKS] or 0)
        self.queue = QueueSettings(given)
        self.sweep_share = int(given[SWEEP_SHARE] or DEFAULT_SHARE)
        listed = given[DOMAINS].lower().split(",")
        self.domains = frozenset(domain for part in listed if (domain := part.strip()))
        self.database = given[DATABASE] or DEFAULT_DATABASE
        self.docs_endpoint = _with_slash(given[DOCS_ENDPOINT])
        self.drive_endpoint = _with_slash(given[DRIVE_ENDPOINT])
        self.certs_url = given[CERTS_URL] or GOOGLES_CERTS


class TrackerSettings:
    """Where action items become tickets: ``kind`` is one of ``TRACKERS``, or empty for nowhere.

    ``url`` has no slash at its end. ``secret`` is the token or signing secret. ``expires`` is the
    token's last day in ISO 8601, where it is known. ``hook_secrets`` are those that the tracker
    signs with when it tells of changes.
    """

    __slots__ = ("email", "expires", "hook_secrets", "kind", "secret", "url")

    def __init__(self, given: Mapping[str, str]) -> None:
        self.kind = given[TRACKER]
        self.email = given[JIRA_EMAIL]
        self.hook_secrets = given[HOOK_SECRETS].split()
        self.expires = given[JIRA_EXPIRES]
        urls = {
            JIRA: given[JIRA_URL],
            GITHUB: given[GITHUB_URL] or GITHUBS_API,
            WEBHOOK: given[WEBHOOK_URL],
        }
        secrets = {
            JIRA: given[JIRA_TOKEN],
            GITHUB: given[GITHUB_TOKEN],
            WEBHOOK: given[WEBHOOK_SECRET],
        }
        url = urls.get(self.kind, "")
        self.url = url if self.kind == WEBHOOK else url.rstrip("/")
        self.secret = secrets.get(self.kind, "")


class MailSettings:
    """The server that mails go out by; ``host`` is empty where none is set up.

    ``is_local`` tells that it is on this machine, which no line leads out of. ``is_wrapped`` tells
    that its connections are encrypted from the start; others have to be by STARTTLS.
    """

    __slots__ = ("host", "is_local", "is_wrapped", "password", "port", "sender", "user")

    def __init__(self, given: Mapping[str, str]) -> None:
        server = urlsplit(given[MAIL_SERVER])
        self.host = server.hostname or ""
        self.is_local = self.host in {"127.0.0.1", "localhost", "::1"}
        self.is_wrapped = server.scheme == "smtps"
        self.port = server.port or (465 if self.is_wrapped else 587)
        self.sender = given[MAIL_FROM]
        self.user = given[MAIL_USER]
        self.password = given[MAIL_PASSWORD]


class QueueSettings:
    """Where work is left that nobody waits for: ``name`` is empty where there is no queue.

    ``account`` is who delivers, and ``audience`` whom its token is for: the jobs of this backend
    alone. ``endpoint`` ends with a slash.
    """

    __slots__ = ("account", "audience", "endpoint", "name")

    def __init__(self, given: Mapping[str, str]) -> None:
        self.name = given[QUEUE]
        self.account = given[JOBS_ACCOUNT]
        self.audience = f"{given[BASE_URL].removesuffix('/')}/jobs"
        self.endpoint = _with_slash(given[TASKS_ENDPOINT])


def _lacking(given: Mapping[str, str]) -> list[str]:
    """What tracker, mail server and queue cannot do without, where they are set up, and lack."""
    needed = [*TRACKERS.get(given[TRACKER], ())]
    needed += [MAIL_FROM] if given[MAIL_SERVER] else []
    needed += [MAIL_PASSWORD] if given[MAIL_USER] else []
    needed += [JOBS_ACCOUNT] if given[QUEUE] else []
    return [f"{name} is missing: {OPTIONAL[name]}" for name in needed if not given[name]]


def _problem(name: str, value: str) -> str:
    if not value:
        return f"{name} is missing: {REQUIRED[name]}" if name in REQUIRED else ""
    if value.startswith(SECRET):
        return ""  # What it is, is known when it is fetched.
    shape, fault = _SHAPES.get(name, (_ANYTHING, ""))
    return "" if shape.fullmatch(value) else f"{name} is {fault}"


def endpoint_of(environ: Mapping[str, str], name: str) -> str:
    """Another address of an API than Google's, ending with a slash; empty where none is set.

    Raises:
        SettingsError: it would take the credentials over an open connection.

    """
    address = environ.get(name, "").strip()
    if address and not _SAFE_ADDRESS.fullmatch(address):
        raise SettingsError(f"{name} is {_UNSAFE_ENDPOINT}")
    return _with_slash(address)


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"
